"""Running the gates on one planted claim, and saying whether they did right."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from schemas.entries import Fact, Quote
from schemas.event import EventSummary
from summarizer.evaluation.faults.claims import Reading, Truth
from summarizer.evaluation.faults.figures import all_values
from summarizer.evaluation.faults.naming import same_name
from summarizer.evaluation.faults.text import content, words
from summarizer.extraction.check import Checked
from summarizer.extraction.summary import Claim
from summarizer.reading.article import Article

Check = Callable[[Article, BaseModel], Checked]
Outcome = Literal["withheld", "corrected", "missed", "kept", "realigned", "lost", "wrong citation"]
RIGHT: frozenset[Outcome] = frozenset({"withheld", "corrected"})
CARRIES = 0.8  # share of a claim's words another sentence needs to carry it as well


@dataclass(frozen=True, slots=True)
class Case:
    """A claim to put before the gates.

    Attributes:
        kind: "control", "control quote", or the name of a mutation.
        how: Which form of it.
        truth: The claim before the change.
        text: The claim as planted; empty for a quotation, whose words code copies.
        said_by: Its speaker, or None.
        sentences: The numbers the model would give.
        needle: What makes it false; empty when it is true.

    """

    reading: Reading
    kind: str
    how: str
    truth: Truth
    text: str
    said_by: str | None
    sentences: list[int]
    needle: str

    def answer(self) -> EventSummary:
        """Return the form with this claim alone."""
        if self.kind == "control quote":
            quote = Quote(sentences=self.sentences, speaker=self.said_by or "")
            return EventSummary(facts=[], quotes=[quote], people=[])
        fact = Fact(
            sentences=self.sentences, text=self.text, said_by=self.said_by, mode=self.truth.mode
        )
        return EventSummary(facts=[fact], quotes=[], people=[])

    def true_answer(self) -> EventSummary:
        """Return the form with the claim before the change, its own sentence and speaker."""
        truth = self.truth
        fact = Fact(
            sentences=[truth.n],
            text=truth.text,
            said_by=truth.speaker if self.said_by else None,
            mode=truth.mode,
        )
        return EventSummary(facts=[fact], quotes=[], people=[])


@dataclass(frozen=True, slots=True)
class Result:
    """What the gates made of a case.

    Attributes:
        telling: Whether the claim was kept before the change; a fault in one that was withheld
            anyway proves nothing. Always true for unchanged claims.
        reason: The first reason code given, or "".

    """

    case: Case
    outcome: Outcome
    right: bool
    telling: bool
    reason: str
    detail: str


def judge(case: Case, check: Check) -> Result:
    """Run `check` on `case`.

    A planted fault is caught when it is withheld, or kept without the words that make it false.
    A true claim is right when it is kept, and one with a wrong sentence number when it is kept
    and cites a sentence that carries it.
    """
    checked = check(case.reading.article, case.answer())
    outcome = _outcome(case, checked.claims)
    right = outcome in RIGHT if case.needle else outcome in {"kept", "realigned"}
    first = checked.withheld[0] if checked.withheld else None
    unchanged = case.kind.startswith("control")
    return Result(
        case=case,
        outcome=outcome,
        right=right,
        telling=unchanged or bool(check(case.reading.article, case.true_answer()).claims),
        reason=first.reason if first else "",
        detail=first.detail if first else "",
    )


def _outcome(case: Case, claims: list[Claim]) -> Outcome:
    if case.needle:
        if not claims:
            return "withheld"
        return "missed" if any(_carries_fault(case, claim) for claim in claims) else "corrected"
    if not claims:
        return "lost"
    if case.kind == "wrong sentence":
        return (
            "realigned" if any(_well_cited(case, claim) for claim in claims) else "wrong citation"
        )
    return "kept"


def _carries_fault(case: Case, claim: Claim) -> bool:
    if case.kind == "speaker":
        said_by, true = claim.said_by or "", case.truth.speaker or ""
        return same_name(said_by, case.needle) and not same_name(said_by, true)
    return words(case.needle) == [] or _has_run(words(claim.text), words(case.needle))


def _has_run(words: list[str], run: list[str]) -> bool:
    return any(words[i : i + len(run)] == run for i in range(len(words) - len(run) + 1))


def _well_cited(case: Case, claim: Claim) -> bool:
    """Tell whether a citation covers the claim's own sentence, or one that carries it as well."""
    own = next(s for s in case.reading.article.sentences if s.n == case.truth.n)
    needed, values = content(case.text), all_values(case.text)
    for citation in claim.citations:
        if citation.start < own.end and own.start < citation.end:
            return True
        cited = content(citation.quote)
        if values <= all_values(citation.quote) and len(needed & cited) >= CARRIES * len(needed):
            return True
    return False
