"""The JSON schema in the strict dialect."""

from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field

from schemas.entries import Entry, Fact, Figure, Moment, Part, Person, Place, Quote
from schemas.event import EventSummary
from summarizer.extraction.schema import strict_schema


class Keyword(Entry):
    """Cells named like keywords of JSON Schema, with hints strict endpoints refuse."""

    title: Annotated[str | None, Part.NAME, Field(default=None, max_length=9)]
    default: Annotated[str, Part.ROLE, Field(pattern="^x")] = "x"


class Everything(BaseModel):
    """Every entry type."""

    facts: list[Fact]
    quotes: list[Quote]
    people: list[Person]
    figures: list[Figure]
    moments: list[Moment]
    places: list[Place]
    keywords: list[Keyword] = []


def nodes(schema: Any) -> list[dict[str, Any]]:
    """Return every schema in `schema`, names of properties and definitions left out."""
    if isinstance(schema, list):
        return [node for item in schema for node in nodes(item)]
    if not isinstance(schema, dict):
        return []
    below: list[dict[str, Any]] = []
    for key, value in schema.items():
        named = key in {"properties", "$defs"}
        below += nodes(list(value.values()) if named else value)
    return [schema, *below]


@pytest.mark.parametrize("form", [EventSummary, Everything])
def test_every_object_is_closed_and_wants_all_its_properties(form: type[BaseModel]) -> None:
    objects = [node for node in nodes(strict_schema(form)) if node.get("type") == "object"]
    assert len(objects) >= 4
    for node in objects:
        assert node["additionalProperties"] is False
        assert node["required"] == list(node["properties"])


def test_hints_outside_the_dialect_are_left_out_and_names_like_them_kept() -> None:
    schema = strict_schema(Everything)
    for node in nodes(schema):
        assert not {"title", "default", "maxLength", "pattern", "oneOf"} & set(node)
    assert list(schema["$defs"]["Keyword"]["properties"]) == ["sentences", "title", "default"]


def test_sentence_numbers_come_first_in_every_entry() -> None:
    for entry in strict_schema(Everything)["$defs"].values():
        assert next(iter(entry["properties"])) == "sentences"


def test_references_have_no_neighbours() -> None:
    references = [node for node in nodes(strict_schema(Everything)) if "$ref" in node]
    assert len(references) == 7
    assert all(list(node) == ["$ref"] for node in references)


def test_choices_and_nulls_survive() -> None:
    fact = strict_schema(EventSummary)["$defs"]["Fact"]["properties"]
    assert fact["mode"]["enum"] == ["happened", "announced", "planned", "possible"]
    assert fact["said_by"]["anyOf"] == [{"type": "string"}, {"type": "null"}]
    assert fact["said_by"]["description"].startswith("who says so")
