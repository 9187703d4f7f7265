"""One article with all that was drawn from it, and the text exactly as the model saw it."""

from fastapi import Request, Response

from summarizer.desk.pages.brief import pane_of, places
from summarizer.desk.rendering import page, words_for
from summarizer.desk.versions import asked_for
from summarizer.output.citing import numbers_of
from summarizer.output.labels import title_of
from summarizer.reading.visible import visible
from summarizer.review.proving import article_behind
from summarizer.review.standing import standing
from summarizer.store.connect import Store


def show(request: Request, event: str, source: str, version: str = "") -> Response:
    """Show an article: its text with the cited spans, its claims, those withheld."""
    store: Store = request.app.state.store
    with store.reading() as connection:
        stands = standing(connection, event)
        looked_at = asked_for(connection, stands, version)
    brief = looked_at.brief
    numbers = numbers_of(brief)
    pane = pane_of(store, looked_at, source, numbers)
    with store.reading() as connection:
        article = article_behind(connection, looked_at, source)
    language = words_for(request).language
    drawn = [
        (title_of(brief, field, language), entry, citations)
        for field, entries in brief.fields.items()
        for entry in entries
        if (citations := [c for c in entry.citations if c.source == source])
    ]
    return page(
        request,
        "source.html.jinja",
        event=event,
        version=looked_at,
        current=looked_at.id == stands.version.id,
        pane=pane,
        numbers=numbers,
        drawn=drawn,
        place=places(event, brief),
        withheld=[claim for claim in brief.withheld if claim.source == source],
        seen=[(sentence.n, visible(article, sentence)) for sentence in article.sentences],
    )
