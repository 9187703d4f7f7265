"""The gate over tense: what is yet to come is not told as done."""

import pytest

from summarizer.extraction.evidence import Evidence
from summarizer.extraction.gates import SUPPORT, Refusal
from summarizer.extraction.grounding import ground
from tests.extraction.making import article

COMING = [
    ("Le maire sera entendu jeudi par la police.", "Le maire a été entendu jeudi par la police."),
    ("Le maire visitera le port de Lannec jeudi.", "Le maire a visité le port de Lannec jeudi."),
    ("L'usine de Lannec va fermer en juin.", "L'usine de Lannec a fermé en juin."),
    ("L'usine doit être vendue en juin.", "L'usine a été vendue en juin."),
    ("Le ferry partira lundi de Lannec.", "Le ferry est parti lundi de Lannec."),
    ("Le groupe prévoit de fermer l'usine.", "Le groupe a fermé l'usine."),
    ("Les élus voteront lundi la taxe du port.", "Les élus votèrent lundi la taxe du port."),
    ("Les travaux seront achevés en juin.", "Les travaux étaient achevés en juin."),
    ("The mayor will be heard by police on Monday.", "The mayor was heard by police on Monday."),
    ("The mayor will visit the harbour on Monday.", "The mayor visited the harbour on Monday."),
    ("The plant is to close in June.", "The plant has closed in June."),
    ("The group plans to close the plant in June.", "The group closed the plant in June."),
    ("The council is expected to sell the ferry.", "The council sold the ferry to a group."),
    ("They won't be freed before June.", "They were not freed before June."),
    ("The two leaders are set to sign in Lannec.", "The two leaders have signed in Lannec."),
]
OVER = [
    ("Le maire a été entendu jeudi.", "Le maire a été entendu jeudi."),
    ("Le maire, entendu lundi, sera entendu jeudi.", "Le maire a été entendu lundi."),
    ("La réunion sera organisée à Brenac jeudi.", "La réunion est organisée à Brenac jeudi."),
    ("Le groupe va vendre l'usine fermée en juin.", "Le groupe va vendre l'usine fermée en juin."),
    ("Le ministre a fermé l'usine qui sera vendue.", "Le ministre a fermé l'usine."),
    ("The mayor visited the harbour and will sell it.", "The mayor visited the harbour."),
    ("The mayor managed to close the harbour.", "The mayor closed the harbour."),
    ("The plant closed in June will be sold.", "The plant closed in June."),
    ("The law proposed by the mayor will be sold.", "The law proposed by the mayor will be sold."),
]


def refused(sentence: str, claim: str) -> bool:
    language = "fr" if any(mark in f" {claim} " for mark in ("é", " Le ", " à ", "è")) else "en"
    evidence = Evidence(article(sentence, language=language))
    return isinstance(ground(evidence, evidence.claim(claim), [1], SUPPORT), Refusal)


@pytest.mark.parametrize(("sentence", "claim"), COMING)
def test_what_is_yet_to_come_is_not_told_as_done(sentence: str, claim: str) -> None:
    assert refused(sentence, claim)


@pytest.mark.parametrize(("sentence", "claim"), OVER)
def test_what_is_over_there_may_be_told_as_over(sentence: str, claim: str) -> None:
    assert not refused(sentence, claim)
