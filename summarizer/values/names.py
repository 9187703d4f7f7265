"""Proper names in a text, French and English, by capitals, titles and word lists."""

import re
from collections.abc import Collection
from typing import Literal

from summarizer.values.memo import remembered
from summarizer.values.name_compare import (
    is_title,
    name_key,
    name_marks,
    names_conflict,
    same_name,
    same_token,
)
from summarizer.values.name_lexicon import (
    COMMON_OPENERS,
    GENERIC,
    GIVEN_HEADS,
    HEADS,
    HONORIFICS,
    JOINERS,
    MINISTRIES,
    OFFICES,
    PARTICLES,
    TOKEN_CANON,
    VERBISH,
    territories,
)
from summarizer.values.name_words import STOP, Word, is_calendar, is_ordinary, split_words
from summarizer.values.typed import Name

__all__ = ["name_key", "name_marks", "names", "names_conflict", "same_name", "same_token"]

Kind = Literal["person", "place", "organisation", "unknown"]

_TITLES = HONORIFICS | OFFICES
# Offices that cut a chain of capitals; and words that are offices only after "of", "d'".
_BODIES = frozenset("state etat foreign defence defense home interior treasury former ex".split())
_CUTTING = OFFICES - _BODIES - {"chief", "prince", "princess", "king", "queen", "duke", "vice"}
_CONTRACTION = re.compile(r"i'|(?:it|he|she|we|they|you|that|there|what|who|let|don|didn|can|won)'")
_ARTICLES = frozenset("the a an le la les l un une des du de d".split())
_INSIDE = JOINERS | PARTICLES | {"al", "new", "up", "us", "all", "no", "not", "may", "will"}
_TITLE_CASE = (STOP | VERBISH) - _INSIDE - _ARTICLES - {"may", "will", "us"}
_OFFICE_REACH = 5  # words between "ministre" and the name of the ministry
_HEADLINE_SHARE = 0.85
_HEADLINE_WORDS = 5


def _joined(text: str, words: list[Word], at: int) -> int:
    """Return the index of the next word of the name that holds `words[at]`, or -1."""
    if at + 1 >= len(words):
        return -1
    gap = text[words[at].end : words[at + 1].start]
    following = words[at + 1]
    if following.capital and (gap.strip() == "" and "\n" not in gap):
        # "Rui De Sa": a particle with a capital goes on with the name behind it.
        beyond = words[at + 2] if at + 2 < len(words) else None
        particle = (
            following.folded == "de"
            and not following.text.isupper()
            and beyond is not None
            and beyond.capital
            and not text[following.end : beyond.start].strip()
        )
        particle |= words[at].folded == "de" and at > 0 and words[at - 1].capital
        broken = (
            len(following.folded) > 1
            and following.folded in STOP
            and following.folded not in _INSIDE
            and not particle
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


def _chains(text: str, words: list[Word], known: Collection[str]) -> list[tuple[int, int]]:
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
            words[last].folded in _ARTICLES or is_calendar(text, words, last, alone=first == last)
        ):
            last -= 1
        if first <= last:
            chains.append((first, last))
    return chains


def _trim_front(text: str, words: list[Word], first: int, last: int, known: Collection[str]) -> int:
    """Leave off articles, ordinary opening words and calendar words before the name."""
    while first <= last:
        word = words[first]
        small = word.folded in _ARTICLES or (word.opens and word.folded in STOP)
        if (
            small
            or is_calendar(text, words, first, alone=first == last)
            or (word.opens and first == last and is_ordinary(words, first, known))
            or (word.opens and first < last and word.folded in COMMON_OPENERS)
        ):
            first += 1
        else:
            break
    return first


def _acronym(word: Word) -> bool:
    return len(word.text) > 1 and word.text.isupper() and not word.opens


def _kind(words: list[Word], first: int, last: int, *, titled: bool) -> Kind:
    flat = "".join(word.folded.replace("-", "") for word in words[first : last + 1])
    if titled:
        return "person"
    if flat in territories():
        return "place"
    if words[first].folded in HEADS - GIVEN_HEADS:
        return "organisation"
    if last == first and len(words[first].text) > 2 and words[first].text.isupper():  # noqa: PLR2004
        return "organisation"
    return "unknown"


def _headline(words: list[Word]) -> bool:
    long_words = [word for word in words if len(word.text) > 3]  # noqa: PLR2004  small words stay small
    capitals = sum(word.capital for word in long_words)
    small = any(
        word.text[1:].islower() and word.capital and not word.opens and word.folded in _TITLE_CASE
        for word in words
    )
    share = capitals / max(1, len(long_words))
    return len(long_words) >= _HEADLINE_WORDS and share >= _HEADLINE_SHARE and small


@remembered(16384)
def _names(text: str, known: frozenset[str]) -> tuple[Name, ...]:
    words = split_words(text)
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


def _around_offices(words: list[Word], first: int, last: int) -> list[tuple[int, int]]:
    """Cut a chain at an office in its middle: "FBI Director James Comey" holds two names."""
    pieces = []
    begin = first
    for at in range(first + 1, last):
        if words[at].folded in _CUTTING and words[at].capital:
            pieces.append((begin, at - 1))
            begin = at
    return [*pieces, (begin, last)]


def _front(words: list[Word], first: int, last: int) -> int:
    """Leave titles and offices off the front, but not the first half of "Prime Video"."""
    at = first
    if first < last and _ministry(words, first):
        return first + 1
    while at < last and (
        is_title(words[at].folded, words[at + 1].folded) or (at > first and not words[at].capital)
    ):
        body = words[at].folded in _BODIES
        of_office = at > 0 and words[at - 1].folded in {"d", "of", "de"}
        doubtful = words[at].folded in {"major", "premier", "general", "prime", "president"}
        if (body and not of_office) or (doubtful and words[at + 1].folded in GENERIC):
            break
        at += 1
    return at


def _ministry(words: list[Word], at: int) -> bool:
    """Tell "le ministre de la Défense Jean Petit" from a name that begins with such a word."""
    before = [word.folded for word in words[max(0, at - _OFFICE_REACH) : at]]
    return (
        words[at].folded in MINISTRIES
        and before[-1:] != []
        and before[-1] in {"la", "l", "des", "du", "de"}
        and any(word.startswith(("ministre", "secretaire")) for word in before)
    )


def _name(text: str, words: list[Word], first: int, last: int) -> Name | None:
    before = words[first - 1].folded if first else ""
    titled = before in HONORIFICS or before in OFFICES
    begin = _front(words, first, last)
    first, titled = begin, titled or begin > first
    if all(word.folded in _TITLES for word in words[first : last + 1]):
        return None
    if first == last and len(words[first].folded) < 2 and not words[first].text.isupper():  # noqa: PLR2004
        return None
    alone = first == last
    if alone and (words[first].folded in STOP or _CONTRACTION.match(words[first].folded)):
        return (
            None if not _acronym(words[first]) else _made(text, words, first, last, titled=titled)
        )
    return _made(text, words, first, last, titled=titled)


def _made(text: str, words: list[Word], first: int, last: int, *, titled: bool) -> Name:
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
