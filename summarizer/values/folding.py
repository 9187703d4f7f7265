"""Folding text for comparison, with a map back to the text as it stands in the file.

Folding unifies what two writers of the same words do differently: Unicode form, case, accents,
script (anyascii for anything that is not Latin), quotation marks, apostrophes, dashes and white
space; characters a reader cannot see are dropped. Windows marks misread as control characters
(U+0092 for an apostrophe) fold as what their writer meant.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from summarizer.reading.visible import repaired
from summarizer.values.memo import remembered

_APOSTROPHES = "'’‘‛ʼʹˈ´`＇"
_QUOTES = '"“”„‟«»‹›〝〞＂'
_DASHES = "-‐‑‒–—―−﹘﹣－"
# Kept as they are: anyascii would turn them into letters ("EUR") or change their meaning.
_KEPT = "€£¥$%&@#§°"
_FRACTIONS = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4", "⅓": " 1/3", "⅔": " 2/3"}
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85 "


@lru_cache(maxsize=65536)
def is_hidden(char: str) -> bool:
    """Tell whether one character leaves no mark on the page: zero-width, bidi, soft hyphen, NUL."""
    if char in _SPACES:
        return False
    char = repaired(char)
    return unicodedata.category(char) in {"Cf", "Cc", "Cs"}


@lru_cache(maxsize=65536)
def _unified(char: str) -> str | None:
    """Return what marks and spaces fold to in both modes, or None for a letter or digit."""
    if char in _SPACES or char.isspace():
        return " "
    if is_hidden(char):
        return ""
    char = repaired(char)
    if char in _APOSTROPHES:
        return "'"
    if char in _QUOTES:
        return '"'
    if char in _DASHES:
        return "-"
    return None


def _without_marks(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))


@lru_cache(maxsize=65536)
def _folded(char: str) -> str:
    """Fold one character; the result may be empty or several characters."""
    unified = _unified(char)
    if unified is not None:
        return unified
    char = repaired(char)
    if char in _KEPT:
        return char
    if char in _FRACTIONS:
        return _FRACTIONS[char]
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me"}:
        return ""
    # Marks go first: an iota below a letter becomes a letter of its own in small letters.
    plain = _without_marks(_without_marks(char).casefold())
    if not plain.isascii():
        plain = "".join(part if part in _KEPT else anyascii(part) for part in plain)
    return "".join(_unified(part) if _unified(part) is not None else part for part in plain.lower())  # type: ignore[misc]


class _Table(dict[int, str]):
    """What `str.translate` puts for each character, filled in as characters are met."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = _folded(char)
        if len(folded) != 1:
            self.uneven.add(char)
        self[code] = folded
        return folded


_TABLE = _Table()


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and where each of its characters came from.

    Attributes:
        text: The folded text.
        offsets: For each character of `text`, the first code point it came from.
        ends: For each character of `text`, one past the last code point it came from.
        even: Whether every character is known to have kept its place.

    """

    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...]
    even: bool = False

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the (start, end) in the original text of `self.text[start:end]`.

        An empty stretch gives an empty span. Raises IndexError outside the folded text.
        """
        if start >= end:
            place = self.offsets[start] if start < len(self.offsets) else self._length()
            return place, place
        return self.offsets[start], self.ends[end - 1]

    def _length(self) -> int:
        return self.ends[-1] if self.ends else 0


def _clusters(text: str, *, keep_letters: bool) -> list[tuple[str, int, int]]:
    """Return (folded, start, end) for every stretch that folds on its own."""
    if not keep_letters:
        return [(_folded(char), at, at + 1) for at, char in enumerate(text)]
    clusters: list[tuple[str, int, int]] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        unified = _unified(text[at])
        clusters.append(
            (unicodedata.normalize("NFC", text[at:end]) if unified is None else unified, at, end)
        )
        at = end
    return clusters


@remembered(4096)
def fold_with_offsets(text: str, *, keep_letters: bool = False) -> Folded:
    """Fold `text` and remember where every character came from.

    Runs of white space become one space, leading and trailing white space goes, hidden
    characters are dropped. The folded text equals `fold(text)`; with `keep_letters`, case,
    accents and scripts stay as they are (for comparing the words of a quotation exactly).
    """
    if not keep_letters:
        even = text.translate(_TABLE)
        # Mostly every character folds to one and keeps its place.
        if _TABLE.uneven.isdisjoint(text) and "  " not in even and even.strip(" ") == even:
            return Folded(even, tuple(range(len(even))), tuple(range(1, len(even) + 1)), even=True)
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for folded, start, end in _clusters(text, keep_letters=keep_letters):
        for char in folded:
            if char == " " and (not chars or chars[-1] == " "):
                continue
            chars.append(char)
            starts.append(start)
            ends.append(end)
    if chars and chars[-1] == " ":
        chars.pop()
        starts.pop()
        ends.pop()
    return Folded("".join(chars), tuple(starts), tuple(ends))


@remembered(65536)
def fold(text: str) -> str:
    """Return `text` as it is compared: no case, no accents, ASCII, unified marks and spaces."""
    return " ".join(part for part in text.translate(_TABLE).split(" ") if part)
