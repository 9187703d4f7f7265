"""`merge`, `render` and `check`: the stages that need no model, from files to files."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typer

from summarizer.cli.edge import DONE, NOTHING, ending
from summarizer.cli.screen import Screen, complain, put, put_json
from summarizer.output.citing import citations_of
from summarizer.output.document import read_brief
from summarizer.output.proof import prove
from summarizer.pipeline.places import brief_file, sources_of
from summarizer.pipeline.stages import merge_folder
from summarizer.pipeline.stages import render as write_pages
from summarizer.pipeline.vectors import finder
from summarizer.settings import load_settings


def merge(
    folder: Path,
    language: str | None,
    settings: Mapping[str, Any],
    *,
    as_json: bool,
    quiet: bool,
) -> None:
    """Merge the summaries in `folder` and write brief.json; `settings` are the flags given."""
    screen = Screen(quiet=quiet, as_json=as_json)
    outcome = merge_folder(folder, language, finder(load_settings(**settings), screen.note))
    screen.results(outcome.files)
    if as_json and outcome.brief is not None:
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
    for failure in failures:
        complain(f"{failure.where}: {failure.what}: {failure.detail}")
    if failures:
        complain(f"{file} does not hold: {len(failures)} faults, {total} citations.")
        raise typer.Exit(code)
    if not (quiet or as_json):
        where = os.path.normpath(folder)
        put(f"{file} holds: {total} of {total} citations proved from the files in {where}.\n")
