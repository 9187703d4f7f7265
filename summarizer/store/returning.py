"""An earlier version of an article that is given again: a correction that was taken back.

Articles are known by their content, so that nothing is there to be kept; but the version that was
in use since is now the older one. Not so where the call gives that one too, as a folder in which
both lie does every time, or where the file was written before that one came in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from summarizer.store.articles import Came, Incoming, article_id
from summarizer.store.clock import now
from summarizer.store.events import Membership, events_of, put_members, redate
from summarizer.store.sql import chunked, one_at_a_time
from summarizer.store.tables import articles

_SECOND = len("2026-11-27T06:00:00")  # a disk's clock is not as fine as the store's


@dataclass(frozen=True, slots=True)
class _Again:
    """An article out of use that was given; `since` is None where nothing can be against it."""

    ident: str
    since: str | None


class Returning:
    """The earlier versions that one call gives again."""

    def __init__(self) -> None:
        """Begin a call."""
        self._again: dict[str, _Again] = {}  # by identity, the last one given
        self._newer: set[str] = set()  # versions in use that were given themselves

    @property
    def any(self) -> bool:
        """Tell whether there is anything to settle."""
        return bool(self._again)

    def note(
        self, connection: Connection, incoming: Sequence[Incoming], came: Sequence[Came]
    ) -> None:
        """Look at articles right after `put_articles` has said how they came."""
        idents = [article_id(each.original, each.suffix) for each in incoming]
        stored = {}
        for part in chunked(idents):
            columns = (articles.c.id, articles.c.identity, articles.c.replaced_by)
            query = select(*columns).where(articles.c.id.in_(part))
            stored.update({row.id: row for row in connection.execute(query)})
            newer = select(articles.c.replaced_by).where(articles.c.replaced_by.in_(part))
            self._newer.update(connection.execute(newer).scalars())
        for ident, each, how in zip(idents, incoming, came, strict=True):
            row = stored[ident]
            if how != "known" or row.replaced_by is None or each.identity is None:
                continue
            if row.identity == each.identity:
                # A place has one file, and what is in it now is its newest.
                since = None if each.place_only else each.since
                self._again[each.identity] = _Again(ident, since)

    def settle(self, connection: Connection) -> int:
        """Take the noted versions into use again; return how many did come back."""
        one_at_a_time(connection)
        back = 0
        for again in self._again.values():
            used, since = _in_use(connection, again.ident)
            older = again.since is not None and again.since[:_SECOND] < since[:_SECOND]
            if used not in self._newer and used != again.ident and not older:
                _bring_back(connection, again.ident, used)
                back += 1
        return back


def _in_use(connection: Connection, ident: str) -> tuple[str, str]:
    """Follow an article to the version in use now; return that, and when it came in."""
    while True:
        columns = (articles.c.replaced_by, articles.c.ingested_at)
        row = connection.execute(select(*columns).where(articles.c.id == ident)).one()
        if row.replaced_by is None:
            return ident, row.ingested_at
        ident = row.replaced_by


def _bring_back(connection: Connection, ident: str, used: str) -> None:
    """Have `ident` take the place of `used`: in use, come in now, in the event that one is in."""
    changes = ((used, {"replaced_by": ident}), (ident, {"replaced_by": None, "ingested_at": now()}))
    for each, values in changes:
        connection.execute(update(articles).where(articles.c.id == each).values(**values))
    found = events_of(connection, [ident, used])
    there = found.get(used) or found.get(ident)
    if there is not None:
        put_members(connection, [Membership(ident, there.event, there.pinned)])
    for event in sorted({each.event for each in found.values()}):
        redate(connection, event)
