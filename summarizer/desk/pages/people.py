"""The people who may come in, for a chief; and ending one's own other sessions."""

from typing import Annotated

from fastapi import Form, Request, Response
from fastapi.responses import RedirectResponse

from summarizer.desk import accounts
from summarizer.desk.guard import Doors, session_of
from summarizer.desk.rendering import page
from summarizer.errors import ReviewError
from summarizer.review.people import ROLES
from summarizer.store.connect import Store

Name = Annotated[str, Form(max_length=100)]
Role = Annotated[str, Form(max_length=20)]


def show(request: Request) -> Response:
    """Show everybody, what they may do and how many sessions of theirs last."""
    return _shown(request)


def add(request: Request, name: Name = "", role: Role = "reader") -> Response:
    """Let somebody in, and show the one-time link they sign in by, this once."""
    store: Store = request.app.state.store
    with store.writing() as connection:
        user = accounts.add_user(connection, name, role)
        token = accounts.make_link(connection, user)
    return _shown(request, user.name, token)


def link(request: Request, name: Name = "") -> Response:
    """Make another one-time link for somebody, and show it, this once."""
    store: Store = request.app.state.store
    with store.writing() as connection:
        user = accounts.find_user(connection, name)
        if user is None or user.disabled:
            raise ReviewError(f"There is no user {name} who may sign in.")
        token = accounts.make_link(connection, user)
    return _shown(request, user.name, token)


def role(request: Request, name: Name = "", role: Role = "") -> Response:
    """Give somebody else another role."""
    store: Store = request.app.state.store
    _expect_other(request, name)
    with store.writing() as connection:
        accounts.set_role(connection, name, role)
    return RedirectResponse("/people", 303)


def end(request: Request, name: Name = "") -> Response:
    """End all sessions of somebody: they have to sign in again. One's own goes on."""
    store: Store = request.app.state.store
    with store.writing() as connection:
        accounts.end_sessions(connection, name, _cookie(request))
    return RedirectResponse("/people", 303)


def disable(request: Request, name: Name = "") -> Response:
    """Let somebody else in no more; what they did stays."""
    store: Store = request.app.state.store
    _expect_other(request, name)
    with store.writing() as connection:
        accounts.disable_user(connection, name)
    return RedirectResponse("/people", 303)


def end_others(request: Request) -> Response:
    """End all one's own sessions but the one that asks."""
    store: Store = request.app.state.store
    with store.writing() as connection:
        accounts.end_sessions(connection, session_of(request).user.name, _cookie(request))
    return RedirectResponse("/", 303)


def _shown(request: Request, let_in: str = "", token: str = "") -> Response:
    store: Store = request.app.state.store
    doors: Doors = request.app.state.doors
    with store.reading() as connection:
        users = accounts.all_users(connection)
        lasting = accounts.open_sessions(connection)
    scheme = "https" if doors.https else "http"
    return page(
        request,
        "people.html.jinja",
        users=users,
        sessions=lasting,
        roles=ROLES,
        let_in=let_in,
        link=f"{scheme}://{request.headers['host']}/enter/{token}" if token else "",
    )


def _cookie(request: Request) -> str:
    doors: Doors = request.app.state.doors
    return request.cookies.get(doors.cookie, "")


def _expect_other(request: Request, name: str) -> None:
    if name == session_of(request).user.name:
        raise ReviewError(
            "Nobody changes their own role or shuts themselves out. Another chief can."
        )
