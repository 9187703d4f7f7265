"""The gates over words: what a claim adds, turns round or joins, in French and English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.extraction.evidence import Evidence
from summarizer.extraction.gates.meaning import polarity
from summarizer.extraction.gates.refusal import Refusal
from summarizer.extraction.gates.wording import read_wording, wording
from tests.extraction.making import article

FERRY = "The ferry Belle Aurore left Lannec on Friday with two hundred passengers."
PLANT = "La société Norvane a annoncé un bénéfice de trois millions d'euros pour le trimestre."
STRIKE = (
    "Les pêcheurs de Lannec ont bloqué l'entrée du port pendant la nuit "
    "avec une vingtaine de bateaux."
)


def refused(claim: str, *sentences: str, language: str = "fr") -> Refusal | None:
    """Put a claim before the wording gate with all of an article's sentences."""
    evidence = Evidence(article(*sentences, language=language))
    return wording(evidence.claim(claim), evidence.sentences)


def turned(claim: str, *sentences: str, language: str = "fr") -> bool:
    """Tell whether the negation gate refuses a claim."""
    evidence = Evidence(article(*sentences, language=language))
    return polarity(evidence.claim(claim), evidence.sentences) is not None


@pytest.mark.parametrize(
    ("claim", "sentence", "language"),
    [
        ("The ferry Belle Aurore reached Lannec on Friday.", FERRY, "en"),
        ("Norvane perd trois millions d'euros.", PLANT, "fr"),
        ("Norvane a perdu trois millions d'euros au trimestre.", PLANT, "fr"),
    ],
)
def test_the_opposite_of_what_stands_there_is_named(
    claim: str, sentence: str, language: str
) -> None:
    refusal = refused(claim, sentence, language=language)
    assert refusal is not None
    assert "is against" in refusal.detail


def test_a_verb_of_the_claims_own_is_refused_where_the_rest_is_scattered() -> None:
    refusal = refused("Les pêcheurs incendient vingt bateaux.", STRIKE)
    assert refusal is not None
    assert (refusal.reason, "incendient" in refusal.detail) == ("weak_support", True)


def test_a_word_of_the_claims_own_may_retell_a_passage_it_otherwise_copies() -> None:
    claim = "Les pêcheurs de Lannec ont obstrué l'entrée du port pendant la nuit."
    assert refused(claim, STRIKE) is None


def test_support_verbs_may_replace_one_another() -> None:
    sentence = "La réunion des maires aura lieu jeudi à la préfecture de Lannec."
    assert refused("La réunion des maires se tiendra jeudi à la préfecture.", sentence) is None


def test_a_noun_of_the_article_may_stand_for_a_pronoun() -> None:
    before = "La passerelle a été posée au printemps."
    sentence = "Elle est tombée de neuf mètres sur le quai."
    evidence = Evidence(article(before, sentence, language="fr"))
    claim = evidence.claim("La passerelle est tombée de neuf mètres sur le quai.")
    assert wording(claim, evidence.sentences[1:]) is None
    invented = evidence.claim("La grue est tombée du toit.")
    assert wording(invented, evidence.sentences[1:]) is not None


def test_what_is_equated_must_stand_close_together() -> None:
    far = (
        "Claire Le Bihan a été entendue lundi par le juge qui cherche à savoir qui a livré au "
        "quotidien le nom d'un membre du conseil."
    )
    assert refused("Claire Le Bihan est un membre du conseil.", far) is not None
    near = "Claire Le Bihan, membre du conseil, a été entendue lundi."
    assert refused("Claire Le Bihan est un membre du conseil.", near) is None


def test_inflected_forms_are_one_word() -> None:
    evidence = Evidence(
        article("Le maire reçoit les pêcheurs et détruira la digue.", language="fr")
    )
    read = read_wording(
        evidence.claim("Le maire recevra le pêcheur et a détruit la digue."), evidence.sentences
    )
    assert read.own == ()


def test_a_denied_clause_is_not_told_as_so() -> None:
    sentence = "Le rapport conclut à une avarie, et cela n'a absolument pas surpris les marins."
    assert turned("Les marins ont été surpris que le rapport conclue à une avarie.", sentence)
    assert not turned("Le rapport conclut à une avarie.", sentence)


def test_what_no_clause_denies_is_not_denied() -> None:
    sentence = "The council will not close the school, and it approved the new harbour on Monday."
    assert turned("The new harbour was never approved.", sentence, language="en")
    assert not turned("The council will not close the school.", sentence, language="en")


def test_a_denial_may_be_worded_otherwise() -> None:
    sentence = "Mrs Wray said the two boards would meet in Lannec, but she gave no date."
    assert not turned("No date was given for the meeting in Lannec.", sentence, language="en")
    assert not turned(
        "La date de la rencontre est non précisée.",
        "Les deux conseils se reverront à Lannec, à une date non précisée.",
    )


@given(st.integers(0, 12), st.integers(3, 17))
def test_words_copied_in_a_row_are_never_called_the_claims_own(start: int, length: int) -> None:
    claim = " ".join(STRIKE.split()[start : start + length])
    evidence = Evidence(article(STRIKE, language="fr"))
    read = read_wording(evidence.claim(claim), evidence.sentences)
    assert read.own == ()
    assert read.spread <= 1


@given(st.permutations(STRIKE.rstrip(".").split()))
def test_the_order_of_the_words_does_not_make_them_the_claims_own(order: list[str]) -> None:
    evidence = Evidence(article(STRIKE, language="fr"))
    assert read_wording(evidence.claim(" ".join(order)), evidence.sentences).own == ()


@pytest.mark.parametrize(
    ("claim", "sentence", "language"),
    [
        (
            "Anne Kerr et Paul Morvan se verront à Brenac.",
            "Anne Kerr et Paul Morvan se verront sans tarder à Brenac.",
            "fr",
        ),
        (
            "Anne Kerr veut finir à Brenac une guerre.",
            "Anne Kerr veut finir à Brenac une guerre sans gloire.",
            "fr",
        ),
        (
            "Anne Kerr et Paul Morvan se reverront à Brenac.",
            "Anne Kerr et Paul Morvan se reverront à Brenac à une heure non précisée.",
            "fr",
        ),
        (
            "Anne Kerr left the hall in Brenac.",
            "Anne Kerr left the hall in Brenac without her coat.",
            "en",
        ),
    ],
)
def test_what_is_only_absent_denies_nothing_of_a_claim_that_leaves_it_out(
    claim: str, sentence: str, language: str
) -> None:
    assert not turned(claim, sentence, language=language)


@pytest.mark.parametrize(
    ("claim", "sentence", "language"),
    [
        ("Anne Kerr a payé le billet.", "Anne Kerr est partie sans payer le billet.", "fr"),
        ("L'heure de la réunion est précisée.", "L'heure de la réunion est non précisée.", "fr"),
        ("Anne Kerr signed the deal.", "Anne Kerr has not signed the deal.", "en"),
        ("Anne Kerr signed the deal.", "It is false that Anne Kerr signed the deal.", "en"),
        ("Anne Kerr a payé le billet.", "Il est faux qu'Anne Kerr ait payé le billet.", "fr"),
    ],
)
def test_what_is_denied_may_not_be_told_as_so(claim: str, sentence: str, language: str) -> None:
    assert turned(claim, sentence, language=language)


@pytest.mark.parametrize(
    ("claim", "sentence", "language"),
    [
        (
            "A crane fell on Friday and hurt five dockers.",
            "A crane fell on Friday not far from the market and hurt five dockers.",
            "en",
        ),
        (
            "Une grue est tombée vendredi et a blessé cinq dockers.",
            "Une grue est tombée vendredi non loin du marché et a blessé cinq dockers.",
            "fr",
        ),
    ],
)
def test_leaving_out_a_place_told_by_what_it_is_not_drops_no_negation(
    claim: str, sentence: str, language: str
) -> None:
    assert not turned(claim, sentence, language=language)
    denied = sentence.replace("crane fell", "crane never fell").replace(
        "est tombée", "n'est pas là"
    )
    assert turned(claim.replace("est tombée", "est là"), denied, language=language)
