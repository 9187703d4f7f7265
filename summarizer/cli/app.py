"""The commands and their options. Each imports its work when it is run, so --help is quick."""

import gc
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from summarizer import __version__
from summarizer.cli.bot_commands import bot_app
from summarizer.cli.desk_commands import desk_app
from summarizer.cli.edge import INTERRUPTED, at_the_edge, prepare
from summarizer.cli.event_commands import events_app
from summarizer.cli.options import (
    EVENT,
    MERGING,
    AsJson,
    BriefFile,
    Date,
    Extractive,
    Folder,
    Language,
    ModelFlags,
    Quiet,
    Schema,
    Sources,
    StorePlace,
    takes_model,
)
from summarizer.errors import UsageError

app = typer.Typer(
    name="summarizer",
    help="Many articles about one event in, one checked and cited brief out.",
    epilog="Exit codes: 0 done, 1 nothing could be done or a check failed, 2 wrong usage, "
    "3 done in part.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Out = Annotated[
    Path | None,
    typer.Option(help="Folder for the files. Default: <name of FOLDER>-brief, here."),
]


def main() -> None:
    """Run the command line."""
    try:
        prepare()
        app()
    except KeyboardInterrupt:  # before a command has begun
        sys.exit(INTERRUPTED)
    finally:
        # What is in memory goes with the process: to go through it all first takes seconds,
        # and a run that is stopped is to end at once.
        gc.freeze()


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"summarizer {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


@app.command()
@at_the_edge
@takes_model()
def brief(  # noqa: PLR0913  one parameter an option
    folder: Folder,
    *,
    flags: ModelFlags,
    out: Out = None,
    language: Language = None,
    schema: Schema = EVENT,
    date: Date = None,
    extractive: Extractive = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Make a brief of a folder of articles: extract, merge and render in one."""
    from summarizer.cli import runs

    request = runs.Request(folder, out, language, schema, date, flags.given(), extractive)
    runs.brief(request, as_json=as_json, quiet=quiet)


@app.command()
@at_the_edge
@takes_model("lede", "judge", *MERGING)
def extract(  # noqa: PLR0913  one parameter an option
    folder: Folder,
    *,
    flags: ModelFlags,
    out: Out = None,
    language: Language = None,
    schema: Schema = EVENT,
    date: Date = None,
    extractive: Extractive = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Have a model fill in the form for each article and check every entry."""
    from summarizer.cli import runs

    request = runs.Request(folder, out, language, schema, date, flags.given(), extractive)
    runs.extract(request, as_json=as_json, quiet=quiet)


@app.command()
@at_the_edge
@takes_model("concurrency", "repair", "translate", "fallback")
def merge(
    folder: Annotated[
        Path, typer.Argument(help="What `extract` wrote, or its summaries/.", show_default=False)
    ],
    *,
    flags: ModelFlags,
    language: Language = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Merge checked summaries into a brief.json; a model is asked for the lede at most."""
    from summarizer.cli import files

    files.merge(folder, language, flags.given(), as_json=as_json, quiet=quiet)


@app.command()
@at_the_edge
def render(
    brief: BriefFile,
    *,
    sources: Sources = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for the pages. Default: beside the brief.")
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Write brief.md and brief.html from a brief.json."""
    from summarizer.cli import files

    files.render(brief, sources, out, as_json=as_json, quiet=quiet)


@app.command()
@at_the_edge
def check(
    brief: BriefFile, *, sources: Sources = None, as_json: AsJson = False, quiet: Quiet = False
) -> None:
    """Prove every citation of a brief from the source files alone."""
    from summarizer.cli import files

    files.check(brief, sources, as_json=as_json, quiet=quiet)


@app.command()
@at_the_edge
def schema(
    *,
    of: Annotated[
        Literal["brief", "digest"], typer.Option(help="Of a brief.json or of a digest.json.")
    ] = "brief",
) -> None:
    """Print the JSON Schema that every brief.json, or digest.json, keeps to."""
    from summarizer.cli.screen import put

    if of == "digest":
        from summarizer.daily.digest import digest_schema_json

        put(digest_schema_json())
        return
    from summarizer.output.document import schema_json

    put(schema_json())


@app.command("eval")
@at_the_edge
def evaluate(  # noqa: PLR0913  one parameter an option
    folders: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Folders of articles, or of what `extract` wrote, to plant conflicts in. "
            "Default: the invented events of the project.",
            show_default=False,
        ),
    ] = None,
    *,
    per_kind: Annotated[
        int, typer.Option(min=1, help="Cases of one kind in one language, at most.")
    ] = 80,
    seed: Annotated[int, typer.Option(help="Another number makes other cases.")] = 1,
    kind: Annotated[
        list[str] | None,
        typer.Option(help="Only this kind; may be given several times.", show_default=False),
    ] = None,
    vectors: Annotated[
        Literal["all", "mixed", "words"],
        typer.Option(
            help="Which cases are compared by sentence vectors, as `brief` does: all, those of "
            "two languages (mixed), or none (words)."
        ),
    ] = "all",
    support: Annotated[
        list[Path] | None,
        typer.Option(
            help="Also measure the gates on this file of judged claims.", show_default=False
        ),
    ] = None,
    language: Annotated[str, typer.Option(help="Language of the judged claims: en or fr.")] = "en",
    floors: Annotated[
        Path | None, typer.Option(help="A floors file: exit 1 when a figure is below its floor.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="File for all figures and failures.")] = None,
    show: Annotated[int, typer.Option(min=0, help="Failures of each kind to print.")] = 0,
    from_reviews: Annotated[
        bool,
        typer.Option(
            "--from-reviews",
            help="Instead: what editors corrected most; --out gets their decisions as cases.",
        ),
    ] = False,
    regression: Annotated[
        Path | None,
        typer.Option(
            help="Instead: hold these cases against the articles of the store, with the present "
            "gates.",
            show_default=False,
        ),
    ] = None,
    store: StorePlace = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Measure merging on planted conflicts and compatible pairs; no model is asked."""
    if from_reviews or regression:
        from summarizer.cli import learning
        from summarizer.errors import UsageError

        if folders or kind or support or floors or (from_reviews and regression):
            raise UsageError(
                "--from-reviews and --regression stand alone: only --store, --out, --show, --json "
                "and --quiet go with one of them."
            )
        if regression:
            learning.regress(regression, store, out, show, as_json=as_json, quiet=quiet)
        else:
            learning.from_reviews(store, out, as_json=as_json, quiet=quiet)
        return
    from summarizer.cli.extras import needed

    needed("pydantic_evals", "eval", "The benchmark")
    from summarizer.cli import evaluation

    request = evaluation.Request(
        tuple(folders or ()),
        per_kind,
        seed,
        tuple(kind or ()),
        floors,
        out,
        show,
        vectors,
        tuple(support or ()),
        language,
    )
    evaluation.run(request, as_json=as_json, quiet=quiet)


@app.command()
@at_the_edge
@takes_model(*MERGING, "fallback", "judge")
def models(*, flags: ModelFlags, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Show which model would be used and why, and try one request."""
    from summarizer.cli import models as command

    command.show(flags.given(), as_json=as_json, quiet=quiet)


@app.command()
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


@app.command()
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


@app.command()
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

    request = command.Request(given, out, every, settle, language, schema, store, flags.given())
    command.watch(request, as_json=as_json, quiet=quiet)


@app.command()
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


store_app = typer.Typer(help="Back up and restore the store.", no_args_is_help=True)
app.add_typer(store_app, name="store")
app.add_typer(desk_app, name="desk")
app.add_typer(events_app, name="events")
app.add_typer(bot_app, name="bot")


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


@app.command()
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
