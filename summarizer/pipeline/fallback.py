"""Doing without a model: because none is wanted, or because it cannot be asked.

The model's own failure is never hidden: each summary made without it says so with the reason,
and so do the brief and how the run ends.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace

from pydantic import BaseModel

from summarizer.errors import StopRun
from summarizer.extraction.check import check_answer
from summarizer.extraction.extractive.extractor import (
    ExtractiveExtractor,
    describe,
    unsuited,
)
from summarizer.extraction.run import Extraction, Plan, extract_all
from summarizer.extraction.summary import Summary
from summarizer.pipeline.job import Model, OpenModel
from summarizer.pipeline.outcomes import WithoutModel
from summarizer.reading.article import Article


@dataclass(frozen=True, slots=True)
class Opened:
    """What articles are worked on with: the model, or code and what kept the model from opening."""

    model: Model
    stopped: StopRun | None = None


@dataclass(frozen=True, slots=True)
class FailedOver:
    """An extraction in which code has stepped in for the model.

    Attributes:
        extraction: With a summary for every article.
        reasons: Why the model gave nothing, by the ids of the articles code chose from instead.
        cannot: Why code could not step in, where it was to.

    """

    extraction: Extraction
    reasons: dict[str, str] = field(default_factory=dict)
    cannot: str = ""


@contextmanager
def open_for(
    form: type[BaseModel],
    articles: Sequence[Article],
    open_model: OpenModel,
    language: str,
    without_model: WithoutModel,
) -> Iterator[Opened]:
    """Open what the articles of one event are worked on with, and close it after use.

    Raises:
        UsageError: No model is wanted, and code cannot fill in the form.
        SummarizerError: The model cannot be opened, and nothing may take its place.

    """
    with ExitStack() as stack:
        if without_model == "always":
            opened = Opened(_code(form, articles))
        else:
            try:
                opened = Opened(stack.enter_context(open_model(language)))
            except StopRun as error:
                if without_model == "never":
                    raise
                cannot = unsuited(form)
                if cannot is not None:
                    raise explained(error, cannot) from error
                opened = Opened(_code(form, articles, str(error)), error)
        yield opened


async def fail_over(articles: Sequence[Article], extraction: Extraction, plan: Plan) -> FailedOver:
    """Have code choose sentences of every article the model could not be asked for.

    What the model has answered stays, and so does what its failed attempts took.
    """
    if not extraction.unasked:
        return FailedOver(extraction)
    cannot = unsuited(plan.form)
    if cannot is not None:
        return FailedOver(extraction, cannot=cannot)
    left = [article for article in articles if article.id in extraction.unasked]
    extractor = ExtractiveExtractor(plan.form, articles)
    unbounded = replace(plan, repair=False, token_budget=None, money_budget=None)
    made = await extract_all(left, extractor, unbounded, check=check_answer)
    chosen = {s.source.id: s for s in made.summaries if s.source.status == "used"}
    summaries = [
        _instead(failed, chosen[failed.source.id]) if failed.source.id in chosen else failed
        for failed in extraction.summaries
    ]
    reasons = {s.source.id: s.source.reason for s in extraction.summaries if s.source.id in chosen}
    return FailedOver(replace(extraction, summaries=summaries), reasons)


def explained(error: StopRun, cannot: str) -> StopRun:
    """Return `error` with why code cannot step in."""
    return type(error)(f"{error} {cannot}")


def _code(form: type[BaseModel], articles: Sequence[Article], reason: str = "") -> Model:
    """Return code in the place of a model."""
    extractor = ExtractiveExtractor(form, articles)
    return Model(extractor=extractor, info=describe(form, reason), concurrency=1)


def _instead(failed: Summary, chosen: Summary) -> Summary:
    """Return the summary made by code, with what is known of the model that failed."""
    run = chosen.run.model_copy(update={"made_by": "extractive", "reason": failed.source.reason})
    return chosen.model_copy(update={"run": run, "usage": failed.usage})
