"""A run over many articles: some at once, each ending in one summary, in the order given.

Nothing an article does takes another one with it. Only `StopRun` ends the run early; then
every article that has no answer yet gets that one reason.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from pydantic import BaseModel

from summarizer.errors import (
    ModelUnavailable,
    NothingMore,
    RefusedError,
    StopRun,
    SummarizerError,
)
from summarizer.extraction.budget import Budget
from summarizer.extraction.extractor import Extractor, Filled, usage_of
from summarizer.extraction.forms import field_infos, form_name
from summarizer.extraction.repair import Checked, CheckedParts, joined, repairable
from summarizer.extraction.summary import RunInfo, Source, Summary, Usage, Withheld
from summarizer.reading.article import Article

Ending = Literal["refused", "failed"]
State = Literal["asking", "choosing sentences", "repairing", "used"] | Ending
Progress = Callable[[Article, State], None]
# Decides which entries of an answer the article carries.
Check = Callable[[Article, BaseModel], Checked]
# Told of every summary as soon as it may be kept; the later one of an article is the better one.
Keep = Callable[[Summary], None]
_NONE: Mapping[str, Summary] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Plan:
    """What is the same for every article of a run.

    Attributes:
        form: The form that is filled in.
        language: The brief's language.
        info: How the answers are made.
        concurrency: Articles worked on at once.
        repair: Whether the model is shown once what was refused.
        token_budget: Prompt and answer tokens after which no article is begun.
        money_budget: The same in US dollars.

    """

    form: type[BaseModel]
    language: str
    info: RunInfo
    concurrency: int = 8
    repair: bool = False
    token_budget: int | None = None
    money_budget: float | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a run gives.

    Attributes:
        summaries: One for every article.
        stopped: What ended the run early, if anything.
        unasked: Ids of the articles without an answer because the model could not be reached or
            could be asked no more; not those it gave nothing usable for.

    """

    summaries: list[Summary]
    stopped: StopRun | None = None
    unasked: frozenset[str] = frozenset()


async def extract_all(  # noqa: PLR0913  the last three have defaults
    articles: Sequence[Article],
    extractor: Extractor,
    plan: Plan,
    *,
    check: Check,
    progress: Progress | None = None,
    there: Mapping[str, Summary] = _NONE,
    keep: Keep | None = None,
) -> Extraction:
    """Have every article with status "used" filled in and checked.

    Args:
        articles: All articles; those with another status only get their summary.
        check: Decides which entries of an answer the article carries.
        progress: Told when the work on an article begins, changes and ends.
        there: Summaries made earlier in the very same way, by their articles' ids: nobody is
            asked for these.
        keep: Given the summary of every article that has one, also where the run then breaks off.

    Returns:
        One summary an article, in the order given, whatever order the answers came in. The
        source of an article that could not be done has status "refused" or "failed" and the
        reason.

    """
    gate = asyncio.Semaphore(plan.concurrency)
    run = _Run(
        extractor, plan, check, progress or (lambda *_: None), keep or (lambda _: None), there, gate
    )
    return await run.over(articles)


@dataclass(slots=True)
class _Run:
    """One run while it lasts."""

    extractor: Extractor
    plan: Plan
    check: Check
    progress: Progress
    keep: Keep
    there: Mapping[str, Summary]
    gate: asyncio.Semaphore
    checking: asyncio.Lock = field(default_factory=asyncio.Lock)
    spent: Usage = field(default_factory=Usage)
    stopped: StopRun | None = None
    refused: NothingMore | None = None  # for one article; others may have an answer kept
    working: set[asyncio.Task[Summary]] = field(default_factory=set)
    unasked: set[str] = field(default_factory=set)
    ending: bool = False

    async def over(self, articles: Sequence[Article]) -> Extraction:
        tasks = [asyncio.create_task(self._one(article)) for article in articles]
        self.working.update(tasks)
        try:
            ended = await asyncio.gather(*tasks, return_exceptions=True)
        finally:
            for task in tasks:
                task.cancel()
        summaries = [
            self._after_stop(article, result)
            for article, result in zip(articles, ended, strict=True)
        ]
        stopped = self.stopped or self.refused
        return Extraction(summaries, stopped, frozenset(self.unasked))

    async def _one(self, article: Article) -> Summary:
        if article.status != "used":
            return self._summary(Source.of(article), article)
        try:
            if article.id in self.there:
                self.progress(article, "used")
                return self._kept(self.there[article.id])
            return await self._checked(article)
        except StopRun as error:
            self._stop(error)
            return self._without(article, error, usage_of(error))
        except SummarizerError as error:
            return self._without(article, error, usage_of(error))

    async def _ask(self, article: Article, refused: Sequence[Withheld] = ()) -> Filled | None:
        """Ask the model, as one of `concurrency` at once; None when the run has been stopped.

        The place is free again before the answer is checked, so that checking holds nobody up.
        """
        async with self.gate:
            self._mind_the_budget()
            if self.stopped is not None:
                return None
            self.progress(article, "repairing" if refused else self._first_state())
            try:
                filled = await self.extractor.fill(article, refused)
            except SummarizerError as error:
                self.spent += usage_of(error)
                raise
            self.spent += filled.usage
            return filled

    async def _checked(self, article: Article) -> Summary:
        filled = await self._ask(article)
        if filled is None:
            return self._without(article, self.stopped or SummarizerError(), Usage())
        usage = filled.usage
        first = await self._check(article, filled.answer)
        parts = CheckedParts(list(first.claims), list(first.withheld))
        refused = repairable(parts.withheld)
        made = self._kept(self._done(article, parts, usage))
        if self.plan.repair and refused and not self.ending:
            parts, more = await self._repaired(article, parts, refused)
            made = self._kept(self._done(article, parts, usage + more))
        self.progress(article, "used")
        return made

    async def _check(self, article: Article, answer: BaseModel) -> Checked:
        """Check one answer at a time, letting whatever waits to be sent go first.

        Where the run breaks off meanwhile, the answer is checked all the same: it is paid for.
        """
        try:
            async with self.checking:
                await asyncio.sleep(0)
                return self.check(article, answer)
        except asyncio.CancelledError:
            self.ending = True
            return self.check(article, answer)

    async def _repaired(
        self, article: Article, parts: CheckedParts, refused: Sequence[Withheld]
    ) -> tuple[CheckedParts, Usage]:
        """Show the model what was refused, and take in what then holds.

        Whatever goes wrong here, the first answer is paid for and checked: it stays.
        """
        try:
            again = await self._ask(article, refused)
        except StopRun as error:
            self._stop(error)
            return parts, usage_of(error)
        except SummarizerError as error:
            return parts, usage_of(error)
        if again is None:
            return parts, Usage()
        second = await self._check(article, again.answer)
        both = joined(parts, CheckedParts(list(second.claims), list(second.withheld)))
        return both, again.usage

    def _first_state(self) -> State:
        return "asking" if self.plan.info.made_by == "model" else "choosing sentences"

    def _mind_the_budget(self) -> None:
        """Begin no article once the budget is used up; those being asked may end."""
        if self.stopped is None:
            budget = Budget(self.plan.token_budget, self.plan.money_budget)
            self.stopped = budget.reached(self.spent, self.plan.info.model)

    def _stop(self, error: StopRun) -> None:
        """End the run: whatever is still being asked would end the same way."""
        if isinstance(error, NothingMore):
            self.refused = self.refused or error
            return
        self.stopped = self.stopped or error
        for task in self.working - {asyncio.current_task()}:
            task.cancel()

    def _after_stop(self, article: Article, result: Summary | BaseException) -> Summary:
        if isinstance(result, Summary):
            return result
        if isinstance(result, asyncio.CancelledError) and self.stopped is not None:
            return self._without(article, self.stopped, Usage())
        if isinstance(result, Exception):
            # A fault of ours in one article must not cost the answers of all the others.
            kind = type(result).__name__
            fault = SummarizerError(f"The program failed on this article ({kind}: {result}).")
            return self._without(article, fault, Usage())
        raise result

    def _without(self, article: Article, error: SummarizerError, usage: Usage) -> Summary:
        """Say that there is no answer for `article`, and why."""
        if isinstance(error, ModelUnavailable | StopRun):
            self.unasked.add(article.id)
        status: Ending = "refused" if isinstance(error, RefusedError) else "failed"
        self.progress(article, status)
        source = Source.of(article, status=status, reason=str(error))
        return self._summary(source, article, usage=usage)

    def _kept(self, summary: Summary) -> Summary:
        self.keep(summary)
        return summary

    def _done(self, article: Article, parts: CheckedParts, usage: Usage) -> Summary:
        return self._summary(
            Source.of(article),
            article,
            text=article.text,
            sentences=article.sentences,
            claims=parts.claims,
            withheld=parts.withheld,
            usage=usage,
        )

    def _summary(self, source: Source, article: Article, **found: object) -> Summary:
        plan = self.plan
        return Summary.model_validate(
            {
                "source": source,
                "language": plan.language,
                "form": form_name(plan.form),
                "fields": field_infos(plan.form),
                "removed": article.removed,
                "run": plan.info,
                **found,
            }
        )
