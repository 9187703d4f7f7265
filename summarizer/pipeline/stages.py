"""The stages over folders: read, extract, merge, render, each leaving files the next can use."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from pathlib import Path

from summarizer.extraction.budget import NO_BUDGET, Budget
from summarizer.extraction.summary import Source
from summarizer.merging.brief import Brief
from summarizer.output.document import brief_json
from summarizer.output.files import write_kept_texts, write_text
from summarizer.output.markdown import markdown
from summarizer.output.page import html
from summarizer.output.proof import texts_of
from summarizer.pipeline.fallback import open_for
from summarizer.pipeline.job import Job, OpenAsker, OpenModel, Outcome, Watch
from summarizer.pipeline.judge import ask_and_merge
from summarizer.pipeline.lede import ask_for_lede
from summarizer.pipeline.merging import AS_IT_COMES, Merging, merge_summaries
from summarizer.pipeline.places import (
    BRIEF,
    SUMMARIES,
    beside,
    expect_apart,
    find_summaries,
    kept_elsewhere,
    publish,
    read_summaries,
    relative,
    staging,
    write_summaries,
)
from summarizer.pipeline.stopping import run_stoppable
from summarizer.pipeline.unfinished import doing, forget
from summarizer.pipeline.work import Work, expect_some, majority_language
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
    open_judge: OpenAsker | None = None,
) -> Outcome:
    """Merge the summaries in `path`, or in its summaries/, into the brief.json beside them.

    Args:
        merging: How to merge.
        open_asker: Opens the model that writes the lede; without it code composes that.
        budget: What extracting, judging and the lede may cost together.
        open_judge: Opens the model that judges pairs of claims; without it nobody does.

    Raises InputError when there are no summaries, or they do not belong together.

    """
    folder = find_summaries(path)
    summaries = read_summaries(folder)
    if open_judge is not None:
        brief = ask_and_merge(summaries, merging, open_judge, budget)
    else:
        brief = merge_summaries(summaries, merging)
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
    expect_some(str(job.folder), [Source.of(article) for article in articles])
    language = job.merging.language or majority_language(articles)
    where = relative(job.folder, job.out)
    with staging(job.out) as stage:
        # The model first: loading it takes seconds in which nothing can be shown.
        with ExitStack() as open_things:
            opened = open_things.enter_context(
                open_for(job.form, articles, open_model, language, job.without_model)
            )
            progress = open_things.enter_context((watch or _unwatched)(articles))
            so_far = doing(job, articles, opened.model, language)
            open_things.enter_context(so_far.kept_when_stopped())
            work = Work(
                articles=articles,
                name=str(job.folder),
                form=job.form,
                folder=where,
                model=opened.model,
                not_opened=opened.stopped,
                without_model=job.without_model,
                merging=job.merging,
                budget=Budget(job.token_budget, job.money_budget),
                progress=progress,
                there=so_far.there(),
                keep=so_far.keep,
            )
            made = run_stoppable(work.done(merged=merged), job.on_stop)
        summaries, brief = made.summaries, made.brief
        sources = brief.sources if brief else [summary.source for summary in summaries]
        with so_far.kept_when_stopped(), kept_elsewhere(summaries):
            write_summaries(summaries, stage / SUMMARIES)
            write_kept_texts(articles, stage)
            if brief is not None:
                write_text(stage / BRIEF, brief_json(brief))
                render(brief, job.folder, stage)
            files = publish(stage, job.out)
            forget(job.out)
        return Outcome(sources, files, brief, made.stopped, made.failed_over, made.cannot_fail_over)


def _unwatched(_: Sequence[Article]) -> AbstractContextManager[None]:
    return nullcontext()
