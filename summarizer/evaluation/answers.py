"""Checked summaries without a model: an answer given for an article, held by the real gates."""

from schemas.event import EventSummary
from summarizer.extraction.check import check_answer
from summarizer.extraction.forms import field_infos, form_name
from summarizer.extraction.summary import RunInfo, Source, Summary
from summarizer.reading.article import Article


def summary_of(article: Article, answer: EventSummary, info: RunInfo) -> Summary:
    """Return what `extract` would write for `article` had a model given this answer."""
    checked = check_answer(article, answer)
    return Summary(
        source=Source.of(article),
        text=article.text,
        sentences=article.sentences,
        language=article.language,
        form=form_name(EventSummary),
        fields=field_infos(EventSummary),
        claims=checked.claims,
        withheld=checked.withheld,
        removed=article.removed,
        run=info,
    )
