"""Many machines: events handed out over PostgreSQL to any number of workers.

The queue is procrastinate's, in the store's own database. An event is one job: two workers
never brief one at the same time, and the job of a worker that dies goes to another one as soon
as its heartbeat has been missing for `STALLED` seconds. Answers are kept one by one, so the
next worker asks only for what the dead one had not got yet.
"""

import asyncio
import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from summarizer.counting import counted
from summarizer.daily.beside import beside
from summarizer.daily.composing import Chosen
from summarizer.daily.event_brief import brief_event, ready_or_not
from summarizer.daily.how import How
from summarizer.daily.kept import EventBrief, Result
from summarizer.daily.purse import Purse
from summarizer.errors import ModelError, StopRun, StoreError, SummarizerError, UsageError
from summarizer.extraction.budget import Budget
from summarizer.pipeline.model import MakeModel
from summarizer.pipeline.notices import Notice
from summarizer.store.briefs import get_version
from summarizer.store.clock import now
from summarizer.store.connect import Store
from summarizer.store.sql import put_rows
from summarizer.store.tables import jobs

QUEUE = "events"
TASK = "brief_event"
AT_ONCE = 4  # events one worker has in hand
HEARTBEAT = 5.0  # seconds between two signs of life of a worker
STALLED = 20.0  # seconds without one after which its jobs go to others
LOOK = 1.0  # seconds between two looks at how the others get on
_IDLE = 60.0  # seconds without any progress after which the person is told


@dataclass(frozen=True, slots=True)
class Pace:
    """How often things are looked at, in seconds; tests are in more of a hurry."""

    heartbeat: float = HEARTBEAT
    stalled: float = STALLED
    look: float = LOOK


def expect_queue(store: Store) -> None:
    """Raise UsageError where there can be no queue: it lives in PostgreSQL."""
    if store.kind != "postgresql":
        raise UsageError(
            "Workers need a store in PostgreSQL. Give --store postgresql://… to `daily` and to "
            "every worker."
        )


def brief_by_workers(  # noqa: PLR0913, PLR0917  a run has that many parts
    store: Store,
    how: How,
    chosen: Chosen,
    purse: Purse,  # noqa: ARG001  each worker has its own, by its own settings
    notice: Notice,
    run: int,
    *,
    pace: Pace | None = None,
) -> dict[str, Result]:
    """Hand events out and wait for them all; see `daily.Brief`."""
    return asyncio.run(_handed_out(store, how, chosen.missing, notice, run, pace or Pace()))


async def _handed_out(  # noqa: PLR0913, PLR0917  a run has that many parts
    store: Store, how: How, events: Sequence[str], notice: Notice, run: int, pace: Pace
) -> dict[str, Result]:
    queue = _queue(store)
    async with queue.open_async():
        await _ensure_schema(queue)
        begun = now()
        for event in events:
            task = queue.configure_task(TASK, queue=QUEUE, lock=event, queueing_lock=event)
            # Handed out by a run that was stopped, it is waiting already.
            with suppress(_already()):
                await task.defer_async(event=event, run=run, identity=how.identity)
        notice(
            f"{counted(len(events), 'event')} handed out. Start workers with `summarizer worker`."
        )
        return await _awaited(store, events, begun, notice, pace)


async def _awaited(
    store: Store, events: Sequence[str], since: str, notice: Notice, pace: Pace
) -> dict[str, Result]:
    """Wait until workers are done with all these events."""
    results: dict[str, Result] = {}
    idle = 0.0
    while len(results) < len(events):
        waiting = [event for event in events if event not in results]
        with store.reading() as connection:
            found = _ended(connection, since, waiting)
        results |= found
        for event, result in found.items():
            done = "briefed" if isinstance(result, EventBrief) else f"not briefed. {result}"
            notice(f"{len(results)} of {len(events)}: {event} {done}")
        idle = 0.0 if found else idle + pace.look
        if idle >= _IDLE:
            notice("Nothing is moving. Is a worker running (`summarizer worker`)?")
            idle = 0.0
        await asyncio.sleep(pace.look)
    return results


def serve(
    store: Store, how: How, notice: Notice, *, drain: bool = False, pace: Pace | None = None
) -> None:
    """Brief events that are handed out, until stopped, or with `drain` until none is left.

    Ctrl-C or SIGTERM lets what is in hand end first.
    """
    with ready_or_not(how, notice) as make:
        asyncio.run(_serve(store, how, make, notice, drain=drain, pace=pace or Pace()))


async def _serve(  # noqa: PLR0913  a worker has that many parts
    store: Store, how: How, make: MakeModel, notice: Notice, *, drain: bool, pace: Pace
) -> None:
    queue = _queue(store)
    budget = Budget(how.settings.token_budget, how.settings.money_budget)
    purse = Purse(budget, how.settings.concurrency if how.settings.endpoint() else 1)

    async def brief(event: str, run: int, identity: str) -> None:
        try:
            _expect_same(identity, how)
            result = await brief_event(store, event, how, make, run=run, keep=purse.before)
        except SummarizerError as error:
            _write(store, run, event, error)
            notice(f"{event}: not briefed. {error}")
        else:
            _write(store, run, event, result)
            notice(
                f"{event}: briefed from {counted(len(result.version.brief.sources), 'article')}."
            )

    with beside() as elsewhere:

        @queue.task(name=TASK, queue=QUEUE)  # type: ignore[untyped-decorator]
        async def task(event: str, run: int, identity: str) -> None:
            await elsewhere(brief(event, run, identity))

        async with queue.open_async():
            await _ensure_schema(queue)
            watching = asyncio.create_task(_rescue(queue, pace, notice))
            try:
                await _until_stopped(queue, pace, drain=drain)
            finally:
                watching.cancel()
                with suppress(asyncio.CancelledError):
                    await watching


async def _until_stopped(queue: Any, pace: Pace, *, drain: bool) -> None:
    while True:
        await queue.run_worker_async(
            queues=[QUEUE],
            concurrency=AT_ONCE,
            wait=not drain,
            fetch_job_polling_interval=pace.look,
            update_heartbeat_interval=pace.heartbeat,
            stalled_worker_timeout=pace.stalled,
        )
        if not drain or not await _left(queue):
            return
        # What others have in hand may still come back to us.
        await asyncio.sleep(pace.look)


async def _rescue(queue: Any, pace: Pace, notice: Notice) -> None:
    """Give the jobs of workers that have died to those that live."""
    from procrastinate.exceptions import ConnectorException  # noqa: PLC0415  an extra

    while True:
        # Another worker may have taken a job up at the same moment, and a database that is
        # away for a moment is no reason to stop looking.
        with suppress(ConnectorException):
            stalled = await queue.job_manager.get_stalled_jobs(
                queue=QUEUE, seconds_since_heartbeat=pace.stalled
            )
            for job in stalled:
                with suppress(ConnectorException):
                    await queue.job_manager.retry_job(job)
                    notice(f"{job.task_kwargs.get('event')}: its worker is gone, taken up again.")
        await asyncio.sleep(pace.heartbeat)


async def _left(queue: Any) -> bool:
    """Tell whether any job waits or is in hand."""
    for status in ("todo", "doing"):
        if list(await queue.job_manager.list_jobs_async(queue=QUEUE, status=status)):
            return True
    return False


def _expect_same(identity: str, how: How) -> None:
    if identity != how.identity:
        raise StopRun(
            "The worker's settings (model, form, language or version of the program) are not "
            "those of `summarizer daily`. Start it with the same ones."
        )


def _write(store: Store, run: int, event: str, result: Result) -> None:
    """Write down what became of an event, for whichever run waits for it."""
    done = isinstance(result, EventBrief)
    row = {
        "id": _row_id(event),
        "kind": "event",
        "request": {"run": run, "asked": result.asked if isinstance(result, EventBrief) else 0},
        "state": "done" if done else "failed",
        "progress": result.version.id if isinstance(result, EventBrief) else "",
        "event": event,
        "error": "" if done else str(result),
        "asked_by": "daily",
        "asked_at": now(),
        "ended_at": now(),
    }
    with store.writing() as connection:
        put_rows(connection, jobs, [row], key=["id"])


def _ended(connection: Connection, since: str, events: Sequence[str]) -> dict[str, Result]:
    """Return, for those of `events` that were done with since then, what became of them."""
    by_row = {_row_id(event): event for event in events}
    query = select(jobs).where(jobs.c.id.in_(list(by_row)), jobs.c.ended_at >= since)
    found: dict[str, Result] = {}
    for row in connection.execute(query):
        event = by_row[row.id]
        if row.state == "done":
            version = get_version(connection, event, row.progress)
            found[event] = EventBrief(version, asked=int(row.request["asked"]))
        else:
            found[event] = ModelError(row.error)
    return found


def _row_id(event: str) -> str:
    return hashlib.sha256(f"event/{event}".encode()).hexdigest()[:32]


def _queue(store: Store) -> Any:
    """Open procrastinate over the store's own database; raises StoreError without it."""
    try:
        from procrastinate import App, PsycopgConnector  # noqa: PLC0415  an extra
    except ModuleNotFoundError as error:
        raise StoreError(
            'Workers need a further package: pip install "newsroom-summarizer[workers]".'
        ) from error
    url = store.engine.url.set(drivername="postgresql")
    conninfo = url.render_as_string(hide_password=False)
    return App(connector=PsycopgConnector(conninfo=conninfo))


def _already() -> type[Exception]:
    from procrastinate.exceptions import AlreadyEnqueued  # noqa: PLC0415  an extra

    return AlreadyEnqueued


async def _ensure_schema(queue: Any) -> None:
    """Make procrastinate's tables, unless they are there; one program at a time."""
    if await queue.check_connection_async():
        return
    from procrastinate.exceptions import ConnectorException  # noqa: PLC0415  an extra

    # Two programs that start at once both try; the second finds them there.
    with suppress(ConnectorException):
        await queue.schema_manager.apply_schema_async()
