"""Gates over words: quoted words, enough words, negation and what is only possible."""

import re
from collections.abc import Iterable, Sequence

from summarizer.extraction.evidence import Clause, NumberedStatement, Statement
from summarizer.extraction.gates.refusal import Refusal, coverage, translated
from summarizer.extraction.orders import is_order, is_under_order
from summarizer.values.text import (
    content_words,
    fold,
    is_negated,
    is_without,
    modality,
    quoted_spans,
)
from summarizer.values.wording import denied_words, find_word

_LEAST = 2  # content words, numbers and dates a claim holds at least
_HEADING_WORDS = 9  # words of a heading between paragraphs at most
_ANCHORS = 2  # values and names a translated claim must hold
_CLAUSE_MATCH = 0.7  # share of a clause's words that makes another clause its source
_DENIED_MATCH = 0.65  # share of a denied clause's words that makes another clause the same
_DENIED_WORDS = 2  # words it has at least
_DENIALS = frozenset("pas jamais aucun rien non no not never noth cannot".split())  # stems
_DENIES_A_WORD = re.compile(r"\bnon[ -](?!pas\b|plus\b|seulement\b)\w+e(?:e|es|s)?\b")
_THAT = re.compile(r"\b(?:que\b|qu['’]|that\b)")
_CLAUSE_WORDS = 2  # shorter clauses are too short to compare


def instruction(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """Text that gives orders to a model is not news."""
    spans = [(sentence.around, sentence.sentence) for sentence in sentences]
    ordered = any(is_under_order(text, span.start, span.end) for text, span in spans)
    if ordered or is_order(claim.text):
        return Refusal("instruction_like", "it reads like an order to a model")
    return None


def standing(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """A claim must say something: no bare term, no question, no heading between paragraphs."""
    if all(_is_heading(sentence) for sentence in sentences):
        return Refusal("weak_support", "it stands only in a heading")
    if len(claim.stems) + len(claim.quantities) + len(claim.dates) < _LEAST:
        return Refusal("weak_support", "it says too little to be checked")
    if claim.text.rstrip(' "»”').endswith("?"):
        return Refusal("weak_support", "it is a question")
    return None


def _is_heading(sentence: NumberedStatement) -> bool:
    """Tell whether a sentence other than the title is short and ends without a mark."""
    text = sentence.text.rstrip(" »”\"'’)")
    short = len(text.split()) <= _HEADING_WORDS
    return bool(sentence.n) and short and text[-1:] not in {".", "!", "?", "…", ":"}


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


def polarity(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """A clause must not drop or add a negation, nor turn what may be into what is."""
    if translated(claim, sentences):
        if _negated(claim) != any(c.negated for sentence in sentences for c in sentence.clauses):
            return Refusal("weak_support", "a negation differs there")
        return None
    sources = [clause for sentence in sentences for clause in sentence.clauses]
    if _turned(claim, sources):
        return Refusal("weak_support", "a negation differs there")
    return next(filter(None, (_differs(claim, clause, sources) for clause in claim.clauses)), None)


def _differs(claim: Statement, clause: Clause, sources: Sequence[Clause]) -> Refusal | None:
    """Compare one clause of the claim with the clause it was taken from, if there is one."""
    source = _source_of(clause, sources)
    if source is None:
        return None
    differs = source.negated != clause.negated and source.negated != _negated(claim)
    moved = _is_without(source, claim.clauses, claim.language) or _is_without(
        clause, sources, claim.language
    )
    if differs and not moved and not _leaves_out(claim, source):
        return Refusal("weak_support", "a negation differs there")
    if modality(source.text, claim.language) and not modality(claim.text, claim.language):
        return Refusal("weak_support", "there it is only possible")
    if source.text.rstrip(' "»”').endswith("?") and "?" not in claim.text:
        return Refusal("weak_support", "there it is a question")
    return None


def _leaves_out(claim: Statement, source: Clause) -> bool:
    """Tell whether a claim leaves out what a clause denies: "a war without glory", told as "war".

    Only where the clause says that something is absent, or denies one word ("non précisée").
    """
    if not (is_without(source.text, claim.language) or _DENIES_A_WORD.search(fold(source.text))):
        return False
    return not denied_words(source.text, claim.language) & claim.stems


def _turned(claim: Statement, sources: Sequence[Clause]) -> bool:
    """Tell whether a clause denied there is told as so, or one is denied that no clause denies."""
    denied = [clause for clause in sources if clause.negated]
    ours = [clause for clause in claim.clauses if clause.negated]
    unsaid = _stems(ours)
    said = claim.stems if not ours else _affirmed(claim)
    for clause in denied:
        own = clause.stems - _DENIALS
        told = len(own) >= _DENIED_WORDS and len(own & said) / len(own) >= _DENIED_MATCH
        kept = _leaves_out(claim, clause) or _is_without(clause, claim.clauses, claim.language)
        if told and len(own & unsaid) < len(own & said) and not kept:
            return True
    return not all(
        any(_denies_alike(clause, other, claim.language) for other in denied)
        for clause in ours
        if clause.stems - _DENIALS
    )


def _is_without(clause: Clause, others: Sequence[Clause], language: str) -> bool:
    """Tell whether all a clause denies is "without X", and another one has the same "without X"."""
    if not clause.negated or not is_without(clause.text, language):
        return False
    absent = denied_words(clause.text, language)
    return any(
        other.negated
        and is_without(other.text, language)
        and absent & denied_words(other.text, language)
        for other in others
    )


def _denies_alike(clause: Clause, other: Clause, language: str) -> bool:
    """Tell whether two clauses deny one thing: most words are the same, or all that is denied."""
    if _overlap(clause.stems, other.stems) >= _DENIED_MATCH:
        return True
    denied = denied_words(clause.text, language)
    return bool(denied) and all(find_word(word, other.text, language) for word in denied)


def _affirmed(claim: Statement) -> frozenset[str]:
    """Return the stems of what a claim does not deny; a denial reaches no further than "que"."""
    parts = [
        part
        for clause in claim.clauses
        for part in (_THAT.split(clause.text) if clause.negated else [clause.text])
    ]
    kept = [part for part in parts if not is_negated(part, claim.language)]
    return frozenset(stem for part in kept for stem in content_words(part, claim.language))


def _stems(clauses: Iterable[Clause]) -> frozenset[str]:
    return frozenset[str]().union(*(clause.stems for clause in clauses))


def _overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the share of the shorter of two clauses that the other has, negations aside."""
    one, other = first - _DENIALS, second - _DENIALS
    return len(one & other) / max(1, min(len(one), len(other)))


def _negated(claim: Statement) -> bool:
    return any(clause.negated for clause in claim.clauses)


def _source_of(clause: Clause, sources: Sequence[Clause]) -> Clause | None:
    """Return the clause that shares most words with this one, if it shares enough."""
    if len(clause.stems) < _CLAUSE_WORDS or not sources:
        return None
    best = max(sources, key=lambda other: len(other.stems & clause.stems))
    shared = len(best.stems & clause.stems) / len(clause.stems)
    return best if shared >= _CLAUSE_MATCH else None
