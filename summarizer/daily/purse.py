"""What a whole run may spend and ask at once, over all its events.

Stands right before the model, behind the answers that are kept: what is kept costs nothing and
is there when the purse is empty. What is being asked when the run is to end may end.
"""

import asyncio
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from summarizer.endpoints import Endpoint
from summarizer.errors import (
    BudgetSpent,
    ModelUnavailable,
    NothingMore,
    StopRun,
    SummarizerError,
    Unreachable,
)
from summarizer.extraction.asking import Asks
from summarizer.extraction.budget import NO_BUDGET, Budget
from summarizer.extraction.extractor import Filled, usage_of
from summarizer.extraction.prices import unpriced
from summarizer.extraction.prompt import Message
from summarizer.extraction.summary import Usage

_IN_A_ROW = 5  # questions without an answer after which the model is taken to be down


class Purse:
    """The budget of a run, and its way to the model.

    Attributes:
        spent: What asking took, failed attempts included.
        stopped: Why nothing more is asked, if so.

    """

    def __init__(
        self, budget: Budget = NO_BUDGET, at_once: int = 8, spent: Usage | None = None
    ) -> None:
        """Begin with what is `spent` of it already; `at_once` questions are asked at a time."""
        self.spent = spent or Usage()
        self.stopped: StopRun | None = None
        self._budget = budget
        self._gate = asyncio.Semaphore(at_once)
        self._asking: set[asyncio.Task[Any] | None] = set()
        self._idle = asyncio.Event()
        self._idle.set()
        self._unanswered = 0

    def before(self, asker: Asks) -> Asks:
        """Put this purse before what is asked; several may be."""
        return _Paid(asker, self)

    def stop(self, why: NothingMore) -> None:
        """Ask nothing more; what is being asked may end."""
        self.stopped = self.stopped or why

    async def emptied(self, seconds: float) -> None:
        """Wait until nothing is being asked, `seconds` at most."""
        try:
            async with asyncio.timeout(seconds):
                await self._idle.wait()
        except TimeoutError:
            return

    async def pay(self, asker: Asks, *question: Any) -> Filled:
        """Ask, once it is this question's turn.

        Raises:
            NothingMore: The run asks nothing more.
            SummarizerError: As `Asks.ask` does.

        """
        async with self._gate:
            self._mind(asker)
            task = asyncio.current_task()
            self._asking.add(task)
            self._idle.clear()
            try:
                filled = await asker.ask(*question)
            except SummarizerError as error:
                self._failed(error)
                raise
            else:
                self._unanswered = 0
                self.spent += filled.usage
                return filled
            finally:
                self._asking.discard(task)
                if not self._asking:
                    self._idle.set()

    def _mind(self, asker: Asks) -> None:
        if self.stopped is None:
            spent = self._budget.reached(self.spent, asker.endpoint.model)
            if not self.spent.tokens_out:  # what an answer cost is known from the answer
                spent = spent or unpriced(asker.endpoint, self._budget)
            if spent is not None:
                self.stopped = BudgetSpent(_advised(str(spent)))
        if self.stopped is not None:
            raise type(self.stopped)(str(self.stopped))

    def _failed(self, error: SummarizerError) -> None:
        self.spent += usage_of(error)
        if isinstance(error, StopRun):
            self.stopped = self.stopped or error
        if not isinstance(error, ModelUnavailable):
            self._unanswered = 0
            return
        self._unanswered += 1
        if self._unanswered >= _IN_A_ROW:
            self.stop(Unreachable(f"The model gave no answer {_IN_A_ROW} times in a row. {error}"))


def _advised(reason: str) -> str:
    """Word what a spent budget means for a whole run."""
    return reason.replace("Raise it, or give fewer articles.", "Raise it, and run again.")


class _Paid:
    """An asker behind a purse."""

    def __init__(self, inner: Asks, purse: Purse) -> None:
        self._inner = inner
        self._purse = purse

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
        """Ask when it is its turn; see `Purse.pay`."""
        return await self._purse.pay(self._inner, form, conversation, extra_body, what)
