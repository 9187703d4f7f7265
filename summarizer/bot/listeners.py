"""What Slack delivers, written down or answered at once; nothing that takes long is done here.

Whatever changes something or takes time goes into the inbox, under a key of the delivery. A
window must be opened within three seconds, so that is done directly; so is an edit, whose
refusal is shown in the window itself.
"""

import re
from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from summarizer.bot.gathering import Given
from summarizer.bot.inbox import Inbox, key_of
from summarizer.bot.message import seen_in
from summarizer.bot.text import unescaped
from summarizer.bot.windows import Windows
from summarizer.bot.words import Words

COMMAND = "/brief"
SHORTCUT = "brief_thread"
_LONGEST = 500  # characters after /brief that are read


def listen(app: AsyncApp, inbox: Inbox, windows: Windows, words: Words) -> None:
    """Put the bot's listeners into a Bolt app.

    Args:
        app: Made with `process_before_response=True`, so that it acknowledges when they are done.
        inbox: Keeps what was asked for.
        windows: Opens windows and does what is typed into them.
        words: In which a request is acknowledged; whose it is is not looked up before.

    """
    kept = _Kept(inbox, windows, words)
    app.command(COMMAND)(kept.command)
    app.event("app_mention")(kept.message)
    app.event("message", matchers=[_direct])(kept.message)
    app.event("message")(_nothing)
    app.shortcut(SHORTCUT)(kept.shortcut)
    app.action(re.compile(r"^show_\d+$"))(kept.show)
    app.action("approve")(kept.approve)
    app.view("sending_back")(kept.sent_back)
    app.action("open")(_acknowledged)
    app.action("send_back")(windows.ask_why)
    app.action("edit")(windows.choose)
    app.action("which")(windows.edit)
    app.action("sources")(windows.sources)
    app.action(re.compile(r"^page_(earlier|later)$"))(windows.turn)
    app.view("editing")(windows.edited)
    app.error(_failed)


class _Kept:
    """Listeners that put what was asked for into the inbox."""

    def __init__(self, inbox: Inbox, windows: Windows, words: Words) -> None:
        self._inbox = inbox
        self._windows = windows
        self._words = words

    async def command(self, ack: Any, body: Any) -> None:
        """Keep a /brief."""
        text = unescaped(str(body.get("text") or ""))[:_LONGEST].strip()
        request = {"kind": "find", "text": text, **_where(body["channel_id"], body["user_id"])}
        await self._inbox.keep(key_of("command", str(body["trigger_id"])), request)
        await ack(self._words.say("looking"))

    async def message(self, body: Any) -> None:
        """Keep what was dropped on the bot."""
        event = body["event"]
        if event.get("bot_id") or event.get("subtype") not in {None, "file_share"}:
            return
        given = Given()
        given.add(event)
        ts, channel = str(event["ts"]), str(event["channel"])
        request = {
            "kind": "make",
            "links": given.links,
            "files": given.files,
            "thread": str(event.get("thread_ts") or ts),
            **_where(channel, event["user"]),
        }
        # By the message, not the delivery: one may come as a mention and as a direct message.
        await self._inbox.keep(key_of("message", channel, ts), request)

    async def shortcut(self, ack: Any, body: Any) -> None:
        """Keep "Brief this thread"."""
        shown = body["message"]
        thread = str(shown.get("thread_ts") or shown["ts"])
        where = _where(body["channel"]["id"], body["user"]["id"])
        request = {"kind": "thread", "thread": thread, **where}
        await self._inbox.keep(key_of("shortcut", str(body["trigger_id"])), request)
        await ack()

    async def show(self, ack: Any, body: Any, action: Any) -> None:
        """Keep that somebody wants to see one of the events listed."""
        seen = seen_in(action.get("value"))
        if seen is not None:
            where = _where(body["channel"]["id"], body["user"]["id"])
            request = {"kind": "show", "event": seen.event, **where}
            await self._inbox.keep(_click(body, action), request)
        await ack()

    async def approve(self, ack: Any, body: Any, action: Any) -> None:
        """Keep an approval of the version the person has before them."""
        seen = seen_in(action.get("value"))
        if seen is not None:
            request = {
                "kind": "act",
                "act": "approve",
                "event": seen.event,
                "version": seen.version,
                "ts": str(body["container"]["message_ts"]),
                **_where(body["channel"]["id"], body["user"]["id"]),
            }
            await self._inbox.keep(_click(body, action), request)
        await ack()

    async def sent_back(self, ack: Any, body: Any, view: Any) -> None:
        """Keep that a brief is sent back, and why."""
        request = self._windows.sent_back(body["user"]["id"], view)
        if request is not None:
            await self._inbox.keep(key_of("view", str(view["id"])), request)
        await ack()


async def _direct(event: Mapping[str, Any]) -> bool:
    return event.get("channel_type") == "im"


async def _nothing() -> None:
    """Leave what is said in channels alone; only mentions are meant for the bot."""


async def _acknowledged(ack: Any) -> None:
    """Acknowledge a button that is a link: the browser goes there by itself."""
    await ack()


async def _failed(error: Exception, logger: Any) -> BoltResponse:
    """Answer a delivery that could not be kept: Slack delivers it again.

    One that lacks what every delivery has is refused for good.
    """
    misshapen = isinstance(error, KeyError | TypeError | AttributeError | IndexError)
    logger.warning("A delivery of Slack's was not kept (%s)", type(error).__name__)
    return BoltResponse(status=400 if misshapen else 503)


def _where(channel: object, user: object) -> dict[str, str]:
    return {"channel": str(channel), "user": str(user)}


def _click(body: Mapping[str, Any], action: Mapping[str, Any]) -> str:
    """Return the key of a click on a button: who, on which, when."""
    parts = (body["user"]["id"], action.get("action_id"), action.get("action_ts"))
    return key_of("click", *map(str, parts), str(body.get("trigger_id")))
