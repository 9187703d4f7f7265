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
    RunInfo,
    Source,
    Usage,
    Withheld,
)
from summarizer.reading.article import Frozen, RemovalReason
from summarizer.values.typed import TypedValue

SCHEMA_VERSION: Literal["newsroom-brief/1"] = "newsroom-brief/1"

Status = Literal["agreed", "single", "disputed", "updated"]
WhyWords = Literal["off", "not_installed", "failed"]


class Support(Frozen):
    """Who carries an entry.

    Attributes:
        sources: Ids of the sources that say it.
        independent: Number of independent origins among them: copies count once.
        of: Number of sources that could have said it.
        silent: Ids of the used sources that neither say it nor say otherwise.

    """

    sources: list[str]
    independent: int
    of: int
    silent: list[str]


class Variant(Frozen):
    """Another way some sources say the same, compatible with the entry."""

    kind: Literal["precision", "translation", "attribution", "wording"]
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


class Side(Frozen):
    """One side of a disagreement, with exactly the files that take it."""

    text: str
    said_by: str | None = None
    citations: list[Citation]


class Conflict(Frozen):
    """A disagreement between sources about one thing."""

    id: str
    kind: Literal["contradiction", "update", "scope", "certainty"]
    entries: list[str]
    sides: list[Side]
    note: str = ""


class LedeSentence(Frozen):
    """One sentence of the lede and the entries it rests on."""

    text: str
    entries: list[str]


class RemovedSpan(Frozen):
    """A stretch of a source that nothing may cite."""

    source: str
    start: int
    end: int
    reason: RemovalReason
    detail: str = ""


class Candidates(Frozen):
    """How claims that may say the same were found; typed values decided whether they do.

    Attributes:
        found_by: "embeddings" (and words), or "words" alone: fewer claims worded differently,
            and none in another language, are then seen to say the same.
        model: The embedding model.
        endpoint: Kind of its endpoint.
        reason: Why there were only words.
        detail: What failed, for a person.

    """

    found_by: Literal["embeddings", "words"] = "words"
    model: str | None = None
    endpoint: str | None = None
    reason: WhyWords | None = None
    detail: str = ""


class Run(Frozen):
    """How the brief was made; the only part that differs between equal runs."""

    info: RunInfo
    usage: Usage
    candidates: Candidates = Candidates(reason="off")
    folder: str | None = None


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
    withheld: list[Withheld]
    removed: list[RemovedSpan]
    run: Run
