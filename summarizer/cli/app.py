"""The commands and their options. Each imports its work when it is run, so --help is quick."""

import gc
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from summarizer import __version__
from summarizer.cli.bot_commands import bot_app
from summarizer.cli.day_commands import daily, ingest, store_app, usage, watch, worker
from summarizer.cli.desk_commands import desk_app
from summarizer.cli.edge import INTERRUPTED, Group, at_the_edge, prepare
from summarizer.cli.eval_command import evaluate
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
    takes_model,
)

app = typer.Typer(
    name="summarizer",
    cls=Group,
    help="Many articles about one event in, one checked and cited brief out.",
    epilog="Exit codes: 0 done, 1 nothing could be done or a check failed, 2 wrong usage, "
    "3 done in part, 130 stopped with Ctrl-C, 143 stopped by the system.",
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


@app.command()
@at_the_edge
@takes_model(*MERGING, "fallback", "judge")
def models(*, flags: ModelFlags, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Show which model would be used and why, and try one request."""
    from summarizer.cli import models as command

    command.show(flags.given(), as_json=as_json, quiet=quiet)


app.command("eval")(evaluate)
for command in (ingest, daily, watch, usage, worker):
    app.command()(command)
for name, commands in (
    ("store", store_app),
    ("desk", desk_app),
    ("events", events_app),
    ("bot", bot_app),
):
    app.add_typer(commands, name=name)
