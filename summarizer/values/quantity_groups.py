"""Round numbers said with a noun: une trentaine, trois douzaines, dozens, des milliers de."""

import re
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
    rf"\b(?:une?|la|le|cette|ce|d'une|quelque) (?:petite |bonne |grosse )?"
    rf"(?P<group>{'|'.join(GROUPS)}){_BIG}(?P<after> de\b| d'| des\b|(?=[ ,.;)]|$))"
)
_HALF_FR = re.compile(r"\b(?:une )?demi-douzaine\b")
_MANY_FR = re.compile(
    r"\b(?P<count>deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+) "
    r"(?P<group>dizaines|douzaines|vingtaines|centaines|milliers)"
    rf"{_BIG}"
)
_SOME_FR = re.compile(
    r"(?:\b(?:des|les|quelques|plusieurs|de|aux) |^|(?<=[ ,(]))"
    rf"(?P<group>dizaines|douzaines|centaines|milliers|millions|milliards){_BIG}(?= de\b| d'| des\b|[ ,.;)]|$)"
)
_SOME_FR_FEW = re.compile(
    r"\b(?:quelques|plusieurs) (?P<group>millions|milliards|milliers|centaines|dizaines)\b"
)
_DOZEN = re.compile(
    r"\b(?:(?P<half>half an?)|(?P<count>a|one|two|three|four|five|six|seven|eight|nine|ten|\d+)) (?P<group>dozen)\b"
)
_COUPLE = re.compile(r"\b(?:a |the (?:last|first|next) )?couple of(?= (?!the\b)[a-z]+s\b)")
_SOME_EN = re.compile(
    r"\b(?:(?:several|a few|many|some) )?(?P<group>tens|dozens|scores|hundreds|thousands|millions|billions)"
    r"(?: (?:up)?on \w+)?(?: of (?P<of>thousands|millions|billions)\b)?"
    r"|\b(?:several|a few|few|many) (?P<bare>hundred|thousand|million|billion|dozen)\b"
)
_HALF_A = re.compile(
    r"\b(?:half an?|un demi|une demi|demi)[ -](?P<scale>million|billion|milliard|trillion|millier)\b"
)
_PART_HOURS = [
    (re.compile(r"\bune heure et demie\b|\ban hour and a half\b|\bone and a half hours\b"), 90),
    (re.compile(r"\b(?:une )?demi-heure\b|\b(?:a )?half[ -]?(?:an )?hour\b"), 30),
    (re.compile(r"\btrois quarts d'heure\b|\bthree[ -]quarters of an hour\b"), 45),
    (re.compile(r"\bun quart d'heure\b|\ba quarter of an hour\b"), 15),
]
_ALREADY = re.compile(r"(?:\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente|cent|cents|mille|"
                      r"two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|and|point)) ?$")  # fmt: skip


def _number(word: str, language: str) -> float:
    return float(word) if word.isdigit() else float(text2num(word, language))


def _french(text: str) -> list[RoundNumber]:
    found = []
    for match in _HALF_FR.finditer(text):
        found.append(RoundNumber(match.start(), match.end(), 6, "about", _ROUND))
    for match in _ONE_FR.finditer(text):
        if (
            match["group"] in {"quarantaine", "quinzaine", "huitaine"}
            and not match["after"].strip()
        ):
            continue
        if match["group"] == "quinzaine" and not match.group().startswith(
            ("une", "d'une", "quelque")
        ):
            continue
        value = GROUPS[match["group"]].number * SCALES.get(match["of"] or "", 1)
        end = match.start("after")
        found.append(RoundNumber(match.start(), end, value, "about", GROUPS[match["group"]].slack))
    for match in _MANY_FR.finditer(text):
        one = GROUPS[match["group"].rstrip("s")].number * SCALES.get(match["of"] or "", 1)
        value = _number(match["count"], "fr") * one
        found.append(RoundNumber(match.start(), match.end(), value, "about", _ABOUT))
    for pattern in (_SOME_FR_FEW, _SOME_FR):
        for match in pattern.finditer(text):
            if _ALREADY.search(text[: match.start("group")]):
                continue
            value = INDEFINITE[match["group"]] * SCALES.get(match.groupdict().get("of") or "", 1)
            found.append(RoundNumber(_few(text, match), match.end(), value, "at_least", _ABOUT))
    return found


def _few(text: str, match: re.Match[str]) -> int:
    """Return where "quelques milliers" begins; "des" and "les" stay outside."""
    before = re.search(r"\b(?:quelques|plusieurs) $", text[: match.start("group")])
    return before.start() if before else match.start("group")


def _english(text: str) -> list[RoundNumber]:
    found = []
    for match in _DOZEN.finditer(text):
        count = (
            0.5
            if match["half"]
            else 1.0
            if match["count"] in {"a", "one"}
            else _number(match["count"], "en")
        )
        slack = _ROUND if count <= 1 else _ABOUT
        found.append(RoundNumber(match.start(), match.end(), count * 12, "about", slack))
    for match in _COUPLE.finditer(text):
        found.append(RoundNumber(match.start(), match.end(), 2, "about", _ABOUT))
    for match in _SOME_EN.finditer(text):
        word = match["group"] or match["bare"]
        if _ALREADY.search(text[: match.start()]):
            continue
        if word == "scores" and not text[match.end() :].startswith(" of"):
            continue
        value = INDEFINITE[word] * SCALES.get(match["of"] or "", 1)
        found.append(RoundNumber(match.start(), match.end(), value, "at_least", _ABOUT))
    return found


def groups(text: str, language: str) -> list[RoundNumber]:
    """Return the round numbers of a folded text.

    "une trentaine" is about 30 (± 20 %), "trois douzaines" about 36 (± 10 %); a plural without
    a number is at least two of it: "dozens" at least 24, "des milliers" at least 2,000.
    """
    found = _french(text) if language == "fr" else _english(text)
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
