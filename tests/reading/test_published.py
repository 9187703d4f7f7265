"""Publication dates are read where a file states them, and never invented."""

import pytest

from summarizer.reading.article import Article, DateBasis, Published
from summarizer.reading.published import date_line, fill_from_siblings, parse_published


@pytest.mark.parametrize(
    ("value", "expected", "precision"),
    [
        ("2025-10-16", "2025-10-16", "day"),
        ("2025-10-16 00:00:00", "2025-10-16", "day"),
        ("2025-10-16T00:00:00Z", "2025-10-16", "day"),
        ("2025-10-16 08:05:09", "2025-10-16T08:05:09", "second"),
        ("2025-10-16T08:05:09.123+02:00", "2025-10-16T08:05:09+02:00", "second"),
        ("2025-10-16T08:05Z", "2025-10-16T08:05+00:00", "minute"),
        ("2025-10-16T08:05:00+0200", "2025-10-16T08:05:00+02:00", "second"),
        ("2025/10/16", "2025-10-16", "day"),
        ("20251016", "2025-10-16", "day"),
        ("jeudi 16 octobre 2025 à 10h05", "2025-10-16T10:05", "minute"),
        ("1er janvier 2026", "2026-01-01", "day"),
        ("October 16, 2025", "2025-10-16", "day"),
        ("Oct. 16, 2025, 3:30 p.m.", "2025-10-16T15:30", "minute"),
        ("Oct. 16, 2025 at 12:10 am", "2025-10-16T00:10", "minute"),
        ("Thu, 16 Oct 2025 10:00:30 GMT", "2025-10-16T10:00:30+00:00", "second"),
        ("16/10/2025", "2025-10-16", "day"),
        ("10/16/2025", "2025-10-16", "day"),
        ("2025-10-16 25:99:00", "2025-10-16", "day"),
    ],
)
def test_dates_are_read_as_written(value: str, expected: str, precision: str) -> None:
    published = parse_published(value, "metadata")
    assert published is not None
    assert (published.value, published.precision) == (expected, precision)


@pytest.mark.parametrize(
    "value",
    ["None", "", "yesterday", "2025-13-45", "0001-01-01", "1970-01-01", "2999-01-01", "04/05/2025"],
)
def test_what_is_no_news_date_is_not_guessed(value: str) -> None:
    assert parse_published(value, "metadata") is None


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        (" date 2025-10-16 Le maire a parlé.", "2025-10-16", " Le maire a parlé."),
        ("date: 2025-10-16\nLe maire", "2025-10-16", "\nLe maire"),
        ("Publié le 16 octobre 2025 à 10h05\n\nLe maire", "2025-10-16T10:05", "\n\nLe maire"),
        ("Thursday, October 16, 2025\nThe mayor", "2025-10-16", "\nThe mayor"),
        ("2025-10-16\nThe mayor", "2025-10-16", "\nThe mayor"),
    ],
)
def test_a_date_before_the_article_is_found_with_its_span(text: str, value: str, rest: str) -> None:
    found = date_line(text)
    assert found is not None
    assert found[0].value == value
    assert text[found[1][1] :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "Le 16 octobre 2025, le maire a parlé devant le conseil.",
        "The mayor spoke on October 16, 2025.",
        "Le maire a parlé.\n2025-10-16",
        "",
    ],
)
def test_a_date_inside_a_sentence_is_no_date_line(text: str) -> None:
    assert date_line(text) is None


def _article(number: int, value: str | None, basis: DateBasis = "none") -> Article:
    published = Published(value=value, precision="day" if value else "none", basis=basis)
    return Article(id=f"S{number}", file=f"{number}.txt", published=published)


def _filled(articles: list[Article], given: str | None = None) -> list[tuple[str | None, str]]:
    fallback = parse_published(given, "given") if given else None
    filled = fill_from_siblings(articles, fallback)
    return [(article.published.value, article.published.basis) for article in filled]


def test_siblings_that_agree_date_the_others() -> None:
    articles = [_article(1, "2025-10-16", "date_line"), _article(2, None), _article(3, None)]
    assert _filled(articles)[1:] == [("2025-10-16", "siblings")] * 2


def test_the_majority_of_the_siblings_counts() -> None:
    dated = [_article(n, "2025-10-16T08:00:00", "front_matter") for n in (1, 2)]
    assert _filled([*dated, _article(3, "2024-01-01", "metadata"), _article(4, None)])[3] == (
        "2025-10-16",
        "siblings",
    )


def test_siblings_that_differ_date_nothing_and_the_given_date_stands_in() -> None:
    articles = [
        _article(1, "2025-10-16", "metadata"),
        _article(2, "2025-10-18", "metadata"),
        _article(3, None),
    ]
    assert _filled(articles)[2] == (None, "none")
    assert _filled(articles, "2025-10-17")[2] == ("2025-10-17", "given")


def test_a_given_date_never_replaces_a_stated_one() -> None:
    assert _filled([_article(1, "2025-10-16", "metadata")], "2020-01-01") == [
        ("2025-10-16", "metadata")
    ]
