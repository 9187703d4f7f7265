"""The brief of an event as the store keeps it, and whether it is there already."""

from dataclasses import dataclass

from summarizer.daily.how import How
from summarizer.errors import StopRun, SummarizerError
from summarizer.extraction.summary import Source
from summarizer.pipeline.outcomes import MISSED
from summarizer.store.briefs import Version, made_from
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


Result = EventBrief | SummarizerError


def kept_brief(store: Store, event: str, how: How) -> Version | None:
    """Return the brief of `event` made from its present articles in this way, if there is one."""
    with store.reading() as connection:
        articles = [member.article for member in members_of(connection, event)]
        return made_from(connection, event, how.inputs(articles))
