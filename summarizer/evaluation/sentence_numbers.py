"""The numbers of real sentences bounded, rounded or spelled, and what a retelling is."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from summarizer.evaluation.amounts import digits, spelled
from summarizer.evaluation.cases import Outcome
from summarizer.evaluation.faults import figures
from summarizer.evaluation.faults.claims import Reading, Truth
from summarizer.evaluation.faults.text import Found
from summarizer.evaluation.planting import roundish

_DETERMINED = re.compile(
    r"(?:\b(?:the|these|those|his|her|their|its|all|other|first|last|les|des|ces|ses|leurs|aux|"
    r"nos|vos|autres|premiers|derniers|de|of|and|et|que|than|as|an?|années|lap|game|tour)|"
    r"[$€£(/,-]|d['’]|\b[A-Z][a-z]{2,3}\.)\s?$",
    re.IGNORECASE,
)
_BOUND = {
    "more": {"en": "more than", "fr": "plus de"},
    "less": {"en": "fewer than", "fr": "moins de"},
    "about": {"en": "about", "fr": "environ"},
}
_WRITTEN_TO = 20  # numbers press texts write in words as often as in digits


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and the same told otherwise.

    Attributes:
        touched: Words no other sentence of the case may have, lest it take a side too.
        voices: Who speaks on each side, for quotations.

    """

    first: str
    second: str
    outcome: Outcome
    how: str
    touched: tuple[str, ...] = ()
    voices: tuple[str, str] | None = None


Retell = Callable[[Reading, Truth, Random], Pair | None]


def swapped(text: str, old: Found, new: str) -> str:
    """Return `text` with `new` in the place of `old`."""
    return text[: old.start] + new + text[old.end :]


def _single_number(truth: Truth) -> tuple[Found, float] | None:
    """Return the only number of a claim, where it counts something and stands without a bound."""
    counted = [number for number, _ in figures.counted(truth.text)]
    if len(counted) != 1 or len(figures.NUMBER.findall(truth.text)) != 1:
        return None
    number, before = counted[0], truth.text[: counted[0].start]
    bounded = (figures.AT_LEAST, figures.AT_MOST, figures.ABOUT, _DETERMINED)
    value = figures.value_of(number.text)
    if value is None or value != int(value) or any(p.search(before) for p in bounded):
        return None
    return number, value


def bound(reading: Reading, truth: Truth, rng: Random) -> Pair | None:
    """Put a bound that excludes the number in its place."""
    found = _single_number(truth)
    if found is None or found[1] < 12:  # noqa: PLR2004  room below
        return None
    number, value = found
    word = rng.choice(["more", "less"])
    other = roundish(value * (1.6 if word == "more" else 0.6))
    written = f"{_BOUND[word][reading.language]} {digits(other, reading.language)}"  # type: ignore[arg-type]
    return Pair(
        truth.text, _cased(truth.text, number, written), "contradiction", word, (number.text,)
    )


def precision(reading: Reading, truth: Truth, rng: Random) -> Pair | None:
    """Put a bound that includes the number in its place."""
    found = _single_number(truth)
    if found is None or found[1] < 12:  # noqa: PLR2004  room below
        return None
    number, value = found
    word = rng.choice(["more", "less"])
    other = roundish(value * (0.8 if word == "more" else 1.3))
    if (word == "more") != (other < value) or other == value:
        return None
    written = f"{_BOUND[word][reading.language]} {digits(other, reading.language)}"  # type: ignore[arg-type]
    return Pair(truth.text, _cased(truth.text, number, written), "precision", word, (number.text,))


def rounding(reading: Reading, truth: Truth, _: Random) -> Pair | None:
    """Round the number, and say so."""
    found = _single_number(truth)
    if found is None or found[1] < 23:  # noqa: PLR2004  smaller ones are not rounded
        return None
    number, value = found
    near = roundish(value)
    if near == value or abs(near - value) > 0.04 * near:
        return None
    written = f"{_BOUND['about'][reading.language]} {digits(near, reading.language)}"  # type: ignore[arg-type]
    return Pair(truth.text, _cased(truth.text, number, written), "none", "about", (number.text,))


def in_words(reading: Reading, truth: Truth, _: Random) -> Pair | None:
    """Write the number in words, or in digits."""
    found = _single_number(truth)
    if found is None or not 2 <= found[1] <= _WRITTEN_TO:  # noqa: PLR2004  one is also an article
        return None
    number, value = found
    other = spelled(int(value), reading.language) if number.text.isdigit() else str(int(value))  # type: ignore[arg-type]
    return Pair(truth.text, _cased(truth.text, number, other), "none", "spelled")


def _cased(text: str, old: Found, new: str) -> str:
    return swapped(text, old, new[:1].upper() + new[1:] if old.start == 0 else new)
