"""Errors as programs get them: problem details for HTTP APIs (RFC 9457), one form for all.

Nothing of what was sent stands in them but the place of what is wrong: what a program sends may be
large, secret, or no text at all.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from summarizer.desk.api.changed import Changed, changed_since
from summarizer.desk.api.shapes import Answered
from summarizer.errors import (
    BusyError,
    GateRefusedError,
    NotAllowedError,
    NotInStoreError,
    OutdatedError,
    ReviewError,
    StoreError,
    SummarizerError,
    TakenError,
    UnprovedError,
    WrongStateError,
)
from summarizer.extraction.summary import Withheld

MEDIA = "application/problem+json"
_LOG = logging.getLogger(__name__)
_TITLES = {
    400: "The request cannot be read",
    401: "No token",
    403: "Not allowed",
    404: "There is no such thing",
    405: "This address knows no such method",
    409: "It does not go together with what is there",
    413: "The request is too large",
    415: "The body is not sent as JSON",
    422: "The request makes no sense",
    429: "Too much at once",
    503: "The store cannot be used",
}
_AS_JSON = "Send the body as JSON, with the header Content-Type: application/json."


class Fault(Answered):
    """What is wrong at one place of a request.

    Attributes:
        where: In the body its place there, as texts[0].title; else as query.limit.
        what: For a person.

    """

    where: str
    what: str


class Problem(Answered):
    """Why something was not done.

    Attributes:
        type: Always about:blank: `status` says what kind of problem it is.
        title: The kind, in words.
        detail: What happened and what to do, for a person.
        faults: For 422: what is wrong where.
        refusals: For 422: the gates that refuse a text, by source.
        current: For 409: the version that stands now.
        changed: For 409: what was changed since the version that was given.

    """

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
    faults: list[Fault] = []
    refusals: list[Withheld] = []
    current: str | None = None
    changed: Changed | None = None


class ProblemError(Exception):
    """Raised by a route to answer with a problem."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.problem = Problem(title=_TITLES[status], status=status, detail=detail)
        self.headers = headers


def answer(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """Return a problem as the answer to a request."""
    body = problem.model_dump_json(exclude_defaults=True).encode()
    return Response(body, problem.status, dict(headers or {}), media_type=MEDIA)


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return how a route says in the OpenAPI document which problems it may answer with."""
    return {status: {"model": Problem, "description": _TITLES[status]} for status in statuses}


def install(api: FastAPI) -> None:
    """Make every error of `api` a problem."""
    api.add_exception_handler(ProblemError, _raised)
    api.add_exception_handler(HTTPException, _refused)
    api.add_exception_handler(RequestValidationError, _senseless)
    api.add_exception_handler(SummarizerError, _told)
    api.add_exception_handler(Exception, _unexpected)


def _raised(_: Request, error: Exception) -> Response:
    if not isinstance(error, ProblemError):
        raise error
    return answer(error.problem, error.headers)


def _refused(_: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    title = _TITLES.get(error.status_code, "It was not done")
    problem = Problem(title=title, status=error.status_code, detail=str(error.detail))
    return answer(problem, error.headers)


def _senseless(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    found = error.errors()
    in_body = any(each["loc"][:1] == ("body",) for each in found)
    if in_body and not _is_json(request.headers.get("content-type", "")):
        return answer(ProblemError(415, _AS_JSON).problem)
    broken = next((each for each in found if each["type"] == "json_invalid"), None)
    if broken is not None:
        where = f" at character {broken['loc'][-1]}" if len(broken["loc"]) > 1 else ""
        why = str(broken.get("ctx", {}).get("error", ""))[:100].rstrip(".")
        told = f"The body is not JSON that can be read{where}{f': {why}' if why else ''}."
        return answer(ProblemError(400, told).problem)
    faults = [
        Fault(where=_place(each["loc"], error.body), what=str(each["msg"])[:300])
        for each in found[:20]
    ]
    return answer(Problem(title=_TITLES[422], status=422, faults=faults))


def _is_json(media: str) -> bool:
    kind = media.partition(";")[0].strip().lower()
    return kind == "application/json" or (
        kind.startswith("application/") and kind.endswith("+json")
    )


def _place(parts: Sequence[object], body: object) -> str:
    """Return where something is wrong, as a program would write it: texts[0].title."""
    [first, *rest] = parts
    if first != "body" or not rest:
        return ".".join(_shown(part) for part in parts)
    if len(rest) > 1 and isinstance(body, dict) and body.get("of") == rest[0]:
        rest = rest[1:]  # which kind of request it was taken for, which is no place in it
    place = "".join(f"[{p}]" if isinstance(p, int) else f".{_shown(p)}" for p in rest)
    return place.removeprefix(".")


def _shown(part: object) -> str:
    """Return a part of a place, which may be a name somebody sent."""
    return str(part).encode("ascii", "backslashreplace").decode()[:80]


def _told(request: Request, error: Exception) -> Response:
    status = _status(error)
    problem = Problem(title=_TITLES[status], status=status, detail=_without_page(str(error)))
    if isinstance(error, GateRefusedError) and isinstance(error.refusals, list):
        problem = problem.model_copy(update={"refusals": error.refusals})
    if isinstance(error, OutdatedError):
        changes = {"current": error.current, "changed": _changes(request, error.current)}
        problem = problem.model_copy(update=changes)
    wait = {429: "60", 503: "5"}.get(status)
    return answer(problem, {"Retry-After": wait} if wait else None)


def _without_page(told: str) -> str:
    """Return what people are told, for a program, which has no page to reload."""
    return told.replace("Reload the page", "Read the brief again").replace(
        "reload the page", "read the brief again"
    )


def _status(error: Exception) -> int:
    """Return the HTTP status for an error of ours; the more exact kind stands first."""
    for kinds, status in (
        ((NotInStoreError,), 404),
        ((OutdatedError, UnprovedError, WrongStateError), 409),
        ((StoreError,), 503),
        ((TakenError,), 409),
        ((BusyError,), 429),
        ((NotAllowedError,), 403),
        ((ReviewError,), 422),
    ):
        if isinstance(error, kinds):
            return status
    return 422


def _changes(request: Request, current: str) -> Changed | None:
    """Return what happened since the version the program had, where that is known."""
    seen = getattr(request.state, "seen", None)
    if seen is None:
        return None
    return changed_since(request.app.state.store, request.path_params["event"], seen, current)


def _unexpected(_: Request, error: Exception) -> Response:
    _LOG.error("A request failed", exc_info=error)
    return answer(Problem(title="Something unexpected went wrong", status=500))
