"""Changes to a brief as values: a brief in, a brief out, its ledger kept right.

None of them looks at a source; `gating` says beforehand what the sources carry.
"""

from collections.abc import Mapping, Sequence

from schemas.entries import Align
from summarizer.errors import ReviewError
from summarizer.extraction.summary import Citation, Withheld
from summarizer.merging.brief import (
    Brief,
    Check,
    Conflict,
    Edit,
    Entry,
    Origin,
    Side,
    Status,
    Support,
)
from summarizer.merging.lede import compose
from summarizer.merging.views import views
from summarizer.review.heading import heading
from summarizer.values.typed import TypedValue


def entry_of(brief: Brief, ident: str) -> tuple[str, Entry]:
    """Return the field and the entry of this id; raises ReviewError when there is none."""
    for field, entries in brief.fields.items():
        for entry in entries:
            if entry.id == ident:
                return field, entry
    raise ReviewError(f"The brief has no entry {ident}. It may have been dropped; reload the page.")


def conflict_of(brief: Brief, ident: str) -> Conflict:
    """Return the disagreement of this id; raises ReviewError when there is none."""
    for conflict in brief.conflicts:
        if conflict.id == ident:
            return conflict
    raise ReviewError(f"The brief has no disagreement {ident}. Reload the page.")


def noted(brief: Brief, edit: Edit) -> Brief:
    """Return `brief` with one more edit written down."""
    return brief.model_copy(update={"edits": [*brief.edits, edit]})


def reworded(
    brief: Brief,
    ident: str,
    text: str,
    values: Sequence[TypedValue],
    carried: Mapping[str, Sequence[Citation]] | None,
) -> Brief:
    """Return `brief` with another text for one entry.

    Args:
        brief: The brief.
        ident: The entry's id.
        text: The new text.
        values: What is typed in it.
        carried: The passages of each source that carries it; sources that do not are silent
            from now on. None keeps all, where an editor overruled the gates.

    """
    _, entry = entry_of(brief, ident)
    changes: dict[str, object] = {"text": text, "values": list(values)}
    if carried is not None:
        against = [c for c in entry.citations if c.stance != "supports"]
        kept = [variant for variant in entry.variants if _within(variant.citations, carried)]
        changes["citations"] = [*(c for found in carried.values() for c in found), *against]
        changes["variants"] = kept
    changed = entry.model_copy(update=changes)
    if carried is not None:
        changed = _with_ledger(changed, brief)
    return _settled(brief, _replaced(brief, changed), [ident])


def dropped(brief: Brief, ident: str) -> Brief:
    """Return `brief` without one entry, and without what rested on it alone."""
    field, _ = entry_of(brief, ident)
    fields = {
        name: [e for e in entries if e.id != ident] if name == field else entries
        for name, entries in brief.fields.items()
    }
    conflicts = [made for c in brief.conflicts if (made := _without(c, ident)) is not None]
    without = brief.model_copy(update={"fields": fields, "conflicts": conflicts})
    return _settled(brief, without, [ident])


def restored(brief: Brief, withheld: Withheld, made: Entry) -> Brief:
    """Return `brief` with an entry made of a withheld claim, which is withheld no more."""
    fields = dict(brief.fields)
    fields[withheld.field] = [*fields[withheld.field], _with_ledger(made, brief)]
    rest = list(brief.withheld)
    rest.remove(withheld)
    return _settled(brief, brief.model_copy(update={"fields": fields, "withheld": rest}), [])


def chosen(brief: Brief, ident: str, side: int) -> Brief:
    """Return `brief` with one side of a disagreement shown first, because an editor chose it."""
    conflict = conflict_of(brief, ident)
    if not 0 <= side < len(conflict.sides):
        raise ReviewError(f"The disagreement {ident} has no side {side}.")
    order = [side, *(n for n in range(len(conflict.sides)) if n != side)]
    place = {old: new for new, old in enumerate(order)}
    changed = _placed(conflict, order, place).model_copy(update={"because": "chosen"})
    conflicts = [changed if c.id == ident else c for c in brief.conflicts]
    made = brief.model_copy(update={"conflicts": conflicts})
    return _settled(brief, made, list(conflict.entries))


def next_id(brief: Brief, field: str) -> str:
    """Return an id no entry of this brief, or of the edits on it, has had."""
    used = [entry.id for entry in brief.fields[field]] + [e.entry for e in brief.edits if e.entry]
    numbers = [int(n) for i in used if (n := i.removeprefix(f"{field}.")).isdigit()]
    return f"{field}.{max(numbers, default=0) + 1}"


def _within(citations: Sequence[Citation], carried: Mapping[str, Sequence[Citation]]) -> bool:
    return all(citation.source in carried for citation in citations)


def _replaced(brief: Brief, entry: Entry) -> Brief:
    fields = {
        name: [entry if e.id == entry.id else e for e in entries]
        for name, entries in brief.fields.items()
    }
    return brief.model_copy(update={"fields": fields})


def _with_ledger(entry: Entry, brief: Brief) -> Entry:
    """Make an entry's support what its citations say."""
    everywhere = [*entry.citations, *(c for v in entry.variants for c in v.citations)]
    named = {citation.source for citation in everywhere}
    says = {c.source for c in everywhere if c.stance == "supports"}
    used = [source.id for source in brief.sources if source.status == "used"]
    old = entry.support
    origins = [
        origin.model_copy(update={"sources": [i for i in origin.sources if i in says]})
        for origin in old.origins
        if says & set(origin.sources)
    ]
    known = {ident for origin in origins for ident in origin.sources}
    origins += [Origin(sources=[ident]) for ident in used if ident in says - known]
    statements = [
        statement.model_copy(update={"sources": [i for i in statement.sources if i in says]})
        for statement in old.statements
        if says & set(statement.sources)
    ]
    support = Support(
        sources=[ident for ident in used if ident in says],
        independent=len(origins),
        of=max(old.of, len(used)),
        silent=[ident for ident in used if ident not in named],
        origins=origins,
        statements=statements,
    )
    return entry.model_copy(update={"support": support})


def _settled(before: Brief, brief: Brief, touched: Sequence[str]) -> Brief:
    """Bring what follows from the entries up to date: statuses, views, headline and lede."""
    fields = {
        name: [entry.model_copy(update={"status": _status(entry, brief)}) for entry in entries]
        for name, entries in brief.fields.items()
    }
    brief = brief.model_copy(update={"fields": fields, "views": views(fields)})
    brief = brief.model_copy(update={"headline": heading(before, brief)})
    on_top = [e.id for es in fields.values() for e in es if e.text == brief.headline]
    said_twice = brief.headline != before.headline and any(
        set(sentence.entries) <= set(on_top) for sentence in brief.lede
    )
    if said_twice or any(set(sentence.entries) & set(touched) for sentence in brief.lede):
        # A sentence about an entry that is no longer what it was would have no ground.
        brief = brief.model_copy(update={"lede": compose(brief)})
    return brief


def _status(entry: Entry, brief: Brief) -> Status:
    """Return an entry's status; one that is disputed or updated stays so while that holds."""
    stances = {citation.stance for citation in entry.citations}
    kinds = {c.kind for c in brief.conflicts if entry.id in c.entries}
    if "contradicts" in stances or (entry.status == "disputed" and kinds):
        return "disputed"
    if stances & {"earlier", "later"} or (entry.status == "updated" and "update" in kinds):
        return "updated"
    return "agreed" if entry.support.independent > 1 else "single"


def _without(conflict: Conflict, ident: str) -> Conflict | None:
    """Return a disagreement without an entry; None where fewer than two sides are left."""
    if ident not in conflict.entries:
        return conflict
    keep = [n for n, side in enumerate(conflict.sides) if side.entries != [ident]]
    if len(keep) < 2:  # noqa: PLR2004  a disagreement has two sides at least
        return None
    placed = _placed(conflict, keep, {old: new for new, old in enumerate(keep)})
    sides = [_side_without(side, ident) for side in placed.sides]
    entries = [entry for entry in conflict.entries if entry != ident]
    return placed.model_copy(update={"sides": sides, "entries": entries})


def _side_without(side: Side, ident: str) -> Side:
    return side.model_copy(update={"entries": [e for e in side.entries if e != ident]})


def _placed(conflict: Conflict, order: Sequence[int], place: Mapping[int, int]) -> Conflict:
    """Return a disagreement with its sides in another order, what points to them moved along."""
    pointers = {
        name: place.get(at) if (at := getattr(conflict, name)) is not None else None
        for name in ("latest", "most_precise", "best_supported")
    }
    checks = [moved for check in conflict.checks if (moved := _check(check, place)) is not None]
    return conflict.model_copy(
        update={
            "sides": [conflict.sides[n] for n in order],
            "history": [place[n] for n in conflict.history if n in place],
            "checks": checks,
            **pointers,
        }
    )


def _check(check: Check, place: Mapping[int, int]) -> Check | None:
    if check.side is None:
        return check
    if check.side not in place:
        return None
    return check.model_copy(update={"side": place[check.side]})


def editable(entry: Entry) -> bool:
    """Tell whether an entry's text can be written anew: the words of a quotation cannot."""
    return entry.align is not Align.QUOTE
