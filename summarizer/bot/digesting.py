"""The daily digest in a channel: a message of its own, then each event with its thread.

Where the program ends in the middle, it goes on with the same digest after the last event that
was posted.
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from summarizer.bot.message import Message
from summarizer.bot.packing import MESSAGE_BLOCKS, MESSAGE_SIZE, Line, blocks_of, packed
from summarizer.bot.posting import Poster
from summarizer.bot.text import Block, plain, shortened
from summarizer.bot.threads import in_thread
from summarizer.daily.digest import Digest, DigestEvent
from summarizer.daily.pages import news_lines, nothing_told
from summarizer.output.labels import Labels, labels_in
from summarizer.output.visible import one_line
from summarizer.slack_settings import SlackSettings
from summarizer.store.connect import Store
from summarizer.store.digests import digests_of
from summarizer.store.slack import Post, note_post, posts_about

_TITLE = 300


class Digester:
    """Posts the day's digest once it is time and there is one."""

    def __init__(self, store: Store, poster: Poster, settings: SlackSettings) -> None:
        self._store = store
        self._poster = poster
        self._settings = settings
        self._done = ""

    async def step(self, now: datetime | None = None) -> None:
        """Post what is still to be posted of the digest of the day.

        Args:
            now: By this machine's clock, which is asked where it is not given.

        Raises SlackError, StoreError; the next step goes on.

        """
        now = now or datetime.now().astimezone()
        channel, day = self._settings.channel, now.date().isoformat()
        if channel is None or self._done == day or now.time() < self._settings.digest_time:
            return
        document, root = await in_thread(self._read, day)
        if document is None:
            return
        digest = Digest.model_validate_json(document)
        if root is None:
            root = await self._begin(channel, digest, document)
        for event in digest.events:
            await self._event(channel, digest, event)
        self._done = day

    async def _begin(self, channel: str, digest: Digest, document: str) -> Post:
        """Post the message over the digest, which names what was left out in its thread."""
        first, *rest = _heads(digest)
        ts = await self._poster.slack.post(channel, first)
        for message in rest:
            await self._poster.slack.post(channel, message, ts)
        root = Post(channel, ts, _about(digest.day), version=_sha(document))
        await in_thread(self._note, root)
        return root

    async def _event(self, channel: str, digest: Digest, event: DigestEvent) -> None:
        """Post an event's brief, and what is new in it in its thread, unless they are there."""
        about = f"{_about(digest.day)}:{event.event}"
        main = await in_thread(self._posted, about)
        if main is None:
            main = await self._poster.post(event.event, channel, about=about)
        labels = labels_in(digest.language)
        lines = [Line([(one_line(line), "")], bullet=0) for line in news_lines(event.news, labels)]
        if not lines or await in_thread(self._posted, f"{about}:news") is not None:
            return
        head = labels.say("news")
        blocks = blocks_of([Line([(head, "bold")]), *lines])
        ts = await self._poster.slack.post(channel, Message(head, blocks), main.ts)
        await in_thread(self._note, Post(channel, ts, f"{about}:news", main.ts))

    def _read(self, day: str) -> tuple[str | None, Post | None]:
        """Return the digest of the day that is being posted, else the newest."""
        with self._store.reading() as connection:
            documents = digests_of(connection, day)
            roots = posts_about(connection, _about(day))
        if not roots:
            return (documents[-1] if documents else None), None
        return next((d for d in documents if _sha(d) == roots[0].version), None), roots[0]

    def _posted(self, about: str) -> Post | None:
        with self._store.reading() as connection:
            return next(iter(posts_about(connection, about)), None)

    def _note(self, post: Post) -> None:
        with self._store.writing() as connection:
            note_post(connection, post)


def _about(day: str) -> str:
    return f"digest:{day}"


def _sha(document: str) -> str:
    return hashlib.sha256(document.encode()).hexdigest()


def _heads(digest: Digest) -> list[Message]:
    labels = labels_in(digest.language)
    title = labels.say("digest", day=labels.day(digest.day))
    head: list[Block] = [{"type": "header", "text": plain(title, 150)}]
    pages = packed(
        [*head, *blocks_of(_lines(digest, labels))],
        blocks_each=MESSAGE_BLOCKS,
        size_each=MESSAGE_SIZE,
    )
    return [Message(title, blocks) for blocks in pages]


def _lines(digest: Digest, labels: Labels) -> Iterator[Line]:
    """Yield the headlines, and what was left out and why."""
    if not digest.events:
        yield Line([(nothing_told(digest, labels), "")])
    for event in digest.events:
        yield Line([(shortened(event.headline, _TITLE), "")], bullet=0)
    if digest.left_out:
        yield Line([(labels.say("left_out"), "bold")])
    for left in digest.left_out:
        counted = labels.count("n_articles", left.articles)
        about = f"{counted}{labels.colon} {labels.say(f'why.{left.why}')}"
        why = f". {labels.reason(left.reason)}" if left.reason else ""
        text = f"{shortened(left.title or left.event, _TITLE)} ({about}){one_line(why)}"
        yield Line([(text, "")], bullet=0)
