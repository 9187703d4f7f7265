"""How much a word tells: the rarer among the claims, the more."""

from collections import Counter
from collections.abc import Iterable
from math import log


class Weights:
    """How rare each word is among the claims: inverse document frequency (Spärck Jones 1972).

    Attributes:
        counts: In how many of the claims each word stands.

    """

    def __init__(self, groups: Iterable[frozenset[str]]) -> None:
        listed = list(groups)
        self.counts = Counter(word for group in listed for word in group)
        self._weight = {word: log(1 + len(listed) / count) for word, count in self.counts.items()}
        self._sums: dict[frozenset[str], float] = {}

    def of(self, word: str) -> float:
        """Return the weight of one word; 1 for one that no claim has."""
        return self._weight.get(word, 1.0)

    def total(self, group: frozenset[str]) -> float:
        """Return the weight of a set of words, the same whatever order it is in."""
        found = self._sums.get(group)
        if found is None:
            found = sum(sorted(self._weight.get(word, 1.0) for word in group))
            self._sums[group] = found
        return found

    def overlap(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Return the share of the smaller set's weight the other has, and Dice's, averaged."""
        both = a & b
        return self.shared(self.total(both), a, b) if both else 0.0

    def shared(self, common: float, a: frozenset[str], b: frozenset[str]) -> float:
        """Return the same for a weight in common that was reckoned otherwise."""
        first, second = self.total(a), self.total(b)
        return 0.5 * common / min(first, second) + common / (first + second)
