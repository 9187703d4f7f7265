"""From fields to days: a date expression anchored on the article's own publication date.

Never yields a year that neither the text nor the publication date supports: without a year in
the text, the publication's own year is taken, or the neighbouring one only across New Year.
Where the wording leaves past and future open, nothing is resolved.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

Tense = Literal["past", "future", "open"]
Fields = dict[str, int | str]
Days = tuple[date, date]

_NEAR_AHEAD = 92  # a day without a year this far ahead can still be meant without a future verb
_DAY = timedelta(days=1)
_SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}


def anchor_date(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date or date-time, or None."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _month_days(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def explicit_days(fields: Fields) -> Days | None:
    """Return the days of an expression that names its own year, or None."""
    year, month, day = (fields.get(name) for name in ("year", "month", "day"))
    if "decade" in fields:
        first = int(fields["decade"])
        return date(first, 1, 1), date(first + 9, 12, 31)
    if not isinstance(year, int):
        return None
    if isinstance(month, int) and isinstance(day, int):
        one = _safe(year, month, day)
        return (one, one) if one else None
    if isinstance(month, int):
        return _month_days(year, month)
    if "season" in fields:
        return _season_days(str(fields["season"]), year)
    return date(year, 1, 1), date(year, 12, 31)


def _season_days(season: str, year: int) -> Days:
    if season == "winter":
        return date(year, 1, 1), date(year, 12, 31)
    first, last = _SEASON_MONTHS[season]
    return date(year, first, 1), _month_days(year, last)[1]


def _day_of_month(fields: Fields, anchor: date, tense: Tense) -> Days | None:
    month, day = int(fields["month"]), int(fields["day"])
    year = anchor.year
    if anchor.month <= 2 and month >= 11 and tense != "future":  # noqa: PLR2004  across New Year
        year -= 1
    elif anchor.month >= 11 and month <= 2 and tense == "future":  # noqa: PLR2004  across New Year
        year += 1
    found = _safe(year, month, day)
    if found is None or ("weekday" in fields and found.weekday() != fields["weekday"]):
        return None
    if (found - anchor).days > _NEAR_AHEAD and tense != "future":
        return None
    return found, found


def _month_only(fields: Fields, anchor: date, tense: Tense) -> Days | None:
    month, which = int(fields["month"]), fields.get("which")
    if which == "last":
        year = anchor.year if month < anchor.month else anchor.year - 1
    elif which == "next":
        year = anchor.year if month > anchor.month else anchor.year + 1
    elif month <= anchor.month or tense == "future":
        year = anchor.year
        if tense == "future" and month < anchor.month:
            year += 1
    elif anchor.month <= 2 and month >= 11 and tense == "past":  # noqa: PLR2004  across New Year
        year = anchor.year - 1
    else:
        return None
    return _month_days(year, month)


def _weekday(fields: Fields, anchor: date, tense: Tense) -> Days | None:
    which = fields.get("which")
    back = timedelta(days=(anchor.weekday() - int(fields["weekday"])) % 7)
    ahead = timedelta(days=(int(fields["weekday"]) - anchor.weekday()) % 7)
    if which == "last":
        day = anchor - (back or timedelta(days=7))
    elif which == "next":
        day = anchor + (ahead or timedelta(days=7))
    elif tense == "future":
        day = anchor + ahead
    elif tense == "past" or not back:
        day = anchor - back
    else:
        return None
    return day, day


def _weekend(amount: int, anchor: date) -> Days | None:
    saturday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=5)
    if amount == 0 and anchor.weekday() < 4:  # noqa: PLR2004  before Friday it may be either one
        return None
    if amount < 0:
        saturday -= timedelta(days=7)
    elif amount > 0 and anchor.weekday() >= 5:  # noqa: PLR2004  at the weekend itself
        saturday += timedelta(days=7)
    return saturday, saturday + _DAY


def _shifted(amount: str, anchor: date, direction: int) -> Days | None:
    """Resolve "14day", "~2month", ">10year" before (direction -1) or within (+1) the anchor."""
    match = re.fullmatch(r"([~>]?)(\d+)(\w+)", amount)
    if match is None:
        return None
    number, unit = int(match[2]), match[3]
    days = {"minute": 0.0, "hour": number / 24, "day": number, "month": number * 30.44,
            "year": number * 365.25}[unit]  # fmt: skip
    if unit == "minute":
        days = 0
    if days > anchor.toordinal() - 366:
        return None
    if direction > 0:
        return anchor, anchor + timedelta(days=round(days))
    slack = {"minute": 0, "hour": 1, "day": 0 if number < 7 else 3, "month": 15, "year": 183}[unit]  # noqa: PLR2004  a week
    middle = anchor - timedelta(days=round(days))
    if match[1] == ">":  # not twice as long ago: then one would have said so
        return middle - timedelta(days=min(round(days), middle.toordinal() - 1)), middle
    slack += round(days * 0.3) if match[1] else 0
    return middle - timedelta(days=slack), min(anchor, middle + timedelta(days=slack))


def _months(amount: int, anchor: date) -> Days:
    index = anchor.year * 12 + anchor.month - 1 + amount
    return _month_days(index // 12, index % 12 + 1)


def _around(amount: int, anchor: date) -> Days:
    day = anchor + timedelta(days=amount)
    return day, day


def _lastnight(amount: int, anchor: date) -> Days:
    return anchor + timedelta(days=amount - 1), anchor + timedelta(days=amount)


def _week(amount: int, anchor: date) -> Days:
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=amount)
    return monday, monday + timedelta(days=6)


def _years(amount: int, anchor: date) -> Days:
    return date(anchor.year + amount, 1, 1), date(anchor.year + amount, 12, 31)


_RELATIVE: dict[str, Callable[[int, date], Days | None]] = {
    "relative": _around,
    "lastnight": _lastnight,
    "week": _week,
    "weekend": _weekend,
    "months": _months,
    "years": _years,
}


def _relative(fields: Fields, anchor: date, _tense: Tense) -> Days | None:
    for name, resolve in _RELATIVE.items():
        if name in fields:
            return resolve(int(fields[name]), anchor)
    if "ago" in fields:
        return _shifted(str(fields["ago"]), anchor, -1)
    return _shifted(str(fields["within"]), anchor, 1) if "within" in fields else None


def _night(fields: Fields, anchor: date, tense: Tense) -> Days | None:
    first, second = (int(part) for part in str(fields["night"]).split("-"))
    last = _weekday({"weekday": second}, anchor, "past" if tense == "open" else tense)
    if last is None or (second - first) % 7 != 1:
        return None
    return last[0] - _DAY, last[0]


def _season(fields: Fields, anchor: date, _tense: Tense) -> Days | None:
    if fields.get("season") == "winter" or "which" not in fields:
        return None
    this = _season_days(str(fields["season"]), anchor.year)
    which = fields["which"]
    if which == "last" and this[1] >= anchor:
        return _season_days(str(fields["season"]), anchor.year - 1)
    if which == "next" and this[0] <= anchor:
        return _season_days(str(fields["season"]), anchor.year + 1)
    return this


def _day_only(fields: Fields, anchor: date, tense: Tense) -> Days | None:
    found = _safe(anchor.year, anchor.month, int(fields["day"]))
    if found is None or (found > anchor and tense == "past"):
        return None
    return found, found


# By the first field present.
_RESOLVERS: list[tuple[frozenset[str], Callable[[Fields, date, Tense], Days | None]]] = [
    (frozenset({"night"}), _night),
    (frozenset({"season"}), _season),
    (frozenset({"day", "month"}), _day_of_month),
    (frozenset({"month"}), _month_only),
    (frozenset({"weekday"}), _weekday),
    (frozenset({"day"}), _day_only),
]


def anchored_days(fields: Fields, anchor: date, tense: Tense) -> Days | None:
    """Return the days an expression without a year of its own means, or None when open.

    `anchor` is the day of publication, `tense` what the verb of the clause says.
    """
    for names, resolve in _RESOLVERS:
        if names <= fields.keys():
            return resolve(fields, anchor, tense)
    return _relative(fields, anchor, tense)
