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
from summarizer.extraction.mood import mode_of
from summarizer.extraction.passages import Passage
from summarizer.extraction.people import named, roles
from summarizer.extraction.quotation import check_quote

ANNOUNCED = re.compile(r"\b(?:annonc|convenu|décid|announc|agreed|pledged|vowed)", re.IGNORECASE)
WHOLE_ARTICLE = 10  # a claim field asked for as many entries is filled from all of the article
MOST = 6  # entries of a field that sets no limit, and people and quotes in any case
# Quotes at least, and people in a field that asks for as many as `MOST`, where the article has
# them: left to itself the model stops at once.
LEAST = 3


def answer_grammar(
    form: type[BaseModel], evidence: Evidence, offered: Sequence[Sequence[Passage]]
) -> str:
    """Return the GBNF grammar of the answers to `form` that one article allows.

    Args:
        form: A form made of entry types.
        evidence: The article.
        offered: For each claim the passages to choose from. Only their sentences are shown to
            the model, so nothing else may be cited.

    Raises:
        UsageError: `form` is not made of entry types.

    """
    rules: dict[str, str] = {}
    fields = []
    for field in form_fields(form):
        rows = _Rows(field, evidence, offered, rules)
        if _asks_for_all(field):
            slots = [rows.of_passages(stretch) for stretch in _evenly(offered, field.most)]
            entries = ' "," '.join(_either(slot) for slot in slots if slot)
            body = f'"[" {entries} "]"' if entries else '"[]"'
        else:
            found = list(rows.of_article())
            most = min(field.most or MOST, MOST)
            fewest = 0
            if field.align is Align.QUOTE or (field.most or 0) >= MOST:
                fewest = LEAST
            body = _in_order(field.name, found, (fewest, most), rules)
        fields.append(f"{_literal(_json(field.name) + ':')} {body}")
    root = '"{" ' + ' "," '.join(fields) + ' "}"'
    return "".join(f"{n} ::= {b}\n" for n, b in {"root": root, **rules}.items())


def _asks_for_all(field: FormField) -> bool:
    return field.align is Align.CLAIM and (field.most or 0) >= WHOLE_ARTICLE


def _evenly(offered: Sequence[Sequence[Passage]], most: int | None) -> Sequence[Sequence[Passage]]:
    """Return at most `most` of `offered`, from its beginning to its end."""
    if most is None or len(offered) <= most:
        return offered
    return [offered[at * len(offered) // most] for at in range(most)]


def _in_order(
    field: str, rows: Sequence[str], bounds: tuple[int, int], rules: dict[str, str]
) -> str:
    """Return a list of some of `rows`, each once and in their order, within `bounds`."""
    fewest, most = (min(bound, len(rows)) for bound in bounds)
    if not most:
        return '"[]"'
    stem = "".join(char if char.isalnum() and char.isascii() else "-" for char in field)
    for at, row in enumerate(rows):
        rules[f"{stem}-row{at}"] = row

    def rest(first: int, taken: int) -> str:
        # Enough rows must be left to reach the fewest.
        last = len(rows) - max(0, fewest - taken - 1)
        return " | ".join(
            f"{stem}-row{at} {stem}-then{at}-{taken + 1}" for at in range(first, last)
        )

    for taken in range(1, most + 1):
        for at in range(taken - 1, len(rows)):
            more = rest(at + 1, taken) if taken < most else ""
            ways = ['"]"'] if taken >= fewest or not more else []
            rules[f"{stem}-then{at}-{taken}"] = " | ".join(
                [*ways, *([f'"," ({more})'] if more else [])]
            )
    return f'"[" ({rest(0, 0)})' if fewest else f'"[" ("]" | {rest(0, 0)})'


class _Rows:
    """The rows one field may have, as right-hand sides of the grammar."""

    def __init__(
        self,
        field: FormField,
        evidence: Evidence,
        offered: Sequence[Sequence[Passage]],
        rules: dict[str, str],
    ) -> None:
        self.field = field
        self.evidence = evidence
        self.offered = offered
        self.rules = rules
        numbers = {passage.sentence for choices in offered for passage in choices}
        self.shown = [s for s in evidence.sentences if s.n in numbers]

    def of_passages(self, choices: Sequence[Passage]) -> list[str]:
        """Return a row for each passage that has a value for every cell."""
        rows = []
        for passage in choices:
            statement = self.evidence.get(passage.sentence)
            if statement is not None and (row := self._row(statement, passage.text)):
                rows.append(row)
        return rows

    def of_article(self) -> Iterator[str]:
        """Yield the rows of a field that asks for some things wherever they stand."""
        if self.field.align is Align.QUOTE:
            for statement in self.shown:
                found = check_quote(self.evidence, [statement.n], None, [])
                if found.span is not None and found.grounding == "cited":
                    yield self._row(statement, "")
        elif self.field.align is Align.NAME:
            for statement, name in named(self.shown):
                yield self._row(statement, "", name)
        else:
            for choices in self.offered:
                yield from self.of_passages(choices)

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
            return _either(_literal(_json(mode)) for mode in _modes(cell, text))
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
            options = roles(statement.text, name)
        options = [option for option in dict.fromkeys(options) if option and "\\" not in option]
        none = ['"null"'] if cell.optional else []
        return _either([*none, *(_literal(_json(option)) for option in options)])


def _modes(cell: Cell, text: str) -> Sequence[str]:
    """Return the modes the wording leaves open; `check_answer` reads them the same way."""
    wanted = mode_of(text, "announced" if ANNOUNCED.search(text) else "happened")
    return [choice for choice in cell.choices if choice == wanted] or cell.choices


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
