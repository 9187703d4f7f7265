"""The noun a number counts, and when the word "one" counts at all."""

import re

from summarizer.values.folding import Folded
from summarizer.values.quantity_lexicon import OF_AFTER, SKIP_BEFORE_NOUN
from summarizer.values.stopwords import STOPWORDS
from summarizer.values.units import is_person_noun, noun_unit

_WORD = re.compile(r"[ -]?([a-z]+(?:'[a-z]+|-[a-z]+)*)")
_STOP_EXTRA = frozenset(
    """killed shot left taken arrested injured wounded dead hurt made made down injures tues arretes
    abattus detruits interpelles hospitalises ont sont not ne pas n""".split()
)
_STATE_WORDS = frozenset(
    """dead killed injured wounded hurt missing deaths fatalities morts mort mortes blesses blesse
    blessees tues tue disparus""".split()
)
_IRREGULAR = frozenset(
    """people men women children police feet teeth mice geese aircraft troops media criteria data
    personnel cattle firemen policemen firefighters staff fish sheep spacecraft clergy
    youth""".split()
)
_NOT_PLURAL = re.compile(r"(?:ss|us|is|'s)$")
_WINDOW = 5
_ONE_EN = re.compile(
    r"\b(?:at least|only|just|more than|fewer than|less than|up to|about|over|nearly|almost|"
    r"another|killed|least) $"
)
_ONE_FR = re.compile(
    r"\b(?:au moins|plus d'|moins d'|jusqu'a|seul(?:ement)?|pas moins d'|environ) ?$"
)
_ONE_IN = re.compile(
    r"[ -](?:sur|in|out of) "
    r"(?:deux|trois|quatre|cinq|dix|two|three|four|five|six|eight|ten|\d{1,2}|100)\b"
)
_THE_ONE = re.compile(r"\b(?:no|any|every|the|this|that|each|which|some) $")
_UNITS = frozenset({"duration", "age", "money", "measure"})
_NOT_AFTER_ONE = frozenset(
    """another day thing side hand point way time of more way's who that which or and in on to as at
    can is was has would s""".split()
)


def _following(folded: str, at: int) -> list[tuple[str, int, int]]:
    """Return the next words up to a mark of punctuation: (word, start, end)."""
    found: list[tuple[str, int, int]] = []
    if match := OF_AFTER.match(folded[at:]):
        at += match.end() - 1 if folded[at + match.end() - 1] == " " else match.end()
    while len(found) < _WINDOW and (match := _WORD.match(folded, at)):
        word = match.group(1)
        for elided in ("l'", "d'", "qu'", "s'", "n'", "c'", "j'"):
            if word.startswith(elided):
                found.append((elided[:-1], match.start(1), match.start(1) + len(elided)))
                word = word[len(elided) :]
        found.append((word.removesuffix("'s"), match.end() - len(word), match.end()))
        at = match.end()
    return found


def head_noun(
    text: str, folded: Folded, at: int, language: str, *, singular: bool = False
) -> str | None:
    """Return the unit of the noun counted by the number that ends at `at`, or None.

    French: the first word after adjectives that stand before nouns. English: the first plural
    of the words that follow ("320 attack drones", "two police officers"), or with `singular` the
    first word. Words that say what became of people count too: "seven dead", "sept morts".
    """
    words = _following(folded.text, at)
    skip = SKIP_BEFORE_NOUN.get(language, frozenset())
    while words and words[0][0] in skip:
        words.pop(0)
    if not words:
        return None
    word, start, end = words[0]
    stop = STOPWORDS.get(language, frozenset())
    if word in _STATE_WORDS:
        return _state(words, language)
    if word in stop or word in _STOP_EXTRA:
        return None
    if language == "fr":
        first, last = folded.span(start, end)
        plural = word[-1] in "sxz" or singular or text[first].isupper()
        return noun_unit(text[first:last], "fr") if plural else None
    if folded.text[at : at + 1] == "-":  # "a two-carriage tram", but "a 20,000-strong crowd"
        return None if word in {"strong", "odd", "plus", "fold"} else noun_unit(word, "en")
    return noun_unit(word, "en") if singular else _english_head(words, stop)


def _state(words: list[tuple[str, int, int]], language: str) -> str:
    """Read "seven dead", but "40 injured passengers" as passengers."""
    word, after = words[0][0], words[1][0] if len(words) > 1 else ""
    adjective = language == "en" and word in {"injured", "wounded", "dead", "missing"}
    return noun_unit(after if adjective and _is_plural(after) else word, language)


def _is_plural(word: str) -> bool:
    if word in _IRREGULAR:
        return True
    return len(word) > 2 and word.endswith("s") and not _NOT_PLURAL.search(word)  # noqa: PLR2004  "as", "is"


def _english_head(words: list[tuple[str, int, int]], stop: frozenset[str]) -> str | None:
    phrase: list[str] = []
    for word, _, _ in words:
        if word in stop or (phrase and word in _STOP_EXTRA):
            break
        phrase.append(word)
    for at, word in enumerate(phrase):
        following = phrase[at + 1] if at + 1 < len(phrase) else ""
        if _is_plural(word) and not _is_plural(following):
            return noun_unit(word.split("-")[-1] if "-" in word else word, "en")
    return None


def one_counts(folded: str, start: int, end: int, language: str, kind: str) -> bool:
    """Tell whether "one", "un", "une" is meant as a number where it stands.

    `kind` is what the words after it measure, "count" when nothing does.
    """
    before, after = folded[max(0, start - 24) : start], folded[end:]
    following = _WORD.match(after)
    noun = following.group(1) if following else ""
    if noun in _STATE_WORDS or _ONE_IN.match(after):
        return noun not in {"missing", "hurt"}
    if language == "fr":
        if _ONE_FR.search(before) or re.match(r" seule? ", after):
            return True
        return kind in _UNITS - {"measure"} and noun not in {"jour", "jours", "journee"}
    counted = noun not in _NOT_AFTER_ONE and not _THE_ONE.search(before)
    if folded[start:end] != "one" or not counted:
        return False
    return kind in _UNITS or bool(_ONE_EN.search(before)) or is_person_noun(noun, "en")
