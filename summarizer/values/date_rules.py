"""The patterns of date expressions, French and English, over folded text.

They run in order; a later one never takes what an earlier one has taken. Clock times have a
module of their own.
"""

import re
from dataclasses import dataclass

from summarizer.values import date_fields as read
from summarizer.values.date_lexicon import (
    DAY,
    MONTHS,
    NUMBERS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    YEAR,
    options,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it says; `capital` wants the month written so ("May", not "may")."""

    pattern: re.Pattern[str]
    build: read.Builder
    capital: bool = False


def _rule(pattern: str, build: read.Builder, *, capital: bool = False) -> Rule:
    return Rule(re.compile(pattern), build, capital)


_ABBREVIATED = 4  # letters; "sept" alone is seven
_FR_M, _FR_W = options(MONTHS["fr"]), options(WEEKDAYS["fr"])
_FR_BARE_NAMES = {n for n in MONTHS["fr"] if len(n) > _ABBREVIATED or n in {"juin", "aout"}}
_FR_BARE = options(_FR_BARE_NAMES)
# Alone, "mars" is a planet or a verb too.
_FR_LONG = options(_FR_BARE_NAMES | {"mai", "mars"})
_EN_M, _EN_W = options(MONTHS["en"]), options(WEEKDAYS["en"])
_EN_ANY_W = options({*WEEKDAYS["en"], *SHORT_WEEKDAYS})
_FR_PART = r"(?: (?:au |dans la |en )?(?P<part>matin|matinee|apres-midi|soir|soiree|midi))?"
_EN_PART = r"(?: (?P<part>morning|afternoon|evening|night|lunchtime))?"
_FR_COUNT = rf"(?P<count>\d+|{options(NUMBERS['fr'])})"
_EN_COUNT = rf"(?P<count>\d+|{options(NUMBERS['en'])})"
_FR_UNIT = r"(?P<unit>minutes?|heures?|jours?|semaines?|mois|ans?|annees?|decennies?|siecles?)\b"
_EN_UNIT = r"(?P<unit>minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?)\b"
_ABOUT = (
    r"(?P<about>(?:environ|pres de|presque|quelque|about|around|some|nearly|almost|over|plus d[e']|"
    r"more than) ?)?"
)
_LAST = "derniere?s?|passee?s?|prochaine?s?|suivante?s?"
_FR_SEASON = r"(?P<season>printemps|automne|hiver|ete)"
_EN_WHICH = r"(?P<which>last|next|this|previous|coming|past)"
_YEAR = rf"(?P<year>{YEAR})\b"
_FR_DAY = rf"(?P<day>{DAY}|1er|premier)"

_BOTH = [
    _rule(rf"\b({YEAR})-(0?[1-9]|1[0-2])-({DAY})\b", read.iso_day),
    _rule(rf"\b({DAY})/({DAY})/((?:19|20)?\d\d)\b", read.slashed_day),
    _rule(rf"\b({DAY})[.-]({DAY})[.-]((?:19|20)\d\d)\b", read.slashed_day),
]

_FR = [
    _rule(rf"\bnuit (?:de |du )(?P<first>{_FR_W}) (?:a|au) (?P<second>{_FR_W})\b", read.night),
    # The first day of "du 15 au 16 octobre".
    _rule(
        rf"(?:\b(?P<weekday>{_FR_W}),? )?(?:\ble )?\b{_FR_DAY}"
        rf"(?= ?(?:et|au|a|-|ou) ?(?:le )?(?:{DAY}|1er) (?:{_FR_M})\b)"
        r"(?=[^a-z]*(?:et|au|a|-|ou)[^a-z]*(?:le )?[^a-z]*"
        rf"(?P<month>{_FR_M})\b(?: {_YEAR})?)",
        read.day_of_month,
    ),
    _rule(
        rf"(?:\b(?:ce )?(?P<weekday>{_FR_W}),? )?(?:\ble )?(?<![\d.,-])\b{_FR_DAY} ?"
        rf"(?P<month>{_FR_M})\b\.?(?: {_YEAR})?{_FR_PART}",
        read.day_of_month,
    ),
    _rule(rf"\b(?P<month>{_FR_M})\b\.? (?:de )?{_YEAR}", read.month),
    _rule(
        r"\b(?:en|fin|debut|mi-|depuis|des|mois de|mois d'|courant|jusqu'en|jusqu'a fin|avant|"
        rf"apres|de|d'|du \d+) ?\b(?P<month>{_FR_LONG})\b"
        r"(?: (?P<which>dernier|prochain|passe))?(?! \d)",
        read.month,
    ),
    _rule(rf"\b(?P<month>{_FR_BARE})\b(?!\.)(?: (?P<which>dernier|prochain|passe))?", read.month),
    _rule(r"\b(?P<month>mai|mars) (?P<which>dernier|prochain|passe)", read.month),
    _rule(
        rf"(?:\b(?P<which>ce|cet) )?\b(?P<weekday>{_FR_W})\b(?! noir)"
        rf"(?: (?P<after>{_LAST}))?{_FR_PART}",
        read.weekday,
    ),
    _rule(rf"\bavant-hier\b{_FR_PART}", read.fixed(relative=-2)),
    _rule(rf"\bapres-demain\b{_FR_PART}", read.fixed(relative=2)),
    _rule(rf"(?<!-)\bhier\b{_FR_PART}", read.fixed(relative=-1)),
    _rule(rf"(?<!-)\bdemain\b{_FR_PART}", read.fixed(relative=1)),
    _rule(r"\baujourd'hui\b", read.fixed(relative=0)),
    _rule(r"\bl'avant-veille\b", read.fixed(unanchored="day:-2")),
    _rule(r"\b(?:la |sa )?veille(?: au soir)?\b", read.fixed(unanchored="day:-1")),
    _rule(r"\ble surlendemain\b", read.fixed(unanchored="day:+2")),
    _rule(r"\b(?:le |au |son |du )?lendemain\b", read.fixed(unanchored="day:+1")),
    _rule(
        r"\b(?:la )?nuit (?:derniere|passee)\b|\bcette nuit\b|\bdans la nuit\b(?! d[eu])",
        read.fixed(lastnight=0, part="night"),
    ),
    _rule(r"\bce (?P<part>matin|soir|midi)\b", read.fixed(relative=0)),
    _rule(r"\bcet(?:te)? (?P<part>apres-midi)\b", read.fixed(relative=0)),
    _rule(rf"\b(?:la )?semaine (?P<which>{_LAST})\b", read.calendar_unit("week")),
    _rule(r"\b(?P<which>cette) semaine\b", read.calendar_unit("week")),
    _rule(rf"\b(?:le )?week-?end (?P<which>{_LAST})\b", read.calendar_unit("weekend")),
    _rule(r"\b(?P<which>ce) week-?end\b", read.calendar_unit("weekend")),
    _rule(rf"\b(?:le )?mois (?P<which>{_LAST})\b", read.calendar_unit("months")),
    _rule(r"\b(?P<which>ce) mois(?:-ci)?\b", read.calendar_unit("months")),
    _rule(rf"\b(?:l'an|l'annee|annee) (?P<which>{_LAST})\b", read.calendar_unit("years")),
    _rule(r"\b(?P<which>cette) annee\b", read.calendar_unit("years")),
    _rule(rf"\bil y a {_ABOUT}{_FR_COUNT} {_FR_UNIT}", read.amount("ago")),
    _rule(rf"\bd'ici (?:a )?{_ABOUT}{_FR_COUNT} {_FR_UNIT}", read.amount("within")),
    _rule(
        r"\b(?:dans |durant |pendant |au cours d|lors d|sur |d')?(?:les|des|es) "
        rf"{_FR_COUNT} prochaine?s? {_FR_UNIT}",
        read.amount("within"),
    ),
    _rule(rf"\bdans {_ABOUT}{_FR_COUNT} {_FR_UNIT}(?! (?:de|d'|du))", read.amount("within")),
    _rule(
        rf"\b(?:(?P<which>cet?|l') ?)?{_FR_SEASON} (?P<after>dernier|prochain)(?: {_YEAR})?\b",
        read.season,
    ),
    _rule(rf"\b(?:de |l'|au |le |du |cet? ){_FR_SEASON} {_YEAR}", read.season),
    # "cet été", not the participle of "cet été écoulé".
    _rule(rf"\b(?P<which>cet) {_FR_SEASON}\b(?! [a-z]+(?:e|es|i|is|u|us)\b)", read.season),
    _rule(r"\bannees (?P<decade>\d{4}|\d{2})\b", read.decade),
    _rule(
        r"\ble (?P<alone>1er|[12]\d|3[01]|[2-9])"
        r"(?= ?(?:[,.;)]|$|dernier|prochain| au soir| au matin))(?![.,]\d)",
        read.day_alone,
    ),
]

_EN_BEFORE = (
    "(?:in|since|until|till|last|next|by|early|late|mid|of|this|from|during|before|after|through|"
    "between|around|every|to)"
)
_EN_ORDINAL = r"(?:st|nd|rd|th)?"
_EN = [
    _rule(rf"\bnight of (?P<first>{_EN_W}) (?:to|into) (?P<second>{_EN_W})\b", read.night),
    _rule(
        rf"\bovernight (?:on )?(?:from )?(?P<first>{_EN_W}) (?:to|into|and) "
        rf"(?P<second>{_EN_W})\b",
        read.night,
    ),
    # The first day of "5 and 6 May" and the second of "May 5 and 6".
    _rule(
        rf"(?<![\d.,:$£€-])\b(?P<day>{DAY}){_EN_ORDINAL}"
        rf"(?= ?(?:and|to|or|-) ?(?:the )?{DAY}{_EN_ORDINAL} (?:of )?(?P<month>{_EN_M})\b)",
        read.day_of_month,
        capital=True,
    ),
    _rule(
        rf"(?:\b(?P<weekday>{_EN_ANY_W})\.?,? )?\b(?P<month>{_EN_M})\b\.? "
        rf"(?P<day>{DAY}){_EN_ORDINAL}\b(?![.,:]?\d)(?!%)(?:,? {_YEAR})?",
        read.day_of_month,
        capital=True,
    ),
    _rule(
        rf"(?:\b(?P<weekday>{_EN_ANY_W})\.?,? )?(?:the )?(?<![\d.,:$£€-])\b"
        rf"(?P<day>{DAY}){_EN_ORDINAL} (?:of )?(?P<month>{_EN_M})\b\.?(?:,? {_YEAR})?",
        read.day_of_month,
        capital=True,
    ),
    _rule(rf"\b(?P<month>{_EN_M})\b\.?,? (?:of )?{_YEAR}", read.month, capital=True),
    _rule(rf"\b{_EN_BEFORE}[ -](?P<month>{_EN_M})\b", read.month, capital=True),
    _rule(
        r"(?<!mail on )(?<!black )(?<!good )(?:\b(?P<which>last|next|this|this past|coming) )?"
        rf"\b(?P<weekday>{_EN_W})\b(?! (?:times|mirror|express|telegraph|people|mail)\b){_EN_PART}",
        read.weekday,
    ),
    _rule(r"\bthe day before yesterday\b", read.fixed(relative=-2)),
    _rule(r"\bthe day after tomorrow\b", read.fixed(relative=2)),
    _rule(rf"\byesterday\b{_EN_PART}", read.fixed(relative=-1)),
    _rule(rf"\btomorrow\b{_EN_PART}", read.fixed(relative=1)),
    _rule(r"(?<!usa )\btoday\b", read.fixed(relative=0)),
    _rule(r"\btonight\b", read.fixed(relative=0, part="evening")),
    _rule(r"\bthe (?:day before|previous day|night before)\b", read.fixed(unanchored="day:-1")),
    _rule(r"\bthe (?:day after|following day|next day)\b", read.fixed(unanchored="day:+1")),
    _rule(r"\blast night\b|\bovernight\b", read.fixed(lastnight=0, part="night")),
    _rule(r"\bthis (?P<part>morning|afternoon|evening|lunchtime)\b", read.fixed(relative=0)),
    _rule(rf"\b(?:the )?{_EN_WHICH} week\b", read.calendar_unit("week")),
    _rule(rf"\b(?:the )?{_EN_WHICH} weekend\b", read.calendar_unit("weekend")),
    _rule(rf"\b(?:the )?{_EN_WHICH} month\b", read.calendar_unit("months")),
    _rule(rf"\b(?:the )?{_EN_WHICH} year\b", read.calendar_unit("years")),
    _rule(rf"\b{_ABOUT}{_EN_COUNT} {_EN_UNIT} ago\b", read.amount("ago")),
    _rule(
        rf"\b(?:in|over|during|for|within) the (?:next|coming) {_EN_COUNT} {_EN_UNIT}",
        read.amount("within"),
    ),
    _rule(
        rf"(?<!time )\b(?P<how>in|within) {_ABOUT}{_EN_COUNT} {_EN_UNIT}(?! (?:of|old)\b)",
        read.ahead,
    ),
    _rule(
        r"\b(?P<which>last|next|this) (?P<season>spring|summer|autumn|fall|winter)\b", read.season
    ),
    _rule(rf"\b(?P<season>spring|summer|autumn|winter)(?: of)? {_YEAR}", read.season),
    _rule(r"\b(?P<decade>(?:1[5-9]|20)\d0)s\b", read.decade),
    _rule(
        r"\bon the (?P<alone>[23]?1st|2?2nd|2?3rd|(?:[4-9]|1\d|2[04-9]|30)th)(?= ?(?:[,.;)]|$))",
        read.day_alone,
    ),
]

# What makes a bare 19xx or 20xx a number of things.
_COUNTED = (
    r"(?! ?(?:%|€|£|\$|people|persons|personnes|dead|deaths|morts|euros|dollars|pounds|soldiers|"
    r"soldats|drones|missiles|km|metres|miles|feet|hommes|men|troops|million|milliard|billion|"
    r"homes|houses|jobs|emplois|hectares|acres|habitants|residents|tonnes|tons|per cent)\b)"
)
_YEARS = [
    _rule(
        r"\b(?:in|since|by|until|early|late|mid|during|en|depuis|des|annee|fin|debut|jusqu'en|"
        r"d'ici|avant|year)[ -](?P<year>(?:1[89]|20)\d\d)\b(?![.,]\d)(?! ?%)",
        read.year,
    ),
    _rule(
        r"(?<![\d.,$£€#/-])(?<!no )\b(?!1900|2000)(?P<year>19\d\d|20[0-4]\d)\b(?![.,]\d)"
        + _COUNTED,
        read.year,
    ),
]

RULES = {"fr": [*_BOTH, *_FR, *_YEARS], "en": [*_BOTH, *_EN, *_YEARS]}
