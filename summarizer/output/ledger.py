"""What each source does for each entry: says it, says otherwise, said it earlier, is silent."""

from collections.abc import Sequence
from typing import Literal

from schemas.entries import Align
from summarizer.extraction.summary import Citation, Source
from summarizer.merging.brief import Brief, Conflict, Entry

Stance = Literal["says", "otherwise", "both", "earlier", "later", "silent", "none"]


def stance_of(entry: Entry, source: str) -> Stance:
    """Return what the source with id `source` does for `entry`.

    "both" when one article holds the claim and its contrary, "none" when the source was never
    asked (it failed, or is a copy), which is not silence.
    """
    stances = {citation.stance for citation in entry.citations if citation.source == source}
    says = source in entry.support.sources or "supports" in stances
    if "contradicts" in stances:
        return "both" if says else "otherwise"
    if says:
        return "says"
    if "earlier" in stances:
        return "earlier"
    if "later" in stances:
        return "later"
    return "silent" if source in entry.support.silent else "none"


def one_statement(entry: Entry) -> bool:
    """Tell whether several sources carry an entry and all of them repeat one statement."""
    said = entry.support.statements
    return (
        len(entry.support.sources) > 1
        and len(said) == 1
        and set(said[0].sources) == set(entry.support.sources)
    )


def witnesses(brief: Brief) -> list[Source]:
    """Return the sources that could have said something, in the brief's order."""
    return [source for source in brief.sources if source.status == "used"]


def idle(brief: Brief) -> list[Source]:
    """Return the sources that carry nothing: copies, empty, unreadable, refused, failed ones."""
    return [source for source in brief.sources if source.status != "used"]


def cited(entry: Entry, stance: str) -> list[Citation]:
    """Return the entry's citations that take `stance`."""
    return [citation for citation in entry.citations if citation.stance == stance]


def conflicts_about(brief: Brief, entry: Entry) -> list[Conflict]:
    """Return the conflicts that name `entry`."""
    return [conflict for conflict in brief.conflicts if entry.id in conflict.entries]


def charted(brief: Brief) -> list[tuple[str, list[Entry]]]:
    """Return the entries of the claim × source picture, by field: claims and quotes, not names."""
    chart = []
    for field, entries in brief.fields.items():
        rows = [entry for entry in entries if entry.align is not Align.NAME]
        if rows:
            chart.append((field, rows))
    return chart


def by_reason(brief: Brief) -> dict[str, int]:
    """Count the withheld claims by reason, most frequent first, then by name."""
    counts: dict[str, int] = {}
    for claim in brief.withheld:
        counts[claim.reason] = counts.get(claim.reason, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def source_name(source: Source, among: Sequence[Source]) -> str:
    """Return what a reader calls a source: its outlet, else its file, told apart by its id."""
    name = source.outlet or source.file
    shared = sum(1 for other in among if (other.outlet or other.file) == name) > 1
    return f"{name} ({source.id})" if shared else name
