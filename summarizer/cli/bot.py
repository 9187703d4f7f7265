"""`bot`: serve it, and say who people in Slack are."""

from functools import partial

import typer

from summarizer.bot.manifest import manifest
from summarizer.bot.serving import connect, serve
from summarizer.cli.ports import expect_free
from summarizer.cli.screen import complain
from summarizer.cli.storing import opened
from summarizer.settings import load_settings
from summarizer.store import slack


def run(host: str, port: int, place: str | None, *, socket: bool) -> None:
    """Serve the bot until it is stopped."""
    settings = load_settings().slack
    settings.secret("bot_token")
    settings.secret("app_token" if socket else "signing_secret")
    if not socket:
        expect_free(host, port)
    with opened(place, create=False) as store:
        if socket:
            told = "The bot connects to Slack (Ctrl-C stops it)."
            connect(store, settings, partial(complain, told))
        else:
            told = f"The bot listens at http://{host}:{port} (Ctrl-C stops it)."
            serve(store, settings, host, port, partial(complain, told))


def link(person: str, name: str, place: str | None) -> None:
    """Say that somebody in Slack is a user of the desk."""
    with opened(place, create=False) as store, store.writing() as connection:
        slack.link_person(connection, person, name)
    typer.echo(f"{person} in Slack is {name} of the desk now.")


def unlink(person: str, place: str | None) -> None:
    """Make somebody in Slack a stranger again."""
    with opened(place, create=False) as store, store.writing() as connection:
        slack.unlink_person(connection, person)
    typer.echo(f"{person} in Slack is linked to nobody now.")


def people(place: str | None) -> None:
    """Print who is linked."""
    with opened(place, create=False) as store, store.reading() as connection:
        for person, name in slack.linked_people(connection):
            typer.echo(f"{person}  {name}")


def show_manifest(url: str | None) -> None:
    """Print the app's manifest."""
    typer.echo(manifest(url).rstrip())
