"""Contradictions: two claims about one thing that no reading makes both true.

Both must share their frame and differ in one slot only: claims that differ in a number and a
date as well are of two happenings.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from summarizer.merging import lexicon, offices
from summarizer.merging.brief import Slot
from summarizer.merging.conflicts.clash import Clash, Taking, taking
from summarizer.merging.conflicts.people import role_key
from summarizer.merging.consensus import Settled
from summarizer.merging.frames import traits
from summarizer.merging.guards import Difference, Relation
from summarizer.merging.likeness import Reading
from summarizer.values.names import same_name

ONE_THING = 0.6  # share of frame or words from which two claims are about one thing
_DENIED = 0.7  # for a denial, whose words must be those denied
_SLOTS: dict[Relation, Slot] = {
    Relation.NUMBER: "number",
    Relation.UNIT: "unit",
    Relation.DATE: "date",
    Relation.NAME: "name",
    Relation.PLACE: "place",
    Relation.ROLE: "role",
    Relation.POLARITY: "polarity",
    Relation.DETAIL: "detail",
}


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


def judge(  # noqa: PLR0913  two claims, their entries, and what is known of both
    one: Settled,
    a: Reading,
    two: Settled,
    b: Reading,
    apart: Sequence[Difference],
    about: Measure,
) -> Clash | None:
    """Return the contradiction of two claims that differ as `apart` says, if it is one."""
    relations = {each.relation for each in apart}
    if len(relations) != 1 or apart[0].relation not in _SLOTS:
        return None
    only = apart[0]
    if not _one_thing(a, b, only, about):
        return None
    texts = (only.ours, only.theirs)
    sides = (taking(one, a, texts[0]), taking(two, b, texts[1]))
    if only.relation is Relation.ROLE:
        sides = (_by_role(sides[0], a), _by_role(sides[1], b))
    return Clash("contradiction", _SLOTS[only.relation], sides)


def _by_role(side: Taking, reading: Reading) -> Taking:
    """Return the side under the role it gives, as the people of the brief have it too."""
    name = next(
        n.raw for n in reading.names if offices.beside(reading.claim.text, n.raw) == side.raw
    )
    return replace(side, key=role_key(name, side.raw), text=f"{name}, {side.raw}")


def _one_thing(a: Reading, b: Reading, difference: Difference, about: Measure) -> bool:
    if difference.relation is Relation.POLARITY:
        told = lexicon.DENIES.search(traits(a.claim.text).folded + traits(b.claim.text).folded)
        alike = about.frame(a, b) if told else about.whole(a, b)
        return _one_matter(a, b) and alike >= _DENIED
    if difference.relation is Relation.ROLE:
        return True
    if difference.relation is Relation.PLACE and about.person(difference.ours, difference.theirs):
        return False
    if difference.relation is Relation.DETAIL:
        return _share_person(a, b)
    if difference.relation is Relation.NUMBER and _attribute(a, b, difference):
        return True
    if not names_meet(a, b, difference):
        return False
    return max(about.frame(a, b), about.likeness(a, b)) >= ONE_THING


def names_meet(a: Reading, b: Reading, difference: Difference) -> bool:
    """Tell whether two claims share a name, where both have names besides those that differ."""
    ours = [name for name in a.names if name.raw != difference.ours]
    theirs = [name for name in b.names if name.raw != difference.theirs]
    if not ours or not theirs:
        return True
    return any(same_name(x.raw, y.raw) for x in ours for y in theirs)


def _one_matter(a: Reading, b: Reading) -> bool:
    """Tell whether a denial and a claim have the same names, the speaker's aside."""
    shorter, longer = sorted((a, b), key=lambda r: len(r.names))
    return all(any(same_name(x.raw, y.raw) for y in longer.names) for x in shorter.names)


def _share_person(a: Reading, b: Reading) -> bool:
    """Tell whether two claims name one person, who has a detail once."""
    return any(
        same_name(x.raw, y.raw) and "place" not in {x.kind, y.kind}
        for x in a.names
        for y in b.names
    )


def _attribute(a: Reading, b: Reading, difference: Difference) -> bool:
    """Tell whether two ages are one person's: "Loïc Stervin, 54" and "Loïc Stervin, 45 ans"."""
    ages = [
        q.kind == "age"
        for reading, raw in ((a, difference.ours), (b, difference.theirs))
        for q in reading.quantities
        if q.raw == raw
    ]
    return len(ages) > 1 and all(ages) and _full_name_shared(a, b)


def _full_name_shared(a: Reading, b: Reading) -> bool:
    """Tell whether the one person both claims name is the same."""
    return len(a.names) == len(b.names) == 1 and same_name(a.names[0].raw, b.names[0].raw)
