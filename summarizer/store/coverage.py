"""Who reports what: the articles of events without their texts, and articles without an event."""

from dataclasses import dataclass

from sqlalchemy import Connection, Select, func, or_, select

from summarizer.store.events import Membership, StoredEvent
from summarizer.store.tables import articles, event_articles, events

_CAME = func.substr(articles.c.ingested_at, 1, 10)


@dataclass(frozen=True, slots=True)
class Report:
    """One article of an event, without its text.

    Attributes:
        day: The day it appeared, as it says, else the day it came in.
        came: The day it came in, of UTC.

    """

    event: str
    article: str
    outlet: str | None
    title: str | None
    text_sha256: str
    day: str
    came: str
    words: int


def events_with_news(connection: Connection, first: str, last: str) -> list[StoredEvent]:
    """Return the events that have news between two days, both included, newest first.

    The same that a digest of these days ranks; see `reports`.
    """
    query = (
        select(events)
        .where(events.c.id.in_(_with_news(first, last)), events.c.joined_into.is_(None))
        .order_by(events.c.last_day.desc(), events.c.id)
    )
    return [StoredEvent(**row) for row in connection.execute(query).mappings()]


def _with_news(first: str, last: str) -> Select[tuple[str]]:
    """Choose the events of which an article in use appeared, or came in, between two days."""
    return (
        select(event_articles.c.event)
        .join(articles, articles.c.id == event_articles.c.article)
        .where(
            articles.c.replaced_by.is_(None),
            or_(articles.c.day.between(first, last), _CAME.between(first, last)),
        )
    )


def reports(connection: Connection, first: str, last: str) -> list[Report]:
    """Return all articles in use of the events that have news between two days, both included.

    An event has news when an article of it appeared then, or came in then.
    """
    query = (
        select(
            event_articles.c.event,
            event_articles.c.article,
            articles.c.outlet,
            articles.c.title,
            articles.c.text_sha256,
            articles.c.day,
            _CAME.label("came"),
            articles.c.words,
        )
        .join(articles, articles.c.id == event_articles.c.article)
        .join(events, events.c.id == event_articles.c.event)
        .where(
            event_articles.c.event.in_(_with_news(first, last)),
            articles.c.replaced_by.is_(None),
            events.c.joined_into.is_(None),
        )
        .order_by(event_articles.c.event, articles.c.day, articles.c.id)
    )
    return [Report(**row) for row in connection.execute(query).mappings()]


def ungrouped(connection: Connection) -> list[str]:
    """Return the ids of usable articles in use that are in no event, oldest first."""
    query = (
        select(articles.c.id)
        .outerjoin(event_articles, event_articles.c.article == articles.c.id)
        .where(
            event_articles.c.event.is_(None),
            articles.c.status == "used",
            articles.c.replaced_by.is_(None),
        )
        .order_by(articles.c.day, articles.c.id)
    )
    return list(connection.execute(query).scalars())


def changed_since(connection: Connection, moment: str) -> list[str]:
    """Return the events an article came into, or was put into, since then; largest first."""
    size = (
        select(event_articles.c.event, func.count().label("articles"))
        .join(articles, articles.c.id == event_articles.c.article)
        .where(articles.c.replaced_by.is_(None))
        .group_by(event_articles.c.event)
        .subquery()
    )
    query = (
        select(event_articles.c.event)
        .join(events, events.c.id == event_articles.c.event)
        .join(size, size.c.event == event_articles.c.event)
        .where(event_articles.c.joined_at >= moment, events.c.joined_into.is_(None))
        .group_by(event_articles.c.event, size.c.articles)
        .order_by(size.c.articles.desc(), event_articles.c.event)
    )
    return list(connection.execute(query).scalars())


def inherited(connection: Connection) -> list[Membership]:
    """Return where articles in no event belong because an older version of them is there."""
    newer, placed = articles.alias("newer"), event_articles.alias("placed")
    query = (
        select(newer.c.id, event_articles.c.event, event_articles.c.pinned)
        .join(articles, articles.c.replaced_by == newer.c.id)
        .join(event_articles, event_articles.c.article == articles.c.id)
        .outerjoin(placed, placed.c.article == newer.c.id)
        .where(placed.c.event.is_(None), newer.c.status == "used")
        .order_by(newer.c.id, event_articles.c.event)
    )
    return [Membership(row.id, row.event, row.pinned) for row in connection.execute(query)]
