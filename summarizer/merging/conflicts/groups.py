"""From clashes of two sides each to disagreements of as many sides as there are values.

"2", "5" and "7 dead" are three clashes and one disagreement with three sides. Sides that do not
clash with one another, though both clash with a third, are one side.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import permutations

from summarizer.merging import moments
from summarizer.merging.brief import ConflictKind, OrderBasis, Slot
from summarizer.merging.conflicts.clash import Clash, Taking
from summarizer.merging.likeness import Reading

_BASES: tuple[OrderBasis, ...] = ("text", "published", "nature")


@dataclass
class Disagreement:
    """One disagreement in the making.

    Attributes:
        kind: What kind it is.
        slot: In what the sides differ.
        sides: What takes each side, sides in order of their first entries.
        clashes: The clashes of two sides each it was made from.
        history: Positions in `sides` from the oldest to the newest; empty where no order is known.
        order: How that is known.
        after: Positions of the sides each side is known to follow.

    """

    kind: ConflictKind
    slot: Slot
    sides: list[list[Taking]]
    clashes: list[Clash]
    history: list[int] = field(default_factory=list)
    order: OrderBasis = "none"
    after: dict[int, set[int]] = field(default_factory=dict)


def grouped(clashes: Sequence[Clash]) -> list[Disagreement]:
    """Join clashes of one kind that share a side; the order of the first clash of each stays."""
    groups: list[list[Clash]] = []
    for clash in clashes:
        touching = [group for group in groups if any(_touch(clash, other) for other in group)]
        joined = [clash]
        for group in touching:
            joined = group + joined
            groups.remove(group)
        groups.append(joined)
    return [_disagreement(group) for group in groups]


def _touch(one: Clash, two: Clash) -> bool:
    if (one.kind, one.slot, one.counted) != (two.kind, two.slot, two.counted):
        return False
    return bool({side.key for side in one.sides} & {side.key for side in two.sides})


def _disagreement(group: Sequence[Clash]) -> Disagreement:
    takings: dict[str, list[Taking]] = defaultdict(list)
    against: dict[str, set[str]] = defaultdict(set)
    for clash in group:
        keys = [side.key for side in clash.sides]
        for key, side in zip(keys, clash.sides, strict=True):
            takings[key].append(side)
            against[key].update(other for other in keys if other != key)
    sides: list[list[str]] = []
    for key, taken in takings.items():
        home = next(
            (
                side
                for side in sides
                if not against[key] & set(side)
                and all(_one_value(taken, takings[other]) for other in side)
            ),
            None,
        )
        if home is None:
            sides.append([key])
        else:
            home.append(key)
    place = {key: n for n, side in enumerate(sides) for key in side}
    own = [_own_sources([t for key in side for t in takings[key]]) for side in sides]
    kept = [_on_their_own_side(clash, place, own) for clash in group]
    disagreement = Disagreement(
        group[0].kind,
        group[0].slot,
        [
            [side for clash in kept for side in clash.sides if place[side.key] == n]
            for n in range(len(sides))
        ],
        kept,
    )
    return _in_time(disagreement, group, place)


def _one_value(one: Sequence[Taking], two: Sequence[Taking]) -> bool:
    """Tell whether two entries may share a side: "at least two" is not on the side of "five".

    Both are true of one count at two times, and so they do not clash.
    """
    figures = [_figures(takings) for takings in (one, two)]
    return not all(figures) or not figures[0].isdisjoint(figures[1])


def _figures(takings: Sequence[Taking]) -> set[float]:
    """Return the numbers of the values that clash, as far as they are such."""
    return {
        quantity.number
        for taking in takings
        if taking.reading is not None
        for quantity in taking.reading.quantities
        if quantity.raw == taking.raw
    }


def _own_sources(takings: Sequence[Taking]) -> set[str]:
    """Return the sources whose own claims take a side."""
    return {member.source for t in takings for member in t.tellers}


def _on_their_own_side(clash: Clash, place: dict[str, int], own: list[set[str]]) -> Clash:
    """Leave out passages found in sources whose own claims take another side only."""
    first, second = (
        replace(
            side,
            citations=tuple(
                c
                for c in side.citations
                if c.source in own[place[side.key]]
                or not any(c.source in each for n, each in enumerate(own) if n != place[side.key])
            ),
        )
        for side in clash.sides
    )
    return replace(clash, sides=(first, second))


def _in_time(made: Disagreement, group: Sequence[Clash], place: dict[str, int]) -> Disagreement:
    """Order the sides by how many others each is known to follow.

    Sides that do not clash ("at least seven", "eight") but both follow a third are ordered by
    when they were told.
    """
    after: dict[int, set[int]] = defaultdict(set)
    bases = set()
    for clash in group:
        if clash.earlier is None:
            continue
        older, newer = (clash.sides[i].key for i in (clash.earlier, 1 - clash.earlier))
        after[place[newer]].add(place[older])
        bases.add(clash.order)
    if not after:
        return made
    for first, second in _in_order_told(made.sides, after):
        after[second].add(first)
    made.history = sorted(range(len(made.sides)), key=lambda n: (len(after[n]), n))
    made.order = next(basis for basis in _BASES if basis in bases)
    made.after = dict(after)
    return made


def _in_order_told(
    sides: Sequence[Sequence[Taking]], after: Mapping[int, set[int]]
) -> list[tuple[int, int]]:
    """Return the pairs of sides that follow the same others and were told one after the other."""
    told = [[member for taking in side for member in taking.tellers] for side in sides]
    return [
        (first, second)
        for first, second in permutations(sorted(after), 2)
        if after[first] == after[second] and _before(first, second, sides, told)
    ]


def _before(
    first: int,
    second: int,
    sides: Sequence[Sequence[Taking]],
    told: Sequence[Sequence[Reading]],
) -> bool:
    """Tell whether of two sides one is older: of exact figures, that not given on a later day."""
    if all(_exact(sides[n]) for n in (first, second)):
        for one, two, older in ((first, second, False), (second, first, True)):
            if moments.outlasts(told[one], told[two]):
                return older
    return moments.published(told[first], told[second]) < 0


def _exact(takings: Sequence[Taking]) -> bool:
    """Tell whether a side gives figures, and none leaves more or less open."""
    found = [
        quantity.low == quantity.high
        for taking in takings
        if taking.reading is not None
        for quantity in taking.reading.quantities
        if quantity.raw == taking.raw
    ]
    return bool(found) and all(found)
