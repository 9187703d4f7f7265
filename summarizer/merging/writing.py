"""Writing settled entries and clashes down as the brief's own values, with ids and ledgers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from schemas.entries import Align
from summarizer.extraction.summary import Citation, FieldInfo, Source, Stance
from summarizer.merging.brief import Conflict, Entry, Status, Support
from summarizer.merging.citations import as_stance, unique
from summarizer.merging.conflicts import Clash, Measures
from summarizer.merging.conflicts.clash import Taking
from summarizer.merging.conflicts.groups import grouped
from summarizer.merging.conflicts.telling import conflict
from summarizer.merging.consensus import Settled
from summarizer.merging.origins.counting import Origins
from summarizer.merging.origins.statements import statements
from summarizer.merging.people import aliases
from summarizer.merging.speakers import Offices
from summarizer.merging.variants import variants

_KINDS = ("contradiction", "update", "scope", "certainty")
_STANCES: tuple[Stance, ...] = ("contradicts", "earlier", "later", "supports")


@dataclass
class FieldEntries:
    """One field of the form with its entries in the making."""

    info: FieldInfo
    settled: list[Settled]
    measures: Measures
    clashes: list[Clash] = field(default_factory=list)


class Writer:
    """Turns settled entries and clashes into the brief's own values."""

    def __init__(
        self,
        fields: Sequence[FieldEntries],
        origins: Origins,
        sources: Sequence[Source],
        offices: Offices,
    ) -> None:
        self._origins = origins
        self._offices = offices
        self._used = [source.id for source in sources]
        self._ids: dict[int, str] = {}
        self._published = {source.id: source.published.value for source in sources}
        self._against: dict[int, list[Citation]] = {}
        for each in fields:
            for position, settled in enumerate(each.settled, start=1):
                self._ids[id(settled)] = f"{each.info.name}.{position}"
        clashes = [clash for each in fields for clash in each.clashes]
        self._disagreements = grouped(clashes)
        self._inside = {id(side.entry) for clash in clashes if clash.inside for side in clash.sides}
        for clash in (clash for made in self._disagreements for clash in made.clashes):
            if _excludes(clash) and not clash.inside:
                one, two = clash.sides
                self._note([one], "contradicts", [two])
                self._note([two], "contradicts", [one])
        for made in self._disagreements:
            for newer, older in ((n, o) for n, followed in made.after.items() for o in followed):
                self._note(made.sides[newer], "earlier", made.sides[older])
                self._note(made.sides[older], "later", made.sides[newer])

    def _note(self, takings: Sequence[Taking], stance: Stance, others: Sequence[Taking]) -> None:
        """Note for the entries of a side what another side is to them."""
        for entry in (taking.entry for taking in takings):
            if entry is not None:
                against = [citation for other in others for citation in other.citations]
                self._against.setdefault(id(entry), []).extend(as_stance(stance, against))

    def entries(self, each: FieldEntries) -> list[Entry]:
        """Write the entries of one field."""
        return [self._entry(settled) for settled in each.settled]

    def _entry(self, settled: Settled) -> Entry:
        claim = settled.shown.claim
        said = settled.sources()
        against = _for_ledger(self._against.get(id(settled), []), settled.citations())
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
            status=self._status(settled, len(origins), against),
            support=Support(
                sources=said,
                independent=len(origins),
                of=len(self._used),
                silent=[i for i in self._used if i not in said and i not in otherwise],
                origins=origins,
                statements=statements(settled, self._offices),
            ),
            citations=[*unique(settled.citations()), *against],
            variants=variants(settled, self._offices),
        )

    def _status(self, settled: Settled, origins: int, against: Sequence[Citation]) -> Status:
        stances = {citation.stance for citation in against}
        if "contradicts" in stances or id(settled) in self._inside:
            return "disputed"
        if stances:
            return "updated"
        return "agreed" if origins > 1 else "single"

    def conflicts(self) -> list[Conflict]:
        """Write the disagreements, contradictions first, then in the order of their entries."""
        ranked = sorted(self._disagreements, key=lambda made: _KINDS.index(made.kind))
        written = (conflict("", made, self._ids, self._origins, self._published) for made in ranked)
        kept = [each for each in written if each is not None]
        return [
            each.model_copy(update={"id": f"conflict.{position}"})
            for position, each in enumerate(kept, start=1)
        ]


def _excludes(clash: Clash) -> bool:
    """Tell whether two sides speak against one another: neither is known to be the older one.

    Two parts of one total, and two degrees of certainty, do not.
    """
    unordered = clash.kind == "update" and clash.earlier is None
    return clash.kind == "contradiction" or unordered


def _for_ledger(against: Iterable[Citation], own: Iterable[Citation]) -> list[Citation]:
    """Each passage once, what contradicts before what is older; none that carries the entry."""
    carrying = {(citation.source, citation.start, citation.end) for citation in own}
    ranked = sorted(against, key=lambda citation: _STANCES.index(citation.stance))
    kept = [c for c in ranked if (c.source, c.start, c.end) not in carrying]
    return unique(kept)


def _role(settled: Settled) -> str | None:
    """Return the shown claim's role, or for lack of one the most frequent of the members."""
    if settled.shown.claim.role:
        return settled.shown.claim.role
    roles = Counter(member.claim.role for member in settled.members if member.claim.role)
    return min(roles, key=lambda role: (-roles[role], len(role), role)) if roles else None
