"""Putting the bot together and running it, over HTTP or in Socket Mode."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

from summarizer.bot.digesting import Digester
from summarizer.bot.doing import Doer
from summarizer.bot.following import Follower
from summarizer.bot.inbox import Inbox
from summarizer.bot.listeners import listen
from summarizer.bot.people import Locales
from summarizer.bot.posting import Poster
from summarizer.bot.slack import Slack
from summarizer.bot.threads import in_thread
from summarizer.bot.watching import Watcher
from summarizer.bot.windows import Windows
from summarizer.bot.words import words_in
from summarizer.daily.feeds import Fetch
from summarizer.errors import SummarizerError
from summarizer.slack_settings import SlackSettings
from summarizer.store.clock import moment
from summarizer.store.connect import Store
from summarizer.store.slack import Request, change_request, is_request, take_request

LEASE = timedelta(seconds=60)  # a request nobody gives a sign of life for is anybody's again
_BEAT = 15.0  # seconds between two signs of life
_LOOK = 2.0  # seconds between two looks at what other programs did
_AT_ONCE = 4  # requests done at once
_LOG = logging.getLogger(__name__)


class Bot:
    """The bot over an open store.

    Attributes:
        app: Bolt's application, which `door` or Socket Mode serves.
        slack: Slack's Web API.
        inbox: What was asked for.

    """

    def __init__(
        self, store: Store, settings: SlackSettings, fetch: Fetch, *, pace: float = 1.0
    ) -> None:
        """Put the bot together; see `running` for how it is started.

        Args:
            store: Where everything is.
            settings: The bot's settings.
            fetch: Gets what is at an address; see `daily.fetching`.
            pace: Seconds between two messages in one channel.

        """
        self._store = store
        self._settings = settings
        self.slack = Slack(settings.secret("bot_token"), settings.api_url, pace=pace)
        words = words_in(settings.language)
        locales = Locales(self.slack, settings.language)
        self.inbox = Inbox(store)
        self._poster = Poster(self.slack, store, words, settings.desk_url)
        self._doer = Doer(store, self._poster, fetch, locales)
        self._follower = Follower(store, self._poster)
        self.watcher = Watcher(store, self._poster)
        self._digester = Digester(store, self._poster, settings)
        windows = Windows(self.slack, store, locales, self.watcher.news.set)
        self._me = AuthorizeResult(enterprise_id=None, team_id=None)

        async def authorized() -> AuthorizeResult:
            return self._me  # what the bot itself says is then not heard

        # Our own door checks signatures; acknowledging comes after what was asked for is kept.
        self.app = AsyncApp(
            authorize=authorized,
            request_verification_enabled=False,
            process_before_response=True,
        )
        listen(self.app, self.inbox, windows, words)
        self._tasks: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(_AT_ONCE)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Run the bot's own work for the time of the block.

        Raises SlackError when Slack does not know the token.
        """
        async with self.slack:
            who = await self.slack.call("auth.test")
            self._me = AuthorizeResult(
                enterprise_id=None,
                team_id=str(who.get("team_id")),
                bot_user_id=str(who.get("user_id")),
                bot_id=str(who.get("bot_id")),
            )
            for work in (
                self._requests(),
                self._again(self._follower.step, None),
                self._again(self.watcher.step, self.watcher.news),
                self._again(self._digester.step, None),
            ):
                self._begin(work)
            try:
                yield
            finally:
                tasks = list(self._tasks)
                for each in tasks:
                    each.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _again(self, step: Callable[[], Awaitable[None]], news: asyncio.Event | None) -> None:
        """Take a step every now and then, and at once when there is news."""
        while True:
            try:
                await step()
            except SummarizerError as error:
                _LOG.warning("The bot could not go on, and tries again: %s", error)
            except Exception as error:  # noqa: BLE001  the bot's work must not end by one fault
                _LOG.error("The bot failed (%s)", type(error).__name__, exc_info=error)
            await _news(news or asyncio.Event(), _LOOK)

    async def _requests(self) -> None:
        """Begin what was asked for, a few at once."""
        while True:
            await self._room.acquire()
            request = None
            try:
                request = await in_thread(self._take)
            except SummarizerError as error:
                _LOG.warning("No request can be taken: %s", error)
            if request is None:
                self._room.release()
                await _news(self.inbox.news, _LOOK)
            else:
                self._begin(self._one(request))

    def _take(self) -> Request | None:
        since = moment(datetime.now(UTC) - LEASE)
        with self._store.reading() as connection:
            if not is_request(connection, since):
                return None
        with self._store.writing() as connection:
            return take_request(connection, since)

    async def _one(self, request: Request) -> None:
        """Do one request, giving signs of life."""
        beating = asyncio.create_task(self._beat(request))
        try:
            await self._doer.do(request)
        except SummarizerError as error:  # it is taken up again when its lease is over
            _LOG.warning("A request from Slack could not be ended: %s", error)
        finally:
            beating.cancel()
            self._room.release()
            self.watcher.news.set()

    async def _beat(self, request: Request) -> None:
        def beaten() -> None:
            with self._store.writing() as connection:
                change_request(connection, request.id, taken_at=moment(datetime.now(UTC)))

        while True:
            await asyncio.sleep(_BEAT)
            with suppress(SummarizerError):
                await in_thread(beaten)

    async def listen_by_socket(self) -> None:
        """Be connected to Slack in Socket Mode until cancelled."""
        handler: Any = AsyncSocketModeHandler(  # its methods have no types
            self.app, self._settings.secret("app_token"), web_client=self.slack.client
        )
        try:
            await handler.connect_async()
            await asyncio.Event().wait()
        finally:
            await handler.close_async()


async def _news(news: asyncio.Event, seconds: float) -> None:
    """Wait for news, so long at most."""
    # Not wait_for: in Python 3.11 it can lose a cancellation, and the bot would not end.
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await news.wait()
    news.clear()
