"""Links, files and threads become briefs: acknowledged at once, told in one message, once each."""

import asyncio
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import func, select, update

from summarizer.bot import inbox, running
from summarizer.bot.doing import Doer
from summarizer.daily.fetching import Fetcher
from summarizer.daily.how import How
from summarizer.desk import accounts
from summarizer.desk.worker import Worker
from summarizer.errors import StoreError
from summarizer.store import jobs as line
from summarizer.store.clock import today
from summarizer.store.connect import Store
from summarizer.store.slack import asked_requests
from summarizer.store.tables import articles, events, jobs, slack_requests
from tests.bot.newsroom import CHANNEL, CHIEF, READER, STRANGER, Newsroom, newsroom
from tests.bot.slack_stub import Payload, Posted
from tests.commanding import FERRY, copied, serving
from tests.daily.making import event_of, how
from tests.daily.web import Site
from tests.daily.web import serving as web
from tests.extraction.stub_server import Stub

TEXTS = list(FERRY.values())[:2]


@pytest.fixture
def stub() -> Iterator[Stub]:
    """A model that copies sentences."""
    with serving(copied) as server:
        yield server


@pytest.fixture
def site() -> Iterator[Site]:
    """Two pages about one event."""
    with web() as pages:
        for n, text in enumerate(TEXTS):
            paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
            pages.put(f"/{n}", f"<html><title>Ferry {n}</title><article>{paragraphs}</article>")
        yield pages


def asked(stub: Stub) -> Callable[[], How]:
    return partial(how, stub, embeddings="off", lede="code")


def count(store: Store, table: object = jobs) -> int:
    with store.reading() as connection:
        query = select(func.count()).select_from(table)  # type: ignore[arg-type]
        return int(connection.execute(query).scalar_one())


def progress(room: Newsroom) -> Posted:
    """Return the one message that tells how far it is."""
    (found,) = [m for m in room.slack.messages if m.payload["thread_ts"]][:1]
    return found


async def test_links_dropped_on_the_bot_become_a_brief_in_the_one_message_that_told_of_it(
    kept: Store, stub: Stub, site: Site
) -> None:
    with Fetcher([site.url]) as fetch, Worker(kept, asked(stub)):
        async with newsroom(kept, fetch) as room:
            said = room.mention(f"<{site.url}/0> and <{site.url}/1|there>, <{site.url}/none>")
            assert (await room.event(said)).status_code == 200
            await room.until(lambda: room.slack.messages and progress(room).value("sources"), 30.0)
            brief = progress(room)
            assert brief.thread == said["ts"]
            told = [each["text"] for each in brief.history]
            assert told[0].endswith("waiting in line.")
            assert [m for m in room.slack.messages if m.value("sources")] == [brief]
            (missed,) = room.slack.whispers
            assert f"{site.url}/none" in missed["text"]
    assert count(kept) == 1
    assert count(kept, articles) == 2


async def test_files_and_links_of_a_thread_are_briefed_by_the_shortcut(
    kept: Store, stub: Stub, site: Site
) -> None:
    with Fetcher([site.url]) as fetch, Worker(kept, asked(stub)):
        async with newsroom(kept, fetch) as room:
            room.slack.files = {"F1.txt": TEXTS[1].encode(), "F2.exe": b"MZ"}
            address = f"{room.slack.url}/files/F1.txt"
            room.slack.threads["5.5"] = [
                {"ts": "5.5", "text": f"look: <{site.url}/0>"},
                {"ts": "5.6", "text": "<https://bot.example/own>", "bot_id": "B0BOT"},
                {
                    "ts": "5.7",
                    "files": [{"id": "F1.txt", "name": "post.txt", "url_private": address}],
                },
                {"ts": "5.8", "files": [{"id": "F2.exe", "file_access": "check_file_info"}]},
            ]
            await room.interact(
                {
                    "type": "message_action",
                    "callback_id": "brief_thread",
                    "user": {"id": READER},
                    "channel": {"id": CHANNEL},
                    "message": {"ts": "5.6", "thread_ts": "5.5"},
                    "message_ts": "5.6",
                }
            )
            await room.until(lambda: room.slack.messages and progress(room).value("sources"), 30.0)
            assert progress(room).thread == "5.5"
            await room.whispered("F2.exe")
    assert count(kept, articles) == 2


async def test_the_same_delivery_four_times_at_once_is_one_job(store: Store) -> None:
    event_of(store)
    async with newsroom(store) as room:
        said = room.mention("<https://paper.example/1>")
        several = [room.event(said, "Ev1", **{"X-Slack-Retry-Num": str(n)}) for n in range(4)]
        clicks = [room.command("volcano", trigger="one") for _ in range(4)]
        answers = await asyncio.gather(*several, *clicks)
        assert {answer.status_code for answer in answers} == {200}
        assert count(store, slack_requests) == 2
        await room.until(lambda: room.slack.whispers)
        assert (await room.event(said, "Ev1", **{"X-Slack-Retry-Num": "3"})).status_code == 200
        await asyncio.sleep(0.2)
        assert count(store, slack_requests) == 2
        assert len(room.slack.whispers) == 2  # what was missed, and that no event was found


async def test_asking_four_times_at_once_for_one_brief_by_one_delivery_is_one_job(
    store: Store,
) -> None:
    event_of(store)
    with store.writing() as connection:
        connection.execute(update(events).values(title="A ferry", last_day=today()))
    async with newsroom(store) as room:
        await asyncio.gather(*(room.command("ferry", trigger="one") for _ in range(4)))
        await room.until(lambda: room.slack.messages)
        await asyncio.sleep(0.2)
        assert count(store) == 1
        assert len(room.slack.messages) == 1


async def test_a_delivery_that_cannot_be_kept_is_not_acknowledged_and_its_repeat_is_done(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise StoreError("the disk is full")

    async with newsroom(kept) as room:
        said = room.mention("nothing to read")
        with monkeypatch.context() as patch:
            patch.setattr(inbox, "keep_requests", broken)
            assert (await room.event(said, "Ev9")).status_code == 503
        assert count(kept, slack_requests) == 0
        answer = await room.event(said, "Ev9", **{"X-Slack-Retry-Num": "1"})
        assert answer.status_code == 200
        await room.whispered("Give me links or files")


async def test_what_a_killed_bot_had_in_hand_is_done_by_the_next(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = asyncio.Event()

    async def stuck(*_: object) -> None:
        begun.set()
        await asyncio.Event().wait()

    with monkeypatch.context() as patch:
        patch.setattr(Doer, "do", stuck)
        async with newsroom(kept) as room:
            assert (await room.event(room.mention("hello"), "Ev5")).status_code == 200
            await asyncio.wait_for(begun.wait(), 5)
    monkeypatch.setattr(running, "LEASE", timedelta(seconds=-1))
    async with newsroom(kept) as room:
        await room.whispered("Give me links or files")


async def test_strangers_cannot_ask_for_what_costs(kept: Store) -> None:
    async with newsroom(kept) as room:
        await room.event(room.mention("<https://paper.example/1>", STRANGER))
        await room.whispered(f"summarizer bot link {STRANGER} NAME")
    assert count(kept) == 0


async def test_pages_inside_the_own_network_are_not_fetched_for_anybody(
    kept: Store, site: Site
) -> None:
    with Fetcher() as fetch:
        async with newsroom(kept, fetch) as room:
            await room.event(room.mention(f"<{site.url}/0>"))
            await room.whispered("private network")
            (told,) = [each["text"] for each in room.slack.whispers]
            assert told.count(site.url) == 1
            with kept.writing() as connection:
                user = accounts.find_user(connection, "Chris")
                assert user is not None
                accounts.set_language(connection, user, "fr")
            await room.event(room.mention(f"<{site.url}/0>"))
            await room.whispered("se trouve dans un réseau privé, d'où rien n'est chargé")
    assert site.asked == []
    assert count(kept) == 0


async def test_acknowledging_does_not_wait_for_jobs_and_what_failed_is_told(kept: Store) -> None:
    event_of(kept)
    async with newsroom(kept) as room:
        with kept.writing() as connection:
            line.add_job(connection, "a" * 32, "brief", event="ferry", asked_by="x", request={})
        await room.command("2026-11-26")
        await room.until(lambda: room.slack.whispers)
        button = Posted(CHANNEL, "1.1", room.slack.whispers[0])
        begin = time.monotonic()
        assert (await room.click(button, "show_0", CHIEF)).status_code == 200
        assert time.monotonic() - begin < 5
        await room.until(lambda: room.slack.messages and asked_of(kept))
        (message,) = room.slack.messages
        (request,) = asked_of(kept)
        with kept.writing() as connection:
            job = line.find_job(connection, request or "")
            assert job is not None
            line.fail_job(connection, job, "The model <@U1> is away.")
        await room.until(lambda: "is away" in message.shown)
        assert "The model <@U1> is away." in message.shown


def asked_of(store: Store) -> list[str | None]:
    with store.reading() as connection:
        return [request.job for request in asked_requests(connection)]


async def test_messages_of_programs_and_talk_in_channels_are_left_alone(kept: Store) -> None:
    talk: list[Payload] = [
        {"type": "message", "channel_type": "channel", "text": "<https://a.example>"},
        {"type": "message", "channel_type": "im", "bot_id": "B9", "text": "<https://a.example>"},
        {"type": "message", "channel_type": "im", "subtype": "message_changed"},
    ]
    async with newsroom(kept) as room:
        for event in talk:
            body = {"user": CHIEF, "channel": CHANNEL, "ts": "1.1", **event}
            assert (await room.event(body)).status_code == 200
        assert count(kept, slack_requests) == 0
        direct = {"type": "message", "channel_type": "im", "text": "hi", "ts": "2.2"}
        await room.event({"user": CHIEF, "channel": "D1", **direct})
        await room.whispered("Give me links or files")
