"""Nothing is asked twice, and everything that was paid for is written down."""

import asyncio

import pytest

from schemas.event import EventSummary
from summarizer.errors import ModelUnavailable
from summarizer.extraction.extractor import Filled, charged
from summarizer.extraction.prompt import Message
from summarizer.extraction.summary import Usage
from summarizer.settings import Settings
from summarizer.store.connect import Store
from summarizer.store.keeping import KeepingAsker
from summarizer.store.usage import Spending, spent
from tests.store.making import ANSWER, USED, Scripted

ASKED: list[Message] = [{"role": "user", "content": "[1] The ferry Aurora ran aground."}]
OTHER: list[Message] = [{"role": "user", "content": "[1] The ferry Aurora ran aground!"}]


def keeping(store: Store, inner: Scripted, event: str = "e1") -> KeepingAsker:
    return KeepingAsker(inner, store, Settings(), Spending(event=event))


async def test_an_answer_is_asked_for_once_and_costs_nothing_afterwards(store: Store) -> None:
    inner = Scripted(Filled(ANSWER, USED, "stub-1.5"))
    first = await keeping(store, inner).ask(EventSummary, ASKED, {})
    again = await keeping(store, inner, "e2").ask(EventSummary, ASKED, {})
    assert inner.asked == 1
    assert (first.answer, again.answer) == (ANSWER, ANSWER)
    assert (first.usage, again.usage) == (USED, Usage())
    assert again.model == "stub-1.5"


async def test_another_text_prompt_setting_or_form_is_asked_for_anew(store: Store) -> None:
    inner = Scripted(Filled(ANSWER, USED))
    await keeping(store, inner).ask(EventSummary, ASKED, {})
    await keeping(store, inner).ask(EventSummary, OTHER, {})
    await keeping(store, inner).ask(EventSummary, ASKED, {"grammar": "x"})
    warmer = KeepingAsker(inner, store, Settings(temperature=1.0), Spending())
    await warmer.ask(EventSummary, ASKED, {})
    assert inner.asked == 4


async def test_two_tasks_that_ask_the_same_at_once_send_one_request(store: Store) -> None:
    inner = Scripted(Filled(ANSWER, USED))
    asker = keeping(store, inner)
    both = await asyncio.gather(*(asker.ask(EventSummary, ASKED, {}) for _ in range(5)))
    assert inner.asked == 1
    assert all(filled.answer == ANSWER for filled in both)


async def test_a_failed_attempt_is_paid_for_and_asked_again(store: Store) -> None:
    failed = charged(ModelUnavailable("down"), USED)
    inner = Scripted(failed, Filled(ANSWER, USED))
    asker = keeping(store, inner)
    with pytest.raises(ModelUnavailable):
        await asker.ask(EventSummary, ASKED, {})
    await asker.ask(EventSummary, ASKED, {})
    with store.reading() as connection:
        [row] = spent(connection, "event")
    assert (row.what, row.works, row.failed) == ("e1", 2, 1)
    assert row.usage.requests == 2
    assert row.usage.cost == pytest.approx(0.004)


async def test_cancelling_while_an_answer_is_kept_does_not_lose_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = Scripted(Filled(ANSWER, USED))
    asker = keeping(store, inner)
    plain = asker._keep
    started = asyncio.Event()
    loop = asyncio.get_running_loop()

    def slow(*arguments: object) -> None:
        loop.call_soon_threadsafe(started.set)
        plain(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(asker, "_keep", slow)
    task = asyncio.create_task(asker.ask(EventSummary, ASKED, {}))
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.sleep(0.5)
    assert (await keeping(store, inner).ask(EventSummary, ASKED, {})).answer == ANSWER
    assert inner.asked == 1


async def test_usage_is_added_up_by_day_model_event_and_purpose(store: Store) -> None:
    unpriced = USED.model_copy(update={"cost": None})
    inner = Scripted(Filled(ANSWER, USED, "m1"), Filled(ANSWER, unpriced, "m2"))
    await keeping(store, inner, "e1").ask(EventSummary, ASKED, {})
    await keeping(store, inner, "e2").ask(EventSummary, OTHER, {}, "lede")
    with store.reading() as connection:
        assert [row.works for row in spent(connection, "day")] == [2]
        assert [(r.what, r.unpriced) for r in spent(connection, "model")] == [("m1", 0), ("m2", 1)]
        assert [r.what for r in spent(connection, "event")] == ["e1", "e2"]
        assert [r.what for r in spent(connection, "purpose")] == ["extract", "lede"]
        assert spent(connection, "day", since="2999-01-01") == []
