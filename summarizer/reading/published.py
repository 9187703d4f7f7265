"""When an article appeared: from what its file says, else as given, else from its siblings.

File times are never used: they say when a file was copied.
"""

import datetime as dt
import re
from collections import Counter

from summarizer.reading.article import Article, DateBasis, Published
from summarizer.reading.visible import Span

EARLIEST = 1990  # older dates are defaults and typing errors, not news
LATEST = 2100
_EXPLICIT: tuple[DateBasis, ...] = ("front_matter", "metadata", "date_line")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv", "february feb février fevrier févr fev",
            "march mar mars", "april apr avril avr", "may mai", "june jun juin",
            "july jul juillet juil", "august aug août aout",
            "september sept sep septembre", "october oct octobre",
            "november nov novembre", "december dec décembre decembre déc",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_TIME = (
    r"(?:[T,\s]*(?:à|at|-|–|@)?\s*(?P<hour>\d{1,2})\s?[:hH]\s?(?P<minute>\d{2})(?::(?P<second>\d{2})"
    r"(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z|GMT|UTC|[+-]\d{2}:?\d{2})?)?"
)
_FORMS = [
    re.compile(
        rf"(?<!\d)(?P<year>\d{{4}})[-/](?P<month>\d{{1,2}})[-/](?P<day>\d{{1,2}})(?!\d){_TIME}"
    ),
    re.compile(rf"(?<!\d)(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})(?!\d){_TIME}"),
    re.compile(rf"(?<!\d)(?P<a>\d{{1,2}})[/.-](?P<b>\d{{1,2}})[/.-](?P<year>\d{{4}})(?!\d){_TIME}"),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?P<name>[^\W\d_]+)\.?,?\s+(?P<year>\d{{4}})(?!\d)"
        rf"{_TIME}"
    ),
    re.compile(
        rf"(?P<name>[^\W\d_]+)\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d){_TIME}"
    ),
]
_DATE_PREFIX = re.compile(
    r"\s*date\s*:?\s+(?P<date>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?)(?=\s|\Z)",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(
    r"(?:publié|publiée|mis à jour|mise à jour|posted|published|updated|date|le|on|\W)*",
    re.IGNORECASE,
)
_FIRST_LINE = re.compile(r"\S[^\r\n]*(?<=\S)")
_WEEKDAY = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|[a-z]{3,6}day)\b", re.IGNORECASE
)
_CLOCK = re.compile(r"\d{1,2}\s?[:hH]\s?\d{2}")
_LABEL_LINE = 100  # a line that only says when is no longer than this


def parse_published(value: str, basis: DateBasis) -> Published | None:
    """Read the first date in `value`; None when there is none, or it cannot be a news date.

    A time of exactly midnight means a date only. Day/month order that cannot be told
    (04/05/2025) is not guessed.
    """
    for form in _FORMS:
        match = form.search(value)
        if match:
            return _published(match.groupdict(), basis)
    return None


def _published(found: dict[str, str | None], basis: DateBasis) -> Published | None:
    day = _day(found)
    if day is None or not EARLIEST <= day.year <= LATEST:
        return None
    date_only = Published(value=day.isoformat(), precision="day", basis=basis)
    if found["hour"] is None:
        return date_only
    half = (found["half"] or "").lower()[:1]
    hour = int(found["hour"]) % 12 + 12 * (half == "p") if half else int(found["hour"])
    try:
        time = dt.time(hour, int(found["minute"] or 0), int(found["second"] or 0))
    except ValueError:
        return date_only
    if time == dt.time():
        return date_only
    precision = "second" if found["second"] else "minute"
    zone = (
        (found["zone"] or "")
        .replace("GMT", "+00:00")
        .replace("UTC", "+00:00")
        .replace("Z", "+00:00")
    )
    if re.fullmatch(r"[+-]\d{4}", zone):
        zone = f"{zone[:3]}:{zone[3:]}"
    clock = time.isoformat("seconds" if precision == "second" else "minutes")
    stamp = f"{day.isoformat()}T{clock}{zone}"
    return Published(value=stamp, precision=precision, basis=basis)


def _day(found: dict[str, str | None]) -> dt.date | None:
    year, day, month = found.get("year"), found.get("day"), found.get("month")
    if found.get("name"):
        number = _MONTHS.get(str(found["name"]).lower())
        month = str(number) if number else None
    if found.get("a"):
        day, month = _day_first(int(found["a"] or 0), int(found["b"] or 0))
    if not (year and month and day):
        return None
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _day_first(first: int, second: int) -> tuple[str | None, str | None]:
    if first > 12 or first == second:  # noqa: PLR2004  months in a year
        return str(first), str(second)
    if second > 12:  # noqa: PLR2004  as above
        return str(second), str(first)
    return None, None


def date_line(text: str) -> tuple[Published, Span] | None:
    """Find a date set before an article: "date 2025-10-16 …", or a first line that only dates it.

    Returns the date and the span it takes up, white space left out.
    """
    prefix = _DATE_PREFIX.match(text)
    if prefix:
        published = parse_published(prefix["date"], "date_line")
        start = len(text) - len(text.lstrip())
        return (published, (start, prefix.end())) if published else None
    line = _FIRST_LINE.search(text)
    if not line or len(line[0]) > _LABEL_LINE:
        return None
    published = parse_published(line[0], "date_line")
    rest = re.sub(r"[\W\d_]+", " ", _without_dates(line[0])).strip()
    if published is None or _DATE_LABEL.sub("", rest).strip():
        return None
    return published, line.span()


def _without_dates(line: str) -> str:
    line = _WEEKDAY.sub(" ", line)
    for form in _FORMS:
        line = form.sub(" ", line)
    return _CLOCK.sub(" ", line)


def fill_from_siblings(articles: list[Article], given: Published | None) -> list[Article]:
    """Give articles without a date the `given` one, else the day most dated ones share."""
    days = Counter(
        str(article.published.value)[:10]
        for article in articles
        if article.published.basis in _EXPLICIT
    )
    shared = [day for day, count in days.items() if 2 * count > days.total()]
    sibling = Published(value=shared[0], precision="day", basis="siblings") if shared else None
    fallback = given or sibling
    if fallback is None:
        return articles
    return [
        article.model_copy(update={"published": fallback})
        if article.published.basis == "none" and article.status in {"used", "copy"}
        else article
        for article in articles
    ]
