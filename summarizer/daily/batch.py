"""The provider's Batch API: half the price, within a day, through the same checks.

What a run would ask is caught on its way out, byte for byte, and sent as one file. What comes
back is put where the network's answer would have been, so that it is parsed, refused, checked
and kept exactly as an answer that was waited for. Everything is written down before it is
sent: after a crash or Ctrl-C the same command goes on with the batches that are out.
"""

import json
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import httpx2
import openai
from openai import HttpxBinaryResponseContent
from openai.types import Batch, FileObject
from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt, wait_exponential

from summarizer.counting import counted
from summarizer.endpoints import Endpoint
from summarizer.errors import StopRun, UsageError
from summarizer.extraction.retry import told
from summarizer.pipeline.notices import Notice
from summarizer.store.batches import (
    EXPIRED,
    Sent,
    batch_ended,
    batch_lost,
    batch_sent,
    batches_out,
    begin_batch,
    requests_out,
    returned,
)
from summarizer.store.connect import Store

PATH: Final = "/v1/chat/completions"
MOST = 50_000  # requests in one file (OpenAI's limit)
BYTES = 190_000_000  # of one file; OpenAI's limit is 200 MB
ROUNDS = 2  # batches a request is sent in before it is given up
_ENDED = frozenset({"completed", "failed", "expired", "cancelled"})
_OURS = "newsroom_summarizer"

Rest = Callable[[], Awaitable[None]]
"""Waits until the provider is asked again."""


@dataclass(frozen=True, slots=True)
class Batched:
    """What a run by batches came to.

    Attributes:
        asked: Requests whose answers were wanted.
        back: Those that came back with an answer.
        failed: Those the provider answered with an error; they are asked one by one.

    """

    asked: int
    back: int
    failed: int


def expect_batches(endpoint: Endpoint | None) -> Endpoint:
    """Return the endpoint; raises UsageError when the embedded model is meant."""
    if endpoint is None:
        raise UsageError(
            "The embedded model has no Batch API. Name a hosted model with --model, or leave "
            "--batch out."
        )
    return endpoint


async def run_batches(
    store: Store,
    client: openai.AsyncOpenAI,
    bodies: Mapping[str, bytes],
    notice: Notice,
    rest: Rest,
) -> Batched:
    """Send what is not out yet, and wait until everything asked for is back.

    Args:
        store: Where batches are written down.
        client: The endpoint.
        bodies: Requests by id.
        notice: Called with one line for the person.
        rest: Waits between two looks at the provider.

    Raises:
        StopRun: The provider refuses the batch, or requests expired twice.
        ModelUnavailable: It cannot be reached.

    """
    work = _Batches(store, client, bodies, notice)
    try:
        await work.find_lost()
        await work.send()
        while waiting := work.out():
            ended = [await work.look_at(batch) for batch in waiting]
            if any(ended):
                await work.send()
            else:
                await rest()
    except openai.OpenAIError as error:
        raise told(error, "", 0) from None
    with store.reading() as connection:
        found = returned(connection, bodies)
    good = sum(each.status == httpx2.codes.OK for each in found.values())
    return Batched(len(bodies), good, len(bodies) - good)


class _Batches:
    """The batches of one run."""

    def __init__(
        self,
        store: Store,
        client: openai.AsyncOpenAI,
        bodies: Mapping[str, bytes],
        notice: Notice,
    ) -> None:
        self._store = store
        self._client = client
        self._bodies = bodies
        self._notice = notice
        self._retrying = AsyncRetrying(
            retry=retry_if_exception(_passing),
            stop=stop_after_attempt(5),
            wait=wait_exponential(multiplier=0.5, max=30),
            reraise=True,
        )

    def out(self) -> list[Sent]:
        """Return the batches that are out and have a request of ours in them."""
        with self._store.reading() as connection:
            if not requests_out(connection, list(self._bodies)):
                return []
            return batches_out(connection)

    async def find_lost(self) -> None:
        """Find what a crash left between sending a batch and writing down its id."""
        with self._store.reading() as connection:
            lost = [batch for batch in batches_out(connection) if batch.remote is None]
        if not lost:
            return
        known: dict[str, str] = {}
        async for remote in self._client.batches.list(limit=100):
            if remote.metadata and _OURS in remote.metadata:
                known[remote.metadata[_OURS]] = remote.id
        with self._store.writing() as connection:
            for batch in lost:
                if batch.id in known:
                    batch_sent(connection, batch.id, known[batch.id])
                else:
                    batch_lost(connection, batch.id)

    async def send(self) -> None:
        """Send every request that is neither out nor back; raises StopRun after two rounds."""
        with self._store.reading() as connection:
            found = returned(connection, self._bodies)
            out = requests_out(connection, list(self._bodies))
        expired = [ident for ident, each in found.items() if each.status == EXPIRED]
        if any(found[ident].tries >= ROUNDS for ident in expired):
            raise StopRun(
                f"{counted(len(expired), 'request')} expired twice in the provider's queue. "
                "Run again without --batch, or later."
            )
        wanted = [i for i in self._bodies if i not in out and (i not in found or i in expired)]
        for portion in portions(wanted, self._bodies):
            await self._send_one(portion)

    async def _send_one(self, requests: Sequence[str]) -> None:
        lines = b"".join(_line(ident, self._bodies[ident]) for ident in requests)
        with self._store.writing() as connection:
            batch = begin_batch(connection, requests)
        file: FileObject = await self._retrying.copy()(
            self._client.files.create, file=("requests.jsonl", lines), purpose="batch"
        )
        remote = await self._client.batches.create(
            input_file_id=file.id,
            endpoint=PATH,
            completion_window="24h",
            metadata={_OURS: batch},
        )
        with self._store.writing() as connection:
            batch_sent(connection, batch, remote.id)
        self._notice(f"Sent a batch of {counted(len(requests), 'request')}: {remote.id}.")

    async def look_at(self, batch: Sent) -> bool:
        """Take in a batch that has ended; tell whether it has."""
        if batch.remote is None:
            return False
        remote: Batch = await self._retrying.copy()(self._client.batches.retrieve, batch.remote)
        if remote.status not in _ENDED:
            return False
        if remote.status == "failed" and not remote.output_file_id:
            told_of = (remote.errors.data if remote.errors else None) or []
            why = next((each.message for each in told_of if each.message), "no reason given")
            with self._store.writing() as connection:
                batch_ended(connection, batch.id, {})
            raise StopRun(f"The provider refused the batch {batch.remote}: {why}")
        results: dict[str, tuple[int, str]] = {}
        for file in (remote.output_file_id, remote.error_file_id):
            if file is not None:
                got = self._client.files.content
                content: HttpxBinaryResponseContent = await self._retrying.copy()(got, file)
                results |= dict(_results(content.content))
        with self._store.writing() as connection:
            batch_ended(connection, batch.id, results)
        self._notice(f"The batch {batch.remote} has ended ({remote.status}).")
        return True


def portions(requests: Sequence[str], bodies: Mapping[str, bytes]) -> Iterator[list[str]]:
    """Cut requests into files the provider takes."""
    portion: list[str] = []
    size = 0
    for ident in requests:
        more = len(_line(ident, bodies[ident]))
        if portion and (len(portion) == MOST or size + more > BYTES):
            yield portion
            portion, size = [], 0
        portion.append(ident)
        size += more
    if portion:
        yield portion


def _line(ident: str, body: bytes) -> bytes:
    head = json.dumps({"custom_id": ident, "method": "POST", "url": PATH})[:-1]
    return head.encode() + b', "body": ' + body + b"}\n"


def _results(content: bytes) -> Iterator[tuple[str, tuple[int, str]]]:
    """Read the lines of a result file; a line that makes no sense is as good as none."""
    for line in content.splitlines():
        try:
            value = json.loads(line)
            ident = str(value["custom_id"])
            response = value.get("response")
            if response is None:
                expired = (value.get("error") or {}).get("code") == "batch_expired"
                yield ident, (EXPIRED if expired else 500, "")
            else:
                yield ident, (int(response["status_code"]), json.dumps(response.get("body")))
        except (ValueError, KeyError, TypeError, AttributeError):
            continue


def _passing(error: BaseException) -> bool:
    """Tell whether a fault may pass by itself."""
    if isinstance(error, openai.APIConnectionError):
        return True
    return isinstance(error, openai.APIStatusError) and (
        error.status_code in {408, 409, 429} or error.status_code >= 500  # noqa: PLR2004  5xx
    )
