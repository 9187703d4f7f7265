"""Serving the bot until it is stopped."""

import asyncio
from collections.abc import Awaitable, Callable

import uvicorn

from summarizer.bot.door import http_app
from summarizer.bot.running import Bot
from summarizer.daily.fetching import Fetcher
from summarizer.daily.how import by_settings
from summarizer.desk.worker import Worker
from summarizer.slack_settings import SlackSettings
from summarizer.store.connect import Store


def serve(
    store: Store, settings: SlackSettings, host: str, port: int, ready: Callable[[], None]
) -> None:
    """Serve over HTTP; raises SettingsError without a signing secret, SlackError.

    `ready` is called once Slack has taken the bot's token.
    """
    secret = settings.secret("signing_secret")

    async def served(bot: Bot) -> None:
        config = uvicorn.Config(
            http_app(bot.app, secret),
            host=host,
            port=port,
            access_log=False,
            log_level="warning",
            server_header=False,
        )
        await uvicorn.Server(config).serve()

    asyncio.run(_run(store, settings, served, ready))


def connect(store: Store, settings: SlackSettings, ready: Callable[[], None]) -> None:
    """Serve in Socket Mode; raises SettingsError without an app token, SlackError; see `serve`."""
    settings.secret("app_token")
    asyncio.run(_run(store, settings, Bot.listen_by_socket, ready))


async def _run(
    store: Store,
    settings: SlackSettings,
    listen: Callable[[Bot], Awaitable[None]],
    ready: Callable[[], None],
) -> None:
    """Run the bot with a worker of its own, which makes what was asked for."""
    with Fetcher() as fetch, Worker(store, by_settings):
        bot = Bot(store, settings, fetch)
        async with bot.running():
            ready()
            await listen(bot)
