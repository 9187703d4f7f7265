"""Scope: counts of different parts of one total, which an editor could take for one another."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from math import inf

from schemas.entries import Align
from summarizer.merging import lexicon
from summarizer.merging.conflicts.clash import Clash, taking
from summarizer.merging.consensus import Settled
from summarizer.merging.likeness import Reading
from summarizer.merging.traits import traits
from summarizer.values.quantities import compatible
from summarizer.values.typed import Quantity

_MOST = 40  # counts of one thing beyond which a brief is not about that thing


def parts(settled: Sequence[Settled], known: Collection[tuple[int, int]]) -> list[Clash]:
    """Find counts of what became of different parts of one total that leave a rest.

    "Five missiles shot down" and "14 missiles got through" of 37 agree in arithmetic only when
    others did neither. Counts that add up to the total leave nothing to check; counts that
    exceed it cannot both be true.
    """
    by_unit: dict[str, list[tuple[Settled, Quantity, str]]] = {}
    totals: dict[str, list[Quantity]] = {}
    for entry in settled:
        if entry.shown.claim.align is not Align.CLAIM:
            continue
        for unit, quantity in _counts(entry.shown):
            outcome = _outcome(entry.shown)
            if outcome is not None:
                by_unit.setdefault(unit, []).append((entry, quantity, outcome))
            elif lexicon.TOTAL.search(traits(entry.shown.claim.text).folded):
                totals.setdefault(unit, []).append(quantity)
    found = []
    for unit in sorted(by_unit):
        for one, two in combinations(by_unit[unit][:_MOST], 2):
            clash = _parts(one, two, totals.get(unit, []))
            if clash is not None and not _seen(clash, known):
                found.append(clash)
    return found


def _counts(reading: Reading) -> Iterator[tuple[str, Quantity]]:
    """Yield the counts of named things; of "320 drones, dont 200" one is part of the other."""
    counted = Counter(quantity.unit for quantity in reading.quantities)
    for quantity in reading.quantities:
        if quantity.kind == "count" and quantity.unit is not None and counted[quantity.unit] == 1:
            yield quantity.unit, quantity


def _outcome(reading: Reading) -> str | None:
    outcomes = traits(reading.claim.text).outcomes
    return next(iter(outcomes)) if len(outcomes) == 1 else None


def _seen(clash: Clash, known: Collection[tuple[int, int]]) -> bool:
    ids = tuple(id(side.entry) for side in clash.sides)
    return ids in known or ids[::-1] in known


def _as(number: float, whole: Quantity) -> Quantity:
    """Return a plain number of what a total counts."""
    return whole.model_copy(
        update={"bound": "exact", "number": number, "low": number, "high": number}
    )


def _parts(
    one: tuple[Settled, Quantity, str],
    two: tuple[Settled, Quantity, str],
    totals: Sequence[Quantity],
) -> Clash | None:
    (first, x, became), (second, y, other) = sorted((one, two), key=lambda each: each[0].first_id)
    if became == other or first is second or set(first.sources()) & set(second.sources()):
        return None
    wholes = [total for total in totals if total.number > max(x.number, y.number)]
    both = x.number + y.number
    if not wholes or any(compatible(_as(both, whole), whole) for whole in wholes):
        return None
    most = max(inf if whole.high is None else whole.high for whole in wholes)
    kind = "scope" if both < most else "contradiction"
    sides = (taking(first, first.shown, x.raw), taking(second, second.shown, y.raw))
    return Clash(kind, "part", sides)  # type: ignore[arg-type]
