"""What a run is given and what it leaves: the values the pipeline's callers deal in."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from summarizer.errors import StopRun
from summarizer.extraction.asking import Asks
from summarizer.extraction.extractor import Extractor
from summarizer.extraction.run import Progress
from summarizer.extraction.summary import RunInfo, Source
from summarizer.merging.brief import Brief
from summarizer.pipeline.merging import AS_IT_COMES, Merging
from summarizer.pipeline.outcomes import MISSED, WithoutModel
from summarizer.reading.article import Article


async def _nothing() -> None:
    """Close what has no connection."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model that is ready to be asked.

    Attributes:
        info: What every summary records about how it was made.
        concurrency: Articles asked for at once.
        repair: Whether it is shown once what was refused.
        shaped: What changes its answers beside what `info` says: temperature, length, language.
        close: Closes the connections, when all articles are done.
        asker: Asks it for the lede; None where code composes that.
        judge: Asks it about claims that may tell one fact; None where nobody is asked.

    """

    extractor: Extractor
    info: RunInfo
    concurrency: int = 8
    repair: bool = False
    shaped: str = ""
    close: Callable[[], Awaitable[None]] = _nothing
    asker: Asks | None = None
    judge: Asks | None = None


OpenModel = Callable[[str], AbstractContextManager[Model]]
"""Opens the model for a brief in the language given, and closes it after use."""

OpenAsker = Callable[[], AbstractContextManager[Asks | None]]
"""Opens the model for the lede alone, and closes it after use; None where code composes it."""

Watch = Callable[[Sequence[Article]], AbstractContextManager[Progress | None]]
"""Called with the articles read; what it gives is told about each while they are worked on."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to make of a folder.

    Attributes:
        folder: Where the articles lie, one event.
        out: Where the files go.
        form: The form that is filled in for each article.
        date: Publication date of articles that give none.
        token_budget: Prompt and answer tokens after which no article is begun.
        money_budget: The same in US dollars.
        merging: How the summaries are merged.
        without_model: "never" does without a model, "always" asks none, and "when_it_fails" has
            code choose sentences of the articles it could not be asked for.
        on_stop: Told at once when Ctrl-C is pressed, before the run ends.

    """

    folder: Path
    out: Path
    form: type[BaseModel]
    date: str | None = None
    token_budget: int | None = None
    money_budget: float | None = None
    merging: Merging = AS_IT_COMES
    without_model: WithoutModel = "never"
    on_stop: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run left.

    Attributes:
        files: What was written, the most useful first.
        brief: The brief, where one was made.
        stopped: What ended the run early, if anything.
        failed_over: Why code chose the sentences of some articles, by their ids; nothing where no
            model was wanted.
        cannot_fail_over: Why code could choose from none, where it was to.

    """

    sources: list[Source]
    files: list[Path] = field(default_factory=list)
    brief: Brief | None = None
    stopped: StopRun | None = None
    failed_over: Mapping[str, str] = field(default_factory=dict)
    cannot_fail_over: str = ""

    @property
    def missed(self) -> list[Source]:
        """The sources that should have given something and did not."""
        return [source for source in self.sources if source.status in MISSED]
