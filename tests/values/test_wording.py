"""Forms of one word, light words, opposites, and what a negation reaches."""

import pytest

from summarizer.values.wording import denied_words, find_word, is_light, opposites, telling_words


@pytest.mark.parametrize(
    ("word", "text", "language"),
    [
        ("recevra", "Il reçoit le ministre.", "fr"),
        ("conduirait", "Ils conduisent les travaux.", "fr"),
        ("manifestants", "Une manifestation a eu lieu.", "fr"),
        ("visits", "The minister visited the port.", "en"),
        ("investigators", "An investigation began.", "en"),
    ],
)
def test_a_form_of_the_word_is_found(word: str, text: str, language: str) -> None:
    assert find_word(word, text, language)


@pytest.mark.parametrize(
    ("word", "text", "language"),
    [
        ("achète", "Il a vendu la maison.", "fr"),
        ("porte", "Le portail est fermé.", "fr"),
        ("12", "Il y a 112 places.", "fr"),
        ("won", "They lost the match.", "en"),
    ],
)
def test_another_word_is_not_found(word: str, text: str, language: str) -> None:
    assert not find_word(word, text, language)


def test_places_are_counted_in_telling_words() -> None:
    assert find_word("port", "Le maire a fermé le port.", "fr") == {2}


def test_support_verbs_are_light_and_others_are_not() -> None:
    assert is_light("tient", "fr")
    assert is_light("held", "en")
    assert not is_light("incendie", "fr")
    assert not is_light("stole", "en")


def test_opposites_go_both_ways_in_every_form() -> None:
    assert "vendre" in opposites("achetait", "fr")
    assert "acheter" in opposites("vendu", "fr")
    assert "arrive" in opposites("departure", "en")
    assert opposites("maison", "fr") == frozenset()


def test_a_word_after_an_article_is_in_a_noun_phrase() -> None:
    nouns = {
        word.text: word.noun for word in telling_words("Le maire a fermé la grande digue", "fr")
    }
    assert nouns == {"maire": True, "fermé": False, "grande": True, "digue": True}


def test_an_infinitive_after_a_preposition_is_not() -> None:
    (word,) = telling_words("pour fermer", "fr")
    assert not word.noun


def test_a_negation_reaches_two_telling_words() -> None:
    assert denied_words("Le port n'a pas rouvert lundi matin", "fr") == {"rouvert", "lund"}
    assert denied_words("The port reopened on Monday", "en") == frozenset()
