"""What follows a number: money, percent, durations, ages, measures."""

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer.values.quantity_money import alternatives, currency_after, scaled, sign_before
from summarizer.values.typed import QuantityKind
from summarizer.values.units import DURATIONS, MEASURES


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its unit: value in that unit, and where the expression ends."""

    value: float
    unit: str | None
    kind: QuantityKind
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number where it stands in a folded text."""

    text: str
    start: int
    end: int
    value: float
    language: str
    digits: bool


_END = r"(?![a-z0-9])"
_LIFE = 120  # years; a bare number between commas above it is no age
_PERCENT = re.compile(r" ?%| ?(?:per ?cent|pour ?cents?|percent|pct)\b(?! mille)")
_POINTS = re.compile(r" ?(?:points? de pourcentage|percentage points?|points? de pour ?cent)\b")
_OF = re.compile(r" (?:de |d'|of )")
_DURATION = re.compile(
    r"(?P<half> and a half| et demie?)?"
    r"(?: (?:dernier|derniere|prochain|prochaine|premier|premiere|longue|bonne|autre|past|last|"
    r"next|first|more|full|further|extra|additional|consecutive|straight|long|whole|solid|other)s?"
    r"(?= ))?"
    rf"[ -]?(?P<unit>{alternatives(DURATIONS)}){_END}(?P<late> et demie?| and a half)?"
)
_OF_TIME = re.compile(
    rf" (?:de |d'|of )?(?P<unit>{alternatives(n for n in DURATIONS if len(n) > 1)}){_END}"
)
_HOURS_MINUTES = re.compile(r" ?h ?(?P<minutes>[0-5]\d)(?![\d])(?: ?(?:mn|min))?")
_MINUTE_WORDS = {
    "cinq": 5, "dix": 10, "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50,
    "quarante-cinq": 45, "thirty": 30, "fifteen": 15, "forty-five": 45,
}  # fmt: skip
_MINUTES_AFTER = re.compile(
    rf" (?:et |and )?(?P<minutes>[1-5]?\d|{alternatives(_MINUTE_WORDS)})"
    r"(?P<word> (?:minutes?|mins?|mn))?(?![a-z0-9-]| \w+ ?(?:plus|de))"
)
_BARE_MINUTES = frozenset({"15", "30", "45"})  # "two hours 30", without the word minutes
_OLD = re.compile(
    r"[- ]?(?P<unit>year|yr|month|week|day)s?[- ]olds?\b|(?: years? of age| ans d'age)\b"
)
_AGED_PERSON = (
    "homme|femme|garcon|fille|enfant|bebe|fillette|garconnet|adolescente?|jeune|mineure?|personne|"
    "mere|pere|suspecte?|etudiante?|retraitee?|policier|soldat|conducteur|conductrice"
)
_AGE_BEFORE = re.compile(
    r"(?:\bage(?:e|s|es)?(?: d['e])? ?|\baged(?: between| about| around)? |\bages? (?:of )?|"
    rf"\bagee?s? respectivement de |\b(?:{_AGED_PERSON})s? de )$"
)
_AGED = re.compile(r"\b(?:aged|age|age of|ages) $")
_AFTER_NAME = re.compile(r"(?:(?<=[a-z]), |\()$")
_APPOSITION_END = re.compile(r" ?[,.)]|$| et ")
_LONG_MEASURES = alternatives(
    name for name in MEASURES if name not in {"c", "st", "km/h", "°", "°c", "°f", "foot", "feet"}
)
_MEASURE = re.compile(
    r"[ -]?(?P<unit>km/h|kilometres-heure|kilometres?[ /](?:a l')?heure|kilometers per hour|"
    rf"miles per hour|{_LONG_MEASURES}|feet|foot|°c|°f|°){_END}(?P<square> carres?)?"
)
_METRES = re.compile(
    r" ?m(?: (?:de (?:haut|long|large|profond)|tall|long|high|wide|deep|freestyle|sprint|hurdles)\b"
    r"|(?![a-z0-9']|\.[a-z0-9]))"
)


_LETTER = re.compile(r"(?P<unit>[glt])(?![a-z0-9'])")  # only where it touches the number


@lru_cache(maxsize=512)
def _unit_of(word: str, table: str) -> tuple[str, float]:
    names = DURATIONS if table == "duration" else MEASURES
    return names.get(word) or names.get(word.rstrip("s")) or names[word.removesuffix("s")]


def measured_round(number: Number) -> Measured | None:
    """Read the unit of a round number: " de jours", " d'hectares", " of years", " d'euros"."""
    if match := _OF_TIME.match(number.text, number.end):
        unit, factor = _unit_of(match["unit"], "duration")
        return Measured(number.value * factor, unit, "duration", match.end())
    found = measured(number)
    if found is not None and found.unit is not None:
        return found
    of = _OF.match(number.text, number.end)
    return _measure(number, of.end(), number.value) if of else None


def says_age(before: str) -> bool:
    """Tell whether the text before a number announces an age ("âgé de", "aged", "un homme de")."""
    return bool(_AGE_BEFORE.search(before[-48:]))


def _duration(number: Number, at: int, value: float) -> Measured | None:
    if match := _HOURS_MINUTES.match(number.text, at):
        return Measured(value * 60 + int(match["minutes"]), "min", "duration", match.end())
    match = _DURATION.match(number.text, at)
    if match is None or (match["unit"] == "second" and value == 1):
        return None
    if match["unit"] == "an" and number.language != "fr":
        return None  # "50 an hour"
    unit, factor = _unit_of(match["unit"], "duration")
    value += 0.5 if match["half"] or match["late"] else 0
    total, end = value * factor, match.end()
    if unit == "min" and factor > 1 and not match["late"]:
        minutes, end = _minutes(number.text, end)
        total += minutes
    kind: QuantityKind = "age" if _is_age(number, match.end(), match["unit"]) else "duration"
    return Measured(total, unit, kind, end)


def _minutes(text: str, at: int) -> tuple[int, int]:
    """Read the minutes after hours ("deux heures trente", "2 hours and 30 minutes")."""
    match = _MINUTES_AFTER.match(text, at)
    if match is None:
        return 0, at
    word = match["minutes"]
    if not match["word"] and word.isdigit() and word not in _BARE_MINUTES:
        return 0, at
    return int(word) if word.isdigit() else _MINUTE_WORDS[word], match.end()


def _is_age(number: Number, end: int, unit: str) -> bool:
    """Tell "Martin, 30 ans, conducteur" and "une femme de 42 ans" from a stretch of time."""
    if unit not in {"an", "ans"} and not unit.startswith(("year", "mois", "month")):
        return False
    before = number.text[max(0, number.start - 48) : number.start]
    if says_age(before):
        return True
    apposition = _AFTER_NAME.search(before) and _APPOSITION_END.match(number.text, end)
    return unit in {"an", "ans"} and bool(apposition)


def _age(number: Number, at: int, value: float) -> Measured | None:
    if match := _OLD.match(number.text, at):
        unit = match["unit"] or "year"
        return Measured(value, "year" if unit == "yr" else unit, "age", match.end())
    before = number.text[max(0, number.start - 48) : number.start]
    if not 0 < value <= _LIFE or value != int(value):
        return None
    apposition = before.endswith(", ") and _AFTER_NAME.search(before)
    if apposition and re.match(r" ?,", number.text[at:]):
        return Measured(value, "year", "age", at)  # "Martin, 30, from Croydon"
    if _AGED.search(before) and not _DURATION.match(number.text, at):
        return Measured(value, "year", "age", at)
    return None


def _measure(number: Number, at: int, value: float) -> Measured | None:
    if number.digits and (match := _METRES.match(number.text, at)):
        return Measured(value, "m", "measure", number.text.index("m", at) + 1)
    if number.digits and (match := _LETTER.match(number.text, at)):
        return Measured(value, match["unit"], "measure", match.end())
    match = _MEASURE.match(number.text, at)
    if match is None:
        return None
    word = match["unit"]
    if "h" in word and ("heure" in word or "hour" in word or word == "km/h"):
        return Measured(value, "mph" if word[0] == "m" else "km/h", "measure", match.end())
    unit, factor = _unit_of(word, "measure")
    return Measured(value * factor, f"{unit}2" if match["square"] else unit, "measure", match.end())


def measured(number: Number) -> Measured | None:
    """Read what stands after the number and, for money, before it.

    Returns kind "count" with a scaled value for "5 million", None when nothing follows that
    says what is measured.
    """
    text = number.text
    sign = sign_before(text, number.start)
    minus = -1 if re.search(r"(?:^|[ (])-$", text[max(0, number.start - 2) : number.start]) else 1
    value, at = scaled(
        text, number.end, number.value * minus, digits=number.digits, money=sign is not None
    )
    if sign is not None:
        return Measured(value, sign[0], "money", at)
    large = at > number.end
    if currency := currency_after(text, at, large=large):
        return Measured(value, currency[0], "money", currency[1])
    return _other(number, at, value, large=large)


def _other(number: Number, at: int, value: float, *, large: bool) -> Measured | None:
    if match := _POINTS.match(number.text, at):
        return Measured(value, "point", "measure", match.end())
    if match := _PERCENT.match(number.text, at):
        return Measured(value, "%", "percent", match.end())
    found = _age(number, at, value) or _duration(number, at, value) or _measure(number, at, value)
    if found is None and large and (of := _OF.match(number.text, at)):
        found = _measure(number, of.end(), value)  # "5 millions de tonnes"
    if found is None and large:
        return Measured(value, None, "count", at)
    return found
