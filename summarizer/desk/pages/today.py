"""Today: the events of a day, as `review.day` lists them, with filters."""

from typing import Any

from fastapi import Request, Response
from sqlalchemy import func, select

from summarizer.desk.rendering import page
from summarizer.review.day import is_about, newest_day, rows_of
from summarizer.review.states import STATES
from summarizer.store.clock import day_of, today
from summarizer.store.connect import Store
from summarizer.store.tables import events


def show(
    request: Request, day: str = "", q: str = "", state: str = "", disputed: bool = False
) -> Response:
    """Show the events of a day: the one asked for, else the newest that has any."""
    store: Store = request.app.state.store
    with store.reading() as connection:
        shown = day_of(day) or newest_day(connection) or today()
        rows = rows_of(connection, shown, request.app.state.gists)
        earlier = connection.execute(
            select(func.max(events.c.last_day)).where(events.c.last_day < shown)
        ).scalar_one()
        later = connection.execute(
            select(func.min(events.c.first_day)).where(events.c.first_day > shown)
        ).scalar_one()
    found = [
        row
        for row in rows
        if (not state or row.state == state)
        and (not disputed or (row.gist is not None and row.gist.disagreements > 0))
        and is_about(row, q)
    ]
    context: dict[str, Any] = {"day": shown, "q": q, "state": state, "disputed": disputed}
    return page(
        request,
        "today.html.jinja",
        **context,
        rows=found,
        states=STATES,
        earlier=earlier,
        later=later,
    )
