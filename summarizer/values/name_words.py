"""Capitalised words: finding them, and telling names from words that merely open a sentence."""

import re
from collections.abc import Collection
from typing import NamedTuple

from summarizer.values.folding import fold
from summarizer.values.name_lexicon import (
    CALENDAR,
    COMMON_OPENERS,
    TOKEN_CANON,
    VERBISH,
    territories,
)
from summarizer.values.stopwords import STOPWORDS

STOP = (
    STOPWORDS["fr"] | STOPWORDS["en"] | frozenset({"not", "no", "pas", "ne", "non", "yes", "oui"})
)

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʼ‐‑-][^\W_]+)*")
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’ʼ](?=\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’ʼ]s$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:^|[.!?:…\n•*|])[^\w(\[/@#]*$|[«“\"‘]\s*$")
_TITLE_DOT = re.compile(
    r"\b(?:MM?|Mr|Mrs|Ms|Dr|Pr|St|Sen|Gov|Rep|Gen|Col|Lt|Sgt|Capt|Prof|[A-Z])\.\s*$"
)
_REACH = 12  # characters before a word that tell whether it opens a sentence
# Verbs that a bare plural noun cannot take: "Paris a averti", "Harris has said".
_SINGULAR = frozenset("a est etait avait aura sera doit va veut peut has is was says does".split())
_SUFFIXED = 5  # shorter words are not judged by their endings
_COMMON_ENDING = re.compile(r"(?:ing|ed|ly|ment|tions?|[^s]s)$")
_INNER_CAPITAL = re.compile(r"[-‐‑][A-Z]|[a-z][A-Z]")
_ROMAN = frozenset({"II", "III", "IV", "V", "VI"})
_MONTHS_TOO = frozenset("may march april june august mars avril juin".split())


class Word(NamedTuple):
    """A word with its folded form and place; `opens` when a sentence begins with it."""

    text: str
    folded: str
    start: int
    end: int
    opens: bool

    @property
    def capital(self) -> bool:
        """Tell whether it is written with a capital."""
        return self.text[:1].isupper()


def split_words(text: str) -> list[Word]:
    """Return the words of `text`, elisions split off, possessives cut, web addresses left out."""
    found: list[Word] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] in {"/", "@", "#"} and start:
            continue  # a web address or a handle
        # No sentence begins after a word and a space, as most words stand.
        follows = start > 1 and text[start - 1] == " " and text[start - 2].isalnum()
        before = "" if follows else text[max(0, start - _REACH) : start]
        opens = not follows and bool(_SENTENCE_END.search(before))
        opens = opens and not _TITLE_DOT.search(before)
        while elision := _ELISION.match(text, start, end):
            # "L'Ukraine": the article opens the sentence, the name does not.
            found.append(
                Word(
                    text[start : elision.end() - 1].lower(),
                    fold(elision.group())[:-1],
                    start,
                    elision.end() - 1,
                    opens,
                )
            )
            start, opens = elision.end(), False
        if possessive := _POSSESSIVE.search(text, start, end):
            end = possessive.start()
        word = text[start:end]
        folded = fold(word).replace(".", "") if "." in word else fold(word)
        found.append(Word(word, folded, start, end, opens))
    return found


def is_ordinary(words: list[Word], at: int, known: Collection[str]) -> bool:
    """Tell whether a capitalised word that opens a sentence is an ordinary word.

    Decided by the article's own use (`known`), word lists, its form, and whether a verb follows
    that French and English put after a bare noun only when it is a name.
    """
    word = words[at]
    if word.folded in known:
        return False
    if word.folded in STOP or word.folded in COMMON_OPENERS:
        return True
    return not _looks_like_name(word) and not _has_verb(words, at)


def _looks_like_name(word: Word) -> bool:
    flat = word.folded.replace("-", "")
    acronym = len(word.text) > 1 and word.text.isupper()
    inner = bool(_INNER_CAPITAL.search(word.text))
    return acronym or inner or flat in TOKEN_CANON or flat in territories()


def _has_verb(words: list[Word], at: int) -> bool:
    """Tell "Trump a indiqué" and "Hamilton finished" from "Missiles were", "Entretien entre"."""
    word = words[at].folded
    following = words[at + 1].folded if at + 1 < len(words) else ""
    if following not in VERBISH and not following.endswith("ed"):
        return False
    common = len(word) >= _SUFFIXED and _COMMON_ENDING.search(word)
    return following in _SINGULAR or not common


def is_calendar(text: str, words: list[Word], at: int, *, alone: bool) -> bool:
    """Tell a day or month from the name it may be ("Theresa May", but "May 16")."""
    word = words[at]
    if word.folded not in CALENDAR or word.text in _ROMAN:
        return False
    if alone or word.folded not in _MONTHS_TOO:
        return True
    around = text[max(0, word.start - 3) : word.start] + text[word.end : word.end + 3]
    return any(char.isdigit() for char in around)
