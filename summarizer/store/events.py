"""Events and the articles in them, and what editors decided about them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, update

from summarizer.errors import NotInStoreError
from summarizer.store.clock import now
from summarizer.store.sql import chunked, put_rows
from summarizer.store.tables import articles, event_articles, events


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """One event.

    Attributes:
        first_day: Day of its first article.
        last_day: Day of its newest one.
        joined_into: The event an editor put it into; None while it stands for itself.

    """

    id: str
    title: str
    first_day: str
    last_day: str
    joined_into: str | None
    opened_at: str


@dataclass(frozen=True, slots=True)
class Membership:
    """Where one article belongs.

    Attributes:
        pinned: An editor said so; grouping keeps it.

    """

    article: str
    event: str
    pinned: bool = False


def put_event(connection: Connection, ident: str, days: Iterable[str], title: str = "") -> None:
    """Make an event, or give it another title and days."""
    span = sorted(days)
    there = connection.execute(select(events).where(events.c.id == ident)).one_or_none()
    row = {
        "id": ident,
        "title": title,
        "first_day": span[0],
        "last_day": span[-1],
        "opened_at": there.opened_at if there else now(),
    }
    put_rows(connection, events, [row], key=["id"])


def get_event(connection: Connection, ident: str) -> StoredEvent:
    """Return one event; raises NotInStoreError."""
    row = connection.execute(select(events).where(events.c.id == ident)).mappings().one_or_none()
    if row is None:
        raise NotInStoreError(f"The store has no event {ident}.")
    return StoredEvent(**row)


def events_of_days(connection: Connection, first: str, last: str) -> list[StoredEvent]:
    """Return the events with an article between two days, both included, newest first."""
    query = (
        select(events)
        .where(events.c.last_day >= first, events.c.first_day <= last)
        .where(events.c.joined_into.is_(None))
        .order_by(events.c.last_day.desc(), events.c.id)
    )
    return [StoredEvent(**row) for row in connection.execute(query).mappings()]


def put_members(connection: Connection, members: Sequence[Membership]) -> None:
    """Put articles into events, moving those that were in another one."""
    moment = now()
    rows = [
        {"article": m.article, "event": m.event, "pinned": m.pinned, "joined_at": moment}
        for m in members
    ]
    put_rows(connection, event_articles, rows, key=["article"])


def members_of(connection: Connection, event: str) -> list[Membership]:
    """Return the articles in an event that are in use, by day and id."""
    query = (
        select(event_articles.c.article, event_articles.c.event, event_articles.c.pinned)
        .join(articles, articles.c.id == event_articles.c.article)
        .where(event_articles.c.event == event, articles.c.replaced_by.is_(None))
        .order_by(articles.c.day, articles.c.id)
    )
    return [Membership(**row) for row in connection.execute(query).mappings()]


def events_of(connection: Connection, idents: Sequence[str]) -> dict[str, Membership]:
    """Return, by article, where each of these articles belongs; those in no event are left out."""
    found: dict[str, Membership] = {}
    columns = (event_articles.c.article, event_articles.c.event, event_articles.c.pinned)
    for part in chunked(idents):
        query = select(*columns).where(event_articles.c.article.in_(part))
        for row in connection.execute(query).mappings():
            found[row["article"]] = Membership(**row)
    return found


def sizes(connection: Connection, idents: Sequence[str]) -> dict[str, int]:
    """Return how many articles in use each of these events has."""
    counts: dict[str, int] = {}
    for part in chunked(idents):
        query = (
            select(event_articles.c.event, func.count())
            .join(articles, articles.c.id == event_articles.c.article)
            .where(event_articles.c.event.in_(part), articles.c.replaced_by.is_(None))
            .group_by(event_articles.c.event)
        )
        counts |= {event: int(count) for event, count in connection.execute(query)}
    return counts


def join_into(connection: Connection, event: str, target: str) -> None:
    """Put one event into another; its articles are pinned there."""
    if event == target:
        return
    get_event(connection, event)
    whole = get_event(connection, target)
    moved = [Membership(m.article, target, pinned=True) for m in members_of(connection, event)]
    put_members(connection, moved)
    other = get_event(connection, event)
    days = [whole.first_day, whole.last_day, other.first_day, other.last_day]
    put_event(connection, target, days, whole.title)
    connection.execute(update(events).where(events.c.id == event).values(joined_into=target))
