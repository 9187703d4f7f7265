"""What one disagreement between two entries is, before it is written into the brief."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from summarizer.extraction.summary import Citation
from summarizer.merging.brief import ConflictKind, OrderBasis, Slot
from summarizer.merging.consensus import Settled
from summarizer.merging.likeness import Reading
from summarizer.merging.number_guard import told_by
from summarizer.merging.relations import Difference, Relation

Earlier = Literal[0, 1]


@dataclass(frozen=True)
class Taking:
    """What takes one side of a clash.

    Attributes:
        key: What the side is recognised by in several clashes: a name, or the entry.
        text: The side in short: the name that clashes, else the text of the entry.
        raw: The value that clashes, as written there; empty when it is no value.
        entry: The entry that says so; None when no source's summary holds it as one.
        reading: The claim the clash was found in.
        tellers: The claims of the entry that hold the value.
        citations: Everything that speaks for it.

    """

    key: str
    text: str
    raw: str = ""
    entry: Settled | None = None
    reading: Reading | None = None
    tellers: tuple[Reading, ...] = ()
    citations: tuple[Citation, ...] = ()

    def sources(self) -> set[str]:
        """Return the ids of the sources that take this side."""
        return {citation.source for citation in self.citations}


@dataclass(frozen=True)
class Clash:
    """Two sides that exclude one another, and in what.

    Attributes:
        kind: What kind of disagreement it is.
        slot: In what they differ.
        sides: The two sides.
        earlier: Which side is the older one, where that is known.
        order: How that is known.
        inside: True when both sides belong to one entry (two roles of one person).
        counted: What became of those that two figures count: the dead of one article and the
            injured of another are no history.

    """

    kind: ConflictKind
    slot: Slot
    sides: tuple[Taking, Taking]
    earlier: Earlier | None = None
    order: OrderBasis = "none"
    inside: bool = False
    counted: str = ""


class Measure(Protocol):
    """How likely two claims are about one thing."""

    def frame(self, a: Reading, b: Reading) -> float:
        """Return how much of their frames two claims share, 0 to 1."""

    def whole(self, a: Reading, b: Reading) -> float:
        """Return the share of the longer frame two claims have in common, 0 to 1."""

    def likeness(self, a: Reading, b: Reading) -> float:
        """Return how alike two claims are, 0 to 1."""

    def person(self, *names: str) -> bool:
        """Tell whether one of the names is a person's."""


@dataclass(frozen=True)
class Pair:
    """Two claims that differ, the entries they stand in, and what is known of them.

    Attributes:
        one: The entry of the first claim.
        a: The first claim.
        two: The entry of the second claim.
        b: The second claim.
        apart: The slots in which the claims differ.
        about: Tells how likely they are about one thing.

    """

    one: Settled
    a: Reading
    two: Settled
    b: Reading
    apart: Sequence[Difference]
    about: Measure

    @property
    def relations(self) -> set[Relation]:
        """The kinds of slots in which the claims differ."""
        return {each.relation for each in self.apart}

    def alike(self) -> float:
        """Return how likely the claims are about one thing, by frames and by words, 0 to 1."""
        return max(self.about.frame(self.a, self.b), self.about.likeness(self.a, self.b))

    def sides(self, raws: tuple[str, str] = ("", "")) -> "tuple[Taking, Taking]":
        """Return the two sides, each with the value that clashes."""
        return taking(self.one, self.a, raws[0]), taking(self.two, self.b, raws[1])


def taking(
    entry: Settled, reading: Reading, raw: str = "", *, without: Sequence[str] = ()
) -> Taking:
    """Return the side an entry takes, without what it found in the sources `without`.

    A figure only some of its claims give is on the side of these alone.
    """
    told = tellers(entry, reading, raw)
    shown = entry.shown if entry.shown in told else reading
    found = [c for c in entry.found if c.source not in without] if shown is entry.shown else []
    return Taking(
        key=f"entry:{entry.first_id}",
        text=shown.claim.whole(),
        raw=raw,
        entry=entry,
        reading=reading,
        tellers=told,
        citations=(*(c for member in told for c in member.claim.citations), *found),
    )


def tellers(entry: Settled, reading: Reading, raw: str) -> tuple[Reading, ...]:
    """Return the claims of an entry that hold a value of one of them; all where it is no figure."""
    figure = next((q for q in reading.quantities if raw and q.raw == raw), None)
    if figure is None:
        return tuple(entry.members)
    return tuple(m for m in entry.members if m is reading or told_by(m, reading, figure))
