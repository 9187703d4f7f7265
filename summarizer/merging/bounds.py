"""What can speak for two claims' being one fact, words aside, for many pairs at once.

A pair is given by the positions of its claims among those of the field. Nothing found here is
less than what the exact measures of `features` find, so a pair for which it is too little needs
none of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from summarizer.merging.features import actor_marks, same_actor, says, sharing_a_day
from summarizer.merging.likeness import Reading
from summarizer.merging.overlaps import Numbers, Positions, Table, Truths, blocks
from summarizer.values.quantities import reach
from summarizer.values.typed import Name, Quantity
from summarizer.values.units import unit_marks

_FIGURES = 6  # figures of a claim beyond which any may agree with another's
_BLOCK = 1 << 13  # pairs whose figures are held against one another at once


class Dates:
    """Which claims give one date; every two sets of dates are compared once."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        kinds: dict[object, int] = {}
        self._examples: list[Reading] = []
        self._kind: Positions = np.zeros(len(readings), dtype=np.int64)
        for at, reading in enumerate(readings):
            key = (
                bool(reading.dates),
                *((d.key, d.first, d.last, d.time, d.precision) for d in reading.told_dates),
            )
            if key not in kinds:
                kinds[key] = len(kinds)
                self._examples.append(reading)
            self._kind[at] = kinds[key]

    def shared(self, first: Positions, second: Positions) -> Truths:
        """Tell the same of each pair as `features.sharing_a_day`."""
        codes = self._kind[first] * len(self._examples) + self._kind[second]
        distinct, places = np.unique(codes, return_inverse=True)
        ways = (divmod(int(code), len(self._examples)) for code in distinct)
        found = [sharing_a_day(self._examples[a], self._examples[b]) for a, b in ways]
        return np.array(found, dtype=bool)[places]


class Names:
    """Which names of the claims are of one actor; only names with a mark in common are compared."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._own = Table([(name.raw for name in reading.told_names) for reading in readings])
        known = {name.raw: name for reading in readings for name in reading.told_names}
        alike = _alike(known.values())
        self._answering = Table(
            [
                {raw for name in reading.told_names for raw in alike[name.raw]}
                for reading in readings
            ]
        )
        ids = self._answering.ids
        self._asked: Positions = np.array([ids[raw] for raw in self._own.ids], dtype=np.int64)

    def shared(self, first: Positions, second: Positions) -> Numbers:
        """Return the share of the names both claims have; see `features.names_shared`."""
        hits = np.zeros(len(first))
        for block in blocks(len(first)):
            pair, names = self._own.of(first[block])
            held = self._answering.holds(second[block][pair], self._asked[names])
            hits[block] = np.bincount(pair, weights=held, minlength=len(first[block]))
        ours, theirs = self._own.lengths[first], self._own.lengths[second]
        both = np.minimum(1.0, 2 * hits / np.maximum(1, ours + theirs))
        return np.where((ours > 0) & (theirs > 0), both, np.where(ours + theirs > 0, 0.25, 0.5))


def _alike(names: Iterable[Name]) -> dict[str, set[str]]:
    """Return for each name, as written, those that ask for it: same_actor(asking, name)."""
    shelves: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        for mark in actor_marks(name.raw):
            shelves[mark].append(name)
    found: dict[str, set[str]] = defaultdict(set)
    for shelf in shelves.values():
        for name in shelf:
            found[name.raw].update(asking.raw for asking in shelf if same_actor(asking, name))
    return found


class Figures:
    """Which claims may give one figure."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        told = [[q for q in reading.quantities if q.unit is not None] for reading in readings]
        things = _things(q.unit for q in chain.from_iterable(told) if q.unit is not None)
        shape = (len(readings), max(1, *(min(_FIGURES, len(each)) for each in told), 1))
        self._thing = np.full(shape, -1, dtype=np.int64)
        self._low, self._high = np.zeros(shape), np.zeros(shape)
        self._many = np.array([len(each) > _FIGURES for each in told], dtype=bool)
        self._any = np.array([bool(each) for each in told], dtype=bool)
        most = [
            max((says(reading, quantity) for quantity in each), default=0)
            for reading, each in zip(readings, told, strict=True)
        ]
        self._most = np.array(most, dtype=np.float64)
        for row, each in enumerate(told):
            for column, quantity in enumerate(each[:_FIGURES]):
                self._put(row, column, quantity, things)

    def _put(self, row: int, column: int, quantity: Quantity, things: dict[str, int]) -> None:
        self._thing[row, column] = things[str(quantity.unit)]
        self._low[row, column], self._high[row, column] = reach(quantity)

    def most(self, first: Positions, second: Positions) -> Numbers:
        """Return for each pair no less than `features.agreeing`."""
        some = np.zeros(len(first), dtype=bool)
        for block in blocks(len(first), _BLOCK):
            some[block] = self._meet(first[block], second[block])
        some |= self._many[first] & self._any[second] | self._any[first] & self._many[second]
        return np.where(some, self._most[first], 0.0)

    def _meet(self, first: Positions, second: Positions) -> Truths:
        ours, theirs = self._thing[first][:, :, None], self._thing[second][:, None, :]
        below = self._low[first][:, :, None] <= self._high[second][:, None, :]
        above = self._low[second][:, None, :] <= self._high[first][:, :, None]
        met: Truths = ((ours >= 0) & (ours == theirs) & below & above).any(axis=(1, 2))
        return met


def _things(units: Iterable[str]) -> dict[str, int]:
    """Number units so that those which may measure or count one thing have one number."""
    home: dict[str, int] = {}
    number: dict[str, int] = {}
    for count, unit in enumerate(sorted(set(units))):
        own = unit_marks(unit)
        joined = {home[mark] for mark in own if mark in home}
        home |= dict.fromkeys([*own, *(m for m, at in home.items() if at in joined)], count)
        number |= dict.fromkeys([unit, *(u for u, at in number.items() if at in joined)], count)
    return number
