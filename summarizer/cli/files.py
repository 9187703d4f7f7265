"""`merge`, `render` and `check`: the stages from files to files."""

import os
from pathlib import Path
from typing import Any

import typer

from summarizer.cli.edge import DONE, NOTHING, ending
from summarizer.cli.proving import told_faults
from summarizer.cli.screen import Screen, complain, put, put_json
from summarizer.counting import counted
from summarizer.extraction.budget import Budget
from summarizer.output.citing import citations_of
from summarizer.output.document import read_brief
from summarizer.output.proof import prove
from summarizer.pipeline.merging import merging_as
from summarizer.pipeline.model import judge_opener, lede_opener
from summarizer.pipeline.places import brief_file, sources_of
from summarizer.pipeline.stages import merge_folder
from summarizer.pipeline.stages import render as write_pages
from summarizer.settings import load_settings


def merge(
    folder: Path, language: str | None, flags: dict[str, Any], *, as_json: bool, quiet: bool
) -> None:
    """Merge the summaries in `folder` and write brief.json."""
    settings = load_settings(**flags)
    screen = Screen(quiet=quiet, as_json=as_json)
    budget = Budget(settings.token_budget, settings.money_budget)
    asker = lede_opener(settings, screen.note)
    judge = judge_opener(settings, screen.note)
    merging = merging_as(settings, language, screen.note)
    outcome = merge_folder(folder, merging, asker, budget, judge)
    screen.results(outcome.files)
    if outcome.brief is None:
        return
    screen.judge(outcome.brief)
    screen.lede(outcome.brief)
    if as_json:
        brief = outcome.brief.model_dump(mode="json", by_alias=True)
        put_json({**ending(DONE), "files": [str(path) for path in outcome.files], "brief": brief})


def render(
    path: Path, sources: Path | None, out: Path | None, *, as_json: bool, quiet: bool
) -> None:
    """Write the pages of the brief at `path`."""
    file = brief_file(path)
    brief = read_brief(file)
    files = write_pages(brief, sources_of(brief, file, sources), out or file.parent)
    Screen(quiet=quiet, as_json=as_json).results(files)
    if as_json:
        put_json({**ending(DONE), "files": [str(path) for path in files]})


def check(path: Path, sources: Path | None, *, as_json: bool, quiet: bool) -> None:
    """Prove the brief at `path`; raises typer.Exit when something in it does not hold."""
    file = brief_file(path)
    brief = read_brief(file)
    folder = sources_of(brief, file, sources)
    failures = prove(brief, folder, beside=file.parent)
    total = sum(1 for _ in citations_of(brief))
    code = NOTHING if failures else DONE
    if as_json:
        found = [failure.model_dump(mode="json") for failure in failures]
        put_json({**ending(code), "citations": total, "failures": found})
    for line in told_faults(brief, failures):
        complain(line)
    if failures:
        faults, cited = counted(len(failures), "fault"), counted(total, "citation")
        complain(f"{file} does not hold: {faults}, {cited}.")
        raise typer.Exit(code)
    if not (quiet or as_json):
        where = os.path.normpath(folder)
        proved = f"{total:,} of {counted(total, 'citation')} proved"
        put(f"{file} holds: {proved} from the files in {where}.\n")
