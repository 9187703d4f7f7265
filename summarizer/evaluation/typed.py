"""Value parsing: expressions set aside before anything was tuned, and how many are read right.

The expressions stand in data/values. Which of them are set aside follows from the hash of the
expression alone: of those only the count is told, so that nobody tunes on them.
"""

import hashlib
from collections.abc import Callable, Iterator
from importlib.resources import files

from summarizer.evaluation.report import Score
from summarizer.evaluation.tally import ALL, Share
from summarizer.values.dates import dates
from summarizer.values.names import same_name
from summarizer.values.quantities import quantities
from summarizer.values.typed import Quantity

PUBLISHED = "2025-03-12"
_HELD = 2  # one in so many is set aside
_SIGNS = {
    "exact": "", "about": "~", "at_least": ">=", "more_than": ">", "at_most": "<=",
    "less_than": "<", "range": "",
}  # fmt: skip
Check = Callable[[str], str | None]  # a line; what is wrong with its reading, or None


def scores() -> list[Score]:
    """Return how many expressions of every table, and of all, are read right."""
    checks: dict[str, Check] = {
        "quantities": check_quantities,
        "dates": check_date,
        "names": check_names,
    }
    found = [score(name, list(lines(name)), check) for name, check in checks.items()]
    held, rest = (
        Share.counted(sum(part.right for part in parts), sum(part.of for part in parts))
        for parts in ([each.held for each in found], [each.open for each in found])
    )
    return [*found, Score(table=ALL, held=held, open=rest, wrong=[])]


def score(table: str, rows: list[str], check: Check) -> Score:
    """Count the right readings of the lines set aside, and of the others."""
    counts = {True: [0, 0], False: [0, 0]}
    wrong = []
    for row in rows:
        held, fault = is_held(row), check(row)
        counts[held][0] += fault is None
        counts[held][1] += 1
        if fault is not None and not held:
            wrong.append(f"{row}: {fault}")
    held_part, open_part = (Share.counted(*counts[part]) for part in (True, False))
    return Score(table=table, held=held_part, open=open_part, wrong=wrong)


def is_held(row: str) -> bool:
    """Tell whether a line is set aside: by the first byte of the SHA-256 of its expression."""
    expression = row.partition(" => ")[0].strip()
    return hashlib.sha256(expression.encode()).digest()[0] % _HELD == 0


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a table in data/values, comments left out."""
    file = files("summarizer.evaluation").joinpath("data", "values", f"{name}.txt")
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def check_quantities(row: str) -> str | None:
    """Compare the quantities read from "language | text => quantities"."""
    language, text, expected = _split(row)
    found = quantities(text, language)
    wanted = [] if expected == "nothing" else expected.split(", ")
    given = [_written(quantity) for quantity in found]
    if len(found) == len(wanted) and all(
        _reads(quantity, want, language) for quantity, want in zip(found, wanted, strict=True)
    ):
        return None
    return f"read as {', '.join(given) or 'nothing'}"


def _reads(quantity: Quantity, wanted: str, language: str) -> bool:
    value, _, unit = wanted.rpartition(" ")
    written, _, own = _written(quantity).rpartition(" ")
    return value == written and own == _canonical(unit, language)


def _canonical(unit: str, language: str) -> str:
    """Return the unit a quantity of it has."""
    found = quantities(f"3 {unit}", language)
    return (found[0].unit or "-") if found and unit != "-" else unit


def _written(quantity: Quantity) -> str:
    number = f"{quantity.number}..{quantity.high}" if quantity.bound == "range" else quantity.number
    kind = f"{quantity.kind} " if quantity.kind in {"age", "ordinal"} else ""
    return f"{kind}{_SIGNS[quantity.bound]}{number} {quantity.unit or '-'}"


def check_date(row: str) -> str | None:
    """Compare the days read from "language | text => days"."""
    language, text, expected = _split(row)
    found = [item for item in dates(text, language, PUBLISHED) if item.first]
    days = [
        f"{item.first}..{item.last}" if item.first != item.last else str(item.first)
        for item in found
    ]
    given = days[0] if days else "open"
    return None if given == expected else f"read as {given}"


def check_names(row: str) -> str | None:
    """Compare whether "a = b" are taken for one name, or "a # b" for two."""
    one = " = " in row
    first, second = row.split(" = " if one else " # ")
    return None if same_name(first, second) == one else f"taken for {'two' if one else 'one'}"


def _split(row: str) -> tuple[str, str, str]:
    head, _, expected = row.partition(" => ")
    language, _, text = head.partition(" | ")
    return language, text, expected
