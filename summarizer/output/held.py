"""Hold the brief's own words against the passages it cites, by the gates claims passed.

A citation may be true to the letter and stand under words that say something else. So every
line is read again as a claim would be, over the cited sentences alone; quotations are copies,
and the headline and the lede say nothing an entry does not.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from functools import cache

from schemas.entries import Align
from summarizer.extraction.evidence import Evidence, Statement
from summarizer.extraction.gates import SUPPORT, refusals
from summarizer.extraction.gates.figures import moments, numbers
from summarizer.extraction.gates.naming import proper_names
from summarizer.extraction.gates.refusal import Refusal
from summarizer.extraction.grounding import ground
from summarizer.extraction.roles import check_name
from summarizer.extraction.summary import Citation
from summarizer.merging.brief import Brief, Entry
from summarizer.merging.lede import wording
from summarizer.output.citing import entries_of
from summarizer.output.failure import Failure
from summarizer.reading.article import Article
from summarizer.values.text import content_words

_SHOWN = 80  # code points of a text shown in a message
# The words code itself puts into a lede.
_FIXED = [text for each in (wording("en"), wording("fr")) for text in astuple(each)]


def check_words(brief: Brief, articles: Mapping[str, Article]) -> Iterator[Failure]:
    """Yield what the brief says in words of its own that its citations do not carry.

    Args:
        brief: The brief.
        articles: The sources read again, by id; an entry none of whose sources is there is left
            to the checks of sources.

    """

    @cache
    def evidence(source: str) -> Evidence:
        return Evidence(articles[source])

    overruled = {edit.entry for edit in brief.edits if edit.overruled is not None}
    for where, entry in entries_of(brief):
        passages = [
            _Passages(evidence(source), found) for source, found in _cited(entry, articles).items()
        ]
        if not passages or entry.id in overruled:
            continue
        reasons = [_refused(entry, each) for each in passages]
        if all(reasons):
            yield Failure(where=f"{where}.text", what="text_not_carried", detail=reasons[0] or "")
        if entry.said_by is not None and not any(_names(entry.said_by, each) for each in passages):
            detail = f"“{entry.said_by[:_SHOWN]}” is not named beside the cited passages"
            yield Failure(where=f"{where}.said_by", what="speaker_not_carried", detail=detail)
    for where, text, citations, told in _beside(brief):
        found = _by_source(citations, articles)
        passages = [_Passages(evidence(source), each) for source, each in found.items()]
        foreign = [p for p in passages if p.evidence.article.language != brief.language]
        if passages and not (
            any(told(text, each) for each in passages)
            or any(_renders(text, brief.language, each) for each in foreign)
        ):
            detail = f"“{text[:_SHOWN]}” is not what the cited passages say"
            yield Failure(where=where, what="text_not_carried", detail=detail)
    yield from _headline(brief)
    yield from _lede(brief)


class _Passages:
    """What an entry cites of one source: the spans, and the sentences they stand in."""

    def __init__(self, evidence: Evidence, citations: Sequence[Citation]) -> None:
        self.evidence = evidence
        self.citations = citations
        self.numbers = [
            sentence.n
            for sentence in evidence.article.sentences
            if any(sentence.start < c.end and c.start < sentence.end for c in citations)
        ]
        found = (evidence.get(n) for n in self.numbers)
        self.sentences = [sentence for sentence in found if sentence is not None]


def _cited(entry: Entry, articles: Mapping[str, Article]) -> dict[str, list[Citation]]:
    """Return the passages that support an entry, by source."""
    every = (*entry.citations, *(c for v in entry.variants for c in v.citations))
    return _by_source((c for c in every if c.stance == "supports"), articles)


def _by_source(
    citations: Iterable[Citation], articles: Mapping[str, Article]
) -> dict[str, list[Citation]]:
    found: dict[str, list[Citation]] = {}
    for citation in citations:
        if citation.source in articles:
            found.setdefault(citation.source, []).append(citation)
    return found


_Told = Callable[[str, _Passages], bool]
_NAMING = frozenset({"name", "role"})  # slots whose sides are people and offices


def _beside(brief: Brief) -> Iterator[tuple[str, str, Sequence[Citation], _Told]]:
    """Yield other wordings and sides of disagreements, with what they cite and must carry."""
    for where, entry in entries_of(brief):
        if entry.align is Align.CLAIM:
            for n, variant in enumerate(entry.variants):
                told = _names if variant.kind == "attribution" else _says
                yield f"{where}.variants[{n}].text", variant.text, variant.citations, told
    for position, conflict in enumerate(brief.conflicts):
        told = _names if conflict.slot in _NAMING else _says
        for n, side in enumerate(conflict.sides):
            yield f"conflicts[{position}].sides[{n}].text", side.text, side.citations, told


def _says(text: str, passages: _Passages) -> bool:
    return _carried(text, passages) is None


def _renders(text: str, language: str, passages: _Passages) -> bool:
    """Tell whether passages in another language carry the numbers, times and names of a text."""
    claim = Statement(text, language)
    gates = (numbers, moments, proper_names)
    return not any(gate(claim, passages.sentences) for gate in gates)


def _refused(entry: Entry, passages: _Passages) -> str | None:
    """Say why the cited passages of one source do not carry an entry's words; None when they do."""
    if entry.align is Align.QUOTE:
        copied = any(entry.text in citation.quote for citation in passages.citations)
        return None if copied else f"“{entry.text[:_SHOWN]}” is not what was said, to the letter"
    if entry.align is Align.NAME:
        named = check_name(passages.evidence, passages.numbers, entry.text, entry.role)
        return named.refusal.detail if named.refusal is not None else None
    return _carried(f"{entry.value} {entry.text}" if entry.value else entry.text, passages)


def _carried(text: str, passages: _Passages) -> str | None:
    """Say why passages of one source do not carry a text, each gate passed; None when they do."""
    claim = passages.evidence.claim(text)
    found = ground(passages.evidence, claim, passages.numbers, SUPPORT)
    if not isinstance(found, Refusal) and set(found.sentences) <= set(passages.numbers):
        return None
    together = next(refusals(claim, passages.sentences, SUPPORT), None)
    return together.detail if together is not None else None


def _names(speaker: str, passages: _Passages) -> bool:
    """Tell whether the words for somebody stand in the cited sentences."""
    language = passages.evidence.article.language
    there = {word for each in passages.sentences for word in content_words(each.text, language)}
    return set(content_words(speaker, language)) <= there


def _headline(brief: Brief) -> Iterator[Failure]:
    texts = {entry.text for _, entry in entries_of(brief)}
    titles = {source.title for source in brief.sources}
    if brief.headline and brief.headline not in texts | titles:
        detail = f"“{brief.headline[:_SHOWN]}” is no line of the brief and no title of a source"
        yield Failure(where="headline", what="text_not_carried", detail=detail)


def _lede(brief: Brief) -> Iterator[Failure]:
    """Check that a lede has no word, and so no number or name, that its entries do not have."""
    entries = {entry.id: entry for _, entry in entries_of(brief)}
    named = [name for source in brief.sources for name in (source.outlet or "", source.file)]
    fixed = {word for text in (*_FIXED, *named) for word in content_words(text, brief.language)}
    for n, sentence in enumerate(brief.lede):
        own = [entries[ident] for ident in sentence.entries if ident in entries]
        texts = [text for entry in own for text in _texts(entry)]
        texts += [
            text
            for conflict in brief.conflicts
            if set(conflict.entries) & set(sentence.entries)
            for side in conflict.sides
            for text in (side.text, side.value, side.said_by or "")
        ]
        there = fixed | {word for text in texts for word in content_words(text, brief.language)}
        foreign = [w for w in content_words(sentence.text, brief.language) if w not in there]
        if foreign:
            detail = f"{', '.join(foreign)[:_SHOWN]}: not in the entries it is made of"
            yield Failure(where=f"lede[{n}].text", what="text_not_carried", detail=detail)


def _texts(entry: Entry) -> Iterator[str]:
    yield from (entry.text, entry.said_by or "", entry.value or "", entry.role or "")
    for variant in entry.variants:
        yield variant.text
