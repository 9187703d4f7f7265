"""Why a stretch of text on a PDF page is not seen, by its state and by what it stands on."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from summarizer.reading.pdf_geometry import NOWHERE, Box, Canvas, Matrix, Point, holds
from summarizer.reading.pdf_state import Layers, State, entry, numbers

MIN_POINTS = 2.0
FAINT = 0.05  # opacity; what is fainter is not seen
_INVISIBLE = frozenset({3, 7})  # text rendering modes: neither filled nor stroked
_STROKED = frozenset({1, 5})
_BOTH = frozenset({2, 6})


@dataclass(slots=True)
class Page:
    """What of a page decides whether a text on it is seen.

    Attributes:
        layers: The layers that are turned off, and which the text is on.
        box: What of the page is shown.
        unit: Points a unit of the page is long.
        canvas: What was painted on it so far.

    """

    layers: Layers
    box: Box = NOWHERE
    unit: float = 1.0
    canvas: Canvas = field(default_factory=Canvas)


def why_hidden(
    page: Page, state: State, points: Sequence[Point], slack: float, matrix: Matrix
) -> str | None:
    """Say why nobody sees a text, or return None.

    Args:
        page: The page, as it is painted so far.
        state: The graphics state the text is painted in.
        points: Where the text starts, and a letter further on.
        slack: How far these may be wrong, in units of the page.
        matrix: From text space to the page.

    """
    tall = math.hypot(matrix[2], matrix[3]) * abs(state.size) * page.unit
    wide = math.hypot(matrix[0], matrix[1]) * abs(state.size * state.scale) * page.unit
    if page.layers.hides:
        return "text on a layer that is turned off"
    if min(tall, wide) * _glyph_size(state.font) < MIN_POINTS:
        return "text under 2 points"
    if not any(holds(_wider(page.box, slack), point) for point in points):
        return "text off the page"
    if not any(holds(_wider(state.clip, slack), point) for point in points):
        return "text outside what is clipped"
    return _why_unreadable(page.canvas, state, points[0])


def _why_unreadable(canvas: Canvas, state: State, point: Point) -> str | None:
    """Say why what is painted at `point` cannot be told from its ground."""
    mode = int(state.mode)
    if mode in _INVISIBLE:
        return "text painted invisibly"
    inks = [] if mode in _STROKED else [(state.fill, state.fill_alpha)]
    if mode in _STROKED | _BOTH:
        inks.append((state.stroke, state.stroke_alpha))
    inks = [(ink, alpha) for ink, alpha in inks if alpha > FAINT]
    if not inks:
        return "transparent text"
    if all(canvas.swallows(ink, point) for ink, _ in inks):
        return "text in the colour of its ground"
    return None


def _wider(box: Box, slack: float) -> Box:
    return box[0] - slack, box[1] - slack, box[2] + slack, box[3] + slack


def _glyph_size(font: Any) -> float:
    """Return how large the glyphs of `font` are at size 1: 1 but for fonts drawn by the page."""
    if str(entry(font, "/Subtype")) != "/Type3":
        return 1.0
    matrix, box = (
        numbers(entry(font, "/FontMatrix") or (), 6),
        numbers(entry(font, "/FontBBox") or (), 4),
    )
    height = abs(box[3] - box[1]) * abs(matrix[3]) if matrix and box else 0.0
    return height or math.inf  # nothing to tell it by
