"""How alike two articles are: one number from words, names, values, days, vectors and time.

Terms are weighted by log frequency in the article and inverse document frequency among all
articles held (Salton and Buckley 1988, "Term-weighting approaches in automatic text retrieval");
each kind of term makes a vector of length one, and a pair scores the weighted sum of their
cosines. Names count once more: by how much of what one article's head names the other names at
all. The weights are a logistic regression's over pairs of five real sets, rounded.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from summarizer.events.features import Features
from summarizer.merging.calibration import Matrix

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

WORDS, NAMES, VALUES, DAYS = 2.0, 2.5, 1.5, 1.5
HEADS = 2.0  # how much of the heads' names is shared, the article that shares more
OTHER_HEADS = 1.0  # and the one that shares less
NO_HEAD = 0.25  # the share taken where a head names nothing
STRANGERS = 1.0  # taken off where both heads name something and share nothing
MEANING = 2.2  # a step of the model's scale: from other facts to one fact
MEANING_AT = -0.4  # on that scale's zero
NO_VECTOR = 0.3  # what is taken for a pair without vectors, on the side of keeping apart
DAY = 0.1  # taken off for each day between two articles, after the first
_REMEMBERED = 400_000  # pairs whose likeness is kept, about 100 bytes each
_AT_LEAST = 200  # articles as many as which are counted on for how rare a term is


@dataclass(frozen=True)
class Sparse:
    """Rows of weighted terms, one after the other: row i is start[i] to start[i + 1]."""

    start: Rows
    terms: Rows
    weights: Floats

    def row(self, at: int) -> tuple[Rows, Floats]:
        """Return the terms of a row and their weights."""
        span = slice(self.start[at], self.start[at + 1])
        return self.terms[span], self.weights[span]

    def against(self, dense: Floats, rows: Rows) -> Floats:
        """Return the product of each of `rows` with one value a term."""
        begin, end = self.start[rows], self.start[rows + 1]
        lengths = end - begin
        edges = np.concatenate(([0], np.cumsum(lengths)))
        picked = np.repeat(begin - edges[:-1], lengths) + np.arange(edges[-1])
        products = dense[self.terms[picked]] * self.weights[picked]
        sums = np.concatenate(([0.0], np.cumsum(products)))
        return sums[edges[1:]] - sums[edges[:-1]]


class Likeness:
    """The articles held, ready to be compared. Their order decides nothing but row numbers."""

    def __init__(self, articles: Sequence[Features]) -> None:
        self.articles = articles
        self._numbers: dict[str, int] = {}
        self._known: dict[int, float] = {}
        self._rare = _rarity(articles)
        self.sparse = self._packed(map(self._weighted, articles))
        self._named = self._packed(dict.fromkeys(map(_name, a.names), 1.0) for a in articles)
        self._heads = self._packed(map(self._headed, articles))
        self._no_head = np.diff(self._heads.start) == 0
        self._scratch = np.zeros((3, len(self._numbers)))
        spoken = {language: n for n, language in enumerate(sorted({a.language for a in articles}))}
        self._language = np.array([spoken[a.language] for a in articles], dtype=np.intp)
        self.days = np.array(
            [a.published.timestamp() / 86400 if a.published else np.nan for a in articles]
        )
        self.model, self.vectors = _vectors(articles)

    def one_to_many(self, one: int, many: Rows) -> Floats:
        """Return how alike an article is to others, rounded so that last bits decide nothing."""
        if not len(many):
            return np.zeros(0)
        total = self._products(one, many) + self._heads_shared(one, many)
        total += self._meaning(one, many)
        gap = np.nan_to_num(np.abs(self.days[many] - self.days[one]))
        total -= DAY * np.maximum(0.0, gap - 1.0)
        rounded: Floats = np.round(total, 4)
        return rounded

    def many_to_many(self, first: Rows, second: Rows) -> Floats:
        """Return how alike each of the first is to each of the second."""
        if len(first) > len(second):
            return self.many_to_many(second, first).T
        return np.array([self._remembered(one, second.tolist()) for one in first.tolist()])

    def compare(self, first: Rows, second: Rows) -> None:
        """Compare each of the first with each of the second ahead, in few and long steps."""
        for one in first.tolist():
            self._remembered(one, second.tolist())

    def _remembered(self, one: int, many: list[int]) -> list[float]:
        """Compare each pair once; clusters that grow are compared again and again."""
        known, size = self._known, len(self.articles)
        keys = [min(one, other) * size + max(one, other) for other in many]
        new = [at for at, key in enumerate(keys) if key not in known]
        if new:
            if len(known) > _REMEMBERED:  # forgotten pairs are compared again, with one result
                known = self._known = {key: known[key] for key in keys if key in known}
            found = self.one_to_many(one, np.array([many[at] for at in new], dtype=np.intp))
            known |= zip((keys[at] for at in new), found.tolist(), strict=True)
        return [known[key] for key in keys]

    def gaps(self, one: int, many: Rows) -> Floats:
        """Return the days between an article and others; 0 where one has no date."""
        gap: Floats = np.nan_to_num(np.abs(self.days[many] - self.days[one]))
        return gap

    def _products(self, one: int, many: Rows) -> Floats:
        scratch = self._scratch[0]
        terms, weights = self.sparse.row(one)
        scratch[terms] = weights
        found = self.sparse.against(scratch, many)
        scratch[terms] = 0.0
        return found

    def _heads_shared(self, one: int, many: Rows) -> Floats:
        own, named = self._scratch[1], self._scratch[2]
        head, weights = self._heads.row(one)
        names, ones = self._named.row(one)
        own[head], named[names] = weights, ones
        there = self._named.against(own, many)
        back = self._heads.against(named, many)
        own[head], named[names] = 0.0, 0.0
        there = np.full(len(many), NO_HEAD) if self._no_head[one] else there
        back = np.where(self._no_head[many], NO_HEAD, back)
        most = np.maximum(there, back)
        both: Floats = HEADS * most + OTHER_HEADS * np.minimum(there, back)
        strangers = (most == 0) & ~self._no_head[one] & ~self._no_head[many]
        both[strangers] -= STRANGERS
        return both

    def _meaning(self, one: int, many: Rows) -> Floats:
        vector = self.articles[one].vector
        if vector is None:
            return np.full(len(many), NO_VECTOR)
        cosine = (self.vectors[many] @ self.vectors[one]).astype(np.float64)
        same = self._language[many] == self._language[one]
        low = np.where(same, vector.scale.alone[0], vector.scale.across[0])
        high = np.where(same, vector.scale.alone[1], vector.scale.across[1])
        known = self.model[many] == self.model[one]
        told = MEANING * (cosine - low) / (high - low) + MEANING_AT
        found: Floats = np.where(known, told, NO_VECTOR)
        return found

    def _weighted(self, article: Features) -> dict[str, float]:
        kinds: list[tuple[float, dict[str, int]]] = [
            (WORDS, {_word(article, word): n for word, n in article.words.items()}),
            (NAMES, {_name(name): n for name, n in article.names.items()}),
            (VALUES, dict.fromkeys(map(_value, article.values), 1)),
            (DAYS, dict.fromkeys(map(_day, article.days), 1)),
        ]
        found: dict[str, float] = {}
        for share, counts in kinds:
            weights = {term: (1 + log(n)) * self._rare[term] for term, n in counts.items()}
            length = sqrt(sum(weight * weight for weight in weights.values()))
            found |= {term: sqrt(share) * weight / length for term, weight in weights.items()}
        return found

    def _headed(self, article: Features) -> dict[str, float]:
        weights = {_name(name): self._rare[_name(name)] for name in article.head}
        total = sum(weights.values())
        return {term: weight / total for term, weight in weights.items()}

    def _packed(self, rows: Iterable[Mapping[str, float]]) -> Sparse:
        numbers = self._numbers
        start, terms, weights = [0], array("q"), array("d")  # millions of each
        for row in rows:
            for term, weight in row.items():
                terms.append(numbers.setdefault(term, len(numbers)))
                weights.append(weight)
            start.append(len(terms))
        return Sparse(
            np.array(start, dtype=np.intp),
            np.array(terms, dtype=np.intp),
            np.array(weights, dtype=np.float64),
        )


def _rarity(articles: Sequence[Features]) -> dict[str, float]:
    """Return the inverse document frequency of every term."""
    counts: Counter[str] = Counter()
    for article in articles:
        counts.update(_word(article, word) for word in article.words)
        counts.update(map(_name, article.names))
        counts.update(map(_value, article.values))
        counts.update(map(_day, article.days))
    held = max(len(articles), _AT_LEAST)
    return {term: log(1 + held / count) for term, count in counts.items()}


def _word(article: Features, word: str) -> str:
    """Words of two languages are two words; names and values are the same in all."""
    return f"{article.language} {word}"


def _name(name: str) -> str:
    return f"name {name}"


def _value(value: str) -> str:
    return f"value {value}"


def _day(day: str) -> str:
    return f"day {day}"


def _vectors(articles: Sequence[Features]) -> tuple[Rows, Matrix]:
    """Return the number of each article's model, -1 for none, and the vectors, zero for none."""
    models = sorted({a.vector.model for a in articles if a.vector})
    longest = max((len(a.vector.data) // 4 for a in articles if a.vector), default=0)
    which = np.full(len(articles), -1, dtype=np.intp)
    matrix = np.zeros((len(articles), longest), dtype=np.float32)
    for row, article in enumerate(articles):
        if article.vector:
            values = article.vector.values()
            which[row] = models.index(article.vector.model)
            matrix[row, : len(values)] = values
    return which, matrix
