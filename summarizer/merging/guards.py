"""The typed guards: what must hold before two claims may be one entry, or be a contradiction.

Two values conflict only if no reading makes both true. Words never decide about values.
"""

from enum import Enum

from summarizer.merging.likeness import Reading
from summarizer.values.dates import dates_conflict
from summarizer.values.folding import fold
from summarizer.values.names import names_conflict
from summarizer.values.quantities import compatible, units_agree
from summarizer.values.typed import Quantity


class Relation(Enum):
    """How two claims about the same thing stand to one another."""

    SAME = "same"
    APART = "apart"  # not known to be about the same thing
    NUMBER = "number"  # the same but for a number no reading reconciles
    NAME = "name"  # the same but for a given name
    DATE = "date"  # the same but for a date


def relation(a: Reading, b: Reading) -> Relation:
    """Return how two likely candidates stand to one another; never SAME across a conflict."""
    if a.negated != b.negated or a.possible != b.possible:
        return Relation.APART
    if _numbers_clash(a, b):
        return Relation.NUMBER
    if any(names_exclude(x.raw, y.raw) for x in a.names for y in b.names):
        return Relation.NAME
    if _dates_clash(a, b):
        return Relation.DATE
    return Relation.SAME


def names_exclude(a: str, b: str) -> bool:
    """Tell whether two full names share the surname and cannot be one person's.

    Names that share more than the surname ("Asst Ch Con Robin Smith") are the same one.
    """
    first, second = set(fold(a).split()), set(fold(b).split())
    return names_conflict(a, b) and len(first & second) == 1


def _numbers_clash(a: Reading, b: Reading) -> bool:
    """Tell whether each holds a quantity that only irreconcilable ones of the other answer to."""
    return any(_only_against(quantity, b.quantities) for quantity in a.quantities) and any(
        _only_against(quantity, a.quantities) for quantity in b.quantities
    )


def _only_against(quantity: Quantity, others: list[Quantity]) -> bool:
    alike = [other for other in others if _same_thing(quantity, other)]
    return bool(alike) and not any(compatible(quantity, other) for other in alike)


def _same_thing(a: Quantity, b: Quantity) -> bool:
    """Tell whether two quantities measure the same thing, so that they can clash.

    An ordinal names more than it counts ("the 44th president"), and a number that counts
    nothing named answers only to another such number.
    """
    if "ordinal" in (a.kind, b.kind) or (a.unit is None) != (b.unit is None):
        return False
    return units_agree(a, b)


def _dates_clash(a: Reading, b: Reading) -> bool:
    if not a.dates or not b.dates:
        return False
    return all(dates_conflict(x, y) for x in a.dates for y in b.dates)
