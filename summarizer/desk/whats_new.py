"""What is new about the events of a day: since the last digest, or since the brief before.

A daily run has compared the briefs it tells of already; its digest says what it found. Where no
digest does, the two newest briefs code made are compared here, once, and only for so long: a
list of events must not wait for that. What is not compared yet has its link to the differences.
"""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sqlalchemy import Connection

from summarizer.daily.digest import Digest
from summarizer.daily.news import News, news
from summarizer.errors import UnprovedError
from summarizer.review.day import Row
from summarizer.store.briefs import get_version
from summarizer.store.digests import newest_digest

_KEPT = 5_000
_PATIENCE = 0.1  # seconds one list of events waits for comparisons


@dataclass(frozen=True, slots=True)
class Told:
    """What is new about one event.

    Attributes:
        by_digest: Since the last digest; else since the brief before.
        news: None where the two briefs were not compared yet.

    """

    by_digest: bool
    news: News | None


@dataclass(slots=True)
class Newsroom:
    """What was compared, kept from one list to the next.

    Attributes:
        compared: By event, the version before and the version made; hashes, so they never age.
        digest: The document of the digest read last, and its news by event and version.

    """

    compared: dict[tuple[str, str, str], News] = field(default_factory=dict)
    digest: tuple[str, Mapping[tuple[str, str], News]] = ("", MappingProxyType({}))


def whats_new(
    connection: Connection,
    day: str,
    rows: Iterable[Row],
    known: Newsroom,
    patience: float = _PATIENCE,
) -> dict[str, Told]:
    """Return, by event, what is new about it; events that are new themselves are left out.

    Args:
        connection: The store.
        day: The day of the list.
        rows: Its events.
        known: What was compared before; added to.
        patience: Seconds that may pass before no further comparison is begun.

    """
    ends = time.monotonic() + patience
    by_digest = _of_digest(connection, day, known)
    found: dict[str, Told] = {}
    for row in rows:
        event = row.event.id
        told = by_digest.get((event, row.made))
        if told is not None:
            if not told.first:
                found[event] = Told(by_digest=True, news=told)
            continue
        if row.before is None:
            continue
        key = (event, row.before, row.made)
        if key not in known.compared and time.monotonic() < ends:
            _compare(connection, key, known)
        found[event] = Told(by_digest=False, news=known.compared.get(key))
    return found


def _of_digest(connection: Connection, day: str, known: Newsroom) -> Mapping[tuple[str, str], News]:
    document = newest_digest(connection, day)
    if document is None:
        return {}
    if document != known.digest[0]:
        events = Digest.model_validate_json(document).events
        known.digest = (document, {(each.event, each.version): each.news for each in events})
    return known.digest[1]


def _compare(connection: Connection, key: tuple[str, str, str], known: Newsroom) -> None:
    event, before, made = key
    if len(known.compared) > _KEPT:
        known.compared.clear()
    try:
        old, new = (get_version(connection, event, each).brief for each in (before, made))
    except UnprovedError:  # told where the brief is opened
        known.compared[key] = News()
        return
    known.compared[key] = news(old, new)
