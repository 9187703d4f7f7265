"""Requests caught on their way out, and answers put where the network's would have been.

An answer that came back in a batch is so parsed, refused, checked and kept exactly as one that
was waited for.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import replace
from typing import Any

import httpx2
from pydantic import BaseModel

from summarizer.endpoints import Endpoint
from summarizer.errors import SummarizerError
from summarizer.extraction.asking import Asker, Asks
from summarizer.extraction.extractor import Filled, charged, usage_of
from summarizer.extraction.prompt import Message
from summarizer.extraction.summary import Usage
from summarizer.settings import Settings
from summarizer.store.batches import Returned

DISCOUNT = 0.5  # what a request costs in a batch, of its usual price
_caught: ContextVar[int] = ContextVar("caught", default=0)


class Catching:
    """Stands where a model stands; catches what would be sent, and sends nothing."""

    def __init__(self, settings: Settings) -> None:
        """Catch requests worded by these settings."""
        self._settings = settings.model_copy(update={"retries": 0, "answer_retries": 0})
        self.bodies: dict[str, bytes] = {}

    def instead(self, asker: Asks) -> "_Replaying":
        """Return what is asked instead of `asker`."""
        return _Replaying(asker, self._settings, self._answer)

    def _answer(self, body: bytes) -> httpx2.Response:
        self.bodies[request_id(body)] = body
        return httpx2.Response(409, json={"error": {"message": "kept for a batch"}})


class Delivering:
    """Stands where a model stands; answers with what came back in batches, and with nothing else.

    A request that is not among it, such as a second try after a broken answer, is refused, so
    that the run asks for that article itself later on.
    """

    def __init__(self, settings: Settings, results: Mapping[str, Returned]) -> None:
        """Answer with `results`, by request."""
        self._settings = settings.model_copy(update={"retries": 0, "answer_retries": 0})
        self._results = results

    def instead(self, asker: Asks) -> "_Replaying":
        """Return what is asked instead of `asker`."""
        return _Replaying(asker, self._settings, self._answer)

    def _answer(self, body: bytes) -> httpx2.Response:
        found = self._results.get(request_id(body))
        if found is None or found.status != httpx2.codes.OK:
            return httpx2.Response(409, json={"error": {"message": "not in a batch"}})
        _caught.set(_caught.get() + 1)
        return httpx2.Response(200, content=found.answer.encode("utf-8"))


class _Replaying:
    """An `Asks` whose requests are answered by a function from bodies to responses."""

    def __init__(
        self, inner: Asks, settings: Settings, answer: Callable[[bytes], httpx2.Response]
    ) -> None:
        self._inner = inner

        def respond(request: httpx2.Request) -> httpx2.Response:
            return answer(request.content)

        transport = httpx2.MockTransport(respond)
        self._asker = Asker(inner.endpoint, settings, transport=transport)

    @property
    def endpoint(self) -> Endpoint:
        """Where the model is."""
        return self._inner.endpoint

    async def aclose(self) -> None:
        """Close both."""
        await self._asker.aclose()
        await self._inner.aclose()

    async def ask(
        self,
        form: type[BaseModel],
        conversation: list[Message],
        extra_body: Mapping[str, Any],
        what: str = "article",
    ) -> Filled:
        """Ask as usual; what a batch answered costs what a batch costs."""
        _caught.set(0)
        try:
            filled = await self._asker.ask(form, conversation, extra_body, what)
        except SummarizerError as error:
            raise charged(error, _paid(usage_of(error))) from error.__cause__
        return replace(filled, usage=_paid(filled.usage))


def _paid(used: Usage) -> Usage:
    """Count the requests a batch answered, at its price; what was only caught was not asked."""
    sent = _caught.get()
    if not sent:
        return Usage()
    cost = None if used.cost is None else used.cost * DISCOUNT
    return used.model_copy(update={"requests": sent, "retries": 0, "cost": cost})


def request_id(body: bytes) -> str:
    """Return the id of a request: the hash of what it says."""
    value = json.loads(body)
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()
