"""Read the operators of a content stream, and judge every stretch of text it shows."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar

from pypdf.generic import DictionaryObject, NameObject, StreamObject

from summarizer.reading.pdf_geometry import (
    Box,
    Point,
    Shape,
    at,
    bounds,
    overlap,
    times,
)
from summarizer.reading.pdf_judgement import FAINT, why_hidden
from summarizer.reading.pdf_state import (
    State,
    TextPlace,
    colour_of,
    entry,
    matrix_of,
    numbers,
    space_of,
)

if TYPE_CHECKING:
    from summarizer.reading.pdf_hidden import PageScan

_SOLID = 0.95
_GLYPH = 0.5  # mean width of a glyph, in units of its size
_SLACK = 0.1  # of the width of the page: how far estimated places may be wrong
_FILLS = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})
_ENDS = _FILLS | {b"n", b"s", b"S"}
_MAX_SAVED = 500  # states; real pages nest a few
_SPACES = {b"g": "grey", b"rg": "rgb", b"k": "cmyk"}


@dataclass(slots=True)
class Shown:
    """One stretch of text: which stream, operation and item of it, where, and why it is hidden.

    `item` is None unless the operation shows an array. `order` counts what was painted before.
    """

    stream: int
    operation: int
    item: int | None
    points: list[Point]
    order: int
    why: str | None


@dataclass(slots=True)
class Interpreter:
    """One reading of one stream, from the state its caller was in."""

    scan: "PageScan"
    number: int
    resources: Any
    state: State
    depth: int
    saved: list[State] = field(default_factory=list)
    text: TextPlace = field(default_factory=TextPlace)
    path: list[Point] = field(default_factory=list)
    boxes: int = 0  # rectangles in the path
    clips: bool = False

    def run(self) -> None:
        """Read every operation."""
        layers = len(self.scan.look.layers.stack)
        for index, (operands, operator) in enumerate(self.scan.streams[self.number].operations):
            if operator in {b"Tj", b"'", b'"', b"TJ"}:
                self._show(index, operands, operator)
            elif operator == b"INLINE IMAGE":
                self._image(None)
            elif operator in _ENDS:
                self._end_path(fills=operator in _FILLS)
            elif operator in self.HANDLERS and isinstance(operands, list):
                self.HANDLERS[operator](self, operands)
            elif operator.lower() in _SPACES and isinstance(operands, list):
                self._ink(_SPACES[operator.lower()], operands, strokes=operator.isupper())
        del self.scan.look.layers.stack[layers:]

    # Text

    def _begin(self, _: Sequence[Any]) -> None:
        self.text = TextPlace()

    def _place(self, operands: Sequence[Any]) -> None:
        self.text = TextPlace(matrix_of(operands))

    def _move(self, operands: Sequence[Any]) -> None:
        x, y = numbers(operands, 2) or (0.0, 0.0)
        self.text = TextPlace(times((1, 0, 0, 1, x, y), self.text.line))

    def _move_leading(self, operands: Sequence[Any]) -> None:
        self.state.leading = -(numbers(operands, 2) or (0.0, 0.0))[1]
        self._move(operands)

    def _next_line(self, _: Sequence[Any] = ()) -> None:
        self._move((0.0, -self.state.leading))

    def _font(self, operands: Sequence[Any]) -> None:
        if operands:
            self.state.font = entry(self.resources, "/Font", str(operands[0]))
        size = numbers(operands[1:], 1)
        self.state.size = size[0] if size else self.state.size

    def _set(name: str, unit: float = 1.0) -> "Callable[[Interpreter, Sequence[Any]], None]":  # type: ignore[misc]  # noqa: N805  makes a handler
        def handler(self: "Interpreter", operands: Sequence[Any]) -> None:
            found = numbers(operands, 1)
            if found:
                setattr(self.state, name, found[0] * unit)

        return handler

    def _show(self, index: int, operands: Any, operator: bytes) -> None:
        if operator in {b"'", b'"'}:
            self._next_line()
        if not isinstance(operands, list) or not operands:
            return
        if operator != b"TJ":
            self._stretch(index, None, operands[-1])
            return
        for number, item in enumerate(operands[0] if isinstance(operands[0], list) else ()):
            if isinstance(item, (str, bytes)):
                self._stretch(index, number, item)
            else:
                back = numbers([item], 1) or (0.0,)
                self.text.advance -= back[0] / 1000 * self.state.size * self.state.scale

    def _stretch(self, index: int, item: int | None, content: Any) -> None:
        """Put one string on record, and move on behind it."""
        if not isinstance(content, (str, bytes)) or isinstance(content, NameObject):
            return
        state, start = self.state, self.text.advance
        codes = len(content) / (2 if str(entry(state.font, "/Subtype")) == "/Type0" else 1)
        width = codes * _GLYPH * state.size * state.scale
        matrix = times(self.text.line, state.matrix)
        height = state.rise + 0.3 * state.size
        points = [
            at(matrix, start + part, height)
            for part in (0.0, math.copysign(min(abs(width), abs(state.size)), width), width / 2)
        ]
        page = self.scan.look
        slack = _SLACK * (page.box[2] - page.box[0]) if start else 0.0
        why = why_hidden(page, state, points[:2], slack, matrix)
        shown = Shown(self.number, index, item, points, len(page.canvas.shapes), why)
        self.scan.shown.append(shown)
        self.text.advance = start + width

    # Graphics

    def _save(self, _: Sequence[Any]) -> None:
        if len(self.saved) < _MAX_SAVED:
            self.saved.append(replace(self.state))

    def _restore(self, _: Sequence[Any]) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def _transform(self, operands: Sequence[Any]) -> None:
        self.state.matrix = times(matrix_of(operands), self.state.matrix)

    def _ink(self, space: str, operands: Sequence[Any], *, strokes: bool) -> None:
        colour = colour_of(space, operands)
        if strokes:
            self.state.stroke, self.state.stroke_space = colour, space
        else:
            self.state.fill, self.state.fill_space = colour, space

    def _fill_space(self, operands: Sequence[Any]) -> None:
        space = space_of(operands[0], self.resources) if operands else ""
        self.state.fill_space = space
        self.state.fill = (0, 0, 0) if space in {"grey", "rgb", "cmyk"} else None

    def _stroke_space(self, operands: Sequence[Any]) -> None:
        space = space_of(operands[0], self.resources) if operands else ""
        self.state.stroke_space = space
        self.state.stroke = (0, 0, 0) if space in {"grey", "rgb", "cmyk"} else None

    def _fill_colour(self, operands: Sequence[Any]) -> None:
        self.state.fill = colour_of(self.state.fill_space, operands)

    def _stroke_colour(self, operands: Sequence[Any]) -> None:
        self.state.stroke = colour_of(self.state.stroke_space, operands)

    def _extended(self, operands: Sequence[Any]) -> None:
        found = entry(self.resources, "/ExtGState", str(operands[0])) if operands else None
        for key, name in (("/ca", "fill_alpha"), ("/CA", "stroke_alpha")):
            number = numbers([entry(found, key)], 1)
            if number:
                setattr(self.state, name, number[0])
        blend = entry(found, "/BM")
        if blend is not None:
            self.state.blended = str(blend) not in {"/Normal", "/Compatible"}
        font = entry(found, "/Font")
        if isinstance(font, list) and len(font) > 1:
            self.state.font = font[0].get_object()
            self.state.size = (numbers(font[1:], 1) or (self.state.size,))[0]

    def _rectangle(self, operands: Sequence[Any]) -> None:
        found = numbers(operands, 4)
        if found:
            x, y, width, height = found
            corners = [(x, y), (x + width, y), (x, y + height), (x + width, y + height)]
            self.path += [at(self.state.matrix, *corner) for corner in corners]
            self.boxes += 1

    def _curve(self, operands: Sequence[Any]) -> None:
        for place in range(0, len(operands) - 1, 2):
            point = numbers(operands[place:], 2)
            if point:
                self.path.append(at(self.state.matrix, *point))

    def _clip(self, _: Sequence[Any]) -> None:
        self.clips = True

    def _end_path(self, *, fills: bool) -> None:
        if self.path:
            box = bounds(self.path)
            if fills and self.state.fill_alpha > FAINT:
                alone = self.boxes == 1 and len(self.path) == 4  # noqa: PLR2004  corners
                self._paint(box, self.state.fill, solid=alone)
            if self.clips:
                self.state.clip = overlap(self.state.clip, box)
        self.path, self.boxes, self.clips = [], 0, False

    def _paint(self, box: Box, colour: Any, *, solid: bool) -> None:
        if self.scan.look.layers.hides:
            return
        state, canvas = self.state, self.scan.look.canvas
        solid = solid and state.fill_alpha >= _SOLID and not state.blended
        box = overlap(box, state.clip)
        canvas.paint(Shape(box, colour if not state.blended else None, solid, len(canvas.shapes)))

    def _shade(self, _: Sequence[Any]) -> None:
        self._paint(self.state.clip, None, solid=False)

    def _image(self, image: Any) -> None:
        masked = image is None or any(name in image for name in ("/SMask", "/Mask", "/ImageMask"))
        corners = [at(self.state.matrix, x, y) for x in (0, 1) for y in (0, 1)]
        self._paint(bounds(corners), None, solid=not masked)

    def _object(self, operands: Sequence[Any]) -> None:
        name = str(operands[0]) if operands else ""
        found = entry(self.resources, "/XObject", name)
        if not isinstance(found, StreamObject):
            return
        off = self.scan.look.layers.turns_off(found.raw_get("/OC") if "/OC" in found else None)
        self.scan.look.layers.stack.append(off)
        if str(entry(found, "/Subtype")) == "/Form":
            self.scan.form(name, found, self.resources, self.state, self.depth)
        else:
            self._image(found)
        self.scan.look.layers.stack.pop()

    # Layers

    def _mark(self, operands: Sequence[Any]) -> None:
        off = False
        if len(operands) > 1 and str(operands[0]) == "/OC":
            names = entry(self.resources, "/Properties")
            name = str(operands[1])
            if isinstance(names, DictionaryObject) and name in names:
                off = self.scan.look.layers.turns_off(names.raw_get(name))
        self.scan.look.layers.stack.append(off)

    def _unmark(self, _: Sequence[Any]) -> None:
        if self.scan.look.layers.stack:
            self.scan.look.layers.stack.pop()

    HANDLERS: ClassVar[dict[bytes, Callable[["Interpreter", Sequence[Any]], None]]] = {
        b"BT": _begin, b"Tm": _place, b"Td": _move, b"TD": _move_leading, b"T*": _next_line,
        b"Tf": _font, b"TL": _set("leading"), b"Tz": _set("scale", 0.01), b"Tr": _set("mode"),
        b"Ts": _set("rise"), b"q": _save, b"Q": _restore, b"cm": _transform, b"gs": _extended,
        b"cs": _fill_space, b"CS": _stroke_space, b"sc": _fill_colour, b"scn": _fill_colour,
        b"SC": _stroke_colour, b"SCN": _stroke_colour, b"re": _rectangle, b"m": _curve,
        b"l": _curve, b"c": _curve, b"v": _curve, b"y": _curve, b"W": _clip, b"W*": _clip,
        b"sh": _shade, b"Do": _object, b"BDC": _mark, b"BMC": _mark, b"EMC": _unmark,
    }  # fmt: skip
