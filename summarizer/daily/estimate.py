"""What a day's run would ask, before anything is sent: only what is not kept already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from summarizer.daily.how import How
from summarizer.daily.walking import ask_through
from summarizer.endpoints import Endpoint
from summarizer.errors import ModelError
from summarizer.extraction.asking import Asks
from summarizer.extraction.extractor import Filled
from summarizer.extraction.prices import cost
from summarizer.extraction.prompt import Message
from summarizer.pipeline.model import MakeModel
from summarizer.store.connect import Store
from summarizer.store.usage import spent

CHARACTERS = 3.5  # of a prompt in one token, in English and French alike about that
_SCHEMA = 400  # tokens of the form's JSON schema, which goes along
_ANSWER = 700  # tokens of an answer, where the store knows of none by this model
_LEDE_IN, _LEDE_OUT = 1200, 250  # tokens of a request for a lede


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run would ask.

    Attributes:
        events: Events that would be briefed.
        reused: Events whose brief is there already.
        articles: Articles that would be asked for.
        kept: Articles whose answer is there already.
        requests: For articles and ledes, when every answer is good at once.
        repairs: Further requests at most, to show the model what was refused.
        tokens_in: Of `requests`.
        tokens_out: The same, by what answers took so far.
        cost: US dollars for `requests`; None where the price is not known.

    """

    events: int
    reused: int
    articles: int
    kept: int
    requests: int
    repairs: int
    tokens_in: int
    tokens_out: int
    cost: float | None


def estimate(
    store: Store, how: How, make: MakeModel, events: Sequence[str], reused: int = 0
) -> Estimate:
    """Say what briefing `events` would ask of the model; nothing is sent.

    Args:
        store: Where the articles and the answers kept so far are.
        how: How briefs are made.
        make: Makes the model ready.
        events: The events that have no brief yet.
        reused: How many have one.

    """
    counting = _Counting()
    asked = ask_through(store, how, make, events, counting.instead)
    ledes, repairs = asked.ledes, asked.repairs
    kept, endpoint = asked.kept, asked.endpoint
    answer = _answer_tokens(store, endpoint.model) if endpoint else _ANSWER
    tokens_in = round(counting.tokens) + ledes * _LEDE_IN
    tokens_out = counting.requests * answer + ledes * _LEDE_OUT
    price = (
        cost(endpoint, endpoint.model, tokens_in=tokens_in, tokens_cached=0, tokens_out=tokens_out)
        if endpoint
        else 0.0
    )
    return Estimate(
        events=len(events),
        reused=reused,
        articles=counting.requests,
        kept=kept,
        requests=counting.requests + ledes,
        repairs=counting.requests if repairs else 0,
        tokens_in=tokens_in,
        tokens_out=tokens_out,
        cost=price,
    )


class _NotAskedError(ModelError):
    """This would have been asked."""


class _Counting:
    """Counts what would be asked."""

    def __init__(self) -> None:
        self.requests = 0
        self.tokens = 0.0

    def instead(self, asker: Asks) -> Asks:
        """Return what is asked instead of `asker`."""
        return _Instead(asker, self)


class _Instead:
    """Stands where a model stands, and is never asked in earnest."""

    def __init__(self, inner: Asks, counting: _Counting) -> None:
        self._inner = inner
        self._counting = counting

    @property
    def endpoint(self) -> Endpoint:
        """Where the model is."""
        return self._inner.endpoint

    async def aclose(self) -> None:
        """Close the connections of the one behind it."""
        await self._inner.aclose()

    async def ask(
        self,
        form: type[BaseModel],  # noqa: ARG002  the seam's arguments
        conversation: list[Message],
        extra_body: Mapping[str, Any],
        what: str = "article",
    ) -> Filled:
        """Count the question; raises _NotAskedError."""
        said = sum(len(str(message["content"])) for message in conversation)
        self._counting.requests += 1
        self._counting.tokens += said / CHARACTERS + (0 if "grammar" in extra_body else _SCHEMA)
        raise _NotAskedError(f"No question about the {what} is asked for an estimate.")


def _answer_tokens(store: Store, model: str) -> int:
    """Return how many tokens an answer of `model` took on average so far."""
    with store.reading() as connection:
        rows = [row for row in spent(connection, "model") if row.what == model]
    works = sum(row.works for row in rows)
    return round(sum(row.usage.tokens_out for row in rows) / works) if works else _ANSWER
