"""The form that changes one entry, and the one that restores a withheld claim, each a page.

The script of the brief's page puts the form of such a page beside the line it is about; without
the script the page itself is used. A brief so carries no form but the one all its buttons share.
"""

from fastapi import Request, Response

from summarizer.desk.pages.brief import places
from summarizer.desk.pages.outdated import outdated
from summarizer.desk.rendering import page
from summarizer.desk.versions import asked_for, short
from summarizer.errors import NotInStoreError, OutdatedError
from summarizer.output import ledger
from summarizer.reading.visible import visible
from summarizer.review.changes import editable, entry_of
from summarizer.review.proving import article_behind
from summarizer.review.standing import Standing, expect_current, standing
from summarizer.store.connect import Store


def entry(request: Request, event: str, entry: str, version: str = "") -> Response:
    """Show the form that changes an entry of the version asked for, if it still counts."""
    stands = _current(request, event, version)
    if isinstance(stands, Response):
        return stands
    brief = stands.version.brief
    _, found = entry_of(brief, entry)
    return page(
        request,
        "edit.html.jinja",
        entry=found,
        editable=editable(found),
        version=stands.version,
        names={s.id: ledger.source_name(s, brief.sources) for s in brief.sources},
        place=places(event, brief)(entry),
    )


def withheld(
    request: Request, event: str, position: int, version: str = "", source: str = ""
) -> Response:
    """Show the form that restores a withheld claim on sentences of a source.

    The source is the claim's own unless another one is asked for.
    """
    stands = _current(request, event, version)
    if isinstance(stands, Response):
        return stands
    brief = stands.version.brief
    if not 0 <= position < len(brief.withheld):
        raise NotInStoreError(f"The brief has no withheld claim {position}.")
    claim = brief.withheld[position]
    witnesses = ledger.witnesses(brief)
    known = {each.id for each in witnesses}
    source = source or claim.source
    if source not in known:
        source = witnesses[0].id
    store: Store = request.app.state.store
    with store.reading() as connection:
        article = article_behind(connection, stands.version, source)
    return page(
        request,
        "restore.html.jinja",
        claim=claim,
        position=position,
        source=source,
        witnesses=witnesses,
        sentences=[(s.n, visible(article, s)) for s in article.sentences],
        version=stands.version,
        short=short(stands.version.id),
        names={s.id: ledger.source_name(s, brief.sources) for s in brief.sources},
        place=places(event, brief)(f"withheld-{position}"),
    )


def _current(request: Request, event: str, version: str) -> Standing | Response:
    """Return how the brief stands when the version asked for counts, else what changed since.

    A form is about what the person had before them, so it is not given for anything newer.
    """
    store: Store = request.app.state.store
    with store.reading() as connection:
        stands = standing(connection, event)
        seen = asked_for(connection, stands, version)
    try:
        expect_current(stands, seen.id)
    except OutdatedError as error:
        return outdated(request, event, seen.id, error, "")
    return stands
