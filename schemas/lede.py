"""The form a model fills in to write the sentences on top of a brief."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class LedeLine(BaseModel):
    """One sentence: the numbers of the entries it rests on first, then its words."""

    model_config = ConfigDict(extra="forbid")

    entries: Annotated[
        list[int],
        Field(
            description="numbers of the entries the sentence rests on",
            json_schema_extra={"maxItems": 3},
        ),
    ]
    text: Annotated[
        str, Field(description="one sentence, in the words, names and numbers of those entries")
    ]


class Lede(BaseModel):
    """Two to four sentences that say what matters most."""

    model_config = ConfigDict(extra="forbid")

    sentences: Annotated[
        list[LedeLine],
        Field(
            description="two to four sentences, the most important first",
            json_schema_extra={"maxItems": 4},
        ),
    ]
