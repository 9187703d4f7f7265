"""Events and the articles in them, and what editors decided about them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, or_, select, update

from summarizer.errors import InputError, NotInStoreError
from summarizer.store.clock import now
from summarizer.store.sql import chunked, insert_new, put_rows
from summarizer.store.tables import articles, event_articles, events, events_apart

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """One event.

    Attributes:
        first_day: Day of its first article.
        last_day: Day of its newest one.
        joined_into: The event it was put into, by an editor or because the two turned out to be
            one; None while it stands for itself.

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
    """Put one event into another: its articles, and what it is held apart from.

    Articles that are pinned stay so, and newer versions of any go where it is.
    """
    if event == target:
        return
    get_event(connection, event)
    get_event(connection, target)
    moved = event_articles.c.event == event
    connection.execute(update(event_articles).where(moved).values(event=target))
    connection.execute(update(events).where(events.c.id == event).values(joined_into=target))
    pairs = apart_from(connection, [event])
    unhold(connection, pairs)
    others = {other for pair in pairs for other in pair} - {event, target}
    hold_apart(connection, [(target, other) for other in others])
    redate(connection, target)


def redate(connection: Connection, event: str) -> None:
    """Give an event the days of the articles it has, and a title where it has none."""
    query = (
        select(articles.c.day, articles.c.title)
        .join(event_articles, event_articles.c.article == articles.c.id)
        .where(event_articles.c.event == event, articles.c.replaced_by.is_(None))
        .order_by(articles.c.day, articles.c.id)
    )
    rows = connection.execute(query).all()
    if rows:
        title = get_event(connection, event).title
        first = next((row.title for row in rows if row.title), "")
        put_event(connection, event, [row.day for row in rows], title or first)


def hold_apart(connection: Connection, pairs: Iterable[Pair]) -> None:
    """Write down that two events of each pair are two, whatever is found later."""
    rows = [{"first": min(pair), "second": max(pair)} for pair in sorted(pairs)]
    insert_new(connection, events_apart, rows)


def unhold(connection: Connection, pairs: Iterable[Pair]) -> None:
    """Take back that two events of each pair are two."""
    for pair in sorted(pairs):
        connection.execute(
            delete(events_apart).where(
                events_apart.c.first == min(pair), events_apart.c.second == max(pair)
            )
        )


def apart_from(connection: Connection, idents: Sequence[str]) -> set[Pair]:
    """Return the pairs of events held apart that have one of these events in them."""
    found: set[Pair] = set()
    for part in chunked(idents):
        query = select(events_apart).where(
            or_(events_apart.c.first.in_(part), events_apart.c.second.in_(part))
        )
        found |= {(row.first, row.second) for row in connection.execute(query)}
    return found


def as_it_stands(connection: Connection, ident: str) -> StoredEvent:
    """Return an event that stands for itself; raises NotInStoreError, InputError."""
    event = get_event(connection, ident)
    if event.joined_into is not None:
        raise InputError(f"The event {ident} is {event.joined_into} now. Name that one.")
    return event


def retitle(connection: Connection, event: str, gone: Collection[str | None]) -> None:
    """Take away a title that came from an article that is in the event no more."""
    title = get_event(connection, event).title
    query = (
        select(articles.c.title)
        .join(event_articles, event_articles.c.article == articles.c.id)
        .where(event_articles.c.event == event, articles.c.replaced_by.is_(None))
    )
    if title in gone and title not in set(connection.execute(query).scalars()):
        connection.execute(update(events).where(events.c.id == event).values(title=""))
