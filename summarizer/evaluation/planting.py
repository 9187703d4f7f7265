"""Amounts of a story told otherwise so that no reading reconciles them, one kind a function.

Each returns a case, or None when the story offers nothing to change in this way.
"""

from collections.abc import Callable, Mapping, Sequence
from math import inf
from random import Random

from summarizer.evaluation.amounts import Amount
from summarizer.evaluation.cases import Expected, Label, Planted
from summarizer.evaluation.stories import Language, Telling
from summarizer.evaluation.telling import Event, Side, mode_of, told
from summarizer.evaluation.worlds import Styles, Value, uneven

AMOUNTS = ("count", "measure", "money", "duration", "percent")
ROOM = 12  # amounts from which there is room for a bound or a rounded number below
_APART = 0.1  # share by which measured values differ at least
_OTHER_UNIT: Mapping[str, Sequence[str]] = {
    "mm": ["cm"], "m": ["km"], "km": ["m"], "kg": ["tonne"], "tonne": ["kg"],
    "minute": ["hour", "second"], "hour": ["day", "minute"], "day": ["week", "hour"],
    "week": ["month", "day"], "month": ["week", "year"], "year": ["month"],
    "million EUR": ["billion EUR", "million USD"],
}  # fmt: skip
TOLERATED = frozenset({"wording", "precision"})
Plant = Callable[[Event, str], Planted | None]


def pick(event: Event, kinds: Sequence[str]) -> tuple[Telling, str] | None:
    """Choose a claim and one of its slots, of one of the kinds."""
    pairs = [
        (claim, slot)
        for claim in event.story.claims
        for slot in claim.vary
        if event.story.kind(slot) in kinds and not claim.moment
    ]
    return event.rng.choice(pairs) if pairs else None


def pick_amount(
    event: Event, kinds: Sequence[str] = AMOUNTS, least: float = -inf
) -> tuple[Telling, str, Amount] | None:
    """Choose a claim and an amount in it, of one of the kinds; None where it is below `least`."""
    found = pick(event, kinds)
    value = event.world[found[1]] if found else None
    if found is None or not isinstance(value, Amount) or value.number < least:
        return None
    return (*found, value)


def clash(
    event: Event,
    label: Label,
    found: tuple[Telling, str],
    value: Value,
    styles: Sequence[Styles] = ({},),
) -> Planted:
    """Return a case in which one slot of a claim has two values that exclude one another."""
    claim, slot = found
    sides = [
        Side(claim, world, styles=styles, mode=mode_of(claim))
        for world in (event.world, event.world | {slot: value})
    ]
    expected = Expected("contradiction", tolerated=TOLERATED)
    return told(event, label, sides, expected, avoided={slot})


def amount_styles(slot: str) -> list[dict[str, str]]:
    """Return the ways one amount may be written in different sources."""
    return [{slot: "digits"}, {slot: "words"}, {slot: "symbol"}]


def number(event: Event, name: str) -> Planted | None:
    """Another number."""
    found = pick_amount(event)
    if found is None:
        return None
    claim, slot, value = found
    how = event.rng.choice(["a few more or less", "another", "ten times"])
    new = _other_number(value, how, event.rng)
    if new is None:
        return None
    return clash(event, Label(name, "number", how), (claim, slot), new, amount_styles(slot))


def _other_number(value: Amount, how: str, rng: Random) -> Amount | None:
    old = value.number
    if how == "ten times" and value.unit != "%":
        return value.bounded("exact", old * 10)
    if how == "a few more or less":
        new = round(old + rng.choice([-3, -2, -1, 1, 2, 3, 4]), 1)
    else:
        new = uneven(max(2, int(old * 0.4)), int(old * 1.8) + 3, rng)
    apart = abs(new - old) >= (_APART * old if value.unit else 1)
    if not apart or new < 2 or (value.unit == "%" and new >= 99):  # noqa: PLR2004  plural, a share
        return None
    if new > 20 and new % 10 in {0, 1, 5}:  # noqa: PLR2004  a round number may be meant roughly
        return None
    return value.bounded("exact", new)


def across(event: Event, name: str) -> Planted | None:
    """Another number, told in the other language."""
    found = pick_amount(event)
    if found is None:
        return None
    claim, slot, value = found
    new = _other_number(value, event.rng.choice(["another", "ten times"]), event.rng)
    if new is None:
        return None
    other: Language = "fr" if event.language == "en" else "en"
    sides = [
        Side(claim, event.world, mode=mode_of(claim)),
        Side(claim, event.world | {slot: new}, language=other, mode=mode_of(claim)),
    ]
    expected = Expected("contradiction", tolerated=TOLERATED)
    return told(event, Label(name, "across languages", "number"), sides, expected, avoided={slot})


def unit(event: Event, name: str) -> Planted | None:
    """The same number of another unit, scale or currency."""
    found = pick_amount(event, ["measure", "money", "duration"])
    if found is None:
        return None
    claim, slot, value = found
    new = Amount(value.number, event.rng.choice(_OTHER_UNIT[value.unit]))
    return clash(
        event,
        Label(name, "unit", f"{value.unit} → {new.unit}"),
        (claim, slot),
        new,
        amount_styles(slot),
    )


def bound(event: Event, name: str) -> Planted | None:
    """Bounds that exclude the other side's number or bounds."""
    found = pick_amount(event, least=ROOM)
    if found is None:
        return None
    claim, slot, value = found
    low, high = roundish(value.number * 0.6), roundish(value.number * 1.5)
    ways: dict[str, tuple[Amount, Amount]] = {
        "exact, more than": (value, value.bounded("more_than", high)),
        "exact, less than": (value, value.bounded("less_than", low)),
        "exact, at least": (value, value.bounded("at_least", high)),
        "exact, at most": (value, value.bounded("at_most", low)),
        "exact, range": (value, value.bounded("range", high, roundish(high * 1.4))),
        "more than, less than": (value.bounded("more_than", high), value.bounded("less_than", low)),
    }
    how = event.rng.choice(list(ways))
    first, second = ways[how]
    if event.rng.random() < 0.5:  # noqa: PLR2004  either side may be told by more sources
        first, second = second, first
    sides = [
        Side(claim, event.world | {slot: side}, styles=bound_styles(slot), mode=mode_of(claim))
        for side in (first, second)
    ]
    expected = Expected("contradiction", tolerated=TOLERATED)
    return told(event, Label(name, "bound", how), sides, expected, avoided={slot})


def bound_styles(slot: str) -> list[dict[str, str]]:
    """Return the words a bound may be given with in different sources."""
    return [{slot: f"digits/{word}"} for word in range(3)]


def roundish(number: float) -> int:
    """Round to a number people put after "more than"."""
    step = 1 if number < 20 else 10 if number < 300 else 100 if number < 3000 else 1000  # noqa: PLR2004  usual steps
    return max(step, round(number / step) * step)
