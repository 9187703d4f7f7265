"""What a claim is about, apart from the slots a conflict can sit in.

A frame is a claim's content words without its numbers, dates, names, negations and words of
doubt. Two claims about one thing share their frame; what differs then is a slot.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.extraction.mood import only_conditional
from summarizer.merging import lexicon
from summarizer.merging.concepts import concept
from summarizer.merging.likeness import Reading
from summarizer.merging.overlaps import Numbers, Overlaps, Positions
from summarizer.merging.tense import told_as_past
from summarizer.merging.weights import Weights
from summarizer.values.folding import fold
from summarizer.values.memo import remembered
from summarizer.values.name_lexicon import territories
from summarizer.values.stopwords import STOPWORDS
from summarizer.values.text import Token, content_words, stem, words
from summarizer.values.typed import Name, Quantity

FIRM, LIKELY, POSSIBLE = 0, 1, 2

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
_FAR = 60  # code points between a number and the word that says what became of those counted
_ENOUGH = 2  # words and names in common that make an overlap count in full


@dataclass(frozen=True)
class Traits:
    """What a claim's words alone say, apart from its typed values.

    Attributes:
        folded: The folded text.
        negated: Whether it is a denial, of its own or told of somebody.
        yet: Whether it only says "not yet".
        no_longer: Whether it says "no longer".
        unsaid: Whether it says that somebody has not said so, which is no denial.
        states: (track, rank) of the states it tells of.
        opens: Whether it says that a date or place is not known yet.
        details: (kind, value) of details one thing has once.
        outcomes: What became of the things it counts.

    """

    folded: str
    negated: bool
    yet: bool
    no_longer: bool
    unsaid: bool
    states: frozenset[tuple[str, int]]
    opens: bool
    details: frozenset[tuple[str, str]]
    outcomes: frozenset[str]


@remembered(16384)
def traits(text: str) -> Traits:
    """Read the traits of a claim's text, French or English."""
    folded = fold(text)
    negating = lexicon.NO_NEGATION.sub(" ", folded)
    return Traits(
        folded=folded,
        negated=any(
            pattern.search(negating)
            for pattern in (lexicon.NEGATES, lexicon.DENIES, lexicon.REJECTS)
        ),
        yet=bool(lexicon.NOT_YET.search(folded)),
        no_longer=bool(lexicon.NO_LONGER.search(folded)),
        unsaid=bool(lexicon.UNSAID.search(folded)),
        states=_states(folded),
        opens=bool(lexicon.OPEN.search(folded)),
        details=frozenset(
            (kind, value)
            for kind, context, values in lexicon.DETAILS
            if context.search(folded)
            for value, pattern in values.items()
            if pattern.search(folded)
        ),
        outcomes=frozenset(name for name, found in lexicon.OUTCOMES if found.search(folded)),
    )


def _states(folded: str) -> frozenset[tuple[str, int]]:
    """Return the last state of each track a text tells of: arrested, then released, is released."""
    now = lexicon.AT_FIRST.sub(" ", lexicon.NOT_A_STATE.sub(" ", folded))
    again = lexicon.AGAIN.split(now, maxsplit=1)[1:]
    last: dict[str, int] = {}
    for track, rank, pattern in lexicon.STATES:
        if pattern.search(now):
            last[track] = max(rank, last.get(track, rank))
    for text in again:  # "restarted, but was once again brought to a halt"
        last |= {track: rank for track, rank, pattern in lexicon.STATES if pattern.search(text)}
    return frozenset(last.items())


def tells(claim: str, passage: str) -> bool:
    """Tell whether a passage tells the state and the details a claim does, and is as sure of it.

    Most words of "released after his arrest" stand in a passage on the arrest alone.
    """
    wanted, there = traits(claim), traits(passage)
    if (wanted.no_longer, wanted.yet) != (there.no_longer, there.yet):
        return False
    if {_certainty(claim, None), _certainty(passage, None)} == {FIRM, POSSIBLE}:
        return False
    return all(
        pattern.search(there.folded)
        for track, rank, pattern in lexicon.STATES
        if (track, rank) in wanted.states
    )


def certainty(reading: Reading) -> int:
    """Return how sure a claim is: FIRM, LIKELY or POSSIBLE, by its own words, then its mode."""
    return _certainty(reading.claim.text, reading.claim.mode)


@remembered(16384)
def _certainty(text: str, mode: str | None) -> int:
    folded = lexicon.without_month(fold(text))
    if lexicon.POSSIBLE.search(folded) or (mode == "possible" and not only_conditional(text)):
        return POSSIBLE
    return LIKELY if lexicon.EXPECTED.search(folded) else FIRM


def ahead(reading: Reading) -> bool:
    """Tell whether a claim tells of something still to come when its article appeared.

    Its mode says so and its words or its day do too, for a mode alone is easily wrong; or its verb
    stands in the future, which not every mode takes in.
    """
    if reading.claim.mode is None:
        return False
    if lexicon.FUTURE.search(reading.claim.text):
        return True
    if reading.claim.mode == "happened":
        return False
    if lexicon.AHEAD.search(fold(reading.claim.text)) or certainty(reading) != FIRM:
        return True
    day = (reading.published or "9999")[:10]
    return any(when.first is not None and when.first >= day for when in reading.dates)


def done(reading: Reading) -> bool:
    """Tell whether a claim tells of something that has happened, not of an agreement to do it.

    What is told in the present ("Rubio heads the team") may be as it was planned to be.
    """
    if reading.claim.mode != "happened" or certainty(reading) != FIRM:
        return False
    text = reading.claim.text
    if not told_as_past(text, reading.language):
        return False
    return not lexicon.FUTURE.search(text) and not lexicon.AHEAD.search(fold(text))


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
