"""What names a speaker apart from the words said tells nothing of what is said."""

import pytest

from summarizer.merging.merge import merge
from summarizer.merging.said_apart import said_apart
from tests.merging.making import told

OTHER_THINGS = [
    (
        "fr",
        (
            "Le groupe se trouvait hors-piste au moment de l'avalanche de Lannec, selon le "
            "directeur de la station, Yann Kerbrat."
        ),
        (
            "« Le risque était de 3 sur 5 à Lannec », a affirmé le directeur de la station, "
            "Yann Kerbrat."
        ),
    ),
    (
        "en",
        (
            "The quay at Lannec was closed before the storm, according to the harbour safety "
            "inspector, Walter Kerr."
        ),
        (
            '"The ferry Aurora had two pumps at Lannec," said the harbour safety inspector, '
            "Walter Kerr."
        ),
    ),
]


@pytest.mark.parametrize(("language", "one", "two"), OTHER_THINGS)
def test_two_statements_of_one_speaker_on_other_things_are_two_entries(
    language: str, one: str, two: str
) -> None:
    brief = merge([told(1, one, language=language), told(2, two, language=language)])

    assert [entry.support.sources for entry in brief.fields["facts"]] == [["S1"], ["S2"]]


def test_one_statement_told_with_its_speaker_apart_in_two_ways_is_one_entry() -> None:
    one = "La piste rouge de Lannec était fermée dès huit heures, selon le directeur, Yann Kerbrat."
    two = "La piste rouge de Lannec était fermée dès huit heures, a dit Yann Kerbrat."

    (entry,) = merge([told(1, one), told(2, two)]).fields["facts"]

    assert entry.support.sources == ["S1", "S2"]


@pytest.mark.parametrize(
    ("language", "text", "apart"),
    [
        ("fr", "La piste est fermée, selon le directeur, Yann Kerbrat.",
         ["selon le directeur, Yann Kerbrat"]),
        ("en", "The ferry did not leak, harbour master Ann Lee said.",
         ["harbour master Ann Lee said."]),
        ("fr", "Yann Kerbrat affirme avoir fermé la piste à 8 heures.", []),
        ("en", "Police said the captain had been drinking.", []),
    ],
)  # fmt: skip
def test_a_speaker_stands_apart_after_the_words_or_named_outright(
    language: str, text: str, apart: list[str]
) -> None:
    assert [text[start:end] for start, end in said_apart(text, language)] == apart


@pytest.mark.parametrize(
    ("language", "denied", "unsaid"),
    [
        (
            "fr",
            "La préfète Claire Morvan a nié que le maire de Lannec soit coupable.",
            "La préfète Claire Morvan n'a pas dit que le maire de Lannec était coupable.",
        ),
        (
            "en",
            "The prefect Claire Morvan denied that the mayor of Lannec was guilty.",
            "The prefect Claire Morvan did not say that the mayor of Lannec was guilty.",
        ),
    ],
)
def test_who_did_not_say_so_does_not_support_a_denial(
    language: str, denied: str, unsaid: str
) -> None:
    brief = merge([told(1, denied, language=language), told(2, unsaid, language=language)])

    assert [entry.support.sources for entry in brief.fields["facts"]] == [["S1"], ["S2"]]
