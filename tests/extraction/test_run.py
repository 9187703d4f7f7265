"""A run over many articles."""

import asyncio
import time
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from schemas.event import EventSummary
from summarizer.errors import (
    BudgetSpent,
    InvalidAnswerError,
    KeyRejected,
    ModelUnavailable,
    QuotaExhausted,
    RefusedError,
)
from summarizer.extraction.extractor import Extractor, Filled, charged
from summarizer.extraction.repair import CheckedParts
from summarizer.extraction.run import Extraction, Plan, Progress, extract_all
from summarizer.extraction.summary import Usage, Withheld
from summarizer.reading.article import Article
from tests.extraction.making import INFO, ScriptedExtractor, article, claim, refusal

ONE = Usage(requests=1, tokens_in=100, tokens_out=20, cost=0.01)


def filled(*texts: str, usage: Usage = ONE) -> Filled:
    facts = [{"sentences": [1], "text": t, "said_by": None, "mode": "happened"} for t in texts]
    answer = EventSummary.model_validate({"facts": facts, "quotes": [], "people": []})
    return Filled(answer=answer, usage=usage, model="m")


def check(checked: Article, answer: BaseModel) -> CheckedParts:
    """Keep facts, but for those that begin with "no", which are refused."""
    assert isinstance(answer, EventSummary)
    parts = CheckedParts([], [])
    for at, fact in enumerate(answer.facts, start=1):
        if fact.text.startswith("no"):
            parts.withheld.append(refusal(fact.text))
        else:
            parts.claims.append(claim(fact.text, f"{checked.id}.facts.{at}"))
    return parts


def plan(**changes: Any) -> Plan:
    return Plan(**{"form": EventSummary, "language": "en", "info": INFO, **changes})


async def run(
    extractor: Extractor,
    articles: Sequence[Article],
    progress: Progress | None = None,
    **changes: Any,
) -> Extraction:
    return await extract_all(articles, extractor, plan(**changes), check=check, progress=progress)


def three() -> list[Article]:
    return [article("A.", ident=ident) for ident in ("S1", "S2", "S3")]


def statuses(result: Extraction) -> list[str]:
    return [summary.source.status for summary in result.summaries]


async def test_a_summary_carries_source_form_claims_and_cost() -> None:
    fake = ScriptedExtractor(S1=[filled("a", "no b")])
    (summary,) = (await run(fake, [article("A.")])).summaries
    assert summary.source.file == "S1.txt"
    assert summary.form == "schemas.event:EventSummary"
    assert [info.name for info in summary.fields] == ["facts", "quotes", "people"]
    assert [c.text for c in summary.claims] == ["a"]
    assert [w.text for w in summary.withheld] == ["no b"]
    assert summary.usage == ONE
    assert summary.run == INFO


async def test_an_article_with_nothing_to_read_is_not_asked_for_and_keeps_its_status() -> None:
    articles = [article("A."), article(ident="S2", status="empty"), article("A.", ident="S3")]
    fake = ScriptedExtractor(S1=[filled("a")], S3=[filled("c")])
    result = await run(fake, articles)
    assert statuses(result) == ["used", "empty", "used"]
    assert [call[0] for call in fake.calls] == ["S1", "S3"]


@given(st.permutations([0.0, 0.002, 0.004, 0.006]))
def test_the_order_answers_come_in_changes_nothing(delays: list[float]) -> None:
    articles = [article("A.", ident=f"S{n}") for n in range(1, 5)]

    def bytes_with(waits: list[float]) -> list[str]:
        fake = ScriptedExtractor(**{a.id: [filled(f"about {a.id}")] for a in articles})
        fake.delays = {a.id: wait for a, wait in zip(articles, waits, strict=True)}
        result = asyncio.run(run(fake, articles, concurrency=4))
        return [summary.model_dump_json() for summary in result.summaries]

    assert bytes_with(delays) == bytes_with([0.0] * 4)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (RefusedError("declined"), "refused"),
        (InvalidAnswerError("unfit"), "failed"),
        (ModelUnavailable("gone"), "failed"),
    ],
)
async def test_an_article_that_fails_takes_no_other_with_it(error: Exception, status: str) -> None:
    fake = ScriptedExtractor(S1=[filled("a")], S2=[error], S3=[filled("c")])
    result = await run(fake, three())
    assert statuses(result) == ["used", status, "used"]
    assert result.summaries[1].source.reason == str(error)
    assert result.stopped is None


async def test_what_a_failure_cost_is_counted() -> None:
    fake = ScriptedExtractor(S1=[charged(InvalidAnswerError("unfit"), ONE)])
    result = await run(fake, [article("A.")])
    assert result.summaries[0].usage == ONE


async def test_a_fault_of_ours_in_one_article_does_not_lose_the_others() -> None:
    fake = ScriptedExtractor(S1=[filled("a")], S2=[ZeroDivisionError("x")], S3=[filled("c")])
    result = await run(fake, three())
    assert statuses(result) == ["used", "failed", "used"]
    assert "ZeroDivisionError" in result.summaries[1].source.reason


async def test_a_rejected_key_ends_everything_at_once_with_one_reason() -> None:
    fake = ScriptedExtractor(S1=[KeyRejected("bad key")], S2=[filled("b")], S3=[filled("c")])
    fake.delays = {"S2": 30}
    before = time.monotonic()
    result = await run(fake, three(), concurrency=2)
    assert time.monotonic() - before < 5
    assert isinstance(result.stopped, KeyRejected)
    assert statuses(result) == ["failed"] * 3
    assert {summary.source.reason for summary in result.summaries} == {"bad key"}
    assert [call[0] for call in fake.calls] == ["S1", "S2"]


async def test_what_came_before_the_stop_is_kept() -> None:
    fake = ScriptedExtractor(S1=[filled("a")], S2=[QuotaExhausted("empty")], S3=[filled("c")])
    result = await run(fake, three(), concurrency=1)
    assert statuses(result) == ["used", "failed", "failed"]
    assert result.summaries[0].claims


async def test_no_more_articles_are_worked_on_at_once_than_set() -> None:
    busiest = 0
    busy = 0

    class Slow:
        """An extractor that notices how often it is called at once."""

        async def fill(
            self,
            article: Article,
            refused: Sequence[Withheld] = (),  # noqa: ARG002  part of the seam
        ) -> Filled:
            """Take a moment."""
            nonlocal busy, busiest
            busy += 1
            busiest = max(busiest, busy)
            await asyncio.sleep(0.01)
            busy -= 1
            return filled(article.id)

    await run(Slow(), [article("A.", ident=f"S{n}") for n in range(9)], concurrency=3)
    assert busiest == 3


@pytest.mark.parametrize(
    ("budget", "named"),
    [({"token_budget": 200}, "200 tokens"), ({"money_budget": 0.015}, "$0.015")],
)
async def test_a_spent_budget_begins_no_further_article_and_says_so(
    budget: dict[str, Any], named: str
) -> None:
    fake = ScriptedExtractor(S1=[filled("a")], S2=[filled("b")], S3=[filled("c")])
    result = await run(fake, three(), concurrency=1, **budget)
    assert statuses(result) == ["used", "used", "failed"]
    assert isinstance(result.stopped, BudgetSpent)
    assert named in result.summaries[2].source.reason
    assert len(fake.calls) == 2


async def test_a_budget_is_overspent_by_no_more_than_what_is_being_asked() -> None:
    articles = [article("A.", ident=f"S{n}") for n in range(20)]
    fake = ScriptedExtractor(**{a.id: [filled("a")] for a in articles})
    result = await run(fake, articles, concurrency=4, token_budget=240)
    spent = sum(s.usage.tokens_in + s.usage.tokens_out for s in result.summaries)
    assert spent <= 240 + 4 * 120


async def test_a_money_budget_that_cannot_be_kept_is_not_pretended() -> None:
    unpriced = Usage(requests=1, tokens_in=100, tokens_out=20)
    fake = ScriptedExtractor(S1=[filled("a", usage=unpriced)], S2=[filled("b")], S3=[filled("c")])
    result = await run(fake, three(), concurrency=1, money_budget=5.0)
    assert statuses(result) == ["used", "failed", "failed"]
    assert "price of m is not known" in str(result.stopped)


async def test_refused_entries_are_asked_for_once_more_and_replaced() -> None:
    fake = ScriptedExtractor(S1=[filled("a", "no drones hit"), filled("drones hit")])
    result = await run(fake, [article("A.")], repair=True)
    (summary,) = result.summaries
    assert [c.text for c in summary.claims] == ["a", "drones hit"]
    assert summary.withheld == []
    assert [w.text for w in fake.calls[1][1]] == ["no drones hit"]
    assert summary.usage == ONE + ONE
    assert len({c.id for c in summary.claims}) == 2


async def test_without_the_repair_round_nothing_is_asked_twice() -> None:
    fake = ScriptedExtractor(S1=[filled("no a")])
    result = await run(fake, [article("A.")], repair=False)
    assert len(fake.calls) == 1
    assert len(result.summaries[0].withheld) == 1


async def test_nothing_refused_needs_no_repair_round() -> None:
    fake = ScriptedExtractor(S1=[filled("a")])
    await run(fake, [article("A.")], repair=True)
    assert len(fake.calls) == 1


@pytest.mark.parametrize("error", [InvalidAnswerError("unfit"), KeyRejected("bad key")])
async def test_a_failed_repair_round_keeps_the_first_answer(error: Exception) -> None:
    failing = charged(error, ONE) if isinstance(error, InvalidAnswerError | KeyRejected) else error
    fake = ScriptedExtractor(S1=[filled("a", "no b"), failing], S2=[filled("b")], S3=[filled("c")])
    result = await run(fake, three(), repair=True, concurrency=1)
    first = result.summaries[0]
    assert first.source.status == "used"
    assert [c.text for c in first.claims] == ["a"]
    assert [w.text for w in first.withheld] == ["no b"]
    assert first.usage == ONE + ONE
    assert (result.stopped is error) == isinstance(error, KeyRejected)


async def test_a_spent_budget_allows_no_repair_round() -> None:
    fake = ScriptedExtractor(S1=[filled("no b")])
    result = await run(fake, [article("A.")], repair=True, token_budget=100)
    assert len(fake.calls) == 1
    assert len(result.summaries[0].withheld) == 1


async def test_progress_tells_when_an_article_begins_and_how_it_ends() -> None:
    seen: list[tuple[str, str]] = []
    fake = ScriptedExtractor(S1=[filled("no a"), filled("a")], S2=[RefusedError("x")])
    articles = [article("A."), article("A.", ident="S2")]
    await run(
        fake,
        articles,
        lambda told, state: seen.append((told.id, state)),
        repair=True,
        concurrency=1,
    )
    told_of = {ident: [state for who, state in seen if who == ident] for ident in ("S1", "S2")}
    assert told_of == {"S1": ["asking", "repairing", "used"], "S2": ["asking", "refused"]}


async def test_an_interrupted_run_stops_asking() -> None:
    fake = ScriptedExtractor(S1=[filled("a")], S2=[filled("b")], S3=[filled("c")])
    fake.delays = {"S1": 30, "S2": 30, "S3": 30}
    task = asyncio.create_task(run(fake, three(), concurrency=2))
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert len(fake.calls) == 2
    assert len(asyncio.all_tasks()) == 1
