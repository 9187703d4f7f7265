"""Words of a text: folded, split at elisions and possessives, stemmed, with their places.

Folding, quotation marks and clauses have modules of their own; this one is the door to them.
"""

import re
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from summarizer.values.clauses import clauses, is_negated, is_without, modality
from summarizer.values.folding import Folded, fold, fold_with_offsets
from summarizer.values.memo import remembered
from summarizer.values.quotation import quoted_spans
from summarizer.values.stopwords import STOPWORDS

__all__ = [
    "Folded",
    "Token",
    "clauses",
    "content_words",
    "fold",
    "fold_with_offsets",
    "is_negated",
    "is_without",
    "modality",
    "quoted_spans",
    "stem",
    "words",
]

# A word in folded text: letters and digits, with inner apostrophes, hyphens and number separators.
_WORD = re.compile(r"\d+(?:[.,]\d+)*(?:[a-z]+\b)?|[a-z0-9]+(?:['-][a-z0-9]+)*")
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=[a-z0-9])")
_WHOLE = frozenset(
    {"aujourd'hui", "d'abord", "d'accord", "d'ailleurs", "prud'homme", "prud'hommes"}
)
_POSSESSIVE = re.compile(r"(?<=[a-z0-9])'s?$")
_STEMMERS = {"fr": "french", "en": "english"}


class Token(NamedTuple):
    """One word.

    Attributes:
        text: As written.
        folded: As compared.
        start: First code point in the text.
        end: One past the last.

    """

    text: str
    folded: str
    start: int
    end: int


@remembered(16384)
def _words(text: str) -> tuple[Token, ...]:
    folded = fold_with_offsets(text)
    found: list[Token] = []
    for match in _WORD.finditer(folded.text):
        word = match.group()
        if folded.even and "'" not in word:
            first, last = match.span()
            found.append(Token(text[first:last], word, first, last))
            continue
        for start, end in _parts(word, match.start()):
            first, last = folded.span(start, end)
            found.append(Token(text[first:last], folded.text[start:end], first, last))
    return tuple(found)


def _parts(word: str, start: int) -> list[tuple[int, int]]:
    """Cut elided words off the front and a possessive off the end."""
    parts: list[tuple[int, int]] = []
    at = 0
    while word[at:] not in _WHOLE and (elision := _ELISION.match(word, at)):
        parts.append((start + at, start + elision.end() - 1))
        at = elision.end()
    end = len(word)
    if possessive := _POSSESSIVE.search(word, at):
        end = possessive.start()
    return [*parts, (start + at, start + end)]


def words(text: str) -> list[Token]:
    """Return the words of `text` in order, with spans in code points.

    French elisions are split ("l'armée" gives "l", "armée"; "aujourd'hui" stays whole), the
    English possessive is cut off ("Trump's" gives "Trump"). Hyphenated words stay whole.
    """
    return list(_words(text))


@lru_cache(maxsize=2)
def _stemmer(name: str) -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer(name)


@remembered(65536)
def stem(word: str, language: str) -> str:
    """Return the folded stem of one word; outside French and English, the folded word."""
    folded = fold(word)
    name = _STEMMERS.get(language)
    if name is None:
        return folded
    # The French stemmer wants its accents; without them "blessé" and "blessés" part ways.
    source = word.casefold() if language == "fr" else folded
    # It also keeps the plural of words in -u: "convenus".
    source = re.sub("us$", "u", source) if language == "fr" else source
    stemmed = fold(str(_stemmer(name).stemWord(source)))
    return stemmed or folded


@remembered(32768)
def _content_words(text: str, language: str) -> tuple[str, ...]:
    stop = STOPWORDS.get(language, frozenset())
    found: list[str] = []
    for token in _words(text):
        if token.folded in stop:
            continue
        if "-" in token.folded and not any(char.isdigit() for char in token.folded):
            parts = [part for part in re.split("[-‐‑]", token.text) if part]
            found.extend(stem(part, language) for part in parts if fold(part) not in stop)
        else:
            found.append(stem(token.text, language))
    return tuple(found)


def content_words(text: str, language: str) -> list[str]:
    """Return the stems of the words that carry meaning, in order, with repetitions.

    `language` is "fr" or "en"; any other language gets folded words without a stop list.
    """
    return list(_content_words(text, language))
