"""What a claim is about, apart from the slots a conflict can sit in.

A frame is a claim's content words without its numbers, dates, names, negations and words of
doubt. Two claims about one thing share their frame; what differs then is a slot.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from summarizer.merging.concepts import concept
from summarizer.merging.likeness import Reading
from summarizer.merging.overlaps import Numbers, Overlaps, Positions
from summarizer.merging.weights import Weights
from summarizer.values.folding import fold
from summarizer.values.memo import remembered
from summarizer.values.name_lexicon import territories
from summarizer.values.stopwords import STOPWORDS
from summarizer.values.text import Token, content_words, stem, words
from summarizer.values.typed import Name

_SLOT_WORDS = re.compile(
    r"(?:not|never|no|ne|n|pas|plus|jamais|aucune?|rien|nt|t|possib\w+|perhaps|maybe|peut-etre|"
    r"eventuel\w*|pourrai(?:t|ent)|devrai(?:t|ent)|probabl\w+|likely|potenti\w+|expected|"
    r"exemple|example|yet|encore|longer|deny|denies|denied|denying|dement\w*|nie|nient|nier|"
    r"refut\w+|contest\w+|disput\w+|cannot|least|moins|"
    r"false|untrue|faux|inexacte?s?)"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|around|inside|of|to|from|through|across|en|a|au|aux|dans|vers|chez|"
    r"sur|pres|de|du|d'|a travers) ?(?:l'|la |le |les |the )?$"
)
# What is delivered, sold or used stands behind "of" as a place does.
_NO_PLACE = re.compile(
    r"\b(?:\w+(?:ison|tion|ance|ence)s?|fournitures?|envois?|ventes?|achats?|usage|emploi|missiles?|"
    r"deliver(?:y|ies)|suppl(?:y|ies)|sales?|use|purchase) (?:of|de|du|d') ?(?:l'|la |the )?$"
)
_ENOUGH = 2  # words and names in common that make an overlap count in full


@remembered(16384)
def _stems(text: str, slots: tuple[str, ...], language: str) -> frozenset[str]:
    masked = text
    for raw in sorted(slots, key=len, reverse=True):
        masked = masked.replace(raw, " ")
    stop = STOPWORDS.get(language, frozenset())
    return frozenset(
        concept(found, language)
        for token in words(masked)
        if token.folded not in stop and not _SLOT_WORDS.fullmatch(token.folded)
        for found in _content(token, language)
        if not found.isdigit()
    )


def _content(token: Token, language: str) -> list[str]:
    """Return the stems of one word, of its parts where it has some."""
    plain = token.text.isalnum() and token.folded.isalnum()
    return [stem(token.text, language)] if plain else content_words(token.text, language)


def stems(reading: Reading) -> frozenset[str]:
    """Return the frame of a claim: stems, or what French and English have one concept for."""
    return _stems(reading.claim.text, reading.raws, reading.language)


@remembered(16384)
def _in_place(text: str, raw: str, *, known: bool) -> bool:
    at = text.find(raw)
    before = fold(text[max(0, at - 24) : at])
    if at <= 0 or not _PLACE_BEFORE.search(before):
        return False
    return known or not _NO_PLACE.search(before)


def places(reading: Reading) -> list[Name]:
    """Return the names in a claim that say where, by what stands before them."""
    return [
        name
        for name in reading.names
        if name.kind in {"place", "unknown"}
        and _in_place(reading.whole, name.raw, known=name.kind == "place" or is_country(name.raw))
    ]


@lru_cache(maxsize=4096)
def is_country(raw: str) -> bool:
    """Tell whether a name is a country's."""
    return re.sub(r"[^a-z]", "", fold(raw)) in territories()


class Frames:
    """Word weights over the frames of one field, to tell how much of a frame two claims share."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._weights = Weights(stems(reading) for reading in readings)

    def overlap(self, a: Reading, b: Reading) -> float:
        """Return the weighted share of frame words two claims have in common, 0 to 1.

        The mean of the share of the shorter frame and the Dice coefficient. One word alone, with
        no name in common, makes half of what two make.
        """
        first, second = stems(a), stems(b)
        common = first & second
        if not common:
            return 0.0
        anchors = len(a.name_keys & b.name_keys)
        damped = min(1.0, (len(common) + anchors) / _ENOUGH)
        return damped * self._weights.overlap(first, second)

    def overlaps(self, readings: Sequence[Reading], first: Positions, second: Positions) -> Numbers:
        """Return no less than `overlap` of many pairs, given by position, but for last bits."""
        return Overlaps([stems(reading) for reading in readings], self._weights).overlap(
            first, second
        )

    def whole(self, a: Reading, b: Reading) -> float:
        """Return the share of the longer frame that the two have in common, 0 to 1."""
        first, second = stems(a), stems(b)
        most = max(self._weights.total(first), self._weights.total(second))
        return self._weights.total(first & second) / most if most else 0.0
