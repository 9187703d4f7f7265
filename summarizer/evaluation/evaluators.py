"""The planted cases as a pydantic-evals dataset: a task that merges, an evaluator that compares."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pydantic_evals import Case, Dataset
from pydantic_evals.evaluators import Evaluator, EvaluatorContext

from summarizer.evaluation.cases import Planted, summaries, withheld
from summarizer.evaluation.measure import Finding, files, measure
from summarizer.extraction.summary import Summary
from summarizer.merging.brief import Brief
from summarizer.merging.merge import merge

Merge = Callable[[Sequence[Summary]], Brief]


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a case: the brief, or None where a gate withheld what it is about."""

    brief: Brief | None


@dataclass(frozen=True, slots=True)
class Result:
    """One case and how its brief answers.

    Attributes:
        finding: None where a gate withheld a claim the case is about: that says nothing about
            merging.
        reported: What the brief reports, for people: kind and the files of each side.

    """

    case: Planted
    finding: Finding | None
    reported: tuple[str, ...]


@dataclass
class Reconciled(Evaluator[Planted, Merged, None]):
    """Whether the brief reports what was planted, for exactly its files, and nothing else."""

    def evaluate(self, ctx: EvaluatorContext[Planted, Merged, None]) -> dict[str, bool | str]:
        """Return the assertions of a finding by name, and the label "wrong"."""
        if ctx.output.brief is None:
            return {"wrong": "withheld"}
        finding = measure(ctx.output.brief, ctx.inputs.expected)
        return {
            "found": finding.found,
            "exact": finding.exact,
            "ordered": finding.ordered,
            "clean": not finding.flagged,
            "wrong": " ".join(finding.wrong),
            **({} if finding.joined is None else {"joined": finding.joined}),
        }


@dataclass
class Reported(Evaluator[Planted, Merged, None]):
    """What the brief reports, as a label a person can read."""

    def evaluate(self, ctx: EvaluatorContext[Planted, Merged, None]) -> dict[str, str]:
        """Return the label "reported"."""
        brief = ctx.output.brief
        return {"reported": "" if brief is None else "\n".join(_reported(brief))}


def evaluate(
    cases: Sequence[Planted], merging: Merge = merge, progress: Callable[[int], None] | None = None
) -> list[Result]:
    """Merge every case and compare.

    Args:
        cases: In order of kind: every kind is one dataset, so that its briefs can be let go.
        merging: What turns summaries into a brief.
        progress: Called with the number of cases done since the last call.

    """
    return [
        result
        for _, group in groupby(cases, key=lambda case: case.kind)
        for result in _evaluate(list(group), merging, progress)
    ]


def _evaluate(
    cases: Sequence[Planted], merging: Merge, progress: Callable[[int], None] | None
) -> Iterator[Result]:
    def task(case: Planted) -> Merged:
        made = summaries(case)
        brief = None if withheld(case, made) else merging(made)
        if progress is not None:
            progress(1)
        return Merged(brief)

    dataset = Dataset[Planted, Merged, None](
        name=cases[0].kind,
        cases=[Case(name=case.name, inputs=case) for case in cases],
        evaluators=[Reconciled(), Reported()],
    )
    # Not `evaluate_sync`, which leaves an event loop behind.
    report = asyncio.run(dataset.evaluate(task, progress=False, max_concurrency=1))
    for failure in report.failures:
        # A merge that fails is a fault of the program, not a missed case.
        raise RuntimeError(f"{failure.name}: {failure.error_message}")
    for each in report.cases:
        said = {name: assertion.value for name, assertion in each.assertions.items()}
        wrong = str(each.labels["wrong"].value)
        reported = str(each.labels["reported"].value)
        finding = None
        if said:
            finding = Finding(
                found=said["found"],
                exact=said["exact"],
                ordered=said["ordered"],
                wrong=tuple(wrong.split()),
                flagged=not said["clean"],
                joined=said.get("joined"),
            )
        yield Result(each.inputs, finding, tuple(reported.splitlines()))


def _reported(brief: Brief) -> Iterator[str]:
    for conflict in brief.conflicts:
        sides = [
            f"{side.text} ({', '.join(sorted(files(side.citations)))})" for side in conflict.sides
        ]
        yield f"{conflict.kind}: {' | '.join(sides)}"
    for group in brief.fields.values():
        for entry in group:
            for variant in entry.variants:
                taking = ", ".join(sorted(files(variant.citations)))
                yield f"{variant.kind}: {entry.text} | {variant.text} ({taking})"
