"""Sets of words by the position of the claims that hold them, compared for many pairs at once.

The overlap is that of `Weights`, but for its last bits: sums are added up in another order. So it
tells which pairs are worth the exact measure, and decides nothing.
"""

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

    def holds(self, rows: Positions, things: Positions) -> Truths:
        """Tell of each row whether it holds the thing at the same place of `things`."""
        if not len(self._held):
            return np.zeros(len(rows), dtype=bool)
        wanted = rows * len(self.ids) + things
        at = np.minimum(np.searchsorted(self._held, wanted), len(self._held) - 1)
        found: Truths = self._held[at] == wanted
        return found


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
        found: Numbers = np.bincount(pair, weights=shared, minlength=len(first))
        return found
