"""A quoted fragment under a negation outside its marks is no quotation by itself."""

import pytest

from summarizer.extraction.evidence import Evidence
from summarizer.extraction.quotation import check_quote
from tests.extraction.making import article


def _found(text: str, language: str) -> tuple[str | None, str | None]:
    """Return the quotation found, and the reason why none was."""
    evidence = Evidence(article(text, language=language))
    found = check_quote(evidence, [1], None, [])
    words = evidence.article.text[slice(*found.span)] if found.span else None
    return words, found.refusal.reason if found.refusal else None


DENIED = [
    ("fr", "Paul Morvan a déclaré qu'il n'y avait pas eu au port « d'erreur ni de retard grave »."),
    ("fr", "Paul Morvan a déclaré qu'il n'y avait eu, au port, ni « erreur de cap » ni retard."),
    ("fr", "Paul Morvan a nié que le bac eût « touché un rocher de la baie »."),
    ("fr", "Paul Morvan a assuré que « le bac en panne » n'a jamais quitté le quai."),
    ("en", "Paul Morvan said there was no “cover-up at the port or delay”."),
    ("en", "Paul Morvan denied that the crew “had been drinking all night”."),
    ("en", "Paul Morvan said the crew had never “touched a rock in the bay”."),
    (
        "en",
        "Paul Morvan insisted he “ran the ship aground” was not true, denying “any error made”.",
    ),
    ("en", "Paul Morvan said “a rock in the bay” was not what the ferry hit."),
]


@pytest.mark.parametrize(("language", "text"), DENIED)
def test_a_fragment_under_a_negation_outside_its_marks_is_withheld(
    language: str, text: str
) -> None:
    assert _found(text, language) == (None, "weak_support")


KEPT = [
    ("fr", "Paul Morvan, qui n'était pas à bord, a déclaré que le bac « était rentré au port »."),
    ("fr", "Paul Morvan n'était pas à bord : « le bac est rentré au port », a-t-il déclaré."),
    ("fr", "Paul Morvan a déclaré que le bac n'avait subi que « des dégâts très légers »."),
    ("fr", "Paul Morvan a déclaré que le bac « n'avait pas touché de rocher »."),
    ("fr", "« le bac est rentré au port », a déclaré Paul Morvan, qui n'était pas à bord."),
    ("en", "Paul Morvan, who was not on board, said the ferry “was back in port”."),
    ("en", "The crew was not on board but Paul Morvan said the ferry “was back in port”."),
    ("en", "“We did not touch a rock,” Paul Morvan said."),
    ("en", "Paul Morvan said it was not only “a very bad night” but a long one."),
]


@pytest.mark.parametrize(("language", "text"), KEPT)
def test_a_quotation_outside_a_negation_is_kept(language: str, text: str) -> None:
    words, _ = _found(text, language)
    assert words is not None
