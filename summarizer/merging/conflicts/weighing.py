"""Which side is newest, most precise and best supported, which comes first, what to check."""

from collections.abc import Sequence
from math import inf

from rapidfuzz.distance import DamerauLevenshtein

from summarizer.merging.brief import Because, Check, Side
from summarizer.merging.conflicts.clash import Taking
from summarizer.merging.conflicts.groups import Disagreement
from summarizer.values.folding import fold
from summarizer.values.typed import Quantity, When

_MANY = 2  # origins on one side against which a single one looks like a slip
_LETTERS = 2  # letters by which a slip differs
_FINENESS = {
    "minute": 0, "hour": 1, "part": 2, "day": 3, "week": 4, "month": 5, "season": 6, "year": 7,
}  # fmt: skip


def best_supported(sides: Sequence[Side]) -> int | None:
    """Return the position of the side most independent origins carry; None on a tie."""
    most = max(side.independent for side in sides)
    leading = [n for n, side in enumerate(sides) if side.independent == most]
    return leading[0] if len(leading) == 1 else None


def most_precise(made: Disagreement) -> int | None:
    """Return the position of the side whose value leaves least open; None when none stands out."""
    widths = [min((_width(each) for each in side), default=inf) for side in made.sides]
    least = min(widths)
    leading = [n for n, width in enumerate(widths) if width == least]
    return leading[0] if len(leading) == 1 and least < inf else None


def _width(taking: Taking) -> float:
    """How much a value leaves open: of its number, in parts of it; of a date, by its grain."""
    values = taking.reading.claim.values if taking.reading else []
    value = next((value for value in values if value.raw == taking.raw), None)
    if isinstance(value, Quantity):
        return _open(value)
    if isinstance(value, When):
        return float(_FINENESS.get(value.precision, 8))
    return inf


def _open(value: Quantity) -> float:
    if value.low is None or value.high is None:
        return 1000.0
    return (value.high - value.low) / max(1.0, abs(value.number))


def first(made: Disagreement, sides: Sequence[Side]) -> tuple[int, Because]:
    """Return the position of the side to show first, and why.

    The newest of an update; else the best supported; else the most precise; else the first.
    """
    if made.kind == "update" and made.history:
        return made.history[-1], "latest"
    best = best_supported(sides)
    if best is not None:
        return best, "best_supported"
    precise = most_precise(made)
    if precise is not None:
        return precise, "most_precise"
    return 0, "first"


def checks(made: Disagreement, sides: Sequence[Side]) -> list[Check]:
    """Return what an editor would check, most useful first. Positions are those of `sides`."""
    everybody = [ident for side in sides for ident in side.sources]
    if made.kind == "update":
        newest = made.history[-1] if made.history else None
        if newest is None:
            return [Check(code="order_unknown", sources=everybody)]
        found = [Check(code="still_stands", side=newest, sources=sides[newest].sources)]
        if made.order == "nature":
            found.append(Check(code="order_unknown", sources=everybody))
        return found
    if made.kind == "scope":
        return [Check(code="same_thing_counted", sources=everybody)]
    if made.kind == "certainty":
        return [Check(code="confirmed_since", sources=everybody)]
    return _contradiction(made, sides, everybody)


def _contradiction(made: Disagreement, sides: Sequence[Side], everybody: list[str]) -> list[Check]:
    found: list[Check] = []
    lone = _lone(sides)
    if lone is not None:
        near = any(_letters(sides[lone], side) for n, side in enumerate(sides) if n != lone)
        code = "probable_slip" if near or made.slot == "name" else "one_against_many"
        found.append(Check(code=code, side=lone, sources=sides[lone].sources))
    if made.slot == "unit":
        found.append(Check(code="unit_converted", sources=everybody))
    voices = [side.said_by for side in sides]
    if len(set(voices)) > 1 and None not in voices:
        found.append(Check(code="ask_speakers", sources=everybody))
    return found or [Check(code="which_is_right", sources=everybody)]


def _lone(sides: Sequence[Side]) -> int | None:
    """Return the one side a single origin carries against at least two on every other."""
    alone = [n for n, side in enumerate(sides) if side.independent == 1]
    if len(alone) != 1:
        return None
    others = [side for n, side in enumerate(sides) if n != alone[0]]
    return alone[0] if all(side.independent >= _MANY for side in others) else None


def _letters(one: Side, two: Side) -> bool:
    """Tell whether two values differ by a letter or digit or two: a slip of the keyboard."""
    a, b = fold(one.value), fold(two.value)
    if not a or not b:
        return False
    return DamerauLevenshtein.distance(a, b, score_cutoff=_LETTERS) <= _LETTERS
