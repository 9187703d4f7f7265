"""Folding, words, quotation marks, clauses, negation and modality."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.values.text import (
    clauses,
    content_words,
    fold,
    fold_with_offsets,
    is_negated,
    modality,
    quoted_spans,
    stem,
    words,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’Été à Zürich", "l'ete a zurich"),
        ("Зеленский", "zelenskii"),
        ("« franc »", '" franc "'),
        ("“sans gloire“", '"sans gloire"'),
        ("un–deux — trois", "un-deux - trois"),
        ("1\u202f200\u00a0€", "1 200 €"),
        ("  a \n\t b  ", "a b"),
        ("mil\u00adlion\u200b", "million"),
        ("cœur Ægis straße", "coeur aegis strasse"),
        ("2½", "2 1/2"),
        ("ﬁn", "fin"),
        ("e\u0301te\u0301", "ete"),
        ("\u0000nul", "nul"),
    ],
)
def test_texts_that_read_the_same_fold_to_the_same(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_letters_can_be_kept_for_comparing_quoted_words() -> None:
    kept = fold_with_offsets("« L’E\u0301té » \u200b", keep_letters=True)
    assert kept.text == '" L\'Été "'


@given(st.text())
def test_folding_with_offsets_gives_the_folded_text(text: str) -> None:
    assert fold_with_offsets(text).text == fold(text)


@given(st.text(), st.booleans(), st.data())
def test_a_folded_stretch_maps_back_to_the_text_it_came_from(
    text: str, keep: bool, data: st.DataObject
) -> None:
    folded = fold_with_offsets(text, keep_letters=keep)
    assert list(folded.offsets) == sorted(folded.offsets)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(text)
    again = fold_with_offsets(text[first:last], keep_letters=keep).text
    assert folded.text[start:end].strip() in again


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Z"])))
@example("ᾳ")
def test_folding_sees_no_difference_between_unicode_forms(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'armée de l’air", ["l", "armée", "de", "l", "air"]),
        ("Aujourd'hui qu'il n'y est", ["Aujourd'hui", "qu", "il", "n", "y", "est"]),
        ("Trump's and the dogs' owner", ["Trump", "and", "the", "dogs", "owner"]),
        ("la Maison-Blanche a dit", ["la", "Maison-Blanche", "a", "dit"]),
        ("1,200 drones, F-16.", ["1,200", "drones", "F-16"]),
        ("d’Ouchakov", ["d", "Ouchakov"]),
    ],
)
def test_words_are_split_at_elisions_and_possessives(text: str, expected: list[str]) -> None:
    found = words(text)
    assert [token.text for token in found] == expected
    assert all(text[token.start : token.end] == token.text for token in found)


@given(st.text())
def test_every_word_stands_where_it_says(text: str) -> None:
    found = words(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)


@pytest.mark.parametrize(
    ("language", "a", "b"),
    [
        ("fr", "Ils ont convenu", "nous sommes convenus"),
        ("fr", "des missiles", "le missile"),
        ("fr", "blessés", "blessée"),
        ("fr", "la rencontre prévue", "les rencontres prévues"),
        ("en", "missiles", "the missile"),
        ("en", "they agreed", "agreeing"),
        ("en", "Trump's visit", "Trump visits"),
    ],
)
def test_content_words_match_across_forms(language: str, a: str, b: str) -> None:
    assert set(content_words(a, language)) == set(content_words(b, language))


def test_content_words_leave_out_reporting_and_small_words_but_keep_negation_and_numbers() -> None:
    assert content_words("Il a déclaré que ce n'est pas 37", "fr") == ["pas", "37"]
    assert content_words("He said that it was not 37", "en") == ["not", "37"]
    assert content_words("avions", "fr") == [stem("avion", "fr")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il a dit « un appel très productif ».", ["un appel très productif"]),
        ("He said “it is fine” and left.", ["it is fine"]),
        ('He said "it is fine" and "go".', ["it is fine", "go"]),
        ("cette guerre “sans gloire“ entre eux", ["sans gloire"]),
        ("qualifié d' »franc et empreint» hier", ["franc et empreint"]),
        ("qualifié d' »franc et empreint ».", ["franc et empreint"]),
        ("« un appel « très » productif »", ["un appel « très » productif", "très"]),
        ("« guerre ‘peu glorieuse’ entre eux »", ["guerre ‘peu glorieuse’ entre eux",
                                                  "peu glorieuse"]),
        ("L’armée n’a pas dit qu’il viendrait", []),
        ("the dogs' owner and Trump's house", []),
        ("He said 'go away' twice", ["go away"]),
        ("« Nous avons décidé de partir.", ["Nous avons décidé de partir."]),
        ("nous partirons demain », a-t-il dit.", ["nous partirons demain"]),
        ('we leave tomorrow," he said.', ["we leave tomorrow,"]),
        ('the 12" pipe burst', ["pipe burst"]),
        ('He said: "We left. "Nobody stayed." She left.', ["We left.", "Nobody stayed."]),
        ("Il dit : « Partez. « Vite ! » Puis plus rien", ["Partez.", "Vite !"]),
        ('at a "higher speed in the bay. "We saw it," he said',
         ['higher speed in the bay. "We saw it," he said', "We saw it,"]),
        ("„Guten Tag“, sagte er", ["Guten Tag"]),
        ("«longue» conversation", ["longue"]),
        ("rien ici", []),
    ],
)  # fmt: skip
def test_the_words_between_quotation_marks_are_found(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in quoted_spans(text)] == expected


@given(st.text(alphabet="ab '\"«»“”‘’.,"))
def test_quoted_spans_lie_inside_the_text_for_any_marks(text: str) -> None:
    for start, end in quoted_spans(text):
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il est venu, mais il est reparti.", ["Il est venu", "mais il est reparti"]),
        ("320 drones et 37 missiles", ["320 drones", "et 37 missiles"]),
        ("Il a dit « oui, mais » ; rien", ["Il a dit « oui, mais »", "rien"]),
        ("10,5 milliards d'euros", ["10,5 milliards d'euros"]),
        ("He left — she stayed", ["He left", "she stayed"]),
        ("He left because she stayed", ["He left", "because she stayed"]),
    ],
)
def test_clauses_are_cut_outside_numbers_and_quotations(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in clauses(text)] == expected


@given(st.text())
def test_clauses_are_in_order_and_apart(text: str) -> None:
    last = 0
    for start, end in clauses(text):
        assert last <= start < end <= len(text)
        last = end


@pytest.mark.parametrize(
    ("language", "text", "negated"),
    [
        ("fr", "Il n'a pas aimé l'idée", True),
        ("fr", "aucune date n'a été précisée", True),
        ("fr", "il ne viendra jamais", True),
        ("fr", "ils sont partis sans accord", True),
        ("fr", "Moscou dément l'attaque", True),
        ("fr", "il n'a dit que la vérité", False),
        ("fr", "non seulement il vient", False),
        ("fr", "sans doute viendra-t-il", False),
        ("fr", "il a signé l'accord", False),
        ("en", "He did not like it", True),
        ("en", "They couldn't come", True),
        ("en", "nobody was hurt", True),
        ("en", "he denied it", True),
        ("en", "not only that", False),
        ("en", "he signed the deal", False),
        ("de", "er kam nicht", False),
        ("en", "a crane fell not far from the quay", False),
        ("en", "not long after dawn the crane fell", False),
        ("en", "the crane fell not long", False),  # a clause ends before "after"
        ("en", "many left, not least the mayor", False),
        ("en", "no fewer than ten boats sank", False),
        ("en", "no more than ten boats sank", False),
        ("en", "no sooner had it opened than it fell", False),
        ("en", "the buyer is none other than the mayor", False),
        ("en", "he did not go far from home", True),
        ("en", "not before Monday", True),
        ("en", "no more ferries sail", True),
        ("en", "it is no less a risk", True),
        ("en", "the ferry no longer sails", True),
        ("fr", "la grue est tombée non loin du quai", False),
        ("fr", "il habite pas loin de la gare", False),
        ("fr", "pas moins de dix bateaux ont coulé", False),
        ("fr", "ils n'étaient pas moins de dix", False),
        ("fr", "l'acheteur n'est autre que le maire", False),
        ("fr", "le bac avait à peine quitté le quai", False),
        ("fr", "ils ne sont que dix", False),
        ("fr", "il n'est pas venu", True),
        ("fr", "le maire n'a pas moins parlé", True),
        ("fr", "il n'a pas loin à aller", True),
        ("fr", "ce n'est pas le maire", True),
        ("en", "it is false that 40 people died", True),
        ("en", "it was simply untrue to say that he fled", True),
        ("en", "it's wrong that the port is shut", True),
        ("en", "there is no truth in the report that he fled", True),
        ("en", "it was a false alarm that woke the port", False),
        ("en", "the wrong boat was towed", False),
        ("fr", "il est faux que 40 personnes soient mortes", True),
        ("fr", "c'est totalement faux de dire qu'il a fui", True),
        ("fr", "il est inexact qu'il ait fui", True),
        ("fr", "un faux policier est entré", False),
    ],
)
def test_a_clause_that_denies_is_told(language: str, text: str, negated: bool) -> None:
    assert is_negated(text, language) is negated


@pytest.mark.parametrize(
    ("language", "text", "possible"),
    [
        ("fr", "ils pourraient se rencontrer", True),
        ("fr", "ils se reverraient éventuellement", True),
        ("fr", "il serait mort", True),
        ("fr", "la réunion aurait lieu", True),
        ("fr", "il permettrait de frapper", True),
        ("fr", "il doit rencontrer Poutine", False),
        ("fr", "il considérait la Russie", False),
        ("fr", "il a rencontré Poutine", False),
        ("en", "they could meet", True),
        ("en", "he may come", True),
        ("en", "possibly in Budapest", True),
        ("en", "they met in May", False),
        ("en", "he will meet Putin", False),
    ],
)
def test_what_is_only_possible_is_told(language: str, text: str, possible: bool) -> None:
    assert modality(text, language) is possible


def test_a_mark_never_closed_ends_with_its_last_sentence_before_the_next_one_opens() -> None:
    text = (
        '"The pier shook. "Nobody moved. Police have held the keeper Anna Belmont "It was dark." '
        "Police said so again."
    )
    quoted = [text[start:end] for start, end in quoted_spans(text)]
    assert quoted == ["The pier shook.", "Nobody moved.", "It was dark."]
