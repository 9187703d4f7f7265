"""Briefing many events in one run: some at once, one purse, and an orderly end."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from summarizer.daily.event_brief import brief_event
from summarizer.daily.how import How
from summarizer.daily.kept import Result
from summarizer.daily.purse import Purse
from summarizer.daily.stopping import ending_in_order
from summarizer.errors import Interrupted, NothingMore, StoreError, SummarizerError
from summarizer.pipeline.model import MakeModel
from summarizer.pipeline.stopping import PATIENCE
from summarizer.store.connect import Store

AT_ONCE = 4  # events; so that the next one's articles are asked for while one is merged

Told = Callable[[str, Result], None]
"""Called with an event's id and what became of it, as soon as that is known."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """What all events of a run are briefed with.

    Attributes:
        run: The run costs are written down for.
        make: Makes the model ready.
        purse: What the run may cost.
        told: Told of each event that is done.

    """

    store: Store
    how: How
    run: int | None
    make: MakeModel
    purse: Purse
    told: Told

    def all_of(self, events: Sequence[str]) -> dict[str, Result]:
        """Brief events, in this order as far as several are not worked on at once.

        Returns:
            By event the brief, or why there is none.

        Raises:
            KeyboardInterrupt: After Ctrl-C; what came back by then is kept.

        """
        with asyncio.Runner() as runner:
            try:
                return runner.run(self._all(events))
            except KeyboardInterrupt:
                with suppress(KeyboardInterrupt):
                    runner.run(self.purse.emptied(0.3))
                raise

    async def _all(self, events: Sequence[str]) -> dict[str, Result]:
        results: dict[str, Result] = {}
        waiting = iter(events)
        with ending_in_order(self.purse, asyncio.get_running_loop()) as pressed:
            tasks = [
                asyncio.create_task(self._some(waiting, results, pressed)) for _ in range(AT_ONCE)
            ]
            stop = asyncio.create_task(pressed.wait())
            everything = asyncio.gather(*tasks)
            either: list[asyncio.Future[Any]] = [everything, stop]
            try:
                await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
                if pressed.is_set():
                    await asyncio.wait(tasks, timeout=PATIENCE)
                    raise KeyboardInterrupt
                await everything
            finally:
                for task in (*tasks, stop):
                    task.cancel()
                await asyncio.gather(everything, stop, return_exceptions=True)
        return results

    async def _some(
        self, waiting: Iterator[str], results: dict[str, Result], pressed: asyncio.Event
    ) -> None:
        for event in waiting:
            if pressed.is_set():
                return
            try:
                results[event] = await brief_event(
                    self.store, event, self.how, self.make, run=self.run, keep=self.purse.before
                )
            except Interrupted:
                return
            except StoreError as error:
                # What is asked for the other events could not be kept either.
                self.purse.stop(NothingMore(f"{error} No more is asked."))
                results[event] = error
            except SummarizerError as error:
                results[event] = error
            self.told(event, results[event])
