"""Watching an inbox: what comes in is taken in, grouped, and its events alone are briefed.

Works in rounds. A round takes the files that are whole, or the feeds whose time has come, and
briefs the events that an article came into since the last round that was done; so a round that
was cut short is made up for by the next one, also of another start. Between two rounds other
runs may use the store; while one works, they wait, as a second `watch` does.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from summarizer.daily.composing import EVENTS
from summarizer.daily.daily import brief_events, grouped_now
from summarizer.daily.exporting import expect_writable, export_event
from summarizer.daily.feeds import Fetch
from summarizer.daily.how import How
from summarizer.daily.ingest import Report, ingest
from summarizer.daily.kept import EventBrief, Result, taken_up
from summarizer.daily.purse import Purse
from summarizer.errors import StopRun, SummarizerError
from summarizer.extraction.budget import NO_BUDGET, Budget
from summarizer.pipeline.notices import Notice, silent
from summarizer.store.alone import alone
from summarizer.store.briefs import Version
from summarizer.store.clock import today
from summarizer.store.connect import Store
from summarizer.store.coverage import changed_since
from summarizer.store.events import get_event
from summarizer.store.openings import openings
from summarizer.store.runs import begin_run, end_run, get_run, unfinished_since
from summarizer.store.usage import spent_by_runs

KIND = "watch"


@dataclass(frozen=True, slots=True)
class Watch:
    """What all rounds are made with.

    Attributes:
        fetch: Gets what is at an address.
        out: Folder the briefs are written to as well; None to keep them in the store alone.
        budget: What the rounds of one day may cost together.

    """

    store: Store
    how: How
    fetch: Fetch
    out: Path | None = None
    budget: Budget = NO_BUDGET
    notice: Notice = silent


@dataclass(frozen=True, slots=True)
class Round:
    """What came of a round.

    Attributes:
        report: What became of what was given.
        grouped: Articles that were put into events.
        results: By event its brief, or why there is none; those not touched are not in it.
        stopped: What ended asking early, if anything.
        unfinished: The model could not be asked for all there was to ask; a later round tries.

    """

    report: Report
    grouped: int
    results: dict[str, Result] = field(default_factory=dict)
    stopped: StopRun | None = None
    unfinished: bool = False

    @property
    def anything(self) -> bool:
        """Tell whether anything was new, made or missed."""
        counts = self.report.counts
        came = counts["new"] + counts["update"] + len(self.report.missed)
        return bool(came or self.grouped or self.results)

    @property
    def partial(self) -> bool:
        """Tell whether something is missing that a later round may have."""
        made = [each for each in self.results.values() if isinstance(each, EventBrief)]
        return (
            self.stopped is not None
            or bool(self.report.missed)
            or len(made) < len(self.results)
            or any(each.missed or each.failed_over for each in made)
        )


def one_round(watch: Watch, given: Sequence[str]) -> Round:
    """Take in files and feeds, and brief the events they belong to.

    Args:
        watch: What the round is made with.
        given: Paths and addresses, as `ingest` takes them.

    Raises:
        KeyboardInterrupt: After Ctrl-C; what came back by then is kept.
        SummarizerError: The store, the folder or the settings cannot be used.

    """
    if watch.out is not None:
        expect_writable(watch.out)
    with alone(watch.store, watch.notice), _run(watch.store) as run:
        report = ingest(watch.store, given, watch.fetch, dated=True)
        grouped = grouped_now(watch.store, watch.how, watch.notice)
        with watch.store.reading() as connection:
            events = changed_since(connection, run.since)
            named = {each: get_event(connection, each).title for each in events}
            opening = openings(connection, [each for each, title in named.items() if not title])
            titles = {each: title or opening.get(each, each) for each, title in named.items()}
            spent = spent_by_runs(connection, KIND, today())
        kept = {event: taken_up(watch.store, event, watch.how) for event in events}
        missing = [event for event, version in kept.items() if version is None]
        at_once = watch.how.settings.concurrency if watch.how.settings.endpoint() else 1
        purse = Purse(watch.budget, at_once, spent)
        results: dict[str, Result] = {}
        if missing:
            results = brief_events(
                watch.store, watch.how, missing, titles, purse, watch.notice, run.number
            )
        made = [each.version for each in results.values() if isinstance(each, EventBrief)]
        _export(watch, [*(version for version in kept.values() if version), *made])
        run.done = _done(list(results.values()), purse)
        return Round(report, grouped, results, purse.stopped, not run.done)


@dataclass(slots=True)
class _Run:
    number: int
    since: str
    done: bool = False


@contextmanager
def _run(store: Store) -> Iterator[_Run]:
    """Write down that a round begins and how it ends; gives since when events count as touched."""
    with store.writing() as connection:
        since = unfinished_since(connection, KIND)
        number = begin_run(connection, KIND)
        run = _Run(number, since or get_run(connection, number).started_at)
    try:
        yield run
    except BaseException as error:
        code = error.exit_code if isinstance(error, SummarizerError) else 1
        with store.writing() as connection:
            end_run(connection, number, 130 if isinstance(error, KeyboardInterrupt) else code)
        raise
    with store.writing() as connection:
        end_run(connection, number, 0 if run.done else 3)


def _done(results: Sequence[Result], purse: Purse) -> bool:
    """Tell whether the model was asked for all there was to ask."""
    return purse.stopped is None and not any(
        isinstance(each, StopRun) or (isinstance(each, EventBrief) and each.failed_over)
        for each in results
    )


def _export(watch: Watch, versions: Sequence[Version]) -> None:
    if watch.out is not None:
        for version in versions:
            export_event(watch.store, version, watch.out / EVENTS / version.event)
