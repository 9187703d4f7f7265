"""Names of days, months, parts of the day and small numbers, folded, for reading dates.

Month and weekday names come from CLDR (babel).
"""

import re
from collections.abc import Iterable

from babel import Locale

from summarizer.values.folding import fold

LANGUAGES = ("fr", "en")


def _months(language: str) -> dict[str, int]:
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in Locale(language).months[context][width].items():
                names[fold(name).rstrip(".")] = number
    if language == "en":
        names["sept"] = 9
    return names


def _weekdays(language: str) -> dict[str, int]:
    names = {}
    for number, name in Locale(language).days["format"]["wide"].items():
        names[fold(name)] = number
    return names


MONTHS = {language: _months(language) for language in LANGUAGES}
WEEKDAYS = {language: _weekdays(language) for language in LANGUAGES}
# Month names that are no abbreviations: a full stop after one ends the sentence.
FULL_MONTHS = frozenset(
    fold(name)
    for language in LANGUAGES
    for name in Locale(language).months["format"]["wide"].values()
)
SHORT_WEEKDAYS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thurs": 3, "thur": 3,
                  "fri": 4, "sat": 5, "sun": 6}  # fmt: skip

PARTS = {
    "matin": "morning", "matinee": "morning", "morning": "morning", "apres-midi": "afternoon",
    "afternoon": "afternoon", "soir": "evening", "soiree": "evening", "evening": "evening",
    "nuit": "night", "night": "night", "midi": "noon", "lunchtime": "noon",
}  # fmt: skip

_FR_NUMBERS = """un une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze
|quinze|seize|dix-sept|dix-huit|dix-neuf|vingt|vingt-et-un|vingt-deux|vingt-trois|vingt-quatre"""
_EN_NUMBERS = """one a an|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen
|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|twenty-one|twenty-two|twenty-three|twenty-four"""


def _numbers(table: str) -> dict[str, int]:
    return {
        word: number
        for number, group in enumerate(table.split("|"), start=1)
        for word in group.split()
    }


NUMBERS = {
    "fr": _numbers(_FR_NUMBERS),
    "en": _numbers(_EN_NUMBERS) | {"couple of": 2, "a couple of": 2},
}

# Unit of a relative date: (canonical unit, how many of it).
UNITS = {
    "minute": ("minute", 1), "hour": ("hour", 1), "day": ("day", 1), "week": ("day", 7),
    "fortnight": ("day", 14), "month": ("month", 1), "year": ("year", 1), "decade": ("year", 10),
    "heure": ("hour", 1), "jour": ("day", 1), "semaine": ("day", 7), "mois": ("month", 1),
    "an": ("year", 1), "annee": ("year", 1), "decennie": ("year", 10), "siecle": ("year", 100),
}  # fmt: skip

SEASONS = {
    "printemps": "spring", "ete": "summer", "automne": "autumn", "hiver": "winter",
    "spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn",
    "winter": "winter",
}  # fmt: skip


def options(names: Iterable[str]) -> str:
    """Return a regex alternation of the names, longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))


YEAR = r"(?:1[5-9]|20)\d\d"
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
