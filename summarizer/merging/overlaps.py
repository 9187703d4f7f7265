"""Sets of words by the position of the claims that hold them, compared for many pairs at once.

The overlap is that of `Weights`, but for its last bits: sums are added up in another order. So it
tells which pairs are worth the exact measure, and decides nothing.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from summarizer.merging.weights import Weights

Positions = NDArray[np.int64]
Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]

_BLOCK = 1 << 16  # pairs looked at at once


def blocks(count: int, size: int = _BLOCK) -> Iterator[slice]:
    """Cut `count` pairs into stretches that fit into memory."""
    return (slice(at, at + size) for at in range(0, count, size))


def numbered(things: Sequence[Hashable]) -> Positions:
    """Return a number for each thing, the same for the same thing."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(each, len(numbers)) for each in things], dtype=np.int64)


class Table:
    """Which things each row holds."""

    def __init__(self, rows: Sequence[Iterable[Hashable]]) -> None:
        self.ids: dict[Hashable, int] = {}
        numbered = [[self.ids.setdefault(each, len(self.ids)) for each in row] for row in rows]
        self.lengths: Positions = np.array([len(row) for row in numbered], dtype=np.int64)
        self._starts = np.cumsum(self.lengths) - self.lengths
        self.things: Positions = np.array([t for row in numbered for t in row], dtype=np.int64)
        self.owners: Positions = np.repeat(np.arange(len(rows)), self.lengths)
        self._held = np.sort(self.owners * len(self.ids) + self.things)

    def of(self, rows: Positions) -> tuple[Positions, Positions]:
        """Return the things of each of `rows`: which of them holds it, and its number."""
        lengths = self.lengths[rows]
        which = np.repeat(np.arange(len(rows)), lengths)
        inside = np.arange(len(which)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return which, self.things[self._starts[rows][which] + inside]

    def meet(self, first: Positions, second: Positions) -> Truths:
        """Tell of each pair of rows whether the two hold one thing."""
        found = np.zeros(len(first), dtype=bool)
        for block in blocks(len(first)):
            pair, things = self.of(first[block])
            held = self.holds(second[block][pair], things)
            found[block] = np.bincount(pair, weights=held, minlength=len(first[block])) > 0
        return found

    def holds(self, rows: Positions, things: Positions) -> Truths:
        """Tell of each row whether it holds the thing at the same place of `things`."""
        if not len(self._held):
            return np.zeros(len(rows), dtype=bool)
        wanted = rows * len(self.ids) + things
        at = np.minimum(np.searchsorted(self._held, wanted), len(self._held) - 1)
        found: Truths = self._held[at] == wanted
        return found


def neighbours(shelves: Iterable[Sequence[int]], full: int, steps: int) -> Positions:
    """Return the pairs that stand on one shelf, as rows of two.

    Args:
        shelves: Positions of claims, each shelf in its order.
        full: Length up to which all on a shelf are paired with one another.
        steps: On a longer one, how many of the following each is paired with.

    """
    by_length: dict[int, list[Sequence[int]]] = defaultdict(list)
    for shelf in shelves:
        by_length[len(shelf)].append(shelf)
    found = [np.zeros((0, 2), dtype=np.int64)]
    for length, alike in by_length.items():
        members = np.array(alike, dtype=np.int64)
        found += [
            np.stack([members[:, :-step], members[:, step:]], axis=2)
            for step in range(1, length if length <= full else steps + 1)
        ]
    return np.concatenate([pairs.reshape(-1, 2) for pairs in found])


def each_once(pairs: Positions, count: int) -> tuple[Positions, Positions]:
    """Return pairs of `count` claims in order, each once, the lower position first."""
    ordered = np.sort(pairs, axis=1)
    codes = np.unique(ordered[:, 0] * max(1, count) + ordered[:, 1])
    return codes // max(1, count), codes % max(1, count)


class Overlaps:
    """The words of a field's claims with their weights."""

    def __init__(self, groups: Sequence[frozenset[str]], weights: Weights) -> None:
        self._table = Table(groups)
        self._weight = np.array([weights.of(str(word)) for word in self._table.ids] or [0.0])
        self._totals = np.bincount(
            self._table.owners,
            weights=self._weight[self._table.things],
            minlength=len(groups),
        )

    def overlap(self, first: Positions, second: Positions) -> Numbers:
        """Return the overlap of each pair of claims, given by their positions, 0 to 1."""
        a, b = self._totals[first], self._totals[second]
        common = np.zeros(len(first))
        for block in blocks(len(first)):
            common[block] = self._common(first[block], second[block])
        least = np.minimum(a, b)
        some = least > 0
        found = np.zeros(len(first))
        found[some] = 0.5 * common[some] / least[some] + common[some] / (a + b)[some]
        return found

    def _common(self, first: Positions, second: Positions) -> Numbers:
        """Return the weight of the words each pair has in common."""
        pair, words = self._table.of(first)
        shared = np.where(self._table.holds(second[pair], words), self._weight[words], 0.0)
        return np.bincount(pair, weights=shared, minlength=len(first)).astype(np.float64)
