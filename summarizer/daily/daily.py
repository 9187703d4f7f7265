"""A day's run: group what came in, brief the events that matter, tell of them in one digest."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.counting import counted
from summarizer.daily.composing import Chosen, composed, last_versions
from summarizer.daily.digest import Digest, digest_json
from summarizer.daily.exporting import (
    clear_leftovers,
    expect_none,
    expect_writable,
    export_event,
)
from summarizer.daily.how import How
from summarizer.daily.kept import EventBrief, Result, kept_brief, newest_again
from summarizer.daily.pages import digest_html, digest_markdown
from summarizer.daily.ranking import rank
from summarizer.errors import StopRun, SummarizerError
from summarizer.extraction.budget import NO_BUDGET, Budget
from summarizer.output.files import write_text
from summarizer.pipeline.notices import Notice, silent
from summarizer.store.alone import alone
from summarizer.store.clock import first_of
from summarizer.store.connect import Store
from summarizer.store.coverage import reports, ungrouped
from summarizer.store.digests import digest_before, put_digest
from summarizer.store.openings import openings
from summarizer.store.runs import begin_run, end_run

if TYPE_CHECKING:
    from summarizer.daily.purse import Purse

DIGEST = "digest.json"
LIMIT = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a day's run is to make.

    Attributes:
        day: The day of the digest, YYYY-MM-DD.
        days: How many days, that one included, count as news.
        limit: Events that are briefed, at most.
        budget: What the run may cost.
        out: Folder for the digest, and the folder of each event in it.
        language: Of the digest and the briefs; None for those of the articles.

    """

    day: str
    out: Path
    days: int = 2
    limit: int = LIMIT
    budget: Budget = field(default=NO_BUDGET)
    language: str | None = None

    @property
    def first(self) -> str:
        """The first day that counts; raises UsageError when `day` is none."""
        return first_of(self.days, self.day)


@dataclass(frozen=True, slots=True)
class DayOutcome:
    """What a day's run left.

    Attributes:
        grouped: Articles that were put into events.
        reused: Events whose brief was there already.
        asked: Answers that came from the model.
        files: The digest's, the most useful first.
        stopped: What ended asking early, if anything.

    """

    digest: Digest
    grouped: int
    reused: int
    asked: int
    files: list[Path]
    stopped: StopRun | None

    @property
    def partial(self) -> bool:
        """Tell whether something is missing that another run may have."""
        events, left = self.digest.events, self.digest.left_out
        return (
            self.stopped is not None
            or any(each.why != "limit" for each in left)
            or any(event.missed or event.failed_over for event in events)
        )


Brief = Callable[[Chosen, "Purse", Notice, int], dict[str, Result]]
"""Briefs the chosen events that have no brief yet, for a run; by event what became of each."""


def run_daily(
    store: Store, how: How, wanted: Wanted, notice: Notice = silent, brief: Brief | None = None
) -> DayOutcome:
    """Make a day's digest.

    Args:
        store: Where the articles are, and everything is kept.
        how: How briefs are made.
        wanted: Which day, how much, where to.
        notice: Called with one line for the person.
        brief: Briefs the events, if not this program by itself.

    Raises:
        KeyboardInterrupt: After Ctrl-C; what came back by then is kept.
        SummarizerError: The store, the folder or the settings cannot be used.

    """
    _ = wanted.first  # before anything is done
    expect_writable(wanted.out)
    with store.writing() as connection:
        run = begin_run(connection, "daily")
    making = brief or partial(brief_here, store, how)
    try:
        # A batch may take a day, and workers mind each other: those let other runs go on.
        with alone(store, notice) if brief is None else nullcontext():
            outcome = _day(store, how, wanted, notice, run, making)
    except BaseException as error:
        with store.writing() as connection:
            code = error.exit_code if isinstance(error, SummarizerError) else 1
            end_run(connection, run, 130 if isinstance(error, KeyboardInterrupt) else code)
        raise
    with store.writing() as connection:
        end_run(connection, run, 3 if outcome.partial else 0)
    return outcome


def _day(  # noqa: PLR0913, PLR0917  a run has that many parts
    store: Store, how: How, wanted: Wanted, notice: Notice, run: int, brief: Brief
) -> DayOutcome:
    grouped = grouped_now(store, how, notice)
    chosen = choose(store, how, wanted)
    stopped: StopRun | None = None
    results: dict[str, Result] = {
        event: EventBrief(newest_again(store, version), reused=True)
        for event, version in chosen.kept.items()
    }
    if chosen.missing:
        from summarizer.daily.purse import Purse  # noqa: PLC0415  slow, needed only to make something

        purse = Purse(wanted.budget, how.settings.concurrency if how.settings.endpoint() else 1)
        results |= brief(chosen, purse, notice, run)
        stopped = purse.stopped
    digest = composed(store, wanted.day, chosen, results, wanted.language)
    if not (digest.events or digest.left_out):
        expect_none(store, wanted.day, wanted.out / DIGEST)
    for each in digest.events:
        result = results[each.event]
        if isinstance(result, EventBrief):
            export_event(store, result.version, wanted.out / each.folder)
    files = _written(wanted.out, digest)
    with store.writing() as connection:
        put_digest(connection, wanted.day, digest_json(digest))
    made = [each for each in results.values() if isinstance(each, EventBrief)]
    return DayOutcome(
        digest=digest,
        grouped=grouped,
        reused=sum(each.reused for each in made),
        asked=sum(each.asked for each in made),
        files=files,
        stopped=stopped,
    )


def grouped_now(store: Store, how: How, notice: Notice = silent) -> int:
    """Put what came in into events, by the settings; return how many articles there were."""
    with store.reading() as connection:
        anything = bool(ungrouped(connection))
    if not anything:  # the embedding model takes a moment to load
        return 0
    from summarizer.daily.grouping import group_new  # noqa: PLC0415  slow, needed only to make something
    from summarizer.pipeline.vectors import embedder_of  # noqa: PLC0415  as above

    grouped = group_new(store, embedder_of(how.settings, notice))
    notice(f"Articles put into events: {grouped}.")
    return grouped


def choose(store: Store, how: How, wanted: Wanted) -> Chosen:
    """Rank the events of the day, and find the briefs that are there already."""
    first = wanted.first
    with store.reading() as connection:
        found = reports(connection, first, wanted.day)
        last = digest_before(connection, wanted.day)
        before = {
            event: set(version.articles.values())
            for event, version in last_versions(connection, last).items()
        }
        nameless = {each.event for each in found} - {each.event for each in found if each.title}
        opening = openings(connection, nameless)
    ranked = [
        replace(each, title=each.title or opening.get(each.event, ""))
        for each in rank(found, wanted.day, before)
    ]
    chosen, rest = ranked[: wanted.limit], ranked[wanted.limit :]
    kept = {each.event: kept_brief(store, each.event, how) for each in chosen}
    return Chosen(chosen, {event: version for event, version in kept.items() if version}, rest)


def brief_here(  # noqa: PLR0913, PLR0917  a run has that many parts
    store: Store, how: How, chosen: Chosen, purse: "Purse", notice: Notice, run: int
) -> dict[str, Result]:
    """Brief the events that have no brief yet."""
    titles = {each.event: each.title or each.event for each in chosen.events}
    return brief_events(store, how, chosen.missing, titles, purse, notice, run)


def brief_events(  # noqa: PLR0913, PLR0917  a run has that many parts
    store: Store,
    how: How,
    events: Sequence[str],
    titles: Mapping[str, str],
    purse: "Purse",
    notice: Notice,
    run: int,
) -> dict[str, Result]:
    """Brief events, telling of each by its title as soon as it is done."""
    from summarizer.daily.briefing import Briefing  # noqa: PLC0415  slow, needed only to make something
    from summarizer.daily.event_brief import ready_or_not  # noqa: PLC0415  as above

    def told(event: str, result: Result) -> None:
        if isinstance(result, EventBrief):
            brief = result.version.brief
            count = len(brief.sources)
            notice(f"{brief.headline or titles[event]}: briefed from {counted(count, 'article')}.")
        else:
            notice(f"{titles[event]}: not briefed. {result}")

    with ready_or_not(how, notice) as make:
        return Briefing(store, how, run, make, purse, told).all_of(events)


def _written(out: Path, digest: Digest) -> list[Path]:
    pages = {
        DIGEST: digest_json(digest),
        "digest.md": digest_markdown(digest),
        "digest.html": digest_html(digest),
    }
    clear_leftovers(out)
    for name, text in pages.items():
        write_text(out / name, text)
    return [out / name for name in pages]
