"""Finding date and time expressions: from folded text to comparable fields, not yet anchored.

Patterns run in order; a later one never takes what an earlier one has taken.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from summarizer.values.date_lexicon import (
    DAY,
    FULL_MONTHS,
    MONTHS,
    NUMBERS,
    PARTS,
    SEASONS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
    YEAR,
    options,
)
from summarizer.values.folding import Folded, fold_with_offsets


@dataclass(frozen=True, slots=True)
class Found:
    """One expression: its place in the folded text and what it says.

    `fields` holds what is known without an anchor: year, month, day, weekday, part, time,
    and for relative expressions `relative` = (unit, amount), with `shift` "ago" or "within".
    """

    start: int
    end: int
    fields: dict[str, int | str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Return the comparable form, e.g. "day:10-16", "weekday:3", "relative:-1"."""
        return key_of(self.fields)


def key_of(fields: dict[str, int | str]) -> str:
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
                     "night", "decade", "slash", "unanchored", "which", "part", "time")
        if name in fields
    )  # fmt: skip
    return "+".join(parts)


Builder = Callable[[re.Match[str], str], dict[str, int | str] | None]


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    build: Builder
    capital: bool = False  # the month must be written with a capital ("May", not "may")


def _int(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _day(match: re.Match[str], language: str) -> dict[str, int | str] | None:
    """Build a day of a month, with weekday and year where given."""
    groups = match.groupdict()
    day = 1 if groups["day"] in {"premier", "1er"} else _int(groups["day"])
    fields: dict[str, int | str] = {"month": MONTHS[language][groups["month"]], "day": day}
    if groups.get("year"):
        fields["year"] = _int(groups["year"])
    if groups.get("weekday"):
        fields["weekday"] = {**WEEKDAYS[language], **SHORT_WEEKDAYS}[groups["weekday"]]
    if groups.get("part"):
        fields["part"] = PARTS[groups["part"]]
    return fields


def _month(match: re.Match[str], language: str) -> dict[str, int | str] | None:
    groups = match.groupdict()
    fields: dict[str, int | str] = {"month": MONTHS[language][groups["month"]]}
    if groups.get("year"):
        fields["year"] = _int(groups["year"])
    which = groups.get("which")
    if which:
        fields["which"] = _which(which)
    return fields


def _which(word: str) -> str:
    return (
        "last"
        if re.match(r"last|dernier|passe|previous|past", word)
        else ("next" if re.match(r"next|prochain|coming|suivant", word) else "this")
    )


def _weekday(match: re.Match[str], language: str) -> dict[str, int | str] | None:
    groups = match.groupdict()
    fields: dict[str, int | str] = {"weekday": WEEKDAYS[language][groups["weekday"]]}
    for word in (groups.get("which"), groups.get("after")):
        if word and _which(word) != "this":
            fields["which"] = _which(word)
    if groups.get("part"):
        fields["part"] = PARTS[groups["part"]]
    return fields


def _night(match: re.Match[str], language: str) -> dict[str, int | str] | None:
    first, second = WEEKDAYS[language][match["first"]], WEEKDAYS[language][match["second"]]
    return {"night": f"{first}-{second}", "part": "night"}


def _iso(match: re.Match[str], _language: str) -> dict[str, int | str] | None:
    year, month, day = (int(part) for part in match.groups())
    return (
        {"year": year, "month": month, "day": day} if 1 <= month <= 12 and 1 <= day <= 31 else None
    )  # noqa: PLR2004  the calendar


def _slash(match: re.Match[str], language: str) -> dict[str, int | str] | None:
    """Read 16/10/2025. 3/4/2016 in English may be either and stays unresolved."""
    first, second, year = (int(part) for part in match.groups())
    year += 2000 if year < 100 else 0  # noqa: PLR2004  two digits
    if language == "fr" or first > 12:  # noqa: PLR2004  not a month
        day, month = first, second
    elif second > 12:  # noqa: PLR2004  not a month
        day, month = second, first
    else:
        return {"slash": f"{first}/{second}/{year}"}
    return {"year": year, "month": month, "day": day} if 1 <= month <= 12 and day <= 31 else None  # noqa: PLR2004  the calendar


def _year(match: re.Match[str], _language: str) -> dict[str, int | str] | None:
    return {"year": int(match["year"])}


def _relative(unit: str) -> Builder:
    def build(match: re.Match[str], _language: str) -> dict[str, int | str]:
        which = _which(match["which"])
        amount = {"last": -1, "next": 1, "this": 0}[which]
        return {unit: amount}

    return build


def _count(match: re.Match[str], language: str) -> int:
    word = match["count"]
    return int(word) if word.isdigit() else NUMBERS[language][word]


def _unit(word: str) -> tuple[str, int]:
    return UNITS.get(word) or UNITS[word.rstrip("s")]


def _amount(name: str) -> Builder:
    """Build "ago:14day" or "within:14day" from a number and a unit."""

    def build(match: re.Match[str], language: str) -> dict[str, int | str]:
        unit, size = _unit(match["unit"])
        about = "~" if match.groupdict().get("about") else ""
        return {name: f"{about}{_count(match, language) * size}{unit}"}

    return build


def _ahead(match: re.Match[str], language: str) -> dict[str, int | str] | None:
    """Read "in two weeks" after a verb that looks ahead; "the first in 108 years" is a duration."""
    looks = _LOOKS_AHEAD.search(match.string[: match.start()]) or match["how"] == "within"
    return _amount("within")(match, language) if looks else None


_LOOKS_AHEAD = re.compile(
    r"\b(?:will|would|going to|due|expected|set to|could|may|might|scheduled|'ll|take place|is to|are to)\b[^.;]{0,60}$"
)


def _fixed(fields: dict[str, int | str]) -> Builder:
    def build(match: re.Match[str], _language: str) -> dict[str, int | str]:
        part = match.groupdict().get("part")
        return {**fields, "part": PARTS[part]} if part else dict(fields)

    return build


def _season(match: re.Match[str], _language: str) -> dict[str, int | str] | None:
    fields: dict[str, int | str] = {"season": SEASONS[match["season"]]}
    groups = match.groupdict()
    if groups.get("year"):
        fields["year"] = int(groups["year"])
    for word in (groups.get("which"), groups.get("after")):
        if word:
            fields["which"] = _which(word)
    return fields


def _decade(match: re.Match[str], _language: str) -> dict[str, int | str] | None:
    digits = match["decade"]
    return {"decade": digits if len(digits) == 4 else f"19{digits}"}  # noqa: PLR2004  four digits


def _rule(pattern: str, build: Builder, *, capital: bool = False) -> _Rule:
    return _Rule(re.compile(pattern), build, capital)


_FR_M, _FR_W = options(MONTHS["fr"]), options(WEEKDAYS["fr"])
# Alone, "sept" is seven and "mars" a planet or a verb.
_FR_LONG = options(
    name for name in MONTHS["fr"] if len(name) > 4 or name in {"mai", "mars", "juin", "aout"}
)
_FR_BARE = options(name for name in MONTHS["fr"] if len(name) > 4 or name in {"juin", "aout"})
_EN_M, _EN_W = options(MONTHS["en"]), options(WEEKDAYS["en"])
_FR_PART = r"(?: (?:au |dans la |en )?(?P<part>matin|matinee|apres-midi|soir|soiree|midi))?"
_EN_PART = r"(?: (?P<part>morning|afternoon|evening|night|lunchtime))?"
_FR_N, _EN_N = options(NUMBERS["fr"]), options(NUMBERS["en"])
_FR_UNIT = "minutes?|heures?|jours?|semaines?|mois|ans?|annees?|decennies?|siecles?"
_EN_UNIT = "minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?"
_ABOUT = r"(?P<about>(?:environ|pres de|presque|quelque|about|around|some|nearly|almost|over|plus d[e']|more than) ?)?"
_LAST = "derniere?s?|passee?s?|prochaine?s?|suivante?s?"

_BOTH = [
    _rule(rf"\b({YEAR})-(0?[1-9]|1[0-2])-({DAY})\b", _iso),
    _rule(rf"\b({DAY})/({DAY})/((?:19|20)?\d\d)\b", _slash),
]

_FR = [
    _rule(rf"\bnuit (?:de |du )(?P<first>{_FR_W}) (?:a|au) (?P<second>{_FR_W})\b", _night),
    _rule(
        rf"(?:\b(?P<weekday>{_FR_W}),? )?(?:\ble )?\b(?P<day>{DAY}|1er|premier)"
        rf"(?= ?(?:et|au|a|-|ou) ?(?:le )?(?:{DAY}|1er) (?:{_FR_M})\b)"
        rf"(?=[^a-z]*(?:et|au|a|-|ou)[^a-z]*(?:le )?[^a-z]*(?P<month>{_FR_M})\b(?: (?P<year>{YEAR})\b)?)",
        _day,
    ),
    _rule(
        rf"(?:\b(?:ce )?(?P<weekday>{_FR_W}),? )?(?:\ble )?(?<![\d.,-])\b(?P<day>{DAY}|1er|premier) ?"
        rf"(?P<month>{_FR_M})\b\.?(?: (?P<year>{YEAR})\b)?{_FR_PART}",
        _day,
    ),
    _rule(rf"\b(?P<month>{_FR_M})\b\.? (?:de )?(?P<year>{YEAR})\b", _month),
    _rule(
        rf"\b(?:en|fin|debut|mi-|depuis|des|mois de|mois d'|courant|jusqu'en|jusqu'a fin|avant|apres|"
        rf"de|d'|du \d+) ?\b(?P<month>{_FR_M})\b(?: (?P<which>dernier|prochain|passe))?(?! \d)",
        _month,
    ),
    _rule(rf"\b(?P<month>{_FR_BARE})\b(?!\.)(?: (?P<which>dernier|prochain|passe))?", _month),
    _rule(rf"\b(?P<month>mai|mars) (?P<which>dernier|prochain|passe)", _month),
    _rule(
        rf"(?:\b(?P<which>ce|cet) )?\b(?P<weekday>{_FR_W})\b(?! noir)(?: (?P<after>{_LAST}))?{_FR_PART}",
        _weekday,
    ),
    _rule(rf"\bavant-hier\b{_FR_PART}", _fixed({"relative": -2})),
    _rule(rf"\bapres-demain\b{_FR_PART}", _fixed({"relative": 2})),
    _rule(rf"(?<!-)\bhier\b{_FR_PART}", _fixed({"relative": -1})),
    _rule(rf"(?<!-)\bdemain\b{_FR_PART}", _fixed({"relative": 1})),
    _rule(r"\baujourd'hui\b", _fixed({"relative": 0})),
    _rule(r"\bl'avant-veille\b", _fixed({"unanchored": "day:-2"})),
    _rule(r"\b(?:la |sa )?veille(?: au soir)?\b", _fixed({"unanchored": "day:-1"})),
    _rule(r"\ble surlendemain\b", _fixed({"unanchored": "day:+2"})),
    _rule(r"\b(?:le |au |son |du )?lendemain\b", _fixed({"unanchored": "day:+1"})),
    _rule(r"\b(?:la )?nuit (?:derniere|passee)\b", _fixed({"relative": 0, "part": "lastnight"})),
    _rule(
        r"\bcette nuit\b|\bdans la nuit\b(?! d[eu])", _fixed({"relative": 0, "part": "lastnight"})
    ),
    _rule(
        r"\bce (?P<part>matin|soir|midi)\b|\bcet(?:te)? (?P<p2>apres-midi)\b",
        _fixed({"relative": 0}),
    ),
    _rule(rf"\b(?:la )?semaine (?P<which>{_LAST})\b", _relative("week")),
    _rule(r"\b(?P<which>cette) semaine\b", _relative("week")),
    _rule(rf"\b(?:le )?week-?end (?P<which>{_LAST})\b", _relative("weekend")),
    _rule(r"\b(?P<which>ce) week-?end\b", _relative("weekend")),
    _rule(rf"\b(?:le )?mois (?P<which>{_LAST})\b", _relative("months")),
    _rule(r"\b(?P<which>ce) mois(?:-ci)?\b", _relative("months")),
    _rule(rf"\b(?:l'an|l'annee|annee) (?P<which>{_LAST})\b", _relative("years")),
    _rule(r"\b(?P<which>cette) annee\b", _relative("years")),
    _rule(rf"\bil y a {_ABOUT}(?P<count>\d+|{_FR_N}) (?P<unit>{_FR_UNIT})\b", _amount("ago")),
    _rule(
        rf"\bd'ici (?:a )?{_ABOUT}(?P<count>\d+|{_FR_N}) (?P<unit>{_FR_UNIT})\b", _amount("within")
    ),
    _rule(
        rf"\b(?:dans|durant|pendant|au cours de|lors de|sur|d')? ?(?:les|des) (?P<count>\d+|{_FR_N}) prochaine?s? (?P<unit>{_FR_UNIT})\b",
        _amount("within"),
    ),
    _rule(
        rf"\bdans {_ABOUT}(?P<count>\d+|{_FR_N}) (?P<unit>{_FR_UNIT})\b(?! (?:de|d'|du))",
        _amount("within"),
    ),
    _rule(
        rf"\b(?:(?P<which>cet?|l') ?)?(?P<season>printemps|automne|hiver|ete)(?: (?P<after>dernier|prochain))(?: (?P<year>{YEAR}))?\b",
        _season,
    ),
    _rule(
        rf"\b(?:cet |l'|de l'|cet? |au |le |du )(?P<season>printemps|automne|hiver|ete)(?: (?P<year>{YEAR}))\b",
        _season,
    ),
    _rule(r"\b(?P<which>cet) (?P<season>printemps|automne|hiver|ete)\b(?P<after>)(?! [a-z]+(?:e|es|i|is|u|us)\b)", _season),
    _rule(r"\bannees (?P<decade>\d{4}|\d{2})\b", _decade),
    _rule(
        r"\ble (?P<day16>1er|[12]\d|3[01]|[2-9])(?= ?(?:[,.;)]|$|dernier|prochain| au soir| au matin))(?![.,]\d)",
        lambda m, _: {"day": 1 if m["day16"] == "1er" else int(m["day16"])},
    ),
]

_EN_PREP = r"(?:in|since|until|till|last|next|by|early|late|mid|mid-|of|this|from|during|before|after|through|between|around|every|to)"
_EN = [
    _rule(rf"\bnight of (?P<first>{_EN_W}) (?:to|into) (?P<second>{_EN_W})\b", _night),
    _rule(
        rf"\bovernight (?:on )?(?:from )?(?P<first>{_EN_W}) (?:to|into|and) (?P<second>{_EN_W})\b",
        _night,
    ),
    _rule(
        rf"(?:\b(?P<weekday>{_EN_W}|{options(SHORT_WEEKDAYS)})\.?,? )?\b(?P<month>{_EN_M})\b\.? "
        rf"(?P<day>{DAY})(?:st|nd|rd|th)?\b(?![.,:]?\d)(?!%)(?:,? (?P<year>{YEAR})\b)?",
        _day,
        capital=True,
    ),
    _rule(
        rf"(?:\b(?P<weekday>{_EN_W}|{options(SHORT_WEEKDAYS)})\.?,? )?(?:the )?(?<![\d.,:$£€-])\b(?P<day>{DAY})(?:st|nd|rd|th)? "
        rf"(?:of )?(?P<month>{_EN_M})\b\.?(?:,? (?P<year>{YEAR})\b)?",
        _day,
        capital=True,
    ),
    _rule(rf"\b(?P<month>{_EN_M})\b\.?,? (?:of )?(?P<year>{YEAR})\b", _month, capital=True),
    _rule(rf"\b{_EN_PREP}[ -](?P<month>{_EN_M})\b", _month, capital=True),
    _rule(
        rf"(?<!mail on )(?<!black )(?<!good )(?:\b(?P<which>last|next|this|this past|coming) )?\b(?P<weekday>{_EN_W})\b(?! (?:times|mirror|express|telegraph|people|mail)\b){_EN_PART}",
        _weekday,
    ),
    _rule(rf"\bthe day before yesterday\b", _fixed({"relative": -2})),
    _rule(rf"\bthe day after tomorrow\b", _fixed({"relative": 2})),
    _rule(rf"\byesterday\b{_EN_PART}", _fixed({"relative": -1})),
    _rule(rf"\btomorrow\b{_EN_PART}", _fixed({"relative": 1})),
    _rule(r"\btoday\b", _fixed({"relative": 0})),
    _rule(r"\btonight\b", _fixed({"relative": 0, "part": "evening"})),
    _rule(r"\bthe (?:day before|previous day|night before)\b", _fixed({"unanchored": "day:-1"})),
    _rule(r"\bthe (?:day after|following day|next day)\b", _fixed({"unanchored": "day:+1"})),
    _rule(r"\blast night\b|\bovernight\b", _fixed({"relative": 0, "part": "lastnight"})),
    _rule(r"\bthis (?P<part>morning|afternoon|evening|lunchtime)\b", _fixed({"relative": 0})),
    _rule(r"\b(?:the )?(?P<which>last|next|this|previous|coming|past) week\b", _relative("week")),
    _rule(
        r"\b(?:the )?(?P<which>last|next|this|previous|coming|past) weekend\b", _relative("weekend")
    ),
    _rule(
        r"\b(?:the )?(?P<which>last|next|this|previous|coming|past) month\b", _relative("months")
    ),
    _rule(r"\b(?:the )?(?P<which>last|next|this|previous|coming|past) year\b", _relative("years")),
    _rule(rf"\b{_ABOUT}(?P<count>\d+|{_EN_N}) (?P<unit>{_EN_UNIT}) ago\b", _amount("ago")),
    _rule(
        rf"\b(?:in|over|during|for|within) the (?:next|coming) (?P<count>\d+|{_EN_N}) (?P<unit>{_EN_UNIT})\b",
        _amount("within"),
    ),
    _rule(
        rf"\b(?P<how>in|within) {_ABOUT}(?P<count>\d+|{_EN_N}) (?P<unit>{_EN_UNIT})\b(?! (?:of|old)\b)",
        _ahead,
    ),
    _rule(
        rf"\b(?:(?P<which>last|next|this) )(?P<season>spring|summer|autumn|fall|winter)\b", _season
    ),
    _rule(rf"\b(?P<season>spring|summer|autumn|winter)(?: of)? (?P<year>{YEAR})\b", _season),
    _rule(r"\b(?P<decade>(?:1[5-9]|20)\d0)s\b", _decade),
    _rule(
        r"\bon the (?P<day16>[12]?1st|2?2nd|2?3rd|(?:[4-9]|1\d|2[04-9]|30)th)(?= ?(?:[,.;)]|$))",
        lambda m, _: {"day": _int(m["day16"])},
    ),
]

_COUNTED = (
    r"(?! ?(?:%|€|£|\$|people|persons|personnes|dead|deaths|morts|euros|dollars|pounds|soldiers|"
    r"soldats|drones|missiles|km|metres|miles|feet|hommes|men|troops|million|milliard|billion|"
    r"homes|houses|jobs|emplois|hectares|acres|habitants|residents|tonnes|tons|per cent)\b)"
)
_YEARS = [
    _rule(
        r"\b(?:in|since|by|until|early|late|mid|during|en|depuis|des|annee|fin|debut|jusqu'en|"
        r"d'ici|avant|year)[ -](?P<year>(?:1[89]|20)\d\d)\b(?![.,]\d)(?! ?%)",
        _year,
    ),
    _rule(
        r"(?<![\d.,$£€#/-])(?<!no )\b(?P<year>(?:19[1-9]|20[0-4])(?!00)\d)\b(?![.,]\d)" + _COUNTED,
        _year,
    ),
]

RULES = {"fr": [*_BOTH, *_FR, *_YEARS], "en": [*_BOTH, *_EN, *_YEARS]}
_WIDE_STOP = tuple(f"{name}." for name in FULL_MONTHS)
_AMBIGUOUS_MONTHS = {"may", "march", "mar", "sat", "sun", "dec", "august"}


def _capital_ok(rule: _Rule, match: re.Match[str], text: str, folded: Folded) -> bool:
    """Tell a month from the verbs may and march by its capital."""
    if not rule.capital or match["month"] not in _AMBIGUOUS_MONTHS:
        return True
    return text[folded.offsets[match.start("month")]].isupper()


def _apply(rule: _Rule, language: str, text: str, folded: Folded, taken: list[bool]) -> list[Found]:
    found = []
    for match in rule.pattern.finditer(folded.text):
        start, end = match.span()
        while start < end and folded.text[start] == " ":
            start += 1
        while end > start and folded.text[end - 1] == " ":
            end -= 1
        if folded.text[start:end].endswith(_WIDE_STOP):
            end -= 1  # the full stop of the sentence, not of an abbreviation
        if any(taken[start:end]) or not _capital_ok(rule, match, text, folded):
            continue
        fields = rule.build(match, language)
        if fields is None:
            continue
        taken[start:end] = [True] * (end - start)
        found.append(Found(start, end, fields))
    return found


@lru_cache(maxsize=4096)
def find(text: str, language: str) -> tuple[Found, ...]:
    """Return the date expressions of `text` (clock times aside), by place, not overlapping.

    Places are offsets into `fold_with_offsets(text).text`.
    """
    folded = fold_with_offsets(text)
    taken = [False] * len(folded.text)
    found: list[Found] = []
    for name in (language,) if language in RULES else ("en", "fr"):
        for rule in RULES[name]:
            found.extend(_apply(rule, name, text, folded, taken))
    return tuple(sorted(found, key=lambda item: item.start))
