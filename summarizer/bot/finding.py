"""What /brief is asked for: a day, or words that one event's brief holds."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from summarizer.bot.message import Message, Seen
from summarizer.bot.packing import MESSAGE_BLOCKS, MESSAGE_SIZE, packed
from summarizer.bot.text import Block, label, plain, shortened
from summarizer.bot.words import Words
from summarizer.review.day import Gists, Row, rows_between, rows_of, those_about
from summarizer.store.clock import today
from summarizer.values.dates import dates

BACK = 60  # days in which an event is looked for by words
_WRITTEN = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_DAYS_AGO = {
    "today": 0,
    "aujourd'hui": 0,
    "aujourd’hui": 0,
    "yesterday": 1,
    "hier": 1,
}
_TITLE = 300


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Attributes:
        title: What the rows are.
        event: The one event that is meant; None where there is a choice, or nothing.
        rows: The events to choose from.

    """

    title: str
    event: Row | None = None
    rows: tuple[Row, ...] = ()


def day_in(text: str) -> str | None:
    """Return the day somebody names, or None.

    As 2026-11-27, 27/11/2026, yesterday or hier, and as articles write days in English or French:
    27 novembre 2026, November 27, vendredi. A day without a year, and one of the week, is the
    last one there was.
    """
    word = text.strip().lower()
    if word in _DAYS_AGO:
        return (date.fromisoformat(today()) - timedelta(days=_DAYS_AGO[word])).isoformat()
    if written := _WRITTEN.fullmatch(word):
        day, month, year = map(int, written.groups())
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            return None
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", word):
        return _in_words(text.strip())
    try:
        return date.fromisoformat(word).isoformat()
    except ValueError:
        return None


def _in_words(text: str) -> str | None:
    """Return the one day that is all `text` names, in either language."""
    if not any(char.isalpha() for char in text):
        return None
    for language in ("fr", "en"):
        found = dates(text, language, today(), future=False)
        if len(found) == 1 and found[0].raw == text and found[0].first == found[0].last:
            return found[0].first
    return None


def find(connection: Connection, text: str, gists: Gists, words: Words) -> Found:
    """Return what is meant by the words after /brief; nothing means today.

    Where exactly one event holds all the words, it is that one.
    """
    day = today() if not text.strip() else day_in(text)
    if day is not None:
        shown = words.labels.day(day)
        rows = rows_of(connection, day, gists)
        title = words.say("events_of" if rows else "no_events", day=shown)
        return Found(title, rows=tuple(rows))
    now = date.fromisoformat(today())
    first = (now - timedelta(days=BACK)).isoformat()
    rows = rows_between(connection, first, now.isoformat(), gists)
    rows = those_about(connection, rows, text)
    said = shortened(text, _TITLE)
    if not rows:
        return Found(words.say("none_found", words=said))
    if len(rows) == 1:
        return Found(said, event=rows[0])
    return Found(words.say("several", words=said), rows=tuple(rows))


def listed(found: Found, words: Words) -> list[Message]:
    """Return messages that list events, each with a button that shows its brief."""
    head: Block = {"type": "section", "text": plain(found.title, 2_000)}
    rows = [_row(row, n, words) for n, row in enumerate(found.rows)]
    pages = packed([head, *rows], blocks_each=MESSAGE_BLOCKS, size_each=MESSAGE_SIZE)
    return [Message(shortened(found.title, _TITLE), blocks) for blocks in pages]


def _row(row: Row, n: int, words: Words) -> Block:
    labels = words.labels
    about = [labels.count("n_articles", row.articles)]
    if row.gist is None:
        about.append(words.say("no_brief"))
    else:
        about.append(labels.count("n_origins", row.gist.origins))
        if row.gist.disagreements:
            about.append(labels.count("n_disagreements", row.gist.disagreements))
        about.append(words.say(f"state.{row.state}"))
    text = f"{shortened(row.title, _TITLE)} — {', '.join(about)}"
    button = {
        "type": "button",
        "action_id": f"show_{n}",
        "text": label(words.say("show")),
        "value": Seen(row.event.id, "").value(),
    }
    return {"type": "section", "text": plain(text, 1_000), "accessory": button}
