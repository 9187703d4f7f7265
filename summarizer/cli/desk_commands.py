"""The `desk` commands and their options; the work itself is imported when one is run."""

from typing import Annotated

import typer

from summarizer.cli.edge import at_the_edge
from summarizer.cli.extras import needed
from summarizer.cli.options import StorePlace

desk_app = typer.Typer(
    help="Serve the desk, where editors check and approve briefs in the browser.",
    invoke_without_command=True,
)

Name = Annotated[str, typer.Argument(help="As history shows it.", show_default=False)]
Role = Annotated[str, typer.Option(help="reader, editor or chief.")]
Url = Annotated[
    str | None,
    typer.Option(help="The address browsers use, where a proxy stands before the desk."),
]
Host = Annotated[str, typer.Option(help="Address to listen at.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="Port to listen at.")]
_HOST, _PORT = "127.0.0.1", 8765


def _ready() -> None:
    for module in ("fastapi", "uvicorn", "argon2", "python_multipart"):
        needed(module, "desk", "The desk")


@at_the_edge
def _serve(*, host: str, port: int, url: str | None, store: str | None) -> None:
    _ready()
    from summarizer.cli import desk
    from summarizer.desk.serving import Place

    desk.run(Place(host, port, url), store)


@desk_app.callback()
def desk(
    context: typer.Context,
    *,
    host: Host = _HOST,
    port: Port = _PORT,
    url: Url = None,
    store: StorePlace = None,
) -> None:
    """Serve the desk, where editors check and approve briefs in the browser.

    The first time it prints a one-time link by which a chief signs in.
    """
    if context.invoked_subcommand is None:
        _serve(host=host, port=port, url=url, store=store)


@desk_app.command("add-user")
@at_the_edge
def add_user(  # noqa: PLR0913  one parameter an option
    name: Name,
    *,
    role: Role = "editor",
    password: Annotated[
        bool, typer.Option("--password", help="Ask for a password instead of printing a link.")
    ] = False,
    host: Host = _HOST,
    port: Port = _PORT,
    url: Url = None,
    store: StorePlace = None,
) -> None:
    """Let somebody in: prints a one-time sign-in link, or asks for a password."""
    _ready()
    from summarizer.cli import desk
    from summarizer.desk.serving import Place

    desk.add_user(name, role, Place(host, port, url), store, password=password)


@desk_app.command("link")
@at_the_edge
def link(
    name: Name,
    *,
    host: Host = _HOST,
    port: Port = _PORT,
    url: Url = None,
    store: StorePlace = None,
) -> None:
    """Print a one-time sign-in link for somebody."""
    _ready()
    from summarizer.cli import desk
    from summarizer.desk.serving import Place

    desk.link(name, Place(host, port, url), store)


@desk_app.command("set-role")
@at_the_edge
def set_role(name: Name, *, role: Role, store: StorePlace = None) -> None:
    """Give somebody another role."""
    _ready()
    from summarizer.cli import desk

    desk.set_role(name, role, store)


@desk_app.command("set-password")
@at_the_edge
def set_password(name: Name, *, store: StorePlace = None) -> None:
    """Give somebody another password, asked for; it ends their sessions."""
    _ready()
    from summarizer.cli import desk

    desk.set_password(name, store)


@desk_app.command("disable-user")
@at_the_edge
def disable_user(name: Name, *, store: StorePlace = None) -> None:
    """Let somebody in no more and end their sessions; what they did stays."""
    _ready()
    from summarizer.cli import desk

    desk.disable_user(name, store)


@desk_app.command("add-token")
@at_the_edge
def add_token(
    name: Annotated[str, typer.Argument(help="The program's name.", show_default=False)],
    *,
    scope: Annotated[
        list[str], typer.Option(help="read, request, review or approve; again for more.")
    ],
    store: StorePlace = None,
) -> None:
    """Make a token for a program and print it, this once."""
    _ready()
    from summarizer.cli import desk

    desk.add_token(name, scope, store)


@desk_app.command("revoke-token")
@at_the_edge
def revoke_token(
    name: Annotated[str, typer.Argument(help="The program's name.", show_default=False)],
    *,
    store: StorePlace = None,
) -> None:
    """Let a program in no more."""
    _ready()
    from summarizer.cli import desk

    desk.revoke_token(name, store)
