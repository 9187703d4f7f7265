"""Where things stand on a page of a PDF: matrices, boxes, and which shape lies over which."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.reading.css import Colour, look_alike

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top
Point = tuple[float, float]
UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
MAX_SHAPES = 4_000  # of a page; a drawing with more is none that text is hidden with
_MIN_SHAPE = 1.5  # points; thinner shapes are lines
_WHITE: Colour = (255, 255, 255)


def times(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that applies `first`, then `second`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
            e * g + f * i + k, e * h + f * j + m)  # fmt: skip


def at(matrix: Matrix, x: float, y: float) -> Point:
    """Return where the point (x, y) comes to stand."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def bounds(points: Sequence[Point]) -> Box:
    """Return the smallest upright box around `points`, of which there is at least one."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def holds(box: Box, point: Point) -> bool:
    """Tell whether `point` lies in `box`."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def overlap(first: Box, second: Box) -> Box:
    """Return what two boxes share, or a box at the origin without size."""
    left, bottom = max(first[0], second[0]), max(first[1], second[1])
    right, top = min(first[2], second[2]), min(first[3], second[3])
    return (left, bottom, right, top) if left <= right and bottom <= top else NOWHERE


@dataclass(frozen=True, slots=True)
class Shape:
    """Something painted. `colour` None: cannot be told. `solid`: a full box one cannot see through.

    `order` counts what was painted on the page before it.
    """

    box: Box
    colour: Colour | None
    solid: bool
    order: int


@dataclass(slots=True)
class Canvas:
    """What was painted on a page so far."""

    shapes: list[Shape] = field(default_factory=list)

    def paint(self, shape: Shape) -> None:
        """Add a shape, unless it is only a line or there are too many."""
        left, bottom, right, top = shape.box
        if min(right - left, top - bottom) >= _MIN_SHAPE and len(self.shapes) < MAX_SHAPES:
            self.shapes.append(shape)

    def swallows(self, ink: Colour | None, point: Point) -> bool:
        """Tell whether text in `ink` at `point` cannot be told from what is painted there."""
        if ink is None:
            return False
        for shape in reversed(self.shapes):
            if holds(shape.box, point):
                if shape.colour is None or not look_alike(ink, shape.colour):
                    return False
                if shape.solid:
                    return True
        return look_alike(ink, _WHITE)

    def covers(self, order: int, points: Sequence[Point]) -> bool:
        """Tell whether something solid was painted over all `points` after `order`."""
        for shape in reversed(self.shapes):
            if shape.order < order:
                return False
            if shape.solid and all(holds(shape.box, point) for point in points):
                return True
        return False
