"""How well copies are told from reports, on texts made from the examples."""

from pathlib import Path
from random import Random

import pytest

from summarizer.evaluation.copies import (
    COSMETIC,
    changed_facts,
    cosmetic_copies,
    mixed_texts,
    original,
)
from summarizer.evaluation.copy_measures import (
    Pairs,
    measure_changed_facts,
    measure_passages,
    measure_whole_copies,
)
from summarizer.reading.folder import read_folder

EXAMPLES = Path(__file__).parents[2] / "examples"
# The third article of port-lannec is a copy of the second, by the agency both credit.
FOLDERS = [
    [a for a in read_folder(EXAMPLES / "budapest") if a.status == "used"],
    [a for a in read_folder(EXAMPLES / "port-lannec") if not a.file.startswith("03")],
]
ARTICLES = [article for folder in FOLDERS for article in folder]


def _random(seed: int) -> Random:
    return Random(seed)  # noqa: S311  texts that can be made again


def test_ten_copies_with_cosmetic_edits_are_one_origin() -> None:
    tally = measure_whole_copies(ARTICLES[::3], count=10)
    assert tally.faults == ()
    assert tally.right == tally.all == 4


@pytest.mark.endurance  # CI holds the same by the floors of `summarizer eval`
def test_no_changed_fact_is_swallowed_by_the_text_it_was_changed_in() -> None:
    tally = measure_changed_facts(ARTICLES, limit=180)
    assert tally.faults == ()
    assert tally.all >= 100


def test_passages_taken_over_are_found_and_nothing_else() -> None:
    pairs = measure_passages(FOLDERS, rounds=10)
    assert pairs.found > 200
    assert pairs.f1 >= 0.95


def test_every_cosmetic_edit_changes_the_text_it_is_made_for() -> None:
    for article in ARTICLES:
        text = original(article, "S1")
        changed = {kind for kind, edit in COSMETIC.items() if edit(text, _random(1)) != text}
        assert len(changed) >= 5
        assert len({copy.lines for copy in cosmetic_copies(text, 10, _random(1))}) > 5


@pytest.mark.parametrize(
    ("line", "language", "kinds"),
    [
        ("Le quai a fait cinq morts lundi.", "fr", {"number", "day"}),
        ("Mr Pascal Guennec, 47, was held on Sunday.", "en", {"number", "day", "name"}),
        ("The quay was closed.", "en", set()),
    ],
)
def test_facts_are_changed_one_at_a_time(line: str, language: str, kinds: set[str]) -> None:
    changes = list(changed_facts(line, language))
    assert {kind for kind, _ in changes} == kinds
    assert all(changed != line for _, changed in changes)


def test_what_is_made_can_be_made_again() -> None:
    assert mixed_texts(FOLDERS[0], _random(3)) == mixed_texts(FOLDERS[0], _random(3))


def test_f1_counts_both_ways_to_be_wrong() -> None:
    assert Pairs(found=8, missed=2, invented=2).f1 == pytest.approx(0.8)
    assert Pairs(found=0, missed=0, invented=0).f1 == 1.0
