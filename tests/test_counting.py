"""Messages count in the singular and the plural."""

import re
from pathlib import Path

import pytest

from summarizer.counting import counted

PROGRAM = Path(__file__).parents[1] / "summarizer"
# A number filled in before a plural, outside a call that chooses the form.
PLURAL = re.compile(
    r"\{(?!counted)[^{}]*\} (?:\w+ )?(?:articles|events|files|requests|citations|faults)\b"
)


@pytest.mark.parametrize(
    ("number", "told"),
    [(0, "0 articles"), (1, "1 article"), (2, "2 articles"), (1200, "1,200 articles")],
)
def test_one_thing_is_counted_in_the_singular_and_any_other_number_in_the_plural(
    number: int, told: str
) -> None:
    assert counted(number, "article") == told


def test_a_plural_that_takes_no_s_is_given() -> None:
    assert counted(1, "reply", "replies") == "1 reply"
    assert counted(2, "reply", "replies") == "2 replies"


def test_no_message_of_the_commands_counts_in_the_plural_alone() -> None:
    found = [
        f"{path.name}: {match[0]}"
        for folder in ("cli", "daily", "store")
        for path in sorted((PROGRAM / folder).glob("*.py"))
        for match in PLURAL.finditer(path.read_text("utf-8"))
    ]
    assert found == []
