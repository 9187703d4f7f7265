"""Long claims, as models copy them, share names and days with many others and mean other things."""

import pytest

from summarizer.merging.merge import merge
from tests.merging.making import fact, own_sentence, summary

FIVE = "Five riders were trapped when a two-car tram toppled over in Brackwater, on the island."
DEAD = "No fewer than 7 riders were killed, and over 50 other riders injured, as a tram toppled."


def conflicts(one: str, two: str, language: str = "en") -> list[tuple[str, str | None]]:
    """Merge two articles of one claim each and list the disagreements."""
    made = [
        summary(n, [text, own_sentence(n, n)], fact(text, 1), language=language)
        for n, text in enumerate((one, two), start=1)
    ]
    return [(each.kind, each.slot) for each in merge(made).conflicts]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # A two-car tram counts no dead, and the injured are none of the killed.
        (
            "Seven riders were killed as a two-car tram left its rails on Wednesday.",
            DEAD,
        ),
        # Places named in passing are no two places of one happening.
        (
            DEAD,
            "No tram crash was as bad since 2004, when seven riders died near Ufton Cross.",
        ),
        # The same number told there too, of the same people in other words.
        (
            "Eight of the riders hurt had serious injuries when the tram lay on its side at last.",
            "Eight riders had serious injuries; St Anne's took in 20 of the injured by noon.",
        ),
    ],
)
def test_numbers_and_places_in_passing_are_no_contradiction(one: str, two: str) -> None:
    assert [kind for kind, _ in conflicts(one, two) if kind == "contradiction"] == []


def test_the_same_number_otherwise_is_still_a_contradiction() -> None:
    other = FIVE.replace("Five", "Nine")
    assert conflicts(FIVE, other) == [("contradiction", "number")]


def test_a_part_of_what_is_told_is_no_other_part_of_the_whole() -> None:
    shot = "283 drones et cinq missiles ont été abattus dans la nuit par la défense de Valmont."
    sent = "Quelque 320 drones en tout, dont environ 200 drones armés, ont visé Valmont la nuit."
    assert conflicts(shot, sent, language="fr") == []


def test_the_same_names_doing_something_else_are_no_matter_of_certainty() -> None:
    sure = "Le canon Norda sera le sujet de la réunion de Kerr à Valmont."
    maybe = "Kerr disait en mai qu'elle pourrait livrer des canons Norda à Valmont."
    assert conflicts(sure, maybe, language="fr") == []
