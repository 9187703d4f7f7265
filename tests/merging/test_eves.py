"""The day of what is told only as the morrow of something else."""

import pytest

from schemas.entries import Align, Mode
from summarizer.extraction.evidence import Statement
from summarizer.extraction.summary import Claim
from summarizer.merging.eves import days_after
from summarizer.merging.merge import merge
from summarizer.values.dates import dates
from summarizer.values.names import names
from tests.merging.making import fact, summary

CALL = "L'appel est intervenu la veille de la visite de la ministre Anne Kerr à Lannec."
CLAIM = "Anne Kerr sera en visite à Lannec"


def days(sentence: str, claim: str, language: str, mode: Mode = "planned") -> list[object]:
    """Return the days of a claim made of one sentence of an article of 16 October."""
    made = Claim(
        id="S1.facts.1",
        field="facts",
        align=Align.CLAIM,
        text=claim,
        mode=mode,
        values=[*names(claim, language), *dates(claim, language, None)],
        citations=[],
    )
    found = days_after(made, [Statement(sentence, language, published="2025-10-16")], "2025-10-16")
    return [(when.first, when.last) for when in found]


@pytest.mark.parametrize(
    ("sentence", "claim", "language"),
    [
        (CALL, CLAIM, "fr"),
        ("The call came on the eve of the visit of Anne Kerr.", "Anne Kerr will visit", "en"),
        ("The call came the day before a visit by Anne Kerr.", "Anne Kerr will visit", "en"),
    ],
)
def test_what_is_told_on_the_eve_of_a_visit_dates_the_visit(
    sentence: str, claim: str, language: str
) -> None:
    assert days(sentence, claim, language) == [("2025-10-16", "2025-10-17")]


def test_a_day_in_the_sentence_goes_before_the_day_of_the_article() -> None:
    sentence = CALL.replace("est intervenu", "est intervenu mardi 14 octobre")
    assert days(sentence, CLAIM, "fr") == [("2025-10-15", "2025-10-15")]
    assert days(sentence, CLAIM, "fr", "happened") == [("2025-10-15", "2025-10-15")]


def test_what_is_over_is_not_dated_by_the_article() -> None:
    assert days(CALL, CLAIM, "fr", "happened") == []


@pytest.mark.parametrize("claim", ["L'appel a duré deux heures", "Paul Roy sera en visite"])
def test_only_what_the_eve_leads_up_to_is_dated(claim: str) -> None:
    assert days(CALL, claim, "fr") == []


def test_a_file_that_gives_the_eve_alone_supports_the_day() -> None:
    dated = "La ministre Anne Kerr sera vendredi en visite à Lannec."
    brief = merge(
        [
            summary(1, [CALL], fact(CLAIM, 1)),
            summary(2, [dated], fact(dated.rstrip("."), 1)),
        ]
    )
    (entry,) = brief.fields["facts"]
    assert entry.support.sources == ["S1", "S2"]
