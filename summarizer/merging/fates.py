"""Whom a number counts: what became of them, and whether they are all of them or a part."""

import re

from summarizer.merging import lexicon
from summarizer.merging.likeness import Reading
from summarizer.values.folding import fold
from summarizer.values.memo import remembered
from summarizer.values.typed import Quantity

_FAR = 60  # code points between a number and the word that says what became of those counted


def fate(reading: Reading, quantity: Quantity) -> str | None:
    """Return what became of the people a quantity counts ("dead", "injured", …), if the text says.

    The counted noun itself ("cinq morts"), else the nearest such word around the number.
    """
    return fate_in(reading.whole, quantity)


def fate_in(text: str, quantity: Quantity) -> str | None:
    """Return what became of the people a quantity of a text counts, if the text says so."""
    if quantity.kind != "count":
        return None
    if quantity.unit in lexicon.FATES:
        return quantity.unit
    return _nearest_fate(text, quantity.raw)


@remembered(16384)
def _nearest_fate(text: str, raw: str) -> str | None:
    folded, number = fold(text), fold(raw)
    start = folded.find(number)
    end = start + len(number)
    if folded[end : end + 1] == "-":
        return None  # "a two-car tram" counts no people
    found = [
        (_distance(match.start(), match.end(), start, end) + _cut(folded, match.end(), start), name)
        for name, pattern in lexicon.FATES.items()
        for match in pattern.finditer(folded)
        if not _counts_others(folded, end, match.start())
    ]
    near = sorted(item for item in found if item[0] <= _FAR)
    return near[0][1] if near else None


def _distance(start: int, end: int, first: int, last: int) -> int:
    """Code points between two spans; what stands before the number counts double."""
    return start - last if start >= last else 2 * max(0, first - end)


def _cut(folded: str, end: int, first: int) -> int:
    """Code points added where "and", or a comma, parts a word from the number after it."""
    return _FAR // 2 if end <= first and _PARTED.search(folded, end, first) else 0


def _counts_others(folded: str, end: int, fate: int) -> bool:
    """Tell whether another number stands before the word: "70 officers said 40 were injured"."""
    if fate < end:
        return False
    between = _TOTAL_OF.sub("", folded[end:fate])
    return _NUMBER.search(between) is not None


_NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty "
    "dozens hundreds deux trois quatre cinq sept huit neuf dix onze douze vingt trente quarante "
    "cinquante soixante dizaines centaines"
)
_NUMBER = re.compile(rf"\d|\b(?:{'|'.join(_NUMBER_WORDS.split())})\b")
# "12 of the 40 people", "trois des sept passagers": what they are a part of.
_TOTAL_OF = re.compile(
    rf"\b(?:of|out of|from|among|des|de|sur|parmi) (?:(?:the|all|les|ses|ces|its|their) )?"
    rf"(?:{_NUMBER.pattern})[\d., ]*"
)
_PARTED = re.compile(r"[,;]|\b(?:and|but|while|et|mais|tandis)\b")
_THE_TWO = re.compile(r"\b(?:les|des|aux|ces|leurs|ses|the|these|those|their|his|her) $")


def refers_back(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a number only names who was spoken of: "the two leaders", "les deux camps"."""
    if quantity.kind != "count" or quantity.number != 2:  # noqa: PLR2004  a pair
        return False
    text = reading.claim.text
    return bool(_THE_TWO.search(fold(text[: quantity.start]))) and not fate(reading, quantity)


_BEFORE_PART, _AFTER_PART = 24, 26  # code points around a number in which it is made a part


@remembered(16384)
def part_of(text: str, raw: str) -> str:
    """Return what makes a number count some of those concerned only: "some", a gravity, or ""."""
    folded, number = fold(text), fold(raw)
    start = folded.find(number)
    near = folded[max(0, start - _BEFORE_PART) : start + len(number) + _AFTER_PART]
    gravity = _gravity(folded)
    if not gravity and lexicon.PART_OF.search(near):
        return "some"
    return gravity


def _gravity(folded: str) -> str:
    return next((name for name, words in lexicon.GRAVITY.items() if words.search(folded)), "")


def one_gravity(a: str, b: str) -> bool:
    """Tell whether two texts tell of injuries of one gravity, which are some of the injuries."""
    first, second = _gravity(fold(a)), _gravity(fold(b))
    return bool(first) and first == second
