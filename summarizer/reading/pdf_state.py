"""The graphics state of a PDF page, as far as it decides whether text there is seen.

Operators and their meaning: ISO 32000-1, tables 51 to 111.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import DictionaryObject, IndirectObject

from summarizer.reading.css import Colour
from summarizer.reading.pdf_geometry import UNIT, Box, Matrix

_BLACK: Colour = (0, 0, 0)
_WHITE: Colour = (255, 255, 255)
_FAINT_INK = 0.1  # share of an ink nobody knows; less is white
_GREY, _RGB, _CMYK = 1, 3, 4  # components


@dataclass(slots=True)
class State:
    """What `q` saves and `Q` brings back. Colours are None where they cannot be told."""

    matrix: Matrix = UNIT
    clip: Box = (-math.inf, -math.inf, math.inf, math.inf)
    fill: Colour | None = _BLACK
    stroke: Colour | None = _BLACK
    fill_space: str = "grey"
    stroke_space: str = "grey"
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blended: bool = False
    font: Any = None
    size: float = 0.0
    leading: float = 0.0
    scale: float = 1.0
    mode: int = 0
    rise: float = 0.0


@dataclass(slots=True)
class TextPlace:
    """Where the next glyph of a text object goes."""

    line: Matrix = UNIT
    advance: float = 0.0  # in unscaled text space, along the line


@dataclass(slots=True)
class Layers:
    """Which optional content of a document is not shown when it is opened."""

    off: frozenset[int] = frozenset()
    stack: list[bool] = field(default_factory=list)

    @property
    def hides(self) -> bool:
        """Tell whether what is painted now is on a layer turned off."""
        return any(self.stack)

    def turns_off(self, content: Any) -> bool:
        """Tell whether optional content, or all the groups it is shown with, is turned off."""
        if isinstance(content, IndirectObject) and content.idnum in self.off:
            return True
        groups = entry(content, "/OCGs")
        members = groups if isinstance(groups, list) else [groups]
        references = [getattr(m, "indirect_reference", None) or m for m in members]
        return all(getattr(reference, "idnum", None) in self.off for reference in references)


def numbers(operands: Sequence[Any], count: int) -> tuple[float, ...] | None:
    """Return the first `count` operands as finite numbers, or None."""
    try:
        found = tuple(float(operand) for operand in operands[:count])
    except (TypeError, ValueError, OverflowError):
        return None
    return found if len(found) == count and all(map(math.isfinite, found)) else None


def matrix_of(operands: Any) -> Matrix:
    """Return six numbers as a matrix; the one that changes nothing where they are none."""
    found = numbers(operands, 6) if isinstance(operands, list) else None
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if found else UNIT


def entry(holder: Any, *names: str) -> Any:
    """Follow names through dictionaries; None where one is missing or is no dictionary."""
    for name in names:
        holder = holder.get_object() if isinstance(holder, IndirectObject) else holder
        if not isinstance(holder, DictionaryObject):
            return None
        holder = holder.get(name)
    return holder.get_object() if isinstance(holder, IndirectObject) else holder


def colour_of(space: str, operands: Sequence[Any]) -> Colour | None:
    """Return the colour that operands stand for in a space: "grey", "rgb", "cmyk", "ink", ""."""
    count = {"grey": _GREY, "rgb": _RGB, "cmyk": _CMYK}.get(space, len(operands))
    parts = numbers(operands, count)
    if parts is None or not parts:
        return None
    parts = tuple(min(max(part, 0.0), 1.0) for part in parts)
    if space == "ink":
        return _WHITE if max(parts) <= _FAINT_INK else None
    if space == "cmyk":
        cyan, magenta, yellow, black = parts
        parts = tuple((1 - ink) * (1 - black) for ink in (cyan, magenta, yellow))
    elif space == "grey":
        parts *= _RGB
    elif space != "rgb":
        return None
    return round(parts[0] * 255), round(parts[1] * 255), round(parts[2] * 255)


def space_of(name: Any, resources: Any) -> str:
    """Say what kind of colour space `name` is; "" where its colours cannot be told."""
    plain = {"/DeviceGray": "grey", "/CalGray": "grey", "/G": "grey", "/DeviceRGB": "rgb",
             "/CalRGB": "rgb", "/RGB": "rgb", "/DeviceCMYK": "cmyk", "/CMYK": "cmyk"}  # fmt: skip
    if str(name) in plain:
        return plain[str(name)]
    space = entry(resources, "/ColorSpace", str(name))
    if isinstance(space, list) and space:
        kind = str(space[0])
        if kind in plain:
            return plain[kind]
        if kind in {"/Separation", "/DeviceN"}:
            return "ink"
        if kind == "/ICCBased" and len(space) > 1:
            count = entry({} if space[1] is None else space[1].get_object(), "/N")
            return {_GREY: "grey", _RGB: "rgb", _CMYK: "cmyk"}.get(count, "")
    return plain.get(str(space), "")
