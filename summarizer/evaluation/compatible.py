"""Pairs that differ and can both be true: none of them may be flagged."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from random import Random

from summarizer.evaluation.amounts import Amount, Bound
from summarizer.evaluation.cases import Expected, Label, Planted
from summarizer.evaluation.planting import (
    AMOUNTS,
    Plant,
    bound_styles,
    pick,
    roundish,
)
from summarizer.evaluation.stories import Language, Telling
from summarizer.evaluation.telling import Event, Side, mode_of, told
from summarizer.evaluation.worlds import Person, Styles, World

_ALL = frozenset({"wording", "precision", "attribution", "translation"})
_NONE = Expected("none", tolerated=_ALL)
_CONVERTED: Mapping[str, tuple[str, int]] = {
    "minute": ("second", 60), "hour": ("minute", 60), "day": ("hour", 24), "week": ("day", 7),
    "year": ("month", 12), "km": ("m", 1000), "m": ("cm", 100), "tonne": ("kg", 1000),
}  # fmt: skip
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


def _same(  # noqa: PLR0913  one argument a choice
    event: Event,
    label: Label,
    claim: Telling,
    *,
    world: World | None = None,
    styles: Sequence[Styles] = ({},),
    other: Sequence[Styles] = ({},),
    texts: Sequence[str] = (),
    other_texts: Sequence[str] = (),
    language: Language | None = None,
    avoided: Sequence[str] = (),
) -> Planted:
    mode = mode_of(claim)
    sides = [
        Side(claim, event.world, texts=texts, styles=styles, mode=mode),
        Side(claim, world or event.world, other_texts, other, language, mode),
    ]
    return told(event, label, sides, _NONE, avoided=avoided)


def spelled(event: Event, name: str) -> Planted | None:
    """Digits and words for one number."""
    found = pick(event, AMOUNTS)
    value = event.world[found[1]] if found else None
    if found is None or not isinstance(value, Amount) or value.number != int(value.number):
        return None
    if value.number > 99 or (event.language == "fr" and value.number % 10 == 1):  # noqa: PLR2004  words are rare above
        return None
    claim, slot = found
    styles = [{slot: "digits"}], [{slot: "words"}]
    return _same(
        event, Label(name, "digits and words", "spelled"), claim, styles=styles[0], other=styles[1]
    )


def typography(event: Event, name: str) -> Planted | None:
    """One amount with another habit of writing the unit or the thousands."""
    found = pick(event, ["measure", "money", "percent"])
    if found is None:
        return None
    claim, slot = found
    first, second = [{slot: "words"}], [{slot: "symbol"}]
    return _same(event, Label(name, "typography", "unit"), claim, styles=first, other=second)


def rounded(event: Event, name: str) -> Planted | None:
    """A number and the same one rounded, said to be rough."""
    found = pick(event, AMOUNTS)
    value = event.world[found[1]] if found else None
    if found is None or not isinstance(value, Amount):
        return None
    claim, slot = found
    near = roundish(value.number)
    if near == value.number or abs(near - value.number) > 0.04 * near:
        return None
    world = event.world | {slot: value.bounded("about", near)}
    return _same(
        event,
        Label(name, "rounding", "about"),
        claim,
        world=world,
        other=bound_styles(slot),
        avoided=[slot],
    )


def bounds(event: Event, name: str) -> Planted | None:
    """Two bounds, or a bound and a number, that one value satisfies."""
    found = pick(event, AMOUNTS)
    value = event.world[found[1]] if found else None
    if found is None or not isinstance(value, Amount) or value.number < 12:  # noqa: PLR2004  room below
        return None
    claim, slot = found
    low, lower, high = (roundish(value.number * share) for share in (0.8, 0.6, 1.3))
    if not lower < low < value.number < high:
        return None
    ways: dict[str, tuple[Bound, float, Bound, float]] = {
        "at least, more than": ("at_least", low, "more_than", lower),
        "more than, less than": ("more_than", low, "less_than", high),
        "at least, exact": ("at_least", low, "exact", value.number),
        "at most, exact": ("at_most", high, "exact", value.number),
    }
    how = event.rng.choice(list(ways))
    first, one, second, two = ways[how]
    world = event.world | {slot: Amount(one, value.unit, first)}
    sides = [
        Side(claim, world, styles=bound_styles(slot), mode=mode_of(claim)),
        Side(
            claim,
            event.world | {slot: Amount(two, value.unit, second)},
            styles=bound_styles(slot),
            mode=mode_of(claim),
        ),
    ]
    return told(event, Label(name, "agreeing bounds", how), sides, _NONE, avoided=[slot])


def converted(event: Event, name: str) -> Planted | None:
    """One measure in two units."""
    found = pick(event, ["measure", "duration"])
    value = event.world[found[1]] if found else None
    if found is None or not isinstance(value, Amount) or value.unit not in _CONVERTED:
        return None
    claim, slot = found
    unit, factor = _CONVERTED[value.unit]
    world = event.world | {slot: Amount(value.number * factor, unit)}
    how = f"{value.unit} → {unit}"
    return _same(event, Label(name, "converted", how), claim, world=world, avoided=[slot])


def order(event: Event, name: str) -> Planted | None:
    """The same said in another order."""
    claim = event.rng.choice([c for c in event.story.claims if not c.moment])
    texts = claim.wordings(event.language)
    return _same(
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
    return _same(event, Label(name, "added detail", "tail"), claim, other_texts=longer)


def _named(event: Event, name: str, kind: str, style: str) -> Planted | None:
    found = pick(event, ["person"])
    if found is None:
        return None
    claim, slot = found
    return _same(event, Label(name, kind, style), claim, other=[{slot: style}])


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
    return _same(
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
    return _same(
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
    return told(event, Label(name, "speech verb", how), sides, _NONE)


def twins(event: Event, name: str) -> Planted | None:
    """Two facts that share a unit: the dead and the injured."""
    having = [claim for claim in event.story.claims if claim.twin]
    if not having:
        return None
    claim = event.rng.choice(having)
    other = event.story.claim(claim.twin or "")
    sides = [Side(claim, event.world), Side(other, event.world)]
    return told(
        event, Label(name, "two facts", f"{claim.id}, {other.id}"), sides, _NONE, one_thing=False
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
        _NONE,
        avoided=[day],
        one_thing=False,
    )


def _further(value: Amount, rng: Random) -> Amount:
    return value.bounded("exact", value.number + rng.choice([2, 3, 4, 7]))


def languages(event: Event, name: str) -> Planted | None:
    """The same told in French and in English."""
    claim = event.rng.choice([c for c in event.story.claims if not c.moment])
    other: Language = "fr" if event.language == "en" else "en"
    return _same(event, Label(name, "two languages", "translated"), claim, language=other)


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
