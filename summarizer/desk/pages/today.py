"""Today: the events of a day, as `review.day` lists them, with filters."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from fastapi import Request, Response
from sqlalchemy import func, select

from summarizer.daily.news import News
from summarizer.daily.pages import news_lines
from summarizer.desk.rendering import page, words_for
from summarizer.desk.whats_new import Newsroom, whats_new
from summarizer.output.labels import Labels
from summarizer.output.lede import note_of
from summarizer.review.day import Gist, Gists, newest_day, rows_of, those_about
from summarizer.review.states import STATES
from summarizer.store.clock import day_of, today
from summarizer.store.connect import Store
from summarizer.store.tables import events

_LINES = 3  # of what is new about one event; the differences have all
_LEDE = 300  # characters of a lede
_LENGTH = 180  # characters of one of them


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
    ]
    with store.reading() as connection:
        found = those_about(connection, found, q)
        new = whats_new(connection, shown, found, request.app.state.newsroom)
    context: dict[str, Any] = {"day": shown, "q": q, "state": state, "disputed": disputed}
    return page(
        request,
        "today.html.jinja",
        **context,
        rows=found,
        news=new,
        lines=lambda each: list(islice(_short(each.news, words_for(request).labels), _LINES + 1)),
        most=_LINES,
        lede=lambda gist: list(_lede(gist, words_for(request).labels)),
        states=STATES,
        earlier=earlier,
        later=later,
    )


def _short(found: News | None, labels: Labels) -> Iterator[str]:
    for line in news_lines(found, labels) if found is not None else ():
        yield line if len(line) <= _LENGTH else f"{line[:_LENGTH].rsplit(' ', 1)[0]} …"


def _lede(gist: Gist, labels: Labels) -> Iterator[tuple[str, str]]:
    """Yield the sentences there is room for, the last cut short; each keeps its mark."""
    room = _LEDE
    for text, marks in gist.lede:
        if room <= 0:
            return
        short = text if len(text) <= room else f"{text[:room].rsplit(' ', 1)[0]} …"
        room -= len(text)
        yield short, note_of(marks, labels)


def warm(store: Store, gists: Gists, known: Newsroom) -> None:
    """Read the newest day ahead, and compare its briefs, so that nobody waits for it."""
    with store.reading() as connection:
        day = newest_day(connection)
        if day is not None:
            whats_new(connection, day, rows_of(connection, day, gists), known, patience=3600)
