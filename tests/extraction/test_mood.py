"""Whether a claim tells of what happened, is planned or is only possible, by its words."""

import pytest

from summarizer.extraction.mood import mode_of


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The ferry may sail again before the summer.", "possible"),
        ("Le bac pourrait reprendre la mer avant l'été.", "possible"),
        ("It is possible that the ferry sails again.", "possible"),
        ("Prime Minister Theresa May sent her condolences.", "happened"),
        ("We carry these costs for as long as possible.", "happened"),
        ("Le bac est parti le plus tôt possible.", "happened"),
        ("The delay was due to the storm over the strait.", "happened"),
        ("The ferry is due to return on Monday.", "planned"),
        ("Le bac doit repartir lundi matin.", "planned"),
        ("Une éventuelle fermeture du port inquiète les marins.", "possible"),
        ("Le parquet a ouvert une enquête sur d'éventuelles fautes du pilote.", "happened"),
        ("L'éventuelle saisie de documents n'a pas été précisée.", "happened"),
    ],
)
def test_the_words_of_a_claim_tell_its_mode(text: str, mode: str) -> None:
    assert mode_of(text, "happened") == mode


@pytest.mark.parametrize(
    "text",
    [
        "Il a été possible d'entrer dans le réseau du port.",
        "The captain did not have the farewell he would have liked.",
        "Les paris sont clos au port de Lannec, rien ne va plus.",
        "La route va de Lannec à la pointe.",
        "Elle va le soir au port de Lannec.",
        "The opera house of Lannec shut on Friday.",
        "The captain could not be reached on Friday evening.",
        "The mayor can speak three languages fluently.",
        "Le préfet a fait savoir qu'il avait pu joindre les marins.",
        "Le gardien pouvait voir le quai depuis sa cabine.",
        "L'armateur considérait le quai comme perdu.",
        "Le quai ne peut être rouvert avant lundi.",
        "La maire a dit que le bac serait réparé en juin.",
        "Le pilote qui aurait coulé le bac a été entendu lundi.",
        "L'accident du bac aurait pu être évité par un phare.",
        "The mayor said that the harbour master should have called the coastguard.",
        "Alors qu'il pourrait être jugé, le directeur du port a démissionné.",
        "Although he could be tried, the port director has resigned.",
        "Le bac, qui devrait être vendu, a été repeint lundi.",
    ],
)
def test_a_form_that_only_looks_like_a_plan_or_a_doubt_leaves_a_claim_as_it_happened(
    text: str,
) -> None:
    assert mode_of(text, "announced") == "happened"


@pytest.mark.parametrize(
    "text",
    [
        "Le bac va bientôt reprendre la mer.",
        "La compagnie va cependant lui vendre le quai.",
        "La grue allait être démontée en juin.",
        "Le directeur du port devrait démissionner lundi.",
        "La tempête devrait faire plonger les recettes du port.",
        "The port director is expected to resign on Monday.",
        "The ferry should sail again on Monday.",
        "Le directeur du port de Lannec, Paul Morvan, devrait partir.",
        "The head of the port authority, Paul Morvan, will resign on Monday.",
        "Après la chute de la grue sur le quai, le port va fermer.",
    ],
)
def test_what_is_expected_is_planned(text: str) -> None:
    assert mode_of(text, "announced") == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "Le livre du capitaine serait un plagiat.",
        "Le capitaine aurait fui par la jetée.",
        "Les marins seraient dix à bord du bac.",
        "L'idée serait de porter le péage à 4 euros.",
        "Selon ce rapport, la panne résulterait d'un court-circuit.",
        "La rétention peut être prolongée jeudi de 24 heures.",
        "Les passagers peuvent encore être remboursés jusqu'à lundi.",
        "The detention may be extended by a day.",
        "Outre l'argent perdu en mer, les pannes du bac ou les grèves, le port pourrait fermer.",
        "Selon une source proche du dossier, le pont pourrait rouvrir.",
        "Le pont, qui relie les deux rives depuis 1950, pourrait rouvrir lundi.",
        "The bridge, which has joined both banks since 1950, could reopen on Monday.",
        "If approved by the council on Monday, the plan could take effect in June.",
    ],
)
def test_what_may_be_and_what_is_alleged_is_possible(text: str) -> None:
    assert mode_of(text, "announced") == "possible"


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("La compagnie a annoncé une seconde traversée par jour.", "announced"),
        ("Une seconde traversée a été annoncée par la compagnie.", "announced"),
        ("The company announced a second crossing each day.", "announced"),
        ("Depuis l'annonce de la panne, un audit du bac a été réalisé.", "happened"),
        ("La maire s'est dite soulagée après l'annonce du retour du bac.", "happened"),
        ("La compagnie avait annoncé avoir perdu deux bateaux dans la tempête.", "happened"),
        ("La compagnie a annoncé lundi que le bac avait coulé.", "happened"),
        ("The company announced that it had lost two boats in the storm.", "happened"),
        ("The crew welcomed the announcement of a second crossing.", "happened"),
    ],
)
def test_only_the_verb_announces_and_only_what_is_still_to_come(text: str, mode: str) -> None:
    assert mode_of(text, "announced") == mode
    assert mode_of(text, "happened") == "happened"
