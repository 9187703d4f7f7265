"""Floors: the figures a run must reach, in a file of the project.

[all]              # a kind, or "conflict", "variant", "compatible", "all"
recall = 0.95      # at least
precision = 0.95   # at least
exact = 0.98       # at least
flagged = 0.02     # at most

[values.quantities]
right = 0.97       # at least

[copies]
whole = 1.0        # at least; also kept, f1

[support."wice-en.jsonl"]
precision = 0.84   # at least, on half B; also recall
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.errors import InputError
from summarizer.evaluation.report import Report
from summarizer.evaluation.tally import ALL, Row, Share

Rate = Annotated[float, Field(ge=0, le=1)]


class Floor(BaseModel):
    """What one row must reach; what is not given is not asked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    recall: Rate | None = None
    precision: Rate | None = None
    exact: Rate | None = None
    joined: Rate | None = None
    flagged: Rate | None = None


class ValueFloor(BaseModel):
    """What one table of values must reach."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    right: Rate


class CopyFloor(BaseModel):
    """What telling copies from reports must reach."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    whole: Rate | None = None
    kept: Rate | None = None
    f1: Rate | None = None


class SupportFloor(BaseModel):
    """What the gates must reach on one file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    precision: Rate | None = None
    recall: Rate | None = None


class Floors(BaseModel):
    """The floors of a file."""

    model_config = ConfigDict(frozen=True)

    rows: dict[str, Floor]
    values: dict[str, ValueFloor]
    copies: CopyFloor = CopyFloor()
    support: dict[str, SupportFloor] = {}


def read_floors(file: Path) -> Floors:
    """Read a floors file; raises InputError when it is not one."""
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        values = tables.pop("values", {})
        parts = {name: tables.pop(name, {}) for name in ("copies", "support")}
        return Floors.model_validate({"rows": tables, "values": values, **parts})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise InputError(f"{file} is not a floors file: {error}") from error


def fallen(report: Report, floors: Floors) -> list[str]:
    """Say of every figure below its floor what it is and what it should be.

    A floor for something that was not measured counts as fallen: otherwise a kind that is no
    longer generated would pass for ever.
    """
    return [
        *_rows(report, floors),
        *_values(report, floors),
        *_copies(report, floors),
        *_support(report, floors),
    ]


def _rows(report: Report, floors: Floors) -> Iterator[str]:
    for name, floor in floors.rows.items():
        row = _row(report, name)
        for measure, asked in floor.model_dump(exclude_none=True).items():
            share: Share | None = getattr(row, measure) if row else None
            value = share.value if share else None
            if value is None:
                yield f"{name}: {measure} was not measured, the floor is {asked:.1%}"
            elif measure == "flagged" and value > asked:
                yield f"{name}: {measure} is {value:.1%}, above the {asked:.1%} allowed"
            elif measure != "flagged" and value < asked:
                yield f"{name}: {measure} is {value:.1%}, below the floor of {asked:.1%}"


def _values(report: Report, floors: Floors) -> Iterator[str]:
    for name, floor in floors.values.items():
        score = next((score for score in report.values if score.table == name), None)
        value = score.held.value if score else None
        if value is None:
            yield f"values.{name}: was not measured, the floor is {floor.right:.1%}"
        elif value < floor.right:
            yield f"values.{name}: {value:.1%} right, below the floor of {floor.right:.1%}"


def _copies(report: Report, floors: Floors) -> Iterator[str]:
    found = report.copies
    for measure, asked in floors.copies.model_dump(exclude_none=True).items():
        reached = getattr(found, measure) if found else None
        value = reached.value if isinstance(reached, Share) else reached
        yield from _below("copies", measure, value, asked)


def _support(report: Report, floors: Floors) -> Iterator[str]:
    for name, floor in floors.support.items():
        rows = [
            row
            for row in report.support
            if (row.data, row.judge, row.half) == (name, "all gates", "B")
        ]
        for measure, asked in floor.model_dump(exclude_none=True).items():
            share: Share | None = getattr(rows[0], measure) if rows else None
            yield from _below(f"support.{name}", measure, share.value if share else None, asked)


def _below(name: str, measure: str, value: float | None, asked: float) -> Iterator[str]:
    if value is None:
        yield f"{name}: {measure} was not measured, the floor is {asked:.1%}"
    elif value < asked:
        yield f"{name}: {measure} is {value:.1%}, below the floor of {asked:.1%}"


def _row(report: Report, name: str) -> Row | None:
    for row in report.rows:
        if row.language == ALL and (row.kind == name or (row.kind == ALL and row.group == name)):
            return row
    return None
