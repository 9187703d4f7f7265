"""Looking for an entry in the sources whose own summary left it out.

A model that fills in a short form leaves most of an article out, and silence in the form is
not silence in the article. The same gates that hold a claim against its own article hold it
against every other one in the same language, more strictly.
"""

import re
from collections.abc import Collection, Sequence

from schemas.entries import Align
from summarizer.extraction.citing import cite_sentence, cite_span
from summarizer.extraction.evidence import Evidence, Statement
from summarizer.extraction.grounding import Grounded, ground
from summarizer.extraction.summary import Citation, Claim, Summary
from summarizer.extraction.voices import settle
from summarizer.merging.consensus import Settled
from summarizer.merging.fates import fate, fate_in
from summarizer.merging.index import SourceIndex
from summarizer.merging.lexicon import OF_PEOPLE
from summarizer.merging.quotes import contains
from summarizer.merging.speakers import Offices, one_voice
from summarizer.merging.traits import tells
from summarizer.reading.article import Article
from summarizer.values.quantities import compatible
from summarizer.values.text import content_words, words
from summarizer.values.typed import Quantity, When

_TELLING = 3  # content words, numbers and dates below which words found elsewhere prove nothing
# A sentence that tells of a denial also holds the words denied.
_DENIES = re.compile(
    r"\b(?:contredi\w*|contest\w+|dément\w*|ni(?:e|ent|é)|réfut\w+|contradict\w*|disput\w+|"
    r"den(?:y|ies|ied|ying)|reject\w*|refut\w+)\b",
    re.IGNORECASE,
)
FOUND = 0.8  # share of the entry's words one sentence of another source must carry


def article_of(summary: Summary) -> Article:
    """Return the article a summary was made from, as far as the gates need it."""
    source = summary.source
    return Article(
        id=source.id,
        file=source.file,
        language=source.language,
        published=source.published,
        text=summary.text,
        sentences=summary.sentences,
        removed=summary.removed,
    )


def evidences(summaries: Sequence[Summary]) -> dict[str, Evidence]:
    """Return the sentences of every used source, by its id, ready for the gates."""
    return {
        summary.source.id: Evidence(article_of(summary))
        for summary in summaries
        if summary.source.status == "used" and summary.sentences
    }


def corroborate(settled: Sequence[Settled], index: SourceIndex, offices: Offices = ()) -> None:
    """Add to each entry the citations of further sources that carry it."""
    for entry in settled:
        said = set(entry.sources())
        likely = _likely(entry, index)
        for ident, evidence in index.sources.items():
            if ident not in likely or ident in said:
                continue
            if evidence.article.language == entry.shown.language:
                entry.found.extend(_find(entry, evidence, offices))


def _likely(entry: Settled, index: SourceIndex) -> Collection[str]:
    """Return the sources that may carry an entry; no other can."""
    claim = entry.shown.claim
    if claim.align is Align.QUOTE:
        return index.quoting(claim.text)
    if claim.align is Align.NAME:
        return index.writing(claim.text)
    stems = frozenset(content_words(_looked_for(claim), entry.shown.language))
    return index.covering(stems, FOUND)


def _looked_for(claim: Claim) -> str:
    return claim.whole() if _measured(claim) else claim.text


def _measured(claim: Claim) -> bool:
    return any(isinstance(value, Quantity | When) for value in claim.values)


def naming(name: str, index: SourceIndex) -> list[Citation]:
    """Cite the first sentence of every source that writes `name` in full."""
    return [
        cite_sentence(index.sources[ident], n, "realigned")
        for ident, n in index.writing(name).items()
    ]


def _find(entry: Settled, evidence: Evidence, offices: Offices) -> list[Citation]:
    claim = entry.shown.claim
    if claim.align is Align.QUOTE:
        return _find_quote(entry, evidence, offices)
    if claim.align is Align.NAME:
        return _find_name(entry, evidence)
    place = claim.value if claim.value and not _measured(claim) else ""
    statement = evidence.claim(_looked_for(claim), required=place)
    grounded = ground(evidence, statement, (), FOUND)
    if not isinstance(grounded, Grounded) or _proves_little(statement, grounded, evidence):
        return []
    texts = [sentence.text for n in grounded.sentences if (sentence := evidence.get(n))]
    if not tells(claim.text, " ".join(texts)) or not _of_one_fate(entry, grounded, evidence):
        return []
    settled = settle(evidence, grounded.sentences, claim.said_by, statement)
    if settled.lost or settled.refusal is not None:
        return []
    numbers = sorted({*grounded.sentences, *settled.sentences})
    return [cite_sentence(evidence, n, "realigned") for n in numbers]


def _of_one_fate(entry: Settled, grounded: Grounded, evidence: Evidence) -> bool:
    """Tell whether the sentences count the same people: five dead are not five trapped."""
    there = [
        (quantity, fate_in(sentence.text, quantity))
        for n in grounded.sentences
        if (sentence := evidence.get(n))
        for quantity in sentence.quantities
    ]
    return all(
        any(compatible(quantity, other) and theirs == became for other, theirs in there)
        for quantity in entry.shown.quantities
        if (became := fate(entry.shown, quantity)) in OF_PEOPLE
    )


def _proves_little(statement: Statement, grounded: Grounded, evidence: Evidence) -> bool:
    """Tell whether the words found may stand there by chance, or only to be denied."""
    if len(statement.stems) + len(statement.quantities) + len(statement.dates) < _TELLING:
        return True
    texts = [sentence.text for n in grounded.sentences if (sentence := evidence.get(n))]
    denied = any(_DENIES.search(text) for text in texts)
    return denied and not _DENIES.search(statement.text)


def _find_quote(entry: Settled, evidence: Evidence, offices: Offices) -> list[Citation]:
    text = evidence.article.text
    for start, end in evidence.quotations:
        if not contains(text[start:end], entry.shown.claim.text):
            continue
        settled = settle(evidence, evidence.holding(start, end), entry.shown.claim.said_by, None)
        if one_voice(settled.said_by, entry.shown.claim.said_by, offices):
            return [cite_span(evidence.article, start, end, "realigned")]
    return []


def _find_name(entry: Settled, evidence: Evidence) -> list[Citation]:
    n = _first_with(entry.shown.claim.text, evidence)
    return [] if n is None else [cite_sentence(evidence, n, "realigned")]


def _first_with(name: str, evidence: Evidence) -> int | None:
    """Return the number of the first sentence of the text that writes the name in full."""
    wanted = [token.folded for token in words(name)]
    for sentence in evidence.sentences:
        written = ([token.folded for token in words(found.raw)] for found in sentence.names)
        if sentence.n and wanted in written:
            return sentence.n
    return None
