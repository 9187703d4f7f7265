"""Finding the sentences that carry a claim: the cited ones first, then any other.

The smallest set wins: one sentence before two. When the cited sentences fail and another of
the same article carries all of the claim, the citation moves there ("realigned"). A sentence
that names its subject only by a pronoun or an office is joined by the nearest earlier one
that gives the name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.extraction.evidence import Evidence, NumberedStatement, Statement
from summarizer.extraction.gates import Refusal, coverage, refusals
from summarizer.extraction.summary import Grounding
from summarizer.values.names import same_name

REALIGN_SUPPORT = 0.7  # a sentence the model did not name must carry more of the words
_ANTECEDENT_REACH = 4  # sentences looked back for the name behind a pronoun
_SUBJECT_BY = 25  # code points into a claim within which its subject begins
_JOINT_WORDS = 2  # content words each of two joined sentences must add
_POINTER = re.compile(
    r"\b(?:il|elle|ils|elles|ce dernier|cette dernière|he|she|they|the latter|"
    r"(?:le|la|les|the) (?:\w+[\s-]){0,2}?(?:président|présidente|ministre|chef|cheffe|maire|"
    r"porte-parole|directeur|directrice|procureur|procureure|secrétaire|conseiller|conseillère|"
    r"locataire|dirigeant|responsable|president|minister|mayor|spokesman|spokeswoman|director|"
    r"chief|prosecutor|secretary|leader|adviser|driver|candidate|republican|democrat))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Grounded:
    """The sentences that carry a claim, by number, in text order."""

    sentences: tuple[int, ...]
    grounding: Grounding


def ground(
    evidence: Evidence, claim: Statement, cited: Sequence[int], support: float
) -> Grounded | Refusal:
    """Return the sentences that carry `claim`, or the first reason why the cited ones do not.

    Args:
        evidence: The article.
        claim: The claim's text, read like a sentence of the article.
        cited: The sentence numbers the model gave, known ones only.
        support: Share of content words the sentences must carry.

    """
    named = [sentence for n in cited if (sentence := evidence.get(n)) is not None]
    for group in _cited_groups(evidence, claim, named):
        if _carries(claim, group, support):
            return Grounded(_numbers(group), "cited")
    nearest = named[0].n if named else 0
    wanted = max(support, REALIGN_SUPPORT)
    for group in _other_groups(evidence, claim, nearest, wanted):
        if _carries(claim, group, wanted):
            return Grounded(_numbers(group), "realigned")
    if not named:
        return Refusal("unknown_sentence", "it names no sentence of this article")
    return next(refusals(claim, named, support), Refusal("weak_support", "spread too thin"))


def _carries(claim: Statement, group: Sequence[NumberedStatement], support: float) -> bool:
    return next(refusals(claim, group, support), None) is None


def _numbers(group: Sequence[NumberedStatement]) -> tuple[int, ...]:
    return tuple(sorted(sentence.n for sentence in group))


def _cited_groups(
    evidence: Evidence, claim: Statement, named: Sequence[NumberedStatement]
) -> Iterator[list[NumberedStatement]]:
    """Each cited sentence alone, best first; then with its antecedent; then cited pairs."""
    ranked = sorted(named, key=lambda s: (-coverage(claim, [s]), s.n))
    for sentence in ranked:
        yield [sentence]
    for sentence in ranked:
        yield from _with_antecedent(evidence, claim, sentence)
    for i, first in enumerate(ranked):
        for second in ranked[i + 1 :]:
            if _each_adds(claim, first, second):
                yield [first, second]


def _other_groups(
    evidence: Evidence, claim: Statement, nearest: int, support: float
) -> Iterator[list[NumberedStatement]]:
    """Yield every sentence that carries enough words; the title comes last."""
    likely = [s for s in evidence.around(nearest) if coverage(claim, [s]) >= support]
    own = evidence.get(nearest)
    if own is not None and coverage(claim, [own]) >= support:
        likely.insert(0, own)
    likely.sort(key=lambda s: (s.n == 0, -coverage(claim, [s])))
    for sentence in likely:
        yield [sentence]
    for sentence in likely:
        yield from _with_antecedent(evidence, claim, sentence)


def _each_adds(claim: Statement, first: NumberedStatement, second: NumberedStatement) -> bool:
    """Tell whether two sentences each carry words of the claim the other lacks.

    Neighbours only: a claim put together from distant sentences joins what no sentence joins.
    """
    ours = claim.stems
    return (
        abs(first.n - second.n) == 1
        and len((first.stems - second.stems) & ours) >= _JOINT_WORDS
        and len((second.stems - first.stems) & ours) >= _JOINT_WORDS
    )


def _with_antecedent(
    evidence: Evidence, claim: Statement, sentence: NumberedStatement
) -> Iterator[list[NumberedStatement]]:
    """Yield the sentence with the earlier one that names whom its pronoun or office means."""
    if not claim.names or not _POINTER.search(sentence.text):
        return
    missing = [
        name
        for name in claim.names
        if not any(same_name(name.raw, own.raw) for own in sentence.names)
    ]
    foreign = [
        name
        for name in sentence.names
        if name.kind == "person" and not any(same_name(name.raw, own.raw) for own in claim.names)
    ]
    if len(missing) != 1 or missing[0].start > _SUBJECT_BY or foreign:
        return
    for n in range(sentence.n - 1, max(-1, sentence.n - 1 - _ANTECEDENT_REACH), -1):
        earlier = evidence.get(n)
        people = [name for name in earlier.names if name.kind == "person"] if earlier else []
        if earlier is None or not people:
            continue
        if same_name(people[0].raw, missing[0].raw):
            yield [earlier, sentence]
        return
