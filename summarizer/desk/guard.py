"""Who may call which route: a table, and one dependency that reads it. What is not in it is shut.

A request that changes something needs, beside the role: POST, the session's own token in the
form or in `X-CSRF-Token`, and an Origin header that names the desk itself. Signing in has no
session yet; the Origin and the secret typed in guard it.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Form, Request
from starlette.exceptions import HTTPException

from summarizer.desk import accounts
from summarizer.desk.accounts import Session
from summarizer.review.people import ROLES, Actor, Role
from summarizer.store.connect import Store

Needs = Literal["nobody", "reader", "editor", "chief"]
SAFE = frozenset({"GET", "HEAD"})

# Method and path → the least role that may call it; "nobody" need be signed in.
TABLE: dict[tuple[str, str], Needs] = {
    ("GET", "/"): "reader",
    ("GET", "/sign-in"): "nobody",
    ("POST", "/sign-in"): "nobody",
    ("GET", "/enter/{token}"): "nobody",
    ("POST", "/enter"): "nobody",
    ("POST", "/sign-out"): "reader",
    ("POST", "/language"): "reader",
    ("POST", "/sign-out-elsewhere"): "reader",
    ("GET", "/people"): "chief",
    ("POST", "/people/add"): "chief",
    ("POST", "/people/link"): "chief",
    ("POST", "/people/role"): "chief",
    ("POST", "/people/end"): "chief",
    ("POST", "/people/disable"): "chief",
    ("GET", "/events/{event}"): "reader",
    ("GET", "/events/{event}/history"): "reader",
    ("GET", "/events/{event}/sources/{source}"): "reader",
    ("GET", "/events/{event}/pane/{source}"): "reader",
    ("GET", "/events/{event}/export/{kind}"): "reader",
    ("GET", "/events/{event}/entries/{entry}"): "editor",
    ("GET", "/events/{event}/withheld/{position}"): "editor",
    ("POST", "/events/{event}/entries/{entry}/accept"): "editor",
    ("POST", "/events/{event}/entries/{entry}/edit"): "editor",
    ("POST", "/events/{event}/entries/{entry}/drop"): "editor",
    ("POST", "/events/{event}/withheld/{position}/restore"): "editor",
    ("POST", "/events/{event}/conflicts/{conflict}/choose"): "editor",
    ("POST", "/events/{event}/move/submit"): "editor",
    ("POST", "/events/{event}/move/send_back"): "editor",
    ("POST", "/events/{event}/move/reopen"): "editor",
    ("POST", "/events/{event}/move/take_newer"): "editor",
    ("POST", "/events/{event}/move/approve"): "chief",
    ("POST", "/events/{event}/move/publish"): "chief",
}


@dataclass(frozen=True, slots=True)
class Doors:
    """How the desk is reached.

    Attributes:
        hosts: Host names a request may name, so that no other site's name leads here.
        https: Whether browsers come by https, as behind a proxy.

    """

    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    https: bool = False

    @property
    def cookie(self) -> str:
        """Name of the session's cookie; the prefix binds it to this very host."""
        return "__Host-desk" if self.https else "desk"


class NotSignedInError(HTTPException):
    """Somebody who is not signed in asks for what needs it."""

    def __init__(self) -> None:
        super().__init__(401)


class FormNotOursError(HTTPException):
    """A form without the session's token, or that was not sent from a page of the desk."""

    def __init__(self) -> None:
        super().__init__(403)


def guard(request: Request, csrf: Annotated[str, Form()] = "") -> None:
    """Let a request through that the table allows; raises HTTPException for any other."""
    needs = TABLE.get((_method(request), request.scope["route"].path))
    if needs is None:
        raise HTTPException(403)
    session = find_session(request)
    request.state.session = session
    if request.method not in SAFE:
        _expect_own_origin(request)
    if needs == "nobody":
        return
    if session is None:
        raise NotSignedInError if request.method in SAFE else FormNotOursError
    if request.method not in SAFE:
        given = request.headers.get("x-csrf-token") or csrf
        if not accounts.same_secret(given, session.csrf):
            raise FormNotOursError
    if ROLES.index(session.user.role) < ROLES.index(needs):
        raise HTTPException(403)


def _method(request: Request) -> str:
    return "GET" if request.method == "HEAD" else request.method


def _expect_own_origin(request: Request) -> None:
    doors: Doors = request.app.state.doors
    scheme = "https" if doors.https else "http"
    own = f"{scheme}://{request.headers.get('host', '')}"
    if request.headers.get("origin") != own:
        raise FormNotOursError
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        raise FormNotOursError


def find_session(request: Request) -> Session | None:
    """Return the session a request's cookie belongs to, while it lasts."""
    doors: Doors = request.app.state.doors
    token = request.cookies.get(doors.cookie)
    if not token:
        return None
    store: Store = request.app.state.store
    with store.reading() as connection:
        return accounts.find_session(connection, token)


def session_of(request: Request) -> Session:
    """Return the session the guard found; only routes that need one call this."""
    session = request.state.session
    if not isinstance(session, Session):
        raise NotSignedInError
    return session


def actor_of(request: Request) -> Actor:
    """Return who acts in this request."""
    user = session_of(request).user
    role: Role = user.role
    return Actor(user.name, role, "desk")
