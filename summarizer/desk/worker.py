"""Briefs made in the background: a few threads that take jobs of the store one by one.

Several programs may work on one store. Each gives signs of life for what it has in hand; what a
program that died had in hand is taken up again after `LEASE`. Doing a job twice does no harm: the
same articles give the same version, and answers that were paid for are kept.
"""

import asyncio
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self

from summarizer.daily.event_brief import brief_event
from summarizer.daily.how import How
from summarizer.daily.kept import EventBrief, taken_up
from summarizer.errors import SummarizerError
from summarizer.extraction.run import State as ArticleState
from summarizer.pipeline.model import made_ready
from summarizer.pipeline.notices import silent
from summarizer.reading.article import Article
from summarizer.store import jobs
from summarizer.store.clock import moment
from summarizer.store.connect import Store
from summarizer.store.jobs import Job

LEASE = timedelta(seconds=60)  # without a sign of life for so long, a job is anybody's again
_LOOK = 2.0  # seconds between two looks for jobs other programs put into the line
_BEAT = 1.0  # seconds between two looks at how far the work is
_UNEXPECTED = "Something unexpected went wrong; the program's log has it. Ask again, or tell us."
_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class _InHand:
    """A job somebody works on: how far it is, and how to stop it."""

    job: Job
    done: set[str] = field(default_factory=set)
    told: str = ""
    beaten: datetime = field(default_factory=lambda: datetime.now(UTC))
    loop: asyncio.AbstractEventLoop | None = None
    task: "asyncio.Task[EventBrief] | None" = None

    def note(self, article: Article, state: ArticleState) -> None:
        """Count the articles that are done with, as `brief_event` tells."""
        if state not in {"asking", "choosing sentences", "repairing"}:
            self.done.add(article.id)

    @property
    def progress(self) -> str:
        """How far it is, for a person."""
        return f"{len(self.done)} articles read" if self.done else ""


class Worker:
    """Makes the briefs that were asked for. Use it with `with`, or call `start` and `stop`.

    Args:
        store: Where jobs, articles and briefs are.
        how: Says how briefs are made; called for every job, so that settings are always fresh.
        threads: How many briefs are made at once.
        lease: See `LEASE`.

    """

    def __init__(
        self, store: Store, how: Callable[[], How], *, threads: int = 1, lease: timedelta = LEASE
    ) -> None:
        self._store = store
        self._how = how
        self._lease = lease
        self._stopping = threading.Event()
        self._news = threading.Event()
        self._lock = threading.Lock()
        self._in_hand: dict[str, _InHand] = {}
        self._threads = [
            threading.Thread(target=self._work, name=f"briefs-{n}", daemon=True)
            for n in range(threads)
        ]
        self._pulse = threading.Thread(target=self._beat, name="briefs-pulse", daemon=True)

    def start(self) -> None:
        """Begin to take jobs."""
        for thread in (*self._threads, self._pulse):
            thread.start()

    def stop(self, wait: float = 30.0) -> None:
        """End; what is in hand goes back into the line. Waits so many seconds at most."""
        self._stopping.set()
        self._news.set()
        with self._lock:
            for each in self._in_hand.values():
                self._cancel(each)
        for thread in (*self._threads, self._pulse):
            thread.join(wait)

    def wake(self) -> None:
        """Say that there is a new job, so that it is begun at once."""
        self._news.set()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _work(self) -> None:
        while not self._stopping.is_set():
            try:
                job = self._take()
            except SummarizerError as error:  # the database is away for a while
                _LOG.warning("No job can be taken: %s", error)
                job = None
            if job is not None:
                self._do(job)
            elif self._news.wait(_LOOK):
                self._news.clear()

    def _take(self) -> Job | None:
        since = moment(datetime.now(UTC) - self._lease)
        with self._store.reading() as connection:
            if not jobs.is_work(connection, since):
                return None
        with self._store.writing() as connection:
            return jobs.take_job(connection, since)

    def _do(self, job: Job) -> None:
        hand = _InHand(job)
        with self._lock:
            self._in_hand[job.id] = hand
        try:
            self._end(job, self._brief(hand))
        except asyncio.CancelledError:
            with self._store.writing() as connection:
                jobs.give_back(connection, job)
        except SummarizerError as error:
            self._failed(job, str(error))
        except Exception:  # noqa: BLE001  a thread that ended would take no job any more
            _LOG.exception("The job %s failed", job.id)
            self._failed(job, _UNEXPECTED)
        finally:
            with self._lock:
                del self._in_hand[job.id]

    def _brief(self, hand: _InHand) -> EventBrief:
        event, how = hand.job.event or "", self._how()
        kept = taken_up(self._store, event, how)
        if kept is not None:
            return EventBrief(kept, reused=True)
        with made_ready(how.settings, how.form, silent) as make:

            async def whole() -> EventBrief:
                work = brief_event(self._store, event, how, make, progress=hand.note)
                with self._lock:
                    hand.loop = asyncio.get_running_loop()
                    hand.task = asyncio.ensure_future(work)
                    if self._stopping.is_set():
                        hand.task.cancel()
                return await hand.task

            return asyncio.run(whole())

    def _end(self, job: Job, made: EventBrief) -> None:
        told = "The brief was there already." if made.reused else ""
        if made.missed:
            told = f"{len(made.missed)} articles gave nothing."
        if made.stopped is not None:
            told = f"Stopped early: {made.stopped}"
        with self._store.writing() as connection:
            jobs.finish_job(connection, job, made.version.id, told)

    def _failed(self, job: Job, error: str) -> None:
        try:
            with self._store.writing() as connection:
                jobs.fail_job(connection, job, error)
        except SummarizerError as why:  # it is taken up again when its lease is over
            _LOG.warning("The end of job %s cannot be written: %s", job.id, why)

    def _beat(self) -> None:
        """Give signs of life, and write down how far the work is when that has changed."""
        while not self._stopping.wait(_BEAT):
            with self._lock:
                hands = list(self._in_hand.values())
            for hand in hands:
                now, progress = datetime.now(UTC), hand.progress
                if progress == hand.told and now - hand.beaten < self._lease / 4:
                    continue
                hand.told, hand.beaten = progress, now
                try:
                    with self._store.writing() as connection:
                        jobs.beat(connection, hand.job, progress)
                except SummarizerError as error:
                    _LOG.warning("No sign of life for job %s: %s", hand.job.id, error)

    @staticmethod
    def _cancel(hand: _InHand) -> None:
        if hand.loop is not None and hand.task is not None and not hand.loop.is_closed():
            hand.loop.call_soon_threadsafe(hand.task.cancel)
