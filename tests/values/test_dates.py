"""Date and time expressions, their anchors, and when two of them are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.values.dates import dates, dates_conflict, same_date
from summarizer.values.typed import When
from tests.values.date_table import ENGLISH, FRENCH

THURSDAY = "2025-10-16T09:30:00+02:00"
TABLE = [(line, "fr") for line in FRENCH] + [(line, "en") for line in ENGLISH]


def written(when: When) -> str:
    """Write a date the way the tables do."""
    days = f"{when.first}..{when.last}" if when.first != when.last else when.first or "open"
    return f"{when.raw} | {when.key} | {days}"


def one(text: str, language: str = "fr", published: str | None = THURSDAY) -> When:
    found = dates(text, language, published)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("line", "language"), TABLE)
def test_an_expression_means_these_days(line: str, language: str) -> None:
    text, _, expected = line.partition(" => ")
    found = " ; ".join(written(item) for item in dates(text, language, THURSDAY))
    assert (found or "nothing") == expected


@pytest.mark.parametrize(("line", "language"), TABLE)
def test_without_a_publication_date_only_a_stated_year_is_resolved(
    line: str, language: str
) -> None:
    text = line.partition(" => ")[0]
    for item in dates(text, language):
        assert (item.basis == "explicit") is (item.first is not None)
        if item.first is not None and not item.key.startswith("decade"):
            assert item.first[:4] in text


@given(st.text(max_size=120), st.sampled_from(["fr", "en", "de", ""]), st.dates())
def test_any_text_and_any_day_of_publication_are_read(
    text: str, language: str, day: object
) -> None:
    for item in dates(text, language, str(day)):
        assert text[item.start : item.end] == item.raw


@given(st.sampled_from([line.partition(" => ")[0] for line, _ in TABLE]), st.dates())
def test_days_are_in_order_and_in_years_the_text_or_the_publication_supports(
    text: str, day: object
) -> None:
    published = str(day)
    for language in ("fr", "en"):
        for item in dates(text, language, published):
            if item.first is None or item.last is None:
                continue
            assert item.first <= item.last
            if item.basis == "published" and item.precision == "day":
                assert abs(int(item.first[:4]) - int(published[:4])) <= 1


@pytest.mark.parametrize("published", [None, "", "None", "yesterday", "2016-13-45"])
def test_an_unusable_publication_date_resolves_nothing(published: str | None) -> None:
    assert one("hier", published=published).first is None


def test_a_hint_on_the_tense_overrides_the_verb() -> None:
    assert dates("vendredi", "fr", THURSDAY, future=True)[0].first == "2025-10-17"
    assert dates("vendredi", "fr", THURSDAY, future=False)[0].first == "2025-10-10"


def test_the_preposition_before_a_place_is_no_past_auxiliary() -> None:
    text = "Le ministre doit rencontrer le maire à la mairie de Lannec vendredi."
    assert one(text).first == "2025-10-17"


def test_the_full_stop_of_a_title_does_not_hide_the_verb() -> None:
    assert one("Vendredi, M. Castaing recevra la maire.").first == "2025-10-17"


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("A silent march is expected on Wednesday", "en", "2025-09-17"),
        ("The hearing is scheduled for Friday", "en", "2025-09-19"),
        ("The port reopens on Monday", "en", "2025-09-22"),
        ("Le port rouvre lundi", "fr", "2025-09-22"),
        ("Les traversées sont suspendues jusqu'à lundi", "fr", "2025-09-22"),
        ("Le port a rouvert lundi", "fr", "2025-09-15"),
        ("The port was closed on Wednesday", "en", "2025-09-10"),
    ],
)
def test_an_appointment_lies_ahead(text: str, language: str, day: str) -> None:
    (when,) = dates(text, language, "2025-09-16")  # a Tuesday
    assert (when.first, when.last) == (day, day)


def test_two_days_of_one_sentence_take_the_tense_of_their_own_clause() -> None:
    text = "Zelensky, qui doit rencontrer Trump vendredi, a déclaré jeudi que rien ne change."
    assert [item.first for item in dates(text, "fr", THURSDAY)] == ["2025-10-17", "2025-10-16"]


def test_december_seen_from_january_is_last_year() -> None:
    assert one("il est mort le 28 décembre", published="2026-01-03").first == "2025-12-28"


@pytest.mark.parametrize(
    ("claim", "sentence", "carried"),
    [
        ("le 16 octobre", "le 16 octobre", True),
        ("le 16 octobre", "le 17 octobre", False),
        ("le 16 octobre", "jeudi 16 octobre 2025", True),
        ("en octobre", "le 16 octobre", True),
        ("le 16 octobre", "en octobre", False),
        ("le 16 octobre", "il a dit jeudi", True),
        ("le 16 octobre", "il a dit mercredi", False),
        ("jeudi", "jeudi 16 octobre", True),
        ("il a dit jeudi", "aujourd'hui", True),
        ("jeudi soir", "jeudi", False),
        ("jeudi", "jeudi soir", True),
        ("cette semaine", "il a dit mercredi", True),
        ("d'ici deux semaines", "dans les deux prochaines semaines", True),
        ("d'ici deux semaines", "demain", False),
        ("en 2014", "en 2015", False),
        ("à 18 h 30", "18h30", True),
        ("à 18 h 30", "18h40", False),
        ("dans la nuit de mercredi à jeudi", "il a tiré dans la nuit", True),
        ("la veille", "la veille", True),
        ("la veille", "jeudi", False),
    ],
)
def test_a_date_is_carried_when_it_is_no_more_precise_than_its_source(
    claim: str, sentence: str, carried: bool
) -> None:
    assert same_date(one(claim), one(sentence)) is carried


def test_without_an_anchor_a_weekday_does_not_carry_a_day_of_the_month() -> None:
    assert not same_date(
        one("le 16 octobre", published=None), one("il a dit jeudi", published=None)
    )


def test_french_and_english_dates_carry_each_other() -> None:
    assert same_date(one("le 16 octobre"), one("October 16", "en"))
    assert same_date(one("jeudi dernier"), one("last Thursday", "en"))
    assert same_date(one("d'ici deux semaines"), one("within two weeks", "en"))


@pytest.mark.parametrize(
    ("a", "b", "published", "conflict"),
    [
        ("le 16 octobre", "le 17 octobre", None, True),
        ("le 16 octobre", "le 16 octobre 2025", None, False),
        ("il a dit jeudi", "il a dit mercredi", None, True),
        ("il a dit jeudi", "le 16 octobre", THURSDAY, False),
        ("il a dit jeudi", "le 15 octobre", THURSDAY, True),
        ("il a dit jeudi", "le 15 octobre", None, False),
        ("cette semaine", "il a dit jeudi", THURSDAY, False),
        ("la semaine prochaine", "il a dit jeudi", THURSDAY, True),
        ("en 2014", "en 2015", None, True),
    ],
)
def test_dates_conflict_when_no_day_fits_both(
    a: str, b: str, published: str | None, conflict: bool
) -> None:
    first, second = one(a, published=published), one(b, published=published)
    assert dates_conflict(first, second) is conflict
    assert dates_conflict(second, first) is conflict
