"""Counting results, and how sure the counts are."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.evaluation.faults.verdict import Result
from summarizer.evaluation.intervals import wilson

# What acceptance asks: the least share of right outcomes.
FLOORS = {
    "number": 0.99,
    "date": 0.99,
    "name": 0.99,
    "quoted words": 0.99,
    "unit": 0.95,
    "speaker": 0.95,
    "wrong sentence": 0.98,
    "control": 0.98,
    "control quote": 0.98,
}


@dataclass(frozen=True, slots=True)
class Row:
    """The results of one kind of claim in one language ("all" for both).

    Attributes:
        claims: How many tell something (see `Result.telling`); the rates are of these.
        planted: How many there were.
        low: Lower end of Wilson's 95 % interval for the rate.
        high: Upper end.
        outcomes: How often each outcome came.
        reasons: How often each reason code was given.

    """

    kind: str
    language: str
    planted: int
    claims: int
    right: int
    low: float
    high: float
    outcomes: dict[str, int]
    reasons: dict[str, int]

    @property
    def rate(self) -> float:
        """Share of right outcomes."""
        return self.right / self.claims if self.claims else 0.0

    @property
    def reaches_floor(self) -> bool:
        """Whether the rate is what acceptance asks for this kind."""
        return self.rate >= FLOORS[self.kind]


def tally(results: Iterable[Result]) -> list[Row]:
    """Count by kind and language, kinds in the order of `FLOORS`."""
    groups: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        for language in (result.case.reading.language, "all"):
            groups.setdefault((result.case.kind, language), []).append(result)
    return [
        _row(kind, language, groups[kind, language])
        for kind in FLOORS
        for language in sorted({found for name, found in groups if name == kind}, key=_all_last)
    ]


def _row(kind: str, language: str, results: list[Result]) -> Row:
    telling = [result for result in results if result.telling]
    right = sum(result.right for result in telling)
    low, high = wilson(right, len(telling))
    return Row(
        kind=kind,
        language=language,
        planted=len(results),
        claims=len(telling),
        right=right,
        low=low,
        high=high,
        outcomes=dict(Counter(str(result.outcome) for result in telling).most_common()),
        reasons=dict(Counter(result.reason for result in telling if result.reason).most_common()),
    )


def _all_last(language: str) -> tuple[bool, str]:
    return language == "all", language
