"""`events`: what articles are grouped into, and what editors change about it."""

import getpass
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection

from summarizer.cli.edge import DONE, ending
from summarizer.cli.screen import Screen, put, put_json
from summarizer.cli.storing import opened
from summarizer.counting import counted
from summarizer.errors import UsageError
from summarizer.output.visible import one_line
from summarizer.review import regrouping
from summarizer.review.day import rows_between
from summarizer.review.history import Happened, history
from summarizer.review.people import Actor
from summarizer.store.articles import article_named, get_articles
from summarizer.store.briefs import versions_of
from summarizer.store.clock import first_of, today
from summarizer.store.connect import Store
from summarizer.store.events import (
    StoredEvent,
    apart_from,
    events_of,
    get_event,
    members_of,
    sizes,
)
from summarizer.store.openings import openings

_SHORT = 12  # characters of an article's id that are shown


def list_events(day: str | None, days: int, place: str | None, *, as_json: bool) -> None:
    """Print the events of some days."""
    last = day or today()
    first = first_of(days, last)
    with opened(place, create=False) as store, store.reading() as connection:
        rows = rows_between(connection, first, last, {})
    rows.sort(key=lambda row: row.event.id)
    rows.sort(key=lambda row: row.event.last_day, reverse=True)
    if as_json:
        told = [{**_told(row.event, row.articles), "title": row.title} for row in rows]
        put_json({**ending(DONE), "events": told})
        return
    table = Table("event", "articles", "days", "title", box=None)
    for row in rows:
        table.add_row(row.event.id, str(row.articles), _span(row.event), one_line(row.title))
    _print(table)


def show(ident: str, place: str | None, *, as_json: bool) -> None:
    """Print one event whole."""
    with opened(place, create=False) as store, store.reading() as connection:
        event = get_event(connection, ident)
        rows = _articles(connection, ident)
        apart = sorted({e for pair in apart_from(connection, [ident]) for e in pair} - {ident})
        versions = len(versions_of(connection, ident))
        acts = history(connection, ident)
        opening = openings(connection, [ident]).get(ident, "–")
    if as_json:
        put_json(
            {
                **ending(DONE),
                "event": _told(event, len(rows)),
                "articles": rows,
                "apart_from": apart,
                "brief_versions": versions,
                "acts": [_act(act) for act in acts],
            }
        )
        return
    title = one_line(event.title or opening)
    typer.echo(f"{event.id}: {title}, {_span(event)}, briefs: {versions}")
    if event.joined_into:
        typer.echo(f"It is {event.joined_into} now.")
    table = Table("article", "day", "pinned", "outlet", "title", box=None)
    for row in rows:
        pinned = "pinned" if row["pinned"] else ""
        known = row["outlet"] or row["title"]
        title = row["title"] or ("–" if known else PurePath(row["name"]).stem)
        cells = (row["id"][:_SHORT], row["day"], pinned, row["outlet"] or "–", title)
        table.add_row(*map(one_line, cells))
    _print(table)
    for other in apart:
        typer.echo(f"Held apart from {other}.")
    for act in acts:
        reason = f": {act.reason}" if act.reason else ""
        typer.echo(one_line(f"{act.at[:19]}Z {act.by} ({act.via}) {act.act}{_about(act)}{reason}"))


@dataclass
class Acting:
    """Somebody's acts on events, and what is to be told of them."""

    store: Store
    actor: Actor
    reason: str
    done: dict[str, Any] = field(default_factory=dict)
    message: str = ""

    def split(self, event: str, articles: Sequence[str]) -> None:
        """Make an event of some of an event's articles."""
        idents = [self._article(each) for each in articles]
        new = regrouping.split(self.store, event, idents, self.actor, self.reason)
        several = len(set(idents))
        moved = f"{counted(several, 'article')} of {event} {'is' if several == 1 else 'are'}"
        self._tell(f"{moved} {new} now.", event, new)

    def join(self, event: str, other: str) -> None:
        """Put one event into another."""
        regrouping.join(self.store, event, other, self.actor, self.reason)
        self._tell(f"{other} is {event} now.", event)

    def pin(self, article: str, event: str) -> None:
        """Pin an article to an event."""
        ident = self._article(article)
        regrouping.pin(self.store, ident, event, self.actor, self.reason)
        self._tell(f"The article {ident[:_SHORT]} stays in {event}.", event)

    def unpin(self, article: str) -> None:
        """Take a pin back."""
        ident = self._article(article)
        regrouping.unpin(self.store, ident, self.actor, self.reason)
        with self.store.reading() as connection:
            event = events_of(connection, [ident])[ident].event
        self._tell(f"The article {ident[:_SHORT]} is pinned no more; it is in {event}.", event)

    def _article(self, beginning: str) -> str:
        with self.store.reading() as connection:
            return article_named(connection, beginning)

    def _tell(self, message: str, *events: str) -> None:
        with self.store.reading() as connection:
            counts = sizes(connection, events)
            told = [_told(get_event(connection, each), counts.get(each, 0)) for each in events]
        self.done, self.message = {"events": told}, message


@contextmanager
def acting(
    place: str | None, by: str | None, reason: str, *, as_json: bool, quiet: bool
) -> Iterator[Acting]:
    """Let somebody act on events; prints afterwards what they did.

    Whoever may write the store on this machine may do everything here, as with `desk add-user`.
    """
    name = (_login() if by is None else by).strip()
    if not name:
        raise UsageError("Say who decides, with --by NAME.")
    with opened(place, create=False) as store:
        act = Acting(store, Actor(name, "chief", "cli"), reason)
        yield act
    if as_json:
        put_json({**ending(DONE), **act.done})
    Screen(quiet=quiet, as_json=as_json).note(act.message)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in some containers
        return ""


def _articles(connection: Connection, event: str) -> list[dict[str, Any]]:
    members = members_of(connection, event)
    stored = get_articles(connection, [member.article for member in members])
    return [
        {
            "id": each.id,
            "day": each.day,
            "pinned": member.pinned,
            "name": each.name,
            "outlet": each.article.outlet,
            "title": each.article.title,
        }
        for member, each in zip(members, stored, strict=True)
    ]


def _told(event: StoredEvent, articles: int) -> dict[str, Any]:
    return {
        "id": event.id,
        "title": event.title,
        "first_day": event.first_day,
        "last_day": event.last_day,
        "joined_into": event.joined_into,
        "articles": articles,
    }


def _act(act: Happened) -> dict[str, Any]:
    known = ("by", "via", "at", "act", "entry", "reason", "version", "made")
    return {**{name: getattr(act, name) for name in known}, "detail": dict(act.detail)}


def _about(act: Happened) -> str:
    """Word what an act on an event was about."""
    article = str(act.detail.get("article", ""))[:_SHORT]
    events = {name: act.detail.get(name) for name in ("event", "new", "from", "into")}
    told = [f"{name} {value}" for name, value in {"article": article, **events}.items() if value]
    return f" ({', '.join(told)})" if told else ""


def _span(event: StoredEvent) -> str:
    first, last = event.first_day, event.last_day
    return first if first == last else f"{first} to {last}"


def _print(table: Table) -> None:
    if sys.stdout.isatty():
        Console(markup=False, highlight=False).print(table)
        return
    # Without a terminal each line is as long as it is: nothing is cut or broken.
    columns = [[str(column.header), *map(str, column.cells)] for column in table.columns]
    wide = [max(map(len, cells)) for cells in columns]
    for row in zip(*columns, strict=True):
        cells = (cell.ljust(width) for cell, width in zip(row, wide, strict=True))
        put("  ".join(cells).rstrip() + "\n")
