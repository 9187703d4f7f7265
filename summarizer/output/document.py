"""`brief.json`: a brief as text and back, and the JSON Schema of the contract."""

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic.json_schema import GenerateJsonSchema

from summarizer.errors import InputError
from summarizer.merging.brief import SCHEMA_VERSION, Brief

_SHOWN_ERRORS = 5


def brief_json(brief: Brief) -> str:
    """Return `brief` as it stands in brief.json: keys in the contract's order, text unescaped."""
    return brief.model_dump_json(by_alias=True, indent=2) + "\n"


def read_brief(path: Path) -> Brief:
    """Read a brief.json. Raises InputError, saying what is wrong with which file and where."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"There is no brief at {path}. Make one with `summarizer brief`.") from (
            error
        )
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise InputError(f"Cannot read {path}: {why}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 text, so it is not a brief.json.") from error
    _expect_brief(text, path)
    try:
        return Brief.model_validate_json(text)
    except ValidationError as error:
        raise InputError(
            f"{path} does not keep to the brief's contract ({SCHEMA_VERSION}):\n"
            f"{_listed(error)}\n"
            "Make it again with `summarizer merge`, or compare it with `summarizer schema`."
        ) from error


def _expect_brief(text: str, path: Path) -> None:
    """Refuse what is no brief at all, or one of another version, before looking at details."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} is not valid JSON: {error}.") from error
    if not isinstance(document, dict) or "schema" not in document:
        raise InputError(f'{path} is JSON but no brief: it has no "schema". Give a brief.json.')
    if document["schema"] != SCHEMA_VERSION:
        raise InputError(
            f"{path} has schema {document['schema']!r}; this version reads {SCHEMA_VERSION!r}. "
            "Make it again with `summarizer merge`, or use the version that wrote it."
        )


def _listed(error: ValidationError) -> str:
    problems = error.errors(include_url=False, include_context=False)
    lines = []
    for problem in problems[:_SHOWN_ERRORS]:
        where = ".".join(str(part) for part in problem["loc"])
        lines.append(f"  {where}: {problem['msg']}")
    if len(problems) > _SHOWN_ERRORS:
        lines.append(f"  … and {len(problems) - _SHOWN_ERRORS} more")
    return "\n".join(lines)


class _AsWritten(GenerateJsonSchema):
    """Requires every member, for every member is written, also those that have a default."""

    def field_is_required(self, *_args: Any, **_kwargs: Any) -> bool:
        """Tell that a reader of the file may rely on the member being there."""
        return True


def brief_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) that every written brief.json keeps to."""
    schema = Brief.model_json_schema(
        by_alias=True, mode="serialization", schema_generator=_AsWritten
    )
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def schema_json() -> str:
    """Return `brief_schema()` as `summarizer schema` prints it and docs/brief.schema.json holds."""
    return json.dumps(brief_schema(), indent=2, ensure_ascii=False) + "\n"
