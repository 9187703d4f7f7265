"""Runs of words several texts share, by word shingles (Broder 1997) chained over small edits."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

Span = tuple[int, int]
Places = Mapping[str, list[int]]

SHINGLE = 4  # words; shorter runs stand in unrelated texts
_BITS = 32  # of a word's number inside a shingle's
GAP = 6  # words that may differ inside a run: an edit, not the end of the copying
_RUN = 16  # words two texts must share in a row, edits aside
_TELLING = 5  # of them neither names, nor numbers, nor small words
_STOCK = 3  # other texts in which a short run makes it a stock phrase
_WHOLE_SENTENCE = 24  # words from which a run is no phrase any more
_REPEATED = 3  # places in one text beyond which a shingle is its refrain


class Stretch(NamedTuple):
    """Words that follow one another in two texts: first, one past the last, first in the other."""

    first: int
    last: int
    there: int


def shared_runs(
    texts: Mapping[str, Sequence[str]], telling: Mapping[str, Sequence[bool]]
) -> dict[str, dict[str, list[Span]]]:
    """Find what each text shares with each other one.

    Args:
        texts: The words of each text, by its id.
        telling: Which of them are neither names, nor numbers, nor small words.

    Returns:
        For each text and each other one with shared runs, the first and one past the last word
        of each run. Short runs of names, and those that many texts hold, are left out.

    """
    numbers: dict[str, int] = {}
    shingles = {ident: _shingles(words, numbers) for ident, words in texts.items()}
    holders = _holders(shingles)
    found: dict[str, dict[str, list[Span]]] = {}
    for ident, words in texts.items():
        stretches, spread = _stretches(ident, shingles[ident], holders)
        found[ident] = {}
        for other in sorted(stretches):
            runs = [
                (first, last)
                for first, last, matched in _chained(stretches[other])
                if matched >= _RUN
                and _proves(
                    words[first:last], telling[ident][first:last], matched, spread[first:last]
                )
            ]
            if runs:
                found[ident][other] = runs
    return found


def _shingles(words: Sequence[str], numbers: dict[str, int]) -> list[int]:
    """Return all runs of `SHINGLE` words, each as one number, by where they begin."""
    ids = [numbers.setdefault(word, len(numbers)) for word in words]
    return [
        a << 3 * _BITS | b << 2 * _BITS | c << _BITS | d
        for a, b, c, d in zip(ids, ids[1:], ids[2:], ids[3:], strict=False)
    ]


def _holders(shingles: Mapping[str, Sequence[int]]) -> dict[int, Places]:
    """Return where the texts hold each shingle that several hold."""
    seen: set[int] = set()
    several: set[int] = set()
    for own in shingles.values():
        distinct = set(own)
        several |= seen & distinct
        seen |= distinct
    held: dict[int, dict[str, list[int]]] = {}
    for ident, own in shingles.items():
        for at, shingle in enumerate(own):
            if shingle in several:
                held.setdefault(shingle, {}).setdefault(ident, []).append(at)
    return {
        shingle: {ident: at for ident, at in places.items() if len(at) <= _REPEATED}
        for shingle, places in held.items()
    }


def _stretches(
    ident: str, shingles: Sequence[int], holders: Mapping[int, Places]
) -> tuple[dict[str, list[Stretch]], list[int]]:
    """Return what stands word for word in each other text, and in how many each shingle does."""
    done: dict[str, list[Stretch]] = {}
    # By text: where the stretch begins, its last shingle, and what to add to a place for theirs.
    open_: dict[str, tuple[int, int, int]] = {}
    spread = [0] * (len(shingles) + SHINGLE)
    for at, shingle in enumerate(shingles):
        places = holders.get(shingle)
        if places is None:
            continue
        spread[at] = len(places) - 1
        for other, theirs in places.items():
            if other == ident:
                continue
            first, last, shift = open_.get(other, (at, at - 1, theirs[0] - at))
            if last == at - 1 and at + shift in theirs:
                open_[other] = (first, at, shift)
                continue
            done.setdefault(other, []).append(_closed(first, last, shift))
            there = min(theirs, key=lambda place: (abs(place - at - shift), place))
            begin = max(at, last + SHINGLE)
            open_[other] = (begin, at, there - at)
    for other, (first, last, shift) in open_.items():
        done.setdefault(other, []).append(_closed(first, last, shift))
    return done, spread


def _closed(first: int, last: int, shift: int) -> Stretch:
    return Stretch(first, last + SHINGLE, first + shift)


def _chained(stretches: Sequence[Stretch]) -> Iterator[tuple[int, int, int]]:
    """Join stretches into runs: first word, one past the last, and how many words match.

    What differs between two stretches, here or there, must be shorter than either: an edit, not
    another text.
    """
    first = last = there = matched = before = 0
    for start, end, other in stretches:
        gap = max(start - last, other - there)
        small = gap <= GAP and gap < min(before, end - start)
        if matched and other >= there and small:
            matched += end - start
        else:
            if matched:
                yield first, last, matched
            first, matched = start, end - start
        last, there, before = end, other + end - start, end - start
    yield first, last, matched


def _proves(
    words: Sequence[str], telling: Sequence[bool], matched: int, spread: Sequence[int]
) -> bool:
    """Tell whether a run of shared words can only be copied."""
    if len({word for word, tells in zip(words, telling, strict=True) if tells}) < _TELLING:
        return False
    if matched >= _WHOLE_SENTENCE:
        return True
    common = sorted(spread[: 1 - SHINGLE])
    return common[len(common) // 2] < _STOCK
