"""Which version of an event's brief counts now, in which state, and what came after it."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from summarizer.errors import NotInStoreError, OutdatedError
from summarizer.review.states import State
from summarizer.store.briefs import Version, get_version, newest_version
from summarizer.store.clock import now
from summarizer.store.sql import put_rows
from summarizer.store.tables import brief_versions, reviews


@dataclass(frozen=True, slots=True)
class Standing:
    """An event's brief as it stands.

    Attributes:
        version: The version that counts: the one people last worked on, else the newest.
        state: Where it is on its way.
        newer: Id of a version code made since, from newer articles; None where there is none.

    """

    version: Version
    state: State
    newer: str | None = None


def standing(connection: Connection, event: str) -> Standing:
    """Return how an event's brief stands; raises NotInStoreError when it has none."""
    row = connection.execute(select(reviews).where(reviews.c.event == event)).one_or_none()
    if row is None:
        newest = newest_version(connection, event)
        if newest is None:
            raise NotInStoreError(f"There is no brief of the event {event} yet.")
        return Standing(newest, "draft")
    version = get_version(connection, event, row.version)
    return Standing(version, row.state, _newer(connection, event, version))


def _newer(connection: Connection, event: str, version: Version) -> str | None:
    """Return the newest version of code's own making after `version` and what it was made from."""
    query = (
        select(brief_versions.c.id)
        .where(
            brief_versions.c.event == event,
            brief_versions.c.number > version.number,
            brief_versions.c.parent.is_(None),
            brief_versions.c.inputs != version.inputs,
        )
        .order_by(brief_versions.c.number.desc())
        .limit(1)
    )
    return connection.execute(query).scalar_one_or_none()


def expect_current(stands: Standing, seen: str) -> None:
    """Raise OutdatedError when `seen` is not the version that counts now."""
    current = stands.version.id
    if seen != current:
        raise OutdatedError(
            "The brief was changed since you opened it. Look at what changed, then decide again.",
            current,
        )


def put_standing(connection: Connection, event: str, version: str, state: State) -> None:
    """Write down which version counts and its state."""
    row = {"event": event, "version": version, "state": state, "changed_at": now()}
    put_rows(connection, reviews, [row], key=["event"])
