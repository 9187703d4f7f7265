"""The digest of a day: what happened, by whom it is reported, what is new, what was left out.

`summarizer schema --of digest` prints its JSON Schema. It depends on the briefs and the day
alone: the same day over the same store gives the same bytes.
"""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, Literal

from pydantic import ConfigDict, Field

import summarizer
from summarizer.daily.news import News
from summarizer.merging.brief import Brief, ConflictKind, Slot
from summarizer.merging.brief_run import Extractive
from summarizer.output.lede_marks import Mark
from summarizer.output.ledger import source_name
from summarizer.reading.article import Frozen, SourceStatus

SCHEMA_VERSION: Literal["newsroom-digest/1"] = "newsroom-digest/1"

Change = Literal["new", "changed", "unchanged"]
Why = Literal["limit", "budget", "unreachable", "stopped", "nothing_usable", "failed"]


class DigestSource(Frozen):
    """One source of an event.

    Attributes:
        id: Its id in the brief.
        file: Its file in the event's articles/.
        name: The outlet, or what tells it apart.
        origin: Id of the source it has its whole report from, if that is known.

    """

    id: str
    file: str
    name: str
    url: str | None = None
    published: str | None = None
    status: SourceStatus
    reason: str = ""
    origin: str | None = None


class DigestSide(Frozen):
    """One side of a disagreement: what it says, and the ids of the sources that do."""

    text: str
    value: str = ""
    sources: list[str] = []


class Disagreement(Frozen):
    """A disagreement, as the brief has it; the side to show first stands first."""

    conflict: str
    kind: ConflictKind
    slot: Slot
    note: str = ""
    sides: list[DigestSide] = []


class DigestEvent(Frozen):
    """One event.

    Attributes:
        event: Its id in the store.
        folder: Where its brief and articles are, beside the digest.
        version: Content hash of the brief.
        language: Of the brief.
        headline_marks: What is to be said beside the headline, as in the brief.
        lede: Its sentences.
        lede_marks: For each of them what is to be said beside it, as in the brief: one source
            or one origin alone carries it, an editor changed what it rests on.
        newest: Day of the newest article.
        independent: Independent origins among the sources.
        extractive: What of the brief was made without a model; None where nothing was.
        edited: Lines of the brief an editor changed or brought back.
        change: Since the last digest: "new" when it had no such event.

    """

    event: str
    folder: str
    version: str
    language: str
    headline: str
    headline_marks: list[Mark] = []
    lede: list[str]
    lede_marks: list[list[Mark]] = []
    newest: str
    independent: int
    change: Change
    sources: list[DigestSource]
    disagreements: list[Disagreement]
    news: News
    extractive: Extractive | None = None
    edited: int = 0

    @property
    def missed(self) -> list[DigestSource]:
        """The sources that should have given something and did not."""
        return [each for each in self.sources if each.status in {"refused", "failed"}]

    @property
    def failed_over(self) -> bool:
        """Tell whether a model was wanted for something that code had to choose instead."""
        return self.extractive is not None and self.extractive.failed_over


class LeftOut(Frozen):
    """An event that was not briefed, and why, for a person too."""

    event: str
    title: str
    articles: int
    origins: int
    why: Why
    reason: str = ""


class Digest(Frozen):
    """A day's digest; the event that matters most stands first."""

    model_config = ConfigDict(populate_by_name=True)

    schema_: Literal["newsroom-digest/1"] = Field(default=SCHEMA_VERSION, alias="schema")
    version: str = summarizer.__version__
    day: str
    language: str
    events: list[DigestEvent] = []
    left_out: list[LeftOut] = []


def digest_json(digest: Digest) -> str:
    """Return `digest` as it stands in digest.json."""
    return digest.model_dump_json(by_alias=True, indent=2) + "\n"


def digest_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) that every written digest.json keeps to."""
    schema = Digest.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def digest_schema_json() -> str:
    """Return `digest_schema()` as `summarizer schema --of digest` prints it."""
    return json.dumps(digest_schema(), indent=2, ensure_ascii=False) + "\n"


def origins_of(brief: Brief) -> int:
    """Count the independent origins among the sources of a brief."""
    return sum(s.status in {"used", "copy"} and s.origin is None for s in brief.sources)


def sources_of(brief: Brief) -> list[DigestSource]:
    """Return the sources of a brief as the digest lists them."""
    return [
        DigestSource(
            id=source.id,
            file=source.file,
            name=source_name(source, brief.sources),
            url=source.url,
            published=source.published.value,
            status=source.status,
            reason=source.reason,
            origin=source.origin,
        )
        for source in brief.sources
    ]


def disagreements_of(brief: Brief) -> list[Disagreement]:
    """Return the disagreements of a brief as the digest lists them."""
    return [
        Disagreement(
            conflict=each.id,
            kind=each.kind,
            slot=each.slot,
            note=each.note,
            sides=[
                DigestSide(text=side.text, value=side.value, sources=side.sources)
                for side in each.sides
            ],
        )
        for each in brief.conflicts
    ]


def most_common(languages: Sequence[str]) -> str:
    """Return the language most briefs are in; the first by name among equals."""
    counts = Counter(languages)
    return min(counts, key=lambda code: (-counts[code], code), default="en")
