"""Doing what was asked for in Slack, from the store: found, shown, asked for, acted on.

Nothing is decided here: events are found by `review.day`, briefs asked for by `daily.asked`,
acts done by `review.acts`.
"""

import logging
from collections.abc import Mapping
from typing import Any

from summarizer.bot.finding import Found, find, listed
from summarizer.bot.gathering import AT_ONCE, Given, gathered, given_in_thread
from summarizer.bot.message import Message
from summarizer.bot.packing import Line, blocks_of
from summarizer.bot.people import Locales, Person, person_of
from summarizer.bot.posting import Poster
from summarizer.bot.refusing import worded
from summarizer.bot.text import shortened
from summarizer.bot.threads import in_thread
from summarizer.bot.words import Words, words_in
from summarizer.daily.asked import ask, event_of_texts, existing_event
from summarizer.daily.feeds import Fetch
from summarizer.daily.ingest import Missed
from summarizer.errors import NotInStoreError, OutdatedError, SlackError, SummarizerError
from summarizer.output.visible import one_line
from summarizer.review import acts
from summarizer.review.acts import On
from summarizer.review.day import Gists
from summarizer.store.articles import Incoming
from summarizer.store.connect import Store
from summarizer.store.events import get_event
from summarizer.store.openings import openings
from summarizer.store.slack import TRIES, Post, Request, change_request, find_post

_LOG = logging.getLogger(__name__)
_TITLE = 200


def said(text: str) -> Message:
    """Return a message of plain words."""
    return Message(shortened(text, 300), blocks_of([Line([(one_line(text), "")])]))


class Doer:
    """Does requests, one at a time each."""

    def __init__(self, store: Store, poster: Poster, fetch: Fetch, locales: Locales) -> None:
        self._store = store
        self._poster = poster
        self._slack = poster.slack
        self._fetch = fetch
        self._locales = locales
        self._gists: Gists = {}

    async def do(self, request: Request) -> None:
        """Do a request to its end, or up to where a job goes on with it.

        What went wrong is told to whoever asked. After a fault of the program the request stays
        in the store and is begun again.
        """
        about = request.request
        person = await in_thread(person_of, self._store, str(about["user"]))
        words = words_in(await self._locales.of(person))
        try:
            asked = await self._done(request, about, person, words)
        except SummarizerError as error:
            asked = False
            await self._tell(about, worded(error, person, words))
            if isinstance(error, OutdatedError):
                await self._refresh(about)
        except Exception as error:  # noqa: BLE001  one request must not end the others
            _LOG.error("A request from Slack failed (%s)", type(error).__name__, exc_info=error)
            asked = False
            if request.tries < TRIES:
                await self._change(request, state="waiting")
                return
            await self._tell(about, words.say("unexpected"))
        if not asked:
            await self._change(request, state="done")

    async def _done(
        self, request: Request, about: Mapping[str, Any], person: Person, words: Words
    ) -> bool:
        """Do it; returns whether a job goes on with it."""
        kind, channel = about["kind"], str(about["channel"])
        if kind == "find":
            return await self._find(request, person, words)
        if kind == "show":
            return await self._show(request, str(about["event"]), person, words)
        if kind == "act":
            on = On(str(about["event"]), str(about["version"]), person.actor)
            await in_thread(
                acts.move, self._store, on, about["act"], str(about.get("reason") or "")
            )
            await self._tell(about, words.say(f"done.{about['act']}"))
            return False
        if kind == "thread":
            given = await given_in_thread(self._slack, channel, str(about["thread"]))
            nothing = words.say("thread_empty")
        else:
            given = Given(list(about["links"]), list(about["files"]))
            nothing = words.say("nothing_given")
        return await self._make(request, given, nothing, person, words)

    async def _find(self, request: Request, person: Person, words: Words) -> bool:
        about = request.request
        found: Found = await in_thread(self._found, str(about["text"]), words)
        if found.event is not None:
            return await self._show(request, found.event.event.id, person, words)
        for message in listed(found, words):
            await self._slack.whisper(str(about["channel"]), person.slack, message)
        return False

    def _found(self, text: str, words: Words) -> Found:
        with self._store.reading() as connection:
            return find(connection, text, self._gists, words)

    async def _show(self, request: Request, event: str, person: Person, words: Words) -> bool:
        """Post the brief of an event, or ask for it where there is none."""
        channel = str(request.request["channel"])
        try:
            await self._poster.post(event, channel)
        except NotInStoreError:
            title = await in_thread(self._title, event)
            if person.user is None:
                raise _stranger(person, words) from None
            await self._ask(request, person, words, title, event=event)
            return True
        return False

    def _title(self, event: str) -> str:
        with self._store.reading() as connection:
            title = get_event(connection, event).title
            return title or openings(connection, [event]).get(event, "")

    async def _make(
        self, request: Request, given: Given, nothing: str, person: Person, words: Words
    ) -> bool:
        about = request.request
        if not given.anything:
            await self._tell(about, nothing)
            return False
        if person.user is None:
            raise _stranger(person, words)
        articles, missed = await gathered(self._slack, self._fetch, given)
        if missed:
            await self._tell(about, *_missed(missed, words))
        if not articles:
            return False
        title = next((each.article.title for each in articles if each.article.title), "")
        await self._ask(request, person, words, title or words.say("this"), articles=articles)
        return True

    async def _ask(  # noqa: PLR0913  either an event or articles
        self,
        request: Request,
        person: Person,
        words: Words,
        title: str,
        *,
        event: str = "",
        articles: list[Incoming] | None = None,
    ) -> None:
        """Put the job into the line, and post the message that tells how far it is."""
        short = shortened(title or event, _TITLE)
        await in_thread(self._asked, request, person, short, event, articles or [])
        if request.message is not None:  # it was posted before the program ended
            await self._change(request, state="asked")
            return
        about = request.request
        channel, thread = str(about["channel"]), about.get("thread")
        told = words.say("in_line", title=short)
        message = await self._slack.post(channel, said(told), thread)
        values = {"channel": channel, "thread": thread, "message": message, "told": told}
        await self._change(request, state="asked", **values)

    def _asked(
        self, request: Request, person: Person, title: str, event: str, articles: list[Incoming]
    ) -> None:
        with self._store.writing() as connection:
            job = ask(
                connection,
                request.id[:32],
                by=person.actor.name,
                request={"of": "slack", "title": title},
                event=lambda: (
                    event_of_texts(connection, articles, title)
                    if articles
                    else existing_event(connection, event)
                ),
            )
            change_request(connection, request.id, job=job.id)

    async def _tell(self, about: Mapping[str, Any], *texts: str) -> None:
        """Tell whoever asked; that this fails is no reason to fail."""
        blocks = blocks_of([Line([(one_line(text), "")]) for text in texts])
        message = Message(shortened(texts[0], 300), blocks)
        try:
            await self._slack.whisper(
                str(about["channel"]), str(about["user"]), message, about.get("thread")
            )
        except SlackError as error:
            _LOG.warning("Somebody in Slack could not be told: %s", error)

    async def _refresh(self, about: Mapping[str, Any]) -> None:
        """Show in the message somebody clicked on what counts now."""

        def found() -> Post | None:
            with self._store.reading() as connection:
                return find_post(connection, str(about["channel"]), str(about.get("ts")))

        post = await in_thread(found)
        if post is not None and post.event is not None and post.part == 0:
            try:
                await self._poster.refresh(post)
            except SlackError as error:
                _LOG.warning("A replaced brief could not be shown anew: %s", error)

    async def _change(self, request: Request, **values: object) -> None:
        def changed() -> None:
            with self._store.writing() as connection:
                change_request(connection, request.id, **values)

        await in_thread(changed)


def _stranger(person: Person, words: Words) -> SummarizerError:
    return SummarizerError(words.say("stranger", id=person.slack))


def _missed(missed: list[Missed], words: Words) -> list[str]:
    told = [
        words.say("file_refused", name=each.name, why=words.labels.reason(_once(each)))
        for each in missed[:AT_ONCE]
    ]
    return [words.say("missed", what=shortened(each, 500)) for each in told]


def _once(missed: Missed) -> str:
    """Return why something gave no article, without its address, which is told before."""
    first, _, rest = missed.reason.partition(" ")
    reason = rest if first.startswith(missed.name) else missed.reason
    return reason.removesuffix(".")
