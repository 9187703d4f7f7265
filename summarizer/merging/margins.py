"""How far two claims in two languages stand out from whatever else they could mean.

How near the vectors of two languages lie differs from subject to subject: reports of one event
share its matter, so that claims of different facts lie near one another too. A translation is
known better by what else there is: it is nearer than anything else the other's article tells
(compare the margins of Artetxe & Schwenk 2019, who take a ratio over the nearest neighbours).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from summarizer.merging.calibration import Matrix
from summarizer.merging.embeddings import Vectors
from summarizer.merging.likeness import Reading

_LEAST, _MOST = -0.6, 0.5  # margins beyond these say no more
_ENOUGH = 4  # claims of an article from which they say what else it could be
_KEPT = 4  # nearest claims of an article that are looked at
_NEAR = 0.6  # nearness from which two claims that are each other's nearest are worth comparing

Nearest = list[tuple[float, int]]
Shelf = tuple[str, str]  # a source, and the language of its claims


class Margins:
    """For claims of several articles, how near each is to what every other article tells."""

    def __init__(self, readings: Sequence[Reading], vectors: Vectors) -> None:
        self._readings = readings
        self._vectors = vectors
        self._shelves: dict[Shelf, list[int]] = defaultdict(list)
        for at, reading in enumerate(readings):
            if reading.claim.text in vectors.rows:
                self._shelves[_shelf(reading)].append(at)
        self._found: dict[Shelf, dict[int, Nearest]] = {}

    def margin(self, i: int, j: int) -> float | None:
        """Return by how much two claims are nearer to one another than to what else there is.

        Each is held against the other claims of the other's article, none of which counts for
        less than different facts do. None where one of them has no vector, or where an article
        tells too little to hold a claim against.

        Args:
            i: Position of one claim.
            j: Position of the other, in another source and language.

        """
        a, b = self._readings[i], self._readings[j]
        near = self._vectors.likeness(a.claim.text, b.claim.text, across=True)
        shelves = (self._shelves.get(_shelf(each), []) for each in (a, b))
        if near is None or any(len(shelf) < _ENOUGH for shelf in shelves):
            return None
        rival = max(0.0, self._rival(i, j), self._rival(j, i))
        return min(_MOST, max(_LEAST, round(near - rival, 3)))

    def mutual(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs in two languages that are each other's nearest, in order."""
        for shelf in list(self._shelves):
            for i, nearest in self._of(shelf).items():
                near, j = nearest[0]
                back = self._of(_shelf(self._readings[i])).get(j)
                if near >= _NEAR and back and back[0][1] == i and i < j:
                    yield i, j

    def _rival(self, i: int, j: int) -> float:
        """Return the nearness of the claim nearest to `i` in the article of `j`, without `j`."""
        key = self._readings[j].key
        found = self._of(_shelf(self._readings[j])).get(i, [])
        return next((near for near, at in found if at != j and self._readings[at].key != key), 0.0)

    def _of(self, shelf: Shelf) -> dict[int, Nearest]:
        """Return what is nearest on a shelf to each claim in another language."""
        if shelf not in self._found:
            self._found[shelf] = self._compared(shelf)
        return self._found[shelf]

    def _compared(self, shelf: Shelf) -> dict[int, Nearest]:
        here = self._shelves.get(shelf, [])
        others = [
            at
            for (_, language), listed in self._shelves.items()
            if language != shelf[1]
            for at in listed
        ]
        scale = self._vectors.scale
        if not here or not others or scale is None:
            return {}
        cosines = np.round(self._rows(others) @ self._rows(here).T, 4)
        order = np.argsort(-cosines, axis=1, kind="stable")[:, :_KEPT]
        return {
            other: [
                (scale.likeness(float(cosines[row, at]), across=True), here[at])
                for at in order[row].tolist()
            ]
            for row, other in enumerate(others)
        }

    def _rows(self, positions: Sequence[int]) -> Matrix:
        rows = [self._vectors.rows[self._readings[at].claim.text] for at in positions]
        return self._vectors.matrix[rows]


def _shelf(reading: Reading) -> Shelf:
    return reading.source, reading.language
