"""The form's JSON Schema, in the dialect that strict structured outputs accept."""

from functools import cache
from typing import Any

from pydantic import BaseModel

# What OpenAI's structured outputs accept; hints outside it (title, default) cost tokens or
# make the endpoint refuse the request.
_KEPT = {
    "$defs",
    "$ref",
    "additionalProperties",
    "anyOf",
    "const",
    "description",
    "enum",
    "items",
    "maxItems",
    "minItems",
    "properties",
    "required",
    "type",
}


@cache
def json_schema(form: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema of `form` as pydantic makes it, which takes milliseconds, once.

    The same dictionary is returned every time: do not change it.
    """
    return form.model_json_schema()


@cache
def strict_schema(form: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema of `form` with every property required and no others allowed.

    Strict endpoints want just that; a cell that may be empty is asked for as null. The form's
    and entries' own docstrings stay out: the fields' and cells' wordings say what is wanted.
    The same dictionary is returned every time: do not change it.
    """
    schema: dict[str, Any] = _strict(json_schema(form))
    for entry in schema.get("$defs", {}).values():
        entry.pop("description", None)
    schema.pop("description", None)
    return schema


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept: dict[str, Any] = {}
    for key, value in node.items():
        if key in {"properties", "$defs"}:
            # These map names of ours, which may read like keywords, to schemas.
            kept[key] = {name: _strict(schema) for name, schema in value.items()}
        elif key in _KEPT:
            kept[key] = value if key in {"enum", "const", "required"} else _strict(value)
    if kept.get("type") == "object":
        kept["additionalProperties"] = False
        kept["required"] = list(kept.get("properties", {}))
    if "$ref" in kept:
        # A reference may not have neighbours.
        return {"$ref": kept["$ref"]}
    return kept
