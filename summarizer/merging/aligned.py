"""Claims in the same words but for a value here and there: what stands in whose place.

Two outlets often print one agency's sentence, and one of them changes or mistypes a number, a
day or a name. In a sentence with several of a kind, only its place tells which value was changed
("from 2009 to 2013", "from 2009 to 2010"), and the words on both sides of it tell the place. What
the values mean is compared as ever.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from summarizer.merging.likeness import Reading
from summarizer.values.memo import remembered
from summarizer.values.quantities import quantities
from summarizer.values.text import Token, words
from summarizer.values.typed import Name, Quantity, TypedValue, When

_SAME = 0.75  # share of the longer text's words that both have, in order
_LEAST = 6  # words both have
_LONGEST = 4  # words of a stretch that a value of the other text may stand for
Span = tuple[int, int]


@dataclass(frozen=True)
class Place:
    """A place in two claims where they put different words.

    Attributes:
        ours: What the first has there, as written.
        theirs: What the second has.
        values: The values that stand in each other's place there; empty where they are none, or
            not as many on either side.

    """

    ours: str
    theirs: str
    values: tuple[tuple[TypedValue, TypedValue], ...]


def only_adds(a: str, b: str) -> bool:
    """Tell whether one text is the other with a clause added after a comma at its end."""
    short, long = sorted((a.rstrip(" ."), b.rstrip(" .")), key=len)
    return len(short) < len(long) and long.startswith(f"{short},")


def changed(a: Reading, b: Reading) -> list[Place] | None:
    """Return the places in which two claims of the same words differ; None for other claims."""
    if a.language != b.language or not _alike(a.stems, b.stems):
        return None
    spans = _spans(a.claim.text, b.claim.text)
    if spans is None:
        return None
    return [_place(a, mine, b, yours) for mine, yours in spans]


def figures(places: Sequence[Place]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the quantities of which one stands in the other's place."""
    for x, y in _values(places):
        if isinstance(x, Quantity) and isinstance(y, Quantity):
            yield x, y


def days(places: Sequence[Place]) -> Iterator[tuple[When, When]]:
    """Yield the dates of which one stands in the other's place."""
    for x, y in _values(places):
        if isinstance(x, When) and isinstance(y, When):
            yield x, y


def called(places: Sequence[Place]) -> Iterator[tuple[Name, Name]]:
    """Yield the names of which one stands in the other's place."""
    for x, y in _values(places):
        if isinstance(x, Name) and isinstance(y, Name):
            yield x, y


def labels(places: Sequence[Place], language: str) -> Iterator[tuple[str, str]]:
    """Yield the differing bare numbers that are no quantities: "lap 48", "game seven"."""
    for place in places:
        if not place.values:
            ours, theirs = _bare(place.ours, language), _bare(place.theirs, language)
            if ours is not None and theirs is not None and ours != theirs:
                yield place.ours, place.theirs


def _bare(text: str, language: str) -> float | None:
    """Return the number a stretch is and nothing else, in digits or in words."""
    found = quantities(text, language)
    whole = len(found) == 1 and found[0].kind == "count" and found[0].raw == text
    return found[0].number if whole else None


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell at little cost whether two claims may be of the same words."""
    return len(a & b) >= _SAME * max(len(a), len(b)) and bool(a)


@remembered(16384)
def _spans(a: str, b: str) -> tuple[tuple[Span, Span], ...] | None:
    """Return the stretches in which two texts differ; None where they are not of one wording."""
    ours, theirs = words(a), words(b)
    matcher = SequenceMatcher(
        None, [t.folded for t in ours], [t.folded for t in theirs], autojunk=False
    )
    blocks = matcher.get_opcodes()
    same = sum(end - start for tag, start, end, _, _ in blocks if tag == "equal")
    if same < _LEAST or same < _SAME * max(len(ours), len(theirs)):
        return None
    return tuple(
        (_span(ours[i1:i2]), _span(theirs[j1:j2]))
        for tag, i1, i2, j1, j2 in blocks
        if tag == "replace" and max(i2 - i1, j2 - j1) <= _LONGEST
    )


def _span(tokens: Sequence[Token]) -> Span:
    return tokens[0].start, tokens[-1].end


def _place(a: Reading, mine: Span, b: Reading, yours: Span) -> Place:
    ours, theirs = _there(a, mine), _there(b, yours)
    return Place(
        a.claim.text[slice(*mine)],
        b.claim.text[slice(*yours)],
        tuple(zip(ours, theirs, strict=True)) if len(ours) == len(theirs) else (),
    )


def _there(reading: Reading, span: Span) -> list[TypedValue]:
    """Return the values that stand in a stretch of a claim, wholly or in part."""
    there = [v for v in reading.claim.values if v.start < span[1] and span[0] < v.end]
    told = [v for v in there if not isinstance(v, Name)]  # "FIVE" may look like a name
    return sorted(told or there, key=lambda value: value.start)


def _values(places: Sequence[Place]) -> Iterator[tuple[TypedValue, TypedValue]]:
    for place in places:
        yield from place.values
