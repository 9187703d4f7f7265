"""Values set aside, floors, and conflicts planted in a folder of articles."""

from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.evaluation.cases import Planted, summaries
from summarizer.evaluation.evaluators import evaluate
from summarizer.evaluation.faults.text import words
from summarizer.evaluation.floors import fallen, read_floors
from summarizer.evaluation.generate import KINDS, of_kind
from summarizer.evaluation.real import planted_in
from summarizer.evaluation.report import Report, reported
from summarizer.evaluation.sentences import RETELLINGS
from summarizer.evaluation.typed import (
    check_date,
    check_names,
    check_quantities,
    is_held,
    lines,
    score,
    scores,
)
from summarizer.output.files import write_text

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("name", ["quantities", "dates", "names"])
def test_a_good_part_of_every_table_is_set_aside_by_the_hash_of_the_expression(name: str) -> None:
    rows = list(lines(name))
    held = [row for row in rows if is_held(row)]
    assert len(rows) == len(set(rows))
    assert 0.3 < len(held) / len(rows) < 0.7
    assert [is_held(f"{row.partition(' => ')[0]} => nothing") for row in rows] == [
        is_held(row) for row in rows
    ]


@pytest.mark.parametrize(
    ("row", "check"),
    [
        ("en | 12 boats => 13 boats", check_quantities),
        ("en | 12 boats => 12 cars", check_quantities),
        ("en | at least 12 boats => 12 boats", check_quantities),
        ("fr | 12 bateaux et 3 voitures => 12 bateaux", check_quantities),
        ("fr | le 3 mars => 2025-03-04", check_date),
        ("fr | bientôt => 2025-03-04", check_date),
        ("Mario Rubio = Marco Rubio", check_names),
        ("Donald Trump # Trump", check_names),
    ],
)
def test_a_wrong_reading_is_told(row: str, check: object) -> None:
    assert callable(check)
    assert check(row) is not None


def test_what_is_wrong_in_the_part_set_aside_is_counted_and_not_shown() -> None:
    rows = [f"en | {n} boats => 0 boats" for n in range(2, 40)]
    found = score("quantities", rows, check_quantities)
    assert (found.held.right, found.open.right) == (0, 0)
    assert found.held.of + found.open.of == len(rows) == found.held.of + len(found.wrong)


def test_values_set_aside_are_read_right() -> None:
    every = next(each for each in scores() if each.table == "all")
    assert every.held.of >= 100
    assert every.held.value is not None
    assert every.held.value >= 0.97


def report() -> Report:
    cases = [case for kind in ("number", "two facts") for case in of_kind(kind, "en", 3, 1)]
    return reported(evaluate(cases), data=["x"], seed=1, per_kind=3, values=scores())


def floors(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "floors.toml"
    write_text(file, text)
    return fallen(report(), read_floors(file))


def test_figures_at_their_floors_hold(tmp_path: Path) -> None:
    text = "[number]\nrecall = 1.0\nexact = 1.0\n[compatible]\nflagged = 0.0\n"
    assert floors(tmp_path, f"{text}[values.names]\nright = 0.5\n") == []


def test_every_figure_below_its_floor_is_named(tmp_path: Path) -> None:
    text = '[update]\nrecall = 0.1\n["two facts"]\nrecall = 0.5\n[values.verbs]\nright = 0.5\n'
    told = floors(tmp_path, f"{text}[values.quantities]\nright = 1.0\n")
    assert [line.partition(" is ")[0].partition(" was ")[0] for line in told] == [
        "update: recall",
        "two facts: recall",
        "values.verbs:",
        "values.quantities: 94.9% right, below the floor of 100.0%",
    ]


@pytest.mark.parametrize("text", ["[number\n", "[number]\nrecal = 1\n", "[number]\nrecall = 95\n"])
def test_a_file_that_holds_no_floors_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="not a floors file"):
        floors(tmp_path, text)


def in_examples() -> list[Planted]:
    return [
        case
        for folder in ("budapest", "port-lannec")
        for case in planted_in(EXAMPLES / folder, 4, 1, tuple(KINDS))
    ]


def test_a_folder_of_articles_gives_conflicts_and_compatible_pairs_in_both_languages() -> None:
    cases = in_examples()
    assert cases == in_examples()
    assert {case.language for case in cases} == {"en", "fr"}
    outcomes = {case.expected.outcome for case in cases}
    assert {"contradiction", "precision", "copy", "none"} <= outcomes
    assert {case.kind for case in cases} <= {*RETELLINGS, "copy"}


def test_the_changed_claim_stands_in_the_text_of_the_files_of_its_side() -> None:
    for case in in_examples():
        if case.expected.outcome != "contradiction":
            continue
        texts = {made.source.id: made.text for made in summaries(case)}
        first, second = case.expected.sides
        told = {source: text for source, _, text in case.targets()}
        ones, others = {told[s] for s in first}, {told[s] for s in second}
        assert len(ones) == len(others) == 1
        assert ones != others
        assert all(told[source] in texts[source] for source in told)


def test_a_planted_number_stands_nowhere_else_in_its_case() -> None:
    for case in in_examples():
        if case.kind != "number":
            continue
        one, two = sorted({text for _, _, text in case.targets()})
        changed = set(words(one)) ^ set(words(two))
        for draft in case.drafts:
            for line in draft.lines:
                assert line.target or not changed & set(words(line.text))


def test_summaries_written_by_extract_serve_as_well(tmp_path: Path) -> None:
    folder = tmp_path / "brief" / "summaries"
    (case,) = of_kind("order of words", "en", 1, 1)
    for summary in summaries(case):
        write_text(folder / f"{summary.source.id}.json", summary.model_dump_json())
    cases = planted_in(tmp_path / "brief", 5, 1, tuple(KINDS))
    assert cases
    claims = {claim.text for summary in summaries(case) for claim in summary.claims}
    for each in cases:
        if each.kind == "number":
            assert claims & {text for _, _, text in each.targets()}


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        planted_in(tmp_path / "nowhere", 1, 1, tuple(KINDS))
