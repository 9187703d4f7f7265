"""Asking a model for one filled-in form: any OpenAI-compatible endpoint, openai and Instructor.

How many requests one form takes:

    a good answer                                     1
    408, 409, 429, 5xx, no connection, time out       up to 1 + `retries`
    Retry-After longer than `retry_after`             1, the form is given up
    an answer that does not fit the form, or none     up to 1 + `answer_retries`
    an answer cut at `max_tokens`                     2, the second with four times the room
                                                      (1 for the embedded model)
    refused or filtered                               1
    400, 413, 422, …                                  1
    401, 402, 403, 404, no credit left                1, and the run stops

All of them together end after `article_timeout` seconds, the calls for one form with
everything they waited for. Instructor's `context=` is never used: it would render article
text as a template.
"""

import asyncio
import logging
import time
from collections.abc import Mapping
from typing import Any, Protocol

import httpx2
import instructor
import openai
from instructor.core.exceptions import InstructorRetryException, ResponseParsingError
from openai.types.chat import ChatCompletion
from pydantic import BaseModel
from tenacity.wait import wait_base

from summarizer.endpoints import Endpoint
from summarizer.errors import ModelUnavailable, RefusedError, SummarizerError, TruncatedError
from summarizer.extraction.extractor import Filled, charged
from summarizer.extraction.prices import cost
from summarizer.extraction.prompt import Message
from summarizer.extraction.retry import BACKOFF, GarbledError, told
from summarizer.extraction.summary import Usage
from summarizer.extraction.wire import Wire
from summarizer.settings import Settings

MODES = {
    "json_schema": instructor.Mode.JSON_SCHEMA,
    "tools": instructor.Mode.TOOLS,
    "json": instructor.Mode.JSON,
}
MORE_ROOM = 4  # how many times longer an answer may be that was cut the first time

# Instructor logs whole failed answers as errors: article text, and whatever an endpoint repeats
# of the key. The others log addresses, which may hold a password, and cookies.
logging.getLogger("instructor").addHandler(logging.NullHandler())
logging.getLogger("instructor").propagate = False
for _talkative in ("openai", "httpx2", "httpcore2"):
    logging.getLogger(_talkative).setLevel(logging.WARNING)


class Asks(Protocol):
    """Whatever can be asked for any form; an `Asker`, or what stands before one."""

    @property
    def endpoint(self) -> Endpoint:
        """Where it asks."""
        ...

    async def ask(
        self,
        form: type[BaseModel],
        conversation: list[Message],
        extra_body: Mapping[str, Any],
        what: str = "article",
    ) -> Filled:
        """Have the model fill in `form`; raises SummarizerError."""
        ...

    async def aclose(self) -> None:
        """Close the connections."""


class Asker:
    """One endpoint with its connections, to be asked for any form."""

    def __init__(
        self,
        endpoint: Endpoint,
        settings: Settings,
        backoff: wait_base = BACKOFF,
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        """Prepare to ask.

        Args:
            endpoint: Where.
            settings: How patiently.
            backoff: How long to wait before a repeated request, where the endpoint does not say.
            transport: What carries the requests, if not the network.

        """
        self.endpoint = endpoint
        self._settings = settings
        self._wire = Wire(endpoint, settings, backoff, transport)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._wire.client.close()

    async def ask(
        self,
        form: type[BaseModel],
        conversation: list[Message],
        extra_body: Mapping[str, Any],
        what: str = "article",
    ) -> Filled:
        """Have the model fill in `form`.

        Args:
            form: The class of the answer.
            conversation: The chat messages to send.
            extra_body: Sent along as it is, e.g. a grammar.
            what: What the model is asked about, for the person who reads of a failure.

        Raises:
            ModelError, ModelUnavailable, StopRun: As `Extractor.fill` does.

        """
        call = _Call(self._wire, form, conversation, dict(extra_body))
        limit = self._settings.article_timeout
        try:
            async with asyncio.timeout(limit):
                answer = await call.answer(self._settings.max_tokens)
        except TimeoutError:
            late = ModelUnavailable(f"The model took longer than {limit:g} s over the {what}.")
            raise charged(late, call.usage()) from None
        except SummarizerError as error:
            raise charged(error, call.usage()) from error.__cause__
        return Filled(answer=answer, usage=call.usage(), model=call.model)


class _Call:
    """The requests one form takes, and what they cost."""

    def __init__(
        self,
        wire: Wire,
        form: type[BaseModel],
        conversation: list[Any],
        extra_body: dict[str, Any],
    ) -> None:
        self.model = wire.endpoint.model
        self._wire = wire
        self._form = form
        self._conversation = conversation
        self._extra_body = extra_body
        self._cap = 0
        self._requests = 0
        self._tokens = Usage()
        self._started = time.monotonic()

    def usage(self) -> Usage:
        """Return what the requests so far took."""
        return self._tokens.model_copy(
            update={
                "requests": self._requests,
                "retries": max(0, self._requests - 1),
                "seconds": round(time.monotonic() - self._started, 3),
            }
        )

    async def answer(self, max_tokens: int) -> BaseModel:
        """Ask until there is an answer that fits the form; raises SummarizerError."""
        try:
            return await self._ask(max_tokens)
        except TruncatedError:
            if self._wire.endpoint.kind == "embedded":
                raise  # At temperature 0 it would only repeat itself longer.
        return await self._ask(max_tokens * MORE_ROOM)

    async def _ask(self, cap: int) -> BaseModel:
        self._cap = cap
        mode = MODES[self._wire.settings.mode]
        client = instructor.AsyncInstructor(
            client=None, create=instructor.patch(create=self._attempt, mode=mode), mode=mode
        )
        try:
            parsed, _ = await client.create_with_completion(
                messages=self._conversation,
                response_model=self._form,
                max_retries=self._wire.settings.answer_retries,
                strict=False,  # "3" is good enough for 3
                model=self._wire.endpoint.model,
                extra_body=self._extra_body,
            )
        except InstructorRetryException as error:
            cause = error.__cause__ or error
            raise told(cause, self.model, self._requests) from None
        # Once, here: what Instructor returns is not equal to itself validated again.
        return self._form.model_validate(parsed.model_dump())

    async def _attempt(self, **request: Any) -> ChatCompletion:
        """Send one request, again while the transport fails, and pass on whole answers only."""
        try:
            completion: ChatCompletion = await self._wire.retrying.copy()(self._send, request)
        except openai.BadRequestError as error:
            if not self._wire.learns_from(error):
                raise
            completion = await self._wire.retrying.copy()(self._send, request)
        return _whole(completion, self._cap)

    async def _send(self, request: dict[str, Any]) -> ChatCompletion:
        body = self._wire.body(self._form, request, self._cap)
        self._requests += 1
        try:
            # The SDK's own limit is for each piece of the answer; a slow drip would pass it.
            async with asyncio.timeout(self._wire.settings.timeout):
                completion = await self._wire.client.chat.completions.create(**body)
        except ValueError as error:
            raise GarbledError("The endpoint's answer is not valid JSON.") from error
        if not isinstance(completion, ChatCompletion):
            raise ModelUnavailable(
                "The endpoint does not answer like an OpenAI API. Check the base URL; it often "
                "ends with /v1."
            )
        self._count(completion)
        return completion

    def _count(self, completion: ChatCompletion) -> None:
        if completion.model:
            self.model = completion.model
        if completion.usage is None:
            return
        details = completion.usage.prompt_tokens_details
        tokens = {
            "tokens_in": completion.usage.prompt_tokens or 0,
            "tokens_cached": (details.cached_tokens if details else None) or 0,
            "tokens_out": completion.usage.completion_tokens or 0,
        }
        dollars = cost(self._wire.endpoint, self.model, **tokens)
        self._tokens += Usage(cost=dollars, **tokens)


def _whole(completion: ChatCompletion, cap: int) -> ChatCompletion:
    """Let an answer pass that the model finished on its own accord."""
    if not completion.choices or completion.choices[0].message is None:
        # Instructor asks again after this one, without words that quote an empty answer.
        raise ResponseParsingError("no choices", mode="", raw_response=None)
    choice = completion.choices[0]
    if choice.message.refusal:
        raise RefusedError("The model declined to answer.")
    if choice.finish_reason == "content_filter":
        raise RefusedError("The provider's content filter stopped the answer.")
    if choice.finish_reason == "length":
        raise TruncatedError(
            f"The answer was cut after {cap} tokens. Set a larger max_tokens for long articles."
        )
    return completion
