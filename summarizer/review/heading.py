"""The headline after an act of an editor: it must be what the brief still says.

A headline is the text of a claim. Where that claim is given other words, is dropped, or loses a
disagreement an editor decided, the old words would stand over a brief that says otherwise.
"""

from collections.abc import Iterator

from summarizer.merging.brief import Brief, Entry
from summarizer.merging.lede import claims_of, offered

_EITHER = frozenset({"contradiction", "update", "certainty"})  # kinds of which one side holds


def heading(before: Brief, after: Brief) -> str:
    """Return the headline of a brief that was changed.

    Args:
        before: The brief as it was, with its headline.
        after: The same brief with its entries and disagreements changed.

    Returns:
        The headline that was, while an entry says it and no editor chose against it; the new
        words of the entry that said it; else the claim a lede would be written from first; and
        where there is no claim the title of a source.

    """
    entries = {entry.id: entry for entry in claims_of(after)}
    heads = list(_heads(before))
    lost = [head for head in heads if head in entries and _chosen_against(head, after)]
    if lost:
        return _other_side(lost[0], after, entries) or _anew(after)
    if any(entry.text == before.headline for entry in entries.values()):
        return before.headline
    for head in heads:
        if head in entries:
            return entries[head].text
    titled = any(source.title == before.headline for source in after.sources)
    return before.headline if titled and not heads else _anew(after)


def _heads(brief: Brief) -> Iterator[str]:
    """Yield the ids of the entries whose words the headline has, or had before an edit."""
    yield from (entry.id for entry in claims_of(brief) if entry.text == brief.headline)
    for edit in reversed(brief.edits):
        if edit.act == "edit" and edit.entry and edit.before == brief.headline:
            yield edit.entry


def _chosen_against(ident: str, brief: Brief) -> bool:
    """Tell whether an editor chose a side this entry does not take."""
    return any(
        conflict.because == "chosen"
        and conflict.kind in _EITHER
        and ident in conflict.entries
        and ident not in conflict.sides[0].entries
        for conflict in brief.conflicts
    )


def _other_side(ident: str, brief: Brief, entries: dict[str, Entry]) -> str:
    """Return the text of the first claim of the side chosen against an entry; empty for none."""
    for conflict in brief.conflicts:
        if conflict.because == "chosen" and ident in conflict.entries:
            taken = (entries[each].text for each in conflict.sides[0].entries if each in entries)
            return next(taken, "")
    return ""


def _anew(brief: Brief) -> str:
    claims = [*offered(brief), *sorted(claims_of(brief), key=lambda e: e.status == "disputed")]
    standing = (e.text for e in claims if not _chosen_against(e.id, brief))
    titles = (s.title for s in brief.sources if s.status == "used" and s.title)
    return next(standing, None) or next(titles, "")
