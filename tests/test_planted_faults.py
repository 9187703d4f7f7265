"""The gates against faults planted in true claims, on the examples.

The same generator as `python -m benchmarks.planted_faults`, which runs it on any folder.
"""

from collections.abc import Sequence
from functools import cache
from random import Random

import pytest

from benchmarks.planted_faults import EXAMPLES, readings, run
from summarizer.evaluation.faults.cases import MUTATIONS, cases
from summarizer.evaluation.faults.claims import Reading, Truth
from summarizer.evaluation.faults.tally import FLOORS, Row, tally
from summarizer.evaluation.faults.text import words
from summarizer.evaluation.faults.verdict import Case, Result
from summarizer.evaluation.intervals import wilson

PER_KIND = 60
SEED = 1


@cache
def examples() -> tuple[Reading, ...]:
    return tuple(readings([EXAMPLES / "budapest", EXAMPLES / "port-lannec"]))


@cache
def results() -> tuple[Result, ...]:
    return tuple(run(examples(), PER_KIND, SEED))


def planted() -> Sequence[Case]:
    return [result.case for result in results() if result.case.needle]


def row(kind: str) -> Row:
    return next(row for row in tally(results()) if row.kind == kind and row.language == "all")


@pytest.mark.parametrize("kind", FLOORS)
def test_gates_reach_the_floor(kind: str) -> None:
    counted = row(kind)
    wrong = [
        (result.case.text, result.case.said_by, result.outcome, result.detail)
        for result in results()
        if result.case.kind == kind and result.telling and not result.right
    ]
    assert counted.reaches_floor, wrong


@pytest.mark.parametrize("kind", FLOORS)
def test_every_kind_is_planted_in_both_languages(kind: str) -> None:
    languages = {row.language for row in tally(results()) if row.kind == kind and row.claims > 1}
    assert languages == {"en", "fr", "all"}


def test_a_planted_fault_does_not_stand_in_the_sentence_it_was_made_from() -> None:
    assert planted()
    for case in planted():
        if case.kind == "speaker":
            continue
        needle, sentence = words(case.needle), words(case.reading.sentences[case.truth.n])
        runs = [sentence[i : i + len(needle)] for i in range(len(sentence))]
        assert needle not in runs, (case.kind, case.needle)


def test_a_planted_claim_differs_from_the_true_one_in_one_place() -> None:
    for case in planted():
        if case.kind in {"number", "date", "name", "quoted words"}:
            assert " ".join(words(case.needle)) in " ".join(words(case.text))


def test_the_same_seed_plants_the_same_faults() -> None:
    def listed() -> list[tuple[str, str, str | None, tuple[int, ...]]]:
        return [
            (case.kind, case.text, case.said_by, tuple(case.sentences))
            for case in cases(examples(), 10, SEED)
        ]

    assert listed() == listed()
    assert listed() != [
        (case.kind, case.text, case.said_by, tuple(case.sentences))
        for case in cases(examples(), 10, SEED + 1)
    ]


def truth_about(text: str) -> tuple[Reading, Truth]:
    for reading in examples():
        for n, sentence in reading.sentences.items():
            if text in sentence:
                return reading, Truth(n, sentence, None, "happened")
    raise AssertionError(text)


def test_a_number_under_a_bound_is_changed_so_that_it_is_wrong_there_too() -> None:
    reading, truth = truth_about("At least two people")
    for seed in range(20):
        changed = MUTATIONS["number"](reading, truth, Random(seed))  # noqa: S311  repeatable cases
        if changed is not None and "at least" in changed.text.lower():
            assert "at least one" not in changed.text.lower()


def test_units_of_two_numbers_are_exchanged() -> None:
    reading, truth = truth_about("320 drones and 37 missiles")
    tries = [MUTATIONS["unit"](reading, truth, Random(seed)) for seed in range(20)]  # noqa: S311  repeatable cases
    needles = {changed.needle for changed in tries if changed is not None}
    assert needles == {"37 drones", "320 missiles"}


def test_wilson_interval_is_the_published_one() -> None:
    # Newcombe 1998, Statistics in Medicine 17, table I: 81 of 263 and 0 of 20.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=1e-4)
