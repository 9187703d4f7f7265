"""The claim × source picture as paths of SVG: a square a source, and what the source does.

One path holds all squares that are alike, so that a line of a brief costs a few hundred bytes
whatever the number of sources. Shapes differ, not colours alone. Nothing in a path comes from
outside: it is made of numbers.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from summarizer.extraction.summary import Source
from summarizer.merging.brief import Entry
from summarizer.output.ledger import Stance, stance_of

PITCH = 10  # from one square to the next; a square is 8 wide
_HEIGHT = 8

# Each begins at the square's upper left corner.
_SHAPES: dict[Stance, str] = {
    "says": "h8v8h-8z",
    "otherwise": "l8 8m0-8l-8 8",
    "both": "h8l-8 8z",
    "earlier": "h4v8h-4z",
    "later": "m4 0h4v8h-4z",
    "none": "m1 4h6",
}


@dataclass(frozen=True, slots=True)
class Shapes:
    """Squares that are alike.

    Attributes:
        count: How many there are.
        path: The `d` of an SVG path; empty for silence, which the grid behind shows.

    """

    stance: Stance
    count: int
    path: str


def squares(cells: Iterable[tuple[int, int, Stance]]) -> list[Shapes]:
    """Return the shapes of cells, each given by its left, its top and what is done there."""
    paths: dict[Stance, list[str]] = {}
    for left, top, stance in cells:
        shape = _SHAPES.get(stance)
        paths.setdefault(stance, []).append(f"M{left} {top}{shape}" if shape else "")
    order: tuple[Stance, ...] = (*_SHAPES, "silent")
    return [
        Shapes(stance, len(paths[stance]), "".join(paths[stance]))
        for stance in order
        if stance in paths
    ]


@dataclass(frozen=True, slots=True)
class Strip:
    """What every source does for one entry, in the order of the sources."""

    shapes: list[Shapes]


@dataclass(frozen=True, slots=True)
class Row:
    """What one source does for every entry."""

    source: Source
    shapes: list[Shapes]


@dataclass(frozen=True, slots=True)
class Picture:
    """A row a source, a column an entry.

    Attributes:
        width: In units of the drawing.
        entries: The entries of the columns, by id.
        frame: The path of the empty squares of one row.

    """

    width: int
    height: int
    entries: list[str]
    rows: list[Row]
    frame: str


def strips(witnesses: Sequence[Source]) -> Callable[[Entry], Strip]:
    """Return what draws the strip of an entry."""
    places = [(n * PITCH, source.id) for n, source in enumerate(witnesses)]
    return lambda entry: Strip(
        squares((left, 0, stance_of(entry, source)) for left, source in places)
    )


def frame(count: int) -> str:
    """Return the path of `count` empty squares in a row."""
    return "".join(f"M{n * PITCH} 0h8v8h-8z" for n in range(count))


def picture(witnesses: Sequence[Source], entries: Sequence[Entry]) -> Picture:
    """Return the picture of all these entries and sources."""
    return Picture(
        width=len(entries) * PITCH,
        height=_HEIGHT,
        entries=[entry.id for entry in entries],
        rows=[
            Row(
                source,
                squares((n * PITCH, 0, stance_of(e, source.id)) for n, e in enumerate(entries)),
            )
            for source in witnesses
        ],
        frame=frame(len(entries)),
    )
