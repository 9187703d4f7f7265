"""Which claims are one fact: candidates by words and vectors, decided by the typed guards.

A pair is scored by the words it shares (names left out), the values it shares and, where there
are vectors, how near these are. The weights were fitted on the claims of one event and rounded;
the score is shifted so that `SAME` is the line. Whatever its score, a pair is kept apart by
values, names, dates, a negation or a possibility that differ.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from math import inf

from summarizer.merging.concepts import opposed, other_fate
from summarizer.merging.embeddings import Vectors
from summarizer.merging.features import (
    Features,
    agreeing,
    apart,
    is_country,
    other_names,
    same_actor,
    sharing_a_date,
    sharing_a_time,
)
from summarizer.merging.frames import traits
from summarizer.merging.guards import differences
from summarizer.merging.likeness import Reading
from summarizer.merging.relations import Difference, Relation
from summarizer.merging.weights import Weights
from summarizer.values.typed import When

SAME = 0.55  # score from which two claims are candidates for one entry
_STEP = 0.1  # how much of the score one unit of evidence is worth
_WITH_VECTORS = (2.0, 1.0, 1.2, 4.0)  # words, a figure, a date, nearness of the vectors
_BY_WORDS = (4.0, 2.0, 1.5, 2.5)  # words, a figure, a date, names
_ALONE, _ACROSS, _WORDS_ONLY = 6.3, 4.0, 4.1  # evidence at which the score is `SAME`
_UNLIKE = 0.5  # nearness of the vectors below which shared words prove nothing
_RARE = 8  # rarest words by which a claim is looked up
_SHELF = 24  # claims with one word beyond which only neighbours on the shelf are compared
_REACH = 8  # neighbours on a long shelf, and nearest by vector
_NEAREST = 16
_SLACK = 0.01  # what rounding may take
_WEEK = 7
_SCENE = 2  # names in common that, on one day, may tell of one thing without a word in common
# Two of the dead are not two dead.
_SOME_OF = re.compile(
    r"\b(?:of|among) (?:the|those|them) (?:dead|victims?|killed|injured|wounded|missing)\b"
    r"|\b(?:parmi|dont|d['’]entre) (?:les|ces|eux)? ?"
    r"(?:morts?|victimes?|tués?|blessés?|disparus?)\b",
    re.IGNORECASE,
)


class Identity:
    """Scores and guards over the claims of one field; every pair is judged once."""

    def __init__(self, readings: Sequence[Reading], vectors: Vectors | None = None) -> None:
        self._features = {id(reading): Features(reading, at) for at, reading in enumerate(readings)}
        self._readings = list(readings)
        self._vectors = vectors if vectors is not None and vectors.scale is not None else None
        languages = {reading.language for reading in readings}
        self._listed = listed = list(self._features.values())
        self._alone = Weights(f.alone for f in listed)
        self._mixed = self._vectors is not None and len(languages) > 1
        self._across = Weights(f.across for f in listed) if self._mixed else self._alone
        self._scores: dict[tuple[int, int], float] = {}
        self._guards: dict[tuple[int, int], bool] = {}

    def candidates(self) -> list[tuple[float, Reading, Reading]]:
        """Return the pairs from `SAME` on that no guard keeps apart, each once."""
        found = []
        for i, j in self._near_enough(sorted(self._pairs())):
            a, b = self._readings[i], self._readings[j]
            score = self._scores.get((i, j))
            if score is None:
                score = self._candidate(i, j)
            if score >= SAME and self.may_be_one(a, b):
                found.append((score, a, b))
        return found

    def score(self, a: Reading, b: Reading) -> float:
        """Return how much speaks for one fact, 0 to 1; `SAME` is where it is enough."""
        first, second = self._ordered(a, b)
        pair = (first.position, second.position)
        if pair not in self._scores:
            self._scores[pair] = 1.0 if a.key == b.key else self._score(first, second)
        return self._scores[pair]

    def _candidate(self, i: int, j: int) -> float:
        """Return the score of a pair; below `SAME`, anything below it, and nothing is kept."""
        first, second = self._listed[i], self._listed[j]
        same = first.reading.key == second.reading.key
        score = 1.0 if same else self._score(first, second, least=SAME)
        if score >= SAME:
            self._scores[i, j] = score
        return score

    def nearness(self, a: Reading, b: Reading) -> float | None:
        """Return how near the vectors of two claims are, on the model's scale; None without."""
        return self._near(a, b, across=a.language != b.language)

    def may_be_one(self, a: Reading, b: Reading) -> bool:
        """Tell whether no guard keeps two claims apart."""
        first, second = self._ordered(a, b)
        pair = (first.position, second.position)
        if pair not in self._guards:
            self._guards[pair] = not _excluded(first, second) and one_by_values(
                first.reading, second.reading
            )
        return self._guards[pair]

    def _ordered(self, a: Reading, b: Reading) -> tuple[Features, Features]:
        first, second = self._features[id(a)], self._features[id(b)]
        return (first, second) if first.position <= second.position else (second, first)

    def _score(self, first: Features, second: Features, *, least: float = 0.0) -> float:
        """Score two claims; names, slow to compare, are left out where `least` is out of reach."""
        a, b = first.reading, second.reading
        across = a.language != b.language
        near = self._near(a, b, across=across)
        if across and near is None:
            return 0.0
        weights = self._across if across else self._alone
        shared = weights.overlap(first.words(across=across), second.words(across=across))
        figure = agreeing(a, b)
        ways = self._ways(near, across=across)
        needed = (least - SAME) / _STEP - _SLACK if least else -inf
        if max(_weighed((shared, figure, 1.0, most), w) - line for w, line, most in ways) < needed:
            return 0.0
        dated = _one_day(a, b)
        alike = shared or figure or sharing_a_time(a.dates, b.dates)
        if not alike and not (dated and _one_scene(a, b)):
            return 0.0  # nothing but a name or a day in common, whatever the vectors say
        last = _names_shared(a, b) if ways[0][0] is _BY_WORDS else 0.0
        evidence = max(
            _weighed((shared, figure, dated, last if w is _BY_WORDS else most), w) - line
            for w, line, most in ways
        )
        return round(min(1.0, max(0.0, SAME + _STEP * evidence)), 6)

    @staticmethod
    def _ways(
        near: float | None, *, across: bool
    ) -> list[tuple[tuple[float, float, float, float], float, float]]:
        """Return how evidence is weighed: the weights, the line, and the most of the last of it."""
        ways = []
        if near is None or (not across and near >= _UNLIKE):
            ways.append((_BY_WORDS, _WORDS_ONLY, 1.0))
        if near is not None:
            ways.append((_WITH_VECTORS, _ACROSS if across else _ALONE, near))
        return ways

    def _near(self, a: Reading, b: Reading, *, across: bool) -> float | None:
        if self._vectors is None:
            return None
        return self._vectors.likeness(a.claim.text, b.claim.text, across=across)

    def _pairs(self) -> set[tuple[int, int]]:
        pairs = set(self._by_words())
        if self._vectors is not None:
            texts = [reading.claim.text for reading in self._readings]
            for i, near in enumerate(self._vectors.nearest(texts, _NEAREST)):
                pairs |= {(min(i, j), max(i, j)) for j in near}
        return pairs

    def _near_enough(self, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Leave out pairs whose vectors are too far apart for anything else to make up for it."""
        if self._vectors is None:
            yield from pairs
            return
        ours = _WITH_VECTORS[0] + 2 * _WITH_VECTORS[1] + _WITH_VECTORS[2]
        texts = [reading.claim.text for reading in self._readings]
        cosines = self._vectors.cosines([(texts[i], texts[j]) for i, j in pairs])
        scale = self._vectors.scale
        for (i, j), cosine in zip(pairs, cosines, strict=True):
            across = self._readings[i].language != self._readings[j].language
            line = _ACROSS if across else _ALONE
            if scale is None or _WITH_VECTORS[3] * scale.likeness(cosine, across=across) >= (
                line - ours - _SLACK
            ):
                yield i, j

    def _by_words(self) -> Iterator[tuple[int, int]]:
        """Pairs that share one of their rarest words; on a long shelf, of neighbours only."""
        shelves: dict[str, list[int]] = defaultdict(list)
        counts = self._alone.counts
        for f in self._features.values():
            rare = sorted(f.alone, key=lambda word: (counts[word], word))
            for word in [word for word in rare if counts[word] > 1][:_RARE]:
                shelves[word].append(f.position)
        for shelf in shelves.values():
            if len(shelf) <= _SHELF:
                yield from combinations(shelf, 2)
                continue
            ordered = sorted(shelf, key=lambda at: (sorted(self._words(at)), at))
            for at, i in enumerate(ordered):
                for j in ordered[at + 1 : at + 1 + _REACH]:
                    yield (min(i, j), max(i, j))

    def _words(self, at: int) -> frozenset[str]:
        return self._features[id(self._readings[at])].alone


def _weighed(evidence: Sequence[float], weights: Sequence[float]) -> float:
    return sum(each * weight for each, weight in zip(evidence, weights, strict=True))


def _excluded(a: Features, b: Features) -> bool:
    """Tell whether the words of two claims exclude one another.

    Arrested and released; seven dead and seven hurt; two dead and two of the dead; a date that
    is given and one that is left open.
    """
    first, second = a.reading.claim.text, b.reading.claim.text
    if opposed(a.alone, b.alone) or traits(first).opens != traits(second).opens:
        return True
    if bool(_SOME_OF.search(first)) != bool(_SOME_OF.search(second)):
        return True
    counted = bool(a.reading.quantities and b.reading.quantities)
    return counted and other_fate(a.alone, b.alone)


def one_by_values(a: Reading, b: Reading) -> bool:
    """Tell whether the typed values of two claims allow them to be one fact.

    Neither may give a figure or a name where the other gives another one.
    """
    if apart(a, b):
        return False
    if other_names(a, b):
        return False
    return all(_bridged(difference, a, b) for difference in differences(a, b))


def _bridged(difference: Difference, a: Reading, b: Reading) -> bool:
    """Tell whether a difference found by the guards is none between two reports of one fact.

    One weekday resolved to two weeks, or two countries of which one acts and one is acted on.
    """
    if difference.relation is Relation.DATE:
        return _one_weekday(a.dates, b.dates)
    return (
        difference.relation is Relation.PLACE
        and is_country(difference.ours)
        and is_country(difference.theirs)
    )


def _one_weekday(a: Sequence[When], b: Sequence[When]) -> bool:
    """Tell whether both give one day of the week, taken for that of different weeks.

    "Friday" alone is resolved by the tense around it, which two outlets may choose differently.
    """
    for x in a:
        for y in b:
            bare = x.key.startswith("weekday:") or y.key.startswith("weekday:")
            if not bare or _weekday(x) is None or _weekday(x) != _weekday(y):
                continue
            if x.first and y.first:
                days = abs((date.fromisoformat(x.first) - date.fromisoformat(y.first)).days)
                return days == _WEEK
    return False


def _weekday(when: When) -> int | None:
    if when.first is None or when.first != when.last:
        return None
    return date.fromisoformat(when.first).weekday()


def _one_day(a: Reading, b: Reading) -> bool:
    """Tell whether two claims give one date, told by a sentence alone in one of them or not."""
    if a.dates and b.dates:
        return sharing_a_date(a.dates, b.dates)
    first, second = (a, b) if not a.dates else (b, a)
    return bool(second.dates) and sharing_a_date(first.told_dates, second.dates)


def _one_scene(a: Reading, b: Reading) -> bool:
    """Tell whether two claims share two names or more: who and where, who and whom."""
    shared = sum(any(same_actor(x, y) for y in b.names) for x in a.names)
    return shared >= _SCENE


def _names_shared(a: Reading, b: Reading) -> float:
    """Return the share of the names both have; claims without names neither gain nor lose."""
    if not a.names or not b.names:
        return 0.5 if not a.names and not b.names else 0.25
    hits = sum(1 for x in a.names if any(same_actor(x, y) for y in b.names))
    return min(1.0, 2 * hits / (len(a.names) + len(b.names)))
