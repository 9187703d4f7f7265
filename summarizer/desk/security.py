"""What every answer of the desk carries, and how much a request may bring.

The Content-Security-Policy lets a page load its own style and script files and nothing else; no
style or script that stands in a page runs. The referrer is told to the desk itself alone: with
`no-referrer` browsers send `Origin: null` with every form (Fetch standard, "append a request
Origin header"), and whether a form is the desk's own could not be told any more.
"""

from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
FORM = 256 * 1024  # bytes a form of the desk may have
UPLOAD = 32 * 1024 * 1024  # bytes for the API, which has a limit of its own below this


class TooLargeError(HTTPException):
    """A request brings more than it may."""

    def __init__(self) -> None:
        super().__init__(413, "The request is too large.")


class Guarded:
    """ASGI middleware: headers on every answer, a limit on every body, and our own names only.

    A request that names another host comes from a page that made its own name lead here.
    """

    def __init__(self, app: ASGIApp, *, https: bool, hosts: Sequence[str]) -> None:
        self.app = app
        self.hosts = frozenset(hosts)
        self.headers = dict(HEADERS)
        if https:
            self.headers["Strict-Transport-Security"] = "max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, its body counted; add the headers to what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        left = UPLOAD if scope["path"].startswith("/api/") else FORM

        async def counted() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise TooLargeError
            return message

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        if _name(Headers(scope=scope).get("host", "")) not in self.hosts:
            answer = PlainTextResponse("This desk has another address.", status_code=421)
            await answer(scope, receive, with_headers)
            return
        await self.app(scope, counted, with_headers)


def _name(host: str) -> str:
    """Return a Host header without its port."""
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host
