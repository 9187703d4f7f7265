"""Checking a name and the office that goes with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.extraction.apposition import Span, belongs
from summarizer.extraction.evidence import Evidence, NumberedStatement, Statement
from summarizer.extraction.gates import Refusal, instruction, marks
from summarizer.extraction.grounding import Grounded
from summarizer.extraction.people import tells_no_role
from summarizer.values.text import content_words, words

_NEAR = 90  # code points between a name and its office
_WIDEST = 4  # words of a text in which one content word of a role must stand


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
    if not name[:1].isupper():
        return FoundName(None, refusal=Refusal("name_not_in_source", f"“{name}” is not a name"))
    statement = evidence.claim(name, required=name)
    if statement.names and statement.names[0].kind in {"place", "organisation"}:
        return FoundName(None, refusal=Refusal("weak_support", f"“{name}” is not a person"))
    holding = [s for s in evidence.sentences if _places(statement, s)]
    holding = [s for s in holding if not (instruction(statement, [s]) or marks(statement, [s]))]
    holding.sort(key=lambda s: (s.n not in cited, s.n == 0, s.n))
    if not holding:
        detail = f"“{name}” does not stand in the article"
        return FoundName(None, refusal=Refusal("name_not_in_source", detail))
    if role is None:
        return FoundName(_at(holding[0], cited))
    for sentence in () if tells_no_role(role) else holding:
        if _beside(statement, role, sentence) and marks(evidence.claim(role), [sentence]) is None:
            return FoundName(_at(sentence, cited), role)
    detail = f"nowhere is “{name}” called “{role}”"
    return FoundName(_at(holding[0], cited), None, Refusal("weak_support", detail))


def _at(sentence: NumberedStatement, cited: Sequence[int]) -> Grounded:
    return Grounded((sentence.n,), "cited" if sentence.n in cited else "realigned")


def _places(name: Statement, sentence: NumberedStatement) -> list[tuple[int, int]]:
    """Where the words of the name stand in the sentence, one after the other."""
    tokens, length = words(sentence.text), len(name.required)
    return [
        (tokens[i].start, tokens[i + length - 1].end)
        for i in range(len(tokens) - length + 1)
        if [token.folded for token in tokens[i : i + length]] == name.required
        and tokens[i].text[:1].isupper()
    ]


def _beside(name: Statement, role: str, sentence: NumberedStatement) -> bool:
    """Tell whether the sentence calls the name that; the name of another stands between no more."""
    return any(
        max(own[0] - span[1], span[0] - own[1]) <= _NEAR and belongs(sentence.text, span, own)
        for own in _places(name, sentence)
        for span in (*_to_the_letter(role, sentence), *_told(role, sentence))
    )


def _to_the_letter(role: str, sentence: NumberedStatement) -> Iterator[Span]:
    """Yield where the words of a role stand one after the other."""
    if not content_words(role, sentence.language):
        return
    tokens, wanted = words(sentence.text), [token.folded for token in words(role)]
    for first in range(len(tokens) - len(wanted) + 1):
        found = tokens[first : first + len(wanted)]
        if [token.folded for token in found] == wanted:
            yield found[0].start, found[-1].end


def _told(role: str, sentence: NumberedStatement) -> Iterator[Span]:
    """Yield where the content words of a role stand together, in any order."""
    wanted = set(content_words(role, sentence.language))
    tokens = [
        (token.start, token.end, set(content_words(token.text, sentence.language)))
        for token in words(sentence.text)
    ]
    for first, (start, _, opening) in enumerate(tokens):
        missing = set(wanted)
        if not opening & missing:
            continue
        for _, end, stems in tokens[first : first + _WIDEST * len(wanted)]:
            missing -= stems
            if not missing:
                yield start, end
                break
