"""Pairs that differ and can both be true: none of them may be flagged."""

from collections.abc import Mapping
from datetime import timedelta
from random import Random

from summarizer.evaluation.agreeing import (
    NO_CONFLICT,
    bounds,
    converted,
    rounded,
    same,
    spelled,
    typography,
)
from summarizer.evaluation.amounts import Amount
from summarizer.evaluation.cases import Label, Planted
from summarizer.evaluation.planting import (
    Plant,
    pick,
)
from summarizer.evaluation.stories import Language
from summarizer.evaluation.telling import Event, Side, mode_of, told
from summarizer.evaluation.worlds import Person, Styles

# One name in two spellings: accents left off, and two habits of transliteration.
_SPELLINGS = {
    "f": [
        (("Hélène", "Guégan"), ("Helene", "Guegan")),
        (("Zoë", "Müller"), ("Zoe", "Muller")),
        (("Anaïs", "Béziers"), ("Anais", "Beziers")),
        (("Yulia", "Kovalenko"), ("Julia", "Kovalenko")),
        (("Tatiana", "Orlovsky"), ("Tatyana", "Orlovskiy")),
        (("Chloé", "Béranger"), ("Chloe", "Beranger")),
        (("Małgorzata", "Wójcik"), ("Malgorzata", "Wojcik")),
        (("Åsa", "Björnsson"), ("Asa", "Bjornsson")),
    ],
    "m": [
        (("Jérôme", "Lefèvre"), ("Jerome", "Lefevre")),
        (("François", "Bézier"), ("Francois", "Bezier")),
        (("Jiří", "Novák"), ("Jiri", "Novak")),
        (("Sergei", "Kovalenko"), ("Sergey", "Kovalenko")),
        (("Dmitri", "Orlovsky"), ("Dmitry", "Orlovskiy")),
        (("Yevgeni", "Sokolov"), ("Evgeny", "Sokolov")),
        (("Łukasz", "Wiśniewski"), ("Lukasz", "Wisniewski")),
        (("José", "Martín"), ("Jose", "Martin")),
        (("Mikhaïl", "Grigorenko"), ("Mikhail", "Grigorenko")),
    ],
}


def order(event: Event, name: str) -> Planted | None:
    """The same said in another order."""
    claim = event.rng.choice([c for c in event.story.claims if not c.moment])
    texts = claim.wordings(event.language)
    return same(
        event, Label(name, "order of words", "order"), claim, texts=texts[:1], other_texts=texts[1:]
    )


def detail(event: Event, name: str) -> Planted | None:
    """One source adds something."""
    having = [claim for claim in event.story.claims if claim.detail]
    if not having:
        return None
    claim = event.rng.choice(having)
    tail = (claim.detail or {})[event.language]
    longer = [f"{text.rstrip('.')}, {tail}." for text in claim.wordings(event.language)[:2]]
    return same(event, Label(name, "added detail", "tail"), claim, other_texts=longer)


def _named(event: Event, name: str, kind: str, style: str) -> Planted | None:
    found = pick(event, ["person"])
    if found is None:
        return None
    claim, slot = found
    return same(event, Label(name, kind, style), claim, other=[{slot: style}])


def surname(event: Event, name: str) -> Planted | None:
    """The surname alone, with or without a title."""
    return _named(event, name, "surname only", event.rng.choice(["surname", "titled"]))


def title(event: Event, name: str) -> Planted | None:
    """A title before the name."""
    return _named(event, name, "title", "title")


def spelling(event: Event, name: str) -> Planted | None:
    """Accents left off, or another transliteration."""
    found = pick(event, ["person"])
    value = event.world[found[1]] if found else None
    if found is None or not isinstance(value, Person):
        return None
    claim, slot = found
    one, two = event.rng.choice(_SPELLINGS[value.gender])
    event.world[slot] = Person(*one, value.gender)
    world = event.world | {slot: Person(*two, value.gender)}
    return same(
        event, Label(name, "spelling", f"{one[0]}, {two[0]}"), claim, world=world, avoided=[slot]
    )


def weekday(event: Event, name: str) -> Planted | None:
    """A weekday, and the date it fell on."""
    found = pick(event, ["day"])
    if found is None:
        return None
    claim, slot = found
    ways: list[tuple[Styles, Styles]] = [
        ({slot: "weekday"}, {slot: "date"}),
        ({slot: "weekday"}, {slot: "full"}),
        ({slot: "date"}, {slot: "full"}),
    ]
    first, second = event.rng.choice(ways)
    return same(
        event, Label(name, "weekday and date", "day"), claim, styles=[first], other=[second]
    )


def speech(event: Event, name: str) -> Planted | None:
    """Another verb for saying, or nobody named as saying it."""
    rng = event.rng
    claim = rng.choice([c for c in event.story.claims if not c.moment])
    voice = rng.choice(event.story.voices)[event.language]
    mode = mode_of(claim)
    silent = rng.random() < 0.5  # noqa: PLR2004  half and half
    sides = [
        Side(claim, event.world, voice=voice, verbs=(0,), mode=mode),
        Side(claim, event.world, voice=None if silent else voice, verbs=(1, 2), mode=mode),
    ]
    how = "nobody named" if silent else "verb"
    return told(event, Label(name, "speech verb", how), sides, NO_CONFLICT)


def twins(event: Event, name: str) -> Planted | None:
    """Two facts that share a unit: the dead and the injured."""
    having = [claim for claim in event.story.claims if claim.twin]
    if not having:
        return None
    claim = event.rng.choice(having)
    other = event.story.claim(claim.twin or "")
    sides = [Side(claim, event.world), Side(other, event.world)]
    return told(
        event,
        Label(name, "two facts", f"{claim.id}, {other.id}"),
        sides,
        NO_CONFLICT,
        one_thing=False,
    )


def moments(event: Event, name: str) -> Planted | None:
    """Two days with two values: in one article both, in others one of them."""
    having = [claim for claim in event.story.claims if claim.moment]
    if not having:
        return None
    claim, rng = event.rng.choice(having), event.rng
    day, count = (
        next(slot for slot in sorted(claim.slots()) if event.story.kind(slot) == kind)
        for kind in ("day", "count")
    )
    value = event.world[count]
    if not isinstance(value, Amount):
        return None
    days = rng.sample(range(1, 6), 2)
    first, second = (
        event.world | {day: event.published - timedelta(days=back), count: amount}
        for back, amount in zip(days, (value, _further(value, rng)), strict=True)
    )
    style = {day: rng.choice(["weekday", "date", "full"])}
    both = [event.line(claim, world, styles=style, target=True) for world in (first, second)]
    one = Side(claim, first, lines=both)
    other = Side(claim, rng.choice([first, second]), styles=[style])
    return told(
        event,
        Label(name, "two moments", style[day]),
        [one, other],
        NO_CONFLICT,
        avoided=[day],
        one_thing=False,
    )


def _further(value: Amount, rng: Random) -> Amount:
    return value.bounded("exact", value.number + rng.choice([2, 3, 4, 7]))


def languages(event: Event, name: str) -> Planted | None:
    """The same told in French and in English."""
    claim = event.rng.choice([c for c in event.story.claims if not c.moment])
    other: Language = "fr" if event.language == "en" else "en"
    return same(event, Label(name, "two languages", "translated"), claim, language=other)


COMPATIBLE: Mapping[str, Plant] = {
    "digits and words": spelled,
    "typography": typography,
    "rounding": rounded,
    "agreeing bounds": bounds,
    "converted": converted,
    "order of words": order,
    "added detail": detail,
    "surname only": surname,
    "title": title,
    "spelling": spelling,
    "weekday and date": weekday,
    "speech verb": speech,
    "two facts": twins,
    "two moments": moments,
    "two languages": languages,
}
