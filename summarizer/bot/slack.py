"""Calls of Slack's Web API: in order in each channel, as often as Slack lets us.

One retry layer, tenacity's: a 429 waits as long as Retry-After says, a failing server or line is
asked again after a growing pause. A message whose answer was lost may thus stand there twice; it
is never lost. Nothing of ours tells more of an error than Slack's own word for it, since the
objects of the SDK hold the token.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Self
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt

from summarizer.bot.message import Message
from summarizer.errors import SlackError

_LOG = logging.getLogger(__name__)
_ATTEMPTS = 8
_LONGEST = 300.0  # seconds Slack may ask us to wait
# These take their values in the address; all others take JSON.
_READS = frozenset({"users.info", "conversations.replies", "files.info"})
_MAX_FILE = 5_000_000
_FILES = ".slack.com"
_ADVICE = {
    "not_in_channel": "The bot is not in the channel. Invite it with /invite.",
    "channel_not_found": "There is no such channel, or the bot is not in it. Invite it.",
    "is_archived": "The channel is archived.",
    "invalid_auth": "The token is wrong. See docs/slack.md.",
    "not_authed": "The token is missing. See docs/slack.md.",
    "account_inactive": "The token was revoked. Install the app again; see docs/slack.md.",
    "token_revoked": "The token was revoked. Install the app again; see docs/slack.md.",
    "missing_scope": "The app lacks a scope. Install it again with manifest.yml.",
}


class Slack:
    """Slack, for one workspace. Use it with `async with`, or call `close`."""

    def __init__(self, token: str, api_url: str, *, pace: float = 1.0) -> None:
        """Prepare to call.

        Args:
            token: The bot's token.
            api_url: Address of the Web API.
            pace: Seconds between two messages in one channel; Slack allows about one a second.

        """
        self.client = AsyncWebClient(
            token=token, base_url=f"{api_url.rstrip('/')}/", retry_handlers=[]
        )
        self._token = token
        self._pace = pace
        self._channels: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def __aenter__(self) -> Self:
        """Keep one session open for all calls."""
        self.client.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        if self.client.session is not None:
            await self.client.session.close()

    async def call(self, method: str, **values: Any) -> Mapping[str, Any]:
        """Call a method of the Web API and return what it answers; raises SlackError."""
        given = {name: value for name, value in values.items() if value is not None}
        sent = {"http_verb": "GET", "params": given} if method in _READS else {"json": given}
        attempts = AsyncRetrying(
            retry=retry_if_exception(_passing),
            stop=stop_after_attempt(_ATTEMPTS),
            wait=_wait,
            sleep=pause,
            reraise=True,
        )
        try:
            answer: AsyncSlackResponse = await attempts(self.client.api_call, method, **sent)
        except SlackApiError as error:
            code = _code(error)
            advice = _ADVICE.get(code, "See the bot's log.")
            message = f"Slack refuses {method} ({code or _status(error)}). {advice}"
            raise SlackError(message, code) from None
        except (aiohttp.ClientError, TimeoutError, SlackClientError) as error:
            raise SlackError(f"Slack cannot be reached ({type(error).__name__}).") from None
        return answer.data if isinstance(answer.data, dict) else {}

    async def post(
        self, channel: str, message: Message, thread: str | None = None, *, broadcast: bool = False
    ) -> str:
        """Post a message and return its timestamp, which names it in its channel.

        A reply in a thread that is `broadcast` is shown in the channel too.
        """
        said = _said(channel, message, thread) | ({"reply_broadcast": True} if broadcast else {})
        async with self._channels[channel]:
            answer = await self.call("chat.postMessage", **said)
            await asyncio.sleep(self._pace)
        return str(answer.get("ts", ""))

    async def update(self, channel: str, ts: str, message: Message) -> None:
        """Show something else in a message of ours."""
        said = _said(channel, message, None)
        for name in ("unfurl_links", "unfurl_media", "thread_ts", "mrkdwn"):
            said.pop(name)
        await self.call("chat.update", ts=ts, **said)

    async def whisper(
        self, channel: str, user: str, message: Message, thread: str | None = None
    ) -> None:
        """Tell one person something, in the channel where they are or else directly."""
        said = _said(channel, message, thread)
        try:
            await self.call("chat.postEphemeral", user=user, **said)
        except SlackError as error:
            if error.code not in {"not_in_channel", "channel_not_found", "user_not_in_channel"}:
                raise
            await self.post(user, message)

    async def file(self, url: str) -> bytes:
        """Return a file somebody shared; raises SlackError.

        The token goes to Slack's own host alone.
        """
        home, parts = urlsplit(self.client.base_url), urlsplit(url)
        own = parts[:2] == home[:2]
        if not own and not (parts.scheme == "https" and (parts.hostname or "").endswith(_FILES)):
            raise SlackError("The file does not lie with Slack, so it is not fetched.")
        session = self.client.session
        if session is None:
            raise AssertionError("the bot's connections are open")
        headers = {"Authorization": f"Bearer {self._token}"}
        try:
            async with session.get(url, headers=headers, allow_redirects=False) as response:
                if response.status != 200:  # noqa: PLR2004  an HTTP status
                    raise SlackError(f"Slack does not give the file ({response.status}).")
                data = await response.content.read(_MAX_FILE + 1)
                while len(data) <= _MAX_FILE and (more := await response.content.read(_MAX_FILE)):
                    data += more
        except (aiohttp.ClientError, TimeoutError) as error:
            raise SlackError(f"The file cannot be fetched ({type(error).__name__}).") from None
        if len(data) > _MAX_FILE:
            raise SlackError(f"The file is larger than {_MAX_FILE // 1_000_000} MB.")
        return data


async def pause(seconds: float) -> None:
    """Wait, before Slack is asked again."""
    await asyncio.sleep(seconds)


def _said(channel: str, message: Message, thread: str | None) -> dict[str, Any]:
    return {
        "channel": channel,
        "text": message.text,
        "blocks": message.blocks,
        "thread_ts": thread,
        "mrkdwn": False,
        "unfurl_links": False,
        "unfurl_media": False,
    }


def _answer(error: SlackApiError) -> AsyncSlackResponse | None:
    return error.response if isinstance(error.response, AsyncSlackResponse) else None


def _status(error: SlackApiError) -> int:
    answer = _answer(error)
    return answer.status_code if answer is not None else getattr(error.response, "status", 0)


def _code(error: SlackApiError) -> str:
    answer = _answer(error)
    found = answer.get("error") if answer is not None and isinstance(answer.data, dict) else ""
    return str(found or "")


def _passing(error: BaseException) -> bool:
    if isinstance(error, SlackApiError):
        return _status(error) in {429, 500, 502, 503, 504} or _code(error) == "ratelimited"
    return isinstance(error, aiohttp.ClientError | TimeoutError)


def _wait(state: RetryCallState) -> float:
    """Return how many seconds to wait: as many as Slack says, else more each time."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, SlackApiError) and (answer := _answer(error)) is not None:
        headers = {name.lower(): value for name, value in answer.headers.items()}
        given = str(headers.get("retry-after", ""))
        if given.isdecimal():
            return min(float(given), _LONGEST)
    return float(min(2**state.attempt_number / 2, 30))
