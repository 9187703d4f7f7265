"""Runs: what was started when, and how it ended."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from summarizer.store.clock import now
from summarizer.store.tables import runs


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command; `ended_at` is None while it lasts, and after a crash."""

    id: int
    kind: str
    started_at: str
    ended_at: str | None
    exit_code: int | None
    note: str


def begin_run(connection: Connection, kind: str) -> int:
    """Write down that a run begins; return its number."""
    made = connection.execute(
        insert(runs).values(kind=kind, started_at=now(), note="").returning(runs.c.id)
    )
    return int(made.scalar_one())


def end_run(connection: Connection, run: int, exit_code: int, note: str = "") -> None:
    """Write down how a run ended."""
    connection.execute(
        update(runs).where(runs.c.id == run).values(ended_at=now(), exit_code=exit_code, note=note)
    )


def get_run(connection: Connection, run: int) -> Run:
    """Return one run."""
    return Run(**connection.execute(select(runs).where(runs.c.id == run)).mappings().one())


def last_runs(connection: Connection, kind: str, limit: int = 10) -> list[Run]:
    """Return the newest runs of a kind, newest first."""
    query = select(runs).where(runs.c.kind == kind).order_by(runs.c.id.desc()).limit(limit)
    return [Run(**row) for row in connection.execute(query).mappings()]


def unfinished_since(connection: Connection, kind: str) -> str | None:
    """Return when the first run of a kind began that was not done, after the last that was.

    None where the last run of that kind was done, or there was none.
    """
    done = select(func.max(runs.c.id)).where(runs.c.kind == kind, runs.c.exit_code == 0)
    query = select(func.min(runs.c.started_at)).where(
        runs.c.kind == kind, runs.c.id > func.coalesce(done.scalar_subquery(), 0)
    )
    found: str | None = connection.execute(query).scalar_one()
    return found
