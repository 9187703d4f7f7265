"""Signing in, by one-time link or password, and out; and the language somebody chose."""

from typing import Annotated

from fastapi import Form, Request, Response
from fastapi.responses import RedirectResponse

from summarizer.desk import accounts
from summarizer.desk.accounts import User
from summarizer.desk.guard import Doors, session_of
from summarizer.desk.rendering import page
from summarizer.store.connect import Store


def form(request: Request) -> Response:
    """Show the form for a name and a password."""
    return page(request, "sign_in.html.jinja", fault="")


def by_password(
    request: Request,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Sign in by name and password; slowed down by name and by address."""
    store: Store = request.app.state.store
    name = " ".join(name.split())
    who = (f"name:{name}", f"address:{_address(request)}")
    with store.writing() as connection:
        if accounts.is_throttled(connection, *who):
            return page(request, "sign_in.html.jinja", 429, fault="throttled")
        user = accounts.check_password(connection, name, password)
        if user is None:
            accounts.note_failure(connection, *who)
    if user is None:
        return page(request, "sign_in.html.jinja", 403, fault="wrong_sign_in")
    return _begin(request, user)


def link(request: Request, token: str) -> Response:
    """Show the button that uses a one-time link: a preview that fetches it uses nothing up."""
    return page(request, "enter.html.jinja", token=token)


def by_link(request: Request, token: Annotated[str, Form(max_length=200)] = "") -> Response:
    """Sign in by a one-time link, which is used up."""
    store: Store = request.app.state.store
    who = f"address:{_address(request)}"
    with store.writing() as connection:
        if accounts.is_throttled(connection, who):
            return page(request, "sign_in.html.jinja", 429, fault="throttled")
        user = accounts.use_link(connection, token)
        if user is None:
            accounts.note_failure(connection, who)
    if user is None:
        return page(request, "sign_in.html.jinja", 403, fault="wrong_link")
    return _begin(request, user)


def out(request: Request) -> Response:
    """End the session on the server, whatever becomes of the cookie."""
    store: Store = request.app.state.store
    doors: Doors = request.app.state.doors
    with store.writing() as connection:
        accounts.end_session(connection, request.cookies.get(doors.cookie, ""))
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(doors.cookie, path="/", secure=doors.https, httponly=True)
    return answer


def language(request: Request, language: Annotated[str, Form(max_length=2)] = "") -> Response:
    """Keep the language somebody wants the desk in."""
    store: Store = request.app.state.store
    with store.writing() as connection:
        accounts.set_language(connection, session_of(request).user, language)
    return RedirectResponse("/", 303)


def _begin(request: Request, user: User) -> Response:
    """Begin a session of its own, never one the browser brought along."""
    store: Store = request.app.state.store
    doors: Doors = request.app.state.doors
    with store.writing() as connection:
        if brought := request.cookies.get(doors.cookie):
            accounts.end_session(connection, brought)
        token = accounts.begin_session(connection, user)
    answer = RedirectResponse("/", 303)
    answer.set_cookie(
        doors.cookie,
        token,
        max_age=int(accounts.SESSION.total_seconds()),
        path="/",
        secure=doors.https,
        httponly=True,
        samesite="strict",
    )
    return answer


def _address(request: Request) -> str:
    return request.client.host if request.client else "unknown"
