"""The typed guards: what must hold before two claims may be one entry, or be a conflict.

Two values conflict only if no reading makes both true. Words never decide about values.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from summarizer.merging import lexicon, offices
from summarizer.merging.frames import (
    FIRM,
    POSSIBLE,
    certainty,
    fate,
    is_country,
    part_of,
    places,
    refers_back,
    traits,
)
from summarizer.merging.likeness import Reading
from summarizer.merging.moments import rising
from summarizer.values.dates import dates_conflict
from summarizer.values.folding import fold
from summarizer.values.names import names_conflict, same_name
from summarizer.values.quantities import compatible, units_agree
from summarizer.values.typed import Name, Quantity, When

_SLIP = 2  # letters by which two spellings of one surname may differ
_SURNAME = 4  # letters a surname has at least for that
_DAYS = {"s": 1 / 86400, "min": 1 / 1440, "day": 1, "week": 7, "month": 30.4, "year": 365.25}
_CALENDAR = 0.1  # share by which a duration in months may differ from one in weeks
_EXACT_MINUTES = 5
_ROUND_MINUTES = 30
_HOUR = 60
_WEEK = 7


class Relation(Enum):
    """How two claims about the same thing stand to one another."""

    SAME = "same"
    APART = "apart"  # not known to be about the same thing
    NUMBER = "number"  # the same but for a number no reading reconciles
    UNIT = "unit"  # the same number of another unit
    GROWTH = "growth"  # a bound on a count that only grows, higher in one
    NAME = "name"  # the same but for a given name, or a letter of a surname
    DATE = "date"  # the same but for a date or time
    PLACE = "place"  # the same but for the place
    POLARITY = "polarity"  # one denies what the other says
    STATE = "state"  # two states one thing passes through
    OPEN = "open"  # one says that a date is not known, the other gives it
    ROLE = "role"  # two offices of one person
    DETAIL = "detail"  # a detail one thing has once, told differently
    CERTAINTY = "certainty"  # one is sure, the other says that it may be


@dataclass(frozen=True)
class Difference:
    """One slot in which two claims differ, and what each puts there, as written."""

    relation: Relation
    ours: str = ""
    theirs: str = ""


def relation(a: Reading, b: Reading) -> Relation:
    """Return how two likely candidates stand to one another; never SAME across a conflict."""
    first = next(differences(a, b), None)
    return first.relation if first else Relation.SAME


def differences(a: Reading, b: Reading) -> Iterator[Difference]:
    """Yield every slot in which two claims exclude one another, values first."""
    yield from numbers_apart(a, b)
    yield from _names(a, b)
    yield from _dates(a, b)
    yield from _roles(a, b)
    yield from _traits(a, b)
    yield from _places(a, b)
    yield from _sureness(a, b)


def names_exclude(a: str, b: str) -> bool:
    """Tell whether two full names share the surname and cannot be one person's.

    Names that share more than the surname ("Asst Ch Con Robin Smith") are the same one.
    """
    if not names_conflict(a, b):
        return False
    first, second = set(fold(a).split()), set(fold(b).split())
    return len(first & second) == 1 and not _one_given_name(a, b)


def _one_given_name(a: str, b: str) -> bool:
    """Tell whether two given names are one in two transliterations: Yevgeni, Evgeny; Yulia."""
    return _sounded(fold(a).split()[0]) == _sounded(fold(b).split()[0])


def _sounded(given: str) -> str:
    bare = re.sub(r"^[yij](?=[aeiou])", "", re.sub(r"[^a-z]", "", given))
    return re.sub(r"(?:iy|ii|yi|ij|yy|y|j)", "i", bare)


def misspelt(a: str, b: str) -> bool:
    """Tell whether two full names share the given name and differ by a letter or two after it.

    Pascal Guennec and Pascal Guennoc: two people so called in one event are less likely than a
    slip. Spellings of one sound (Zelensky, Zelenskyy) are the same name and do not differ.
    """
    first, second = fold(a).split(), fold(b).split()
    if len(first) != len(second) or len(first) < 2 or first[:-1] != second[:-1]:  # noqa: PLR2004  a given name and a surname
        return False
    short = min(len(first[-1]), len(second[-1]))
    if short < _SURNAME or same_name(a, b):
        return False
    allowed = _SLIP if short > _SURNAME + 1 else 1
    return DamerauLevenshtein.distance(first[-1], second[-1], score_cutoff=allowed) <= allowed


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
            if _agree(quantity, other):
                return None
            first = first or other
    return first


def _agree(x: Quantity, y: Quantity) -> bool:
    """Tell whether both can be true; "27 million" may be "more than 27 million" said in short."""
    if compatible(x, y):
        return True
    bounds = {x.bound, y.bound}
    return (x.number, x.unit) == (y.number, y.unit) and len(bounds) > 1 and "exact" in bounds


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
    alike = units_agree(x, y)
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


def _names(a: Reading, b: Reading) -> Iterator[Difference]:
    for x in a.names:
        for y in b.names:
            if _rivals(x.raw, y.raw):
                yield Difference(Relation.NAME, x.raw, y.raw)
                return


@lru_cache(maxsize=65536)
def _rivals(a: str, b: str) -> bool:
    return names_exclude(a, b) or misspelt(a, b)


def one_person(a: str, b: str) -> bool:
    """Tell whether two names can be one person's, in two transliterations at most."""
    if same_name(a, b):
        return True
    first, second = fold(a).split(), fold(b).split()
    return bool(first and second) and same_name(first[-1], second[-1]) and _one_given_name(a, b)


def _roles(a: Reading, b: Reading) -> Iterator[Difference]:
    """Yield the offices beside one name where nobody holds both: "Anne Kerr, the mayor, …"."""
    if not b.names:
        return
    for x in a.names:
        role = offices.beside(a.claim.text, x.raw)
        if not role:
            continue
        for y in b.names:
            other = offices.beside(b.claim.text, y.raw)
            if (
                other
                and same_name(x.raw, y.raw)
                and offices.exclude(role, a.language, other, b.language)
            ):
                yield Difference(Relation.ROLE, role, other)
                return


def _dates(a: Reading, b: Reading) -> Iterator[Difference]:
    if not a.dates or not b.dates:
        return
    if all(dates_conflict(x, y) and not _one_weekday(x, y) for x in a.dates for y in b.dates):
        yield Difference(Relation.DATE, a.dates[0].raw, b.dates[0].raw)
        return
    times = [(x, y) for x in a.dates for y in b.dates if x.time and y.time]
    if times and all(_times_apart(a, x, b, y) for x, y in times):
        yield Difference(Relation.DATE, times[0][0].raw, times[0][1].raw)


def _one_weekday(x: When, y: When) -> bool:
    """Tell whether both name one weekday, which the tense around it put into two weeks."""
    days = [part for part in x.key.split("+") if part.startswith("weekday:")]
    if not days or days[0] not in y.key.split("+") or not x.first or not y.first:
        return False
    return abs((date.fromisoformat(x.first) - date.fromisoformat(y.first)).days) == _WEEK


def _times_apart(a: Reading, x: When, b: Reading, y: When) -> bool:
    """Tell whether two clock times cannot be one; about six may be ten past six."""
    first, second = _minutes(x.time), _minutes(y.time)
    away = abs(first - second)
    rough = any(_is_rough(r, w) for r, w in ((a, x), (b, y)))
    return min(away, 24 * 60 - away) > (_ROUND_MINUTES if rough else _EXACT_MINUTES)


def _is_rough(reading: Reading, when: When) -> bool:
    text = fold(reading.whole)
    before = text[: text.find(fold(when.raw))].rstrip()[-12:]
    about = before.endswith(
        ("about", "around", "vers", "environ", "shortly", "peu", "just", "apres", "after")
    )
    return about or _minutes(when.time) % _HOUR == 0


def _minutes(time: str | None) -> int:
    hours, _, minutes = (time or "0:0").partition(":")
    return int(hours) * _HOUR + int(minutes)


def _traits(a: Reading, b: Reading) -> Iterator[Difference]:
    one, two = traits(a.claim.text), traits(b.claim.text)
    if one.opens != two.opens and (a.dates if two.opens else b.dates):
        yield Difference(Relation.OPEN)
    elif one.negated != two.negated:
        yield Difference(Relation.POLARITY)
    if one.states and two.states:
        ours, theirs = dict(one.states), dict(two.states)
        if any(ours[track] != theirs[track] for track in ours.keys() & theirs.keys()):
            yield Difference(Relation.STATE)
    if not one.details or not two.details:
        return
    for kind in {kind for kind, _ in one.details} & {kind for kind, _ in two.details}:
        mine = {value for each, value in one.details if each == kind}
        yours = {value for each, value in two.details if each == kind}
        if not mine & yours:
            yield Difference(Relation.DETAIL)
            return


def _places(a: Reading, b: Reading) -> Iterator[Difference]:
    ours = _unmatched(places(a), b.names)
    for x in ours:
        for y in _unmatched(places(b), a.names):
            if is_country(x.raw) == is_country(y.raw):
                yield Difference(Relation.PLACE, x.raw, y.raw)
                return


def _unmatched(mine: list[Name], names: list[Name]) -> list[Name]:
    """Return the places no name of the other claim is, or is a part of."""
    return [
        name
        for name in mine
        if not any(
            same_name(name.raw, other.raw)
            or not set(name.key.split()).isdisjoint(other.key.split())
            for other in names
        )
    ]


def _sureness(a: Reading, b: Reading) -> Iterator[Difference]:
    levels = {certainty(a), certainty(b)}
    if levels == {FIRM, POSSIBLE}:
        yield Difference(Relation.CERTAINTY)
    elif a.possible != b.possible:
        yield Difference(Relation.APART)
