"""Keeping what was posted true: acts done elsewhere are told, newer articles lead to a follow-up.

What was told for a post stands in the store, so nothing is told twice and nothing is missed
while the bot is not running.
"""

import asyncio
import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from summarizer.bot.message import Message
from summarizer.bot.packing import Line, blocks_of
from summarizer.bot.posting import Poster
from summarizer.bot.text import shortened
from summarizer.bot.threads import in_thread
from summarizer.bot.words import Words
from summarizer.daily.news import news
from summarizer.errors import SlackError
from summarizer.output.labels import labels_for
from summarizer.output.visible import one_line
from summarizer.review.history import Happened, history
from summarizer.review.standing import Standing, standing
from summarizer.store.briefs import Version, get_version
from summarizer.store.clock import moment
from summarizer.store.connect import Store
from summarizer.store.slack import Post, behind

_LOG = logging.getLogger(__name__)
KEPT_TRUE = timedelta(days=30)  # how long a post is kept up to date
_TOLD = 20  # lines of one message
_QUIET = frozenset({"accept"})  # of little interest to a channel
_AFTER_APPROVAL = frozenset({"approved", "published"})


class Watcher:
    """Looks for what happened; `news` may be set to make it look at once."""

    def __init__(self, store: Store, poster: Poster) -> None:
        self._store = store
        self._poster = poster
        self.news = asyncio.Event()

    async def step(self) -> None:
        """Bring every post that lacks something up to date; raises SlackError, StoreError."""
        for post in await in_thread(self._behind):
            try:
                await self._catch_up(post)
            except SlackError as error:
                if not error.code:  # Slack is away: the next step goes on
                    raise
                _LOG.warning("A post in Slack cannot be kept up to date: %s", error)
                await self._poster.give_up(post)

    async def _catch_up(self, post: Post) -> None:
        """Tell in a post's thread what happened since, and show in it how things stand."""
        acts, stands, newer = await in_thread(self._read, post)
        told = list(_told(acts, self._poster.words))
        if told:
            await self._reply(post, told)
        found = list(_touched(stands, newer)) if newer is not None else []
        if found:
            head = Line([(self._poster.words.say("followed"), "bold")])
            await self._reply(post, [head, *found], broadcast=post.thread is None)
        await self._poster.refresh(post)

    def _behind(self) -> list[Post]:
        since = moment(datetime.now(UTC) - KEPT_TRUE)
        with self._store.reading() as connection:
            return list(behind(connection, since))

    def _read(self, post: Post) -> tuple[list[Happened], Standing, Version | None]:
        event = post.event or ""
        with self._store.reading() as connection:
            done = [act for act in history(connection, event) if act.id > post.act]
            stands = standing(connection, event)
            newer = None
            if stands.newer is not None and stands.state in _AFTER_APPROVAL:
                version = get_version(connection, event, stands.newer)
                newer = version if version.number > post.number else None
        return done, stands, newer

    async def _reply(self, post: Post, lines: list[Line], *, broadcast: bool = False) -> None:
        text = shortened("".join(words for words, _ in lines[0].spans), 300)
        message = Message(text, blocks_of(lines[:_TOLD]))
        thread = post.thread or post.ts
        await self._poster.slack.post(post.channel, message, thread, broadcast=broadcast)


def _told(acts: list[Happened], words: Words) -> Iterator[Line]:
    """Yield who did what, oldest first."""
    for act in acts:
        if act.act in _QUIET:
            continue
        values = {
            "who": one_line(act.by),
            "act": words.say(f"act.{act.act}"),
            "via": words.say(f"via.{act.via}"),
        }
        if act.reason:
            text = words.say("happened_why", **values, why=one_line(act.reason))
        else:
            text = words.say("happened", **values)
        yield Line([(text, "")], bullet=0)


def _touched(stands: Standing, newer: Version) -> Iterator[Line]:
    """Yield the contradictions and updates a newer version has and the approved one has not."""
    labels = labels_for(newer.brief)
    for conflict in news(stands.version.brief, newer.brief).conflicts:
        if conflict.kind not in {"contradiction", "update"}:
            continue
        sides = labels.listed(one_line(value) for value in conflict.values)
        key = "news_update" if conflict.kind == "update" else "news_conflict"
        yield Line([(labels.say(key, sides=sides), "")], bullet=0)
