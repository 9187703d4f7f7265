"""The stages over folders: read, extract, merge, render, each leaving files the next can use."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import StopRun
from summarizer.extraction.budget import NO_BUDGET, Budget
from summarizer.extraction.check import check_answer
from summarizer.extraction.run import Extraction, Plan, Progress, extract_all
from summarizer.extraction.summary import Source, Summary
from summarizer.merging.brief import Brief
from summarizer.output.document import brief_json
from summarizer.output.files import kept_text_file, write_kept_texts, write_text
from summarizer.output.markdown import markdown
from summarizer.output.page import html
from summarizer.output.proof import texts_of
from summarizer.pipeline.job import (
    Job,
    Model,
    NothingUsableError,
    OpenAsker,
    OpenModel,
    Outcome,
    Watch,
)
from summarizer.pipeline.lede import ask_for_lede, with_lede
from summarizer.pipeline.merging import AS_IT_COMES, Merging, merge_summaries
from summarizer.pipeline.places import (
    BRIEF,
    SUMMARIES,
    beside,
    expect_apart,
    find_summaries,
    publish,
    read_summaries,
    relative,
    staging,
)
from summarizer.reading.article import Article
from summarizer.reading.folder import read_folder


def extract_folder(job: Job, open_model: OpenModel, watch: Watch | None = None) -> Outcome:
    """Read the folder, have every article filled in and checked, and write the summaries.

    Raises:
        SummarizerError: The folder or the place for the files cannot be used, or the run had to
            stop before any article was done.
        NothingUsableError: No article gave anything; nothing is written then.

    """
    return _run(job, open_model, watch, merged=False)


def brief_folder(job: Job, open_model: OpenModel, watch: Watch | None = None) -> Outcome:
    """Do all of `extract_folder`, `merge_folder` and `render_file`; raises what they raise."""
    return _run(job, open_model, watch, merged=True)


def merge_folder(
    path: Path,
    merging: Merging = AS_IT_COMES,
    open_asker: OpenAsker | None = None,
    budget: Budget = NO_BUDGET,
) -> Outcome:
    """Merge the summaries in `path`, or in its summaries/, into the brief.json beside them.

    Args:
        merging: How to merge.
        open_asker: Opens the model that writes the lede; without it code composes that.
        budget: What extracting and the lede may cost together.

    Raises InputError when there are no summaries, or they do not belong together.

    """
    folder = find_summaries(path)
    brief = merge_summaries(read_summaries(folder), merging)
    if open_asker is not None:
        brief = ask_for_lede(brief, open_asker, budget)
    file = beside(folder) / BRIEF
    write_text(file, brief_json(brief))
    return Outcome(brief.sources, [file], brief)


def render(brief: Brief, sources: Path, out: Path) -> list[Path]:
    """Write brief.md and brief.html for `brief` to `out`; `sources` holds the source files."""
    pages = {"brief.md": markdown(brief), "brief.html": html(brief, texts_of(brief, sources))}
    for name, text in pages.items():
        write_text(out / name, text)
    return [out / name for name in pages]


def _run(job: Job, open_model: OpenModel, watch: Watch | None, *, merged: bool) -> Outcome:
    expect_apart(job.folder, job.out)
    articles = read_folder(job.folder, date=job.date)
    _expect_some(job.folder, [Source.of(article) for article in articles])
    language = job.merging.language or majority_language(articles)
    where = relative(job.folder, job.out)
    with staging(job.out) as stage:
        # The model first: loading it takes seconds in which nothing can be shown.
        with open_model(language) as model, (watch or _unwatched)(articles) as progress:
            work = _Work(job, articles, language, where, model, progress)
            made = asyncio.run(work.done(merged=merged))
        summaries, brief = made.summaries, made.brief
        for summary in summaries:
            text = summary.model_dump_json(indent=2) + "\n"
            write_text(stage / SUMMARIES / f"{summary.source.id}.json", text)
        write_kept_texts(articles, stage)
        if brief is not None:
            write_text(stage / BRIEF, brief_json(brief))
            render(brief, job.folder, stage)
        sources = brief.sources if brief else [summary.source for summary in summaries]
        return Outcome(sources, publish(stage, job.out), brief, made.stopped)


def _unwatched(_: Sequence[Article]) -> AbstractContextManager[None]:
    return nullcontext()


@dataclass(frozen=True, slots=True)
class _Made:
    """What the model's part of a run gave."""

    summaries: list[Summary]
    brief: Brief | None
    stopped: StopRun | None


@dataclass(frozen=True, slots=True)
class _Work:
    """The part of a run that needs the model."""

    job: Job
    articles: Sequence[Article]
    language: str
    where: str | None
    model: Model
    progress: Progress | None

    async def done(self, *, merged: bool) -> _Made:
        """Extract, and if `merged` merge and have the lede written; closes the model."""
        try:
            extraction = await self._extraction()
            summaries = [
                _placed(article, summary, self.where)
                for article, summary in zip(self.articles, extraction.summaries, strict=True)
            ]
            sources = [summary.source for summary in summaries]
            _expect_some(self.job.folder, sources, extraction.stopped)
            brief = None
            if merged:
                brief = merge_summaries(summaries, self.job.merging)
                if self.model.asker is not None:
                    budget = Budget(self.job.token_budget, self.job.money_budget)
                    stopped = str(extraction.stopped or "")
                    brief = await with_lede(brief, self.model.asker, budget, stopped)
            return _Made(summaries, brief, extraction.stopped)
        finally:
            await self.model.close()

    async def _extraction(self) -> Extraction:
        plan = Plan(
            form=self.job.form,
            language=self.language,
            info=self.model.info,
            concurrency=self.model.concurrency,
            repair=self.model.repair,
            token_budget=self.job.token_budget,
            money_budget=self.job.money_budget,
        )
        return await extract_all(
            self.articles, self.model.extractor, plan, check=check_answer, progress=self.progress
        )


def majority_language(articles: Sequence[Article]) -> str:
    """Return the language most articles are in; among equals the one with most words."""
    files: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for article in articles:
        if article.status == "used" and article.language:
            files[article.language] += 1
            words[article.language] += article.words
    return min(files, key=lambda code: (-files[code], -words[code], code), default="en")


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


def _expect_some(folder: Path, sources: Sequence[Source], stopped: StopRun | None = None) -> None:
    """Raise what says best why no source is of use, when none is."""
    if any(source.status == "used" for source in sources):
        return
    if stopped is not None:
        raise stopped
    reasons = {source.reason for source in sources if source.status != "copy"}
    head = f"No article in {folder} could be used"
    if len(reasons) == 1 and len(sources) > 1:
        raise NothingUsableError(f"{head}: {reasons.pop()}", sources)
    lines = [f"  {source.file}: {source.reason or source.status}" for source in sources]
    raise NothingUsableError("\n".join([f"{head}:", *lines]), sources)
