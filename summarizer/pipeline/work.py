"""The part of a run that needs the model: articles of one event in, summaries and a brief out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from summarizer.errors import StopRun
from summarizer.extraction.budget import NO_BUDGET, Budget
from summarizer.extraction.check import check_answer
from summarizer.extraction.run import Extraction, Plan, Progress, extract_all
from summarizer.extraction.summary import Source, Summary
from summarizer.merging.brief import Brief
from summarizer.output.files import kept_text_file
from summarizer.pipeline.job import Model, NothingUsableError
from summarizer.pipeline.lede import with_lede
from summarizer.pipeline.merging import AS_IT_COMES, Merging, merge_summaries
from summarizer.reading.article import Article


@dataclass(frozen=True, slots=True)
class Worked:
    """What the model's part of a run gave.

    Attributes:
        brief: None where only summaries were wanted.
        stopped: What ended the run early, if anything.

    """

    summaries: list[Summary]
    brief: Brief | None
    stopped: StopRun | None


@dataclass(frozen=True, slots=True)
class Work:
    """What to make of the articles of one event.

    Attributes:
        articles: With their ids, copies marked and dates filled in; see `reading.folder`.
        name: What a message calls where they come from.
        form: The form that is filled in for each.
        folder: Where they lie, seen from the brief, with "/"; recorded in it.
        model: A model that is ready; `done` closes it.
        merging: How the summaries are merged.
        budget: What extracting and the lede may cost together.
        progress: Told when the work on an article begins, changes and ends.

    """

    articles: Sequence[Article]
    name: str
    form: type[BaseModel]
    folder: str | None
    model: Model
    merging: Merging = AS_IT_COMES
    budget: Budget = field(default=NO_BUDGET)
    progress: Progress | None = None

    async def done(self, *, merged: bool = True) -> Worked:
        """Extract, and if `merged` merge and have the lede written; closes the model.

        Raises:
            NothingUsableError: No article gave anything.
            StopRun: The run had to stop before any article was done.

        """
        try:
            extraction = await self._extraction()
            summaries = [
                _placed(article, summary, self.folder)
                for article, summary in zip(self.articles, extraction.summaries, strict=True)
            ]
            sources = [summary.source for summary in summaries]
            expect_some(self.name, sources, extraction.stopped)
            brief = await self._brief(summaries, extraction) if merged else None
            return Worked(summaries, brief, extraction.stopped)
        finally:
            await self.model.close()

    async def _extraction(self) -> Extraction:
        plan = Plan(
            form=self.form,
            language=self.merging.language or majority_language(self.articles),
            info=self.model.info,
            concurrency=self.model.concurrency,
            repair=self.model.repair,
            token_budget=self.budget.tokens,
            money_budget=self.budget.money,
        )
        return await extract_all(
            self.articles, self.model.extractor, plan, check=check_answer, progress=self.progress
        )

    async def _brief(self, summaries: Sequence[Summary], extraction: Extraction) -> Brief:
        brief = merge_summaries(summaries, self.merging)
        if self.model.asker is None:
            return brief
        stopped = str(extraction.stopped or "")
        return await with_lede(brief, self.model.asker, self.budget, stopped)


def majority_language(articles: Sequence[Article]) -> str:
    """Return the language most articles are in; among equals the one with most words."""
    files: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for article in articles:
        if article.status == "used" and article.language:
            files[article.language] += 1
            words[article.language] += article.words
    return min(files, key=lambda code: (-files[code], -words[code], code), default="en")


def expect_some(name: str, sources: Sequence[Source], stopped: StopRun | None = None) -> None:
    """Raise what says best why no source is of use, when none is.

    Raises:
        NothingUsableError: None of `sources`, which come from `name`, has status "used".
        StopRun: The same, because of what `stopped` the run.

    """
    if any(source.status == "used" for source in sources):
        return
    if stopped is not None:
        raise stopped
    reasons = {source.reason for source in sources if source.status != "copy"}
    head = f"No article in {name} could be used"
    if len(reasons) == 1 and len(sources) > 1:
        raise NothingUsableError(f"{head}: {reasons.pop()}", sources)
    lines = [f"  {source.file}: {source.reason or source.status}" for source in sources]
    raise NothingUsableError("\n".join([f"{head}:", *lines]), sources)


def _placed(article: Article, summary: Summary, folder: str | None) -> Summary:
    """Put into a summary what merging, checking and rendering need of its article."""
    source = summary.source.model_copy(update={"text_file": kept_text_file(article)})
    return summary.model_copy(
        update={
            "source": source,
            "folder": folder,
            "text": article.text,
            "sentences": article.sentences,
        }
    )
