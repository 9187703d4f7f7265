"""`brief` and `extract`: choosing the model, following the run, telling how it ended."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import typer
from rich.console import Console

from summarizer.cli.edge import DONE, PART, ending
from summarizer.cli.screen import Screen, complain, put_json
from summarizer.counting import counted
from summarizer.extraction.forms import load_form
from summarizer.merging.brief import Brief
from summarizer.output.terminal import show
from summarizer.pipeline.job import Job, OpenModel, Outcome, Watch
from summarizer.pipeline.merging import merging_as
from summarizer.pipeline.model import opener
from summarizer.pipeline.outcomes import without_model
from summarizer.pipeline.places import default_out
from summarizer.pipeline.stages import brief_folder, extract_folder
from summarizer.settings import load_settings

Run = Callable[[Job, OpenModel, Watch], Outcome]


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on the command line."""

    folder: Path
    out: Path | None
    language: Literal["fr", "en"] | None
    schema: str
    date: str | None
    settings: dict[str, Any]
    extractive: bool = False


def brief(request: Request, *, as_json: bool, quiet: bool) -> None:
    """Make a brief; raises typer.Exit when only part of it could be made."""
    _run(brief_folder, request, Screen(quiet=quiet, as_json=as_json))


def extract(request: Request, *, as_json: bool, quiet: bool) -> None:
    """Write the checked summaries; raises typer.Exit when some could not be made."""
    _run(extract_folder, request, Screen(quiet=quiet, as_json=as_json))


def _run(run: Run, request: Request, screen: Screen) -> None:
    settings = load_settings(**request.settings)
    form = load_form(request.schema)
    job = Job(
        folder=request.folder,
        out=request.out or default_out(request.folder),
        form=form,
        date=request.date,
        token_budget=settings.token_budget,
        money_budget=settings.money_budget,
        merging=merging_as(settings, request.language, screen.note),
        without_model=without_model(settings.fallback, extractive=request.extractive),
        on_stop=lambda: screen.note("Stopping; what is done is kept. (Ctrl-C again: at once.)"),
    )
    outcome = run(job, opener(settings, form, screen.note), screen.watch)
    code = PART if outcome.missed or outcome.stopped or outcome.failed_over else DONE
    if screen.as_json:
        put_json(document(outcome, job.out, code))
    elif outcome.brief is not None and not screen.quiet and sys.stdout.isatty():
        show(outcome.brief, Console())
    screen.results(_top(outcome, job.out))
    if outcome.brief is not None:
        screen.judge(outcome.brief)
    if outcome.brief is not None and not _told(outcome.brief, outcome):
        screen.lede(outcome.brief)
    if code:
        complain(_missing(outcome))
        raise typer.Exit(code)


def _told(brief: Brief, outcome: Outcome) -> bool:
    """Tell whether why the model wrote no lede is what the run ends with in any case."""
    reasons = {str(outcome.stopped), *outcome.failed_over.values()}
    return brief.run.lede is not None and brief.run.lede.reason in reasons


def document(outcome: Outcome, out: Path, code: int) -> dict[str, Any]:
    """Return what --json prints: how the run ended, each source's status, files, the brief.

    `without_model` holds why the model gave nothing for the sources code chose from.
    """
    return {
        **ending(code),
        "stopped": str(outcome.stopped) if outcome.stopped else None,
        "without_model": dict(outcome.failed_over),
        "out": str(out),
        "files": [str(path) for path in outcome.files],
        "sources": [source.model_dump(mode="json") for source in outcome.sources],
        "brief": outcome.brief and outcome.brief.model_dump(mode="json", by_alias=True),
    }


def _top(outcome: Outcome, out: Path) -> list[Path]:
    """Return the files that stand in `out` itself, and the folders that hold the others."""
    return list(dict.fromkeys(out / path.relative_to(out).parts[0] for path in outcome.files))


def _missing(outcome: Outcome) -> str:
    """Say what the result lacks, and why, each reason once."""
    missed, over = outcome.missed, outcome.failed_over
    total = len(outcome.sources)
    lines = []
    if missed or not over:
        lines.append(f"{len(missed)} of {counted(total, 'file')} gave nothing.")
    if over:
        lines.append(
            f"The model gave nothing for {len(over)} of {counted(total, 'file')}; code chose "
            "sentences of them instead (--fallback none leaves them out)."
        )
    lines = [f"Done in part: {' '.join(lines)}"]
    lines += dict.fromkeys([*([str(outcome.stopped)] if outcome.stopped else []), *over.values()])
    lines += [outcome.cannot_fail_over] if outcome.cannot_fail_over else []
    lines += [
        f"  {source.file}: {source.status}, {source.reason}"
        for source in missed
        if source.reason != str(outcome.stopped)
    ]
    return "\n".join(lines)
