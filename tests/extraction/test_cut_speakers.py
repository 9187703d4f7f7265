"""A speaker is shown whole or not at all, and never the place where something was said."""

import pytest

from summarizer.extraction.attribution import attributions_in
from summarizer.extraction.evidence import Evidence
from summarizer.extraction.people import named
from summarizer.extraction.trimming import without_attribution
from summarizer.extraction.voices import settle
from tests.extraction.making import article


def speaker(*sentences: str, language: str = "fr") -> str | None:
    """Return who says the quotation in the last sentence."""
    evidence = Evidence(article(*sentences, language=language))
    return settle(evidence, [len(sentences)], None, None).said_by


CUT = [
    ("« C'est fini », estime Pablo Rey, du groupe de réflexion Calme et Mesure.", "Pablo Rey"),
    ("« C'est fini », a ajouté l'ex-otage soulignant que la nuit tombait.", "l'ex-otage"),
    (
        "« C'est fini », a ainsi estimé ce jeudi le secrétaire général de la FTL.",
        "le secrétaire général de la FTL",
    ),
    (
        "« C'est fini », a annoncé la Ligue des droits du marin (LDM).",
        "la Ligue des droits du marin",
    ),
    ("Selon Ligue, « c'est fini ».", None),
    ("« C'est fini », selon Maison Blanche.", None),
    ("« C'est fini », a indiqué la Maison Blanche, avant l'appel.", "la Maison Blanche"),
    ("L'Américain, vainqueur hier, a déclaré : « C'est fini. »", "l'Américain"),
    ("La Radio lémane romande a affirmé : « C'est fini. »", "la Radio lémane romande"),
    ("Le Parti socialiste a dénoncé « une manœuvre ».", "le Parti socialiste"),
    ("« C'est fini », dit un trader mis en cause.", "un trader"),
    ("Outre Anne Kerr a affirmé : « C'est fini. »", None),
    ("Outre Anne Kerr, Paul Morvan a affirmé : « C'est fini. »", "Paul Morvan"),
    ("« C'est fini », a dit mercredi le manager de l'équipe Vent Debout, Luc Petit.", "Luc Petit"),
    ("Cette annonce a surpris : « C'est fini. »", None),
    ("Le Premier ministre a dit : « C'est fini. »", "le Premier ministre"),
    ("Selon les images, « c'est fini ».", None),
    (
        "« C'est fini », selon un rapport de la Commission bancaire dont il fait état.",
        "la Commission bancaire",
    ),
]


@pytest.mark.parametrize(("sentence", "who"), CUT)
def test_a_french_speaker_is_cut_cleanly_or_is_nobody(sentence: str, who: str | None) -> None:
    assert speaker(sentence) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The Brit also said: “It is over.”", "the Brit"),
        ("The Lannec driver also said: “It is over.”", "The Lannec driver"),
        ("Chair Anne Kerr (R-Lannec) said: “It is over.”", "Anne Kerr"),
        ("“It is over,” the justice Department said.", None),
    ],
)
def test_an_english_speaker_is_cut_cleanly_or_is_nobody(sentence: str, who: str | None) -> None:
    assert speaker(sentence, language="en") == who


@pytest.mark.parametrize(
    "text",
    [
        "Selon le ministre des Transports pourrait démissionner si l'enquête confirme les faits.",
        "According to the minister could resign if the inquiry confirms it.",
    ],
)
def test_a_conditional_clause_is_no_speaker(text: str) -> None:
    language = "fr" if text.startswith("Selon") else "en"
    evidence = Evidence(article(text, language=language))
    assert settle(evidence, [1], None, evidence.claim(text)).said_by is None


MEDIA = [
    (
        "La ministre, Anne Kerr, a estimé lundi sur la radio Mer 2 que « tout ira bien ».",
        "Anne Kerr",
    ),
    ("« Tout ira bien », a estimé lundi sur la radio RLM la ministre Anne Kerr.", "Anne Kerr"),
    ("« Tout ira bien », a confié au quotidien Le Phare Anne Kerr, la ministre.", "la ministre"),
    ("Selon la radio RLM, la ministre Anne Kerr a dit : « Tout ira bien. »", "Anne Kerr"),
    ("« Tout ira bien », selon la radio RLM.", "RLM"),
    ("« Tout ira bien », selon la radio Mer 2.", "Mer 2"),
    ("Le passage où tout bascule a affirmé : « Tout ira bien. »", None),
    ("Une interview a précisé : « Tout ira bien. »", None),
]


@pytest.mark.parametrize(("sentence", "who"), MEDIA)
def test_where_it_was_said_is_no_speaker_when_a_person_is(sentence: str, who: str | None) -> None:
    assert speaker(sentence) == who


def test_the_passage_in_which_he_says_so_does_not_say_so() -> None:
    before = "Le maire Paul Garnier a parlé lundi."
    cut = "La chaîne a coupé le passage dans lequel il a affirmé que « tout ira bien »."
    assert speaker(before, cut) == "Paul Garnier"
    assert speaker("La ministre a parlé lundi.", cut) is None


def test_what_only_goes_on_does_not_speak() -> None:
    assert attributions_in("The rain continued to fall on the quay.", "en") == ()


def test_a_person_does_not_begin_with_outre() -> None:
    evidence = Evidence(
        article("Outre Anne Kerr, le maire Paul Morvan a parlé au port.", language="fr")
    )
    assert all(not name.startswith("Outre") for _, name in named(evidence.sentences))


def test_what_stands_after_a_speaker_is_no_end_of_the_line() -> None:
    evidence = Evidence(article("x", language="fr"))
    text = "Le bac, a déclaré Anne Kerr, Radio lémane."
    assert without_attribution(evidence.claim(text)) == text
