"""A model that is never asked the same thing twice: answers are looked up before it is asked.

Stands where an `extraction.asking.Asker` stands, for articles, repairs and ledes alike. What an
answer took is written down with it in one transaction, and what a failed attempt took as well.
"""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from pydantic import BaseModel

from summarizer.endpoints import Endpoint
from summarizer.errors import ModelError, StopRun, StoreError, SummarizerError
from summarizer.extraction.asking import Asks
from summarizer.extraction.extractor import Filled, charged, usage_of
from summarizer.extraction.prompt import Message
from summarizer.extraction.summary import Usage
from summarizer.settings import Settings
from summarizer.store.answers import KeptAnswer, answer_key, find_answer, keep_answer
from summarizer.store.connect import Store
from summarizer.store.usage import Purpose, Spending, add_usage

_PURPOSES: dict[str, Purpose] = {"lede": "lede", "pair": "judge"}


class KeepingAsker:
    """Asks through another one, and keeps what comes back.

    Two tasks of one program that ask the same thing at once send one request. An answer found
    in the store costs nothing: its usage is empty.

    Attributes:
        asked: Answers that came from the model.
        found: Answers that were kept already.
        unanswered: Questions that got no answer though the model might have had one: it could
            not be reached, or the run had to stop. Asked again, they may be answered.

    """

    def __init__(self, inner: Asks, store: Store, settings: Settings, to: Spending) -> None:
        """Wrap `inner`; what is asked is written down as spent for `to`."""
        self._inner = inner
        self._store = store
        self._settings = settings.shaping()
        self._to = to
        self._asking: dict[str, asyncio.Lock] = {}
        self.asked = 0
        self.found = 0
        self.unanswered = 0

    @property
    def endpoint(self) -> Endpoint:
        """Where the model is."""
        return self._inner.endpoint

    async def aclose(self) -> None:
        """Close the connections of the one behind it."""
        await self._inner.aclose()

    async def ask(
        self,
        form: type[BaseModel],
        conversation: list[Message],
        extra_body: Mapping[str, Any],
        what: str = "article",
    ) -> Filled:
        """Return the kept answer, else the model's; see `Asker.ask`.

        Raises:
            ModelError, ModelUnavailable, StopRun: As `Asker.ask` does; StopRun also where an
                answer could not be kept, for the next ones would be paid for in vain.
            StoreError: The answer cannot be looked up.

        """
        key = answer_key(self.endpoint, self._settings, form, conversation, extra_body)
        lock = self._asking.setdefault(key, asyncio.Lock())
        async with lock:
            kept = await asyncio.to_thread(self._find, key)
            if kept is not None:
                self.found += 1
                answer = form.model_validate_json(kept.answer)
                return Filled(answer=answer, usage=Usage(), model=kept.model)
            purpose = _PURPOSES.get(what, "extract")
            try:
                filled = await self._inner.ask(form, conversation, extra_body, what)
            except SummarizerError as error:
                self.unanswered += not isinstance(error, ModelError)
                await self._written_down(usage_of(error), purpose)
                raise
            # Shielded: Ctrl-C while an answer is being kept must not lose what is paid for.
            try:
                await asyncio.shield(asyncio.to_thread(self._keep, key, filled, purpose))
            except StoreError as error:
                stopped = StopRun(f"{error} No more is asked, for no answer could be kept.")
                raise charged(stopped, filled.usage) from error
            self.asked += 1
            return filled

    def _find(self, key: str) -> KeptAnswer | None:
        with self._store.reading() as connection:
            return find_answer(connection, key)

    def _keep(self, key: str, filled: Filled, purpose: Purpose) -> None:
        model = filled.model or self.endpoint.model
        with self._store.writing() as connection:
            keep_answer(
                connection, key, filled.answer, used=filled.usage, model=model, purpose=purpose
            )
            add_usage(connection, filled.usage, model=model, purpose=purpose, ok=True, to=self._to)

    async def _written_down(self, used: Usage, purpose: Purpose) -> None:
        """Write down what a failed attempt took; why it failed matters more than that."""
        with suppress(StoreError):
            await asyncio.shield(asyncio.to_thread(self._failed, used, purpose))

    def _failed(self, used: Usage, purpose: Purpose) -> None:
        with self._store.writing() as connection:
            add_usage(
                connection, used, model=self.endpoint.model, purpose=purpose, ok=False, to=self._to
            )
