"""`desk`: serve it, and let people and programs in."""

import sys

import typer

from summarizer.cli.ports import expect_free
from summarizer.cli.screen import complain
from summarizer.cli.storing import opened
from summarizer.desk import accounts, programs
from summarizer.desk.serving import HOST, PORT, Place, doors_of, first_link, link_for, serve
from summarizer.errors import UsageError
from summarizer.settings import load_settings
from summarizer.store.connect import Store


def run(place: Place, store: str | None) -> None:
    """Serve the desk; says where, and how the first person comes in."""
    doors_of(place)
    expect_free(place.host, place.port)
    with opened(store) as open_:
        link = first_link(open_, place)
        shown = place.url or f"http://{place.host}:{place.port}"
        complain(f"The desk is at {shown} (Ctrl-C stops it).")
        if link:
            complain(f"Sign in as chief, once, within 15 minutes: {link}")
        serve(open_, place)


def add_user(name: str, role: str, place: Place, store: str | None, *, password: bool) -> None:
    """Let somebody in, with a password or by a one-time link that is printed."""
    with opened(store, create=False) as open_:
        given = _password() if password else None
        with open_.writing() as connection:
            accounts.add_user(connection, name, role, given)
        if not password:
            _print_link(open_, place, " ".join(name.split()))


def link(name: str, place: Place, store: str | None) -> None:
    """Print a one-time sign-in link."""
    with opened(store, create=False) as open_:
        _print_link(open_, place, name)


def _print_link(store: Store, place: Place, name: str) -> None:
    """Print a sign-in link to where the desk is, and say what that was taken from."""
    desk_url = load_settings().slack.desk_url
    if place == Place(HOST, PORT) and desk_url is not None:
        place = Place(HOST, PORT, desk_url)
    typer.echo(link_for(store, place, name))
    if place.url is None:
        complain(
            f"It leads to the desk at {place.host}, port {place.port}. Where the desk is elsewhere "
            "give --port or --url, or set SUMMARIZER_SLACK_DESK_URL."
        )


def set_role(name: str, role: str, store: str | None) -> None:
    """Give somebody another role."""
    with opened(store, create=False) as open_, open_.writing() as connection:
        accounts.set_role(connection, name, role)


def set_password(name: str, store: str | None) -> None:
    """Give somebody another password."""
    given = _password()
    with opened(store, create=False) as open_, open_.writing() as connection:
        accounts.set_password(connection, name, given)


def disable_user(name: str, store: str | None) -> None:
    """Let somebody in no more."""
    with opened(store, create=False) as open_, open_.writing() as connection:
        accounts.disable_user(connection, name)


def add_token(name: str, scopes: list[str], store: str | None) -> None:
    """Make a token for a program and print it, this once."""
    with opened(store, create=False) as open_, open_.writing() as connection:
        token = programs.add_token(connection, name, scopes, "command line")
    typer.echo(token)


def revoke_token(name: str, store: str | None) -> None:
    """Let a program in no more."""
    with opened(store, create=False) as open_, open_.writing() as connection:
        programs.revoke_token(connection, name)


def _password() -> str:
    """Ask for a password twice; where nobody can be asked, its line is read from the input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = typer.prompt("Password", hide_input=True, err=True)
    if typer.prompt("Once more", hide_input=True, err=True) != first:
        raise UsageError("The two are not the same. Nothing was changed.")
    return str(first)
