"""The typed guard of numbers: figures of two claims that no reading reconciles."""

from collections.abc import Iterator, Sequence

from summarizer.merging import lexicon
from summarizer.merging.aligned import Place, figures, labels
from summarizer.merging.fates import fate, part_of, refers_back
from summarizer.merging.likeness import Reading
from summarizer.merging.moments import rising
from summarizer.merging.nouns import in_terms_of
from summarizer.merging.relations import Difference, Relation
from summarizer.merging.traits import traits
from summarizer.values.quantities import compatible, units_agree
from summarizer.values.typed import Quantity

_DAYS = {"s": 1 / 86400, "min": 1 / 1440, "day": 1, "week": 7, "month": 30.4, "year": 365.25}
_ROUNDED = 1.05  # ratio up to which one of two figures in the same words may be rounded
_CALENDAR = 0.1  # share by which a duration in months may differ from one in weeks


def numbers_apart(a: Reading, b: Reading) -> Iterator[Difference]:
    """Yield the quantities in which two claims differ."""
    if not a.quantities or not b.quantities:
        return
    if _other_outcome(a, b):
        yield Difference(Relation.APART)  # drones fired, drones shot down
        return
    clashing = _clashing(a, b)
    if clashing is not None:
        yield Difference(Relation.NUMBER, clashing[0].raw, clashing[1].raw)
        return
    if _count_apart(a, b):
        yield Difference(Relation.APART, a.quantities[0].raw, b.quantities[0].raw)
    for x in a.quantities:
        for y in b.quantities:
            if is_growth(a, x, b, y):
                yield Difference(Relation.GROWTH, x.raw, y.raw)
                return
            if _other_unit(x, y):
                yield Difference(Relation.UNIT, x.raw, y.raw)
                return


def numbers_in_place(a: Reading, b: Reading, places: Sequence[Place]) -> Iterator[Difference]:
    """Yield the quantities in which two claims of one wording differ, place by place."""
    for x, y in figures(places):
        if is_growth(a, x, b, y):
            yield Difference(Relation.GROWTH, x.raw, y.raw)
        elif _other_unit(x, y):
            yield Difference(Relation.UNIT, x.raw, y.raw)
        elif x.number != y.number and x.kind == y.kind and not _agree_in_place(x, y):
            yield Difference(Relation.NUMBER, x.raw, y.raw)
    for ours, theirs in labels(places, a.language):
        yield Difference(Relation.NUMBER, ours, theirs)


def _count_apart(a: Reading, b: Reading) -> bool:
    """Tell whether two claims count different things: 320 drones, 37 missiles."""
    told = [[q for q in each.quantities if not refers_back(each, q)] for each in (a, b)]
    counts = [[q for q in each if q.kind == "count" and q.unit] for each in told]
    if not all(counts) or any(len(c) != len(t) for c, t in zip(counts, told, strict=True)):
        return False
    return not any(_same_thing(a, x, b, y) for x in counts[0] for y in counts[1])


def _other_outcome(a: Reading, b: Reading) -> bool:
    """Tell whether two claims count weapons of which different things became."""
    armed = all(any(q.unit in lexicon.WEAPONS for q in each.quantities) for each in (a, b))
    return armed and traits(a.claim.text).outcomes != traits(b.claim.text).outcomes


def is_growth(a: Reading, x: Quantity, b: Reading, y: Quantity) -> bool:
    """Tell whether two bounds on one growing count differ though both can be true."""
    if x.number == y.number or not {x.bound, y.bound} & {"at_least", "more_than"}:
        return False
    smaller = x if x.number < y.number else y
    if smaller.bound not in {"at_least", "more_than"}:
        return False
    larger = y if smaller is x else x
    if larger.bound not in {"at_least", "more_than", "exact", "about"}:
        return False
    if fate(a, x) not in lexicon.GROWING or not _same_thing(a, x, b, y):
        return False
    if not (rising(a, b) if smaller is x else rising(b, a)):
        return False
    # "more than 50" and "51" are one count told twice, not a count that grew.
    return x.bound == y.bound or max(x.number, y.number) > smaller.number + max(
        1, smaller.number * 0.1
    )


def told_by(reading: Reading, a: Reading, quantity: Quantity) -> bool:
    """Tell whether a claim gives a quantity of another one, in figures that may be its own."""
    return any(
        _same_thing(a, quantity, reading, other)
        and _agree(quantity, in_terms_of(a, quantity, reading, other))
        for other in reading.quantities
    )


def _clashing(a: Reading, b: Reading) -> tuple[Quantity, Quantity] | None:
    """Return two quantities that only irreconcilable ones of the other claim answer to."""
    for x in a.quantities:
        against = _only_against(a, x, b)
        if against is None:
            continue
        if any(_only_against(b, y, a) is not None for y in b.quantities):
            return x, against
    return None


def _only_against(a: Reading, quantity: Quantity, b: Reading) -> Quantity | None:
    first = None
    if any(
        q.number == quantity.number and q.kind == quantity.kind == "count" for q in b.quantities
    ):
        return None  # told there too, of the same people perhaps in other words
    for other in b.quantities:
        if _same_thing(a, quantity, b, other):
            if _agree(quantity, in_terms_of(a, quantity, b, other)):
                return None
            first = first or other
    return first


def _agree(x: Quantity, y: Quantity) -> bool:
    """Tell whether both can be true; "27 million" may be "more than 27 million" said in short."""
    if compatible(x, y):
        return True
    bounds = {x.bound, y.bound}
    return (x.number, x.unit) == (y.number, y.unit) and len(bounds) > 1 and "exact" in bounds


def _agree_in_place(x: Quantity, y: Quantity) -> bool:
    """Tell whether two figures in the same words agree: rounded there, they differ by little."""
    if x.bound == y.bound == "exact" and x.unit == y.unit:
        low, high = sorted((abs(x.number), abs(y.number)))
        if high > low * _ROUNDED:
            return False
    return _agree(x, y)


def _same_thing(a: Reading, x: Quantity, b: Reading, y: Quantity) -> bool:
    """Tell whether two quantities measure the same thing, so that they can clash.

    An ordinal names more than it counts ("the 44th president"), and a number that counts
    nothing named answers only to another such number. People counted by what became of them
    answer only to people of that fate.
    """
    if "ordinal" in (x.kind, y.kind) or (x.unit is None) != (y.unit is None):
        return (
            fate(a, x) in lexicon.OF_PEOPLE
            and fate(a, x) == fate(b, y)
            and {x.kind, y.kind} == {"count"}
        )
    alike = units_agree(x, in_terms_of(a, x, b, y))
    if not alike and x.kind != "count":
        return False  # of no fate
    fates = (fate(a, x), fate(b, y))
    if None not in fates and fates[0] != fates[1]:
        return False
    if not alike and (fates[0] not in lexicon.OF_PEOPLE or fates[0] != fates[1]):
        return False
    return part_of(a.whole, x.raw) == part_of(b.whole, y.raw)


def _other_unit(x: Quantity, y: Quantity) -> bool:
    """Tell whether two quantities give one number in units of one kind that do not convert."""
    kinds = {x.kind, y.kind}
    if kinds == {"duration"}:
        return _other_duration(x, y)
    return (
        len(kinds) == 1
        and kinds <= {"measure", "money"}
        and x.number == y.number
        and x.unit != y.unit
        and not units_agree(x, y)
    )


def _other_duration(x: Quantity, y: Quantity) -> bool:
    """Tell whether two durations, one in months or years, the other not, are far from equal."""
    if units_agree(x, y) or {x.bound, y.bound} - {"exact", "about"}:
        return False
    first, second = (q.number * _DAYS.get(q.unit or "", 0) for q in (x, y))
    return bool(first and second) and abs(first - second) > _CALENDAR * max(first, second)
