"""Requests go out in batches, come back through the usual checks, and are sent once."""

import asyncio
import json
from collections.abc import Sequence

import pytest
from pydantic import SecretStr

from schemas.event import EventSummary
from summarizer.daily import batch
from summarizer.daily.batch import Batched, run_batches
from summarizer.daily.replaying import Catching, Delivering
from summarizer.endpoints import Endpoint
from summarizer.errors import ModelError, ModelUnavailable, StopRun, SummarizerError, UsageError
from summarizer.extraction.asking import Asker
from summarizer.extraction.prompt import Message
from summarizer.extraction.wire import open_client
from summarizer.settings import Settings
from summarizer.store.batches import batches_out, returned
from summarizer.store.connect import Store
from summarizer.store.keeping import KeepingAsker
from summarizer.store.usage import Spending, spent
from tests.daily.batch_api import Batches, Body, batch_api

SETTINGS = Settings(retries=0, answer_retries=0)
EMPTY = json.dumps({"facts": [], "quotes": [], "people": []})


def completion(content: str, finish: str = "stop") -> Body:
    return {
        "id": "c",
        "object": "chat.completion",
        "created": 0,
        "model": "gpt-4.1-mini",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": content},
            }
        ],
        "usage": {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100},
    }


def good(_: Body) -> Body:
    return completion(EMPTY)


def asked(count: int) -> list[list[Message]]:
    return [[{"role": "user", "content": f"[1] Article {n}."}] for n in range(count)]


def endpoint(api: Batches) -> Endpoint:
    return Endpoint("openai", api.url, "gpt-4.1-mini", SecretStr("sk-test"))


async def nothing() -> None:
    """Do not wait."""


async def caught(api: Batches, conversations: Sequence[list[Message]]) -> dict[str, bytes]:
    catching = Catching(SETTINGS)
    asker = catching.instead(Asker(endpoint(api), SETTINGS))
    for conversation in conversations:
        with pytest.raises(SummarizerError):
            await asker.ask(EventSummary, conversation, {})
    await asker.aclose()
    return catching.bodies


async def through(api: Batches, store: Store, count: int = 6) -> Batched:
    """Send `count` requests by batch and keep what comes back."""
    conversations = asked(count)
    bodies = await caught(api, conversations)
    async with open_client(endpoint(api), 10) as client:
        report = await run_batches(store, client, bodies, lambda _: None, nothing)
    with store.reading() as connection:
        results = returned(connection, bodies)
    asker = Delivering(SETTINGS, results).instead(Asker(endpoint(api), SETTINGS))
    keeping = KeepingAsker(asker, store, SETTINGS, Spending(event="e1"))
    for conversation in conversations:
        try:
            await keeping.ask(EventSummary, conversation, {})
        except (ModelError, ModelUnavailable):
            continue
    await keeping.aclose()
    return report


async def test_a_batched_request_is_the_very_one_that_would_have_been_sent(store: Store) -> None:
    with batch_api(good) as api:
        plain = Asker(endpoint(api), SETTINGS)
        await plain.ask(EventSummary, asked(1)[0], {})
        await plain.aclose()
        await through(api, store, 1)
        assert api.sent()[0][0]["body"] == api.chats[0]
        assert api.sent()[0][0]["url"] == "/v1/chat/completions"


async def test_answers_of_a_batch_are_kept_at_half_the_price(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.extraction.asking.cost", lambda *_, **__: 0.002)
    with batch_api(good) as api:
        assert await through(api, store) == Batched(6, 6, 0)
        assert api.chats == []
    with store.reading() as connection:
        [row] = spent(connection, "event")
    assert row.usage.requests == 6
    assert row.usage.cost == pytest.approx(6 * 0.002 / 2)


async def test_what_was_answered_is_never_sent_again(store: Store) -> None:
    with batch_api(good) as api:
        await through(api, store)
        await through(api, store)
        assert len(api.batches) == 1


async def test_two_failed_lines_cost_no_other_and_are_left_to_be_asked(store: Store) -> None:
    with batch_api(good) as api:
        api.break_every = 3
        assert await through(api, store) == Batched(6, 4, 2)
    with store.reading() as connection:
        [row] = spent(connection, "event")
    assert (row.works, row.usage.requests) == (4, 4)


async def test_what_expired_goes_into_a_second_batch_and_no_third(store: Store) -> None:
    with batch_api(good) as api:
        api.fate = {1: "expired"}
        assert await through(api, store) == Batched(6, 6, 0)
        assert [len(requests) for requests in api.sent()] == [6, 3]
    with batch_api(good) as api:
        api.fate = {1: "expired", 2: "expired"}
        conversations: list[list[Message]] = [[{"role": "user", "content": f"{n}"}] for n in "ab"]
        bodies = await caught(api, conversations)
        async with open_client(endpoint(api), 10) as client:
            with pytest.raises(StopRun, match="twice"):
                await run_batches(store, client, bodies, lambda _: None, nothing)


async def test_a_run_that_is_stopped_goes_on_with_the_batch_that_is_out(store: Store) -> None:
    class StoppedError(Exception):
        pass

    async def stop() -> None:
        raise StoppedError

    with batch_api(good) as api:
        api.looks = 3
        bodies = await caught(api, asked(6))
        async with open_client(endpoint(api), 10) as client:
            with pytest.raises(StoppedError):
                await run_batches(store, client, bodies, lambda _: None, stop)
        assert await through(api, store) == Batched(6, 6, 0)
        assert len(api.batches) == 1


async def test_a_batch_sent_right_before_a_crash_is_found_again(store: Store) -> None:
    with batch_api(good) as api:
        api.drop_next = True
        bodies = await caught(api, asked(6))
        async with open_client(endpoint(api), 10) as client:
            with pytest.raises(ModelUnavailable):
                await run_batches(store, client, bodies, lambda _: None, nothing)
        assert await through(api, store) == Batched(6, 6, 0)
        assert len(api.batches) == 1


async def test_a_batch_that_never_left_is_sent(store: Store) -> None:
    with batch_api(good) as api:
        bodies = await caught(api, asked(3))
        down = Endpoint("openai", "http://127.0.0.1:1/v1", "gpt-4.1-mini", SecretStr("k"))
        async with open_client(down, 1) as client:
            work = batch._Batches(store, client, bodies, lambda _: None)
            work._retrying.stop = lambda _: True
            with pytest.raises(Exception, match=r"[Cc]onnection"):
                await work.send()
        with store.reading() as connection:
            assert [each.remote for each in batches_out(connection)] == [None]
        assert await through(api, store, 3) == Batched(3, 3, 0)


async def test_a_batch_the_provider_refuses_stops_the_run_with_its_reason(store: Store) -> None:
    with batch_api(good) as api:
        api.fate = {1: "failed"}
        with pytest.raises(StopRun, match="token limit reached"):
            await through(api, store)


@pytest.mark.parametrize(
    "answer",
    [completion("no json"), completion(EMPTY, "length"), completion(EMPTY, "content_filter")],
)
async def test_a_useless_answer_is_paid_for_and_not_kept(store: Store, answer: Body) -> None:
    with batch_api(lambda _: answer) as api:
        await through(api, store, 2)
    with store.reading() as connection:
        [row] = spent(connection, "event")
    assert (row.works, row.failed, row.usage.requests) == (2, 2, 2)


def test_files_are_cut_at_the_providers_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MOST", 3)
    bodies = {f"{n}": b"{}" for n in range(7)}
    assert [len(p) for p in batch.portions(list(bodies), bodies)] == [3, 3, 1]
    monkeypatch.setattr(batch, "BYTES", 200)
    assert all(
        sum(len(batch._line(i, bodies[i])) for i in p) <= 200
        for p in batch.portions(list(bodies), bodies)
    )


def test_the_embedded_model_has_no_batches() -> None:
    with pytest.raises(UsageError, match="embedded"):
        batch.expect_batches(None)


async def test_asking_and_catching_at_once_do_not_mix_their_costs(store: Store) -> None:
    with batch_api(good) as api:
        conversations = asked(8)
        bodies = await caught(api, conversations)
        async with open_client(endpoint(api), 10) as client:
            await run_batches(store, client, bodies, lambda _: None, nothing)
        with store.reading() as connection:
            results = returned(connection, list(bodies)[:4])
        asker = Delivering(SETTINGS, results).instead(Asker(endpoint(api), SETTINGS))
        keeping = KeepingAsker(asker, store, SETTINGS, Spending(event="e2"))
        tasks = [keeping.ask(EventSummary, conversation, {}) for conversation in conversations]
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        await keeping.aclose()
    assert sum(isinstance(each, SummarizerError) for each in ended) == 4
    with store.reading() as connection:
        [row] = [row for row in spent(connection, "event") if row.what == "e2"]
    assert row.usage.requests == 4
