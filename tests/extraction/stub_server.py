"""A scripted stand-in for an OpenAI-compatible endpoint, on a loopback port.

Each request takes the next reply of the script; the last one is repeated. What came in is kept
in `requests`, so that a test can say exactly how many there were and what they carried.
"""

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

Body = dict[str, Any]
USAGE: Body = {
    "prompt_tokens": 100,
    "completion_tokens": 20,
    "total_tokens": 120,
    "prompt_tokens_details": {"cached_tokens": 64},
}


@dataclass
class Reply:
    """What the server answers to one request.

    Attributes:
        body: Bytes as they are, or a value that is sent as JSON.
        wait: Seconds before the answer begins.
        drip: Seconds between two bytes of the body; 0 sends it at once.

    """

    body: Any = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    drip: float = 0.0

    def content(self) -> bytes:
        """Return the body as it goes out."""
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


@dataclass
class Request:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: Body

    def text(self) -> str:
        """Return everything said to the model, one message after the other."""
        return "\n".join(str(message["content"]) for message in self.body["messages"])


Answer = Reply | Callable[[Request], Reply]


def said(content: str | None, *, finish: str = "stop", **message: Any) -> Reply:
    """Answer with a chat completion that says `content`."""
    return Reply(completion(content, finish=finish, **message))


def completion(content: str | None, *, finish: str = "stop", **message: Any) -> Body:
    """Make the body of a chat completion that says `content`."""
    return {
        "id": "c",
        "object": "chat.completion",
        "created": 0,
        "model": "stub-1",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": content, **message},
            }
        ],
        "usage": USAGE,
    }


def filled(**fields: Any) -> Reply:
    """Answer with a filled-in form, `fields` over empty lists of the default one."""
    return said(json.dumps({"facts": [], "quotes": [], "people": [], **fields}))


def tool_call(**fields: Any) -> Reply:
    """Answer with a filled-in form as the arguments of a tool call."""
    arguments = json.dumps({"facts": [], "quotes": [], "people": [], **fields})
    function = {"name": "EventSummary", "arguments": arguments}
    call = {"id": "t", "type": "function", "function": function}
    return said(None, finish="tool_calls", tool_calls=[call])


def fault(status: int, code: str = "", message: str = "no", **headers: str) -> Reply:
    """Answer with an OpenAI error; header names with _ for -."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply({"error": {"message": message, "code": code, "type": code}}, status, named)


class Stub:
    """The server, for use with `async with`."""

    def __init__(self, *script: Answer) -> None:
        self.script: Sequence[Answer] = script
        self.requests: list[Request] = []
        self.busiest = 0
        self._busy = 0
        self._served: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._served:
            task.cancel()
        await asyncio.gather(*self._served, return_exceptions=True)

    @property
    def url(self) -> str:
        """The base URL to configure."""
        return f"http://127.0.0.1:{self.port}/v1"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._served.add(task)
        try:
            while (request := await _read(reader)) is not None:
                step = min(len(self.requests), len(self.script) - 1)
                self.requests.append(request)
                answer = self.script[step]
                self._busy += 1
                self.busiest = max(self.busiest, self._busy)
                try:
                    await _write(writer, answer if isinstance(answer, Reply) else answer(request))
                finally:
                    self._busy -= 1
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # whoever asked has gone
        finally:
            self._served.discard(task)
            writer.close()


async def _read(reader: asyncio.StreamReader) -> Request | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.strip().split("\r\n")
    pairs = (line.split(":", 1) for line in lines)
    headers = {name.lower(): value.strip() for name, value in pairs}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Request(first.split()[1], headers, json.loads(body or b"{}"))


async def _write(writer: asyncio.StreamWriter, reply: Reply) -> None:
    await asyncio.sleep(reply.wait)
    content = reply.content()
    headers = {
        "content-type": "application/json",
        "content-length": str(len(content)),
        **reply.headers,
    }
    lines = [f"HTTP/1.1 {reply.status} x", *(f"{k}: {v}" for k, v in headers.items()), "", ""]
    writer.write("\r\n".join(lines).encode())
    if reply.drip:
        for byte in content:
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(reply.drip)
    else:
        writer.write(content)
    await writer.drain()
