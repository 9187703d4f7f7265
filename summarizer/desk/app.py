"""The desk as a web application: its routes, and what becomes of errors."""

import logging
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from summarizer import __version__
from summarizer.desk.api import router as api
from summarizer.desk.guard import Doors, FormNotOursError, guard
from summarizer.desk.pages import (
    acting,
    brief,
    export,
    forms,
    history,
    people,
    signing,
    source,
    today,
)
from summarizer.desk.rendering import page
from summarizer.desk.security import HEADERS, Guarded
from summarizer.desk.whats_new import Newsroom
from summarizer.errors import (
    NotAllowedError,
    NotInStoreError,
    OutdatedError,
    ReviewError,
    StoreError,
    SummarizerError,
    UnprovedError,
    WrongStateError,
)
from summarizer.review.people import StateAct
from summarizer.store.connect import Store

_LOG = logging.getLogger(__name__)
STATIC = Path(__file__).parent / "static"
_MOVES: tuple[StateAct, ...] = (
    "submit",
    "approve",
    "send_back",
    "publish",
    "reopen",
    "take_newer",
)
_STATUS: tuple[tuple[type[SummarizerError], int], ...] = (
    (NotAllowedError, 403),
    (NotInStoreError, 404),
    (OutdatedError, 409),
    (WrongStateError, 409),
    (ReviewError, 400),
    (UnprovedError, 409),
    (StoreError, 503),
    (SummarizerError, 400),
)


def create_app(store: Store, doors: Doors | None = None) -> FastAPI:
    """Return the desk over an open store, which the caller closes.

    Args:
        store: Where everything is.
        doors: How the desk is reached; on this machine alone where none is given.

    """
    doors = doors or Doors()
    app = FastAPI(
        title="newsroom-summarizer",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,  # the API under /api/v1 brings its own
    )
    app.state.store, app.state.doors = store, doors
    app.state.gists, app.state.newsroom = {}, Newsroom()
    app.include_router(_pages())
    app.include_router(api)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _misshapen)
    app.add_exception_handler(SummarizerError, _told)
    app.add_exception_handler(Exception, _failed)
    app.add_middleware(Guarded, https=doors.https, hosts=doors.hosts)
    return app


def _pages() -> APIRouter:
    """Return the pages and forms, every one of them behind the guard."""
    router = APIRouter(dependencies=[Depends(guard)], include_in_schema=False)

    def at(method: str, path: str, endpoint: Callable[..., Any]) -> None:
        router.add_api_route(path, endpoint, methods=[method], response_model=None)

    at("GET", "/", today.show)
    at("GET", "/sign-in", signing.form)
    at("POST", "/sign-in", signing.by_password)
    at("GET", "/enter/{token}", signing.link)
    at("POST", "/enter", signing.by_link)
    at("POST", "/sign-out", signing.out)
    at("POST", "/language", signing.language)
    at("POST", "/sign-out-elsewhere", people.end_others)
    at("GET", "/people", people.show)
    for name in ("add", "link", "role", "end", "disable"):
        at("POST", f"/people/{name}", getattr(people, name))
    event = "/events/{event}"
    at("GET", event, brief.show)
    at("GET", f"{event}/history", history.show)
    at("GET", f"{event}/sources/{{source}}", source.show)
    at("GET", f"{event}/pane/{{source}}", brief.pane)
    at("GET", f"{event}/export/{{kind}}", export.give)
    at("GET", f"{event}/entries/{{entry}}", forms.entry)
    at("GET", f"{event}/withheld/{{position}}", forms.withheld)
    at("POST", f"{event}/entries/{{entry}}/accept", acting.accept)
    at("POST", f"{event}/entries/{{entry}}/edit", acting.edit)
    at("POST", f"{event}/entries/{{entry}}/drop", acting.drop)
    at("POST", f"{event}/withheld/{{position}}/restore", acting.restore)
    at("POST", f"{event}/conflicts/{{conflict}}/choose", acting.choose)
    for act in _MOVES:
        at("POST", f"{event}/move/{act}", acting.move(act))
    return router


def _refused(request: Request, error: Exception) -> Response:
    """Answer a refused request; somebody not signed in is shown where to."""
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == HTTPStatus.UNAUTHORIZED:
        return RedirectResponse("/sign-in", 303)
    if isinstance(error, FormNotOursError):
        return _error(request, error.status_code, why="form")
    return _error(request, error.status_code, str(error.detail))


def _misshapen(request: Request, _: Exception) -> Response:
    """Answer a form that lacks a field; what it held is not repeated."""
    return _error(request, 422)


def _told(request: Request, error: Exception) -> Response:
    """Answer with the message, which is meant for a person, and the status that goes with it."""
    status = next(code for kind, code in _STATUS if isinstance(error, kind))
    return _error(request, status, str(error), ours=True)


def _failed(request: Request, error: Exception) -> Response:
    """Answer a fault of the program: a plain page; the fault itself goes to the log."""
    _LOG.error("The desk failed at %s", request.scope.get("path"), exc_info=error)
    answer = _error(request, 500)
    answer.headers.update(HEADERS)  # this answer is made outside of the middleware
    return answer


def _error(
    request: Request, status: int, message: str = "", *, ours: bool = False, why: str = ""
) -> Response:
    """Show what is not done; `why` names the label that says why, else the status does."""
    known = str(status if status in {400, 403, 404, 405, 409, 422, 500, 503} else 400)
    return page(
        request,
        "error.html.jinja",
        status,
        kind=known,
        why=why or known,
        message=message if ours else "",
    )
