"""History: the versions of a brief, what differs between two, and who did what when."""

from dataclasses import dataclass

from fastapi import Request, Response
from sqlalchemy import Connection, select

from summarizer.desk.comparing import differences
from summarizer.desk.rendering import page
from summarizer.desk.versions import asked_for
from summarizer.review.history import history
from summarizer.review.standing import standing
from summarizer.store.connect import Store
from summarizer.store.tables import brief_versions


@dataclass(frozen=True, slots=True)
class Made:
    """One version without its content."""

    id: str
    number: int
    parent: str | None
    made_by: str
    made_at: str


def show(request: Request, event: str, old: str = "", new: str = "") -> Response:
    """Show the versions, newest first, and the differences between the two asked for.

    Without any, the version that counts is set against the one it was made from.
    """
    store: Store = request.app.state.store
    with store.reading() as connection:
        stands = standing(connection, event)
        made = versions(connection, event)
        after = asked_for(connection, stands, new)
        place = next(n for n, each in enumerate(made) if each.id == after.id)
        first = made[max(place - 1, 0)].id
        before = asked_for(connection, stands, old or after.parent or first)
        done = history(connection, event)
    return page(
        request,
        "history.html.jinja",
        event=event,
        stands=stands,
        made=list(reversed(made)),
        numbers={each.id: each.number for each in made},
        old=before,
        new=after,
        differences=differences(before, after),
        acts=list(reversed(done)),
    )


def versions(connection: Connection, event: str) -> list[Made]:
    """Return the versions of an event's brief, oldest first."""
    columns = brief_versions.c
    query = (
        select(columns.id, columns.number, columns.parent, columns.made_by, columns.made_at)
        .where(columns.event == event)
        .order_by(columns.number)
    )
    return [Made(**row) for row in connection.execute(query).mappings()]
