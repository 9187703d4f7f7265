"""Quantities in a text, and the three questions asked about two of them.

`same_quantity` (one number?), `compatible` (can both be true?) and `states` (does this sentence
carry that claim?). Nothing here is a similarity: numbers and units are compared as values.
"""

import math
import re
from collections.abc import Iterable
from enum import StrEnum

from summarizer.values.quantity_scan import scan
from summarizer.values.typed import Quantity
from summarizer.values.units import base, same_unit

__all__ = [
    "Carried",
    "compatible",
    "quantities",
    "reach",
    "same_quantity",
    "states",
    "units_agree",
    "vaguer",
]

_KINDS_ALIKE = frozenset({"duration", "age"})
_LARGE = 1000
_SCALE_WORD = re.compile(
    r"million|milliard|billion|trillion|millier|thousand|[\d ](?:bn|m|k|md)\b|"
    r"%|per ?cent|pour cent|[.,]\d",
    re.IGNORECASE,
)


class Carried(StrEnum):
    """How far a sentence carries a claimed quantity."""

    CARRIED = "carried"  # the number, its unit, and a bound no stronger than the sentence's
    BOUND_LOST = "bound_lost"  # the number and unit, without its "about", "more than", …
    OTHER_UNIT = "other_unit"  # the number, counting something else
    ABSENT = "absent"


def quantities(text: str, language: str) -> list[Quantity]:
    """Return the quantities of `text` in order, not overlapping; dates and names left out.

    "About" means ± 10 % (a round noun such as "une trentaine" ± 20 %). Durations are given in s,
    min (hours too), day, week, month or year; shares ("four in ten") in percent. For a range,
    `number` is its lower end.
    """
    return list(scan(text, language))


def units_agree(a: Quantity, b: Quantity) -> bool:
    """Tell whether two quantities measure or count the same; a count without a noun fits any."""
    if a.kind != b.kind:
        kinds = {a.kind, b.kind}
        if kinds == {"count", "money"}:
            # "1,7 milliard" among sums of money.
            count = a if a.kind == "count" else b
            return count.unit is None and abs(count.number) >= _LARGE
        if not kinds <= _KINDS_ALIKE:
            return False
    elif a.kind == "count":
        return same_unit(a.unit, b.unit)
    return base(a.unit)[0] == base(b.unit)[0]


def _number(quantity: Quantity) -> float:
    return quantity.number * base(quantity.unit)[1]


def _equal(a: float, b: float) -> bool:
    return math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-9)


def _same_number(a: Quantity, b: Quantity) -> bool:
    if not _equal(_number(a), _number(b)):
        return False
    if (a.bound == "range") != (b.bound == "range"):
        return False
    if a.bound != "range":
        return True
    return _equal((a.high or 0) * base(a.unit)[1], (b.high or 0) * base(b.unit)[1])


def same_quantity(a: Quantity, b: Quantity) -> bool:
    """Tell whether two quantities give the same number of the same thing, bounds aside."""
    return units_agree(a, b) and _same_number(a, b)


def _interval(quantity: Quantity) -> tuple[float, float]:
    factor = base(quantity.unit)[1]
    low = -math.inf if quantity.low is None else quantity.low * factor
    high = math.inf if quantity.high is None else quantity.high * factor
    return low, high


def vaguer(a: Quantity, b: Quantity) -> bool:
    """Tell whether one quantity leaves more open than another of the same thing.

    "More than 300" leaves more open than "about 320", and than "more than 310".
    """
    (low_a, high_a), (low_b, high_b) = _interval(a), _interval(b)
    if math.isinf(high_a - low_a) and math.isinf(high_b - low_b):
        return low_a <= low_b and high_a >= high_b and (low_a, high_a) != (low_b, high_b)
    return high_a - low_a > high_b - low_b


def _rounds_to(precise: Quantity, rounded: Quantity) -> bool:
    """Tell whether one exact figure is the other one rounded ("4.23bn", "4.2bn")."""
    if (
        precise.bound != "exact"
        or rounded.bound != "exact"
        or not _SCALE_WORD.search(rounded.raw + precise.raw)
    ):
        return False
    digits = (
        len(f"{abs(rounded.number):f}".rstrip("0").rstrip(".").replace(".", "").strip("0")) or 1
    )
    if rounded.number == 0 or not math.isfinite(_number(precise)) or _number(precise) == 0:
        return False
    places = digits - 1 - math.floor(math.log10(abs(_number(precise))))
    return _equal(round(_number(precise), places), _number(rounded))


def compatible(a: Quantity, b: Quantity) -> bool:
    """Tell whether two quantities of one thing can both be true.

    Their intervals must overlap ("more than 300" and "about 320"); an exact figure and the same
    figure rounded with a scale word, as a percentage or a decimal agree too.
    """
    if not units_agree(a, b):
        return False
    low_a, high_a = _interval(a)
    low_b, high_b = _interval(b)
    low, high = max(low_a, low_b), min(high_a, high_b)
    if low < high and not _equal(low, high):
        return True
    if _equal(low, high):
        open_ends = [
            q
            for q, edge in ((a, low_a), (b, low_b))
            if q.bound == "more_than" and _equal(edge, low)
        ]
        open_ends += [
            q
            for q, edge in ((a, high_a), (b, high_b))
            if q.bound == "less_than" and _equal(edge, high)
        ]
        return not open_ends
    return _rounds_to(a, b) or _rounds_to(b, a)


def reach(quantity: Quantity) -> tuple[float, float]:
    """Return the span any compatible quantity's own span meets, in the measure of its family."""
    raw = quantity.raw
    if _SCALE_WORD.search(raw) or raw.endswith((".", ",")) or raw.startswith(("bn", "m", "k")):
        return -math.inf, math.inf  # rounding may come in
    low, high = _interval(quantity)
    return low - _slack(low), high + _slack(high)


def _slack(edge: float) -> float:
    """More than `_equal` lets two numbers differ."""
    return 1e-5 * abs(edge) + 1e-8 if math.isfinite(edge) else 0.0


_WEAKER = {
    "exact": {"exact", "about", "at_least", "at_most"},
    "about": {"about"},
    "at_least": {"at_least"},
    "more_than": {"more_than", "at_least"},
    "at_most": {"at_most"},
    "less_than": {"less_than", "at_most"},
    "range": {"range"},
}


def _carries(stated: Quantity, claimed: Quantity) -> Carried:
    factor = base(stated.unit)[1]
    ends = {_number(stated)} | {edge * factor for edge in (stated.low, stated.high)
                                if stated.bound == "range" and edge is not None}  # fmt: skip
    if not any(_equal(end, _number(claimed)) for end in ends):
        return Carried.ABSENT
    if not units_agree(stated, claimed):
        return Carried.OTHER_UNIT
    if _same_number(stated, claimed) and claimed.bound in _WEAKER[stated.bound]:
        return Carried.CARRIED
    if stated.bound == "range" and stated.high is not None:
        lower = claimed.bound == "at_least" and _equal(_number(stated), _number(claimed))
        upper = claimed.bound == "at_most" and _equal(stated.high * factor, _number(claimed))
        if lower or upper:
            return Carried.CARRIED
    return Carried.BOUND_LOST


_RANK = [Carried.CARRIED, Carried.BOUND_LOST, Carried.OTHER_UNIT, Carried.ABSENT]


def states(found: Iterable[Quantity], claimed: Quantity) -> Carried:
    """Tell how far the quantities of a sentence carry a claimed one; the best of them counts.

    A claim may be weaker than the sentence ("at least 300" from "more than 300"), never
    stronger: "320" from "about 320" is `BOUND_LOST`.
    """
    return min(
        (_carries(stated, claimed) for stated in found), key=_RANK.index, default=Carried.ABSENT
    )
