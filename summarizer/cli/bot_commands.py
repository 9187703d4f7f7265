"""The `bot` commands and their options; the work itself is imported when one is run."""

from typing import Annotated

import typer

from summarizer.cli.edge import at_the_edge
from summarizer.cli.extras import needed
from summarizer.cli.options import StorePlace
from summarizer.errors import UsageError

bot_app = typer.Typer(
    help="Serve the Slack bot, which shows briefs and takes approvals where the newsroom talks.",
    invoke_without_command=True,
)

Person = Annotated[
    str, typer.Argument(help="Slack's id of the person, U….", show_default=False, metavar="ID")
]
_HOST, _PORT = "127.0.0.1", 8766


def _ready() -> None:
    for module in ("slack_bolt", "aiohttp", "starlette", "uvicorn", "argon2", "regex"):
        needed(module, "bot", "The bot")


@at_the_edge
def _serve(*, host: str, port: int, socket: bool, store: str | None) -> None:
    _ready()
    from summarizer.cli import bot

    bot.run(host, port, store, socket=socket)


@bot_app.callback()
def bot(
    context: typer.Context,
    *,
    socket: Annotated[
        bool, typer.Option("--socket", help="Connect to Slack instead of listening.")
    ] = False,
    host: Annotated[str, typer.Option(help="Address to listen at.")] = _HOST,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen at.")] = _PORT,
    store: StorePlace = None,
) -> None:
    """Serve the Slack bot, which shows briefs and takes approvals where the newsroom talks.

    Over HTTP behind a proxy that speaks HTTPS, or with --socket from anywhere.
    """
    if context.invoked_subcommand is None:
        _serve(host=host, port=port, socket=socket, store=store)


@bot_app.command("link")
@at_the_edge
def link(
    person: Person,
    name: Annotated[str, typer.Argument(help="A user of the desk.", show_default=False)],
    *,
    store: StorePlace = None,
) -> None:
    """Say that somebody in Slack is a user of the desk, with that user's role."""
    _ready()
    from summarizer.cli import bot as work

    if not person.isalnum() or not person.isascii() or person[:1] not in {"U", "W"}:
        raise UsageError(f"{person} is no id of a person in Slack: those begin with U or W.")
    work.link(person, " ".join(name.split()), store)


@bot_app.command("unlink")
@at_the_edge
def unlink(person: Person, *, store: StorePlace = None) -> None:
    """Let somebody in Slack only read from now on."""
    _ready()
    from summarizer.cli import bot as work

    work.unlink(person, store)


@bot_app.command("people")
@at_the_edge
def people(*, store: StorePlace = None) -> None:
    """List who in Slack is which user of the desk."""
    _ready()
    from summarizer.cli import bot as work

    work.people(store)


@bot_app.command("manifest")
@at_the_edge
def manifest(
    *,
    url: Annotated[
        str | None, typer.Option(help="Where Slack reaches the bot; without it, Socket Mode.")
    ] = None,
) -> None:
    """Print the manifest to make the Slack app from."""
    _ready()
    from summarizer.cli import bot as work

    work.show_manifest(url)
