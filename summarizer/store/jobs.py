"""Jobs: briefs asked for, kept so that none is lost when the program that makes them ends.

A job is waiting, working, done or failed. The program that works on one gives a sign of life;
where that stays out, the job is anybody's again. `tries` tells two takers of one job apart: what
an earlier one still has to say is not heard any more.
"""

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select, update

from summarizer.store.clock import now
from summarizer.store.tables import jobs

State = Literal["waiting", "working", "done", "failed"]
TRIES = 3  # how often a job that took its program down with it is begun


@dataclass(frozen=True, slots=True)
class Job:
    """One job.

    Attributes:
        request: What was asked for.
        progress: How far it is, for a person.
        event: The event it is about.
        error: Why it failed, for a person; empty otherwise.
        version: The version of the brief it made.
        beat_at: The last sign of life of whoever works on it.
        tries: How often it was begun.

    """

    id: str
    kind: str
    request: dict[str, Any]
    state: State
    progress: str
    event: str | None
    error: str
    asked_by: str
    asked_at: str
    ended_at: str | None
    version: str | None
    beat_at: str | None
    tries: int


def add_job(  # noqa: PLR0913  one argument a column
    connection: Connection,
    ident: str,
    kind: str,
    *,
    event: str,
    asked_by: str,
    request: dict[str, Any],
) -> None:
    """Put a job into the line."""
    row = {
        "id": ident,
        "kind": kind,
        "request": request,
        "state": "waiting",
        "event": event,
        "asked_by": asked_by,
        "asked_at": now(),
    }
    connection.execute(insert(jobs).values(row))


def find_job(connection: Connection, ident: str) -> Job | None:
    """Return a job, or None."""
    row = connection.execute(select(jobs).where(jobs.c.id == ident)).mappings().one_or_none()
    return Job(**row) if row else None


def jobs_of(connection: Connection, asked_by: str, limit: int) -> list[Job]:
    """Return what somebody asked for, newest first."""
    query = (
        select(jobs)
        .where(jobs.c.asked_by == asked_by)
        .order_by(jobs.c.asked_at.desc(), jobs.c.id)
        .limit(limit)
    )
    return [Job(**row) for row in connection.execute(query).mappings()]


def waiting(connection: Connection) -> int:
    """Count the jobs that nobody has begun."""
    query = select(func.count()).where(jobs.c.state == "waiting")
    return int(connection.execute(query).scalar_one())


def is_work(connection: Connection, silent_since: str) -> bool:
    """Tell whether there is a job to take; see `take_job`."""
    query = select(jobs.c.id).where(_free(silent_since)).limit(1)
    return connection.execute(query).first() is not None


def take_job(connection: Connection, silent_since: str) -> Job | None:
    """Take the oldest job that waits, or whose program gave no sign of life since a moment.

    A job that was begun `TRIES` times and never ended is failed, not begun again.
    """
    query = (
        select(jobs)
        .where(_free(silent_since))
        .order_by(jobs.c.asked_at, jobs.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        return None
    job = Job(**row)
    if job.tries >= TRIES:
        message = f"The work was begun {TRIES} times, and each time the program ended in it."
        _change(connection, job, state="failed", error=message, ended_at=now())
        return take_job(connection, silent_since)
    _change(connection, job, state="working", beat_at=now(), tries=job.tries + 1)
    return find_job(connection, job.id)


def beat(connection: Connection, job: Job, progress: str) -> None:
    """Give a sign of life for a job, and say how far it is."""
    _change(connection, job, beat_at=now(), progress=progress)


def finish_job(connection: Connection, job: Job, version: str, progress: str) -> None:
    """Write down that a job is done, and what it made."""
    _change(connection, job, state="done", version=version, progress=progress, ended_at=now())


def fail_job(connection: Connection, job: Job, error: str) -> None:
    """Write down that a job failed, and why, for a person."""
    _change(connection, job, state="failed", error=error, ended_at=now())


def give_back(connection: Connection, job: Job) -> None:
    """Put a job that was begun back into the line, as if it had not been."""
    _change(connection, job, state="waiting", beat_at=None, progress="", tries=job.tries - 1)


def _free(silent_since: str) -> ColumnElement[bool]:
    silent = or_(jobs.c.beat_at.is_(None), jobs.c.beat_at < silent_since)
    return or_(jobs.c.state == "waiting", (jobs.c.state == "working") & silent)


def _change(connection: Connection, job: Job, **values: object) -> None:
    """Change a job while it is as whoever changes it took it."""
    connection.execute(
        update(jobs)
        .where(
            jobs.c.id == job.id,
            jobs.c.tries == job.tries,
            jobs.c.state.in_(("waiting", "working")),
        )
        .values(**values)
    )
