"""Days, names, places, offices and states told otherwise, and all kinds of planted conflict.

Each function returns a case, or None when the story offers nothing to change in this way.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from summarizer.evaluation.amounts import Amount, Bound
from summarizer.evaluation.cases import Expected, Label, Planted
from summarizer.evaluation.planting import (
    TOLERATED,
    Plant,
    across,
    bound,
    clash,
    number,
    pick,
    unit,
)
from summarizer.evaluation.stories import Telling
from summarizer.evaluation.telling import Event, Side, told
from summarizer.evaluation.worlds import GIVEN, PLACES, SLIPS, Clock, Person, Value, uneven


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
        return clash(event, Label(name, "date", "day"), found, new, styles)
    if isinstance(value, Clock):
        new = Clock((value.hour + rng.choice([1, 2, 3, 5])) % 24, value.minute)
        styles = [{found[1]: style} for style in ("", "words")]
        return clash(event, Label(name, "date", "time of day"), found, new, styles)
    if isinstance(value, int):
        year = value + rng.choice([-12, -7, -3, 2, 4, 9])
        return clash(event, Label(name, "date", "year"), found, year)
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
    return clash(event, Label(name, "name", how), found, new)


def place(event: Event, name: str) -> Planted | None:
    """Another place of one happening."""
    found = pick(event, ["place"])
    if found is None:
        return None
    new = event.rng.choice([town for town in PLACES if town not in event.world.values()])
    return clash(event, Label(name, "place", "town"), found, new)


def role(event: Event, name: str) -> Planted | None:
    """Another office of one person."""
    found = pick(event, ["role"])
    value = event.world[found[1]] if found else None
    if found is None or not isinstance(value, int):
        return None
    choices = [i for i in range(len(event.story.roles[found[1]])) if i != value]
    return clash(event, Label(name, "role", "office"), found, event.rng.choice(choices))


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
        Expected("update", tolerated=TOLERATED),
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
