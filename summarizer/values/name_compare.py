"""When two names are the same name: typed token rules, never a similarity score."""

import re

from summarizer.values.folding import fold
from summarizer.values.memo import remembered
from summarizer.values.name_lexicon import (
    AMBIGUOUS,
    GENERIC,
    GIVEN_HEADS,
    HEADS,
    HONORIFICS,
    LONG_CANON,
    MODIFIERS,
    OFFICES,
    PARTICLES,
    QUALIFIERS,
    TOKEN_CANON,
    territories,
)
from summarizer.values.typed import Name

_MIN_SKELETON = 5
_MIN_ACRONYM = 3
_BODIES = HEADS - GIVEN_HEADS  # "Banque de France" is not "France"
_SUFFIXES = frozenset({"jr", "sr", "junior", "senior"})
_SMALL = PARTICLES | frozenset(
    {"of", "the", "de", "d", "l", "des", "les", "and", "et", "a", "pour"}
)
# Spellings of one sound in French and English transliterations, applied in this order.
_SOUNDS = [
    (re.compile("schtch|shch|chtch|tch|sch|sh|ch"), "%"),
    (re.compile("zh|dj|j"), "j"),
    (re.compile("kh"), "h"),
    (re.compile("ph"), "f"),
    (re.compile("ou"), "u"),
    (re.compile("gu(?=[ei])"), "g"),
    (re.compile("ks"), "x"),
    (re.compile("w"), "v"),
    (re.compile("(?:iy|yy|ij|ii|iyy|y)"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
]


@remembered(65536)
def skeleton(token: str) -> str:
    """Return the folded token with the spellings of one sound made one (Ouchakov, Ushakov)."""
    for pattern, sound in _SOUNDS:
        token = pattern.sub(sound, token)
    return token


@remembered(65536)
def _flat(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text))


@remembered(65536)
def _canon(flat: str) -> str:
    country = TOKEN_CANON.get(flat, flat)
    long_name = LONG_CANON.get(country, country)
    return territories().get(long_name, long_name)


@remembered(65536)
def same_token(a: str, b: str) -> bool:
    """Tell whether two words of names are one word.

    Equal after folding, without hyphens, in another transliteration (Zelensky, Zelenskyy), in the
    other language (Poutine, Putin) or as a people of a country (Russian, russe, Russie). Never by
    likeness: Mario and Marco, Trump and Trumps stay apart.
    """
    flat_a, flat_b = _flat(a), _flat(b)
    if not flat_a or not flat_b:
        return False
    if flat_a == flat_b:
        return True
    doubtful = any(
        flat in AMBIGUOUS and not raw.isupper() for flat, raw in ((flat_a, a), (flat_b, b))
    )
    if not doubtful and _canon(flat_a) == _canon(flat_b):
        return True
    if min(len(flat_a), len(flat_b)) < _MIN_SKELETON:
        return False
    return skeleton(flat_a) == skeleton(flat_b)


@remembered(65536)
def token_key(token: str) -> str:
    """Return a form that words of names which are one word have in common: see `same_token`.

    Countries and their peoples give one key, and so do the transliterations of one sound.
    """
    flat = _flat(token)
    canon = flat if flat in AMBIGUOUS and not token.isupper() else _canon(flat)
    return canon if canon != flat or len(flat) < _MIN_SKELETON else skeleton(flat)


def is_title(word: str, following: str) -> bool:
    """Tell whether a folded word before a name, and before another word, is no part of it."""
    titles = HONORIFICS | OFFICES
    return word in titles or (word in QUALIFIERS and following in titles)


@remembered(65536)
def name_key(raw: str) -> str:
    """Return the folded form a name is compared by: titles off, no accents, one space apart."""
    tokens = [re.sub(r"['’]s?$", "", token) for token in fold(raw).split()]
    tokens = [token.strip(".,;:()\"'") for token in tokens]
    tokens = [token for token in tokens if token]
    while len(tokens) > 1 and is_title(tokens[0], tokens[1]):
        tokens.pop(0)
    while len(tokens) > 1 and tokens[-1] in _SUFFIXES:
        tokens.pop()
    return " ".join(tokens)


@remembered(65536)
def _tokens(raw: str) -> tuple[str, ...]:
    key = name_key(raw)
    parts = [part for part in re.split(r"[ .]+", key) if part]
    kept = tuple(part for part in parts if part not in _SMALL)
    return kept or tuple(parts)


def _same_given(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    if same_token(a, b):
        return True
    # "Jean-Luc" and "J.-L.", "Jean" and "Jean-Luc" (but not "Jean-Luc" and "Jean-Marie").
    parts_a, parts_b = a.split("-"), b.split("-")
    if len(parts_a) == len(parts_b) == 1:
        return False
    return len(parts_a) == len(parts_b) and all(
        _same_given(x, y) for x, y in zip(parts_a, parts_b, strict=True)
    )


def _given_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether two lists of given names can belong to one person; either may be shorter."""
    if not a or not b:
        return True
    if not _same_given(a[0], b[0]):
        return False
    shorter, longer = sorted((a[1:], b[1:]), key=len)
    rest = list(longer)
    for name in shorter:
        while rest and not _same_given(name, rest[0]):
            rest.pop(0)
        if not rest:
            return False
        rest.pop(0)
    return True


def _bare(tokens: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one word can stand for a longer name: a surname, not "York" for "New York"."""
    whole = other[0] in MODIFIERS or other[0] in _BODIES
    return len(tokens) == 1 and tokens[0] not in GENERIC and not whole


def _acronym(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if len(a) != 1 or len(b) < _MIN_ACRONYM or len(a[0]) < _MIN_ACRONYM:
        return False
    return a[0] == "".join(token[0] for token in b)


def same_name(a: Name | str, b: Name | str) -> bool:
    """Tell whether two names, as written, can be one: variants, initials, surname only, acronym.

    The last words must be the same word and the given names must not exclude one another.
    "Trump" and "Donald Trump" agree; Mario and Marco Rubio do not.
    """
    return _same_name(_raw(a), _raw(b))


def _raw(name: Name | str) -> str:
    return name if isinstance(name, str) else name.raw


@remembered(65536)
def name_marks(raw: str) -> frozenset[str]:
    """Return what any other spelling of a name shares at least one of; to look names up by.

    Names without a mark in common are not the same; with one in common they may be.
    """
    tokens = _tokens(raw)
    marks = {f"w:{_canon(_flat(name_key(raw)))}"}
    if tokens:
        last = _flat(tokens[-1])
        marks |= {f"l:{_canon(last)}", f"s:{skeleton(last)}"}
    if len(tokens) >= _MIN_ACRONYM:
        marks.add(f"i:{''.join(token[0] for token in tokens)}")
    elif len(tokens) == 1:
        marks.add(f"i:{tokens[0]}")
    return frozenset(marks)


@remembered(65536)
def _same_name(a: str, b: str) -> bool:
    flat_a, flat_b = _flat(name_key(a)), _flat(name_key(b))
    if not flat_a or not flat_b or name_marks(a).isdisjoint(name_marks(b)):
        return False
    if flat_a == flat_b or _canon(flat_a) == _canon(flat_b):
        return True
    left, right = sorted((_tokens(a), _tokens(b)), key=len)
    if _acronym(left, right):
        return True
    if not same_token(left[-1], right[-1]):
        return False
    if len(left) > 1:
        return _given_agree(left[:-1], right[:-1])
    return len(right) == 1 or _bare(left, right)


def names_conflict(a: Name | str, b: Name | str) -> bool:
    """Tell whether two names share the surname and exclude one another (Mario, Marco Rubio)."""
    left, right = _tokens(_raw(a)), _tokens(_raw(b))
    if len(left) < 2 or len(right) < 2:  # noqa: PLR2004  a given name and a surname
        return False
    if left[-1] in GENERIC or left[0] in MODIFIERS or right[0] in MODIFIERS:
        return False
    return same_token(left[-1], right[-1]) and not same_name(a, b)
