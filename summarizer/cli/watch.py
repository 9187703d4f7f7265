"""`watch`: rounds over an inbox, told as they are done."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.cli.edge import DONE, PART, ending
from summarizer.cli.screen import Screen, complain, put
from summarizer.cli.storing import opened
from summarizer.counting import counted
from summarizer.daily.fetching import Fetcher
from summarizer.daily.how import How
from summarizer.daily.inbox import Inbox
from summarizer.daily.ingest import is_address
from summarizer.daily.kept import EventBrief
from summarizer.daily.rounds import keep_watch
from summarizer.daily.watching import Round, Watch
from summarizer.errors import SummarizerError, UsageError
from summarizer.extraction.budget import Budget
from summarizer.extraction.forms import load_form
from summarizer.output.visible import one_line
from summarizer.pipeline.merging import merging_as
from summarizer.settings import load_settings


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on the command line."""

    given: Sequence[str]
    out: Path | None
    every: float
    settle: float
    language: str | None
    schema: str
    store: str | None
    settings: dict[str, Any]
    extractive: bool = False


def watch(request: Request, *, as_json: bool, quiet: bool) -> None:
    """Watch until interrupted."""
    screen = Screen(quiet=quiet, as_json=as_json)
    feeds = [each for each in request.given if is_address(each)]
    inbox = Inbox(_folders([e for e in request.given if not is_address(e)]), request.settle)
    settings = load_settings(**request.settings)
    how = How(
        settings,
        load_form(request.schema),
        merging_as(settings, request.language, screen.note),
        request.extractive,
    )
    _ = how.identity  # settings that make no sense are told before anything is watched
    budget = Budget(settings.token_budget, settings.money_budget)
    with opened(request.store) as store, Fetcher(feeds) as fetch:
        made = Watch(store, how, fetch, request.out, budget, screen.note)
        screen.note(f"Watching {', '.join(request.given)}. Stop with Ctrl-C.")
        keep_watch(made, inbox, feeds, lambda done: _tell(done, screen), request.every)


def _folders(given: Sequence[str]) -> list[Path]:
    for each in given:
        if not Path(each).is_dir():
            raise UsageError(
                f"{each} is no folder. Give folders, and addresses of feeds; `summarizer ingest` "
                "takes single files."
            )
    return [Path(each).absolute() for each in given]


def _tell(done: Round, screen: Screen) -> None:
    if screen.as_json:
        put(json.dumps(_told(done), ensure_ascii=True) + "\n")
    counts = done.report.counts
    screen.note(
        f"{counted(counts['new'], 'new article')}, {counted(counts['update'], 'newer version')}, "
        f"{counts['known']} known; {counted(len(done.results), 'event')} to brief."
    )
    for missed in done.report.missed:
        complain(f"  {one_line(missed.name)}: {one_line(missed.reason)}")
    if done.stopped:
        complain(str(done.stopped))


def _told(done: Round) -> dict[str, Any]:
    """Return one round as one JSON value."""
    missed = [{"name": each.name, "reason": each.reason} for each in done.report.missed]
    briefed = {e: r for e, r in done.results.items() if isinstance(r, EventBrief)}
    left = {e: r for e, r in done.results.items() if isinstance(r, SummarizerError)}
    return {
        **ending(PART if done.partial else DONE),
        "articles": dict(done.report.counts),
        "missed": missed,
        "grouped": done.grouped,
        "briefed": [_brief(event, result) for event, result in briefed.items()],
        "not_briefed": [{"event": event, "reason": str(why)} for event, why in left.items()],
        "stopped": str(done.stopped) if done.stopped else None,
    }


def _brief(event: str, result: EventBrief) -> dict[str, Any]:
    brief = result.version.brief
    return {
        "event": event,
        "version": result.version.id,
        "headline": brief.headline,
        "sources": len(brief.sources),
        "asked": result.asked,
        "extractive": brief.run.extractive is not None,
    }
