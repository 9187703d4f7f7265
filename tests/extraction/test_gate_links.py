"""The gates over links and changes: despite, except, if, by, until, fell to and fell by."""

import pytest

from summarizer.extraction.evidence import Evidence
from summarizer.extraction.gates import SUPPORT, Refusal
from summarizer.extraction.grounding import ground
from tests.extraction.making import article

TURNED_FR = [
    (
        "Le conseil a voté la taxe malgré l'opposition.",
        "Le conseil a voté la taxe grâce à l'opposition.",
    ),
    (
        "Les habitants rentrent, sauf ceux des Aubrais.",
        "Les habitants rentrent, y compris ceux des Aubrais.",
    ),
    (
        "Contrairement à Ferrant, Aumont soutient la grève.",
        "Comme Ferrant, Aumont soutient la grève.",
    ),
    (
        "Contrairement à Ferrant, Aumont soutient la grève.",
        "Ferrant et Aumont soutiennent la grève.",
    ),
    ("Le maire pourrait partir si l'enquête confirme les faits.", "L'enquête confirme les faits."),
    ("La mesure s'applique à partir de janvier.", "La mesure s'applique jusqu'en janvier."),
    ("Morvan a limogé le chef de la police.", "Morvan a été limogé par le chef de la police."),
    (
        "Le fils du maire a été arrêté avec son garde.",
        "Le fils du maire a été arrêté par son garde.",
    ),
    ("Le syndicat appelle à cesser la grève lundi.", "Le syndicat appelle à la grève lundi."),
    ("Le chômage a reculé à 7,2 % en juin.", "Le chômage a reculé de 7,2 % en juin."),
    ("Le chômage a reculé de 0,4 point en juin.", "Le chômage a reculé à 0,4 point en juin."),
    (
        "La taxe sur le gazole a monté de deux centimes.",
        "La taxe sur le gazole a monté à deux centimes.",
    ),
    ("Le chômage a enregistré un recul de 0,4 point.", "Le chômage a progressé de 0,4 point."),
    ("Les ventes ont bondi de 12 % en juin.", "Les ventes ont chuté de 12 % en juin."),
    (
        "La cour a confirmé la condamnation de Morvan.",
        "La cour a annulé la condamnation de Morvan.",
    ),
    ("Une frappe a tué douze civils à Lannec.", "Une frappe a blessé douze civils à Lannec."),
    ("Morvan, soupçonné du vol, est jugé lundi.", "Morvan, condamné du vol, est jugé lundi."),
]
TURNED_EN = [
    (
        "Residents may return, except those of Albury.",
        "Residents may return, including those of Albury.",
    ),
    ("Unlike Ferris, Aumont backs the strike.", "Like Ferris, Aumont backs the strike."),
    ("The mayor may resign if the inquiry proves the facts.", "The inquiry proves the facts."),
    ("The ban applies from January.", "The ban applies until January."),
    ("The mayor's son was arrested with his guard.", "The mayor's son was arrested by his guard."),
    ("The union wants to end the strike on Monday.", "The union wants the strike on Monday."),
    ("Unemployment fell to 7.2% in June.", "Unemployment fell 7.2% in June."),
    ("Unemployment fell to 7.2% in June.", "Unemployment fell from 7.2% in June."),
    (
        "The court upheld the conviction of Morvan.",
        "The court overturned the conviction of Morvan.",
    ),
    ("The council rejected the tax on Monday.", "The council passed the tax on Monday."),
]
KEPT_FR = [
    (
        "Le conseil a voté la taxe malgré l'opposition.",
        "Malgré l'opposition, le conseil a voté la taxe.",
    ),
    ("Le maire ignore si l'enquête confirme les faits.", "Le maire ignore si l'enquête confirme."),
    ("La police a arrêté le maire avec son garde.", "Le maire a été arrêté par la police."),
    ("Le chômage a reculé à 7,2 % en juin.", "Le chômage est de 7,2 % en juin."),
    ("Le syndicat a mis fin à la grève de lundi.", "Le syndicat a mis fin à la grève de lundi."),
    ("Le port, dont le quai est fermé, a rouvert.", "Le port dont le quai est fermé a rouvert."),
]
KEPT_EN = [
    (
        "The council passed the tax despite the protests.",
        "Despite the protests, the council passed the tax.",
    ),
    ("The police arrested the mayor with his guard.", "The mayor was arrested by the police."),
    ("Unemployment fell to 7.2% in June.", "In June, unemployment fell to 7.2%."),
    ("The strike that the union began will end on Monday.", "The union began the strike."),
]


def refused(language: str, sentence: str, claim: str) -> bool:
    evidence = Evidence(article(sentence, language=language))
    found = ground(evidence, evidence.claim(claim), [1], SUPPORT)
    return isinstance(found, Refusal)


@pytest.mark.parametrize(
    ("language", "sentence", "claim"),
    [*(("fr", *row) for row in TURNED_FR), *(("en", *row) for row in TURNED_EN)],
)
def test_a_small_word_that_turns_the_sentence_round_is_seen(
    language: str, sentence: str, claim: str
) -> None:
    assert refused(language, sentence, claim)


@pytest.mark.parametrize(
    ("language", "sentence", "claim"),
    [*(("fr", *row) for row in KEPT_FR), *(("en", *row) for row in KEPT_EN)],
)
def test_the_same_with_its_links_kept_is_carried(language: str, sentence: str, claim: str) -> None:
    assert not refused(language, sentence, claim)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [*(("fr", row[0]) for row in TURNED_FR), *(("en", row[0]) for row in TURNED_EN)],
)
def test_every_sentence_carries_itself(language: str, sentence: str) -> None:
    assert not refused(language, sentence, sentence)
