"""A newsroom with the bot in it: people who type, click and fill in windows, by signed requests."""

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import httpx2

from summarizer.bot import running
from summarizer.bot.door import PATH, http_app
from summarizer.bot.running import Bot
from summarizer.daily.feeds import Fetch
from summarizer.desk import accounts
from summarizer.errors import InputError
from summarizer.slack_settings import SlackSettings
from summarizer.store.connect import Store
from summarizer.store.slack import link_person
from tests.bot.slack_stub import TEAM, TOKEN, Payload, Posted, SlackStub, slack_stub

SECRET = "canary-signing-secret-0123456789"  # noqa: S105  no real one
CHIEF, EDITOR, READER, STRANGER = "U0CHIEF", "U0EDITOR", "U0READER", "U0NOBODY"
CHANNEL = "C0NEWS"
_NAMES = {CHIEF: ("Chris", "chief"), EDITOR: ("Ed", "editor"), READER: ("Rita", "reader")}


def signed(body: bytes, secret: str = SECRET, at: float | None = None) -> dict[str, str]:
    """Return the headers Slack sends with a body."""
    stamp = str(int(time.time() if at is None else at))
    base = b"v0:" + stamp.encode() + b":" + body
    signature = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signature}"}


def nothing_fetched(address: str) -> bytes:
    """Fetch nothing."""
    raise InputError(f"{address} is not fetched in this test.")


@dataclass
class Newsroom:
    """The bot, the stand-in for Slack, and the people."""

    store: Store
    slack: SlackStub
    bot: Bot
    client: httpx2.AsyncClient
    numbers: Any = field(default_factory=lambda: itertools.count(1))

    async def send(self, body: bytes, kind: str, **headers: str) -> httpx2.Response:
        """Send something signed to the bot's address."""
        return await self.client.post(
            PATH, content=body, headers={"Content-Type": kind, **signed(body), **headers}
        )

    async def form(self, values: dict[str, str]) -> httpx2.Response:
        """Send a form, as commands and clicks come."""
        return await self.send(urlencode(values).encode(), "application/x-www-form-urlencoded")

    async def command(
        self, text: str, user: str = CHIEF, channel: str = CHANNEL, trigger: str = ""
    ) -> httpx2.Response:
        """Type /brief."""
        return await self.form(
            {
                "command": "/brief",
                "text": text,
                "user_id": user,
                "channel_id": channel,
                "team_id": TEAM,
                "token": "verification-canary-token",
                "trigger_id": trigger or f"trigger-{next(self.numbers)}",
                "response_url": "https://hooks.slack.example/commands/1",
            }
        )

    async def event(self, event: Payload, event_id: str = "", **headers: str) -> httpx2.Response:
        """Deliver something of the Events API."""
        body = {
            "type": "event_callback",
            "team_id": TEAM,
            "token": "verification-canary-token",
            "event_id": event_id or f"Ev{next(self.numbers)}",
            "event": event,
        }
        return await self.send(json.dumps(body).encode(), "application/json", **headers)

    def mention(self, text: str, user: str = CHIEF, **more: Any) -> Payload:
        """Return a message that names the bot."""
        ts = f"1699999999.{next(self.numbers):06d}"
        return {
            "type": "app_mention",
            "user": user,
            "text": f"<@U0BOT> {text}",
            "ts": ts,
            "channel": CHANNEL,
            **more,
        }

    async def interact(self, payload: Payload) -> httpx2.Response:
        """Deliver an interaction."""
        whole = {
            "team": {"id": TEAM},
            "token": "verification-canary-token",
            "trigger_id": f"trigger-{next(self.numbers)}",
            **payload,
        }
        return await self.form({"payload": json.dumps(whole)})

    async def click(
        self, posted: Posted, action: str, user: str = CHIEF, value: str | None = None
    ) -> httpx2.Response:
        """Click a button of a message."""
        return await self.interact(
            {
                "type": "block_actions",
                "user": {"id": user},
                "channel": {"id": posted.channel},
                "container": {"type": "message", "message_ts": posted.ts},
                "message": {"ts": posted.ts},
                "actions": [
                    {
                        "type": "button",
                        "action_id": action,
                        "block_id": "b",
                        "value": posted.value(action) if value is None else value,
                        "action_ts": str(time.time()),
                    }
                ],
            }
        )

    async def pick(self, view: str, action: str, user: str = CHIEF, **more: Any) -> httpx2.Response:
        """Use something in a window that does not send it."""
        shown = self.slack.views[view]
        return await self.interact(
            {
                "type": "block_actions",
                "user": {"id": user},
                "view": {"id": view, **shown},
                "container": {"type": "view", "view_id": view},
                "actions": [{"action_id": action, "block_id": "b", **more}],
            }
        )

    async def submit(self, view: str, user: str = CHIEF, **typed: str) -> httpx2.Response:
        """Send a window with what was typed."""
        shown = self.slack.views[view]
        values = {name: {name: {"value": text}} for name, text in typed.items()}
        held = {"id": view, **shown, "state": {"values": values}}
        return await self.interact({"type": "view_submission", "user": {"id": user}, "view": held})

    async def until(self, happened: Callable[[], object], seconds: float = 10.0) -> None:
        """Wait until something has happened."""
        end = time.monotonic() + seconds
        while not happened():
            assert time.monotonic() < end, (
                self.slack.calls[-5:],
                [whisper["text"] for whisper in self.slack.whispers],
            )
            await asyncio.sleep(0.02)

    async def whispered(self, words: str) -> None:
        """Wait until somebody was told something."""
        await self.until(lambda: any(words in each["text"] for each in self.slack.whispers))

    def brief(self, channel: str = CHANNEL) -> Posted:
        """Return the one brief in a channel."""
        (found,) = [m for m in self.slack.in_channel(channel) if m.value("sources")]
        return found


def let_in(store: Store) -> None:
    """Make the users and say who they are in Slack."""
    with store.writing() as connection:
        for slack, (name, role) in _NAMES.items():
            if accounts.find_user(connection, name) is None:
                accounts.add_user(connection, name, role)
            link_person(connection, slack, name)


def settings_for(stub: SlackStub, **more: Any) -> SlackSettings:
    """Return settings that lead to the stand-in."""
    given = {"bot_token": TOKEN, "signing_secret": SECRET, "api_url": f"{stub.url}/api", **more}
    return SlackSettings.model_validate(given)


@asynccontextmanager
async def newsroom(
    store: Store, fetch: Fetch = nothing_fetched, *, look: float = 0.1, **settings: Any
) -> AsyncIterator[Newsroom]:
    """Open a newsroom over a store; ends with what broke Slack's limits, which is nothing."""
    let_in(store)
    usual, running._LOOK = running._LOOK, look
    try:
        async with slack_stub() as stub:
            given = settings_for(stub, **settings)
            bot = Bot(store, given, fetch, pace=0.0)
            transport = httpx2.ASGITransport(app=http_app(bot.app, SECRET))
            async with (
                bot.running(),
                httpx2.AsyncClient(transport=transport, base_url="http://bot") as client,
            ):
                yield Newsroom(store, stub, bot, client)
            assert stub.faults == []
    finally:
        running._LOOK = usual
