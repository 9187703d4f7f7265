"""Names in sentences, and when two names are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.values.names import name_key, names, names_conflict, same_name, same_token
from tests.values.name_table import DIFFERENT, SAME, SENTENCES


@pytest.mark.parametrize(("language", "sentence", "expected"), SENTENCES)
def test_a_sentence_holds_these_names(language: str, sentence: str, expected: list[str]) -> None:
    found = names(sentence, language)
    assert [name.raw for name in found] == expected
    assert all(sentence[name.start : name.end] == name.raw for name in found)


@pytest.mark.parametrize("line", SAME)
def test_two_spellings_are_one_name(line: str) -> None:
    a, b = line.split(" = ")
    assert same_name(a, b)
    assert same_name(b, a)
    assert not names_conflict(a, b)


@pytest.mark.parametrize("line", DIFFERENT)
def test_two_names_stay_apart(line: str) -> None:
    a, b = line.split(" # ")
    assert not same_name(a, b)
    assert not same_name(b, a)


def test_one_surname_with_two_given_names_is_a_conflict() -> None:
    assert names_conflict("Mario Rubio", "Marco Rubio")
    assert names_conflict("Donald Trump", "Melania Trump")
    assert not names_conflict("Trump", "Donald Trump")
    assert not names_conflict("North Korea", "South Korea")
    assert not names_conflict("Mario Rubio", "Marco Polo")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Zelensky", "Zelenskyy", True),
        ("Mario", "Marco", False),
        ("Trump", "Trumps", False),
        ("russe", "Russian", True),
        ("Russie", "russes", True),
        ("Étienne", "etienne", True),
        ("Ouchakov", "Ushakov", True),
        ("Maria", "Mario", False),
        ("un", "ONU", False),
        ("us", "États-Unis", False),
        ("who", "OMS", False),
        ("UN", "ONU", True),
        ("", "", False),
    ],
)
def test_a_word_of_a_name_is_matched_by_spelling_not_likeness(a: str, b: str, same: bool) -> None:
    assert same_token(a, b) is same
    assert same_token(b, a) is same


def test_a_word_known_from_the_article_is_a_name_at_the_head_of_a_sentence() -> None:
    assert names("Massa left in tears.", "en") == []
    assert [name.raw for name in names("Massa left in tears.", "en", known={"massa"})] == ["Massa"]


def test_a_title_makes_a_person_and_a_country_is_a_place() -> None:
    kinds = {name.raw: name.kind for name in names("M. Trump est en Hongrie avec l'OTAN.", "fr")}
    assert kinds == {"Trump": "person", "Hongrie": "place", "OTAN": "organisation"}


def test_a_headline_in_capitals_gives_only_names_that_are_known() -> None:
    headline = "Storm Closes Harbour As Mayor Varga Calls For Calm"
    assert names(headline, "en") == []
    assert [name.raw for name in names(headline, "en", known={"varga"})] == ["Varga"]


def test_titles_and_possessives_are_no_part_of_a_key() -> None:
    assert name_key("Mme Stefanishyna") == "stefanishyna"
    assert name_key("Président Émile Zola’s") == "emile zola"


_ALL = {part for line in SAME for part in line.split(" = ")}
_ALL |= {part for line in DIFFERENT for part in line.split(" # ")}
_NAMES = st.sampled_from(sorted(_ALL))


@given(_NAMES, _NAMES)
def test_comparing_names_has_no_order(a: str, b: str) -> None:
    assert same_name(a, b) is same_name(b, a)
    assert names_conflict(a, b) is names_conflict(b, a)
    assert not (same_name(a, b) and names_conflict(a, b))


@given(st.text(max_size=120), st.sampled_from(["fr", "en", ""]))
def test_any_text_is_read_and_every_name_stands_where_it_says(text: str, language: str) -> None:
    for name in names(text, language):
        assert text[name.start : name.end] == name.raw


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_strings_can_be_compared(a: str, b: str) -> None:
    assert same_name(a, b) is same_name(b, a)
    assert same_token(a, b) is same_token(b, a)


@pytest.mark.parametrize("text", ["Nicolas Kerr est là.", "Il a vu Charles Morvan."])
def test_a_given_name_that_may_begin_a_thing_s_name_makes_no_organisation(text: str) -> None:
    assert [name.kind for name in names(text, "fr")] == ["unknown"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harbour police Assistant Chief Paul Morvan said so.", "Paul Morvan"),
        ("Acting Mayor Anne Kerr said so.", "Anne Kerr"),
        ("Judge Anne Kerr said so.", "Anne Kerr"),
        ("Builder Rui De Sa said so.", "Rui De Sa"),
    ],
)
def test_what_somebody_is_before_the_name_is_no_part_of_it(text: str, name: str) -> None:
    assert names(text, "en")[-1].raw == name


@pytest.mark.parametrize(
    "titled", ["Assistant Chief Paul Morvan", "Me Paul Morvan", "Judge Paul Morvan"]
)
def test_a_title_makes_no_second_person(titled: str) -> None:
    assert same_name(titled, "Paul Morvan")
    assert name_key(titled) == "paul morvan"
