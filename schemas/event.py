"""The default form: what one article says about one event."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from schemas.entries import Ask, Fact, Person, Quote


class EventSummary(BaseModel):
    """What one article says about one event, each entry with the sentences it comes from."""

    model_config = ConfigDict(extra="forbid")

    facts: Annotated[
        list[Fact],
        Ask(
            en="the facts the article reports, from its beginning, its middle and its end",
            fr="les faits que rapporte l'article, au début, au milieu et à la fin",
            title_en="Facts",
            title_fr="Faits",
        ),
        Field(json_schema_extra={"maxItems": 12}),
    ]
    quotes: Annotated[
        list[Quote],
        Ask(
            en="sentences with words between quotation marks, and who says them",
            fr="les phrases avec des paroles entre guillemets, et qui les prononce",
            title_en="Quotes",
            title_fr="Citations",
        ),
        Field(json_schema_extra={"maxItems": 5}),
    ]
    people: Annotated[
        list[Person],
        Ask(
            en="the people the article names, each once",
            fr="les personnes que nomme l'article, chacune une fois",
            title_en="People",
            title_fr="Personnes",
        ),
        Field(json_schema_extra={"maxItems": 6}),
    ]
