"""Posting briefs, and showing in what was posted how they stand now.

What a message shows is written down in the store; what counts is read from it every time.
"""

from collections.abc import Sequence
from dataclasses import replace

from summarizer.bot.message import Message, messages_of
from summarizer.bot.slack import Slack
from summarizer.bot.threads import in_thread
from summarizer.bot.words import Words
from summarizer.errors import SlackError
from summarizer.review.standing import Standing, standing
from summarizer.store.connect import Store
from summarizer.store.slack import Post, forget_post, last_of, note_post, posts_about

_GONE = frozenset({"message_not_found", "cant_update_message", "channel_not_found"})


class Poster:
    """Posts briefs.

    Args:
        words: In which language the bot speaks to channels.
        desk_url: Where people reach the desk; None for no button that leads there.

    """

    def __init__(self, slack: Slack, store: Store, words: Words, desk_url: str | None) -> None:
        self.slack = slack
        self.words = words
        self._store = store
        self._desk_url = desk_url

    async def post(
        self,
        event: str,
        channel: str,
        thread: str | None = None,
        *,
        over: str | None = None,
        about: str | None = None,
    ) -> Post:
        """Post the brief of an event as it stands, and return its first message.

        Args:
            event: The event.
            channel: Where to.
            thread: The thread all of it goes to; None for the channel, with a thread of its own.
            over: A message of ours that becomes the first one.
            about: What the post is, where it is not just the brief.

        Raises NotInStoreError when the event has no brief, SlackError.

        """
        stands, act, number = await in_thread(self._read, event)
        first, *rest = self._messages(stands)
        if over is None:
            ts = await self.slack.post(channel, first, thread)
        else:
            ts = over
            await self.slack.update(channel, ts, first)
        main = Post(
            channel,
            ts,
            about or f"brief:{event}",
            thread,
            event,
            stands.version.id,
            act=act,
            number=number,
        )
        await self._note(main)
        await self._threaded(main, rest, [])
        return main

    async def refresh(self, main: Post) -> Standing | None:
        """Show in a post how its brief stands now; None when the post is no longer there."""
        stands, act, number = await in_thread(self._read, main.event or "")
        first, *rest = self._messages(stands)
        if not await self._over(main.channel, main.ts, first):
            await in_thread(self._forget, main)
            return None
        now = replace(main, version=stands.version.id, act=act, number=number)
        if main.version != stands.version.id:
            parts = await in_thread(self._parts, main)
            await self._threaded(now, rest, parts)
        await self._note(now)
        return stands

    async def give_up(self, main: Post) -> None:
        """Leave a post as it is, where Slack refuses to have it changed."""
        _, act, number = await in_thread(self._read, main.event or "")
        await self._note(replace(main, act=act, number=number))

    def _messages(self, stands: Standing) -> list[Message]:
        return messages_of(stands, self.words, self._desk_url)

    async def _threaded(self, main: Post, rest: Sequence[Message], parts: Sequence[Post]) -> None:
        """Put what the first message does not hold into its thread, over what is there."""
        for n, message in enumerate(rest):
            ts = parts[n].ts if n < len(parts) else None
            if ts is None or not await self._over(main.channel, ts, message):
                ts = await self.slack.post(main.channel, message, main.thread or main.ts)
            about = _part_of(main)
            part = Post(main.channel, ts, about, main.ts, main.event, main.version, part=n + 1)
            await self._note(part)
        for left in parts[len(rest) :]:
            try:
                await self.slack.call("chat.delete", channel=left.channel, ts=left.ts)
            except SlackError as error:
                if error.code not in _GONE:
                    raise
            await in_thread(self._forget, left)

    async def _over(self, channel: str, ts: str, message: Message) -> bool:
        """Show something else in a message; returns whether it is still there."""
        try:
            await self.slack.update(channel, ts, message)
        except SlackError as error:
            if error.code not in _GONE:
                raise
            return False
        return True

    async def _note(self, post: Post) -> None:
        await in_thread(self._noted, post)

    def _noted(self, post: Post) -> None:
        with self._store.writing() as connection:
            note_post(connection, post)

    def _read(self, event: str) -> tuple[Standing, int, int]:
        with self._store.reading() as connection:
            return standing(connection, event), *last_of(connection, event)

    def _parts(self, main: Post) -> list[Post]:
        with self._store.reading() as connection:
            return posts_about(connection, _part_of(main))

    def _forget(self, post: Post) -> None:
        with self._store.writing() as connection:
            forget_post(connection, post)


def _part_of(main: Post) -> str:
    return f"part:{main.channel}:{main.ts}"
