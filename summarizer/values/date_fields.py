"""What a date expression says, as comparable fields that need no anchor yet.

Each builder turns a match of its pattern into fields; None means that it is no date after all.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from summarizer.values.date_lexicon import (
    MONTHS,
    NUMBERS,
    PARTS,
    SEASONS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
)

Fields = dict[str, int | str]
Builder = Callable[[re.Match[str], str], Fields | None]
_MONTHS_A_YEAR = 12
_LONGEST_MONTH = 31
_MORE = re.compile(r"over|more|plus")  # in folded text
_LOOKS_AHEAD = re.compile(
    r"\b(?:will|would|going to|due|expected|set to|could|may|might|scheduled|'ll|take place|is to|"
    r"are to)\b[^.;]{0,60}$"
)


@dataclass(frozen=True, slots=True)
class Found:
    """One expression: its place in the folded text and what it says.

    `fields` holds what is known without an anchor: year, month, day, weekday, part, time, or one
    relative field: `relative` (days), `week`, `months`, `years`, `ago`, `within`.
    """

    start: int
    end: int
    fields: Fields = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Return the comparable form, e.g. "day:10-16", "weekday:3", "relative:-1"."""
        return key_of(self.fields)


def key_of(fields: Fields) -> str:
    """Write the fields in one canonical string."""
    parts: list[str] = []
    year, month, day = fields.get("year"), fields.get("month"), fields.get("day")
    if day is not None:
        digits = [f"{number:02d}" for number in (month, day) if isinstance(number, int)]
        parts.append("day:" + "-".join(([str(year)] if year else []) + digits))
    elif month is not None:
        parts.append("month:" + "-".join(([str(year)] if year else []) + [f"{month:02d}"]))
    elif year is not None and "season" not in fields:
        parts.append(f"year:{year}")
    if "season" in fields:
        parts.append(f"season:{fields['season']}" + (f"-{year}" if year else ""))
    parts.extend(
        f"{name}:{fields[name]}"
        for name in ("weekday", "relative", "week", "weekend", "months", "years", "ago", "within",
                     "night", "lastnight", "decade", "slash", "unanchored", "which", "part", "time")
        if name in fields
    )  # fmt: skip
    return "+".join(parts)


def _int(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def day_of_month(match: re.Match[str], language: str) -> Fields | None:
    """Build a day of a month, with weekday and year where given."""
    groups = match.groupdict()
    day = 1 if groups["day"] in {"premier", "1er"} else _int(groups["day"])
    fields: Fields = {"month": MONTHS[language][groups["month"]], "day": day}
    if groups.get("year"):
        fields["year"] = _int(groups["year"])
    if groups.get("weekday"):
        fields["weekday"] = {**WEEKDAYS[language], **SHORT_WEEKDAYS}[groups["weekday"]]
    if groups.get("part"):
        fields["part"] = PARTS[groups["part"]]
    return fields


def month(match: re.Match[str], language: str) -> Fields | None:
    """Build a month, with its year or "last", "next"."""
    groups = match.groupdict()
    fields: Fields = {"month": MONTHS[language][groups["month"]]}
    if groups.get("year"):
        fields["year"] = _int(groups["year"])
    which = groups.get("which")
    if which:
        fields["which"] = _which(which)
    return fields


def _which(word: str) -> str:
    if re.match(r"last|dernier|passe|previous|past", word):
        return "last"
    return "next" if re.match(r"next|prochain|coming|suivant", word) else "this"


def weekday(match: re.Match[str], language: str) -> Fields | None:
    """Build a weekday, with "last", "next" and the part of the day."""
    groups = match.groupdict()
    fields: Fields = {"weekday": WEEKDAYS[language][groups["weekday"]]}
    for word in (groups.get("which"), groups.get("after")):
        if word and _which(word) != "this":
            fields["which"] = _which(word)
    if groups.get("part"):
        fields["part"] = PARTS[groups["part"]]
    return fields


def night(match: re.Match[str], language: str) -> Fields | None:
    """Build the night between two weekdays."""
    first, second = WEEKDAYS[language][match["first"]], WEEKDAYS[language][match["second"]]
    return {"night": f"{first}-{second}", "part": "night"}


def _calendar_day(year_of: int, month_of: int, day: int) -> Fields | None:
    if not (1 <= month_of <= _MONTHS_A_YEAR and 1 <= day <= _LONGEST_MONTH):
        return None
    return {"year": year_of, "month": month_of, "day": day}


def iso_day(match: re.Match[str], _language: str) -> Fields | None:
    """Read 2025-10-16."""
    return _calendar_day(int(match[1]), int(match[2]), int(match[3]))


def slashed_day(match: re.Match[str], language: str) -> Fields | None:
    """Read 16/10/2025. 3/4/2016 in English may be either and stays unresolved."""
    first, second, year_of = (int(part) for part in match.groups())
    year_of += 2000 if len(match[3]) < len("2025") else 0
    if language == "fr" or first > _MONTHS_A_YEAR:
        return _calendar_day(year_of, second, first)
    if second > _MONTHS_A_YEAR:
        return _calendar_day(year_of, first, second)
    return {"slash": f"{first}/{second}/{year_of}"}


def day_alone(match: re.Match[str], _language: str) -> Fields | None:
    """Build a day of an unnamed month ("le 16", "on the 16th")."""
    return {"day": _int(match["alone"])}


def year(match: re.Match[str], _language: str) -> Fields | None:
    """Build a year."""
    return {"year": int(match["year"])}


def calendar_unit(unit: str) -> Builder:
    """Build "last week", "le mois prochain": -1, 0 or 1 of the unit."""

    def build(match: re.Match[str], _language: str) -> Fields:
        which = _which(match["which"])
        amount = {"last": -1, "next": 1, "this": 0}[which]
        return {unit: amount}

    return build


def _count(match: re.Match[str], language: str) -> int:
    word = match["count"]
    return int(word) if word.isdigit() else NUMBERS[language][word]


def _unit(word: str) -> tuple[str, int]:
    return UNITS.get(word) or UNITS[word.rstrip("s")]


def amount(name: str) -> Builder:
    """Build "ago:14day", "ago:~2month" (about) or "ago:>10year" from a number and a unit."""

    def build(match: re.Match[str], language: str) -> Fields:
        unit, size = _unit(match["unit"])
        word = match.groupdict().get("about")
        about = "" if not word else ">" if _MORE.match(word) else "~"
        return {name: f"{about}{_count(match, language) * size}{unit}"}

    return build


def ahead(match: re.Match[str], language: str) -> Fields | None:
    """Read "in two weeks" after a verb that looks ahead; "the first in 108 years" is a duration."""
    looks = _LOOKS_AHEAD.search(match.string[: match.start()]) or match["how"] == "within"
    return amount("within")(match, language) if looks else None


def fixed(**fields: int | str) -> Builder:
    """Build the same fields each time, with the part of the day where one is named."""

    def build(match: re.Match[str], _language: str) -> Fields:
        part = match.groupdict().get("part")
        return {**fields, "part": PARTS[part]} if part else dict(fields)

    return build


def season(match: re.Match[str], _language: str) -> Fields | None:
    """Build a season, with its year or "last", "next"."""
    fields: Fields = {"season": SEASONS[match["season"]]}
    groups = match.groupdict()
    if groups.get("year"):
        fields["year"] = int(groups["year"])
    for word in (groups.get("which"), groups.get("after")):
        if word:
            fields["which"] = _which(word)
    return fields


def decade(match: re.Match[str], _language: str) -> Fields | None:
    """Build a decade from "1990" or "90"."""
    digits = match["decade"]
    return {"decade": digits if len(digits) == len("1990") else f"19{digits}"}
