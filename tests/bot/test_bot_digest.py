"""The digest in a channel, whole and in order; a follow-up when an approved brief is touched."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from summarizer.bot import slack as calls
from summarizer.bot.digesting import Digester
from summarizer.bot.slack import Slack
from summarizer.daily.digest import Digest, DigestEvent, LeftOut, digest_json
from summarizer.daily.news import News
from summarizer.errors import SlackError
from summarizer.evaluation.answers import summary_of
from summarizer.merging.brief import Brief
from summarizer.merging.merge import merge
from summarizer.reading.folder import read_bytes
from summarizer.review import acts
from summarizer.store.articles import Incoming, article_id, put_articles
from summarizer.store.briefs import put_version
from summarizer.store.connect import Store
from summarizer.store.digests import put_digest
from summarizer.store.events import Membership, put_event, put_members
from summarizer.store.tables import slack_posts
from tests.bot.newsroom import CHANNEL, Newsroom, newsroom, settings_for
from tests.bot.slack_stub import TOKEN, slack_stub
from tests.commanding import INFO
from tests.review.making import EVENT, TEXTS, answer_for, fill, on

DAY = "2026-11-26"
EARLY = datetime.fromisoformat(f"{DAY}T07:29:59+01:00")
TIME = datetime.fromisoformat(f"{DAY}T07:30:00+01:00")
DIGEST = {"channel": CHANNEL, "digest_at": "07:30"}


def event_in_digest(ident: str, headline: str, changes: News) -> DigestEvent:
    return DigestEvent(
        event=ident,
        folder=f"events/{ident}",
        version="f" * 64,
        language="en",
        headline=headline,
        lede=[],
        newest=DAY,
        independent=1,
        change="new",
        sources=[],
        disagreements=[],
        news=changes,
    )


def many(store: Store, number: int) -> list[str]:
    """Put events with briefs and their digest into the store; return the headlines in order."""
    brief = fill(store).version.brief
    found = []
    with store.writing() as connection:
        for n in range(number):
            headline = f"Event {n} <!channel>"
            changed = brief.model_copy(update={"headline": headline})
            put_event(connection, f"d{n}", [DAY], headline)
            put_version(connection, f"d{n}", changed, inputs="i", articles={}, made_by="daily")
            first = News(first=True) if n else News(sources=["a", "b"])
            found.append(event_in_digest(f"d{n}", headline, first))
        left = [LeftOut(event="x", title="*Left*", articles=3, origins=1, why="limit")]
        digest = Digest(day=DAY, language="en", events=found, left_out=left)
        put_digest(connection, DAY, digest_json(digest))
    return [each.headline for each in found]


def digester(room: Newsroom) -> Digester:
    return Digester(room.store, room.bot._poster, settings_for(room.slack, **DIGEST))


def headlines(room: Newsroom) -> list[str]:
    """Return the headlines of the briefs in the channel, in order."""
    return [
        post.shown.split("\n")[0]
        for post in room.slack.in_channel(CHANNEL)
        if post.value("sources") is not None
    ]


async def test_forty_events_arrive_whole_and_in_order_though_slack_says_slower(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = many(kept, 40)
    waited: list[float] = []

    async def no_wait(seconds: float) -> None:
        waited.append(seconds)

    async with newsroom(kept, look=60.0) as room:
        for _ in range(4):
            room.slack.refuse("chat.postMessage", 429, Retry_After="7")
        room.slack.refuse("chat.postMessage", 503)
        monkeypatch.setattr(calls, "pause", no_wait)
        await digester(room).step(EARLY)
        assert room.slack.messages == []
        await digester(room).step(TIME)
        assert headlines(room) == expected
        root = room.slack.in_channel(CHANNEL)[0]
        assert root.shown.count("Event ") == 40
        assert "*Left* (3 articles:" in root.shown
        news = room.slack.thread_of(room.slack.in_channel(CHANNEL)[1])
        assert "2 more articles" in news[-1].shown
        await digester(room).step(TIME)
        assert len(headlines(room)) == 40
    assert waited.count(7.0) == 4
    assert len(waited) == 5  # and once for the server that failed


async def test_a_digest_that_was_broken_off_goes_on_where_it_was_with_the_same_one(
    kept: Store,
) -> None:
    expected = many(kept, 5)
    async with newsroom(kept, look=60.0) as room:
        first = digester(room)
        await first.step(EARLY)
        handler = room.slack.on_chat_postMessage
        left = [2]  # the message over it, the first event, and not what is new in that

        def failing(payload: Mapping[str, object]) -> dict[str, object]:
            left[0] -= 1
            if left[0] < 0:
                return {"ok": False, "error": "fatal_error"}
            return handler(dict(payload))

        room.slack.on_chat_postMessage = failing  # type: ignore[method-assign]
        with pytest.raises(SlackError):
            await first.step(TIME)
        assert headlines(room) == expected[:1]
        with kept.writing() as connection:  # another run made another one meanwhile
            put_digest(connection, DAY, digest_json(Digest(day=DAY, language="en")))
        room.slack.on_chat_postMessage = handler  # type: ignore[method-assign]
        await digester(room).step(TIME + timedelta(hours=1))
        assert headlines(room) == expected
        assert len(room.slack.in_channel(CHANNEL)) == 6
        assert "2 more articles" in room.slack.thread_of(room.slack.in_channel(CHANNEL)[1])[0].shown


async def test_without_a_digest_or_a_channel_nothing_is_posted(kept: Store) -> None:
    async with newsroom(kept, look=60.0) as room:
        await digester(room).step(TIME)
        many(kept, 1)
        nowhere = Digester(kept, room.bot._poster, settings_for(room.slack))
        await nowhere.step(TIME)
        assert room.slack.messages == []


def newer_brief(store: Store) -> Brief:
    """Let an article come in that says otherwise, as a day's run would."""
    texts = {**TEXTS, "03-news.txt": "On Tuesday the ferry Aurora ran aground. Eleven were hurt."}
    texts["02-post.txt"] = texts["02-post.txt"].replace("Nine", "Fifteen")
    summaries, idents, incoming = [], {}, []
    for number, (name, text) in enumerate(texts.items(), start=1):
        article = read_bytes(name, text.encode(), f"S{number}")[0]
        summaries.append(summary_of(article, answer_for(name, text), INFO))
        idents[f"S{number}"] = article_id(text.encode(), ".txt")
        incoming.append(Incoming(article, text.encode(), ".txt"))
    brief = merge(summaries)
    with store.writing() as connection:
        put_articles(connection, incoming)
        put_members(connection, [Membership(ident, EVENT) for ident in idents.values()])
        put_version(connection, EVENT, brief, inputs="j", articles=idents, made_by="daily")
    return brief


async def test_a_contradiction_of_an_approved_brief_is_told_once_in_thread_and_channel(
    kept: Store,
) -> None:
    old = fill(kept)
    async with newsroom(kept) as room:
        await room.bot._poster.post(EVENT, CHANNEL)
        brief = room.brief()
        acts.move(kept, on(old), "approve")
        await room.until(lambda: "State: approved" in brief.shown)
        newer_brief(kept)
        await room.until(lambda: "Newer articles came in" in brief.shown)
        follow = [m for m in room.slack.thread_of(brief) if "after it was approved" in m.shown]
        assert len(follow) == 1
        assert "Fifteen" in follow[0].shown
        assert follow[0].payload["reply_broadcast"] is True
        calls_then = len(room.slack.messages)
        room.bot.watcher.news.set()
        await room.until(lambda: not room.bot.watcher.news.is_set())
        assert len(room.slack.messages) == calls_then
        assert "State: approved" in brief.shown


async def test_a_newer_brief_nobody_worked_on_just_replaces_what_is_shown(kept: Store) -> None:
    fill(kept)
    async with newsroom(kept) as room:
        await room.bot._poster.post(EVENT, CHANNEL)
        brief = room.brief()
        newer_brief(kept)
        await room.until(lambda: "Version 2" in brief.shown)
        assert "Fifteen" in brief.shown
        assert room.slack.thread_of(brief) == []


async def test_a_long_brief_goes_on_in_its_thread_and_shrinks_with_its_brief(
    kept: Store,
) -> None:
    stands = fill(kept)
    brief = stands.version.brief
    entry = brief.fields["facts"][0]
    long = [entry.model_copy(update={"id": f"L{n}", "text": f"{n} " * 400}) for n in range(40)]
    many_ = brief.model_copy(update={"fields": {**brief.fields, "facts": long}})
    articles = stands.version.articles
    with kept.writing() as connection:
        put_version(connection, EVENT, many_, inputs="k", articles=articles, made_by="daily")
    async with newsroom(kept) as room:
        await room.bot._poster.post(EVENT, CHANNEL)
        posted = room.brief()
        parts = room.slack.thread_of(posted)
        assert len(parts) >= 3
        assert "It goes on in the thread." in posted.shown
        shown = "".join(part.shown for part in [posted, *parts])
        assert all(f"{n} {n} {n}" in shown for n in range(40))
        with kept.writing() as connection:
            put_version(connection, EVENT, brief, inputs="m", articles=articles, made_by="ed")
            shorter = many_.model_copy(update={"fields": {**brief.fields, "facts": long[:12]}})
            put_version(connection, EVENT, shorter, inputs="n", articles=articles, made_by="daily")
        await room.until(lambda: len(room.slack.thread_of(posted)) < len(parts))
        again = "".join(part.shown for part in [posted, *room.slack.thread_of(posted)])
        assert "11 11 11" in again
        assert "12 12 12" not in again
        slack = room.slack
        await room.until(lambda: known(kept) == {m.ts for m in slack.messages if not m.deleted})


def known(store: Store) -> set[str]:
    with store.reading() as connection:
        return set(connection.execute(select(slack_posts.c.ts)).scalars())


async def test_posts_slack_refuses_to_touch_hold_up_no_other_and_are_left(kept: Store) -> None:
    old = fill(kept)
    async with newsroom(kept, look=60.0) as room:
        for channel in ("C1", "C2", "C3"):
            await room.bot._poster.post(EVENT, channel)
        first, second, third = room.slack.messages
        first.deleted = True
        acts.move(kept, on(old), "approve")
        room.slack.refuse("chat.postMessage", error="message_not_found")
        room.slack.refuse("chat.postMessage", error="is_archived")
        room.bot.watcher.news.set()
        await room.until(lambda: "State: approved" in third.shown)
        assert "State: draft" in second.shown
        calls_then = len(room.slack.calls)
        room.bot.watcher.news.set()
        await room.until(lambda: not room.bot.watcher.news.is_set())
        assert len(room.slack.calls) == calls_then


async def test_a_wait_slack_asks_for_is_kept_to_and_others_grow() -> None:
    async with slack_stub() as stub, Slack(TOKEN, f"{stub.url}/api", pace=0.0) as slack:
        stub.refuse("chat.postMessage", 429, Retry_After="1")
        await slack.call("chat.postMessage", **_message())
        (first, again) = [at for method, at in stub.stamps if method == "chat.postMessage"]
        assert again - first >= 1.0
        stub.refuse("chat.update", error="message_not_found")
        with pytest.raises(SlackError, match="message_not_found") as refused:
            await slack.call("chat.update", ts="1", **_message())
        assert refused.value.code == "message_not_found"
        assert len([method for method, _ in stub.stamps if method == "chat.update"]) == 1
    assert [calls._wait(_state(n)) for n in (1, 2, 3, 9)] == [1.0, 2.0, 4.0, 30.0]


def _message() -> dict[str, object]:
    said = {"text": "x", "mrkdwn": False, "unfurl_links": False, "unfurl_media": False}
    text = {"type": "plain_text", "text": "x"}
    return {"channel": CHANNEL, "blocks": [{"type": "section", "text": text}], **said}


def _state(attempt: int) -> Any:
    outcome = SimpleNamespace(exception=TimeoutError)
    return SimpleNamespace(attempt_number=attempt, outcome=outcome)
