"""The grammar the embedded model answers in: compact, bounded, and cut to one article.

llama.cpp takes a grammar in GBNF, a Backus-Naur form with character classes and bounded
repetition (https://github.com/ggml-org/llama.cpp/blob/master/grammars/README.md), and lets the
model write nothing else. The one it makes from a JSON schema allows any white space, which
weak models fill with a quarter of the answer, puts no end to a list or a text, in which they
loop, and knows nothing of the article. This one

- has no white space, and an end to every list and text;
- offers for a claim only sentences with a passage to copy, for a field that asks for all of an
  article one from each stretch of it, for quotes only sentences with quotation marks, for
  people and places only names that stand there, for figures only their numbers;
- leaves the text of a claim empty and its speaker unsaid: code copies the passage, and finds
  in the sentence who speaks.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel

from schemas.entries import Align, Part
from summarizer.extraction.evidence import Evidence, NumberedStatement
from summarizer.extraction.forms import Cell, FormField, form_fields
from summarizer.extraction.passages import Passage
from summarizer.extraction.voices import FUTURE
from summarizer.values.text import modality

WHOLE_ARTICLE = 10  # a claim field asked for as many entries is filled from all of the article
MOST = 6  # entries of a field that sets no limit, and people and quotes in any case
MOST_WORDS = 10  # of a cell the model writes in its own words
_ROLE_REACH = 90  # code points on either side of a name in which its role may stand

# What JSON allows unescaped in a string, but for spaces. No escapes: an answer needs none, and a
# weak model that begins one tends to loop in it.
_WORD = r'[^"\\ \x00-\x1F\x7F]{1,30}'


def answer_grammar(
    form: type[BaseModel], evidence: Evidence, stretches: Sequence[Sequence[Passage]]
) -> str:
    """Return the GBNF grammar of the answers to `form` that one article allows.

    Args:
        form: A form made of entry types.
        evidence: The sentences the model is shown.
        stretches: The passages to choose from, by stretch of the article.

    Raises:
        UsageError: `form` is not made of entry types.

    """
    rules: dict[str, str] = {}
    fields = []
    for field in form_fields(form):
        rows = _Rows(field, evidence, rules)
        if _asks_for_all(field):
            slots = [rows.of_passages(stretch) for stretch in stretches[: field.most]]
            entries = ' "," '.join(_either(slot) for slot in slots if slot)
            body = f'"[" {entries} "]"' if entries else '"[]"'
        else:
            found = list(rows.of_article(stretches))
            body = _in_order(field.name, found, min(field.most or MOST, MOST), rules)
        fields.append(f"{_literal(_json(field.name) + ':')} {body}")
    root = '"{" ' + ' "," '.join(fields) + ' "}"'
    return "".join(f"{n} ::= {b}\n" for n, b in {"root": root, **rules, "word": _WORD}.items())


def _asks_for_all(field: FormField) -> bool:
    return field.align is Align.CLAIM and (field.most or 0) >= WHOLE_ARTICLE


def _in_order(field: str, rows: Sequence[str], most: int, rules: dict[str, str]) -> str:
    """Return a list of up to `most` of `rows`, each once and in their order."""
    most = min(most, len(rows))
    if not most:
        return '"[]"'
    stem = "".join(char if char.isalnum() and char.isascii() else "-" for char in field)
    for at, row in enumerate(rows):
        rules[f"{stem}-row{at}"] = row

    def following(first: int, left: int) -> str:
        options = [f"{stem}-row{at} {stem}-then{at}-{left - 1}" for at in range(first, len(rows))]
        return " | ".join(options)

    for left in range(most):
        for at in range(len(rows)):
            more = following(at + 1, left) if left else ""
            rules[f"{stem}-then{at}-{left}"] = f'"]" | "," ({more})' if more else '"]"'
    return f'"[" ("]" | {following(0, most)})'


class _Rows:
    """The rows one field may have, as right-hand sides of the grammar."""

    def __init__(self, field: FormField, evidence: Evidence, rules: dict[str, str]) -> None:
        self.field = field
        self.evidence = evidence
        self.rules = rules

    def of_passages(self, stretch: Sequence[Passage]) -> list[str]:
        """Return a row for each passage that has a value for every cell."""
        rows = []
        for passage in stretch:
            statement = self.evidence.get(passage.sentence)
            if statement is not None and (row := self._row(statement, passage.text)):
                rows.append(row)
        return rows

    def of_article(self, stretches: Sequence[Sequence[Passage]]) -> Iterator[str]:
        """Yield the rows of a field that asks for some things wherever they stand."""
        if self.field.align is Align.QUOTE:
            for statement in self._quoted():
                yield self._row(statement, "")
        elif self.field.align is Align.NAME:
            for statement, name in named(self.evidence):
                yield self._row(statement, "", name)
        else:
            for stretch in stretches:
                yield from self.of_passages(stretch)

    def _quoted(self) -> Iterator[NumberedStatement]:
        for statement in self.evidence.sentences:
            span = statement.sentence
            inside = (s < span.end and span.start < e for s, e in self.evidence.quotations)
            if statement.n and any(inside):
                yield statement

    def _row(self, statement: NumberedStatement, text: str, name: str = "") -> str:
        """Return one row, or nothing when the sentence has no value for one of its cells."""
        parts = [_literal(f'{{"sentences":[{statement.n}]')]
        for cell in self.field.cells:
            value = self._value(cell, statement, text, name)
            if not value:
                return ""
            parts += [_literal(f",{_json(cell.name)}:"), value]
        return " ".join([*parts, _literal("}")])

    def _value(self, cell: Cell, statement: NumberedStatement, text: str, name: str) -> str:
        if cell.part is Part.MODE:
            return _either(_literal(_json(mode)) for mode in _modes(cell, statement, text))
        if cell.choices:
            return _either(_literal(_json(choice)) for choice in cell.choices)
        if cell.part in {Part.CLAIM, Part.SPEAKER}:
            return _literal("null" if cell.optional else '""')
        options: list[str] = []
        if cell.part is Part.QUANTITY:
            options = [quantity.raw for quantity in statement.quantities]
        elif cell.part is Part.DATE:
            options = [when.raw for when in statement.dates]
        elif cell.part is Part.NAME:
            options = [name] if name else [found.raw for found in statement.names]
        elif cell.part is Part.ROLE:
            return _either([*(['"null"'] if cell.optional else []), self._role(statement, name)])
        options = [option for option in dict.fromkeys(options) if option and "\n" not in option]
        none = ['"null"'] if cell.optional else []
        return _either([*none, *(_literal(_json(option)) for option in options)])

    def _role(self, statement: NumberedStatement, name: str) -> str:
        """Return a rule for a few words that stand near the name."""
        at = statement.text.find(name) if name else 0
        first, last = max(0, at - _ROLE_REACH), at + len(name) + _ROLE_REACH
        near = [
            m.group()
            for m in re.finditer(r"\S+", statement.text)
            if m.start() >= first and m.end() <= last
        ]
        words = [word.strip("«»“”\"'‘’,;:.()[]!?…—–") for word in near if word not in name]
        words = [word for word in dict.fromkeys(words) if word and "\\" not in word]
        if not words:
            return f'"\\"" word (" " word){{0,{MOST_WORDS - 1}}} "\\""'
        rule = f"near{statement.n}-{max(at, 0)}"
        self.rules[rule] = _either(_literal(word) for word in words)
        return f'"\\"" {rule} (" " {rule}){{0,{MOST_WORDS - 1}}} "\\""'


def named(evidence: Evidence) -> Iterator[tuple[NumberedStatement, str]]:
    """Yield everybody an article seems to name, each once, with the sentence to cite.

    Full names, and bare ones after an office or honorific; never places or organisations.
    """
    found: dict[str, tuple[NumberedStatement, str]] = {}
    for statement in evidence.sentences:
        for name in statement.names if statement.n else ():
            raw = " ".join(name.raw.split())
            titled = name.kind == "person"
            if name.kind in {"place", "organisation"} or not (titled or " " in raw):
                continue
            family = (name.key.split() or [raw])[-1]
            if family not in found or (" " in raw and " " not in found[family][1]):
                found[family] = (statement, raw)
    yield from sorted(found.values(), key=lambda item: item[0].n)


def _modes(cell: Cell, statement: NumberedStatement, text: str) -> Sequence[str]:
    """Return the modes the wording leaves open; `check_answer` reads them the same way."""
    if modality(text, statement.language):
        wanted = {"possible"}
    elif FUTURE.search(text):
        wanted = {"planned"}
    else:
        wanted = {"happened", "announced"}
    return [choice for choice in cell.choices if choice in wanted] or cell.choices


def _either(options: Iterable[str]) -> str:
    alternatives = list(dict.fromkeys(options))
    if len(alternatives) < 2:  # noqa: PLR2004  nothing to choose
        return "".join(alternatives)
    return "(" + " | ".join(alternatives) + ")"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
