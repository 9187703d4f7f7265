"""`summarizer eval`: what it prints and writes, and how it ends."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run

FEW = ("--per-kind", "1", "--kind", "number", "--kind", "two facts")
EXAMPLES = Path(__file__).parents[2] / "examples"


def test_a_table_names_every_kind_and_the_sums() -> None:
    result = run("eval", *FEW)
    assert result.exit_code == 0, result.output
    for name in ("number", "two facts", "all: conflict", "all: compatible"):
        assert name in result.stdout


def test_json_is_one_document_with_every_row_and_failure() -> None:
    result = run("eval", "--per-kind", "1", "--kind", "place", "--json")
    document = json.loads(result.stdout)
    assert (document["ending"], document["exit_code"], document["fallen"]) == ("done", 0, [])
    kinds = {row["kind"] for row in document["report"]["rows"]}
    assert kinds == {"place", "all"}
    for failure in document["report"]["failures"]:
        assert failure["sentences"]


def test_out_writes_the_report_and_quiet_says_nothing(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    result = run("eval", *FEW, "--quiet", "--out", file)
    assert (result.exit_code, result.output) == (0, "")
    assert json.loads(file.read_text("utf-8"))["seed"] == 1


def test_a_figure_below_its_floor_ends_the_run_with_1_and_is_named(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[update]\nrecall = 0.5\n", "utf-8")
    result = run("eval", *FEW, "--floors", floors)
    assert result.exit_code == 1
    assert "update: recall was not measured, the floor is 50.0%" in result.stderr


def test_a_kind_nobody_knows_is_wrong_usage() -> None:
    result = run("eval", "--kind", "colour")
    assert result.exit_code == 2
    assert "There is no kind 'colour'" in result.stderr


def test_a_folder_with_nothing_to_plant_in_leaves_the_run_done_in_part(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing happened here, and nobody said a word.\n", "utf-8")
    folders = (EXAMPLES / "budapest", tmp_path)
    result = run("eval", *folders, "--per-kind", "1", "--kind", "number")
    assert result.exit_code == 3, result.output
    assert "offers anything to plant" in result.stderr
    alone = run("eval", tmp_path, "--kind", "number")
    assert alone.exit_code == 1
    assert "No sentence of" in alone.stderr


def test_failures_are_shown_when_asked_for() -> None:
    result = run("eval", "--per-kind", "2", "--kind", "spelling", "--seed", "1", "--show", "1")
    shown = result.stdout.count("\n  expected none")
    failing = "flagged\n" in result.stdout
    assert shown == (1 if failing else 0)


def test_without_the_extra_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("summarizer.cli.extras.find_spec", lambda _: None)
    result = run("eval", *FEW)
    assert result.exit_code == 1
    assert 'pip install "newsroom-summarizer[eval]"' in result.stderr
