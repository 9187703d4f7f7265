"""An endpoint that is not what it should be, what failures cost, and clocks that jump."""

import asyncio
import email.utils
import shutil
import ssl
import subprocess
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr
from tenacity import wait_none

from schemas.event import EventSummary
from summarizer.endpoints import Endpoint
from summarizer.errors import ModelUnavailable, StopRun, SummarizerError
from summarizer.extraction.client import ModelExtractor
from summarizer.extraction.extractor import usage_of
from summarizer.extraction.prices import cost
from summarizer.extraction.run import Plan, extract_all
from summarizer.extraction.summary import Usage
from tests.extraction.making import INFO, article, model, settings
from tests.extraction.stub_server import Reply, Request, Stub, completion, fault, filled, said
from tests.extraction.test_stub_failures import keep_facts

PRICED = "gpt-4o-mini"
FACT = {"sentences": [1], "text": "Ann spoke.", "said_by": None, "mode": "happened"}


def priced(reply: Reply) -> Reply:
    """Let an answer come from a model whose price is known."""
    assert isinstance(reply.body, dict)
    return Reply({**reply.body, "model": PRICED}, reply.status, reply.headers)


GOOD = priced(filled(facts=[FACT]))
NO_JSON = priced(said("Here you are!"))
CUT = priced(said('{"facts": [{"sen', finish="length"))
REFUSED = priced(said(None, refusal="I can't."))
FILTERED = priced(said("{}", finish="content_filter"))
# What is answered, and how many answers of it are charged.
COSTS: list[tuple[str, Sequence[Reply], int]] = [
    ("a good answer", [GOOD], 1),
    ("one that does not fit, then a good one", [NO_JSON, GOOD], 2),
    ("none that fits", [NO_JSON, NO_JSON], 2),
    ("a cut answer, then a good one", [CUT, GOOD], 2),
    ("two cut answers", [CUT, CUT], 2),
    ("a refusal", [REFUSED], 1),
    ("a filtered answer", [FILTERED], 1),
    ("busy, then a good one", [fault(429), GOOD], 1),
    ("busy for ever", [fault(429)] * 3, 0),
    (
        "down, then one that does not fit, busy, a good one",
        [fault(500), NO_JSON, fault(503), GOOD],
        2,
    ),
    ("too long", [fault(400, "context_length_exceeded")], 0),
    ("a wrong key", [fault(401)], 0),
]


@pytest.mark.parametrize(("name", "replies", "charged"), COSTS, ids=[case[0] for case in COSTS])
async def test_every_answer_is_charged_once_whatever_became_of_it(
    name: str, replies: Sequence[Reply], charged: int
) -> None:
    async with Stub(*replies) as stub:
        url = stub.url.removesuffix("/v1")
        endpoint = Endpoint("azure", url, PRICED, SecretStr("k"), "2024-10-21")
        chosen = settings(stub.url, retries=2, answer_retries=1)
        async with ModelExtractor(
            chosen, EventSummary, endpoint=endpoint, backoff=wait_none()
        ) as extractor:
            used = await _used(extractor)
    one = cost(endpoint, PRICED, tokens_in=100, tokens_cached=64, tokens_out=20)
    assert one is not None
    assert one > 0
    assert used.requests == len(stub.requests) == len(replies)
    assert (used.tokens_in, used.tokens_out) == (100 * charged, 20 * charged)
    assert (used.cost or 0.0) == pytest.approx(one * charged)


async def _used(extractor: ModelExtractor) -> Usage:
    try:
        return (await extractor.fill(article("Ann spoke."))).usage
    except SummarizerError as error:
        return usage_of(error)


async def test_redirects_are_not_followed_with_the_article_or_the_key() -> None:
    async with Stub(GOOD) as other:
        there = f"http://127.0.0.1:{other.port}/v1/chat/completions"
        for status in (301, 302, 303, 307, 308):
            async with Stub(Reply(b"", status, {"location": there})) as stub:
                async with model(stub.url, api_key="k-secret", retries=2) as extractor:
                    with pytest.raises(StopRun, match="another address"):
                        await extractor.fill(article("Ann spoke."))
                assert len(stub.requests) == 1
    assert other.requests == []


@pytest.fixture
def context(tmp_path: Path) -> ssl.SSLContext:
    """Make a certificate nobody knows, for the occasion."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    out = ["-keyout", str(key), "-out", str(certificate), "-subj", "/CN=localhost"]
    subprocess.run([openssl, *command.split(), *out], check=True, capture_output=True)
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(certificate, key)
    return made


@asynccontextmanager
async def behind_tls(context: ssl.SSLContext) -> AsyncIterator[str]:
    """Serve behind a certificate."""

    async def refuse(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    server = await asyncio.start_server(refuse, "127.0.0.1", 0, ssl=context)
    async with server:
        yield f"https://localhost:{server.sockets[0].getsockname()[1]}/v1"


async def test_a_certificate_nobody_vouches_for_stops_the_run_and_says_so(
    context: ssl.SSLContext,
) -> None:
    async with behind_tls(context) as url, model(url, retries=3) as extractor:
        with pytest.raises(StopRun, match=r"certificate is not trusted \(.*self.signed") as caught:
            await extractor.fill(article("Ann spoke."))
    assert "SSL_CERT_FILE" in str(caught.value)
    assert usage_of(caught.value).requests == 1


async def test_an_answer_that_drips_ends_at_the_timeout_not_when_it_has_dripped_out() -> None:
    drip = Reply(completion("{}"), drip=0.01)  # some 400 bytes: 4 s
    async with Stub(drip) as stub, model(stub.url, timeout=0.3, retries=0) as extractor:
        before = time.monotonic()
        with pytest.raises(ModelUnavailable, match="in time"):
            await extractor.fill(article("Ann spoke."))
    assert time.monotonic() - before < 2


@pytest.mark.parametrize("cut", [b"", b"HTTP/1.1 200 x\r\ncontent-length: 900\r\n\r\n{"])
async def test_a_connection_that_breaks_off_is_tried_again(cut: bytes) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(cut)
        await writer.drain()
        writer.close()

    asked: list[bytes] = []
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with (
        server,
        model(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", retries=2) as extractor,
    ):
        with pytest.raises(ModelUnavailable, match="cannot be reached, tried 3 times"):
            await extractor.fill(article("Ann spoke."))
    assert len(asked) == 3


async def test_an_article_parked_for_600_s_holds_up_no_other_and_is_named_as_unasked() -> None:
    def second_waits(request: Request) -> Reply:
        return fault(429, retry_after="600") if "Bob" in request.text() else GOOD

    articles = [article(f"{who} spoke.", ident=who) for who in ("Ann", "Bob", "Cleo")]
    async with Stub(second_waits) as stub, model(stub.url, retries=3) as extractor:
        plan = Plan(form=EventSummary, language="en", info=INFO, concurrency=1)
        before = time.monotonic()
        result = await extract_all(articles, extractor, plan, check=keep_facts)
    assert time.monotonic() - before < 60
    assert len(stub.requests) == 3
    assert result.unasked == {"Bob"}
    assert result.stopped is None
    assert "asks to wait 600 s" in result.summaries[1].source.reason


def _dated(wait: float, server: float) -> Reply:
    stamp = {
        "retry-after": email.utils.formatdate(server + wait, usegmt=True),
        "date": email.utils.formatdate(server, usegmt=True),
    }
    return Reply({"error": {"message": "busy"}}, 429, stamp)


@pytest.mark.parametrize("jump", [-86_400.0 * 400, -3_600.0, 3_600.0, 86_400.0 * 400])
async def test_a_clock_that_jumps_changes_no_wait_and_no_outcome(
    jump: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = time.time
    async with Stub(_dated(1, real()), GOOD) as stub, model(stub.url, retries=1) as extractor:
        monkeypatch.setattr(time, "time", lambda: real() + jump)
        before = time.monotonic()
        result = await extractor.fill(article("Ann spoke."))
        waited = time.monotonic() - before
    assert 0.9 < waited < 10
    assert (result.usage.requests, result.usage.retries) == (2, 1)
    assert 0 < result.usage.seconds < 10


@pytest.mark.parametrize(
    "stamp",
    ["Thu, 01 Jan 99999 00:00:00 GMT", "Fri, 99 Foo 2026 99:99:99 GMT", "nan", "-5", "1e999"],
)
async def test_an_impossible_wait_neither_hangs_nor_breaks_the_run(stamp: str) -> None:
    async with Stub(fault(429, retry_after=stamp), GOOD) as stub, model(stub.url) as extractor:
        used = await _used(extractor)
    assert used.requests == len(stub.requests)
    assert used.requests in {1, 2}  # given up at once, or asked again at once
    assert used.seconds < 10
