"""Gate over wording: what a claim says with words of its own, and whether it joins distant words.

A claim may leave words out and turn them round. It may use a word of its own only where the rest
of it stands close together in the sentences: there the word retells, elsewhere it invents.
The limits were chosen on one half of RTE3 and WiCE (docs/decisions/0010-support-gate.md).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.extraction.evidence import NumberedStatement, Statement
from summarizer.extraction.gates.refusal import Refusal, translated, value_spans
from summarizer.values.folding import fold
from summarizer.values.wording import find_word, forms, is_light, likes, opposites, telling_words

_CLOSE = 1.5  # words of the sentences for each the claim takes, among which one may be its own
_PLAIN_SHARE = 4  # one word in four that is neither name nor value may be the claim's own
_NEXT = 1.0  # where the others stand side by side,
_NEXT_SHARE = 3  # one in three
_LONG = 12  # words of a claim put together from longer stretches
_LONG_CLOSE = 3.0
_AROUND_CLOSE = 3.0  # the same, among which a noun may come from elsewhere in the article
_COPULA_CLOSE = 1.5  # "X is a Y": both must stand close together
_COPULA = re.compile(
    r"\b(?:s'appell\w+|(?:is|are|was|were) (?:called|named)|"
    r"(?:est|etait|sera|fut|sont|etaient|seront|furent|is|was|are|were|will be)"
    r"\s(?:un|une|le|la|les|l'|des|the|an?|one of))\b"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """How a claim's telling words stand in some sentences.

    Attributes:
        words: How many the claim has.
        plain: Those of them that are neither in a name nor in a value.
        own: Those that do not stand there; light words, and nouns of the article, aside.
        spread: Length of the shortest stretch that holds all the others, for each of them.

    """

    words: int
    plain: int
    own: tuple[str, ...]
    spread: float


def wording(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """A claim's own words must be few, and its other words must stand close together."""
    if translated(claim, sentences):
        return None
    read = read_wording(claim, sentences)
    against = _opposite(claim, sentences)
    if against is not None:
        return Refusal("weak_support", f"“{against[0]}” is against “{against[1]}” there")
    if len(read.own) > _allowed(read):
        listed = ", ".join(f"“{word}”" for word in read.own)
        return Refusal("weak_support", f"{listed} not said there")
    if _COPULA.search(fold(claim.text)) and read.spread > _COPULA_CLOSE:
        return Refusal("weak_support", "what it equates stands far apart there")
    return None


def _allowed(read: Wording) -> int:
    if read.spread <= _NEXT:
        return read.plain // _NEXT_SHARE
    close = _LONG_CLOSE if read.words >= _LONG else _CLOSE
    return read.plain // _PLAIN_SHARE if read.spread <= close else 0


def read_wording(claim: Statement, sentences: Sequence[NumberedStatement]) -> Wording:
    """Compare the words of a claim with those of its sentences, one language on both sides."""
    language = claim.language
    ours = telling_words(claim.text, language)
    text = "\n".join(sentence.text for sentence in sentences)
    places = [sorted(find_word(word.text, text, language)) for word in ours]
    spans = [*value_spans(claim), *((name.start, name.end) for name in claim.names)]
    plain = [not any(first <= word.start < last for first, last in spans) for word in ours]
    taken = [found for found in places if found]
    spread = _shortest(taken) / len(taken) if taken else 0.0
    own = [
        word
        for word, found, counts in zip(ours, places, plain, strict=True)
        if counts and not found and not is_light(word.text, language)
    ]
    if spread <= _AROUND_CLOSE:
        own = [word for word in own if not (word.noun and _stands_around(word.text, sentences))]
    return Wording(
        words=len(ours),
        plain=sum(plain),
        own=tuple(word.text for word in own),
        spread=spread,
    )


def _stands_around(word: str, sentences: Sequence[NumberedStatement]) -> bool:
    """Tell whether the article has the word elsewhere: "he" may be retold as "the mayor"."""
    return any(find_word(word, sentence.around, sentence.language) for sentence in sentences)


def _shortest(places: Sequence[Sequence[int]]) -> int:
    """Return the length of the shortest stretch that holds a place of every word."""
    marks = sorted((at, word) for word, found in enumerate(places) for at in found)
    counts, missing, first, best = [0] * len(places), len(places), 0, marks[-1][0] + 1
    for at, word in marks:
        missing -= not counts[word]
        counts[word] += 1
        while not missing:
            best = min(best, at - marks[first][0] + 1)
            counts[marks[first][1]] -= 1
            missing += not counts[marks[first][1]]
            first += 1
    return best


def _opposite(claim: Statement, sentences: Sequence[NumberedStatement]) -> tuple[str, str] | None:
    """Return a word the sentences do not have, and one of theirs it is against.

    That is a word of opposite meaning, or one of like meaning that they deny.
    """
    language = claim.language
    text = "\n".join(sentence.text for sentence in sentences)
    denied = [
        word
        for sentence in sentences
        for clause in sentence.clauses
        if clause.negated
        for word in telling_words(clause.text, language)
    ]
    affirmed = not any(clause.negated for clause in claim.clauses)
    for word in telling_words(claim.text, language):
        if find_word(word.text, text, language):
            continue
        against = opposites(word.text, language)
        alike = likes(word.text, language) if affirmed else frozenset[str]()
        for others, words in ((telling_words(text, language), against), (denied, alike)):
            for other in others:
                if forms(other.text, language) & words:
                    return word.text, other.text
    return None
