"""Briefing one event of the store, and taking its brief out of it as files that prove it.

A brief that was made from the same articles in the same way is found again: nothing is read,
asked or compared by vectors. A new one is a new version; no version is ever changed, so that a
review stays about what was reviewed.
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial

from summarizer.daily.how import How
from summarizer.daily.kept import ARTICLES, MADE_BY, EventBrief, taken_up
from summarizer.daily.members import read_members
from summarizer.errors import NotInStoreError, StopRun
from summarizer.extraction.asking import Asks
from summarizer.extraction.client import Keep, as_it_is
from summarizer.extraction.run import Progress
from summarizer.merging.brief import Brief
from summarizer.pipeline.fallback import open_for
from summarizer.pipeline.job import Model
from summarizer.pipeline.model import MakeModel, made_ready
from summarizer.pipeline.notices import Notice, silent
from summarizer.pipeline.work import Work, majority_language
from summarizer.store.briefs import put_version
from summarizer.store.connect import Store
from summarizer.store.events import get_event
from summarizer.store.keeping import KeepingAsker
from summarizer.store.usage import Spending


def make_brief(store: Store, event: str, how: How, notice: Notice = silent) -> EventBrief:
    """Brief one event, opening the model only if that is needed; see `brief_event`."""
    kept = taken_up(store, event, how)
    if kept is not None:
        return EventBrief(kept, reused=True)
    with ready_or_not(how, notice) as make:
        return asyncio.run(brief_event(store, event, how, make))


@contextmanager
def ready_or_not(how: How, notice: Notice) -> Iterator[MakeModel]:
    """Open the model once for many events, if one is wanted; where it fails, each is told why."""
    if how.without_model == "always":
        yield _not_wanted
        return
    with ExitStack() as stack:
        try:
            make = stack.enter_context(made_ready(how.settings, how.form, notice))
        except StopRun as error:
            make = partial(_not_opened, error)
        yield make


def _not_wanted(_: str, __: Keep) -> Model:
    raise AssertionError("a model was asked for that is not wanted")


def _not_opened(error: StopRun, _: str, __: Keep) -> Model:
    raise error


async def brief_event(  # noqa: PLR0913  the last three have defaults
    store: Store,
    event: str,
    how: How,
    make: MakeModel,
    *,
    run: int | None = None,
    keep: Keep = as_it_is,
    progress: Progress | None = None,
) -> EventBrief:
    """Brief one event of the store, and keep the brief as a version of its own.

    Args:
        event: The event's id.
        how: How the brief is made.
        make: Makes the model ready; see `pipeline.model.made_ready`.
        run: The run the costs are written down for.
        keep: Put between the model and the answers that are kept, e.g. a budget.
        progress: Told about each article.

    Raises:
        NothingUsableError: No article of the event gave anything.
        StopRun: The run had to stop before any article was done.
        NotInStoreError: There is no such event, or it has no articles.
        StoreError: The store cannot be used.

    """
    kept = taken_up(store, event, how)
    if kept is not None:
        return EventBrief(kept, reused=True)
    with store.reading() as connection:
        get_event(connection, event)
        members = read_members(connection, event)
    if not members.articles:
        raise NotInStoreError(f"The event {event} has no articles. Run `summarizer daily` again.")
    askers: list[KeepingAsker] = []

    def kept_answers(asker: Asks) -> KeepingAsker:
        askers.append(KeepingAsker(keep(asker), store, how.settings, Spending(run, event)))
        return askers[-1]

    @contextmanager
    def opened(language: str) -> Iterator[Model]:
        yield make(language, kept_answers)

    language = how.merging.language or majority_language(members.articles)
    with open_for(how.form, members.articles, opened, language, how.without_model) as ready:
        work = Work(
            articles=members.articles,
            name=f"the event {event}",
            form=how.form,
            folder=ARTICLES,
            model=ready.model,
            merging=how.merging,
            not_opened=ready.stopped,
            without_model=how.without_model,
            progress=progress,
        )
        worked = await work.done()
    if worked.brief is None:
        raise AssertionError("a merged run gives a brief")
    whole = worked.stopped is None and not worked.failed_over and _whole(worked.brief, askers)
    with store.writing() as connection:
        version = put_version(
            connection,
            event,
            worked.brief,
            inputs=how.inputs(list(members.idents.values()), whole=whole),
            articles=members.idents,
            made_by=MADE_BY,
        )
    return EventBrief(version, asked=sum(each.asked for each in askers), stopped=worked.stopped)


def _whole(brief: Brief, askers: Sequence[KeepingAsker]) -> bool:
    """Tell whether another run with the same articles could not find more."""
    return (
        not any(source.status == "failed" for source in brief.sources)
        and not any(asker.unanswered for asker in askers)
        and brief.run.candidates.reason != "failed"
    )
