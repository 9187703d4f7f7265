"""Citing: spans and sentences of an article as citations, to the letter."""

from summarizer.extraction.evidence import Evidence
from summarizer.extraction.summary import Citation, Grounding
from summarizer.reading.article import Article


def cite_span(article: Article, start: int, end: int, grounding: Grounding) -> Citation:
    """Cite the code points `start` to `end` of an article."""
    return Citation(
        source=article.id,
        start=start,
        end=end,
        line=article.text.count("\n", 0, start) + 1,
        quote=article.text[start:end],
        grounding=grounding,
    )


def cite_sentence(evidence: Evidence, n: int, grounding: Grounding) -> Citation:
    """Cite sentence `n` whole; raises KeyError when the article has none of that number."""
    statement = evidence.get(n)
    if statement is None:
        raise KeyError(n)
    span = statement.sentence
    return cite_span(evidence.article, span.start, span.end, grounding)
