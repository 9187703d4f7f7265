"""Which pairs of claims are worth the exact measures of `identity`.

Claims are looked up by their rarest words and, where there are vectors, by their nearest ones.
Of the pairs found so, those are left out for which everything that could speak for them is too
little, told for all of them at once.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from summarizer.merging.bounds import Dates, Figures, Names
from summarizer.merging.embeddings import Vectors
from summarizer.merging.evidence import (
    ALONE,
    BY_WORDS,
    FAR,
    UNLIKE,
    WITH_VECTORS,
    WORDS_ONLY,
    weighed,
)
from summarizer.merging.features import Features
from summarizer.merging.margins import Margins
from summarizer.merging.overlaps import (
    Numbers,
    Overlaps,
    Positions,
    Truths,
    each_once,
    neighbours,
    numbered,
)
from summarizer.merging.weights import Weights

_RARE = 8  # rarest words by which a claim is looked up
_SHELF = 24  # claims with one word beyond which only neighbours on the shelf are compared
_REACH = 8  # neighbours on a long shelf
_NEAREST = 16  # by vector
_SLACK = 0.01  # what rounding may take


def pairs_within_reach(
    claims: Sequence[Features],
    alone: Weights,
    vectors: Vectors | None,
    margins: Margins | None = None,
    below: float = 0.0,
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that may be one fact, by position, in order, the lower one first.

    Args:
        claims: The claims of one field.
        alone: Weights of their words within a language.
        vectors: Vectors of their texts, if there are any.
        margins: Which of them stand out across languages, if they are in two.
        below: Evidence that may be missing for a pair to be one fact.

    """
    found = [_by_words(claims, alone)]
    if vectors is not None:
        near = vectors.nearest([claim.reading.claim.text for claim in claims], _NEAREST)
        pairs = [(i, j) for i, others in enumerate(near) for j in others]
        pairs += margins.mutual() if margins is not None else []
        found.append(np.array(pairs, dtype=np.int64).reshape(-1, 2))
    first, second = each_once(np.concatenate(found), len(claims))
    if not len(first):
        return iter(())
    kept = _Reach(claims, alone, vectors).kept(first, second, below)
    return zip(first[kept].tolist(), second[kept].tolist(), strict=True)


def _by_words(claims: Sequence[Features], weights: Weights) -> Positions:
    """Pairs that share one of their rarest words; on a long shelf, of neighbours only."""
    shelves: dict[str, list[int]] = defaultdict(list)
    counts = weights.counts
    for claim in claims:
        shared = sorted((counts[word], word) for word in claim.alone if counts[word] > 1)
        for _, word in shared[:_RARE]:
            shelves[word].append(claim.position)
    ordered = sorted(range(len(claims)), key=lambda at: (sorted(claims[at].alone), at))
    rank = {at: n for n, at in enumerate(ordered)}
    for shelf in shelves.values():
        if len(shelf) > _SHELF:
            shelf.sort(key=rank.__getitem__)
    return neighbours(shelves.values(), _SHELF, _REACH)


class _Reach:
    """What can speak at most for the claims of a field's being one fact, two by two."""

    def __init__(self, claims: Sequence[Features], alone: Weights, vectors: Vectors | None) -> None:
        self._claims = claims
        self._alone = alone
        self._vectors = vectors
        self._languages = numbered([claim.reading.language for claim in claims])
        self._keys = numbered([claim.reading.key for claim in claims])

    def kept(self, first: Positions, second: Positions, below: float) -> Truths:
        """Tell of each pair whether the evidence may suffice, or lack no more than `below`."""
        readings = [claim.reading for claim in self._claims]
        across = self._languages[first] != self._languages[second]
        near = self._near(first, second, across)
        shared = Overlaps([claim.alone for claim in self._claims], self._alone).overlap(
            first, second
        )
        figure = Figures(readings).most(first, second)
        dated = Dates(readings).shared(first, second)
        usual = ~across if near is None else ~across & (near >= UNLIKE - _SLACK)
        named = Names(readings).shared(first, second)
        words: Numbers = weighed((shared, figure, dated, named), BY_WORDS) - WORDS_ONLY
        evidence = np.where(usual, words, -np.inf)
        if near is not None:
            meaning = weighed((shared, figure, dated, near), WITH_VECTORS) - ALONE
            # Across languages words and values seldom decide; how near is all that is asked.
            there = np.where(near >= FAR - _SLACK, 0.0, -np.inf)
            evidence = np.maximum(evidence, np.where(across, there, meaning))
        kept: Truths = (evidence >= -below - _SLACK) | (self._keys[first] == self._keys[second])
        return kept

    def _near(self, first: Positions, second: Positions, across: Truths) -> Numbers | None:
        """Return how near the vectors are, on the model's scale; None without."""
        if self._vectors is None or self._vectors.scale is None:
            return None
        texts = [claim.reading.claim.text for claim in self._claims]
        cosines = self._vectors.cosines(texts, first, second)
        scale = self._vectors.scale
        low, high = (
            np.where(across, *ends) for ends in zip(scale.across, scale.alone, strict=True)
        )
        near: Numbers = (cosines - low) / (high - low)
        return near
