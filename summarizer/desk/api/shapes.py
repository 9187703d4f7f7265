"""What programs send and get. What they send is held strictly: nothing unknown, nothing bent."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from summarizer.extraction.summary import Source
from summarizer.merging.brief import Brief
from summarizer.reading.article import Removal, Sentence
from summarizer.review.states import State
from summarizer.store.jobs import Job as StoredJob
from summarizer.store.jobs import State as JobState

# No text of a newsroom holds NUL, and PostgreSQL keeps none.
_TEXT = r"^[^\x00]*$"
EventId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:-]{1,64}$", description="An event's id.")]
VersionId = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", description="A version's id.")]
SourceId = Annotated[str, Field(pattern=r"^S[0-9]{1,6}$", description="A source's id in a brief.")]
EntryId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.]{1,100}$", description="An entry's id.")]
ConflictId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.]{1,100}$")]
JobId = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$", description="A job's id.")]
Day = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description="2026-11-27")]
Line = Annotated[str, StringConstraints(max_length=500, pattern=_TEXT)]
Text = Annotated[str, StringConstraints(max_length=4000, pattern=_TEXT)]
Whole = Annotated[str, StringConstraints(min_length=1, max_length=500_000, pattern=_TEXT)]


def _integral(value: object) -> object:
    """Take 5.0 for 5, as JSON Schema does; what is no number stays refused."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Position = Annotated[int, Field(ge=0, le=100_000), BeforeValidator(_integral)]
Offset = Annotated[int, Field(ge=0, le=100_000_000), BeforeValidator(_integral)]
TEXTS = 50  # texts or articles of one request


class Asked(BaseModel):
    """Base of everything programs send."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Answered(BaseModel):
    """Base of everything they get."""

    model_config = ConfigDict(frozen=True)


class Paging(BaseModel):
    """Which events are wanted.

    Attributes:
        first: Events with an article on this day or later.
        last: Events with an article on this day or earlier.

    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    first: Day = "0000-00-00"
    last: Day = "9999-99-99"
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    offset: Position = 0


class EventLine(Answered):
    """One event.

    Attributes:
        articles: How many articles in use it has.
        state: Where its brief is on its way; null while there is none.
        version: The version of its brief that counts.
        newest: The newest version; another one where articles came since a person worked on it.

    """

    id: str
    title: str
    first_day: str
    last_day: str
    joined_into: str | None
    articles: int
    state: State | None
    version: str | None
    newest: str | None


class EventPage(Answered):
    """Some of the events there are."""

    events: list[EventLine]
    total: int
    limit: int
    offset: int


class VersionLine(Answered):
    """One version of a brief, without the brief.

    Attributes:
        number: 1, 2, … in the event.
        parent: The version an editor made it from; null for one code made.
        made_by: "daily", an editor, or token:NAME.

    """

    event: str
    id: str
    number: int
    parent: str | None
    made_by: str
    made_at: str


class BriefVersion(VersionLine):
    """One version of a brief."""

    brief: Brief


class Standing(BriefVersion):
    """The version of a brief that counts.

    Attributes:
        state: Where it is on its way.
        newer: A version code made since from other articles, which an editor may take.

    """

    state: State
    newer: str | None


class SourceText(Answered):
    """A source of a brief with the text every citation points into.

    Attributes:
        text: Exactly the text; offsets are Unicode code points in it.
        sentences: The numbered sentences the model saw.
        removed: Stretches nothing may cite.

    """

    source: Source
    article: str
    text: str
    sentences: list[Sentence]
    removed: list[Removal]


class Act(Answered):
    """Something somebody did to a brief or its event."""

    by: str
    via: str
    at: str
    act: str
    entry: str | None
    reason: str
    version: str | None
    made: str | None


class Acts(Answered):
    """Everything that was done to a brief, oldest first."""

    acts: list[Act]


class Versions(Answered):
    """All versions of a brief, oldest first."""

    versions: list[VersionLine]


class Uploaded(Asked):
    """An article a program brings along.

    Attributes:
        text: Its text, plain; it is never interpreted.
        published: When it appeared, ISO 8601.

    """

    text: Whole
    title: Line | None = None
    outlet: Line | None = None
    published: Annotated[str, StringConstraints(max_length=64, pattern=_TEXT)] | None = None
    url: Annotated[str, StringConstraints(max_length=2000, pattern=_TEXT)] | None = None


class OfEvent(Asked):
    """Ask for the brief of an event."""

    of: Literal["event"]
    event: EventId


class OfArticles(Asked):
    """Ask for the brief of articles the store has, as one event."""

    of: Literal["articles"]
    articles: Annotated[list[VersionId], Field(min_length=1, max_length=TEXTS)]
    title: Line = ""


class OfTexts(Asked):
    """Ask for the brief of articles brought along, as one event."""

    of: Literal["texts"]
    texts: Annotated[list[Uploaded], Field(min_length=1, max_length=TEXTS)]
    title: Line = ""


Wanted = Annotated[OfEvent | OfArticles | OfTexts, Field(discriminator="of")]


class Job(Answered):
    """A brief that was asked for.

    Attributes:
        state: waiting, working, done or failed.
        progress: How far it is, for a person.
        event: The event it is about: its brief is at /events/{event}/brief.
        version: The version it made, once it is done.
        error: Why it failed, for a person.

    """

    id: str
    state: JobState
    progress: str
    event: str | None
    version: str | None
    error: str
    asked_at: str
    ended_at: str | None

    @classmethod
    def told(cls, job: StoredJob) -> "Job":
        """Tell of a job what whoever asked for it may know."""
        return cls(**{name: getattr(job, name) for name in cls.model_fields})


class Jobs(Answered):
    """What a program asked for, newest first."""

    jobs: list[Job]


class Seen(Asked):
    """An act on the version the program has before it."""

    version: VersionId


class SeenReason(Seen):
    """An act that may have a reason."""

    reason: Text = ""


class Edited(SeenReason):
    """Another text for an entry.

    Attributes:
        overrule: Why it is to stand although the gates refuse it; empty to obey them.

    """

    text: Text
    overrule: Text = ""


class Restored(Seen):
    """A withheld claim, and the passage that carries it.

    Attributes:
        source: The source the passage is in.
        start: Its first code point in the source's text.
        end: One past its last.
        text: What the entry is to say; empty for the claim as it was withheld.
        overrule: Why it is to stand although the gates refuse it; empty to obey them.

    """

    source: SourceId
    start: Offset
    end: Offset
    text: Text = ""
    overrule: Text = ""


class Chosen(SeenReason):
    """The side of a disagreement to show first: its position."""

    side: Position
