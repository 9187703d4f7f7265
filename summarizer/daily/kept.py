"""The brief of an event as the store keeps it, and whether it is there already."""

from dataclasses import dataclass

from summarizer.daily.how import How
from summarizer.errors import StopRun, SummarizerError
from summarizer.extraction.summary import Source
from summarizer.pipeline.outcomes import MISSED
from summarizer.store.briefs import Version, made_from, newest_version, take_up
from summarizer.store.connect import Store
from summarizer.store.events import members_of

MADE_BY = "daily"
ARTICLES = "articles"  # the folder, beside a brief, its articles are exported to


@dataclass(frozen=True, slots=True)
class EventBrief:
    """The brief of one event.

    Attributes:
        version: As the store keeps it.
        reused: It was there already, and nothing was done.
        asked: Answers that came from the model for it.
        stopped: What ended the work early, if anything.

    """

    version: Version
    reused: bool = False
    asked: int = 0
    stopped: StopRun | None = None

    @property
    def missed(self) -> list[Source]:
        """The sources that should have given something and did not."""
        return [source for source in self.version.brief.sources if source.status in MISSED]

    @property
    def failed_over(self) -> bool:
        """Tell whether a model was wanted for something that code had to choose instead."""
        made = self.version.brief.run.extractive
        return made is not None and made.failed_over


Result = EventBrief | SummarizerError


def kept_brief(store: Store, event: str, how: How) -> Version | None:
    """Return the brief of `event` made from its present articles in this way, if there is one."""
    with store.reading() as connection:
        articles = [member.article for member in members_of(connection, event)]
        return made_from(connection, event, how.inputs(articles))


def taken_up(store: Store, event: str, how: How) -> Version | None:
    """Return what `kept_brief` does, and have it be the event's newest; see `briefs.take_up`."""
    found = kept_brief(store, event, how)
    return found if found is None else newest_again(store, found)


def newest_again(store: Store, version: Version) -> Version:
    """Have a brief that is used again be its event's newest, so that the desk shows it too."""
    with store.reading() as connection:
        newest = newest_version(connection, version.event)
    if newest is None or newest.id == version.id:
        return version
    with store.writing() as connection:
        return take_up(connection, version)
