"""From a request to an event: which articles are meant, and that they are one event's.

A program brings articles in; it does not move those that others put into an event, and a text it
brings never replaces one that came from its outlet.
"""

import hashlib
import json
from collections.abc import Sequence

from sqlalchemy import Connection

from summarizer.desk.api.problems import ProblemError
from summarizer.desk.api.shapes import OfArticles, OfEvent, OfTexts, Uploaded
from summarizer.reading.folder import read_bytes
from summarizer.store.articles import Incoming, article_id, get_articles, put_articles
from summarizer.store.events import (
    Membership,
    events_of,
    get_event,
    members_of,
    put_event,
    put_members,
)

_KIND = ".json"


def read_texts(texts: Sequence[Uploaded]) -> list[Incoming]:
    """Read texts a program brings along as records; raises ProblemError for one that is empty."""
    read = []
    for number, text in enumerate(texts, start=1):
        data = json.dumps(text.model_dump(exclude_none=True), ensure_ascii=True).encode("ascii")
        article = read_bytes(f"upload-{number}{_KIND}", data, f"S{number}")[0]
        if article.status != "used":
            raise ProblemError(422, f"Text {number} cannot be used: {article.reason}")
        read.append(Incoming(article, data, _KIND))
    return read


def event_meant(
    connection: Connection, wanted: OfEvent | OfArticles | OfTexts, read: Sequence[Incoming]
) -> str:
    """Return the event a brief is asked for, made where its articles are in none yet.

    Raises NotInStoreError for what is not there, ProblemError (409) where some of the articles
    belong to another event.
    """
    if isinstance(wanted, OfEvent):
        found = get_event(connection, wanted.event)
        if found.joined_into is not None:
            raise ProblemError(409, f"The event was put into {found.joined_into}. Ask for that.")
        if not members_of(connection, wanted.event):
            raise ProblemError(409, "The event has no articles.")
        return wanted.event
    if isinstance(wanted, OfArticles):
        return _event_of(connection, sorted(set(wanted.articles)), wanted.title)
    put_articles(connection, read)
    idents = sorted({article_id(each.original, each.suffix) for each in read})
    return _event_of(connection, idents, wanted.title)


def _event_of(connection: Connection, idents: Sequence[str], title: str) -> str:
    stored = get_articles(connection, idents)
    belongs = events_of(connection, idents)
    events = {membership.event for membership in belongs.values()}
    if events:
        [*others] = sorted(events)
        members = {member.article for member in members_of(connection, others[0])}
        if len(others) == 1 and members == set(idents):
            return others[0]
        taken = next(iter(sorted(belongs)))
        raise ProblemError(
            409,
            f"The article {taken} belongs to the event {belongs[taken].event} already. Ask for "
            "the brief of that event, or leave the article out.",
        )
    event = f"api-{hashlib.sha256(' '.join(idents).encode('ascii')).hexdigest()[:24]}"
    heading = title or next((each.article.title for each in stored if each.article.title), "")
    put_event(connection, event, [each.day for each in stored], heading)
    put_members(connection, [Membership(ident, event, pinned=True) for ident in idents])
    return event
