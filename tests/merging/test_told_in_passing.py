"""Two long claims are not one for a figure or a day that both give in passing."""

import pytest

from summarizer.merging.merge import merge
from tests.merging.making import told

APART = [
    (
        "fr",
        (
            "La banque Norvane a révélé être victime d'une fraude de 4,9 milliards d'euros, venue "
            "de ses activités de produits financiers."
        ),
        (
            "Le courtier qui aurait fait perdre 4,9 milliards d'euros à la banque Norvane comptait "
            "onze amis sur un réseau, dont plusieurs collègues."
        ),
    ),
    (
        "en",
        (
            "Norvane has climbed in the polls since Anne Kerr's letter of October 28 on harbour "
            "funds, and leads along most of the northern coast."
        ),
        (
            "On October 28, Anne Kerr sent leaders of the assembly a letter on Norvane, after her "
            "office had come upon further papers in an unrelated inquiry."
        ),
    ),
    (
        "en",
        (
            "Martin Balford, 30, who was among more than 50 injured, said the tram had been going "
            "far too fast before the bend."
        ),
        "Police said more than 50 people were injured in the accident next to an underpass.",
    ),
]
ONE = [
    (
        "en",
        "More than 50 people were injured when the vehicle left the track in the morning rush.",
        "Police said more than 50 people were injured in the accident next to an underpass.",
    ),
    (
        "fr",
        "Dans la nuit, l'armée a tiré une série de 320 drones et 37 missiles sur les ports.",
        "Aux premières heures du jour, l'armée a lancé 320 drones et tiré 37 missiles sur la côte.",
    ),
]


def sources(language: str, first: str, second: str) -> list[int]:
    """How many sources each line has."""
    brief = merge([told(1, first, language=language), told(2, second, language=language)])
    return [len(entry.support.sources) for entry in brief.fields["facts"]]


@pytest.mark.parametrize(("language", "first", "second"), APART)
def test_what_shares_a_figure_or_a_day_in_passing_stays_apart(
    language: str, first: str, second: str
) -> None:
    assert sources(language, first, second) == [1, 1]


@pytest.mark.parametrize(("language", "first", "second"), ONE)
def test_what_tells_the_same_figures_of_the_same_is_one(
    language: str, first: str, second: str
) -> None:
    assert sources(language, first, second) == [2]
