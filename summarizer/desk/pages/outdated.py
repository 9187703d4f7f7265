"""The page for somebody whose version was replaced meanwhile: what changed, and what they wrote."""

from fastapi import Request, Response

from summarizer.desk.comparing import differences
from summarizer.desk.rendering import page
from summarizer.errors import NotInStoreError, OutdatedError
from summarizer.review.history import history
from summarizer.store.briefs import get_version
from summarizer.store.connect import Store


def outdated(request: Request, event: str, seen: str, error: OutdatedError, text: str) -> Response:
    """Show what changed since the version `seen`; `text` is what they had written."""
    store: Store = request.app.state.store
    with store.reading() as connection:
        current = get_version(connection, event, error.current)
        done = history(connection, event)
        try:
            old = get_version(connection, event, seen)
        except NotInStoreError:
            old = None
    since = [each for each in done if old and each.at >= old.made_at and each.made != old.id]
    return page(
        request,
        "outdated.html.jinja",
        409,
        event=event,
        old=old,
        new=current,
        differences=differences(old, current) if old else [],
        acts=since,
        yours=text,
    )
