"""Counting results by kind and language, and holding them against floors."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from summarizer.evaluation.cases import CONFLICTS
from summarizer.evaluation.evaluators import Result
from summarizer.evaluation.intervals import wilson

Group = Literal["conflict", "variant", "compatible", "all"]
ALL = "all"


class Share(BaseModel):
    """A share with its Wilson interval at 95 %.

    Attributes:
        value: None where nothing was counted.

    """

    model_config = ConfigDict(frozen=True)

    right: int
    of: int
    value: float | None
    low: float
    high: float

    @classmethod
    def counted(cls, right: int, of: int) -> "Share":
        """Return the share of `right` in `of`."""
        low, high = wilson(right, of)
        value = round(right / of, 4) if of else None
        return cls(right=right, of=of, value=value, low=round(low, 4), high=round(high, 4))


class Row(BaseModel):
    """The results of one kind in one language, "all" for several.

    Attributes:
        cases: Cases that say something about merging.
        withheld: Cases besides in which a gate refused the claim they are about.
        recall: Share of the planted ones that are reported; None for compatible pairs.
        precision: Share of all reports in these cases that are right. An overall row counts
            the reports in compatible pairs as well.
        exact: Share of those found that have exactly the right files on every side.
        joined: Share of compatible pairs saying one thing that are one entry with all sources.
        flagged: Share of cases with a conflict that should not be there.

    """

    model_config = ConfigDict(frozen=True)

    kind: str
    group: Group
    language: str
    cases: int
    withheld: int
    recall: Share | None
    precision: Share | None
    exact: Share | None
    joined: Share | None
    flagged: Share


def tally(results: Sequence[Result]) -> list[Row]:
    """Count: every kind in every language and in all, then conflicts, variants, compatible, all."""
    rows: list[Row] = []
    for kind in dict.fromkeys(result.case.kind for result in results):
        own = [result for result in results if result.case.kind == kind]
        group = group_of(own[0])
        for language in [*sorted({result.case.language for result in own}), ALL]:
            chosen = [r for r in own if language in {r.case.language, ALL}]
            rows.append(_row(kind, group, language, chosen))
    sums: dict[Group, Callable[[Result], bool]] = {
        "conflict": lambda result: group_of(result) == "conflict",
        "variant": lambda result: group_of(result) == "variant",
        "compatible": lambda result: group_of(result) == "compatible",
        "all": lambda _: True,
    }
    for name, belongs in sums.items():
        rows += _overall(name, [result for result in results if belongs(result)])
    return rows


def group_of(result: Result) -> Group:
    """Return what sort of case it was: "copy" counts among the variants, none are conflicts."""
    outcome = result.case.expected.outcome
    if outcome == "none":
        return "compatible"
    return "conflict" if outcome in CONFLICTS else "variant"


def _overall(group: Group, results: Sequence[Result]) -> list[Row]:
    languages = [*sorted({result.case.language for result in results}), ALL] if results else []
    return [
        _row(ALL, group, language, [r for r in results if language in {r.case.language, ALL}])
        for language in languages
    ]


def _row(kind: str, group: Group, language: str, results: Iterable[Result]) -> Row:
    every = list(results)
    telling = [(r, r.finding) for r in every if r.finding is not None]
    planted = [(r, f) for r, f in telling if group_of(r) != "compatible"]
    found = sum(f.found for _, f in planted)
    wrong = sum(len(f.wrong) for _, f in telling)
    flagged = sum(f.flagged for _, f in telling)
    pairs = [f.joined for _, f in telling if f.joined is not None]
    return Row(
        kind=kind,
        group=group,
        language=language,
        cases=len(telling),
        withheld=len(every) - len(telling),
        recall=Share.counted(found, len(planted)) if planted else None,
        precision=Share.counted(found, found + wrong) if planted else None,
        exact=Share.counted(sum(f.exact for _, f in planted if f.found), found)
        if planted
        else None,
        joined=Share.counted(sum(pairs), len(pairs)) if pairs else None,
        flagged=Share.counted(flagged, len(telling)),
    )
