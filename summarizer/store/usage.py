"""What asking models took: one row for every piece of work, failed ones included."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, case, func, insert, select

from summarizer.extraction.summary import Usage
from summarizer.store.clock import now, today
from summarizer.store.tables import runs, usage

Purpose = Literal["extract", "repair", "lede", "judge"]
By = Literal["day", "model", "event", "purpose"]


@dataclass(frozen=True, slots=True)
class Spending:
    """Where usage belongs.

    Attributes:
        run: The run that asked.
        event: The event it was for.

    """

    run: int | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Spent:
    """Usage added up.

    Attributes:
        what: The day, model, event or purpose.
        works: Pieces of work, each of one or more requests.
        failed: Those that gave nothing usable.
        usage: The sum; its cost is that of what has a known price.
        unpriced: Pieces of work whose price is not known.

    """

    what: str
    works: int
    failed: int
    usage: Usage
    unpriced: int


def add_usage(  # noqa: PLR0913  one argument a column
    connection: Connection,
    used: Usage,
    *,
    model: str,
    purpose: Purpose,
    ok: bool,
    to: Spending,
    article: str | None = None,
) -> None:
    """Write down what one piece of work took; nothing where nothing was asked."""
    if used == Usage():
        return
    row = used.model_dump() | {
        "at": now(),
        "day": today(),
        "run": to.run,
        "event": to.event,
        "article": article,
        "model": model,
        "purpose": purpose,
        "ok": ok,
    }
    connection.execute(insert(usage).values(row))


def spent(
    connection: Connection, by: By, *, since: str | None = None, until: str | None = None
) -> list[Spent]:
    """Add usage up by day, model, event or purpose, between two days, both included."""
    column = usage.c[by]
    query = select(
        func.coalesce(column, "").label("what"),
        func.count().label("works"),
        func.sum(case((usage.c.ok, 0), else_=1)).label("failed"),
        func.sum(case((usage.c.cost.is_(None), 1), else_=0)).label("unpriced"),
        *(func.sum(usage.c[name]).label(name) for name in Usage.model_fields),
    ).group_by("what")
    if since is not None:
        query = query.where(usage.c.day >= since)
    if until is not None:
        query = query.where(usage.c.day <= until)
    rows = connection.execute(query.order_by("what")).mappings()
    return [
        Spent(
            what=row["what"],
            works=row["works"],
            failed=int(row["failed"]),
            usage=Usage.model_validate({name: row[name] for name in Usage.model_fields}),
            unpriced=int(row["unpriced"]),
        )
        for row in rows
    ]


def spent_by_runs(connection: Connection, kind: str, day: str) -> Usage:
    """Add up what the runs of a kind took on a day."""
    query = (
        select(*(func.sum(usage.c[name]).label(name) for name in Usage.model_fields))
        .join(runs, runs.c.id == usage.c.run)
        .where(runs.c.kind == kind, usage.c.day == day)
    )
    row = connection.execute(query).mappings().one()
    return Usage.model_validate({name: value for name, value in row.items() if value is not None})
