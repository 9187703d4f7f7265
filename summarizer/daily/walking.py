"""Going through what a run would ask of the model, with something else in the model's place."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from summarizer.daily.how import How
from summarizer.daily.members import read_members
from summarizer.endpoints import Endpoint
from summarizer.errors import ModelError, ModelUnavailable
from summarizer.extraction.asking import Asks
from summarizer.pipeline.job import Model
from summarizer.pipeline.model import MakeModel
from summarizer.pipeline.work import majority_language
from summarizer.reading.article import Article
from summarizer.store.connect import Store
from summarizer.store.keeping import KeepingAsker
from summarizer.store.usage import Spending

Instead = Callable[[Asks], Asks]
"""Gives what is asked in the place of a model."""


@dataclass(frozen=True, slots=True)
class Walked:
    """What was gone through.

    Attributes:
        kept: Articles whose answer is there already.
        ledes: Events for whose lede the model would be asked.
        repairs: Whether it would be shown what was refused.
        endpoint: Where it would be asked; None where there was no event.

    """

    kept: int
    ledes: int
    repairs: bool
    endpoint: Endpoint | None


def ask_through(
    store: Store, how: How, make: MakeModel, events: Sequence[str], instead: Instead
) -> Walked:
    """Ask for every article of `events` that has no answer yet, of what stands for the model.

    What it gives is kept and checked as the model's answers are; what it refuses is passed over.

    Args:
        store: Where the articles and the answers kept so far are.
        how: How briefs are made.
        make: Makes the model ready.
        events: The events.
        instead: Gives what is asked in the model's place.

    """
    kept, ledes, repairs, endpoint = 0, 0, False, None
    for event in events:
        with store.reading() as connection:
            articles = read_members(connection, event).articles
        keepers: list[KeepingAsker] = []

        def before(
            asker: Asks, event: str = event, keepers: list[KeepingAsker] = keepers
        ) -> KeepingAsker:
            spending = Spending(event=event)
            keepers.append(KeepingAsker(instead(asker), store, how.settings, spending))
            return keepers[-1]

        model = make(how.merging.language or majority_language(articles), before)
        repairs = model.repair
        ledes += model.asker is not None
        asyncio.run(_asked([a for a in articles if a.status == "used"], model))
        kept += sum(keeper.found for keeper in keepers)
        endpoint = keepers[0].endpoint
    return Walked(kept, ledes, repairs, endpoint)


async def _asked(articles: Sequence[Article], model: Model) -> None:
    """Go as far as asking for each article."""
    try:
        for article in articles:
            with suppress(ModelError, ModelUnavailable):
                await model.extractor.fill(article)
    finally:
        await model.close()
