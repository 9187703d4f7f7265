"""One speaker under a name, an office or a claim's own words."""

import pytest

from summarizer.extraction.summary import Summary
from summarizer.merging.merge import merge
from summarizer.merging.speakers import one_office
from tests.merging.making import fact, own_sentence, person, quote, summary

MAYOR = "La maire de Lannec, Anne Kerr, est venue."
SAID = "« Le quai sera fermé jusqu'au printemps, nous n'avons pas le choix »"
TOLD = "« Le quai restera fermé jusqu'au printemps, nous n'avons pas d'autre choix »"


def quoted(number: int, words: str, speaker: str) -> Summary:
    lines = [f"{words}, a déclaré {speaker}.", own_sentence(number, 1), MAYOR]
    return summary(number, lines, quote(speaker, 1), person("Anne Kerr", "maire de Lannec", 3))


def test_a_quotation_of_the_holder_of_an_office_is_one_with_that_of_the_name() -> None:
    brief = merge([quoted(1, SAID, "Anne Kerr"), quoted(2, TOLD, "la maire de Lannec")])
    (entry,) = brief.fields["quotes"]
    assert entry.support.sources == ["S1", "S2"]
    assert [variant.kind for variant in entry.variants] == ["translation"]


def test_an_office_two_people_hold_names_neither() -> None:
    second = summary(
        2,
        [
            f"{TOLD}, a déclaré la maire.",
            own_sentence(2, 1),
            "La maire de Trézec, Zoé Roy, est venue.",
        ],
        quote("la maire", 1),
        person("Zoé Roy", "maire de Trézec", 3),
    )
    brief = merge([quoted(1, SAID, "Anne Kerr"), second])
    assert len(brief.fields["quotes"]) == 2


def test_a_judgement_told_in_a_claims_own_words_is_a_voice_beside_the_others() -> None:
    first = "La réunion sur le quai de Lannec a été très franche"
    second = "Paul Roy a jugé la réunion sur le quai de Lannec très franche"
    brief = merge(
        [
            summary(1, [f"{first}, a déclaré Anne Kerr."], fact(first, 1, "Anne Kerr")),
            summary(2, [f"{second}."], fact(second, 1)),
        ]
    )
    (entry,) = brief.fields["facts"]
    assert [(v.kind, v.text) for v in entry.variants] == [("attribution", "Paul Roy")]


@pytest.mark.parametrize(
    ("french", "english", "one"),
    [
        ("la préfecture", "the local prefecture", True),
        ("les pompiers", "firefighters", True),
        ("le plan de vol", "the flight plan", True),
        ("la compagnie", "the operator", True),
        ("le président russe", "the Ukrainian president", False),
        ("la police", "the prosecutor", False),
        ("Paul Morvan", "Anne Kerr", False),
    ],
)
def test_an_office_is_one_speaker_in_both_languages(
    french: str, english: str, *, one: bool
) -> None:
    assert one_office(french, "fr", english, "en") is one
