"""The claim × source picture as paths of SVG: a square a source, and what the source does.

One path holds all squares that are alike, so that a line of a brief costs a few hundred bytes
whatever the number of sources. Shapes differ, not colours alone. Nothing in a path comes from
outside: it is made of numbers.
"""

from collections.abc import Iterable, Sequence
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


Grid = dict[str, list[Stance]]
"""By an entry's id, what each source does for it, in the order of the sources."""


def grid(witnesses: Sequence[Source], entries: Iterable[Entry]) -> Grid:
    """Return what each of these sources does for each of these entries."""
    idents = [source.id for source in witnesses]
    return {entry.id: _stances(entry, idents) for entry in entries}


def _stances(entry: Entry, idents: Sequence[str]) -> list[Stance]:
    """Return what each source does; most are silent, which is told without looking further."""
    named = {citation.source for citation in entry.citations} | set(entry.support.sources)
    silent = set(entry.support.silent) - named
    return ["silent" if each in silent else stance_of(entry, each) for each in idents]


def strip(stances: Sequence[Stance]) -> Strip:
    """Return the strip of an entry."""
    return Strip(squares((n * PITCH, 0, stance) for n, stance in enumerate(stances)))


def frame(count: int) -> str:
    """Return the path of `count` empty squares in a row."""
    return "".join(f"M{n * PITCH} 0h8v8h-8z" for n in range(count))


def picture(witnesses: Sequence[Source], stances: Grid) -> Picture:
    """Return the picture of all these sources and entries."""
    return Picture(
        width=len(stances) * PITCH,
        height=_HEIGHT,
        entries=list(stances),
        rows=[
            Row(
                source,
                squares((n * PITCH, 0, each[place]) for n, each in enumerate(stances.values())),
            )
            for place, source in enumerate(witnesses)
        ],
        frame=frame(len(stances)),
    )
