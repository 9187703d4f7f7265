"""Which claims are one fact: candidates by words and vectors, decided by the typed guards.

A pair is scored by the words it shares (names left out), the values it shares and, where there
are vectors, how near these are (see `evidence`). Whatever its score, a pair is kept apart by
values, names, dates, a negation or a possibility that differ.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import inf
from types import MappingProxyType

from summarizer.merging.concepts import known, opposed, other_deed, other_fate
from summarizer.merging.embeddings import Vectors
from summarizer.merging.evidence import (
    ACROSS,
    ALONE,
    BY_WORDS,
    FAR,
    MARGIN,
    SAME,
    STEP,
    STRAY,
    UNHELD,
    UNLIKE,
    WITH_MARGIN,
    WITH_VECTORS,
    WORDS_ONLY,
    stands_out,
    weighed,
)
from summarizer.merging.fates import one_gravity
from summarizer.merging.features import (
    Features,
    agreeing,
    apart,
    is_country,
    names_shared,
    other_names,
    same_actor,
    sharing_a_day,
    sharing_a_time,
)
from summarizer.merging.guards import differences
from summarizer.merging.likeness import Reading
from summarizer.merging.margins import Margins
from summarizer.merging.pairing import pairs_within_reach
from summarizer.merging.relations import Difference, Relation
from summarizer.merging.traits import traits
from summarizer.merging.weights import Weights
from summarizer.values.typed import When

_WEEK = 7
_LONG = 9  # words of a claim that tells more than one thing
_OF_ONE_FATE = 2  # what a figure of people says, see `features.agreeing`
_IN_QUESTION = SAME - 0.01  # two long claims that share little but a figure or a day
_TOLD = 0.33  # share of their words two such claims must have in common
_SCENE = 2  # names in common that, on one day, may tell of one thing without a word in common
# Two of the dead are not two dead, nor is one of the seven dead seven dead.
_SOME_OF = re.compile(
    r"\b(?:among|one of|some of|parmi|l['’]une? des|une? des)(?: the| those| les)?"
    r"(?: (?:more than|at least|plus de|au moins|quelque))? [\w-]+ "
    r"(?:dead|killed|injured|wounded|missing|victims?|morts?|tués?|blessés?|disparus?|victimes?)\b|"
    r"\b(?:of|among) (?:the|those|them) (?:dead|victims?|killed|injured|wounded|missing)\b"
    r"|\b(?:parmi|dont|d['’]entre) (?:les|ces|eux)? ?"
    r"(?:morts?|victimes?|tués?|blessés?|disparus?)\b",
    re.IGNORECASE,
)


class Identity:
    """Scores and guards over the claims of one field; every pair is judged once."""

    def __init__(
        self,
        readings: Sequence[Reading],
        vectors: Vectors | None = None,
        judged: Mapping[tuple[str, str], str] = MappingProxyType({}),
    ) -> None:
        """Prepare to compare claims.

        Args:
            readings: The claims.
            vectors: Their vectors; without them, words are compared.
            judged: What a model thought of pairs, by claim ids in order: "same" or "different".

        """
        self._features = {id(reading): Features(reading, at) for at, reading in enumerate(readings)}
        self._readings = list(readings)
        self._vectors = vectors if vectors is not None and vectors.scale is not None else None
        languages = {reading.language for reading in readings}
        self._listed = listed = list(self._features.values())
        self._alone = Weights(f.alone for f in listed)
        self._margins = (
            Margins(self._readings, self._vectors)
            if self._vectors is not None and len(languages) > 1
            else None
        )
        self._across = Weights(f.across for f in listed) if self._margins else self._alone
        self._scores: dict[tuple[int, int], float] = {}
        self._guards: dict[tuple[int, int], bool] = {}
        places = {reading.claim.id: at for at, reading in enumerate(readings)}
        self._judged = {
            (min(i, j), max(i, j)): answer == "same"
            for (a, b), answer in judged.items()
            if (i := places.get(a)) is not None and (j := places.get(b)) is not None
        }

    def candidates(self) -> list[tuple[float, Reading, Reading]]:
        """Return the pairs from `SAME` on that no guard keeps apart, each once."""
        found = []
        reach = self._within_reach()
        judged = {pair for pair, same in self._judged.items() if same}
        for i, j in sorted({*reach, *judged}) if judged else reach:
            a, b = self._readings[i], self._readings[j]
            score = self.score(a, b)
            if score >= SAME and self.may_be_one(a, b):
                found.append((score, a, b))
        return found

    def _within_reach(self, below: float = 0.0) -> Iterator[tuple[int, int]]:
        return pairs_within_reach(self._listed, self._alone, self._vectors, self._margins, below)

    def score(self, a: Reading, b: Reading) -> float:
        """Return how much speaks for one fact, 0 to 1; `SAME` is where it is enough."""
        first, second = self._ordered(a, b)
        pair = (first.position, second.position)
        if pair not in self._scores:
            found = self._score(first, second)
            self._scores[pair] = max(found, SAME) if self._judged.get(pair) else found
        return self._scores[pair]

    def likely(self, least: float) -> list[tuple[float, Reading, Reading]]:
        """Return the pairs with a score of `least` or more that no guard keeps apart, each once."""
        reach = self._within_reach((SAME - least) / STEP)
        pairs = [(self._readings[i], self._readings[j]) for i, j in reach]
        scored = ((self.score(a, b), a, b) for a, b in pairs)
        return [each for each in scored if each[0] >= least and self.may_be_one(*each[1:])]

    def nearness(self, a: Reading, b: Reading) -> float | None:
        """Return how near the vectors of two claims are, on the model's scale; None without."""
        return self._near(a, b, across=a.language != b.language)

    def margin(self, a: Reading, b: Reading) -> float | None:
        """Return how much nearer two claims in two languages are than all else; see `margins`."""
        first, second = self._ordered(a, b)
        if self._margins is None:
            return None
        return self._margins.margin(first.position, second.position)

    def meanings_shared(self, a: Reading, b: Reading) -> float:
        """Return how much of their meanings two claims in two languages share, 0 to 1."""
        first, second = self._ordered(a, b)
        return float(self._across.overlap(first.across, second.across))

    def other_deeds(self, a: Reading, b: Reading) -> bool:
        """Tell whether two claims in two languages tell of other deeds."""
        first, second = self._ordered(a, b)
        return other_deed(first.across, second.across)

    def may_be_one(self, a: Reading, b: Reading) -> bool:
        """Tell whether no guard keeps two claims apart."""
        first, second = self._ordered(a, b)
        pair = (first.position, second.position)
        if pair not in self._guards:
            self._guards[pair] = (
                self._judged.get(pair, True)
                and not _excluded(first, second)
                and one_by_values(first.reading, second.reading)
            )
        return self._guards[pair]

    def _ordered(self, a: Reading, b: Reading) -> tuple[Features, Features]:
        first, second = self._features[id(a)], self._features[id(b)]
        return (first, second) if first.position <= second.position else (second, first)

    def _score(self, first: Features, second: Features) -> float:
        a, b = first.reading, second.reading
        if a.key == b.key:
            return 1.0
        if a.language != b.language:
            return self._score_across(first, second)
        near = self._near(a, b, across=False)
        shared = self._alone.overlap(first.alone, second.alone)
        figure = agreeing(a, b)
        dated = sharing_a_day(a, b)
        alike = shared or figure or sharing_a_time(a.dates, b.dates)
        if not alike and not (dated and _one_scene(a, b)):
            return 0.0  # nothing but a name or a day in common, whatever the vectors say
        found = -inf
        if near is None or near >= UNLIKE:
            named = names_shared(a, b)
            found = weighed((shared, figure, dated, named), BY_WORDS) - WORDS_ONLY
        if near is not None:
            found = max(found, weighed((shared, figure, dated, near), WITH_VECTORS) - ALONE)
        scored = _scored(found)
        long = min(len(first.alone), len(second.alone)) >= _LONG
        in_passing = long and shared < _TOLD and figure < _OF_ONE_FATE
        return min(scored, _IN_QUESTION) if in_passing else scored

    def _score_across(self, first: Features, second: Features) -> float:
        """Score two claims in two languages: how near, and how much nearer than all else."""
        a, b = first.reading, second.reading
        near = self._near(a, b, across=True)
        if self._margins is None or near is None or near < FAR:
            return 0.0
        margin = self._margins.margin(first.position, second.position)
        shared = self._across.overlap(first.across, second.across)
        figure = agreeing(a, b)
        dated = sharing_a_day(a, b)
        timed = sharing_a_time(a.dates, b.dates)
        meeting = shared or figure or timed or (dated and _one_scene(a, b))
        if margin is None:
            found = weighed((shared, figure, dated, near), WITH_VECTORS) - UNHELD
            return _scored(found) if meeting else 0.0
        if not meeting and not stands_out(near, margin):
            return 0.0  # nothing but a name or a day in common
        stray = 0.0 if figure or timed else self._stray(first.across, second.across)
        found = weighed((shared, figure, dated, near), WITH_MARGIN) + MARGIN * margin
        return _scored(found - STRAY * stray - ACROSS)

    def _stray(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Return the share of its words, known in both languages, by which each claim strays."""
        total = self._across.total
        return min(
            total(frozenset(known(mine - theirs))) / total(mine) if mine else 0.0
            for mine, theirs in ((a, b), (b, a))
        )

    def _near(self, a: Reading, b: Reading, *, across: bool) -> float | None:
        if self._vectors is None:
            return None
        return self._vectors.likeness(a.claim.text, b.claim.text, across=across)


def _scored(evidence: float) -> float:
    return round(min(1.0, max(0.0, SAME + STEP * evidence)), 6)


def _excluded(a: Features, b: Features) -> bool:
    """Tell whether the words of two claims exclude one another.

    Praised and sued; arrested and released; seven dead and seven hurt; two dead and two of the
    dead; a date that is given and one that is left open.
    """
    first, second = a.reading.claim.text, b.reading.claim.text
    if a.reading.language != b.reading.language and other_deed(a.across, b.across):
        return True
    one, two = traits(first), traits(second)
    if opposed(a.alone, b.alone) or (one.opens, one.unsaid) != (two.opens, two.unsaid):
        return True
    if bool(_SOME_OF.search(first)) != bool(_SOME_OF.search(second)) and not one_gravity(
        first, second
    ):
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


def _one_scene(a: Reading, b: Reading) -> bool:
    """Tell whether two claims share two names or more: who and where, who and whom."""
    shared = sum(any(same_actor(x, y) for y in b.told_names) for x in a.told_names)
    return shared >= _SCENE
