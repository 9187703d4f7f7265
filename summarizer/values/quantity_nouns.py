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
_STATE_WORDS = frozenset({"dead", "killed", "injured", "wounded", "hurt", "missing", "deaths", "fatalities",
                          "morts", "mort", "blesses", "blesse", "tues", "tue", "disparus", "blessees", "mortes"})  # fmt: skip
_IRREGULAR = frozenset(
    """people men women children police feet teeth mice geese aircraft troops media criteria data
    personnel cattle firemen policemen firefighters staff fish sheep spacecraft clergy youth""".split()
)
_NOT_PLURAL = re.compile(r"(?:ss|us|is|'s)$")
_WINDOW = 5
_ONE_EN = re.compile(
    r"(?:\b(?:at least|only|just|more than|fewer than|less than|up to|about|over|nearly|almost|another|killed|least) )$"
)
_ONE_FR = re.compile(
    r"(?:\b(?:au moins|plus d'|moins d'|jusqu'a|seul(?:ement)?|pas moins d'|environ) ?)$"
)
_NOT_AFTER_ONE = frozenset(
    """another day thing side hand point way time of more way's who that which or and in on to as at
    can is was has would s""".split()
)


def _following(folded: str, at: int) -> list[tuple[str, int, int]]:
    """Return the next words up to a mark of punctuation: (word, start, end)."""
    found = []
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
    stop = STOPWORDS.get(language, frozenset())
    skip = SKIP_BEFORE_NOUN.get(language, frozenset())
    while words and words[0][0] in skip:
        words.pop(0)
    if not words:
        return None
    word, start, end = words[0]
    if word in _STATE_WORDS:
        after = words[1][0] if len(words) > 1 else ""
        if (
            language == "en"
            and word in {"injured", "wounded", "dead", "missing"}
            and _is_plural(after)
        ):
            return noun_unit(after, "en")
        return noun_unit(word, language)
    if word in stop or word in _STOP_EXTRA:
        return None
    first, last = folded.span(start, end)
    if language == "fr":
        plural = word[-1] in "sxz" or singular or text[first].isupper()
        return noun_unit(text[first:last], "fr") if plural else None
    if folded.text[at : at + 1] == "-":
        return (
            None if word in {"strong", "odd", "plus", "fold"} else noun_unit(word, "en")
        )  # "a two-carriage tram"
    return noun_unit(word, "en") if singular else _english_head(words, stop)


def _is_plural(word: str) -> bool:
    if word in _IRREGULAR:
        return True
    return len(word) > 2 and word.endswith("s") and not _NOT_PLURAL.search(word)  # noqa: PLR2004  "as", "is"


def _english_head(words: list[tuple[str, int, int]], stop: frozenset[str]) -> str | None:
    phrase = []
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
    """Tell whether "one", "un", "une", "a" is meant as a number where it stands."""
    word = folded[start:end]
    before, after = folded[max(0, start - 24) : start], folded[end:]
    following = _WORD.match(after)
    noun = following.group(1) if following else ""
    if noun in _STATE_WORDS or re.match(
        r"[ -](?:sur|in|out of) (?:deux|trois|quatre|cinq|dix|two|three|four|five|six|eight|ten|\d{1,2}|100)\b",
        after,
    ):
        return noun not in {"missing", "hurt"}
    if language == "fr":
        if _ONE_FR.search(before) or re.match(r" seule? ", after):
            return True
        return kind in {"duration", "age", "money"} and not re.match(
            r" (?:jour|journee)s?\b", after
        )
    if word != "one":
        return False
    if noun in _NOT_AFTER_ONE or re.search(
        r"\b(?:no|any|every|the|this|that|each|which|some) $", before
    ):
        return False
    if kind in {"duration", "age", "money", "measure"} or _ONE_EN.search(before):
        return noun not in {"of"}
    return is_person_noun(noun, "en") if noun else False
