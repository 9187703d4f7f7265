"""A day's run whose answers come by batch: sent ahead, then briefed as always."""

import asyncio
from collections.abc import Sequence

from summarizer.counting import counted
from summarizer.daily.batch import Batched, expect_batches, run_batches
from summarizer.daily.composing import Chosen
from summarizer.daily.daily import brief_here
from summarizer.daily.event_brief import ready_or_not
from summarizer.daily.how import How
from summarizer.daily.kept import Result
from summarizer.daily.purse import Purse
from summarizer.daily.replaying import Catching, Delivering
from summarizer.daily.walking import ask_through
from summarizer.extraction.wire import open_client
from summarizer.pipeline.model import MakeModel
from summarizer.pipeline.notices import Notice
from summarizer.store.batches import returned
from summarizer.store.connect import Store

POLL = 30.0  # seconds between two looks at the provider


async def _rested(seconds: float) -> None:
    await asyncio.sleep(seconds)


def ahead_by_batch(  # noqa: PLR0913, PLR0917  a run has that many parts
    store: Store,
    how: How,
    make: MakeModel,
    events: Sequence[str],
    notice: Notice,
    every: float = POLL,
) -> Batched:
    """Get the answers for all articles of `events` by batches, and keep those that hold.

    What then has no answer yet, because its line failed, its answer was broken, or it is a
    repair or a lede, is asked for one by one by the run that follows.

    Args:
        store: Where the articles are, and answers are kept.
        how: How briefs are made; names the endpoint.
        make: Makes the model ready.
        events: The events to brief.
        notice: Called with one line for the person.
        every: Seconds between two looks at the provider.

    Raises:
        UsageError: No hosted model is named.
        StopRun, ModelUnavailable: As `run_batches` does.

    """
    endpoint = expect_batches(how.settings.endpoint())
    catching = Catching(how.settings)
    ask_through(store, how, make, events, catching.instead)
    if not catching.bodies:
        return Batched(0, 0, 0)
    requests = counted(len(catching.bodies), "request")
    notice(f"{requests} by batch; this may take up to a day. Ctrl-C is safe.")

    async def work() -> Batched:
        async with open_client(endpoint, how.settings.timeout) as client:
            return await run_batches(store, client, catching.bodies, notice, lambda: _rested(every))

    report = asyncio.run(work())
    with store.reading() as connection:
        results = returned(connection, catching.bodies)
    ask_through(store, how, make, events, Delivering(how.settings, results).instead)
    notice(f"{report.back} answers came back by batch, {report.failed} are asked for again.")
    return report


def brief_by_batch(  # noqa: PLR0913, PLR0917  a run has that many parts
    store: Store, how: How, every: float, chosen: Chosen, purse: Purse, notice: Notice, run: int
) -> dict[str, Result]:
    """Brief events with answers that come by batch; see `daily.Brief`."""
    with ready_or_not(how, notice) as make:
        ahead_by_batch(store, how, make, chosen.missing, notice, every)
    return brief_here(store, how, chosen, purse, notice, run)
