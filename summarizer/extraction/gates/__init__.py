"""The gates: what a set of sentences must carry before a claim may stand on it.

Each gate is a small function from a claim and its sentences to a `Refusal`, or None when the
claim passes. None of them is fuzzy: values are compared as values, names by their tokens.
"""

from collections.abc import Iterator, Sequence

from summarizer.extraction.evidence import NumberedStatement, Statement
from summarizer.extraction.gates.actors import actors
from summarizer.extraction.gates.changes import changes
from summarizer.extraction.gates.figures import binding, moments, numbers
from summarizer.extraction.gates.links import links
from summarizer.extraction.gates.marks import marks
from summarizer.extraction.gates.meaning import (
    content,
    instruction,
    polarity,
    quoted_words,
    standing,
)
from summarizer.extraction.gates.naming import agents, proper_names, speakers
from summarizer.extraction.gates.reach import reach
from summarizer.extraction.gates.reality import reality
from summarizer.extraction.gates.refusal import Refusal, coverage
from summarizer.extraction.gates.relations import relations
from summarizer.extraction.gates.tense import tense
from summarizer.extraction.gates.wording import wording

__all__ = ["SUPPORT", "Refusal", "coverage", "instruction", "marks", "refusals"]

SUPPORT = 0.6  # share of a claim's content words its sentences must carry


def refusals(
    claim: Statement, sentences: Sequence[NumberedStatement], support: float
) -> Iterator[Refusal]:
    """Run the gates in order and yield each refusal; none means the sentences carry the claim."""
    for gate in (
        instruction,
        marks,
        standing,
        numbers,
        binding,
        moments,
        proper_names,
        quoted_words,
        speakers,
        agents,
        polarity,
        relations,
        reach,
        reality,
        tense,
        actors,
        links,
        changes,
    ):
        refusal = gate(claim, sentences)
        if refusal is not None:
            yield refusal
    for refusal in (content(claim, sentences, support), wording(claim, sentences)):
        if refusal is not None:
            yield refusal
