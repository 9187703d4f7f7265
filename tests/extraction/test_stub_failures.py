"""What can go wrong with an endpoint: how many requests it costs, and how each file ends.

Three articles are asked for one after the other; the endpoint fails on the second. With
retries=2 and answer_retries=1 a passing fault may take three requests, an unfit answer two.
"""

import json
import time
from dataclasses import dataclass, field
from typing import Any

import pytest

from schemas.event import EventSummary
from summarizer.errors import KeyRejected, QuotaExhausted, StopRun
from summarizer.extraction.run import Extraction, Plan, extract_all
from summarizer.extraction.summary import Claim, Withheld
from tests.extraction.making import INFO, article, claim, model
from tests.extraction.stub_server import Reply, Request, Stub, completion, fault, filled, said

FACT = {"sentences": [1], "text": "Ann spoke.", "said_by": None, "mode": "happened"}
GOOD = filled(facts=[FACT])


@dataclass
class Claims:
    """What the test's check gives."""

    claims: list[Claim] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)


def keep_facts(checked: Any, answer: Any) -> Claims:
    return Claims([claim(fact.text, f"{checked.id}.facts.1") for fact in answer.facts])


async def run_on(stub: Stub, **changes: Any) -> Extraction:
    options = {"retries": 2, "answer_retries": 1, "retry_after": 1.0, **changes}
    articles = [article("Ann spoke.", ident=ident) for ident in ("S1", "S2", "S3")]
    async with model(stub.url, **options) as extractor:
        plan = Plan(form=EventSummary, language="en", info=INFO, concurrency=1)
        return await extract_all(articles, extractor, plan, check=keep_facts)


@dataclass(frozen=True)
class Case:
    """What the endpoint answers about the second article, and how that must end."""

    name: str
    replies: list[Reply]
    requests: int
    status: str
    reason: str = ""
    changes: dict[str, Any] = field(default_factory=dict)
    paid: int | None = None  # answers that came back and are charged; the last one if it was used

    @property
    def answers(self) -> int:
        """How many answers are charged."""
        return int(self.status == "used") if self.paid is None else self.paid


HTML = {"content-type": "text/html"}
BAD_GATEWAY = Reply(b"<html><b>502 Bad Gateway</b></html>", 502, HTML)
NO_CHOICES = Reply({**completion(""), "choices": []})
CUT = said('{"facts": [{"sen', finish="length")
CASES = [
    Case("429 with Retry-After", [fault(429, retry_after="0.05")], 2, "used"),
    Case("429 with retry-after-ms", [fault(429, retry_after_ms="50")], 2, "used"),
    Case("429 for ever", [fault(429)] * 3, 3, "failed", "answers 429, asked 3 times"),
    Case("Retry-After too long", [fault(429, retry_after="600")], 1, "failed", "wait 600 s"),
    Case("500 then success", [fault(500)], 2, "used"),
    Case("500 for ever", [fault(500)] * 3, 3, "failed", "answers 500"),
    Case("503 while loading", [fault(503), fault(503)], 3, "used"),
    Case("408 then success", [fault(408)], 2, "used"),
    Case("HTML 502", [BAD_GATEWAY] * 3, 3, "failed", "answers 502"),
    Case(
        "timeout",
        [Reply(wait=2)] * 3,
        3,
        "failed",
        "did not answer in time",
        {"timeout": 0.1},
    ),
    Case("timeout then success", [Reply(wait=2)], 2, "used", changes={"timeout": 0.3}),
    Case(
        "slow drip",
        [Reply(completion("{}"), drip=0.02)] * 3,
        3,
        "failed",
        "did not answer in time",
        {"timeout": 0.2},
    ),
    Case("invalid JSON", [said("Here you are!")] * 2, 2, "failed", "does not fit the form", paid=2),
    Case("invalid JSON, then good", [said("Here you are!")], 2, "used", paid=2),
    Case("wrong shape", [said('{"facts": 3}')] * 2, 2, "failed", "does not fit the form", paid=2),
    Case("wrong shape, then good", [said('{"facts": 3}')], 2, "used", paid=2),
    Case("truncated twice", [CUT, CUT], 2, "failed", "cut after 16384 tokens", paid=2),
    Case("truncated, then good", [CUT], 2, "used", paid=2),
    Case("refusal", [said(None, refusal="I can't.")], 1, "refused", "declined", paid=1),
    Case(
        "content filter with parseable JSON",
        [said(json.dumps({"facts": [FACT], "quotes": [], "people": []}), finish="content_filter")],
        1,
        "refused",
        "content filter",
        paid=1,
    ),
    Case("prompt filtered", [fault(400, "content_filter")], 1, "refused", "content filter"),
    Case("empty choices", [NO_CHOICES] * 2, 2, "failed", "does not fit the form", paid=2),
    Case("empty choices, then good", [NO_CHOICES], 2, "used", paid=2),
    Case(
        "no message",
        [Reply({**completion(""), "choices": [{"index": 0}]})] * 2,
        2,
        "failed",
        paid=2,
    ),
    Case("context length", [fault(400, "context_length_exceeded")], 1, "failed", "too long"),
    Case(
        "context length, said in words",
        [fault(400, message="the request exceeds the available context size")],
        1,
        "failed",
        "too long",
    ),
    Case("body too large", [fault(413)], 1, "failed", "too long"),
    Case("422", [fault(422, message="bad field")], 1, "failed", "bad field"),
    Case(
        "wrong content type",
        [Reply(b"<html>Welcome</html>", headers=HTML)],
        1,
        "failed",
        "not answer like an OpenAI API",
    ),
    Case("broken body", [Reply(b'{"id": "c", "cho')] * 3, 3, "failed", "not valid JSON"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_a_fault_costs_its_requests_and_leaves_the_rest(case: Case) -> None:
    async with Stub(GOOD, *case.replies, GOOD) as stub:
        result = await run_on(stub, **case.changes)

    assert len(stub.requests) == 1 + case.requests + 1
    first, second, third = result.summaries
    assert second.source.status == case.status
    assert case.reason in second.source.reason
    assert bool(second.source.reason) == (case.status != "used")
    assert second.usage.requests == case.requests
    assert second.usage.retries == case.requests - 1
    assert (second.usage.tokens_in, second.usage.tokens_out) == (
        100 * case.answers,
        20 * case.answers,
    )
    assert second.usage.cost is None  # the price of a model on a server of one's own is not known
    assert [bool(s.claims) for s in (first, third)] == [True, True]
    assert bool(second.claims) == (case.status == "used")
    assert result.stopped is None


STOPPING = [
    ("401", fault(401, "invalid_api_key", "Incorrect API key: sk-abcdef123456"), KeyRejected),
    ("403", fault(403, message="no access to stub-1"), KeyRejected),
    ("404", fault(404, "model_not_found"), StopRun),
    ("402", fault(402), QuotaExhausted),
    ("insufficient quota", fault(429, "insufficient_quota", retry_after="1"), QuotaExhausted),
    ("redirect", Reply(b"", 307, {"location": "http://127.0.0.2/v1"}), StopRun),
    ("key reported as 400", fault(400, message="API key not valid."), KeyRejected),
]


@pytest.mark.parametrize(("name", "reply", "kind"), STOPPING, ids=[s[0] for s in STOPPING])
async def test_what_no_article_would_survive_stops_the_run_with_one_message(
    name: str, reply: Reply, kind: type[StopRun]
) -> None:
    async with Stub(GOOD, reply) as stub:
        result = await run_on(stub)

    assert len(stub.requests) == 2
    assert type(result.stopped) is kind
    assert [s.source.status for s in result.summaries] == ["used", "failed", "failed"]
    assert result.summaries[0].claims
    reasons = {s.source.reason for s in result.summaries[1:]}
    assert reasons == {str(result.stopped)}
    assert "sk-abc" not in str(result.stopped)


async def test_a_moderated_article_is_refused_and_the_run_goes_on() -> None:
    body = {"error": {"code": 403, "message": "m", "metadata": {"flagged_input": "x"}}}
    async with Stub(GOOD, Reply(body, 403), GOOD) as stub:
        result = await run_on(stub)
    assert [s.source.status for s in result.summaries] == ["used", "refused", "used"]


async def test_nobody_listening_fails_each_article_and_says_so() -> None:
    async with Stub(GOOD) as stub:
        pass
    result = await run_on(stub)
    assert [s.source.status for s in result.summaries] == ["failed"] * 3
    assert [s.usage.requests for s in result.summaries] == [3] * 3
    assert "cannot be reached, tried 3 times" in result.summaries[0].source.reason


async def test_the_wait_the_endpoint_asks_for_is_waited() -> None:
    async with Stub(GOOD, fault(429, retry_after="0.4"), GOOD) as stub:
        before = time.monotonic()
        await run_on(stub)
    assert time.monotonic() - before >= 0.4


async def test_an_article_ends_at_its_deadline_whatever_it_waits_for() -> None:
    async with Stub(GOOD, fault(429, retry_after="0.9"), GOOD) as stub:
        result = await run_on(stub, article_timeout=0.3)
    second = result.summaries[1]
    assert second.source.status == "failed"
    assert "longer than 0.3 s" in second.source.reason
    assert second.usage.requests == 1
    assert second.usage.seconds < 0.8


async def test_tokens_of_unfit_answers_are_counted() -> None:
    async with Stub(GOOD, said("no"), GOOD) as stub:
        result = await run_on(stub)
    one, two = result.summaries[0].usage, result.summaries[1].usage
    assert (one.tokens_in, one.tokens_cached, one.tokens_out) == (100, 64, 20)
    assert (two.tokens_in, two.tokens_cached, two.tokens_out) == (200, 128, 40)


async def test_tokens_of_articles_without_an_answer_are_counted() -> None:
    async with Stub(GOOD, said("no"), said("no"), GOOD) as stub:
        result = await run_on(stub)
    assert result.summaries[1].source.status == "failed"
    assert result.summaries[1].usage.tokens_out == 40


async def test_the_second_try_after_a_cut_answer_has_more_room() -> None:
    async with Stub(CUT, GOOD) as stub:
        await run_on(stub, max_tokens=50)
    assert [request.body["max_tokens"] for request in stub.requests[:2]] == [50, 200]


async def test_the_model_is_shown_what_was_wrong_with_its_answer() -> None:
    async with Stub(said('{"facts": 3}'), GOOD) as stub:
        await run_on(stub)
    first, second = (request.body["messages"] for request in stub.requests[:2])
    assert second[: len(first)] == first
    assert "facts" in second[-1]["content"]


async def test_articles_worked_on_at_once_count_their_own_retries() -> None:
    seen: dict[str, int] = {}

    def twice_not(request: Request) -> Reply:
        text = request.body["messages"][1]["content"]
        seen[text] = seen.get(text, 0) + 1
        return GOOD if seen[text] == 3 else fault(503, retry_after_ms=str(5 * len(seen)))

    articles = [article(f"Ann spoke {n} times.", ident=f"S{n}") for n in range(8)]
    async with Stub(twice_not) as stub, model(stub.url, retries=2) as extractor:
        plan = Plan(form=EventSummary, language="en", info=INFO, concurrency=8)
        result = await extract_all(articles, extractor, plan, check=keep_facts)
    assert stub.busiest > 1
    assert [s.source.status for s in result.summaries] == ["used"] * 8
    assert [s.usage.requests for s in result.summaries] == [3] * 8
