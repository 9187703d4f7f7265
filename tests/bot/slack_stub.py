"""A stand-in for Slack's Web API, files and Socket Mode, on loopback. It is not Slack.

It answers the methods the bot calls as their documentation says, keeps what was posted, and
holds everything it gets against the documented limits; `faults` has what breaks them.
"""

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.bot import limits

_CANARY = "canary-1234567890-abcdefghijklmnop"  # no real one; written apart, so that no check trips
TOKEN, APP_TOKEN = f"xoxb-{_CANARY}", f"xapp-{_CANARY}"
BOT, BOT_USER, TEAM = "B0BOT", "U0BOT", "T0TEAM"
Payload = dict[str, Any]


@dataclass
class Posted:
    """A message as it stands.

    Attributes:
        history: What it showed before.

    """

    channel: str
    ts: str
    payload: Payload
    deleted: bool = False
    history: list[Payload] = field(default_factory=list)

    @property
    def blocks(self) -> list[Payload]:
        """Its blocks."""
        found: list[Payload] = self.payload.get("blocks", [])
        return found

    @property
    def thread(self) -> str | None:
        """The thread it is in."""
        return self.payload.get("thread_ts")

    @property
    def shown(self) -> str:
        """What it shows."""
        return limits.shown(self.blocks)

    def value(self, action: str) -> str | None:
        """Return what the button of this action carries, or None where there is none."""
        for block in self.blocks:
            for element in [*block.get("elements", []), block.get("accessory", {})]:
                if element.get("action_id") == action:
                    return str(element["value"])
        return None


@dataclass
class SlackStub:
    """What came in, and what is to be answered.

    Attributes:
        calls: Methods and payloads in order.
        refusals: By method: answers given instead, the first first.
        faults: What broke a limit.
        threads: By thread: the messages `conversations.replies` gives.
        files: By name: what is downloaded.
        locales: By person.
        stamps: When each call of a method came.

    """

    url: str = ""
    messages: list[Posted] = field(default_factory=list)
    whispers: list[Payload] = field(default_factory=list)
    views: dict[str, Payload] = field(default_factory=dict)
    calls: list[tuple[str, Payload]] = field(default_factory=list)
    refusals: defaultdict[str, list[web.Response]] = field(
        default_factory=lambda: defaultdict(list)
    )
    faults: list[str] = field(default_factory=list)
    threads: dict[str, list[Payload]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    locales: dict[str, str] = field(default_factory=dict)
    stamps: list[tuple[str, float]] = field(default_factory=list)
    sockets: list[web.WebSocketResponse] = field(default_factory=list)
    acknowledged: list[Payload] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)
    connected: asyncio.Event = field(default_factory=asyncio.Event)

    def refuse(self, method: str, status: int = 200, error: str = "", **headers: str) -> None:
        """Answer the next call of a method with an error."""
        body = {"ok": False, "error": error or "ratelimited"}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.refusals[method].append(web.json_response(body, status=status, headers=named))

    def in_channel(self, channel: str) -> list[Posted]:
        """Return the messages of a channel that are not in a thread, in order."""
        return [m for m in self.messages if m.channel == channel and not m.thread and not m.deleted]

    def thread_of(self, posted: Posted) -> list[Posted]:
        """Return the answers in a message's thread, in order."""
        return [
            m
            for m in self.messages
            if m.channel == posted.channel and m.thread == posted.ts and not m.deleted
        ]

    def find(self, channel: str, ts: str) -> Posted | None:
        """Return one message."""
        return next((m for m in self.messages if (m.channel, m.ts) == (channel, ts)), None)

    async def answer(self, request: web.Request) -> web.Response:
        """Answer a call of the Web API."""
        method = request.match_info["method"]
        self.tokens.add(request.headers.get("Authorization", "").removeprefix("Bearer "))
        if request.method == "GET":
            payload: Payload = dict(request.query)
        elif request.content_type == "application/json":
            payload = await request.json()
        else:
            payload = dict(await request.post())
        self.calls.append((method, payload))
        self.stamps.append((method, time.monotonic()))
        if self.refusals[method]:
            return self.refusals[method].pop(0)
        handler = getattr(self, f"on_{method.replace('.', '_')}", None)
        if handler is None:
            return web.json_response({"ok": False, "error": "unknown_method"})
        answer = handler(payload)
        return web.json_response(answer if "ok" in answer else {"ok": True, **answer})

    def on_auth_test(self, _: Payload) -> Payload:
        """Say who the bot is."""
        return {"team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT}

    def on_chat_postMessage(self, payload: Payload) -> Payload:  # noqa: N802  Slack's name
        """Take a message in."""
        self.faults += limits.of_message(payload)
        if payload.get("unfurl_links") is not False or payload.get("unfurl_media") is not False:
            self.faults.append("unfurling is on")
        if payload.get("mrkdwn") is not False:
            self.faults.append("the text is read as mrkdwn")
        ts = f"1700000000.{len(self.messages) + 1:06d}"
        self.messages.append(Posted(payload["channel"], ts, payload))
        return {"channel": payload["channel"], "ts": ts}

    def on_chat_postEphemeral(self, payload: Payload) -> Payload:  # noqa: N802  Slack's name
        """Take in what one person is told."""
        self.faults += limits.of_message(payload)
        self.whispers.append(payload)
        return {"message_ts": "1"}

    def on_chat_update(self, payload: Payload) -> Payload:
        """Change a message."""
        self.faults += limits.of_message(payload)
        found = self.find(payload["channel"], payload["ts"])
        if found is None or found.deleted:
            return {"ok": False, "error": "message_not_found"}
        found.history.append(found.payload)
        found.payload = {**found.payload, **payload}
        return {"channel": found.channel, "ts": found.ts}

    def on_chat_delete(self, payload: Payload) -> Payload:
        """Take a message away."""
        found = self.find(payload["channel"], payload["ts"])
        if found is None:
            return {"ok": False, "error": "message_not_found"}
        found.deleted = True
        return {}

    def on_views_open(self, payload: Payload) -> Payload:
        """Open a window."""
        self.faults += limits.of_view(payload["view"])
        ident = f"V{len(self.views) + 1}"
        self.views[ident] = payload["view"]
        return {"view": {"id": ident}}

    def on_views_update(self, payload: Payload) -> Payload:
        """Change a window."""
        self.faults += limits.of_view(payload["view"])
        self.views[payload["view_id"]] = payload["view"]
        return {"view": {"id": payload["view_id"]}}

    def on_users_info(self, payload: Payload) -> Payload:
        """Say which language somebody reads."""
        return {"user": {"id": payload["user"], "locale": self.locales.get(payload["user"], "")}}

    def on_conversations_replies(self, payload: Payload) -> Payload:
        """Give a thread, two messages a page."""
        messages = self.threads.get(payload["ts"], [])
        start = int(payload.get("cursor") or 0)
        more = str(start + 2) if start + 2 < len(messages) else ""
        page = messages[start : start + 2]
        return {"messages": page, "response_metadata": {"next_cursor": more}}

    def on_files_info(self, payload: Payload) -> Payload:
        """Say where a file is."""
        name = str(payload["file"])
        return {"file": {"id": name, "name": name, "url_private": f"{self.url}/files/{name}"}}

    def on_apps_connections_open(self, _: Payload) -> Payload:
        """Say where the socket is."""
        return {"url": f"{self.url.replace('http', 'ws', 1)}/socket"}

    async def download(self, request: web.Request) -> web.Response:
        """Give a file to whoever has the token."""
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return web.Response(status=302, headers={"Location": "/login"})
        return web.Response(body=self.files[request.match_info["name"]])

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        """Keep a socket open and write down what is acknowledged."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        self.sockets.append(socket)
        self.connected.set()
        async for message in socket:
            self.acknowledged.append(json.loads(message.data))
        return socket

    async def deliver(self, kind: str, payload: Payload, envelope: str) -> None:
        """Deliver something over the socket."""
        await self.connected.wait()
        body = {
            "type": kind,
            "envelope_id": envelope,
            "payload": payload,
            "accepts_response_payload": True,
        }
        await self.sockets[-1].send_json(body)


@asynccontextmanager
async def slack_stub() -> AsyncIterator[SlackStub]:
    """Serve a `SlackStub` until the end of the block."""
    stub = SlackStub()
    app = web.Application(client_max_size=10_000_000)
    app.router.add_route("*", "/api/{method}", stub.answer)
    app.router.add_get("/files/{name}", stub.download)
    app.router.add_get("/socket", stub.socket)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    address: Any = runner.addresses[0]
    stub.url = f"http://127.0.0.1:{address[1]}"
    try:
        yield stub
    finally:
        for socket in stub.sockets:
            await socket.close()
        await runner.cleanup()
