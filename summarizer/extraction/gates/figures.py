"""Gates over values: numbers with what they count, and dates."""

import math
import re
from collections.abc import Sequence

from text_to_num import text2num

from summarizer.extraction.evidence import NumberedStatement, Statement
from summarizer.extraction.gates.refusal import Refusal, translated, value_spans
from summarizer.values.dates import same_date
from summarizer.values.memo import remembered
from summarizer.values.quantities import Carried, states
from summarizer.values.text import words
from summarizer.values.typed import Quantity

_WEEKDAYS = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_FAR_BETTER = 2  # words by which another number's clause must fit better to be the right one


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
    taken = value_spans(claim)
    stated = {word for sentence in sentences for word in [*sentence.tokens, *_runs(sentence.text)]}
    for token in words(claim.text):
        if any(start <= token.start < end for start, end in taken):
            continue
        for word in _runs(token.text) or _spelled(token.folded, claim.language):
            if word not in stated:
                return Refusal("number_not_in_source", f"“{token.text}” does not stand there")
    return None


def _runs(text: str) -> list[str]:
    return re.findall(r"\d+", text)


@remembered(4096)
def _spelled(word: str, language: str) -> list[str]:
    """The word itself if it spells a number above one, as in "lap seven"."""
    try:
        value = text2num(word, language if language in {"en", "fr"} else "en")
    except ValueError:
        return []
    return [word] if value > 1 else []


def binding(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """A number must not be moved to what another number of the sentence is said of.

    The clause of the claim that holds the number is compared with the clause that holds it in
    the sentence and with those that hold other numbers: one of these must not fit far better.
    """
    for quantity in claim.quantities:
        own = _clause_at(claim, quantity)
        beside = [other.number for other in claim.quantities if _clause_at(claim, other) == own]
        held, others = set[frozenset[str]](), set[frozenset[str]]()
        for sentence in sentences:
            for stated in sentence.quantities:
                if math.isclose(stated.number, quantity.number):
                    held.add(_clause_at(sentence, stated))
                elif stated.number not in beside:  # else the claim has put two clauses together
                    others.add(_clause_at(sentence, stated))
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


def moments(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """Every date and time must stand in the sentences, no more precise than there."""
    for when in claim.dates:
        if not any(same_date(when, other) for s in sentences for other in s.dates):
            return Refusal("date_not_in_source", f"“{when.raw}” does not stand there")
    return None if translated(claim, sentences) else _weekdays(claim, sentences)


def _weekdays(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """A day of the week must not replace another beside the same date."""
    stated = {day for sentence in sentences for day in _WEEKDAYS & set(sentence.tokens)}
    for day in _WEEKDAYS & set(claim.tokens):
        if stated and day not in stated:
            return Refusal("date_not_in_source", f"“{day}” does not stand there")
    return None
