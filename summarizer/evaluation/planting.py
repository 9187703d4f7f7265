"""True claims of a story and claims no reading reconciles with them, one kind a function.

Each returns a case, or None when the story offers nothing to change in this way.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from summarizer.evaluation.amounts import Amount, Bound
from summarizer.evaluation.cases import Expected, Label, Planted
from summarizer.evaluation.stories import Language, Telling
from summarizer.evaluation.telling import Event, Side, mode_of, told
from summarizer.evaluation.worlds import GIVEN, PLACES, SLIPS, Clock, Person, Styles, Value, uneven

AMOUNTS = ("count", "measure", "money", "duration", "percent")
_APART = 0.1  # share by which measured values differ at least
_OTHER_UNIT: Mapping[str, Sequence[str]] = {
    "mm": ["cm"], "m": ["km"], "km": ["m"], "kg": ["tonne"], "tonne": ["kg"],
    "minute": ["hour", "second"], "hour": ["day", "minute"], "day": ["week", "hour"],
    "week": ["month", "day"], "month": ["week", "year"], "year": ["month"],
    "million EUR": ["billion EUR", "million USD"],
}  # fmt: skip
_TOLERATED = frozenset({"wording", "precision"})
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


def _clash(
    event: Event,
    label: Label,
    found: tuple[Telling, str],
    value: Value,
    styles: Sequence[Styles] = ({},),
) -> Planted:
    claim, slot = found
    sides = [
        Side(claim, world, styles=styles, mode=mode_of(claim))
        for world in (event.world, event.world | {slot: value})
    ]
    expected = Expected("contradiction", tolerated=_TOLERATED)
    return told(event, label, sides, expected, avoided={slot})


def amount_styles(slot: str) -> list[dict[str, str]]:
    """Return the ways one amount may be written in different sources."""
    return [{slot: "digits"}, {slot: "words"}, {slot: "symbol"}]


def number(event: Event, name: str) -> Planted | None:
    """Another number."""
    found = pick(event, AMOUNTS)
    value = event.world[found[1]] if found else None
    if found is None or not isinstance(value, Amount):
        return None
    how = event.rng.choice(["a few more or less", "another", "ten times"])
    new = _other_number(value, how, event.rng)
    if new is None:
        return None
    return _clash(event, Label(name, "number", how), found, new, amount_styles(found[1]))


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
    found = pick(event, AMOUNTS)
    value = event.world[found[1]] if found else None
    if found is None or not isinstance(value, Amount):
        return None
    new = _other_number(value, event.rng.choice(["another", "ten times"]), event.rng)
    if new is None:
        return None
    claim, slot = found
    other: Language = "fr" if event.language == "en" else "en"
    sides = [
        Side(claim, event.world, mode=mode_of(claim)),
        Side(claim, event.world | {slot: new}, language=other, mode=mode_of(claim)),
    ]
    expected = Expected("contradiction", tolerated=_TOLERATED)
    return told(event, Label(name, "across languages", "number"), sides, expected, avoided={slot})


def unit(event: Event, name: str) -> Planted | None:
    """The same number of another unit, scale or currency."""
    found = pick(event, ["measure", "money", "duration"])
    value = event.world[found[1]] if found else None
    if found is None or not isinstance(value, Amount):
        return None
    new = Amount(value.number, event.rng.choice(_OTHER_UNIT[value.unit]))
    return _clash(
        event,
        Label(name, "unit", f"{value.unit} → {new.unit}"),
        found,
        new,
        amount_styles(found[1]),
    )


def bound(event: Event, name: str) -> Planted | None:
    """Bounds that exclude the other side's number or bounds."""
    found = pick(event, AMOUNTS)
    value = event.world[found[1]] if found else None
    if found is None or not isinstance(value, Amount) or value.number < 12:  # noqa: PLR2004  room below
        return None
    claim, slot = found
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
    expected = Expected("contradiction", tolerated=_TOLERATED)
    return told(event, Label(name, "bound", how), sides, expected, avoided={slot})


def bound_styles(slot: str) -> list[dict[str, str]]:
    """Return the words a bound may be given with in different sources."""
    return [{slot: f"digits/{word}"} for word in range(3)]


def roundish(number: float) -> int:
    """Round to a number people put after "more than"."""
    step = 1 if number < 20 else 10 if number < 300 else 100 if number < 3000 else 1000  # noqa: PLR2004  usual steps
    return max(step, round(number / step) * step)


def day(event: Event, name: str) -> Planted | None:
    """Another day, year or time of day."""
    found = pick(event, ["day", "day", "year", "clock"])
    if found is None:
        return None
    value, rng = event.world[found[1]], event.rng
    if isinstance(value, date):
        days = [event.published - timedelta(days=back) for back in range(1, 6)]
        new: Value = rng.choice([other for other in days if other != value])
        styles = [{found[1]: style} for style in ("weekday", "date", "full")]
        return _clash(event, Label(name, "date", "day"), found, new, styles)
    if isinstance(value, Clock):
        new = Clock((value.hour + rng.choice([1, 2, 3, 5])) % 24, value.minute)
        styles = [{found[1]: style} for style in ("", "words")]
        return _clash(event, Label(name, "date", "time of day"), found, new, styles)
    if isinstance(value, int):
        year = value + rng.choice([-12, -7, -3, 2, 4, 9])
        return _clash(event, Label(name, "date", "year"), found, year)
    return None


def given_name(event: Event, name: str) -> Planted | None:
    """Another given name for one holder of one office."""
    found = pick(event, ["person"])
    value = event.world[found[1]] if found else None
    if found is None or not isinstance(value, Person):
        return None
    rng = event.rng
    how = rng.choice(["another", "another", "looks alike"])
    if how == "looks alike":
        first, second = rng.choice(SLIPS[value.gender])
        event.world[found[1]] = Person(first, value.family, value.gender)
    else:
        second = rng.choice([given for given in GIVEN[value.gender] if given[0] != value.given[0]])
    new = Person(second, value.family, value.gender)
    return _clash(event, Label(name, "name", how), found, new)


def place(event: Event, name: str) -> Planted | None:
    """Another place of one happening."""
    found = pick(event, ["place"])
    if found is None:
        return None
    new = event.rng.choice([town for town in PLACES if town not in event.world.values()])
    return _clash(event, Label(name, "place", "town"), found, new)


def role(event: Event, name: str) -> Planted | None:
    """Another office of one person."""
    found = pick(event, ["role"])
    value = event.world[found[1]] if found else None
    if found is None or not isinstance(value, int):
        return None
    choices = [i for i in range(len(event.story.roles[found[1]])) if i != value]
    return _clash(event, Label(name, "role", "office"), found, event.rng.choice(choices))


def _other_words(event: Event, field: str) -> tuple[Telling, list[str]] | None:
    having = [
        (claim, texts[event.language])
        for claim in event.story.claims
        if (texts := getattr(claim, field)) is not None
    ]
    return event.rng.choice(having) if having else None


def negation(event: Event, name: str) -> Planted | None:
    """The claim denied."""
    found = _other_words(event, "deny")
    if found is None:
        return None
    claim, texts = found
    sides = [Side(claim, event.world), Side(claim, event.world, texts=texts)]
    return told(event, Label(name, "negation", "denied"), sides, Expected("contradiction"))


def certainty(event: Event, name: str) -> Planted | None:
    """What is planned for some is only possible for others."""
    found = _other_words(event, "may")
    if found is None:
        return None
    claim, texts = found
    sides = [
        Side(claim, event.world, mode="planned"),
        Side(claim, event.world, texts=texts, mode="possible"),
    ]
    return told(event, Label(name, "certainty", "planned, possible"), sides, Expected("certainty"))


def update(event: Event, name: str) -> Planted | None:
    """A cumulative count that rises, or a state that changes, in later articles."""
    rng = event.rng
    earlier, later = _times(event)
    states = _other_words(event, "after")
    rising = [
        (claim, slot)
        for claim in event.story.claims
        for slot in claim.vary
        if event.story.cumulative(slot)
    ]
    if states and (not rising or rng.random() < 0.5):  # noqa: PLR2004  half and half
        claim, texts = states
        sides = [
            Side(claim, event.world, published=earlier),
            Side(claim, event.world, texts=texts, published=later),
        ]
        return told(event, Label(name, "update", "state"), sides, Expected("update"))
    if not rising:
        return None
    claim, slot = rng.choice(rising)
    value = event.world[slot]
    if not isinstance(value, Amount):
        return None
    new = uneven(int(value.number) + 1, int(value.number * 1.9) + 3, rng)
    bounds: list[tuple[Bound, Bound]] = [
        ("exact", "exact"),
        ("exact", "exact"),
        ("at_least", "at_least"),
        ("at_least", "exact"),
    ]
    first, second = rng.choice(bounds)
    sides = [
        Side(claim, event.world | {slot: value.bounded(first, value.number)}, published=earlier),
        Side(claim, event.world | {slot: value.bounded(second, new)}, published=later),
    ]
    how = "rising count" if first == "exact" else "rising bound"
    return told(
        event,
        Label(name, "update", how),
        sides,
        Expected("update", tolerated=_TOLERATED),
        avoided={slot},
    )


def _times(event: Event) -> tuple[list[str], list[str]]:
    """Return publication times before and after a change, as files give them."""
    first = event.published.isoformat()
    second = (event.published + timedelta(days=event.rng.choice([1, 1, 2]))).isoformat()
    return event.rng.choice(
        [
            ([first], [second]),
            ([first, f"{first}T09:30:00"], [f"{second}T18:05:00", second]),
            (
                [f"{first}T07:10:00", f"{first}T08:45:00"],
                [f"{first}T17:20:00", f"{first}T19:55:00"],
            ),
        ]
    )


PLANTED: Mapping[str, Plant] = {
    "number": number,
    "across languages": across,
    "unit": unit,
    "bound": bound,
    "date": day,
    "name": given_name,
    "place": place,
    "role": role,
    "negation": negation,
    "certainty": certainty,
    "update": update,
}
