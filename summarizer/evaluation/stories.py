"""The invented events the benchmark plants its conflicts in, read from the YAML files in data/.

A story is one event: sentences in English and French that say the same, with slots for what can
be told otherwise. Every story is our own text.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")
Texts = dict[Language, list[str]]
Words = dict[Language, str]


class Strict(BaseModel):
    """Base of what is read from data/: nothing unknown is passed over."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Telling(Strict):
    """One claim of a story, in several wordings.

    Attributes:
        id: Its name in the story.
        en: English wordings of one meaning.
        fr: French ones.
        vary: Slots in which two values exclude one another.
        twin: A claim about something else that shares the unit.
        detail: What may be added after a comma.
        deny: Wordings that deny the claim.
        may: Wordings by which it is only possible.
        after: Wordings of the state that follows later.
        moment: Whether it can be true of several days with different values.

    """

    id: str
    en: list[str]
    fr: list[str]
    vary: list[str] = []
    twin: str | None = None
    detail: Words | None = None
    deny: Texts | None = None
    may: Texts | None = None
    after: Texts | None = None
    moment: bool = False

    def wordings(self, language: Language) -> list[str]:
        """Return the wordings in one language."""
        return self.en if language == "en" else self.fr

    def slots(self) -> set[str]:
        """Return the names of the slots the claim mentions."""
        return {
            piece.partition("}")[0] for text in self.en for piece in text.split("{")[1:] if piece
        }


class Statement(Strict):
    """Something a person says, as different outlets quote or translate it."""

    speaker: str
    en: list[str]
    fr: list[str]

    def wordings(self, language: Language) -> list[str]:
        """Return the wordings in one language."""
        return self.en if language == "en" else self.fr


class Story(Strict):
    """One invented event.

    Attributes:
        slots: Name to specification, see `values.draw`.
        roles: For every slot of kind "role", the offices it can be.
        voices: Who may be quoted as saying a claim.
        background: Sentences about nothing that matters.

    """

    id: str
    desk: str
    slots: dict[str, str]
    roles: dict[str, list[Words]]
    voices: list[Words]
    claims: list[Telling]
    quotes: list[Statement]
    background: Texts

    def kind(self, slot: str) -> str:
        """Return the kind of a slot: "count", "day", "person", …."""
        return self.slots[slot].split()[0]

    def cumulative(self, slot: str) -> bool:
        """Tell whether a slot's value can only rise while the event goes on."""
        return "cumulative" in self.slots[slot].split()

    def claim(self, ident: str) -> Telling:
        """Return the claim called `ident`."""
        return next(claim for claim in self.claims if claim.id == ident)


@cache
def stories() -> tuple[Story, ...]:
    """Return all stories, in order of their files and places there."""
    found: list[Story] = []
    folder = files("summarizer.evaluation").joinpath("data")
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".yaml"):
            rows: list[Mapping[str, object]] = yaml.safe_load(file.read_text(encoding="utf-8"))
            found.extend(Story.model_validate(row) for row in rows)
    return tuple(found)
