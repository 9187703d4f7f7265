"""The gate over who does it: the deed of one is not told of another named beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.extraction.evidence import Evidence
from summarizer.extraction.gates import SUPPORT, Refusal
from summarizer.extraction.grounding import ground
from tests.extraction.making import article

OF_ANOTHER_FR = [
    (
        "Le maire Paul Morvan a porté plainte contre Anne Kerr, qui a quitté la salle.",
        "Paul Morvan a quitté la salle.",
    ),
    (
        "Après que Paul Morvan a été arrêté, Anne Kerr a quitté la salle.",
        "Paul Morvan a quitté la salle.",
    ),
    (
        "Paul Morvan, que Anne Kerr accuse de vol, a quitté Lannec lundi.",
        "Anne Kerr a quitté Lannec lundi.",
    ),
    (
        "Paul Morvan a été condamné à deux ans de prison et Anne Kerr a été relaxée.",
        "Anne Kerr a été condamnée à deux ans de prison.",
    ),
    (
        "La police a arrêté Paul Morvan tandis que la préfecture a fermé le port.",
        "La préfecture a arrêté Paul Morvan.",
    ),
    (
        "Le ministre a annoncé la fermeture et le maire a promis un recours.",
        "Le maire a annoncé la fermeture.",
    ),
]
OF_ANOTHER_EN = [
    ("Paul Morvan left the hall after Anne Kerr was arrested.", "Paul Morvan was arrested."),
    (
        "Paul Morvan, who is accused by Anne Kerr, left Lannec on Monday.",
        "Anne Kerr left Lannec on Monday.",
    ),
    ("Paul Morvan sued Anne Kerr, who left the company in May.", "Paul Morvan left in May."),
    (
        "The minister announced the closure and the mayor promised an appeal.",
        "The mayor announced the closure.",
    ),
]
OF_THE_SAME_FR = [
    ("Paul Morvan, accusé par Anne Kerr, a quitté Lannec.", "Paul Morvan a quitté Lannec."),
    ("Le ministre et le maire ont annoncé la fermeture.", "Le ministre a annoncé la fermeture."),
    ("Anne Kerr, le maire de Lannec, a fermé le port.", "Le maire de Lannec a fermé le port."),
    ("Le port est fermé, a indiqué Anne Kerr.", "Anne Kerr a indiqué que le port est fermé."),
    ("Paul Morvan et Anne Kerr ont été arrêtés.", "Paul Morvan a été arrêté."),
    ("La police a arrêté Paul Morvan lundi.", "Paul Morvan a été arrêté lundi."),
    ("Lundi soir, le maire de Lannec a fermé le port.", "Le maire a fermé le port lundi soir."),
    ("Le chef de Norvane, Anne Kerr, a fermé l'usine.", "Anne Kerr a fermé l'usine."),
]
OF_THE_SAME_EN = [
    ("Paul Morvan, accused by Anne Kerr, left Lannec.", "Paul Morvan left Lannec."),
    ("The minister and the mayor announced the closure.", "The minister announced the closure."),
    ("Anne Kerr, the mayor of Lannec, closed the harbour.", "The mayor closed the harbour."),
    ("The harbour is closed, Anne Kerr said.", "Anne Kerr said the harbour is closed."),
    ("Paul Morvan and Anne Kerr were arrested.", "Paul Morvan was arrested."),
    ("Anne Kerr hit Paul Morvan on Monday.", "Paul Morvan was hit by Anne Kerr on Monday."),
    ("The bank's chief Anne Kerr sold the insurer.", "Anne Kerr sold the insurer."),
]


def refused(language: str, sentence: str, claim: str) -> bool:
    evidence = Evidence(article(sentence, language=language))
    return isinstance(ground(evidence, evidence.claim(claim), [1], SUPPORT), Refusal)


@pytest.mark.parametrize(
    ("language", "sentence", "claim"),
    [*(("fr", *row) for row in OF_ANOTHER_FR), *(("en", *row) for row in OF_ANOTHER_EN)],
)
def test_what_one_does_is_not_told_of_another(language: str, sentence: str, claim: str) -> None:
    assert refused(language, sentence, claim)


@pytest.mark.parametrize(
    ("language", "sentence", "claim"),
    [*(("fr", *row) for row in OF_THE_SAME_FR), *(("en", *row) for row in OF_THE_SAME_EN)],
)
def test_what_one_does_may_be_told_of_that_one(language: str, sentence: str, claim: str) -> None:
    assert not refused(language, sentence, claim)


@given(st.sampled_from([*OF_ANOTHER_FR, *OF_THE_SAME_FR]))
def test_no_sentence_is_refused_by_itself(row: tuple[str, str]) -> None:
    assert not refused("fr", row[0], row[0])
