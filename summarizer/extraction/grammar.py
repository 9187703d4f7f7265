"""A grammar that lets a local model write nothing but a compact, bounded answer.

llama.cpp takes a grammar in GBNF, a Backus-Naur form with character classes and bounded
repetition (https://github.com/ggml-org/llama.cpp/blob/master/grammars/README.md). The one it
makes from a JSON schema allows any white space, which weak models fill with a quarter of the
answer, and puts no end to a list or a text, in which they loop. This one is made from the same
schema, allows no white space, and takes the schema's `maxItems` and `maxLength` as bounds,
with bounds of its own where there are none.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

MAX_WORDS = 36  # of one text cell; a longer one ends at a word's end
MAX_ITEMS = 8  # entries of a list whose schema gives no limit

Schema = dict[str, Any]
Bounds = tuple[int, int]

# A word: what JSON allows unescaped in a string, but for spaces and control characters. No
# escapes: an answer needs none, and a weak model that begins one tends to loop in it.
_WORD = r'[^"\\ \x00-\x1F\x7F]{1,40}'
_TEXT = '"\\"" word (" " word){0,%d} "\\""'


def answer_grammar(form: type[BaseModel], bounds: Mapping[str, Bounds] | None = None) -> str:
    """Return the GBNF grammar of a compact JSON answer to `form`.

    Args:
        bounds: Fewest and most items of a list, by the name of its field or cell, where they
            should be narrower than the form's own.

    Raises:
        ValueError: The form's JSON schema has something other than objects, lists, texts,
            numbers, choices and nulls.

    """
    schema = form.model_json_schema()
    builder = _Builder(schema.get("$defs", {}), dict(bounds or {}))
    rules = {"root": builder.body(schema, "root"), **builder.rules, "word": _WORD}
    return "\n".join(f"{name} ::= {body}" for name, body in rules.items()) + "\n"


class _Builder:
    """Turns schemas into right-hand sides; each class becomes a rule of its own."""

    def __init__(self, definitions: dict[str, Schema], bounds: dict[str, Bounds]) -> None:
        self.definitions = definitions
        self.bounds = bounds
        self.rules: dict[str, str] = {}

    def body(self, schema: Schema, name: str) -> str:
        """Return the right-hand side for `schema`, the value of the cell `name`."""
        if reference := schema.get("$ref"):
            return self._class(reference.rpartition("/")[2])
        if "enum" in schema or "const" in schema:
            return _either(
                _literal(_json(word)) for word in schema.get("enum", [schema.get("const")])
            )
        if options := schema.get("anyOf"):
            return _either(self.body(option, name) for option in options)
        kind = schema.get("type")
        if kind == "object":
            return self._object(schema)
        if kind == "array":
            return self._list(schema, name)
        if kind == "string":
            return _TEXT % (MAX_WORDS - 1)
        if kind in _PLAIN:
            return _PLAIN[kind]
        raise ValueError(f"no grammar for {name}: JSON type {kind!r}")

    def _class(self, definition: str) -> str:
        # GBNF names have letters, digits and hyphens only.
        name = "d-" + re.sub(r"[^A-Za-z0-9]", "-", definition)
        if name not in self.rules:
            self.rules[name] = ""  # a class that holds itself ends here
            self.rules[name] = self.body(self.definitions[definition], definition)
        return name

    def _object(self, schema: Schema) -> str:
        cells = [
            f"{_literal(f'{lead}{_json(key)}:')} {self.body(value, key)}"
            for lead, (key, value) in zip(
                ["{", *[","] * len(schema["properties"])],
                schema["properties"].items(),
                strict=False,
            )
        ]
        return " ".join([*cells, _literal("}")])

    def _list(self, schema: Schema, name: str) -> str:
        # Sentence numbers are bound to be there: an entry without any could not be checked.
        fewest = max(int(schema.get("minItems", 0)), int(name == "sentences"))
        most = int(schema.get("maxItems", MAX_ITEMS))
        if name in self.bounds:
            low, high = self.bounds[name]
            fewest, most = max(fewest, low), min(most, high)
        fewest = min(fewest, most)
        item = self.body(schema["items"], name)
        if most <= 0:
            return _literal("[]")
        rest = f'{item} ("," {item}){{{max(fewest - 1, 0)},{most - 1}}}'
        return f'"[" {rest} "]"' if fewest else f'"[" ({rest})? "]"'


_PLAIN = {
    "integer": "[0-9]{1,3}",
    "number": '"-"? [0-9]{1,12} ("." [0-9]{1,6})?',
    "boolean": '("true" | "false")',
    "null": '"null"',
}


def _either(options: Iterable[str]) -> str:
    return "(" + " | ".join(options) + ")"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
