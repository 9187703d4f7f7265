"""Grouping what came in into the events of the store; `events` decides, this keeps."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection

import summarizer
from summarizer.events.features import Features, features_of
from summarizer.events.grouping import Assignment, group
from summarizer.events.state import Acts, Event, EventsState
from summarizer.merging.embeddings import Embedder
from summarizer.store.articles import StoredArticle, get_articles
from summarizer.store.connect import Store
from summarizer.store.coverage import absorbed, inherited, ungrouped
from summarizer.store.events import (
    Membership,
    events_of_days,
    get_event,
    members_of,
    put_event,
    put_members,
)
from summarizer.store.features import get_features, put_features

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
            _dated(connection, event)
    with store.reading() as connection:
        fresh = ungrouped(connection)
    if not fresh:
        return len(versions)
    maker = maker_of(embedder)
    made = features_for(store, fresh, embedder)
    with store.reading() as connection:
        known = known_state(connection, maker, _days(connection, fresh))
    missing = sorted(known.where().keys() - known.features.keys())
    whole = {**known.features, **features_for(store, missing, embedder)}
    known = known.model_copy(update={"features": whole})
    placed = group(list(made.values()), known)
    with store.writing() as connection:
        _keep(connection, placed, set(known.events))
    return len(versions) + len(placed.placed)


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
    return found


def known_state(connection: Connection, maker: str, days: Sequence[str]) -> EventsState:
    """Return the events new articles of these days may join, with what is kept of them."""
    first = (date.fromisoformat(min(days)) - timedelta(days=REACH)).isoformat()
    last = (date.fromisoformat(max(days)) + timedelta(days=REACH)).isoformat()
    events: dict[str, Event] = {}
    pinned: dict[str, str] = {}
    for event in events_of_days(connection, first, last):
        members = members_of(connection, event.id)
        if members:
            idents = tuple(member.article for member in members)
            events[event.id] = Event(id=event.id, members=idents)
            pinned |= {each.article: event.id for each in members if each.pinned}
    kept = get_features(connection, maker, [m for e in events.values() for m in e.members])
    found = {ident: Features.model_validate_json(data) for ident, data in kept.items()}
    state = EventsState(features=found, acts=Acts(pinned=pinned))
    dated = {name: state.made(name, event.members) for name, event in events.items()}
    return state.model_copy(update={"events": dict(sorted(dated.items()))})


def _days(connection: Connection, idents: Sequence[str]) -> list[str]:
    return [stored.day for stored in get_articles(connection, idents)]


def _keep(connection: Connection, placed: Assignment, known: set[str]) -> None:
    """Write what a batch changed: new events, members, and events that turned out to be one."""
    moved: Mapping[str, str] = {
        member.article: into
        for gone, into in placed.merged.items()
        for member in members_of(connection, gone)
    }
    touched = sorted({*placed.placed.values(), *placed.merged.values()})
    for event in touched:
        if event not in known:
            stored = get_articles(connection, placed.state.events[event].members)
            put_event(connection, event, [each.day for each in stored], _title(stored))
    members = [Membership(article, event) for article, event in placed.placed.items()]
    members += [Membership(article, event) for article, event in moved.items()]
    put_members(connection, members)
    for gone, into in placed.merged.items():
        absorbed(connection, gone, into)
    for event in touched:
        if event in known:
            _dated(connection, event)


def _dated(connection: Connection, event: str) -> None:
    """Give an event the days of the articles it has."""
    stored = get_articles(connection, [member.article for member in members_of(connection, event)])
    if stored:
        title = get_event(connection, event).title
        put_event(connection, event, [each.day for each in stored], title or _title(stored))


def _title(stored: Sequence[StoredArticle]) -> str:
    return next((each.article.title for each in stored if each.article.title), "")
