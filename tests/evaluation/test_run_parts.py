"""The parts of a run beside the planted cases: vectors, copies, support, and their floors."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from summarizer.evaluation.cases import summaries
from summarizer.evaluation.comparing import Merger
from summarizer.evaluation.copy_run import Copies, copies
from summarizer.evaluation.evaluators import evaluate
from summarizer.evaluation.floors import fallen, read_floors
from summarizer.evaluation.generate import of_kind
from summarizer.evaluation.report import Report, reported
from summarizer.evaluation.support_run import gates
from summarizer.evaluation.tally import Share
from summarizer.merging.brief_run import Candidates
from summarizer.merging.calibration import Matrix, Scale


class Counting:
    """An embedder that counts what it is asked for; all texts are alike."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def describe(self) -> Candidates:
        """Say that it counts."""
        return Candidates(found_by="embeddings", model="counting")

    def scale(self) -> Scale:
        """All it gives is half way."""
        return Scale(alone=(0.9, 1.1), across=(0.9, 1.1))

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Return one and the same vector for each text."""
        self.asked += texts
        return np.tile(np.array([[1.0, 0.0]], dtype=np.float32), (len(texts), 1))


def test_every_text_is_embedded_once_in_a_run() -> None:
    model = Counting()
    merger = Merger(model, "all")
    (case,) = of_kind("number", "en", 1, 1)
    assert merger(summaries(case)) == merger(summaries(case))
    assert model.asked
    assert len(model.asked) == len(set(model.asked))


@pytest.mark.parametrize(
    ("kind", "vectors", "asks"),
    [
        ("number", "mixed", False),
        ("two languages", "mixed", True),
        ("two languages", "words", False),
    ],
)
def test_vectors_are_asked_for_where_they_are_wanted(kind: str, vectors: str, asks: bool) -> None:
    model = Counting()
    (case,) = of_kind(kind, "en", 1, 1)
    brief = Merger(model, vectors)(summaries(case))  # type: ignore[arg-type]
    assert bool(model.asked) == asks
    assert (brief.run.candidates.found_by == "embeddings") == asks


@pytest.mark.endurance  # CI holds the same by the floors of `summarizer eval`
def test_the_invented_copies_are_one_origin_and_no_changed_fact_is_lost() -> None:
    found = copies(1)
    assert found.whole.right == found.whole.of >= 10
    assert found.kept.right == found.kept.of >= 100
    assert found.f1 >= 0.95
    assert found.faults == []


def report(**parts: object) -> Report:
    made = reported(evaluate([]), data=["x"], seed=1, per_kind=1, values=[])
    return made.model_copy(update=parts)


def test_copies_below_their_floor_are_named(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[copies]\nwhole = 1.0\nf1 = 0.9\n", "utf-8")
    share = Share.counted(9, 10)
    found = Copies(whole=share, kept=share, f1=0.95, pairs=10, faults=[])
    lines = fallen(report(copies=found), read_floors(floors))
    assert lines == ["copies: whole is 90.0%, below the floor of 100.0%"]
    assert len(fallen(report(), read_floors(floors))) == 2


def test_support_is_held_against_its_floor_on_the_half_set_aside(tmp_path: Path) -> None:
    table = tmp_path / "judged.tsv"
    rows = [
        f"The quay number {n} was closed.\tThe quay number {n} was closed.\tentailment"
        for n in range(9)
    ]
    table.write_text("\n".join(["premise\thypothesis\tlabel_text", *rows]) + "\n", "utf-8")
    floors = tmp_path / "floors.toml"
    floors.write_text('[support."judged.tsv"]\nrecall = 1.0\n', "utf-8")
    found = gates(table, "en")
    assert [row.half for row in found] == ["A", "B", "all"] * 2
    assert [row.judge for row in found] == ["all gates"] * 3 + ["words alone"] * 3
    assert found[2].recall.value == 1.0
    assert fallen(report(support=found), read_floors(floors)) == []
    assert fallen(report(), read_floors(floors)) == [
        "support.judged.tsv: recall was not measured, the floor is 100.0%"
    ]
