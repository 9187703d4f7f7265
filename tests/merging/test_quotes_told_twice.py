"""Quotations in two wordings: one statement only with one speaker, one meaning, equal figures."""

import pytest

from summarizer.evaluation.cases import Draft, Line, summary
from summarizer.merging.merge import merge

SPEAKER = "Hélène Vasseur"


def quoted(words: str, ident: str, speaker: str = SPEAKER) -> object:
    text = f"“{words}”, {speaker} said."
    line = Line(text, said_by=speaker, quoted=True, people=((speaker, None),))
    filler = Line("The hall was full from the morning on.")
    return summary(ident, Draft("en", "2025-03-14", (line, filler)))


def entries(first: str, second: str, speaker: str = SPEAKER) -> int:
    made = [quoted(first, "S1"), quoted(second, "S2", speaker)]
    return len(merge(made).fields["quotes"])  # type: ignore[arg-type]


FIRST = "Whoever took these pictures will never manage to sell them on the open market"


def test_two_wordings_of_one_statement_are_one_quotation() -> None:
    second = "Whoever took these pictures can never sell them on an open market"
    assert entries(FIRST, second) == 1


@pytest.mark.parametrize(
    "second",
    [
        "Whoever took these pictures will soon manage to sell them on the open market",
        "Whoever took these 12 pictures will always manage to sell them openly on the market",
        "The public will see these pictures again next spring",
    ],
)
def test_a_denial_or_another_statement_stays_apart(second: str) -> None:
    assert entries(FIRST, second) == 2


def test_another_figure_stays_apart() -> None:
    first = "The water took 14 houses of this village in a single night"
    assert entries(first, first.replace("14", "41")) == 2


def test_another_speaker_of_other_words_stays_apart() -> None:
    second = "Whoever took these pictures can never sell them on an open market"
    assert entries(FIRST, second, "Bruno Lemoine") == 2
