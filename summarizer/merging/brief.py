"""The brief: the contract other programs rely on.

`summarizer schema` prints the JSON Schema of `Brief`; a test compares it with the committed
schema, so that a change of the contract is always seen. Everything except `run` depends only
on the inputs and the model's answers.
"""

from typing import Literal

from pydantic import ConfigDict, Field

from schemas.entries import Align, Mode
from summarizer.extraction.summary import (
    Citation,
    FieldInfo,
    OriginReason,
    Reason,
    Source,
    Withheld,
)
from summarizer.merging.brief_run import Run
from summarizer.reading.article import Frozen, RemovalReason
from summarizer.values.typed import TypedValue

SCHEMA_VERSION: Literal["newsroom-brief/1"] = "newsroom-brief/1"

Status = Literal["agreed", "single", "disputed", "updated"]
Channel = Literal["post", "release", "conference"]


class Origin(Frozen):
    """One origin of reporting behind an entry.

    Attributes:
        sources: Ids of the sources that have it from there.
        reason: Why several are one; None for a single source.
        name: Of the agency, the outlet or the family of outlets, where that is the reason.

    """

    sources: list[str]
    reason: OriginReason | None = None
    name: str | None = None


class Statement(Frozen):
    """The origin of words several sources may repeat, each by its own reporting.

    Attributes:
        said_by: Whoever says it, as the first of the sources writes; None when none does.
        channel: Where it was said, if the sentences show that.
        sources: Ids of the sources that repeat it.

    """

    said_by: str | None = None
    channel: Channel | None = None
    sources: list[str]


class Support(Frozen):
    """Who carries an entry.

    Attributes:
        sources: Ids of the sources that say it.
        independent: Number of independent origins of reporting among them: `origins`, counted.
        of: Number of sources that could have said it.
        silent: Ids of the used sources that neither say it nor say otherwise.
        origins: Which of the sources have it from where.
        statements: Whose words it is, for the sources that report it as somebody's words.

    """

    sources: list[str]
    independent: int
    of: int
    silent: list[str]
    origins: list[Origin] = []
    statements: list[Statement] = []


class Variant(Frozen):
    """Another way some sources say the same, compatible with the entry.

    Attributes:
        kind: "precision" with values that leave less open, or more of them; "vaguer" with values
            that leave more open; "attribution" said by somebody else.
        text: The source's claim; of "attribution" who says so there.

    """

    kind: Literal["precision", "vaguer", "translation", "attribution", "wording"]
    text: str
    values: list[TypedValue] = []
    citations: list[Citation]


class Entry(Frozen):
    """One line of the brief. `text` is one source's claim, copied, never rewritten."""

    id: str
    text: str
    values: list[TypedValue]
    align: Align
    said_by: str | None = None
    role: str | None = None
    value: str | None = None
    mode: Mode | None = None
    aliases: list[str] = []
    translated: bool = False
    status: Status
    support: Support
    citations: list[Citation]
    variants: list[Variant] = []


class ViewItem(Frozen):
    """One value of one entry, for reading and plotting."""

    entry: str
    value: TypedValue


class Views(Frozen):
    """Figures, dates and places, read off the entries by code."""

    figures: list[ViewItem] = []
    dates: list[ViewItem] = []
    places: list[ViewItem] = []


ConflictKind = Literal["contradiction", "update", "scope", "certainty"]
Slot = Literal[
    "number",
    "unit",
    "date",
    "name",
    "place",
    "role",
    "polarity",
    "state",
    "detail",
    "part",
    "certainty",
]
OrderBasis = Literal["text", "published", "nature", "none"]
Because = Literal["latest", "best_supported", "most_precise", "first", "chosen"]
CheckCode = Literal[
    "probable_slip",
    "one_against_many",
    "ask_speakers",
    "order_unknown",
    "still_stands",
    "same_thing_counted",
    "unit_converted",
    "confirmed_since",
    "which_is_right",
]


class Side(Frozen):
    """One side of a disagreement, with exactly the files that take it.

    Attributes:
        text: The side in short: a name or role, else the text of the entry that takes it.
        value: The value that clashes, as written; empty where the sides differ in no value.
        said_by: Whose words it is, where all that take it say the same.
        entries: Ids of the entries that take it.
        sources: Ids of the sources that take it, in order.
        independent: Number of independent origins among them.
        first_said: When the first of them appeared, ISO 8601; None where no source has a date.
        citations: The passages.

    """

    text: str
    value: str = ""
    said_by: str | None = None
    entries: list[str] = []
    sources: list[str] = []
    independent: int = 0
    first_said: str | None = None
    citations: list[Citation]


class Check(Frozen):
    """What an editor would look at before choosing.

    Attributes:
        code: What to check; see the manual.
        side: Position in `sides` of the side it is about; None when it is about all of them.
        sources: Ids of the sources to look at.

    """

    code: CheckCode
    side: int | None = None
    sources: list[str] = []


class Conflict(Frozen):
    """A disagreement between sources about one thing.

    Attributes:
        id: Unique in the brief.
        kind: What kind of disagreement it is.
        slot: In what the sides differ.
        entries: Ids of the entries it concerns.
        sides: The sides; the one to show first stands first.
        because: Why that one is shown first.
        latest: Position in `sides` of the newest one; None when the order is not known.
        most_precise: Position of the one whose value leaves least open; None when none does.
        best_supported: Position of the one most independent origins carry; None on a tie.
        order: How the order in time is known.
        history: Positions in `sides` from the oldest to the newest, for an update.
        checks: What to check, most useful first.
        note: For a person.

    """

    id: str
    kind: ConflictKind
    slot: Slot
    entries: list[str]
    sides: list[Side]
    because: Because = "first"
    latest: int | None = None
    most_precise: int | None = None
    best_supported: int | None = None
    order: OrderBasis = "none"
    history: list[int] = []
    checks: list[Check] = []
    note: str = ""


class LedeSentence(Frozen):
    """One sentence of the lede and the entries it rests on.

    Attributes:
        written_by: "code" when code chose the entry and copied its words, "chosen" when a
            model chose it and code copied its words, "model" when a model put the words
            together; every gate passed them.

    """

    text: str
    entries: list[str]
    written_by: Literal["code", "chosen", "model"] = "code"


class Notice(Frozen):
    """Something about the folder as a whole that an editor must decide or know.

    Attributes:
        kind: "events_differ": the articles do not seem to be about one event, and nothing shows
            which of them are in the wrong folder, so none was set aside. "nothing_taken": of
            these articles, though used, no claim stands in the brief.
        groups: Ids of the sources, those that belong together in one list.

    """

    kind: Literal["events_differ", "nothing_taken"]
    groups: list[list[str]]


EditAct = Literal["accept", "edit", "drop", "restore", "choose"]


class Edit(Frozen):
    """One thing an editor did to the brief; `edits` has them in the order they were done.

    Attributes:
        act: What was done.
        entry: The entry it was done to, or that it made; None for a disagreement.
        conflict: The disagreement of which a side was chosen.
        by: The editor.
        reason: Why, in the editor's words.
        before: The text before; the whole entry stands in the version before.
        after: The text after; the side that was chosen.
        overruled: The gate that refused it, where the editor let it stand all the same.

    """

    act: EditAct
    entry: str | None = None
    conflict: str | None = None
    by: str
    reason: str = ""
    before: str = ""
    after: str = ""
    overruled: Reason | None = None


class RemovedSpan(Frozen):
    """A stretch of a source that nothing may cite."""

    source: str
    start: int
    end: int
    reason: RemovalReason
    detail: str = ""


class Brief(Frozen):
    """One event, one brief. Written with the alias `schema`: use `brief_json` to dump it."""

    model_config = ConfigDict(populate_by_name=True)

    schema_: Literal["newsroom-brief/1"] = Field(default=SCHEMA_VERSION, alias="schema")
    version: str
    language: str
    headline: str
    lede: list[LedeSentence]
    sources: list[Source]
    form: list[FieldInfo]
    fields: dict[str, list[Entry]]
    views: Views
    conflicts: list[Conflict]
    notices: list[Notice] = []
    edits: list[Edit] = []
    withheld: list[Withheld]
    removed: list[RemovedSpan]
    run: Run
