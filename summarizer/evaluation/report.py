"""The document a run leaves: every figure, and every case that went wrong."""

from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from summarizer import __version__
from summarizer.evaluation.comparing import Comparing
from summarizer.evaluation.copy_run import Copies
from summarizer.evaluation.evaluators import Result
from summarizer.evaluation.tally import Row, Share, group_of, tally


class Frozen(BaseModel):
    """Base of the report's parts."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Told(Frozen):
    """A sentence a case is about."""

    source: str
    published: str
    text: str


class Failure(Frozen):
    """A case the brief does not answer as it should.

    Attributes:
        verdict: "missed", "files" (found, with wrong files), "flagged" (a compatible pair),
            or "besides" (found, with something that should not be there).
        expected: The kind of conflict or variant, and its sides.
        wrong: Kinds of what should not be there.
        reported: Everything the brief reports.

    """

    name: str
    kind: str
    language: str
    how: str
    verdict: Literal["missed", "files", "flagged", "besides"]
    expected: str
    sides: list[list[str]]
    wrong: list[str]
    reported: list[str]
    sentences: list[Told]


class Score(Frozen):
    """How many expressions of one table of values are read right.

    Attributes:
        held: Of the part set aside, chosen by the hash of the expression.
        open: Of the other part.
        wrong: The expressions of the open part that are read wrong, and how.

    """

    table: str
    held: Share
    open: Share
    wrong: list[str]


class Gates(Frozen):
    """How often "supported" is right in one half of a file of judged claims.

    Attributes:
        data: The file.
        judge: "all gates", or "words alone": only the share of words that must stand there.
        half: "A", which thresholds may be chosen on, "B", which they are reported on, or "all".
        precision: Of the accepted pairs, those that are supported.
        clear: The same with partly supported pairs left out.
        recall: Of the supported pairs, those accepted.
        accepted: For each label, the share accepted.

    """

    data: str
    judge: str
    half: Literal["A", "B", "all"]
    pairs: int
    claims: int
    precision: Share
    clear: Share
    recall: Share
    accepted: dict[str, Share]


class Report(Frozen):
    """A run of the benchmark."""

    schema_: Literal["newsroom-evaluation/1"] = "newsroom-evaluation/1"
    version: str = __version__
    data: list[str]
    seed: int
    per_kind: int
    vectors: Comparing = "words"
    rows: list[Row]
    values: list[Score] = []
    copies: Copies | None = None
    support: list[Gates] = []
    failures: list[Failure]


def reported(  # noqa: PLR0913  one argument a part of the report
    results: Sequence[Result],
    *,
    data: Sequence[str],
    seed: int,
    per_kind: int,
    values: list[Score],
    copies: Copies | None = None,
    vectors: Comparing = "words",
) -> Report:
    """Put a run's results together."""
    return Report(
        data=list(data),
        seed=seed,
        per_kind=per_kind,
        rows=tally(results),
        values=values,
        copies=copies,
        vectors=vectors,
        failures=list(_failures(results)),
    )


def _failures(results: Iterable[Result]) -> Iterable[Failure]:
    for result in results:
        verdict = _verdict(result)
        if verdict is None or result.finding is None:
            continue
        case = result.case
        yield Failure(
            name=case.name,
            kind=case.kind,
            language=case.language,
            how=case.how,
            verdict=verdict,
            expected=case.expected.outcome,
            sides=[sorted(side) for side in case.expected.sides],
            wrong=list(result.finding.wrong),
            reported=list(result.reported),
            sentences=[
                Told(source=source, published=published, text=text)
                for source, published, text in case.targets()
            ],
        )


def _verdict(result: Result) -> Literal["missed", "files", "flagged", "besides"] | None:
    finding = result.finding
    if finding is None:
        return None
    if group_of(result) == "compatible":
        return "flagged" if finding.flagged else "besides" if finding.wrong else None
    if not finding.found:
        return "missed"
    if not finding.exact:
        return "files"
    return "besides" if finding.wrong else None
