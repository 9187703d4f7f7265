"""A count belongs to what became of the people counted: five dead are not five trapped."""

import pytest

from summarizer.extraction.evidence import Statement
from summarizer.merging.brief import Brief
from summarizer.merging.embeddings import embed_claims
from summarizer.merging.fates import fate_in
from summarizer.merging.merge import merge
from tests.handmade.judging import embedder
from tests.merging.making import told

DEAD = {
    "en": "At least five people are dead after a coach overturned in Brenac",
    "fr": "Au moins cinq personnes sont mortes quand un autobus s'est renversé à Brenac",
}
OTHERS = [
    ("en", "A coach overturned in Brenac, trapping five people and injuring another 40"),
    ("en", "Five people were arrested after a coach overturned in Brenac"),
    ("en", "Five people are missing after a coach overturned in Brenac"),
    ("fr", "Cinq personnes ont été blessées quand un autobus s'est renversé à Brenac"),
    ("fr", "Cinq personnes ont été interpellées quand un autobus s'est renversé à Brenac"),
    ("fr", "Cinq personnes sont portées disparues quand un autobus s'est renversé à Brenac"),
]


def brief(first: tuple[str, str], second: tuple[str, str], *, by: str) -> Brief:
    made = [told(1, first[1], language=first[0]), told(2, second[1], language=second[0])]
    return merge(made, vectors=embed_claims(made, embedder()) if by == "vectors" else None)


@pytest.mark.parametrize("by", ["vectors", "words"])
@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_one_number_of_two_fates_is_two_entries(
    language: str, other: tuple[str, str], by: str
) -> None:
    found = brief((language, DEAD[language]), other, by=by).fields["facts"]
    assert [entry.support.sources for entry in found] == [["S1"], ["S2"]]
    assert [entry.variants for entry in found] == [[], []]


@pytest.mark.parametrize(
    ("language", "claim"),
    [
        ("en", "Five people were killed when a coach overturned in Brenac"),
        ("fr", "Cinq personnes ont été tuées quand un autobus s'est renversé à Brenac"),
    ],
)
def test_one_number_of_one_fate_is_one_entry(language: str, claim: str) -> None:
    (entry,) = brief((language, DEAD[language]), (language, claim), by="vectors").fields["facts"]
    assert entry.support.sources == ["S1", "S2"]


@pytest.mark.parametrize(
    ("text", "language", "fates"),
    [
        (OTHERS[0][1], "en", ["trapped", "injured"]),
        (OTHERS[3][1], "fr", ["injured"]),
        ("L'explosion a fait trois morts, tuant aussi dix chiens", "fr", ["dead", "dead"]),
        (
            "The brigade, which has 70 officers there, said at least 40 people were injured",
            "en",
            [None, "injured"],
        ),
        (
            "Les 70 pompiers engagés ont dénombré quarante blessés",
            "fr",
            [None, "injured"],
        ),
        ("Twelve of the 40 passengers were injured", "en", ["injured", "injured"]),
    ],
)
def test_the_nearest_word_says_what_became_of_those_counted(
    text: str, language: str, fates: list[str | None]
) -> None:
    statement = Statement(text, language)
    assert [fate_in(text, quantity) for quantity in statement.quantities] == fates


def test_a_toll_is_not_hidden_behind_several_people() -> None:
    first = ("en", "Several people died when a coach overturned in Brenac")
    found = brief(first, ("en", DEAD["en"]), by="words").fields["facts"]
    assert DEAD["en"] in {entry.text for entry in found}


SWEPT = "Une avalanche a emporté jeudi matin un groupe de skieurs à Lannec, en Trézec."


@pytest.mark.parametrize(
    "dead",
    [
        "Deux skieurs ont été retrouvés morts jeudi après-midi à Lannec, après l'avalanche.",
        "Des skieurs sont morts jeudi matin à Lannec, en Trézec.",
    ],
)
def test_a_source_that_tells_of_no_death_does_not_support_that_people_died(dead: str) -> None:
    facts = merge([told(1, SWEPT), told(2, dead)]).fields["facts"]

    assert {entry.text: entry.support.sources for entry in facts} == {SWEPT: ["S1"], dead: ["S2"]}


def test_one_dead_person_counted_or_not_is_one_entry() -> None:
    one = told(1, "One person died when a coach overturned in Brenac on Thursday.", language="en")
    man = told(2, "A man died when a coach overturned in Brenac on Thursday.", language="en")

    (entry,) = merge([one, man]).fields["facts"]

    assert entry.support.sources == ["S1", "S2"]
