"""The part of a run that needs the model: articles of one event in, summaries and a brief out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from summarizer.errors import Interrupted, StopRun
from summarizer.extraction.budget import NO_BUDGET, Budget
from summarizer.extraction.check import check_answer
from summarizer.extraction.run import Keep, Plan, Progress, extract_all
from summarizer.extraction.summary import Source, Summary
from summarizer.merging.brief import Brief
from summarizer.output.files import kept_text_file
from summarizer.pipeline.fallback import FailedOver, explained, fail_over
from summarizer.pipeline.job import Model
from summarizer.pipeline.judge import merge_judged
from summarizer.pipeline.lede import with_lede
from summarizer.pipeline.merging import AS_IT_COMES, Merging, merge_summaries
from summarizer.pipeline.outcomes import NothingUsableError, WithoutModel
from summarizer.reading.article import Article


@dataclass(frozen=True, slots=True)
class Worked:
    """What the model's part of a run gave.

    Attributes:
        brief: None where only summaries were wanted.
        stopped: What ended the run early, or kept the model from opening, if anything.
        failed_over: Why code chose the sentences of some articles, by their ids; nothing where no
            model was wanted.
        cannot_fail_over: Why code could choose from none, where it was to.

    """

    summaries: list[Summary]
    brief: Brief | None
    stopped: StopRun | None
    failed_over: Mapping[str, str] = field(default_factory=dict)
    cannot_fail_over: str = ""


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
        budget: What extracting, judging and the lede may cost together.
        not_opened: Why the model did not open, where code stands in its place.
        without_model: Whether code takes the articles the model cannot be asked for.
        progress: Told when the work on an article begins, changes and ends.
        there, keep: Summaries there are already, and who is given each as it is made; see
            `extract_all`.

    """

    articles: Sequence[Article]
    name: str
    form: type[BaseModel]
    folder: str | None
    model: Model
    merging: Merging = AS_IT_COMES
    budget: Budget = field(default=NO_BUDGET)
    not_opened: StopRun | None = None
    without_model: WithoutModel = "never"
    progress: Progress | None = None
    there: Mapping[str, Summary] = field(default_factory=dict)
    keep: Keep | None = None

    async def done(self, *, merged: bool = True) -> Worked:
        """Extract, and if `merged` merge and have the lede written; closes the model.

        Raises:
            NothingUsableError: No article gave anything.
            StopRun: The run had to stop before any article was done; Interrupted in any case.

        """
        try:
            ended = await self._extraction()
            extraction, stopped = ended.extraction, self.not_opened or ended.extraction.stopped
            summaries = [
                placed(article, summary, self.folder)
                for article, summary in zip(self.articles, extraction.summaries, strict=True)
            ]
            sources = [summary.source for summary in summaries]
            expect_some(self.name, sources, stopped, ended.cannot)
            brief = await self._brief(summaries, stopped) if merged else None
            return Worked(summaries, brief, stopped, self._failed_over(ended), ended.cannot)
        finally:
            await self.model.close()

    async def _extraction(self) -> FailedOver:
        plan = Plan(
            form=self.form,
            language=self.merging.language or majority_language(self.articles),
            info=self.model.info,
            concurrency=self.model.concurrency,
            repair=self.model.repair,
            token_budget=self.budget.tokens,
            money_budget=self.budget.money,
        )
        extraction = await extract_all(
            self.articles,
            self.model.extractor,
            plan,
            check=check_answer,
            progress=self.progress,
            there=self.there,
            keep=self.keep,
        )
        if isinstance(extraction.stopped, Interrupted):
            raise extraction.stopped
        if self.without_model == "when_it_fails":
            return await fail_over(self.articles, extraction, plan)
        return FailedOver(extraction)

    def _failed_over(self, ended: FailedOver) -> dict[str, str]:
        """Return why the model gave nothing, by the ids of the articles code chose from."""
        if self.not_opened is None:
            return ended.reasons
        used = (s.source for s in ended.extraction.summaries if s.source.status == "used")
        return {source.id: str(self.not_opened) for source in used}

    async def _brief(self, summaries: Sequence[Summary], stopped: StopRun | None) -> Brief:
        silent = str(stopped or "") or _why_silent(summaries)
        if self.model.judge is None:
            brief = merge_summaries(summaries, self.merging)
        else:
            judge = self.model.judge
            brief = await merge_judged(summaries, self.merging, judge, self.budget, silent)
        if self.model.asker is None:
            return brief
        return await with_lede(brief, self.model.asker, self.budget, silent)


def majority_language(articles: Sequence[Article]) -> str:
    """Return the language most articles are in; among equals the one with most words."""
    files: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for article in articles:
        if article.status == "used" and article.language:
            files[article.language] += 1
            words[article.language] += article.words
    return min(files, key=lambda code: (-files[code], -words[code], code), default="en")


def _why_silent(summaries: Sequence[Summary]) -> str:
    """Say why the model need not be asked for a lede: it could not be asked for any article."""
    used = [summary.run for summary in summaries if summary.source.status == "used"]
    return "" if any(run.made_by == "model" for run in used) else used[0].reason


def expect_some(
    name: str, sources: Sequence[Source], stopped: StopRun | None = None, cannot: str = ""
) -> None:
    """Raise what says best why no source is of use, when none is, and why code cannot step in.

    Raises:
        NothingUsableError: None of `sources`, which come from `name`, has status "used".
        StopRun: The same, because of what `stopped` the run.

    """
    if any(source.status == "used" for source in sources):
        return
    if stopped is not None:
        raise explained(stopped, cannot) if cannot else stopped
    reasons = {source.reason for source in sources if source.status != "copy"}
    head = f"No article in {name} could be used"
    if len(reasons) == 1 and len(sources) > 1:
        raise NothingUsableError(f"{head}: {reasons.pop()} {cannot}".rstrip(), sources)
    lines = [f"  {source.file}: {source.reason or source.status}" for source in sources]
    lines += [cannot] if cannot else []
    raise NothingUsableError("\n".join([f"{head}:", *lines]), sources)


def placed(article: Article, summary: Summary, folder: str | None) -> Summary:
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
