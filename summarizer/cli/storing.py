"""`ingest`, `usage` and `store`: what goes into the store and what is in it."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from rich.console import Console
from rich.table import Table

from summarizer.cli.edge import DONE, NOTHING, PART, ending
from summarizer.cli.screen import Screen, complain, put, put_json
from summarizer.counting import counted
from summarizer.output.visible import one_line
from summarizer.settings import load_settings
from summarizer.store import backup as backups
from summarizer.store.clock import first_of
from summarizer.store.connect import Store, open_store
from summarizer.store.usage import By, Spent, spent

if TYPE_CHECKING:
    from summarizer.daily.ingest import Report

_UNASKED = "No model has been asked for anything in this store yet.\n"


def opened(place: str | None, *, create: bool = True) -> Store:
    """Open the store that is meant: the one named, or the one of the settings.

    Only what takes articles in, or restores a backup, may `create` one; for all else a store
    that is not there is a typo, and StoreError is raised.
    """
    return open_store(load_settings(store=place).store_place(), create=create)


def take_in(given: Sequence[str], place: str | None, *, as_json: bool, quiet: bool) -> None:
    """Take articles in; raises typer.Exit when some gave nothing."""
    from summarizer.daily.fetching import Fetcher
    from summarizer.daily.ingest import ingest, is_address

    screen = Screen(quiet=quiet, as_json=as_json)
    with opened(place) as store, Fetcher(filter(is_address, given)) as fetch:
        report = ingest(store, given, fetch)
        where = store.url
    code = PART if report.missed else DONE
    if report.missed and not report.articles:
        code = NOTHING
    if as_json:
        put_json({**ending(code), "store": where, **_counted(report)})
    counts = report.counts
    if not report.articles and not report.missed:
        screen.note("Nothing was found there.")
        return
    screen.note(
        f"{counted(report.articles, 'article')}: {counts['new']} new, "
        f"{counted(counts['update'], 'newer version')}, "
        f"{counts['known']} known."
    )
    if report.missed:
        complain(f"{len(report.missed)} gave no article:")
        for missed in report.missed:
            complain(f"  {one_line(missed.name)}: {one_line(missed.reason)}")
    if code:
        raise typer.Exit(code)


def _counted(report: "Report") -> dict[str, Any]:
    missed = [{"name": each.name, "reason": each.reason} for each in report.missed]
    return {"articles": dict(report.counts), "missed": missed}


def show_usage(
    by: By, since: str | None, until: str | None, place: str | None, *, as_json: bool
) -> None:
    """Print what asking models took, added up; raises UsageError for what is no day."""
    for day in (since, until):
        if day:
            first_of(1, day)
    with opened(place, create=False) as store, store.reading() as connection:
        rows = spent(connection, by, since=since, until=until)
    if as_json:
        put_json({**ending(DONE), "by": by, "usage": [_row(row) for row in rows]})
        return
    if not rows:
        put("No model was asked in these days.\n" if since or until else _UNASKED)
        return
    table = Table(
        by, "works", "failed", "unpriced", "requests", "in", "cached", "out", "US $", box=None
    )
    for row in rows:
        used = row.usage
        counts = (row.works, row.failed, row.unpriced, used.requests)
        tokens = (used.tokens_in, used.tokens_cached, used.tokens_out)
        cost = "–" if used.cost is None else f"{used.cost:.4f}"
        table.add_row(one_line(row.what) or "–", *(f"{n:,}" for n in (*counts, *tokens)), cost)
    # Without a terminal the lines are as long as they are.
    width = None if sys.stdout.isatty() else 200
    Console(markup=False, highlight=False, width=width).print(table)


def _row(row: Spent) -> dict[str, Any]:
    about = {"works": row.works, "failed": row.failed, "unpriced": row.unpriced}
    return {"what": row.what, **about, **row.usage.model_dump()}


def back_up(file: Path, place: str | None, *, as_json: bool, quiet: bool) -> None:
    """Write the whole store to a file."""
    with opened(place, create=False) as store:
        rows = backups.backup(store, file)
    _done(f"{rows} rows written to {file}.", rows, file, as_json=as_json, quiet=quiet)


def restore(file: Path, place: str | None, *, as_json: bool, quiet: bool) -> None:
    """Bring a backup into an empty store."""
    backups.expect_backup(file)  # before a store is made for it
    with opened(place) as store:
        rows = backups.restore(file, store)
        where = store.url
    _done(f"{rows} rows restored into {where}.", rows, file, as_json=as_json, quiet=quiet)


def _done(message: str, rows: int, file: Path, *, as_json: bool, quiet: bool) -> None:
    if as_json:
        put_json({**ending(DONE), "rows": rows, "file": str(file)})
    Screen(quiet=quiet, as_json=as_json).note(message)
