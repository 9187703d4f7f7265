"""What is one thing, and what is not, between French and English claims."""

import pytest

from summarizer.merging.concepts import common, other_deed
from summarizer.merging.guards import differences
from summarizer.merging.identity import one_by_values
from summarizer.merging.likeness import Reading
from summarizer.merging.relations import Relation
from summarizer.merging.traits import traits
from summarizer.values.text import content_words, stem
from tests.merging.making import told


def reading(number: int, text: str, language: str) -> Reading:
    (claim,) = told(number, text, language=language).claims
    return Reading(claim, language, "2024-03-05")


def pair(french: str, english: str) -> tuple[Reading, Reading]:
    return reading(1, french, "fr"), reading(2, english, "en")


def meanings(text: str, language: str) -> frozenset[str]:
    return frozenset(common(each, language) for each in content_words(text, language))


@pytest.mark.parametrize(
    ("french", "english"),
    [("baleine", "whale"), ("boutiques", "shops"), ("remerciements", "thanked"), ("fuite", "fled")],
)
def test_a_word_and_its_translation_are_one_meaning(french: str, english: str) -> None:
    found = common(stem(french, "fr"), "fr")
    assert found.startswith("=")
    assert found == common(stem(english, "en"), "en")


@pytest.mark.parametrize(
    ("french", "english", "apart"),
    [
        ("Le maire a porté plainte contre la compagnie", "The mayor praised the company", True),
        ("Le maire a félicité la compagnie", "The mayor accused the company", True),
        ("Paul Morvan a reçu Anne Kerr", "Paul Morvan telephoned Anne Kerr", True),
        ("Paul Morvan a félicité Anne Kerr", "Paul Morvan congratulated Anne Kerr", False),
        ("Le ministre a visité l'usine", "The minister closed the factory", True),
    ],
)
def test_other_deeds_of_the_same_people_are_told_apart(
    french: str, english: str, *, apart: bool
) -> None:
    assert other_deed(meanings(french, "fr"), meanings(english, "en")) is apart


@pytest.mark.parametrize(
    ("french", "english", "one"),
    [
        ("Le groupe ferme 48 magasins.", "The group closes 48 shops.", True),
        ("Le navire a croisé 15 baleines.", "The ship met 15 whales.", True),
        ("La Russie a tiré 320 drones.", "Russia fired 320 missiles.", False),
        ("Le groupe ferme 48 magasins.", "The group closes 48 schools.", False),
        ("Le groupe ferme plus de 40 magasins.", "The group closes 48 shops.", True),
    ],
)
def test_what_is_counted_may_have_another_name_in_the_other_language(
    french: str, english: str, *, one: bool
) -> None:
    assert one_by_values(*pair(french, english)) is one


def test_two_numbers_of_one_thing_under_two_names_exclude_one_another() -> None:
    a, b = pair("Le groupe ferme 48 magasins.", "The group closes 61 shops.")
    assert [each.relation for each in differences(a, b)] == [Relation.NUMBER]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("La passerelle n'a pas été contrôlée depuis novembre 2023", False),
        ("The gangway has not been checked since November 2023", False),
        ("La passerelle n'a pas été contrôlée", True),
        ("The gangway has not been checked since the storm", True),
        ("Il n'a pas plu depuis deux semaines", True),
    ],
)
def test_not_since_a_date_says_when_it_last_was(text: str, *, negated: bool) -> None:
    assert traits(text).negated is negated


def test_three_of_the_injured_and_three_people_in_one_state_are_one_count() -> None:
    a, b = pair(
        "Trois des blessés sont dans un état critique.", "Three people are in a critical condition."
    )
    assert one_by_values(a, b)
    a, b = pair("Trois des blessés sont des enfants.", "Three people were injured.")
    assert not one_by_values(a, b)
