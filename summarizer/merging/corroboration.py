"""Looking for an entry in the sources whose own summary left it out.

A model that fills in a short form leaves most of an article out, and silence in the form is
not silence in the article. The same gates that hold a claim against its own article hold it
against every other one in the same language, more strictly.
"""

from collections.abc import Sequence

from schemas.entries import Align
from summarizer.extraction.evidence import Evidence
from summarizer.extraction.grounding import Grounded, ground
from summarizer.extraction.summary import Citation, Summary
from summarizer.extraction.voices import settle
from summarizer.merging.consensus import Settled
from summarizer.merging.quotes import contains, same_voice
from summarizer.reading.article import Article

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


def corroborate(settled: Sequence[Settled], summaries: Sequence[Summary]) -> None:
    """Add to each entry the citations of further sources that carry it."""
    evidences = {
        summary.source.id: Evidence(article_of(summary))
        for summary in summaries
        if summary.source.status == "used" and summary.sentences
    }
    for entry in settled:
        said = set(entry.sources())
        for ident, evidence in evidences.items():
            if ident not in said and evidence.article.language == entry.shown.language:
                entry.found.extend(_find(entry, evidence))


def _find(entry: Settled, evidence: Evidence) -> list[Citation]:
    claim = entry.shown.claim
    if claim.align is Align.QUOTE:
        return _find_quote(entry, evidence)
    if claim.align is Align.NAME:
        return _find_name(entry, evidence)
    text = claim.text
    statement = evidence.claim(text)
    grounded = ground(evidence, statement, (), FOUND)
    if not isinstance(grounded, Grounded):
        return []
    settled = settle(evidence, grounded.sentences, claim.said_by, statement)
    if settled.lost or settled.refusal is not None:
        return []
    return [_sentence(evidence, n) for n in sorted({*grounded.sentences, *settled.sentences})]


def _find_quote(entry: Settled, evidence: Evidence) -> list[Citation]:
    text = evidence.article.text
    for start, end in evidence.quotations:
        if not contains(text[start:end], entry.shown.claim.text):
            continue
        holding = [
            s.n for s in evidence.sentences if start < s.sentence.end and s.sentence.start < end
        ]
        settled = settle(evidence, holding, entry.shown.claim.said_by, None)
        if same_voice(settled.said_by, entry.shown.claim.said_by):
            return [cite(evidence.article, start, end)]
    return []


def _find_name(entry: Settled, evidence: Evidence) -> list[Citation]:
    wanted = evidence.claim(entry.shown.claim.text).tokens
    for sentence in evidence.sentences:
        if sentence.n and any(evidence.claim(name.raw).tokens == wanted for name in sentence.names):
            return [_sentence(evidence, sentence.n)]
    return []


def _sentence(evidence: Evidence, n: int) -> Citation:
    statement = evidence.get(n)
    if statement is None:
        raise KeyError(n)
    return cite(evidence.article, statement.sentence.start, statement.sentence.end)


def cite(article: Article, start: int, end: int) -> Citation:
    """Cite a span that code found."""
    return Citation(
        source=article.id,
        start=start,
        end=end,
        line=article.text.count("\n", 0, start) + 1,
        quote=article.text[start:end],
        grounding="realigned",
    )
