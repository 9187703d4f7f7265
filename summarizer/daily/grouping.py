"""Grouping what came in into the events of the store; `events` decides, this keeps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

import summarizer
from summarizer.events.features import Features, features_of
from summarizer.events.grouping import Assignment, group
from summarizer.events.state import Acts, Event, EventsState, as_pair
from summarizer.merging.embeddings import Embedder
from summarizer.store.articles import StoredArticle, days_of, get_articles
from summarizer.store.connect import Store
from summarizer.store.coverage import inherited, ungrouped
from summarizer.store.events import (
    Membership,
    Pair,
    apart_from,
    events_of_days,
    join_into,
    members_of,
    put_event,
    put_members,
    redate,
)
from summarizer.store.features import get_features, put_features
from summarizer.store.sql import one_at_a_time
from summarizer.values.memo import forget

REACH = 31  # days around new articles whose events they may join
_AT_ONCE = 50  # articles whose features are made and kept together


def group_new(store: Store, embedder: Embedder | None) -> int:
    """Put every article that is in no event into one; return how many there were.

    A newer version of an article goes where the older one is. Interrupted, the next call goes
    on; the events of one call are kept together or not at all.

    Args:
        store: Where articles and events are.
        embedder: Gives the vectors articles are compared by; None leaves words, names, values.

    Raises:
        SummarizerError: The embedder cannot be asked, or the store not be used.

    """
    with store.writing() as connection:
        versions = inherited(connection)
        put_members(connection, versions)
        for event in sorted({member.event for member in versions}):
            redate(connection, event)
    with store.reading() as connection:
        fresh = ungrouped(connection)
    if not fresh:
        return len(versions)
    maker = maker_of(embedder)
    made = features_for(store, fresh, embedder)
    while True:
        with store.reading() as connection:
            days = days_of(connection, fresh)
            standing = standing_of(connection, days)
            known = known_state(connection, maker, standing)
        missing = sorted(known.where().keys() - known.features.keys())
        whole = {**known.features, **features_for(store, missing, embedder)}
        known = known.model_copy(update={"features": whole})
        placed = group(list(made.values()), known)
        with store.writing() as connection:
            one_at_a_time(connection)
            if standing_of(connection, days) == standing:
                _keep(connection, placed, set(known.events))
                return len(versions) + len(placed.placed)
        # An editor, or another run, has moved articles meanwhile: what they did counts.


def maker_of(embedder: Embedder | None) -> str:
    """Name what makes features: another program version or model makes others."""
    model = (embedder.describe().model or "") if embedder else "words"
    return f"{summarizer.__version__}|{model}"[:128]


def features_for(
    store: Store, idents: Sequence[str], embedder: Embedder | None
) -> dict[str, Features]:
    """Return the features of articles by id, making and keeping those that are not there."""
    maker = maker_of(embedder)
    with store.reading() as connection:
        kept = get_features(connection, maker, idents)
    found = {ident: Features.model_validate_json(data) for ident, data in kept.items()}
    lacking = [ident for ident in idents if ident not in found]
    for at in range(0, len(lacking), _AT_ONCE):
        part = lacking[at : at + _AT_ONCE]
        with store.reading() as connection:
            articles = [stored.article for stored in get_articles(connection, part)]
        made = dict(zip(part, features_of(articles, embedder, ids=part), strict=True))
        with store.writing() as connection:
            data = {ident: each.model_dump_json().encode() for ident, each in made.items()}
            put_features(connection, maker, data)
        found |= made
        forget()  # the next articles have other texts
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """The events new articles may join, and what editors decided about them.

    Attributes:
        members: By event, the articles of each in use.
        apart: Pairs of events that are two.

    """

    members: dict[str, list[Membership]]
    apart: set[Pair]


def standing_of(connection: Connection, days: Sequence[str]) -> Standing:
    """Return the events new articles of these days may join."""
    first = (date.fromisoformat(min(days)) - timedelta(days=REACH)).isoformat()
    last = (date.fromisoformat(max(days)) + timedelta(days=REACH)).isoformat()
    found = {
        event.id: members_of(connection, event.id)
        for event in events_of_days(connection, first, last)
    }
    members = {event: every for event, every in sorted(found.items()) if every}
    return Standing(members, apart_from(connection, list(members)))


def known_state(connection: Connection, maker: str, standing: Standing) -> EventsState:
    """Return events as grouping takes them, with the features that are kept of their articles."""
    events = {
        event: Event(id=event, members=tuple(member.article for member in members))
        for event, members in standing.members.items()
    }
    every = [member for members in standing.members.values() for member in members]
    kept = get_features(connection, maker, [member.article for member in every])
    acts = Acts(
        # One pair of articles holds their whole events apart.
        apart=tuple(
            sorted(
                as_pair(events[one].members[0], events[other].members[0])
                for one, other in standing.apart
                if one in events and other in events
            )
        ),
        pinned={member.article: member.event for member in every if member.pinned},
    )
    found = {ident: Features.model_validate_json(data) for ident, data in kept.items()}
    state = EventsState(features=found, acts=acts)
    dated = {name: state.made(name, event.members) for name, event in events.items()}
    return state.model_copy(update={"events": dated})


def _keep(connection: Connection, placed: Assignment, known: set[str]) -> None:
    """Write what a batch changed: new events, members, and events that turned out to be one."""
    touched = sorted({*placed.placed.values(), *placed.merged.values()})
    for event in touched:
        if event not in known:
            stored = get_articles(connection, placed.state.events[event].members)
            put_event(connection, event, [each.day for each in stored], _title(stored))
    members = [Membership(article, event) for article, event in placed.placed.items()]
    put_members(connection, members)
    for gone, into in placed.merged.items():
        join_into(connection, gone, into)
    for event in touched:
        if event in known:
            redate(connection, event)


def _title(stored: Sequence[StoredArticle]) -> str:
    return next((each.article.title for each in stored if each.article.title), "")
