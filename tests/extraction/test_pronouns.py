"""Whom a pronoun beside a speech verb means: never somebody its gender rules out."""

import pytest

from summarizer.extraction.evidence import Evidence
from summarizer.extraction.quotation import check_quote
from summarizer.extraction.voices import settle
from tests.extraction.making import article


def speaker(*sentences: str, language: str = "fr") -> str | None:
    """Return who says the quotation in the last sentence."""
    evidence = Evidence(article(*sentences, language=language))
    return settle(evidence, [len(sentences)], None, None).said_by


FERRY = "La maire de Lannec, Claire Le Bihan, a indiqué que le bac était rentré."


@pytest.mark.parametrize(
    ("before", "pronoun", "expected"),
    [
        (
            "Le médecin-chef, Paul Morvan, a examiné les marins.",
            "elle",
            "Claire Le Bihan",
        ),
        ("Le médecin-chef, Paul Morvan, a examiné les marins.", "il", "Paul Morvan"),
        ("La capitaine du bac, Anne Kerr, a examiné les marins.", "elle", "Anne Kerr"),
    ],
)
def test_a_pronoun_passes_over_a_person_of_the_other_gender(
    before: str, pronoun: str, expected: str
) -> None:
    quote = f"« Le bac a touché un rocher », a-t-{pronoun} aussi assuré."
    assert speaker(FERRY, before, quote) == expected


def test_an_english_pronoun_passes_over_a_person_of_the_other_gender() -> None:
    assert (
        speaker(
            "Ms. Anne Kerr, the captain, said the ferry was back.",
            "The coastguard spokesman, Paul Morvan, examined the crew.",
            "“It touched a rock,” she said.",
            language="en",
        )
        == "Anne Kerr"
    )


def test_a_broadcaster_is_not_meant_by_he() -> None:
    quote = "« Nous étions prévenus depuis quatre mois », ajoute-t-il."
    assert speaker("La chaîne RNT a annoncé que le bac était rentré.", quote) != "RNT"


def test_one_of_them_is_nobody() -> None:
    quote = "« Nous étions prévenus depuis quatre mois », a expliqué l'un d'eux."
    assert speaker("Paul Morvan a indiqué que le bac était rentré.", quote) is None


def test_the_author_of_a_post_set_into_the_page_is_not_meant() -> None:
    said = "The harbour office said the quay was shut."
    post = "Please avoid the quay -- Brackwater Port (@bport) November 9, 2026"
    quote = "“There are eight boats on the water,” they added."
    assert speaker(said, post, quote, language="en") == "the harbour office"


def test_who_comes_after_one_of_them_is_nobody_either() -> None:
    first = "Paul Morvan a indiqué que le bac était rentré."
    nobody = "Le bac avait été prévenu, a expliqué l'un d'eux."
    assert speaker(first, nobody, "« Nous étions prêts », a-t-il ajouté.") is None


def test_words_that_only_stand_before_a_name_tell_no_gender() -> None:
    first = "Dès son retour sur le sol de Lannec, Anne Kerr a indiqué que le bac était rentré."
    assert speaker(first, "« Nous étions prêts », a-t-elle ajouté.") == "Anne Kerr"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            "« Nous fermons le port », a lancé Claire Le Bihan vendredi, alors qu'elle sortait.",
            "Claire Le Bihan",
        ),
        ("« Nous fermons le port », a annoncé la Caisse d'épargne.", "Caisse d'épargne"),
    ],
)
def test_a_french_speaker_takes_no_day_along_and_loses_no_part_of_the_name(
    sentence: str, who: str
) -> None:
    assert speaker(sentence) == who


INSPECTION = "L'inspection estime que le port a tardé à réagir."
LATTER = "Ce dernier avait tenu à préciser que « le bac a touché un rocher »."


def test_the_latter_is_the_person_named_last() -> None:
    notes = "Ces notes contredisent le récit du chef du port, Nicolas Morvan, après la panne."
    assert speaker(INSPECTION, notes, LATTER) == "Nicolas Morvan"
    met = "Paul Morvan a reçu Nicolas Kerr."
    assert speaker(met, LATTER) == "Nicolas Kerr"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("Ces notes contredisent le récit du chef du port.", LATTER),
        ("Nicolas Morvan a saisi le tribunal de la baie.", LATTER),
        ("Nicolas Morvan a écrit à la Banque de Lannec.", LATTER),
        ("Nicolas Morvan a écrit à la préfecture.", LATTER.replace("Ce dernier", "Cette dernière")),
        (
            "Paul Morvan a reçu Anne Kerr.",
            LATTER.replace("Ce dernier avait", "Ces derniers avaient"),
        ),
    ],
)
def test_the_latter_is_nobody_where_something_else_can_be_meant(before: str, said: str) -> None:
    assert speaker(INSPECTION, before, said) is None


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Paul Morvan met Anne Kerr on Monday.", "Anne Kerr"),
        ("Paul Morvan met the harbour master on Monday.", None),
    ],
)
def test_the_latter_in_english(before: str, expected: str | None) -> None:
    inspectors = "The port inspectors said the ferry had been late."
    quote = "The latter said: “It touched a rock off the quay.”"
    assert speaker(inspectors, before, quote, language="en") == expected


def test_the_latter_named_in_its_own_sentence() -> None:
    told = (
        "Paul Morvan a reçu Nicolas Kerr, et ce dernier a déclaré : « Le bac a touché un rocher. »"
    )
    assert speaker(INSPECTION, told) == "Nicolas Kerr"


def test_a_quotation_that_names_somebody_is_not_that_persons_own() -> None:
    caption = "Helen Clarke waves as she takes the stage on Sunday."
    quote = "“Helen Clarke is guilty, and she knows it,” she told supporters."
    evidence = Evidence(article(caption, quote, language="en"))
    found = check_quote(evidence, [2], None, [])
    assert found.span is None
    assert found.refusal is not None
    assert found.refusal.reason == "speaker_not_in_source"


def test_whoever_is_named_beside_the_quotation_may_speak_of_himself() -> None:
    quote = "“Helen Clarke will win,” Helen Clarke told supporters."
    found = check_quote(Evidence(article(quote, language="en")), [1], None, [])
    assert found.said_by == "Helen Clarke"
