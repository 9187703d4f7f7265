"""Round numbers said with a noun: une trentaine, trois douzaines, dozens, des milliers de."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from text_to_num import text2num

from summarizer.values.quantity_lexicon import GROUPS, INDEFINITE, SCALES
from summarizer.values.typed import Bound

_ABOUT = 0.1
_ROUND = 0.2


@dataclass(frozen=True, slots=True)
class RoundNumber:
    """A round number and its place in the folded text."""

    start: int
    end: int
    value: float
    bound: Bound
    slack: float


_BIG = r"(?: d(?:e |'|es )(?P<of>milliers|millions|milliards|millier|million|milliard))?"
_ONE_FR = re.compile(
    r"\b(?:une?|la|le|cette|ce|d'une|quelque) (?:petite |bonne |grosse )?"
    rf"(?P<group>{'|'.join(GROUPS)}){_BIG}(?P<after> de\b| d'| des\b|(?=[ ,.;)]|$))"
)
# Also a quarantine and a fortnight: numbers only with "de" after them.
_OTHER_SENSE = frozenset({"quarantaine", "quinzaine", "huitaine"})
_HALF_FR = re.compile(r"\b(?:une )?demi-douzaine\b")
_MANY_FR = re.compile(
    r"\b(?P<count>deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+) "
    rf"(?P<group>dizaines|douzaines|vingtaines|centaines|milliers){_BIG}"
)
_SOME_FR = re.compile(
    r"(?:\b(?:des|les|quelques|plusieurs|de|aux) |^|(?<=[ ,(]))"
    rf"(?P<group>dizaines|douzaines|centaines|milliers|millions|milliards){_BIG}"
    r"(?= de\b| d'| des\b|[ ,.;)]|$)"
)
_DOZEN = re.compile(
    r"\b(?:(?P<half>half an?)|"
    r"(?P<count>a|one|two|three|four|five|six|seven|eight|nine|ten|\d+)) dozen\b"
)
_COUPLE = re.compile(r"\b(?:a |the (?:last|first|next) )?couple of(?= (?!the\b)[a-z]+s\b)")
_SOME_EN = re.compile(
    r"\b(?:(?:several|a few|many|some) )?"
    r"(?P<group>tens|dozens|scores|hundreds|thousands|millions|billions)"
    r"(?: (?:up)?on \w+)?(?: of (?P<of>thousands|millions|billions)\b)?"
    r"|\b(?:several|a few|few|many) (?P<bare>hundred|thousand|million|billion|dozen)\b"
)
_HALF_A = re.compile(
    r"\b(?:half an?|un demi|une demi|demi)[ -]"
    r"(?P<scale>million|billion|milliard|trillion|millier)\b"
)
_PART_HOURS = [
    (re.compile(r"\bune heure et demie\b|\ban hour and a half\b|\bone and a half hours\b"), 90),
    (re.compile(r"\b(?:une )?demi-heure\b|\b(?:a )?half[ -]?(?:an )?hour\b"), 30),
    (re.compile(r"\btrois quarts d'heure\b|\bthree[ -]quarters of an hour\b"), 45),
    (re.compile(r"\bun quart d'heure\b|\ba quarter of an hour\b"), 15),
]
# A number before the noun: "deux millions" is not "des millions".
_NUMBERED = re.compile(
    r"(?:\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|"
    r"seize|vingts?|trente|quarante|cinquante|soixante|et un|cent|cents|mille|two|"
    r"three|four|five|six|seven|eight|nine|ten|twenty|hundred|and|point)) ?$"
)


def _number(word: str, language: str) -> float:
    return float(word) if word.isdigit() else float(text2num(word, language))


def _rounds_fr(text: str) -> Iterator[RoundNumber]:
    for match in _HALF_FR.finditer(text):
        yield RoundNumber(match.start(), match.end(), 6, "about", _ROUND)
    for match in _ONE_FR.finditer(text):
        group = match["group"]
        if group in _OTHER_SENSE and (not match["after"] or match.group().startswith(("la", "ce"))):
            continue
        value = GROUPS[group] * SCALES.get(match["of"] or "", 1)
        yield RoundNumber(match.start(), match.start("after"), value, "about", _ROUND)
    for match in _MANY_FR.finditer(text):
        one = GROUPS[match["group"].rstrip("s")] * SCALES.get(match["of"] or "", 1)
        value = _number(match["count"], "fr") * one
        yield RoundNumber(match.start(), match.end(), value, "about", _ABOUT)
    for match in _SOME_FR.finditer(text):
        if _NUMBERED.search(text[: match.start("group")]):
            continue
        value = INDEFINITE[match["group"]] * SCALES.get(match["of"] or "", 1)
        yield RoundNumber(_few(text, match), match.end(), value, "at_least", _ABOUT)


def _few(text: str, match: re.Match[str]) -> int:
    """Return where "quelques milliers" begins; "des" and "les" stay outside."""
    before = re.search(r"\b(?:quelques|plusieurs) $", text[: match.start("group")])
    return before.start() if before else match.start("group")


def _rounds_en(text: str) -> Iterator[RoundNumber]:
    for match in _DOZEN.finditer(text):
        word = match["count"]
        count = 0.5 if match["half"] else 1.0 if word in {"a", "one"} else _number(word, "en")
        slack = _ROUND if count <= 1 else _ABOUT
        yield RoundNumber(match.start(), match.end(), count * 12, "about", slack)
    for match in _COUPLE.finditer(text):
        yield RoundNumber(match.start(), match.end(), 2, "about", _ABOUT)
    for match in _SOME_EN.finditer(text):
        word = match["group"] or match["bare"]
        other_sense = word == "scores" and not text.startswith(" of", match.end())
        if other_sense or _NUMBERED.search(text[: match.start()]):
            continue
        value = INDEFINITE[word] * SCALES.get(match["of"] or "", 1)
        yield RoundNumber(match.start(), match.end(), value, "at_least", _ABOUT)


def groups(text: str, language: str) -> list[RoundNumber]:
    """Return the round numbers of a folded text.

    "une trentaine" is about 30 (± 20 %), "trois douzaines" about 36 (± 10 %); a plural without
    a number is at least two of it: "dozens" at least 24, "des milliers" at least 2,000.
    """
    found = list(_rounds_fr(text) if language == "fr" else _rounds_en(text))
    for match in _HALF_A.finditer(text):
        value = SCALES[match["scale"]] / 2
        found.append(RoundNumber(match.start(), match.end(), value, "exact", _ABOUT))
    return found


def part_hours(text: str) -> list[RoundNumber]:
    """Return the durations said as parts of an hour ("une demi-heure"), in minutes."""
    return [
        RoundNumber(match.start(), match.end(), minutes, "exact", _ABOUT)
        for pattern, minutes in _PART_HOURS
        for match in pattern.finditer(text)
    ]
