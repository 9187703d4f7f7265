"""Writing settled entries and clashes down as the brief's own values, with ids and ledgers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.entries import Align
from summarizer.extraction.summary import Citation, FieldInfo
from summarizer.merging.brief import Conflict, Entry, Side, Status, Support
from summarizer.merging.conflicts import Clash
from summarizer.merging.consensus import Settled
from summarizer.merging.origins.counting import Origins
from summarizer.merging.origins.statements import statements
from summarizer.merging.people import aliases
from summarizer.merging.variants import variants


@dataclass
class FieldEntries:
    """One field of the form with its entries in the making."""

    info: FieldInfo
    settled: list[Settled]
    clashes: list[Clash]


def source_order(ident: str) -> tuple[int, str]:
    """Sort key of a source id: S2 before S10."""
    return (int(ident[1:]) if ident[1:].isdigit() else 0, ident)


class Writer:
    """Turns settled entries and clashes into the brief's own values."""

    def __init__(
        self, fields: Sequence[FieldEntries], origins: Origins, used: Sequence[str]
    ) -> None:
        self._origins = origins
        self._used = used
        self._ids: dict[int, str] = {}
        self._against: dict[int, list[Citation]] = {}
        self._clashes = [clash for each in fields for clash in each.clashes]
        for each in fields:
            for position, settled in enumerate(each.settled, start=1):
                self._ids[id(settled)] = f"{each.info.name}.{position}"
        for clash in self._clashes:
            self._against.setdefault(id(clash.first), []).extend(clash.side(1))
            if clash.second is not None:
                self._against.setdefault(id(clash.second), []).extend(clash.side(0))

    def entries(self, each: FieldEntries) -> list[Entry]:
        """Write the entries of one field."""
        return [self._entry(settled) for settled in each.settled]

    def _entry(self, settled: Settled) -> Entry:
        claim = settled.shown.claim
        against = self._against.get(id(settled), [])
        said = settled.sources()
        otherwise = {citation.source for citation in against}
        origins = self._origins.behind(settled.citations())
        return Entry(
            id=self._ids[id(settled)],
            text=claim.text,
            values=claim.values,
            align=claim.align,
            said_by=claim.said_by,
            role=_role(settled),
            value=claim.value,
            mode=claim.mode,
            aliases=aliases(settled.members, settled.shown) if claim.align is Align.NAME else [],
            translated=claim.translated,
            status=self._status(len(origins), against),
            support=Support(
                sources=said,
                independent=len(origins),
                of=len(self._used),
                silent=[i for i in self._used if i not in said and i not in otherwise],
                origins=origins,
                statements=statements(settled),
            ),
            citations=[*_unique(settled.citations()), *_opposing(against)],
            variants=variants(settled),
        )

    def _status(self, origins: int, against: Sequence[Citation]) -> Status:
        if against:
            return "disputed"
        return "agreed" if origins > 1 else "single"

    def conflicts(self) -> list[Conflict]:
        """Write the conflicts; clashes over the same two values are one conflict."""
        merged: dict[tuple[str, ...], list[Clash]] = {}
        for clash in self._clashes:
            merged.setdefault(tuple(sorted(clash.about)), []).append(clash)
        return [
            self._conflict(f"conflict.{position}", group)
            for position, group in enumerate(merged.values(), start=1)
        ]

    def _conflict(self, ident: str, group: Sequence[Clash]) -> Conflict:
        sides = [_side(name, group) for name in group[0].about]
        entries = [self._ids[id(entry)] for c in group for entry in (c.first, c.second) if entry]
        return Conflict(
            id=ident, kind="contradiction", entries=list(dict.fromkeys(entries)), sides=sides
        )


def _side(name: str, group: Sequence[Clash]) -> Side:
    """Gather one side of clashes over the same two values."""
    taking = [(clash, clash.about.index(name)) for clash in group]
    entries = [clash.entry(position) for clash, position in taking]
    speakers = {entry.shown.claim.said_by for entry in entries if entry is not None}
    return Side(
        text=name,
        said_by=speakers.pop() if len(speakers) == 1 else None,
        citations=_unique(c for clash, position in taking for c in clash.side(position)),
    )


def _role(settled: Settled) -> str | None:
    """Return the shown claim's role, or for lack of one the most frequent of the members."""
    if settled.shown.claim.role:
        return settled.shown.claim.role
    roles = Counter(member.claim.role for member in settled.members if member.claim.role)
    return min(roles, key=lambda role: (-roles[role], len(role), role)) if roles else None


def _opposing(against: Sequence[Citation]) -> list[Citation]:
    return _unique(c.model_copy(update={"stance": "contradicts"}) for c in against)


def _unique(citations: Iterable[Citation]) -> list[Citation]:
    """Each span once, in order of source and place; a cited span before a realigned one."""
    best: dict[tuple[str, int, int], Citation] = {}
    for citation in citations:
        key = (citation.source, citation.start, citation.end)
        if key not in best or citation.grounding == "cited":
            best[key] = citation
    return sorted(best.values(), key=lambda c: (source_order(c.source), c.start, c.end))
