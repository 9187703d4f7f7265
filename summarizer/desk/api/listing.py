"""What the list of events and the list of versions show, without reading whole briefs."""

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, select, tuple_

from summarizer.desk.api.shapes import EventLine, VersionLine
from summarizer.review.states import State
from summarizer.store.events import StoredEvent, sizes
from summarizer.store.openings import openings
from summarizer.store.sql import chunked
from summarizer.store.tables import brief_versions, reviews


def lines(connection: Connection, events: Sequence[StoredEvent]) -> list[EventLine]:
    """Return one line an event, in their order."""
    idents = [event.id for event in events]
    counts, newest = sizes(connection, idents), _newest(connection, idents)
    standing: dict[str, tuple[State, str]] = {}
    for part in chunked(idents):
        for row in connection.execute(select(reviews).where(reviews.c.event.in_(part))):
            standing[row.event] = (row.state, row.version)
    nameless = [event.id for event in events if not event.title]
    headlines = _headlines(connection, {each: newest[each] for each in nameless if each in newest})
    opening = openings(connection, set(nameless) - set(headlines))
    return [
        EventLine(
            id=event.id,
            title=event.title or headlines.get(event.id) or opening.get(event.id, ""),
            first_day=event.first_day,
            last_day=event.last_day,
            joined_into=event.joined_into,
            articles=counts.get(event.id, 0),
            state=_state(standing, newest, event.id),
            version=standing[event.id][1] if event.id in standing else newest.get(event.id),
            newest=newest.get(event.id),
        )
        for event in events
    ]


def version_lines(connection: Connection, event: str) -> list[VersionLine]:
    """Return the versions of an event's brief, oldest first."""
    columns = [brief_versions.c[name] for name in VersionLine.model_fields]
    query = (
        select(*columns).where(brief_versions.c.event == event).order_by(brief_versions.c.number)
    )
    return [VersionLine(**row) for row in connection.execute(query).mappings()]


def _headlines(connection: Connection, versions: Mapping[str, str]) -> dict[str, str]:
    """Return, by event, the headline of a version of its brief."""
    found: dict[str, str] = {}
    columns = brief_versions.c
    for part in chunked(list(versions.items())):
        query = select(columns.event, columns.document).where(
            tuple_(columns.event, columns.id).in_(part)
        )
        for row in connection.execute(query):
            found[row.event] = str(json.loads(row.document).get("headline", ""))
    return found


def _newest(connection: Connection, events: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in chunked(events):
        last = (
            select(brief_versions.c.event, func.max(brief_versions.c.number).label("number"))
            .where(brief_versions.c.event.in_(part))
            .group_by(brief_versions.c.event)
            .subquery()
        )
        query = select(brief_versions.c.event, brief_versions.c.id).join(
            last,
            (brief_versions.c.event == last.c.event) & (brief_versions.c.number == last.c.number),
        )
        found |= {row.event: row.id for row in connection.execute(query)}
    return found


def _state(
    standing: dict[str, tuple[State, str]], newest: dict[str, str], event: str
) -> State | None:
    if event in standing:
        return standing[event][0]
    return "draft" if event in newest else None
