"""Proper names in a text, French and English, by capitals, titles and word lists."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from summarizer.values.folding import fold
from summarizer.values.name_compare import name_key, names_conflict, same_name, same_token
from summarizer.values.name_lexicon import (
    CALENDAR,
    COMMON_OPENERS,
    GENERIC,
    HEADS,
    HONORIFICS,
    JOINERS,
    OFFICES,
    PARTICLES,
    TOKEN_CANON,
    VERBISH,
    territories,
)
from summarizer.values.stopwords import STOPWORDS
from summarizer.values.typed import Name

__all__ = ["name_key", "names", "names_conflict", "same_name", "same_token"]

Kind = Literal["person", "place", "organisation", "unknown"]

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʼ‐‑-][^\W_]+)*")
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’ʼ](?=\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’ʼ]s$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:^|[.!?:…\n•*|])[^\w(\[/@#]*$|[«“\"‘]\s*$")
_TITLE_DOT = re.compile(
    r"\b(?:MM?|Mr|Mrs|Ms|Dr|Pr|St|Sen|Gov|Rep|Gen|Col|Lt|Sgt|Capt|Prof|[A-Z])\.\s*$"
)
_STOP = (
    STOPWORDS["fr"] | STOPWORDS["en"] | frozenset({"not", "no", "pas", "ne", "non", "yes", "oui"})
)
_TITLES = HONORIFICS | OFFICES
# Offices that cut a chain of capitals; and words that are offices only after "of", "d'".
_BODIES = frozenset("state etat foreign defence defense home interior treasury former ex".split())
_CUTTING = OFFICES - _BODIES - {"chief", "prince", "princess", "king", "queen", "duke", "vice"}
_CONTRACTION = re.compile(r"i'|(?:it|he|she|we|they|you|that|there|what|who|let|don|didn|can|won)'")
# Verbs that a bare plural noun cannot take: "Paris a averti", "Harris has said".
_SINGULAR = frozenset("a est etait avait aura sera doit va veut peut has is was says does".split())
_ARTICLES = frozenset("the a an le la les l un une des du de d".split())
_MONTHS_TOO = frozenset("may march april june august mars avril juin".split())
_INSIDE = JOINERS | PARTICLES | {"al", "new", "up", "us", "all", "no", "not", "may", "will"}
_SUFFIXED = 5  # shorter words are not judged by their endings
_TITLE_CASE = (_STOP | VERBISH) - _INSIDE - _ARTICLES - {"may", "will", "us"}
_HEADLINE_SHARE = 0.85
_HEADLINE_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    folded: str
    start: int
    end: int
    opens: bool

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


def _split(text: str) -> list[_Word]:
    found: list[_Word] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] in {"/", "@", "#"} and start:
            continue  # a web address or a handle
        opens = bool(_SENTENCE_END.search(text[max(0, start - 12) : start] if start else ""))
        opens = opens and not _TITLE_DOT.search(text[max(0, start - 8) : start])
        while elision := _ELISION.match(text, start, end):
            # "L'Ukraine": the article opens the sentence, the name does not.
            found.append(
                _Word(
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
        found.append(_Word(word, folded, start, end, opens))
    return found


def _ordinary(words: list[_Word], at: int, known: Collection[str]) -> bool:
    """Tell whether a capitalised word that opens a sentence is an ordinary word."""
    word = words[at]
    if word.folded in known:
        return False
    if word.folded in _STOP or word.folded in COMMON_OPENERS:
        return True
    flat = word.folded.replace("-", "")
    if flat in TOKEN_CANON or flat in territories():
        return False
    if len(word.text) > 1 and word.text.isupper():
        return False
    if re.search(r"[-‐‑][A-Z]|[a-z][A-Z]", word.text):
        return False
    following = words[at + 1].folded if at + 1 < len(words) else ""
    if following not in VERBISH and not following.endswith("ed"):
        return True
    if len(word.folded) < _SUFFIXED or following in _SINGULAR:
        return False
    return bool(re.search(r"(?:ing|ed|ly|ment|tions?|[^s]s)$", word.folded))


def _joined(text: str, words: list[_Word], at: int) -> int:
    """Return the index of the next word of the name that holds `words[at]`, or -1."""
    if at + 1 >= len(words):
        return -1
    gap = text[words[at].end : words[at + 1].start]
    following = words[at + 1]
    if following.capital and (gap.strip() == "" and "\n" not in gap):
        broken = (
            len(following.folded) > 1
            and following.folded in _STOP
            and following.folded not in _INSIDE
        )
        return -1 if broken and not _acronym(following) else at + 1
    if following.capital and gap.strip() in {".", "-"} and len(words[at].folded) == 1:
        return at + 1
    step = at + 1
    small = JOINERS if words[at].folded in HEADS else PARTICLES - {"le", "la", "du", "da"}
    while step < len(words) and words[step].folded in small and not words[step].capital:
        step += 1
    if step == at + 1 or step >= len(words) or not words[step].capital:
        return -1
    between = text[words[at].end : words[step].start]
    return step if not re.search(r"[^\w\s'’]", between) else -1


def _chains(text: str, words: list[_Word], known: Collection[str]) -> list[tuple[int, int]]:
    """Return index ranges (first, last) of words that may form one name."""
    chains: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        if not words[at].capital:
            at += 1
            continue
        first = last = at
        while (after := _joined(text, words, last)) > 0:
            last = after
        at = last + 1
        first = _trim_front(text, words, first, last, known)
        while last >= first and (
            words[last].folded in _ARTICLES or _calendar(text, words, last, alone=first == last)
        ):
            last -= 1
        if first <= last:
            chains.append((first, last))
    return chains


def _calendar(text: str, words: list[_Word], at: int, *, alone: bool) -> bool:
    """Tell a day or month from the name it may be ("Theresa May", but "May 16")."""
    word = words[at]
    if word.folded not in CALENDAR or word.text in {"II", "III", "IV", "V", "VI"}:
        return False
    if alone or word.folded not in _MONTHS_TOO:
        return True
    around = text[max(0, word.start - 3) : word.start] + text[word.end : word.end + 3]
    return any(char.isdigit() for char in around)


def _trim_front(
    text: str, words: list[_Word], first: int, last: int, known: Collection[str]
) -> int:
    """Leave off articles, ordinary opening words and calendar words before the name."""
    while first <= last:
        word = words[first]
        small = word.folded in _ARTICLES or (word.opens and word.folded in _STOP)
        if (
            small
            or _calendar(text, words, first, alone=first == last)
            or (word.opens and first == last and _ordinary(words, first, known))
            or (word.opens and first < last and word.folded in COMMON_OPENERS)
        ):
            first += 1
        else:
            break
    return first


def _acronym(word: _Word) -> bool:
    return len(word.text) > 1 and word.text.isupper() and not word.opens


def _kind(words: list[_Word], first: int, last: int, *, titled: bool) -> Kind:
    flat = "".join(word.folded.replace("-", "") for word in words[first : last + 1])
    if titled:
        return "person"
    if flat in territories():
        return "place"
    if words[first].folded in HEADS:
        return "organisation"
    if last == first and len(words[first].text) > 2 and words[first].text.isupper():  # noqa: PLR2004
        return "organisation"
    return "unknown"


def _headline(words: list[_Word]) -> bool:
    long_words = [word for word in words if len(word.text) > 3]  # noqa: PLR2004  small words stay small
    capitals = sum(word.capital for word in long_words)
    small = any(
        word.text[1:].islower() and word.capital and not word.opens and word.folded in _TITLE_CASE
        for word in words
    )
    share = capitals / max(1, len(long_words))
    return len(long_words) >= _HEADLINE_WORDS and share >= _HEADLINE_SHARE and small


@lru_cache(maxsize=4096)
def _names(text: str, known: frozenset[str]) -> tuple[Name, ...]:
    words = _split(text)
    headline = _headline(words)
    found: list[Name] = []
    for first, last in _chains(text, words, known):
        single = [(at, at) for at in range(first, last + 1)]
        for begin, end in single if headline else _around_offices(words, first, last):
            if headline and not (
                words[begin].folded in known or words[begin].folded in TOKEN_CANON
            ):
                continue
            name = _name(text, words, begin, end)
            if name is not None:
                found.append(name)
    return tuple(found)


def _around_offices(words: list[_Word], first: int, last: int) -> list[tuple[int, int]]:
    """Cut a chain at an office in its middle: "FBI Director James Comey" holds two names."""
    pieces = []
    begin = first
    for at in range(first + 1, last):
        if words[at].folded in _CUTTING and words[at].capital:
            pieces.append((begin, at - 1))
            begin = at
    return [*pieces, (begin, last)]


def _front(words: list[_Word], first: int, last: int) -> int:
    """Leave titles and offices off the front, but not the first half of "Prime Video"."""
    at = first
    while at < last and (words[at].folded in _TITLES or (at > first and not words[at].capital)):
        body = words[at].folded in _BODIES
        of_office = at > 0 and words[at - 1].folded in {"d", "of", "de"}
        doubtful = words[at].folded in {"major", "premier", "general", "prime", "president"}
        if (body and not of_office) or (doubtful and words[at + 1].folded in GENERIC):
            break
        at += 1
    return at


def _name(text: str, words: list[_Word], first: int, last: int) -> Name | None:
    before = words[first - 1].folded if first else ""
    titled = before in HONORIFICS or before in OFFICES
    begin = _front(words, first, last)
    first, titled = begin, titled or begin > first
    if all(word.folded in _TITLES for word in words[first : last + 1]):
        return None
    if first == last and len(words[first].folded) < 2 and not words[first].text.isupper():  # noqa: PLR2004
        return None
    alone = first == last
    if alone and (words[first].folded in _STOP or _CONTRACTION.match(words[first].folded)):
        return (
            None if not _acronym(words[first]) else _made(text, words, first, last, titled=titled)
        )
    return _made(text, words, first, last, titled=titled)


def _made(text: str, words: list[_Word], first: int, last: int, *, titled: bool) -> Name:
    start, end = words[first].start, words[last].end
    raw = text[start:end]
    return Name(
        raw=raw,
        key=name_key(raw.replace(".", "") if re.fullmatch(r"(?:\w\.)+", raw) else raw),
        kind=_kind(words, first, last, titled=titled),
        start=start,
        end=end,
    )


def names(text: str, language: str, known: Collection[str] = ()) -> list[Name]:  # noqa: ARG001
    """Return the proper names in `text`, in order, titles and honorifics off.

    A capitalised word that opens a sentence counts only when it goes on with capitalised words,
    is in `known` (folded words seen capitalised in the middle of a sentence of the article), or
    stands where French and English put a bare noun only when it is a name ("Trump a indiqué").
    Days and months are dates, not names. In a headline with capitals throughout, only words of
    `known` and names of countries and peoples count.
    """
    return list(_names(text, frozenset(known)))
