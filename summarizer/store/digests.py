"""Digests: one document a day and run, the newest counting."""

from sqlalchemy import Connection, func, select

from summarizer.store.clock import now
from summarizer.store.sql import insert_new
from summarizer.store.tables import digests


def put_digest(connection: Connection, day: str, document: str) -> None:
    """Keep a day's digest; the same document again is not kept twice."""
    if newest_digest(connection, day) == document:
        return
    highest = select(func.max(digests.c.number)).where(digests.c.day == day)
    number = (connection.execute(highest).scalar_one() or 0) + 1
    row = {"day": day, "number": number, "document": document, "made_at": now()}
    insert_new(connection, digests, [row])


def newest_digest(connection: Connection, day: str) -> str | None:
    """Return a day's newest digest as it was written, or None."""
    query = (
        select(digests.c.document)
        .where(digests.c.day == day)
        .order_by(digests.c.number.desc())
        .limit(1)
    )
    return connection.execute(query).scalar_one_or_none()


def digests_of(connection: Connection, day: str) -> list[str]:
    """Return all digests of a day, oldest first."""
    query = select(digests.c.document).where(digests.c.day == day).order_by(digests.c.number)
    return list(connection.execute(query).scalars())


def digest_before(connection: Connection, day: str) -> str | None:
    """Return the newest digest of the last day before `day` that has one, or None."""
    query = (
        select(digests.c.document)
        .where(digests.c.day < day)
        .order_by(digests.c.day.desc(), digests.c.number.desc())
        .limit(1)
    )
    return connection.execute(query).scalar_one_or_none()


def days_with_digest(connection: Connection, limit: int = 60) -> list[str]:
    """Return the days that have a digest, newest first."""
    query = select(digests.c.day).distinct().order_by(digests.c.day.desc()).limit(limit)
    return list(connection.execute(query).scalars())
