"""Entry types: the rows a language model fills in, and how code must treat each cell.

A form (see `schemas.event`) is a Pydantic class whose fields are lists of these types. Each
text cell carries a `Part` that says how it is checked and merged, so a new entry type, or a
subclass with one more cell, needs no change anywhere else.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema


class Part(StrEnum):
    """What a text cell of an entry is. It decides the gates the cell must pass."""

    CLAIM = "claim"  # a statement: all its values, names and most of its words must be carried
    NAME = "name"  # a name that must stand in the cited sentences
    ROLE = "role"  # an office or description, as written
    SPEAKER = "speaker"  # whoever the article says said it
    QUANTITY = "quantity"  # a number with its unit
    DATE = "date"  # a date or time expression, as written
    MODE = "mode"  # one of `Mode`


class Align(StrEnum):
    """How entries of one type from several articles find each other when they are merged."""

    CLAIM = "claim"  # by typed values, names and words
    QUOTE = "quote"  # by the exact words said
    NAME = "name"  # by canonical name


Mode = Literal["happened", "announced", "planned", "possible"]


@dataclass(frozen=True, slots=True)
class Ask:
    """What the model is asked to put in a field or cell, in the languages prompts are written in.

    Attributes:
        en: The English wording, also the description in the JSON schema.
        fr: The French wording; without it the English one is used.
        title_en: Heading over the field in an English brief.
        title_fr: Heading over the field in a French brief.

    """

    en: str
    fr: str | None = None
    title_en: str | None = None
    title_fr: str | None = None

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Put the English wording into the JSON schema as the description."""
        json_schema = handler(schema)
        return {**json_schema, "description": self.en}


@dataclass(frozen=True, slots=True)
class Rules:
    """How one field of a form departs from what its entry type says.

    Attributes:
        support: Share of a claim's content words its sentences must carry, 0 to 1.
        align: How entries of this field are merged.

    """

    support: float | None = None
    align: Align | None = None


Sentences = Annotated[
    list[int],
    Ask(
        en="numbers of the sentences this comes from",
        fr="numéros des phrases d'où cela vient",
    ),
    # A hint for the grammar, not a rule: a longer list must not cost a whole answer.
    Field(json_schema_extra={"maxItems": 3}),
]


class Entry(BaseModel):
    """One row of a form: the numbers of the sentences it rests on, then its cells."""

    model_config = ConfigDict(extra="forbid")
    align: ClassVar[Align] = Align.CLAIM

    sentences: Sentences

    def parts(self) -> dict[Part, str]:
        """Return the text cells by what they are; empty and missing ones are left out."""
        cells: dict[Part, str] = {}
        for name, info in type(self).model_fields.items():
            part = next((item for item in info.metadata if isinstance(item, Part)), None)
            value = getattr(self, name)
            if part is not None and isinstance(value, str) and value.strip():
                cells[part] = value.strip()
        return cells


class Fact(Entry):
    """One thing the article says, with at most one quantity."""

    text: Annotated[
        str,
        Part.CLAIM,
        Ask(
            en="one fact in one short sentence, with the words, names and numbers of the article",
            fr="un fait en une phrase courte, avec les mots, noms et nombres de l'article",
        ),
    ]
    said_by: Annotated[
        str | None,
        Part.SPEAKER,
        Ask(
            en="who says so, if the article attributes it, else null",
            fr="qui le dit, si l'article l'attribue à quelqu'un, sinon null",
        ),
    ]
    mode: Annotated[
        Mode,
        Part.MODE,
        Ask(
            en="happened, announced, planned or possible",
            fr="happened (a eu lieu), announced (annoncé), planned (prévu) ou possible",
        ),
    ]


class Quote(Entry):
    """Words between quotation marks. The model says where and who; code copies the words."""

    align: ClassVar[Align] = Align.QUOTE

    speaker: Annotated[
        str, Part.SPEAKER, Ask(en="who says these words", fr="qui prononce ces paroles")
    ]


class Person(Entry):
    """Somebody the article names."""

    align: ClassVar[Align] = Align.NAME

    name: Annotated[str, Part.NAME, Ask(en="the name as written", fr="le nom tel qu'écrit")]
    role: Annotated[
        str | None,
        Part.ROLE,
        Ask(en="office as written, else null", fr="fonction telle qu'écrite, sinon null"),
    ]


class Figure(Entry):
    """One number and what it counts or measures."""

    text: Annotated[
        str, Part.CLAIM, Ask(en="what the number measures", fr="ce que le nombre mesure")
    ]
    value: Annotated[
        str,
        Part.QUANTITY,
        Ask(en="the number with its unit, as written", fr="le nombre et son unité, tels qu'écrits"),
    ]


class Moment(Entry):
    """Something that happens at a time."""

    text: Annotated[str, Part.CLAIM, Ask(en="what happens", fr="ce qui se passe")]
    when: Annotated[
        str,
        Part.DATE,
        Ask(en="the date or time, as written", fr="la date ou l'heure, telle qu'écrite"),
    ]


class Place(Entry):
    """Something that happens somewhere."""

    text: Annotated[str, Part.CLAIM, Ask(en="what happens there", fr="ce qui s'y passe")]
    where: Annotated[str, Part.NAME, Ask(en="the place as written", fr="le lieu tel qu'écrit")]
