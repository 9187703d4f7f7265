"""The address Slack sends to: nothing passes that Slack did not sign within five minutes.

Bolt's own check raises where a header is no number or no ASCII, and would answer 500; this one
answers 401 to everything that is not signed right
(https://docs.slack.dev/authentication/verifying-requests-from-slack).
"""

import hashlib
import hmac
import logging
import re
import time
from collections.abc import Callable

from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

PATH = "/slack/events"
WINDOW = 300  # seconds a signature holds, either way
_BODY = 1_000_000  # bytes; what Slack sends is far smaller
_TIMESTAMP = re.compile(r"[0-9]{1,12}")
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")
_LOG = logging.getLogger(__name__)


def is_signed(
    secret: str, timestamp: str | None, signature: str | None, body: bytes, now: float
) -> bool:
    """Tell whether Slack signed these bytes, and did so just now."""
    if timestamp is None or not _TIMESTAMP.fullmatch(timestamp):
        return False
    if signature is None or not _SIGNATURE.fullmatch(signature):
        return False
    if abs(now - int(timestamp)) > WINDOW:
        return False
    base = b"v0:" + timestamp.encode("ascii") + b":" + body
    expected = "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, signature)


def http_app(app: AsyncApp, secret: str, clock: Callable[[], float] = time.time) -> Starlette:
    """Return the web application behind the address Slack is given."""

    async def receive(request: Request) -> Response:
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > _BODY:
                return PlainTextResponse("too large", 413)
        at, signature = (
            _one(request, "x-slack-request-timestamp"),
            _one(request, "x-slack-signature"),
        )
        if not is_signed(secret, at, signature, body, clock()):
            return PlainTextResponse("not signed by Slack", 401)
        return await _dispatched(app, request, body)

    async def alive(_: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(
        routes=[
            Route(PATH, receive, methods=["POST"]),
            Route("/health", alive, methods=["GET"]),
        ]
    )


def _one(request: Request, name: str) -> str | None:
    """Return a header that stands there once."""
    found = request.headers.getlist(name)
    return found[0] if len(found) == 1 else None


async def _dispatched(app: AsyncApp, request: Request, body: bytes) -> Response:
    try:
        asked = AsyncBoltRequest(body=body.decode("utf-8"), headers={**request.headers})
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return PlainTextResponse("misshapen", 400)
    try:
        answer: BoltResponse = await app.async_dispatch(asked)
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        _LOG.warning("A delivery of Slack's was misshapen (%s)", type(error).__name__)
        return PlainTextResponse("misshapen", 400)
    return Response(answer.body, answer.status, dict(answer.first_headers_without_set_cookie()))
