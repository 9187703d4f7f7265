"""A statement or a report is what the words stand in, not who says them."""

import pytest

from summarizer.extraction.evidence import Evidence
from summarizer.extraction.voices import settle
from tests.extraction.making import article

QUOTED = {
    "fr": "« Le bac a touché un rocher dans la baie »",
    "en": "“It touched a rock in the bay”",
}


@pytest.mark.parametrize(
    ("language", "said", "expected"),
    [
        ("en", "A statement from the harbour police added: {}.", "the harbour police"),
        ("en", "{}, a statement by the ferry company said.", "the ferry company"),
        ("en", "The company's statement said: {}.", "The company"),
        ("en", "A police report said: {}.", "police"),
        ("en", "A Norda Foods statement said: {}.", "Norda Foods"),
        ("en", "A brief statement said: {}.", None),
        ("en", "The report said: {}.", None),
        ("en", "{}, according to a statement.", None),
        ("fr", "Un communiqué de la préfecture a précisé : {}.", "la préfecture"),
        ("fr", "Un communiqué publié jeudi par la préfecture a précisé : {}.", "la préfecture"),
        ("fr", "{}, dit un communiqué de la banque pour justifier la perte.", "la banque"),
        (
            "en",
            "A statement by a spokesman for Norda Foods said: {}.",
            "a spokesman for Norda Foods",
        ),
        ("fr", "Le rapport du procureur a précisé : {}.", "le procureur"),
        ("fr", "{}, indique le communiqué.", None),
        ("fr", "Le document de 13 pages précise : {}.", None),
        ("fr", "Le message de la veille précise : {}.", None),
    ],
)
def test_a_statement_speaks_for_whose_it_is_or_for_nobody(
    language: str, said: str, expected: str | None
) -> None:
    evidence = Evidence(article(said.format(QUOTED[language]), language=language))
    settled = settle(evidence, [1], None, None)
    assert settled.said_by == expected
    assert settled.lost == (expected is None)


def test_who_only_reports_or_writes_letters_is_no_medium() -> None:
    said = f"The postman, Paul Morvan, said: {QUOTED['en']}."
    assert settle(Evidence(article(said)), [1], None, None).said_by == "Paul Morvan"
    said = f"The report's author said: {QUOTED['en']}."
    assert settle(Evidence(article(said)), [1], None, None).said_by == "the report's author"
