"""Who may call what. Every address needs a token; every route names the scope it needs.

The token is looked up before anything of the request is read. A route that names no scope is
never served: `api_app` refuses to be made with one.
"""

from collections.abc import Callable
from typing import Annotated, Any, cast, get_args

from fastapi import Depends, HTTPException, Request, Security
from fastapi.security import HTTPBearer, SecurityScopes
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Send
from starlette.types import Scope as Asked

from summarizer.desk.api.problems import Problem, answer
from summarizer.desk.programs import Program, Scope, find_token
from summarizer.errors import StoreError
from summarizer.review.people import Actor
from summarizer.store.connect import Store

_BEARER = HTTPBearer(
    scheme_name="token",
    description="The token `summarizer desk add-token` printed. The scopes are read, request "
    "(ask for briefs), review (edit) and approve (approve and publish).",
    auto_error=False,
)
_PROGRAM = "summarizer.program"
BODY = 16 * 1024 * 1024  # bytes one request may bring


class Door:
    """ASGI middleware: nothing without a token that is known and not revoked, nor too much."""

    def __init__(self, app: ASGIApp, store: Store) -> None:
        self.app = app
        self.store = store

    async def __call__(self, scope: Asked, receive: Receive, send: Send) -> None:
        """Pass on what a known program asks; answer anything else with 401."""
        if scope["type"] != "http":
            return
        try:
            program = await run_in_threadpool(self._program, Headers(scope=scope))
        except StoreError as error:
            problem = Problem(title="The store cannot be used", status=503, detail=str(error))
            await answer(problem, {"Retry-After": "5"})(scope, receive, send)
            return
        if program is None:
            problem = Problem(
                title="No token",
                status=401,
                detail="Send “Authorization: Bearer …” with a token that is not revoked.",
            )
            await answer(problem, {"WWW-Authenticate": "Bearer"})(scope, receive, send)
            return
        scope[_PROGRAM] = program
        left = BODY

        async def counted() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise HTTPException(413, f"A request brings {BODY >> 20} MiB at most.")
            return message

        await self.app(scope, counted, send)

    def _program(self, headers: Headers) -> Program | None:
        given = headers.getlist("authorization")
        if len(given) != 1:
            return None
        kind, _, token = given[0].partition(" ")
        if kind.lower() != "bearer" or not token.strip():
            return None
        with self.store.reading() as connection:
            return find_token(connection, token.strip())


def _checked(
    request: Request,
    wanted: SecurityScopes,
    _: Annotated[object, Security(_BEARER)],
) -> Program:
    """Let a program in that has the route's scope; raises HTTPException for any other."""
    program = cast("Program", request.scope[_PROGRAM])
    missing = [scope for scope in wanted.scopes if scope not in program.scopes]
    if missing or not wanted.scopes:
        raise HTTPException(403, f"The token lacks the scope “{', '.join(missing)}”.")
    return program


def needs(scope: Scope) -> Any:
    """Return the dependency that lets in programs with a scope, and gives the program."""
    if scope not in get_args(Scope):
        raise AssertionError(scope)
    return Security(_checked, scopes=[scope])


def is_guarded(dependencies: list[Callable[..., Any] | None]) -> bool:
    """Tell whether a route's own dependencies include the check of a scope."""
    return _checked in dependencies


def name_of(program: Program) -> str:
    """Return the name under which what a program does is written down."""
    return f"token:{program.name}"


def actor_of(program: Program) -> Actor:
    """Return who acts: an editor; a chief where the token may approve."""
    role = "chief" if "approve" in program.scopes else "editor"
    return Actor(name_of(program), cast("Any", role), "api")


Reader = Annotated[Program, needs("read")]
Requester = Annotated[Program, needs("request")]
Reviewer = Annotated[Program, needs("review")]
Approver = Annotated[Program, needs("approve")]


def _store(request: Request) -> Store:
    return cast("Store", request.app.state.store)


Kept = Annotated[Store, Depends(_store)]
