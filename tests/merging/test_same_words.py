"""Claims in the same words but for a value: what stands in whose place decides."""

import pytest

from summarizer.merging.merge import merge
from tests.merging.making import told

DIFFER = [
    (
        "en",
        "date",
        "Anne Kerr ran the port of Lannec from 2009 to 2013, before the strike of 2015.",
        "Anne Kerr ran the port of Lannec from 2009 to 2010, before the strike of 2015.",
    ),
    (
        "fr",
        "date",
        "La plainte vise les comptes tenus entre le 1er mars 2005 et le 23 janvier 2008 à Lannec.",
        "La plainte vise les comptes tenus entre le 1er août 2005 et le 23 janvier 2008 à Lannec.",
    ),
    (
        "en",
        "number",
        "In all 31 patients were taken to Lannec hospital, and 20 patients went to Trézec clinic.",
        "In all 20 patients were taken to Lannec hospital, and 31 patients went to Trézec clinic.",
    ),
    (
        "en",
        "number",
        "The grey Aurora car left the wet track on lap 48 of a long race.",
        "The grey Aurora car left the wet track on lap 49 of a long race.",
    ),
    (
        "fr",
        "number",
        "Le port de Lannec dispose encore de 20 milliards d'euros de fonds propres.",
        "Le port de Lannec dispose encore de 23 milliards d'euros de fonds propres.",
    ),
    (
        "en",
        "name",
        "Protests against President-elect Anne Kerr went on through the night across Lannec.",
        "Protests against President-elect Walter Kerr went on through the night across Lannec.",
    ),
]
AGREE = [
    (
        "en",
        "The new quay at Lannec cost the town 1,187 euros a metre to build last year.",
        "The new quay at Lannec cost the town 1,200 euros a metre to build last year.",
    ),
    (
        "en",
        "The grey Aurora car left the wet track after six laps of a long race.",
        "The grey Aurora car left the wet track after 6 laps of a long race.",
    ),
    (
        "fr",
        "Les comptes des Caisses de Lannec ont été vérifiés par la commission de Trézec.",
        "Les comptes des Caisse de Lannec ont été vérifiés par la commission de Trézec.",
    ),
    (
        "en",
        "Protests against the economist Yulia Kerr went on through the night across Lannec.",
        "Protests against the economist Julia Kerr went on through the night across Lannec.",
    ),
    (
        "fr",
        "Le parquet de Lannec a requis le maintien en détention de Paul Roy.",
        "Le parquet de Lannec a requis le maintien en détention de Paul Roy, qui n'est pas libre.",
    ),
]


@pytest.mark.parametrize(("language", "slot", "first", "second"), DIFFER)
def test_one_changed_value_among_several_is_a_contradiction(
    language: str, slot: str, first: str, second: str
) -> None:
    brief = merge([told(1, first, language=language), told(2, second, language=language)])
    assert [(c.kind, c.slot) for c in brief.conflicts] == [("contradiction", slot)]
    assert sorted(side.sources for side in brief.conflicts[0].sides) == [["S1"], ["S2"]]


@pytest.mark.parametrize(("language", "first", "second"), AGREE)
def test_what_can_be_one_is_not_flagged(language: str, first: str, second: str) -> None:
    brief = merge([told(1, first, language=language), told(2, second, language=language)])
    assert brief.conflicts == []


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (
            "fr",
            "Paul Roy a démenti les rumeurs sur le port.",
            "Paul Roy n'a pas démenti les rumeurs sur le port.",
        ),
        (
            "fr",
            "La grue de Lannec est allée plus loin.",
            "La grue de Lannec n'est pas allée plus loin.",
        ),
    ],
)
def test_a_denial_and_its_denial_contradict(language: str, first: str, second: str) -> None:
    brief = merge([told(1, first, language=language), told(2, second, language=language)])
    assert [c.kind for c in brief.conflicts] == ["contradiction"]


def test_the_state_told_last_counts_where_a_text_says_what_came_first() -> None:
    first = "Initialement placé sous contrôle judiciaire, Paul Roy a été placé en détention."
    second = "Le parquet a requis le maintien de Paul Roy en détention."
    assert merge([told(1, first), told(2, second)]).conflicts == []
