"""Which version of a brief an address asks for. Addresses name one by the start of its hash."""

import re

from sqlalchemy import Connection, select

from summarizer.errors import NotInStoreError
from summarizer.review.standing import Standing
from summarizer.store.briefs import Version, get_version
from summarizer.store.tables import brief_versions

_SHORT = 12  # of 64 hex digits: a page names a version hundreds of times
_BEGINNING = re.compile(r"[0-9a-f]{8,64}")


def short(ident: str) -> str:
    """Return a version's id as addresses have it."""
    return ident[:_SHORT]


def asked_for(connection: Connection, stands: Standing, asked: str) -> Version:
    """Return the version whose id begins so, or the one that counts where none is asked for.

    Raises NotInStoreError when the event has none that does, or several.
    """
    current = stands.version
    if not asked or (len(asked) >= _SHORT and current.id.startswith(asked)):
        return current
    found: list[str] = []
    if _BEGINNING.fullmatch(asked):
        query = select(brief_versions.c.id).where(
            brief_versions.c.event == current.event, brief_versions.c.id.startswith(asked)
        )
        found = list(connection.execute(query).scalars())
    if len(found) != 1:
        raise NotInStoreError(f"The event {current.event} has no brief {asked}.")
    return get_version(connection, current.event, found[0])
