"""Checking a name and the office that goes with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.extraction.evidence import Evidence, NumberedStatement, Statement
from summarizer.extraction.gates import Refusal, instruction, proper_names
from summarizer.extraction.grounding import Grounded
from summarizer.values.names import same_name
from summarizer.values.text import content_words

_NEAR = 90  # code points between a name and its office


@dataclass(frozen=True)
class FoundName:
    """Where the name stands, the role that stands beside it, and what was refused."""

    grounded: Grounded | None
    role: str | None = None
    refusal: Refusal | None = None


def check_name(evidence: Evidence, cited: Sequence[int], name: str, role: str | None) -> FoundName:
    """Find a sentence with the name and, if one was given, its role right beside it.

    The role is dropped, and reported as withheld, when no sentence puts it beside the name.
    """
    statement = evidence.claim(name)
    if not statement.names:
        return FoundName(None, refusal=Refusal("name_not_in_source", f"“{name}” is not a name"))
    if statement.names[0].kind in {"place", "organisation"}:
        return FoundName(None, refusal=Refusal("weak_support", f"“{name}” is not a person"))
    holding = [s for s in evidence.sentences if _holds(statement, s)]
    holding.sort(key=lambda s: (s.n not in cited, s.n == 0, s.n))
    if not holding:
        detail = f"“{name}” does not stand in the article"
        return FoundName(None, refusal=Refusal("name_not_in_source", detail))
    if role is None:
        return FoundName(_at(holding[0], cited))
    for sentence in holding:
        if _beside(statement, role, sentence):
            return FoundName(_at(sentence, cited), role)
    detail = f"nowhere is “{name}” called “{role}”"
    return FoundName(_at(holding[0], cited), None, Refusal("weak_support", detail))


def _at(sentence: NumberedStatement, cited: Sequence[int]) -> Grounded:
    return Grounded((sentence.n,), "cited" if sentence.n in cited else "realigned")


def _holds(name: Statement, sentence: NumberedStatement) -> bool:
    return (
        proper_names(name, [sentence]) is None
        and instruction(name, [sentence]) is None
        and any(same_name(name.names[0].raw, other.raw) for other in sentence.names)
    )


def _beside(name: Statement, role: str, sentence: NumberedStatement) -> bool:
    wanted = set(content_words(role, sentence.language))
    if not wanted:
        return False
    for other in sentence.names:
        if same_name(name.names[0].raw, other.raw):
            near = sentence.text[max(0, other.start - _NEAR) : other.end + _NEAR]
            if wanted <= set(content_words(near, sentence.language)):
                return True
    return False
