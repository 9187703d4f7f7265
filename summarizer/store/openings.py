"""What articles of events say, where an event has no title to be known by."""

import json
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, select

from summarizer.store.sql import chunked
from summarizer.store.tables import articles, event_articles

_LENGTH = 80  # characters of first words


def openings(connection: Connection, events: Collection[str]) -> dict[str, str]:
    """Return, by event, the first words of its first article that has any."""
    found: dict[str, str] = {}
    for event, document in _documents(connection, events):
        if event not in found and (words := _first_words(document)):
            found[event] = words
    return found


def texts(connection: Connection, events: Collection[str]) -> dict[str, str]:
    """Return, by event, the titles, outlets and texts of its articles, one after the other."""
    found: dict[str, str] = {}
    for event, document in _documents(connection, events):
        parts = (str(document.get(name) or "") for name in ("title", "outlet", "text"))
        found[event] = " ".join([found.get(event, ""), *parts])
    return found


def _documents(
    connection: Connection, events: Collection[str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the usable articles in use of these events, those of one by day and id."""
    for part in chunked(sorted(events)):
        query = (
            select(event_articles.c.event, articles.c.document)
            .join(articles, articles.c.id == event_articles.c.article)
            .where(
                event_articles.c.event.in_(part),
                articles.c.replaced_by.is_(None),
                articles.c.status == "used",
            )
            .order_by(event_articles.c.event, articles.c.day, articles.c.id)
        )
        for row in connection.execute(query):
            yield row.event, json.loads(row.document)


def _first_words(document: dict[str, Any]) -> str:
    first = next((each for each in document.get("sentences", []) if each["n"] > 0), None)
    text = document["text"][first["start"] : first["end"]] if first else document.get("text", "")
    line = " ".join(str(text).split())
    if len(line) <= _LENGTH:
        return line
    return f"{line[:_LENGTH].rsplit(' ', 1)[0]} …"
