"""Finding the disagreements among the entries of one field."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from schemas.entries import Align
from summarizer.merging.conflicts import certainty, contradiction, scope, update
from summarizer.merging.conflicts.clash import Clash, Pair, taking
from summarizer.merging.conflicts.pairs import pairs
from summarizer.merging.conflicts.people import called_otherwise, roles, slips, with_names
from summarizer.merging.conflicts.places import one_place
from summarizer.merging.consensus import Settled
from summarizer.merging.evidence import stands_out
from summarizer.merging.fates import fate
from summarizer.merging.frames import Frames
from summarizer.merging.guards import differences, may_pass
from summarizer.merging.identity import Identity
from summarizer.merging.index import SourceIndex
from summarizer.merging.likeness import Likeness, Reading
from summarizer.merging.overlaps import Table
from summarizer.merging.relations import Difference, Relation
from summarizer.merging.traits import traits
from summarizer.values.folding import fold

_ROUNDING = 1e-6  # what it may take from a measure
_MANY_SLOTS = {Relation.OPEN, Relation.STATE, Relation.STAGE}  # other slots may come with these
_SLIGHT = 0.25  # share of two frames far below what any judge asks for
_NEAR_ACROSS = 0.6  # nearness of vectors from which claims in two languages may be of one thing
_MARGIN_FOR = 0.6  # how much of it a margin makes up for
_MEANING = 0.2  # share of meanings below which they must stand out
_JUDGES = (update.judge, contradiction.judge, certainty.judge)


@dataclass(frozen=True)
class Measures:
    """How alike the claims of a field are.

    Attributes:
        likeness: By their words, names and values included.
        identity: By words, values and, where there are any, vectors: what speaks for one fact.

    """

    likeness: Likeness
    identity: Identity


class About:
    """How likely two claims are about one thing, by their frames and by their words."""

    def __init__(self, readings: Sequence[Reading], measures: Measures) -> None:
        self._frames = Frames(readings)
        self._parts: dict[int, frozenset[str]] = {}
        self._measures = measures
        self._people = {
            part
            for reading in readings
            for name in (
                [reading.claim.text]
                if reading.claim.align is Align.NAME
                else [each.raw for each in reading.names if each.kind == "person"]
            )
            for part in (fold(name), fold(name).split()[-1])
        }

    def person(self, *names: str) -> bool:
        """Tell whether one of the names is a person's, in this field."""
        return any(fold(name) in self._people for name in names)

    def worth(self, a: Reading, b: Reading) -> bool:
        """Tell whether two claims share a name, a track of states, a fate, or words enough."""
        if a.language != b.language:
            return True  # their words cannot be held together
        named = not self._called(a).isdisjoint(self._called(b))
        return named or self.frame(a, b) >= _SLIGHT

    def worthwhile(self, claims: Sequence[Reading]) -> Iterator[tuple[Reading, Reading]]:
        """Yield the pairs of claims that are `worth` comparing, in order."""
        first, second = pairs(claims)
        if not len(first):
            return
        languages = [reading.language for reading in claims]
        named = Table([self._called(reading) for reading in claims]).meet(first, second)
        near = named | (self._frames.overlaps(claims, first, second) >= _SLIGHT - _ROUNDING)
        told = (first.tolist(), second.tolist(), named.tolist(), near.tolist())
        for i, j, sure, some in zip(*told, strict=True):
            a, b = claims[i], claims[j]
            if sure or languages[i] != languages[j] or (some and self.worth(a, b)):
                yield a, b

    def _called(self, reading: Reading) -> frozenset[str]:
        found = self._parts.get(id(reading))
        if found is None:
            found = frozenset(
                [name.key.split()[-1] for name in reading.names if name.key]
                + [f"s:{track}" for track, _ in traits(reading.claim.text).states]
                + [f"q:{what}" for q in reading.quantities if (what := fate(reading, q))]
            )
            self._parts[id(reading)] = found
        return found

    def frame(self, a: Reading, b: Reading) -> float:
        """Return how much of their frames two claims share, 0 to 1."""
        return self._frames.overlap(a, b)

    def whole(self, a: Reading, b: Reading) -> float:
        """Return the share of the longer frame two claims have in common, 0 to 1."""
        return self._frames.whole(a, b)

    def likeness(self, a: Reading, b: Reading) -> float:
        """Return how alike two claims are, values and names included, 0 to 1."""
        found = max(self._measures.likeness.score(a, b), self._measures.identity.score(a, b))
        return max(found, self._across(a, b)) if a.language != b.language else found

    def _across(self, a: Reading, b: Reading) -> float:
        """Return how near two claims in two languages are, where nothing else is nearer.

        Their words say little and the value in which they differ says nothing, so each must be
        nearer to the other than to whatever else the other's article tells, and the further
        apart they are the more so. Where they share hardly a meaning, they must stand out: the
        arrest and the release of one person are near too.
        """
        identity = self._measures.identity
        near, margin = identity.nearness(a, b), identity.margin(a, b)
        if near is None or identity.other_deeds(a, b):
            return 0.0
        if margin is None:
            return min(1.0, near)
        if identity.meanings_shared(a, b) < _MEANING and not stands_out(near, margin):
            return 0.0
        out = margin > 0 and near >= _NEAR_ACROSS - _MARGIN_FOR * margin
        return min(1.0, max(near, _NEAR_ACROSS)) if out else 0.0


def disagreements(
    settled: Sequence[Settled], measures: Measures, index: SourceIndex
) -> list[Clash]:
    """Find the disagreements among the entries of one field, in the order of their entries.

    Args:
        settled: The entries, with what was found for them in further sources.
        measures: How alike their claims are.
        index: The sentences of every used source.

    """
    found = clashes(settled, measures)
    found += slips(settled, found, index.sources)
    judged = (with_names(clash, index) for clash in found)
    return [clash for clash in judged if clash is not None and not one_place(clash, index)]


def clashes(settled: Sequence[Settled], measures: Measures) -> list[Clash]:
    """Find the disagreements among the entries of one field, in the order of their entries.

    A source that carries both entries does not contradict itself: it holds both values, so
    the two are about different things, or about different moments.
    """
    owner = {id(member): entry for entry in settled for member in entry.members}
    readings = sorted(
        (member for entry in settled for member in entry.members), key=lambda r: r.claim.id
    )
    about = About(readings, measures)
    claims = [reading for reading in readings if reading.claim.align is Align.CLAIM]
    found: dict[tuple[int, int], Clash] = {}
    shown: dict[tuple[int, int], set[Relation]] = {}
    for a, b in about.worthwhile(claims):
        one, two = owner[id(a)], owner[id(b)]
        if one is two:
            continue
        if two.first_id < one.first_id:
            one, two, a, b = two, one, b, a  # noqa: PLW2901  the entry of the lowest id first
        pair = (id(one), id(two))
        if pair in found:
            continue
        apart = _apart(a, b)
        if not apart:
            continue
        if pair not in shown:
            both = apart if a is one.shown and b is two.shown else differences(one.shown, two.shown)
            shown[pair] = {each.relation for each in both}
        # The entries must differ as their claims do, not only in what one claim adds.
        if shown[pair].isdisjoint(each.relation for each in apart):
            continue
        if (clash := _judge(Pair(one, a, two, b, apart, about))) is not None:
            found[pair] = clash
    people = [entry for entry in settled if entry.shown.claim.align is Align.NAME]
    listed = [*found.values(), *scope.parts(settled, found.keys())]
    return [*sorted(listed, key=_order), *called_otherwise(people), *roles(people)]


def _apart(a: Reading, b: Reading) -> list[Difference]:
    """Return in what two claims differ; nothing where no judge says yes to it."""
    passing = may_pass(a, b)
    found: list[Difference] = []
    relations: set[Relation] = set()
    for difference in differences(a, b):
        found.append(difference)
        relations.add(difference.relation)
        if not passing and not _may_clash(relations):
            return []
    return found if _may_clash(relations) else []


def _may_clash(relations: AbstractSet[Relation]) -> bool:
    """Tell whether any judge says yes to claims that differ so; most pairs differ in too much."""
    if len(relations) == 1 or not relations.isdisjoint(_MANY_SLOTS):
        return True
    return relations in (
        {Relation.NUMBER, Relation.DATE},
        {Relation.GROWTH, Relation.DATE},
        {Relation.DATE, Relation.CERTAINTY},
    )


def _judge(pair: Pair) -> Clash | None:
    for judge in _JUDGES:
        verdict = judge(pair)
        if verdict is not None:
            return _without_shared(verdict, pair.one, pair.two)
    return None


def _without_shared(clash: Clash, one: Settled, two: Settled) -> Clash | None:
    """Settle who takes which side where a source carries both.

    A claim of its own weighs more than a passage found in it. A source whose own claims say
    both knows of a change where there is one, and then stands with the newer value; anywhere
    else it shows that the two are no contradiction.
    """
    own = [{member.source for member in entry.members} for entry in (one, two)]
    both = own[0] & own[1]
    if both and clash.kind in {"contradiction", "certainty", "scope"}:
        return None
    sides = []
    for position, (entry, side) in enumerate(zip((one, two), clash.sides, strict=True)):
        kept = taking(entry, side.reading or entry.shown, side.raw, without=[*own[1 - position]])
        older = both if clash.earlier == position else set()
        citations = tuple(c for c in kept.citations if c.source not in older)
        if not citations:
            return None
        sides.append(replace(side, citations=citations))
    first, second = sides
    found = first.sources() & second.sources()
    if found:  # a passage found on both sides takes neither
        first, second = (
            replace(side, citations=tuple(c for c in side.citations if c.source not in found))
            for side in sides
        )
    if not first.citations or not second.citations:
        return None
    return replace(clash, sides=(first, second))


def _order(clash: Clash) -> tuple[object, ...]:
    return tuple(side.entry.first_id if side.entry else () for side in clash.sides)
