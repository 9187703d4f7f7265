"""The commands of a day of news, and their options; the work itself is imported when one is run."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from summarizer.cli.edge import at_the_edge
from summarizer.cli.options import (
    EVENT,
    AsJson,
    Extractive,
    Language,
    ModelFlags,
    Quiet,
    Schema,
    StorePlace,
    takes_model,
)
from summarizer.errors import UsageError

store_app = typer.Typer(help="Back up and restore the store.", no_args_is_help=True)


@at_the_edge
def ingest(
    given: Annotated[
        list[str],
        typer.Argument(
            metavar="FOLDER|FILE|FEED…",
            help="Folders with all folders below them, files, and feeds by address or file.",
            show_default=False,
        ),
    ],
    *,
    store: StorePlace = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Take articles into the store. Safe to repeat: what is known is left alone."""
    from summarizer.cli import storing

    storing.take_in(given, store, as_json=as_json, quiet=quiet)


@at_the_edge
@takes_model()
def daily(  # noqa: PLR0913  one parameter an option
    *,
    flags: ModelFlags,
    date: Annotated[
        str | None, typer.Option("--date", help="Day of the digest, 2026-11-27. Default: today.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for the digest. Default: digest-<day>, here.")
    ] = None,
    days: Annotated[
        int, typer.Option(min=1, help="Days whose articles are news, that day included.")
    ] = 2,
    limit: Annotated[int, typer.Option(min=1, help="Events that are briefed, at most.")] = 20,
    language: Language = None,
    schema: Schema = EVENT,
    store: StorePlace = None,
    estimate: Annotated[
        bool, typer.Option("--estimate", help="Say what it would ask and cost; send nothing.")
    ] = False,
    batch: Annotated[
        bool,
        typer.Option("--batch", help="Ask by OpenAI's Batch API: half the price, up to a day."),
    ] = False,
    extractive: Extractive = False,
    workers: Annotated[
        bool,
        typer.Option("--workers", help="Have `summarizer worker` on any machines do the work."),
    ] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Brief the events of a day that matter, and tell of them in one digest."""
    from summarizer.cli import daily as command

    request = command.Request(
        date, out, days, limit, language, schema, store, flags.given(), extractive
    )
    by: command.By = "batch" if batch else "workers" if workers else "here"
    if sum((batch, workers, extractive)) > 1:
        raise UsageError(
            "--batch, --workers and --extractive cannot go together. Give one of them."
        )
    if extractive and estimate:
        raise UsageError("--extractive asks nothing, so that there is no cost to estimate.")
    command.daily(request, by=by, estimating=estimate, as_json=as_json, quiet=quiet)


@at_the_edge
@takes_model()
def watch(  # noqa: PLR0913  one parameter an option
    given: Annotated[
        list[str],
        typer.Argument(
            metavar="FOLDER|FEED…",
            help="Folders with all folders below them, and addresses of feeds.",
            show_default=False,
        ),
    ],
    *,
    flags: ModelFlags,
    out: Annotated[
        Path | None,
        typer.Option(help="Folder the briefs are written to too. Default: the store alone."),
    ] = None,
    every: Annotated[
        float, typer.Option(min=0.1, help="Minutes between two looks at a feed.")
    ] = 15,
    settle: Annotated[
        float, typer.Option(min=0.1, help="Seconds a file must not have changed to be read.")
    ] = 2,
    language: Language = None,
    schema: Schema = EVENT,
    store: StorePlace = None,
    extractive: Extractive = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document a line, one for each round.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Watch an inbox: brief anew the events that what comes in belongs to, until stopped.

    A budget is for one day.
    """
    from summarizer.cli.extras import needed

    needed("watchfiles", "watch", "Watching folders")
    from summarizer.cli import watch as command

    request = command.Request(
        given, out, every, settle, language, schema, store, flags.given(), extractive
    )
    command.watch(request, as_json=as_json, quiet=quiet)


@at_the_edge
def usage(
    *,
    by: Annotated[
        Literal["day", "model", "event", "purpose"], typer.Option(help="What to add up by.")
    ] = "day",
    since: Annotated[str | None, typer.Option(help="First day, 2026-11-01.")] = None,
    until: Annotated[str | None, typer.Option(help="Last day.")] = None,
    store: StorePlace = None,
    as_json: AsJson = False,
) -> None:
    """Show what asking models took: requests, tokens, US dollars, failed attempts included."""
    from summarizer.cli import storing

    storing.show_usage(by, since, until, store, as_json=as_json)


@store_app.command("backup")
@at_the_edge
def store_backup(
    file: Annotated[Path, typer.Argument(help="The file to write; it must not be there yet.")],
    *,
    store: StorePlace = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Write everything in the store to one file, whatever database it is in."""
    from summarizer.cli import storing

    storing.back_up(file, store, as_json=as_json, quiet=quiet)


@store_app.command("restore")
@at_the_edge
def store_restore(
    file: Annotated[Path, typer.Argument(help="What `summarizer store backup` wrote.")],
    *,
    store: StorePlace = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Bring a backup into an empty store, of either kind of database."""
    from summarizer.cli import storing

    storing.restore(file, store, as_json=as_json, quiet=quiet)


@at_the_edge
@takes_model()
def worker(  # noqa: PLR0913  one parameter an option
    *,
    flags: ModelFlags,
    language: Language = None,
    schema: Schema = EVENT,
    store: StorePlace = None,
    drain: Annotated[
        bool, typer.Option("--drain", help="End when there is nothing left to do.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Brief events that `daily --workers` hands out, until stopped; needs PostgreSQL."""
    from summarizer.cli import daily as command

    command.work(flags.given(), language, schema, store, drain=drain, quiet=quiet)
