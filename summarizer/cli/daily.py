"""`daily`: a day's digest, or what it would cost."""

from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import typer

from summarizer.cli.edge import DONE, NOTHING, PART, ending
from summarizer.cli.screen import Screen, complain, put_json
from summarizer.cli.storing import opened
from summarizer.counting import counted
from summarizer.daily.daily import Brief, DayOutcome, Wanted, choose, grouped_now, run_daily
from summarizer.daily.how import How
from summarizer.errors import UsageError
from summarizer.extraction.budget import Budget
from summarizer.extraction.forms import load_form
from summarizer.output.visible import one_line
from summarizer.pipeline.merging import merging_as
from summarizer.settings import load_settings
from summarizer.store.clock import today
from summarizer.store.connect import Store

if TYPE_CHECKING:
    from summarizer.daily.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on the command line."""

    date: str | None
    out: Path | None
    days: int
    limit: int
    language: str | None
    schema: str
    store: str | None
    settings: dict[str, Any]
    extractive: bool = False

    def wanted(self, budget: Budget) -> Wanted:
        """Return what the run is to make."""
        day = self.date or today()
        out = self.out or Path(f"digest-{day}")
        return Wanted(day, out, self.days, self.limit, budget, self.language)


By = Literal["here", "batch", "workers"]


def daily(request: Request, *, by: By, estimating: bool, as_json: bool, quiet: bool) -> None:
    """Make the digest of a day; raises typer.Exit when only part of it could be made."""
    screen = Screen(quiet=quiet, as_json=as_json)
    settings = load_settings(**request.settings)
    how = How(
        settings,
        load_form(request.schema),
        merging_as(settings, request.language, screen.note),
        request.extractive,
    )
    wanted = request.wanted(Budget(settings.token_budget, settings.money_budget))
    with opened(request.store, create=False) as store:
        if estimating:
            _estimate(store, how, wanted, screen)
            return
        outcome = run_daily(store, how, wanted, screen.note, _by(by, store, how))
    code = _code(outcome)
    if as_json:
        digest = outcome.digest.model_dump(mode="json", by_alias=True)
        put_json({**ending(code), **_counts(outcome), "digest": digest})
    screen.results(outcome.files)
    if not (outcome.digest.events or outcome.digest.left_out):
        screen.note(f"No event had news from {wanted.first} to {wanted.day}.")
    if code:
        complain(_missing(outcome))
        raise typer.Exit(code)


def _by(by: By, store: Store, how: How) -> Brief | None:
    """Return what briefs the events; None for this program by itself."""
    if by == "batch":
        from summarizer.daily.batch import expect_batches
        from summarizer.daily.batching import POLL, brief_by_batch

        expect_batches(how.settings.endpoint())
        if how.settings.money_budget or how.settings.token_budget:
            raise UsageError(
                "A batch is sent and paid for as a whole, so a budget cannot end it. See what it "
                "would cost with --estimate, and set a smaller --limit."
            )
        return partial(brief_by_batch, store, how, POLL)
    if by == "workers":
        from summarizer.daily.workers import brief_by_workers, expect_queue

        expect_queue(store)
        return partial(brief_by_workers, store, how)
    return None


def work(  # noqa: PLR0913  one parameter an option
    settings: dict[str, Any],
    language: str | None,
    schema: str,
    place: str | None,
    *,
    drain: bool,
    quiet: bool,
) -> None:
    """Brief what is handed out, until stopped."""
    from summarizer.daily.workers import expect_queue, serve

    screen = Screen(quiet=quiet)
    loaded = load_settings(**settings)
    how = How(loaded, load_form(schema), merging_as(loaded, language, screen.note))
    with opened(place, create=False) as store:
        expect_queue(store)
        serve(store, how, screen.note, drain=drain)


def _code(outcome: DayOutcome) -> int:
    if not outcome.partial:
        return DONE
    return PART if outcome.digest.events else NOTHING


def _counts(outcome: DayOutcome) -> dict[str, Any]:
    return {
        "grouped": outcome.grouped,
        "briefed": len(outcome.digest.events) - outcome.reused,
        "reused": outcome.reused,
        "asked": outcome.asked,
        "stopped": str(outcome.stopped) if outcome.stopped else None,
        "files": [str(path) for path in outcome.files],
    }


def _missing(outcome: DayOutcome) -> str:
    """Say what the digest lacks, and why."""
    left = [each for each in outcome.digest.left_out if each.why != "limit"]
    events = len(outcome.digest.events)
    lines = [f"Done in part: {counted(events, 'event')} briefed, {len(left)} not."]
    lines += [str(outcome.stopped)] if outcome.stopped else []
    lines += [
        f"  {one_line(each.title or each.event)}: {one_line(each.reason)}"
        for each in left
        if each.reason != str(outcome.stopped)
    ]
    lines += [
        f"  {one_line(event.headline)}: {one_line(source.name)}: {one_line(source.reason)}"
        for event in outcome.digest.events
        for source in event.missed
        if source.reason != str(outcome.stopped)
    ]
    return "\n".join(lines)


def _estimate(store: Store, how: How, wanted: Wanted, screen: Screen) -> None:
    from summarizer.daily.estimate import estimate
    from summarizer.pipeline.model import made_ready

    grouped_now(store, how, screen.note)
    chosen = choose(store, how, wanted)
    with made_ready(how.settings, how.form, screen.note) as make:
        found = estimate(store, how, make, chosen.missing, len(chosen.kept))
    if screen.as_json:
        put_json({**ending(DONE), **asdict(found)})
    else:
        typer.echo(_worded(found))


def _worded(found: "Estimate") -> str:
    cost = "price not known" if found.cost is None else f"US$ {found.cost:.2f}"
    there = f"{found.reused} briefed already"
    tokens = f"about {found.tokens_in:,} tokens in and {found.tokens_out:,} out"
    lines = [
        f"{counted(found.events, 'event')} to brief, {there}.",
        f"{counted(found.articles, 'article')} to ask for, {counted(found.kept, 'answer')} kept.",
        f"{counted(found.requests, 'request')}, {tokens}: {cost}.",
    ]
    if found.repairs:
        lines.append(
            f"At most {counted(found.repairs, 'more request shows', 'more requests show')} the "
            "model what was refused."
        )
    return "\n".join(lines)
