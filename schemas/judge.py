"""The form a model fills in to say which pairs of claims tell one fact."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Verdict(BaseModel):
    """What is thought of one pair: its number first, then one word."""

    model_config = ConfigDict(extra="forbid")

    pair: Annotated[int, Field(description="number of the pair")]
    answer: Annotated[
        Literal["same", "different"],
        Field(description="same: both tell one fact; different: they do not, or it is not sure"),
    ]


class Verdicts(BaseModel):
    """One verdict for each pair shown."""

    model_config = ConfigDict(extra="forbid")

    verdicts: Annotated[list[Verdict], Field(description="one for each pair, in their order")]
