"""What a claim is taken from when its source tells a fact twice."""

from dataclasses import replace
from itertools import permutations
from typing import cast

from summarizer.merging.clusters import group
from summarizer.merging.identity import Identity
from summarizer.merging.likeness import Reading
from tests.merging.test_pairing import reading

TEXTS = {
    "meeting-2": "The summit will take place in two weeks",
    "talks-2": "Their advisers will hold talks next week",
    "talks-3": "Advisers of both sides will gather next week",
    "meeting-4": "The meeting will be within the next two weeks",
}


class Scored:
    """Scores given beforehand, and no guard."""

    def __init__(self, scores: dict[frozenset[str], float]) -> None:
        self.scores = scores

    def candidates(self) -> list[tuple[float, Reading, Reading]]:
        """Give the pairs that score enough."""
        likely = {names: score for names, score in self.scores.items() if score >= 0.55}
        found = []
        for names, score in likely.items():
            first, second = sorted(names)
            found.append((score, READINGS[first], READINGS[second]))
        return found

    def may_be_one(self, _a: Reading, _b: Reading) -> bool:
        """Keep nothing apart."""
        return True

    def score(self, a: Reading, b: Reading) -> float:
        """Give the score, 0 where none was given."""
        return self.scores.get(frozenset({_name(a), _name(b)}), 0.0)


def _told(at: int, name: str) -> Reading:
    made = reading(int(name[-1]) - 1, TEXTS[name], "en")
    claim = made.claim.model_copy(update={"id": f"S{name[-1]}.facts.{at}"})
    return replace(made, claim=claim)


READINGS = {name: _told(at, name) for at, name in enumerate(TEXTS, 1)}


def _name(asked: Reading) -> str:
    return next(name for name, each in READINGS.items() if each is asked)


def grouped(scores: dict[tuple[str, str], float]) -> list[set[str]]:
    known = {frozenset(pair): score for pair, score in scores.items()}
    found = [
        [
            {_name(each) for each in members}
            for members in group(order, cast("Identity", Scored(known)))
        ]
        for order in permutations(READINGS.values())
    ]
    assert all(each == found[0] for each in found)
    return found[0]


PAIRS = {
    ("meeting-2", "meeting-4"): 0.64,
    ("talks-2", "talks-3"): 0.9,
    ("talks-3", "meeting-4"): 0.45,
    ("talks-2", "meeting-4"): 0.57,
}


def test_a_claim_is_not_taken_from_the_fact_it_is_more_like() -> None:
    told_apart = grouped({**PAIRS, ("meeting-2", "talks-2"): 0.3})
    assert told_apart == [{"meeting-2", "meeting-4"}, {"talks-2", "talks-3"}]


def test_a_source_that_tells_one_fact_twice_does_not_keep_the_others_apart() -> None:
    told_twice = grouped({**PAIRS, ("meeting-2", "talks-2"): 0.7})
    assert {"talks-2", "talks-3", "meeting-4"} in told_twice
