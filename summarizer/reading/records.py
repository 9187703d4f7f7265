"""JSON in: one article as an object, several as a list or as lines."""

import json
import re
from typing import Any

from pydantic import (
    AliasChoices,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
)

from summarizer.reading.document import Document, titled
from summarizer.reading.front_matter import declared, is_nothing

_SURROGATES = re.compile("[\ud800-\udfff]")


class NotAnArticleError(ValueError):
    """A JSON value is no article. The message completes "this …"."""


class _Record(BaseModel):
    """The fields of one article; others are left aside."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    text: str = Field(validation_alias=AliasChoices("text", "body", "content"))
    title: str | None = Field(None, validation_alias=AliasChoices("title", "headline"))
    outlet: str | None = Field(None, validation_alias=AliasChoices("outlet", "source"))
    published: str | None = Field(
        None, validation_alias=AliasChoices("published", "date", "published_at", "pubDate")
    )
    url: str | None = None
    language: str | None = None

    @field_validator("title", "outlet", "published", "url", "language", mode="before")
    @classmethod
    def _only_text(cls, value: object) -> object:
        """One bad value must not lose the article."""
        return (
            value if isinstance(value, str | int | float) and not isinstance(value, bool) else None
        )


def parse_json(text: str) -> Any:
    """Parse JSON; raises NotAnArticleError saying where it is broken."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise NotAnArticleError(
            f"is not valid JSON: {error.msg} at column {error.colno} of line {error.lineno}"
        ) from error
    except (RecursionError, ValueError) as error:
        raise NotAnArticleError(
            "is JSON nested too deeply, or with a number too long, to be read"
        ) from error


def record_document(value: Any) -> Document:
    """Read one JSON object as an article; raises NotAnArticleError when it is none."""
    if not isinstance(value, dict):
        raise NotAnArticleError("is not a JSON object with a field “text”")
    try:
        record = _Record.model_validate(
            {key: _clean(item) for key, item in value.items() if isinstance(key, str)}
        )
    except ValidationError as error:
        raise NotAnArticleError("has no field “text” that holds text") from error
    found = {
        key: item.strip()
        for key, item in record.model_dump(exclude={"text"}).items()
        if item is not None and not is_nothing(item)
    }
    published, language, url, notes = declared(found, "metadata")
    text, body, title = titled(found.get("title"), record.text)
    return Document(
        text=text,
        body=body,
        title=title,
        outlet=found.get("outlet"),
        url=url,
        language=language,
        published=published,
        kept_apart=True,
        notes=notes,
    )


def _clean(value: Any) -> Any:
    """Replace lone surrogates, which JSON can write and no text file can hold."""
    return _SURROGATES.sub("\ufffd", value) if isinstance(value, str) else value
