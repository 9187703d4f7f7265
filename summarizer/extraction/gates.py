"""The gates: what a set of sentences must carry before a claim may stand on it.

Each gate is a small function from a claim and its sentences to a `Refusal`, or None when the
claim passes. None of them is fuzzy: values are compared as values, names by their tokens.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from text_to_num import text2num

from summarizer.extraction.attribution import attributions
from summarizer.extraction.evidence import Clause, NumberedStatement, Statement
from summarizer.extraction.speech import INSTRUCTION
from summarizer.extraction.summary import Reason
from summarizer.values.dates import same_date
from summarizer.values.names import same_name, same_token
from summarizer.values.quantities import Carried, states
from summarizer.values.text import Token, content_words, fold, modality, quoted_spans, words
from summarizer.values.typed import Quantity

SUPPORT = 0.6  # share of a claim's content words its sentences must carry
_LEAST = 2  # content words, numbers and dates a claim holds at least
_ANCHORS = 2  # values and names a translated claim must hold
_FAR_BETTER = 2  # words by which another number's clause must fit better to be the right one
_CLAUSE_MATCH = 0.7  # share of a clause's words that makes another clause its source
_CLAUSE_WORDS = 2  # shorter clauses are too short to compare


@dataclass(frozen=True)
class Refusal:
    """Why a claim may not stand on some sentences."""

    reason: Reason
    detail: str


def numbers(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """Every quantity must stand in the sentences, with its bound and the noun it counts."""
    for quantity in claim.quantities:
        found = {states(sentence.quantities, quantity) for sentence in sentences}
        if Carried.CARRIED in found or (
            Carried.OTHER_UNIT in found and translated(claim, sentences)
        ):
            continue  # the noun a number counts cannot be compared across languages
        if Carried.OTHER_UNIT in found:
            return Refusal("unit_not_bound", f"“{quantity.raw}” counts something else there")
        if Carried.BOUND_LOST in found:
            return Refusal("number_not_in_source", f"“{quantity.raw}” is qualified there")
        return Refusal("number_not_in_source", f"“{quantity.raw}” does not stand there")
    taken = _value_spans(claim)
    stated = {word for sentence in sentences for word in [*sentence.tokens, *_runs(sentence.text)]}
    for token in words(claim.text):
        if any(start <= token.start < end for start, end in taken):
            continue
        for word in _runs(token.text) or _spelled(token.folded, claim.language):
            if word not in stated:
                return Refusal("number_not_in_source", f"“{token.text}” does not stand there")
    return None


def _value_spans(claim: Statement) -> list[tuple[int, int]]:
    return [(value.start, value.end) for value in [*claim.quantities, *claim.dates]]


def _runs(text: str) -> list[str]:
    return re.findall(r"\d+", text)


@lru_cache(maxsize=4096)
def _spelled(word: str, language: str) -> list[str]:
    """The word itself if it spells a number above one, as in "lap seven"."""
    try:
        value = text2num(word, language if language in {"en", "fr"} else "en")
    except ValueError:
        return []
    return [word] if value > 1 else []


def moments(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """Every date and time must stand in the sentences, no more precise than there."""
    for when in claim.dates:
        if not any(same_date(when, other) for s in sentences for other in s.dates):
            return Refusal("date_not_in_source", f"“{when.raw}” does not stand there")
    return None


def proper_names(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """Every token of every name, and every required word, must stand in the sentences."""
    tokens = [token for sentence in sentences for token in sentence.tokens]
    for word in claim.required:
        if not any(same_token(word, other) for other in tokens):
            return Refusal("name_not_in_source", f"“{word}” does not stand there")
    for name in claim.names:
        for token in words(name.raw):
            if not any(same_token(token.folded, other) for other in tokens):
                return Refusal("name_not_in_source", f"“{name.raw}” does not stand there")
    return None if translated(claim, sentences) else _capitals(claim, tokens)


def _capitals(claim: Statement, tokens: Sequence[str]) -> Refusal | None:
    """A capital inside a claim marks a name, also one the name reader does not know."""
    values = _value_spans(claim)
    tokens_here = words(claim.text)
    first = tokens_here[0] if tokens_here else None
    if first is not None and _foreign_opening(claim, first, tokens):
        return Refusal("name_not_in_source", f"“{first.text}” does not stand there")
    for before, token in pairwise(tokens_here):
        opens = any(mark in claim.text[before.end : token.start] for mark in '.!?:«“"‘—–(')
        inside = any(start <= token.start < end for start, end in values)
        if opens or inside or not token.text[:1].isupper():
            continue
        if not any(same_token(token.folded, other) for other in tokens):
            return Refusal("name_not_in_source", f"“{token.text}” does not stand there")
    return None


def _foreign_opening(claim: Statement, first: Token, tokens: Sequence[str]) -> bool:
    """Tell whether a claim opens with a capitalised word that its article never writes small."""
    return (
        first.start == 0
        and first.text[:1].isupper()
        and bool(content_words(first.text, claim.language))
        and first.folded not in claim.ordinary
        and not any(start <= 0 < end for start, end in _value_spans(claim))
        and not any(same_token(first.folded, other) for other in tokens)
    )


def binding(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """A number must not be moved to what another number of the sentence is said of.

    The clause of the claim that holds the number is compared with the clause that holds it in
    the sentence and with those that hold other numbers: one of these must not fit far better.
    """
    for quantity in claim.quantities:
        own = _clause_at(claim, quantity)
        held, others = set[frozenset[str]](), set[frozenset[str]]()
        for sentence in sentences:
            for stated in sentence.quantities:
                same = math.isclose(stated.number, quantity.number)
                (held if same else others).add(_clause_at(sentence, stated))
        if not held:
            continue
        fits = max(len(own & stems) for stems in held)
        elsewhere = max((len(own & stems) for stems in others - held), default=0)
        if elsewhere - fits >= _FAR_BETTER:
            return Refusal("unit_not_bound", f"“{quantity.raw}” is said of something else there")
    return None


def _clause_at(statement: Statement, quantity: Quantity) -> frozenset[str]:
    return next(
        (c.stems for c in statement.clauses if c.start <= quantity.start < c.end), statement.stems
    )


def quoted_words(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """Words a claim puts between quotation marks must stand there exactly, and be quoted."""
    spans = quoted_spans(claim.text)
    if not spans:
        return None
    texts = [_plain(sentence.text) for sentence in sentences]
    for start, end in spans:
        if not any(_plain(claim.text[start:end]) in text for text in texts):
            return Refusal("quote_not_found", f"“{claim.text[start:end]}” does not stand there")
    return None


def _plain(text: str) -> str:
    """Fold, and reduce everything but letters and digits to single spaces."""
    return f" {re.sub(r'[^0-9a-z]+', ' ', fold(text)).strip()} "


def speakers(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """Whoever the claim's own words make speak must be made to speak by the sentences."""
    claimed = [item for item in attributions(claim) if item.names]
    if not claimed:
        return None
    stated = [item for sentence in sentences for item in attributions(sentence)]
    named = [item for item in stated if item.names]
    for item in claimed:
        known = any(
            same_name(name.raw, other.raw)
            for name in item.names
            for said in named
            for other in said.names
        )
        if not known and named and not any(said.pronoun for said in stated):
            return Refusal("speaker_not_in_source", f"“{item.text}” does not say so there")
    return None


def agents(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """The name that opens a claim must not stand after its verb where another stands before."""
    if not claim.names or claim.names[0].start > 25:  # noqa: PLR2004  not the subject
        return None
    subject = claim.names[0]
    verb = next(
        (
            token
            for token in words(claim.text)
            if token.start >= subject.end and fold(token.text) not in _AUXILIARIES
        ),
        None,
    )
    if verb is None or not verb.text.islower():
        return None
    for sentence in sentences:
        places = [token.start for token in words(sentence.text) if token.folded == verb.folded]
        before = [name for at in places for name in sentence.names if name.end <= at]
        after = [name for at in places for name in sentence.names if name.start > at]
        if not places or any(same_name(subject.raw, name.raw) for name in before):
            return None
        if not before or not any(same_name(subject.raw, name.raw) for name in after):
            return None
    return Refusal("weak_support", f"there “{verb.text}” is not said of “{subject.raw}”")


_AUXILIARIES = frozenset(
    [
        "a",
        "ont",
        "avait",
        "avaient",
        "aura",
        "auront",
        "est",
        "sont",
        "etait",
        "etaient",
        "sera",
        "seront",
        "va",
        "vont",
        "doit",
        "doivent",
        "l",
        "s",
        "se",
        "n",
        "ne",
        "pas",
        "y",
        "en",
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "be",
        "been",
        "to",
    ]
)


def content(
    claim: Statement, sentences: Sequence[NumberedStatement], support: float
) -> Refusal | None:
    """Enough of the claim's content words must stand in the sentences.

    A translated claim shares no words with them; it must hold enough values and names instead.
    """
    if translated(claim, sentences):
        anchors = len(claim.quantities) + len(claim.dates) + len(claim.names)
        if anchors < _ANCHORS:
            return Refusal("weak_support", "a translation with too little to check it by")
        return None
    share = coverage(claim, sentences)
    if share < support:
        return Refusal("weak_support", f"only {share:.0%} of its words stand there")
    return None


def translated(claim: Statement, sentences: Sequence[NumberedStatement]) -> bool:
    """Tell whether the claim is in another language than the sentences."""
    return all(sentence.language != claim.language for sentence in sentences)


def coverage(claim: Statement, sentences: Sequence[NumberedStatement]) -> float:
    """Return the share of the claim's content words that the sentences contain, 0 to 1."""
    if not claim.stems:
        return 0.0
    stems = frozenset[str]().union(*(sentence.stems for sentence in sentences))
    return len(claim.stems & stems) / len(claim.stems)


def polarity(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """A clause must not drop or add a negation, nor turn what may be into what is."""
    if translated(claim, sentences):
        if _negated(claim) != any(c.negated for sentence in sentences for c in sentence.clauses):
            return Refusal("weak_support", "a negation differs there")
        return None
    sources = [clause for sentence in sentences for clause in sentence.clauses]
    for clause in claim.clauses:
        source = _source_of(clause, sources)
        if source is None:
            continue
        if source.negated != clause.negated and source.negated != _negated(claim):
            return Refusal("weak_support", "a negation differs there")
        if modality(source.text, claim.language) and not modality(claim.text, claim.language):
            return Refusal("weak_support", "there it is only possible")
        if source.text.rstrip(' "»”').endswith("?") and "?" not in claim.text:
            return Refusal("weak_support", "there it is a question")
    return None


def _negated(claim: Statement) -> bool:
    return any(clause.negated for clause in claim.clauses)


def _source_of(clause: Clause, sources: Sequence[Clause]) -> Clause | None:
    """Return the clause that shares most words with this one, if it shares enough."""
    if len(clause.stems) < _CLAUSE_WORDS or not sources:
        return None
    best = max(sources, key=lambda other: len(other.stems & clause.stems))
    shared = len(best.stems & clause.stems) / len(clause.stems)
    return best if shared >= _CLAUSE_MATCH else None


def standing(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """A claim must say something: no bare term, no question, nobody's "I" or "we"."""
    del sentences  # about the claim alone
    if len(claim.stems) + len(claim.quantities) + len(claim.dates) < _LEAST:
        return Refusal("weak_support", "it says too little to be checked")
    if claim.text.rstrip(' "»”').endswith("?"):
        return Refusal("weak_support", "it is a question")
    return None


def instruction(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """Text that gives orders to a model is not news."""
    for text in (claim.text, *(sentence.text for sentence in sentences)):
        if INSTRUCTION.search(text):
            return Refusal("instruction_like", "it reads like an order to a model")
    return None


def refusals(
    claim: Statement, sentences: Sequence[NumberedStatement], support: float
) -> Iterator[Refusal]:
    """Run the gates in order and yield each refusal; none means the sentences carry the claim."""
    for gate in (
        instruction,
        standing,
        numbers,
        binding,
        moments,
        proper_names,
        quoted_words,
        speakers,
        agents,
        polarity,
    ):
        refusal = gate(claim, sentences)
        if refusal is not None:
            yield refusal
    refusal = content(claim, sentences, support)
    if refusal is not None:
        yield refusal
