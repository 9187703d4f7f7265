"""Why a claim may not stand on some sentences, and what every gate needs to know of the two."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.extraction.evidence import NumberedStatement, Statement
from summarizer.extraction.summary import Reason


@dataclass(frozen=True)
class Refusal:
    """One gate's answer: the reason code and, for a person, what is missing."""

    reason: Reason
    detail: str


def translated(claim: Statement, sentences: Sequence[NumberedStatement]) -> bool:
    """Tell whether the claim is in another language than the sentences."""
    return all(sentence.language != claim.language for sentence in sentences)


def coverage(claim: Statement, sentences: Sequence[NumberedStatement]) -> float:
    """Return the share of the claim's content words that the sentences contain, 0 to 1."""
    if not claim.stems:
        return 0.0
    stems = frozenset[str]().union(*(sentence.stems for sentence in sentences))
    return len(claim.stems & stems) / len(claim.stems)


def value_spans(claim: Statement) -> list[tuple[int, int]]:
    """Return where the claim's quantities and dates stand, in code points."""
    spans = [(quantity.start, quantity.end) for quantity in claim.quantities]
    return [*spans, *((when.start, when.end) for when in claim.dates)]
