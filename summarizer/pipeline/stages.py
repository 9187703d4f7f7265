"""The stages over folders: read, extract, merge, render, each leaving files the next can use."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from summarizer.errors import InputError, StopRun
from summarizer.extraction.check import check_answer
from summarizer.extraction.run import Extraction, Plan, Progress, extract_all
from summarizer.extraction.summary import Source, Summary
from summarizer.merging.brief import Brief
from summarizer.merging.merge import merge
from summarizer.output.document import brief_json
from summarizer.output.files import kept_text_file, write_kept_texts, write_text
from summarizer.output.markdown import markdown
from summarizer.output.page import html
from summarizer.output.proof import texts_of
from summarizer.pipeline.job import Job, Model, NothingUsableError, OpenModel, Outcome, Watch
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
from summarizer.pipeline.vectors import FindVectors, words_only
from summarizer.reading.article import Article
from summarizer.reading.folder import read_folder


def extract_folder(job: Job, open_model: OpenModel, watch: Watch | None = None) -> Outcome:
    """Read the folder, have every article filled in and checked, and write the summaries.

    Raises:
        SummarizerError: The folder or the place for the files cannot be used, or the run had to
            stop before any article was done.
        NothingUsableError: No article gave anything; nothing is written then.

    """
    return _run(job, open_model, watch, None)


def brief_folder(
    job: Job,
    open_model: OpenModel,
    watch: Watch | None = None,
    find: FindVectors = words_only,
) -> Outcome:
    """Do all of `extract_folder`, `merge_folder` and `render_file`; raises what they raise."""
    return _run(job, open_model, watch, find)


def merge_folder(
    path: Path, language: str | None = None, find: FindVectors = words_only
) -> Outcome:
    """Merge the summaries in `path`, or in its summaries/, into the brief.json beside them.

    Raises InputError when there are none, or they do not belong together.
    """
    folder = find_summaries(path)
    brief = merge_summaries(read_summaries(folder), language, find)
    file = beside(folder) / BRIEF
    write_text(file, brief_json(brief))
    return Outcome(brief.sources, [file], brief)


def merge_summaries(
    summaries: Sequence[Summary], language: str | None = None, find: FindVectors = words_only
) -> Brief:
    """Merge the summaries of one run; the sources' folder is the one they record.

    `find` gives the vectors claims are compared by.
    """
    folders = {summary.folder for summary in summaries}
    if len(folders) > 1:
        raise InputError(
            "The summaries come from different folders, so they are not of one run. Extract "
            "them again."
        )
    return merge(
        summaries,
        language=language,
        folder=next(iter(folders), None),
        vectors=find(summaries),
    )


def render(brief: Brief, sources: Path, out: Path) -> list[Path]:
    """Write brief.md and brief.html for `brief` to `out`; `sources` holds the source files."""
    pages = {"brief.md": markdown(brief), "brief.html": html(brief, texts_of(brief, sources))}
    for name, text in pages.items():
        write_text(out / name, text)
    return [out / name for name in pages]


def _run(job: Job, open_model: OpenModel, watch: Watch | None, find: FindVectors | None) -> Outcome:
    """Extract and, where there is something to compare claims by, merge and render."""
    expect_apart(job.folder, job.out)
    articles = read_folder(job.folder, date=job.date)
    _expect_some(job.folder, [Source.of(article) for article in articles])
    language = job.language or majority_language(articles)
    where = relative(job.folder, job.out)
    with staging(job.out) as stage:
        # The model first: loading it takes seconds in which nothing can be shown.
        with open_model(language) as model, (watch or _unwatched)(articles) as progress:
            extraction = asyncio.run(_extract(job, articles, language, model, progress))
        summaries = [
            _placed(article, summary, where)
            for article, summary in zip(articles, extraction.summaries, strict=True)
        ]
        sources = [summary.source for summary in summaries]
        _expect_some(job.folder, sources, extraction.stopped)
        for summary in summaries:
            text = summary.model_dump_json(indent=2) + "\n"
            write_text(stage / SUMMARIES / f"{summary.source.id}.json", text)
        write_kept_texts(articles, stage)
        brief = None
        if find is not None:
            brief = merge_summaries(summaries, job.language, find)
            write_text(stage / BRIEF, brief_json(brief))
            render(brief, job.folder, stage)
            sources = brief.sources
        return Outcome(sources, publish(stage, job.out), brief, extraction.stopped)


def _unwatched(_: Sequence[Article]) -> AbstractContextManager[None]:
    return nullcontext()


async def _extract(
    job: Job,
    articles: Sequence[Article],
    language: str,
    model: Model,
    progress: Progress | None,
) -> Extraction:
    plan = Plan(
        form=job.form,
        language=language,
        info=model.info,
        concurrency=model.concurrency,
        repair=model.repair,
        token_budget=job.token_budget,
        money_budget=job.money_budget,
    )
    try:
        return await extract_all(
            articles, model.extractor, plan, check=check_answer, progress=progress
        )
    finally:
        await model.close()


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
