"""The clause that says who says so leaves the claim's words once the speaker is known."""

import pytest

from summarizer.extraction.evidence import Statement
from summarizer.extraction.trimming import with_speaker, without_attribution


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("fr", "L'appel a duré deux heures, a indiqué Anne Kerr.", "L'appel a duré deux heures"),
        ("fr", "320 drones ont été tirés, selon l'armée.", "320 drones ont été tirés"),
        (
            "fr",
            "La porte-parole, Anne Kerr, a déclaré que l'appel avait duré deux heures.",
            "L'appel avait duré deux heures.",
        ),
        (
            "fr",
            "Les deux hommes se sont parlé jeudi, a indiqué Anne Kerr, avant la visite.",
            "Les deux hommes se sont parlé jeudi, avant la visite.",
        ),
        (
            "fr",
            "Le quai s'est effondré samedi, a annoncé la préfète, Mme Anne Kerr.",
            "Le quai s'est effondré samedi",
        ),
        ("en", "The quay will stay shut, according to the mayor.", "The quay will stay shut"),
        ("en", "Anne Kerr said that the quay will stay shut.", "The quay will stay shut."),
    ],
)
def test_the_attribution_goes(language: str, text: str, kept: str) -> None:
    assert without_attribution(Statement(text, language)) == kept


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le 2 octobre, Anne Kerr a prévenu que le port fermerait."),  # the date would go
        ("fr", "Anne Kerr a évoqué la possibilité que le port ferme ses portes."),  # not a fact
        ("fr", "Anne Kerr a annoncé qu'elle fermerait le port de Lannec."),  # who is "elle"?
        ("fr", "« Le port est fermé aux bateaux », a déclaré Anne Kerr."),  # a bare quotation
        ("en", "Anne Kerr said she would shut the quay."),
        ("fr", "« Je veux revoir le vieux port », a déclaré Anne Kerr, otage depuis deux ans."),
        ("en", "The quay is closed until next week, said Anne Kerr, mayor of Brackwater."),
        ("fr", "Anne Kerr a indiqué que le port fermait et que le bac restait à quai."),
        ("en", "The quay was shut on Thursday morning."),
    ],
)
def test_it_stays_where_the_rest_would_say_something_else(language: str, text: str) -> None:
    assert without_attribution(Statement(text, language)) == text


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        (
            "fr",
            "Sur la jetée, elle a salué de « grands progrès » du chantier.",
            "Sur la jetée, Anne Kerr a salué de « grands progrès » du chantier.",
        ),
        (
            "fr",
            "« Le port reste ouvert aux bateaux », a-t-elle ajouté, devant les marins.",
            "« Le port reste ouvert aux bateaux », a ajouté Anne Kerr, devant les marins.",
        ),
        ("en", "She said the quay would be shut.", "Anne Kerr said the quay would be shut."),
    ],
)
def test_a_pronoun_that_speaks_gives_way_to_the_name(language: str, text: str, named: str) -> None:
    assert with_speaker(Statement(text, language), "Anne Kerr") == named


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Paul Morvan a dit que le bac repartait."),
        ("fr", "Paul Morvan a dit que le bac repartait, et elle a répondu que le quai fermait."),
        ("fr", "Il pleuvait sur le port de Lannec."),
        ("en", "They said the quay would be shut."),
    ],
)
def test_no_name_is_put_where_the_text_has_one_or_nobody_alone_speaks(
    language: str, text: str
) -> None:
    assert with_speaker(Statement(text, language), "Anne Kerr") == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Anne Dufour a démenti que le groupe ait quitté la piste balisée."),
        ("fr", "Anne Dufour a nié que le guide du groupe était en faute."),
        ("fr", "Anne Dufour n'a pas dit que le guide du groupe était en faute."),
        ("fr", "Anne Dufour n’a jamais affirmé que le guide du groupe était en faute."),
        ("fr", "Anne Dufour n'a ni dit ni écrit que le guide du groupe était en faute."),
        ("fr", "Anne Dufour a regretté que le guide du groupe soit parti seul."),
        ("fr", "Anne Dufour a estimé que le guide du groupe ait pu partir seul."),
        ("en", "Guy Roux denied that the slope had stayed open on Wednesday."),
        ("en", "Guy Roux hinted that the slope had stayed open on Wednesday."),
        ("en", "Police rejected claims that two officers were hurt on Friday."),
    ],
)
def test_what_is_denied_wished_or_not_said_is_not_cut_out(language: str, text: str) -> None:
    assert without_attribution(Statement(text, language)) == text
