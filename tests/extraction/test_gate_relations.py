"""The gates over relations and reality: words that all stand there, put together otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.extraction.evidence import Evidence
from summarizer.extraction.gates import SUPPORT, Refusal
from summarizer.extraction.grounding import ground
from tests.extraction.making import article

TURNED = [
    ("before", "The fire broke out before the storm.", "The fire broke out after the storm."),
    ("after", "The strike began after the talks.", "The strike began before the talks failed."),
    ("avant", "Le feu a pris avant l'orage.", "Le feu a pris à la suite de l'orage de lundi."),
    ("by", "Paul Morvan hit Anne Kerr.", "Paul Morvan was hit by Anne Kerr on Monday."),
    ("par", "Paul Morvan a tué Anne Kerr.", "Paul Morvan a été tué par Anne Kerr."),
    ("nouns", "The bank bought the insurer.", "The insurer bought the bank in June."),
    ("noms", "La banque a racheté l'assureur.", "L'assureur a racheté la banque en juin."),
    (
        "place",
        "The meeting was held in Lannec.",
        "The talks planned in Lannec were held in Brenac.",
    ),
    ("lieu", "La réunion a lieu à Brenac.", "La réunion prévue à Brenac aura lieu à Lannec."),
    ("all", "All passengers survived the accident.", "Some passengers survived the accident."),
    ("only", "Only residents may fish in the harbour.", "Residents may fish in the harbour."),
    ("tous", "Tous les élus ont voté la taxe.", "Les élus ont voté la taxe de port lundi."),
    ("most", "Most residents oppose the dam.", "A minority of residents oppose the dam."),
    ("second", "The trawler is the largest there.", "The trawler is the second largest there."),
    ("l'un", "C'est le plus grand port breton.", "C'est l'un des plus grands ports bretons."),
    (
        "selon",
        "Norvane a trouvé du plomb dans deux cents conserves.",
        "Un laboratoire a trouvé du plomb dans deux cents conserves, selon Norvane.",
    ),
]
UNREAL = [
    ("accused", "Paul Morvan set fire to it.", "Paul Morvan is accused of having set fire to it."),
    ("accusé", "Paul Morvan a volé le ferry.", "Paul Morvan est accusé d'avoir volé le ferry."),
    ("asked", "The council sold the ferry.", "Residents asked the council to sell the ferry."),
    ("charged", "Paul Morvan robbed the bank.", "Paul Morvan was charged with robbing the bank."),
    ("failli", "L'usine de Lannec a fermé.", "L'usine de Lannec a failli fermer en juin."),
    ("nearly", "The ferry sank off Lannec.", "The ferry nearly sank off Lannec."),
    ("wife", "The mayor was arrested on Monday.", "The mayor's wife was arrested on Monday."),
    ("épouse", "Le maire a été arrêté lundi.", "L'épouse du maire a été arrêtée lundi."),
    ("former", "Paul Morvan is a minister.", "Paul Morvan, a former minister, spoke on Monday."),
    ("acting", "President Paul Morvan spoke.", "Acting president Paul Morvan spoke on Monday."),
    ("intérim", "Le maire Paul Morvan a parlé.", "Le maire par intérim Paul Morvan a parlé lundi."),
    ("vice", "Le président a démissionné lundi.", "Le vice-président a démissionné lundi."),
]
CARRIED = [
    ("The fire broke out after the storm.", "After the storm on Monday, the fire broke out."),
    ("Anne Kerr hit Paul Morvan.", "Paul Morvan was hit by Anne Kerr on Monday."),
    ("The insurer bought the bank.", "The bank was bought by the insurer in June."),
    ("All passengers survived the accident.", "Every one of the passengers survived the accident."),
    ("The second largest trawler sank.", "The second largest trawler of the port sank."),
    ("Paul Morvan is accused of theft.", "Paul Morvan is accused of theft in Lannec."),
    ("Residents asked the council to sell it.", "Residents asked the council to sell it in June."),
    ("The mayor's wife was arrested.", "The mayor's wife was arrested on Monday."),
    ("La mairie a vendu le ferry lundi.", "La mairie a vendu le ferry lundi aux syndicats."),
    ("Le vice-président a démissionné lundi.", "Le vice-président a démissionné lundi soir."),
]


def refusal(claim: str, sentence: str) -> Refusal | None:
    """Put a claim before all gates with its one sentence cited."""
    french = any(word in sentence.split() for word in ("a", "ont", "aura", "est", "C'est"))
    french = french and " was " not in sentence and " is " not in sentence
    evidence = Evidence(article(sentence, language="fr" if french else "en"))
    found = ground(evidence, evidence.claim(claim), [1], SUPPORT)
    return found if isinstance(found, Refusal) else None


@pytest.mark.parametrize(("claim", "sentence"), [row[1:] for row in TURNED])
def test_what_is_put_the_other_way_round_is_withheld(claim: str, sentence: str) -> None:
    found = refusal(claim, sentence)
    assert found is not None
    assert found.reason == "weak_support"


@pytest.mark.parametrize(("word", "claim", "sentence"), UNREAL)
def test_what_is_not_done_or_of_another_is_withheld_and_the_word_named(
    word: str, claim: str, sentence: str
) -> None:
    found = refusal(claim, sentence)
    assert found is not None
    assert found.reason == "weak_support"
    assert word.replace("é", "e")[:4] in found.detail.replace("é", "e")


@pytest.mark.parametrize(("claim", "sentence"), CARRIED)
def test_the_same_told_otherwise_is_kept(claim: str, sentence: str) -> None:
    assert refusal(claim, sentence) is None


@given(st.sampled_from([row[-1] for row in [*TURNED, *UNREAL]]))
def test_no_sentence_is_refused_by_itself(sentence: str) -> None:
    assert refusal(sentence, sentence) is None


def test_a_denial_elsewhere_in_the_claim_does_not_hide_one_left_out() -> None:
    sentence = "Le phare n'a réduit ni la vitesse ni le nombre des accidents de pêche."
    claim = "Le phare a réduit la vitesse, mais il n'est pas recommandé par le port."
    assert refusal(claim, sentence) is not None


def test_what_is_absent_may_be_told_first_or_last() -> None:
    first = "Without incident, observers visited the polling stations of Lannec."
    last = "Observers visited the polling stations of Lannec without incident."
    assert refusal(first, last) is None
    assert refusal(last, first) is None


def test_a_word_of_like_meaning_that_is_denied_is_against_it() -> None:
    sentence = "Le port a confirmé que les comptes de Norvane ne sont pas authentiques."
    found = refusal("Les comptes de Norvane sont officiels.", sentence)
    assert found is not None
    assert "“authentiques”" in found.detail


def test_two_numbers_may_change_their_order() -> None:
    sentence = "Over two mountain passes, the queen stage covered 114 kilometres."
    assert (
        refusal("The queen stage covered 114 kilometres over two mountain passes.", sentence)
        is None
    )
