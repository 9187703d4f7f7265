"""Amounts written or bounded in two ways that can both be true: none of them may be flagged."""

from collections.abc import Mapping, Sequence

from summarizer.evaluation.amounts import Amount, Bound
from summarizer.evaluation.cases import Expected, Label, Planted
from summarizer.evaluation.planting import ROOM, bound_styles, pick, pick_amount, roundish
from summarizer.evaluation.stories import Language, Telling
from summarizer.evaluation.telling import Event, Side, mode_of, told
from summarizer.evaluation.worlds import Styles, World

ANY_VARIANT = frozenset({"wording", "precision", "attribution", "translation"})
NO_CONFLICT = Expected("none", tolerated=ANY_VARIANT)
_CONVERTED: Mapping[str, tuple[str, int]] = {
    "minute": ("second", 60), "hour": ("minute", 60), "day": ("hour", 24), "week": ("day", 7),
    "year": ("month", 12), "km": ("m", 1000), "m": ("cm", 100), "tonne": ("kg", 1000),
}  # fmt: skip


def same(  # noqa: PLR0913  one argument a choice
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
    """Return a case in which one claim is told in two ways that agree."""
    mode = mode_of(claim)
    sides = [
        Side(claim, event.world, texts=texts, styles=styles, mode=mode),
        Side(claim, world or event.world, other_texts, other, language, mode),
    ]
    return told(event, label, sides, NO_CONFLICT, avoided=avoided)


def spelled(event: Event, name: str) -> Planted | None:
    """Digits and words for one number."""
    found = pick_amount(event)
    if found is None:
        return None
    claim, slot, value = found
    if value.number != int(value.number):
        return None
    if value.number > 99 or (event.language == "fr" and value.number % 10 == 1):  # noqa: PLR2004  words are rare above
        return None
    styles = [{slot: "digits"}], [{slot: "words"}]
    return same(
        event, Label(name, "digits and words", "spelled"), claim, styles=styles[0], other=styles[1]
    )


def typography(event: Event, name: str) -> Planted | None:
    """One amount with another habit of writing the unit or the thousands."""
    found = pick(event, ["measure", "money", "percent"])
    if found is None:
        return None
    claim, slot = found
    first, second = [{slot: "words"}], [{slot: "symbol"}]
    return same(event, Label(name, "typography", "unit"), claim, styles=first, other=second)


def rounded(event: Event, name: str) -> Planted | None:
    """A number and the same one rounded, said to be rough."""
    found = pick_amount(event)
    if found is None:
        return None
    claim, slot, value = found
    near = roundish(value.number)
    if near == value.number or abs(near - value.number) > 0.04 * near:
        return None
    world = event.world | {slot: value.bounded("about", near)}
    return same(
        event,
        Label(name, "rounding", "about"),
        claim,
        world=world,
        other=bound_styles(slot),
        avoided=[slot],
    )


def bounds(event: Event, name: str) -> Planted | None:
    """Two bounds, or a bound and a number, that one value satisfies."""
    found = pick_amount(event, least=ROOM)
    if found is None:
        return None
    claim, slot, value = found
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
    return told(event, Label(name, "agreeing bounds", how), sides, NO_CONFLICT, avoided=[slot])


def converted(event: Event, name: str) -> Planted | None:
    """One measure in two units."""
    found = pick_amount(event, ["measure", "duration"])
    if found is None or found[2].unit not in _CONVERTED:
        return None
    claim, slot, value = found
    unit, factor = _CONVERTED[value.unit]
    world = event.world | {slot: Amount(value.number * factor, unit)}
    how = f"{value.unit} → {unit}"
    return same(event, Label(name, "converted", how), claim, world=world, avoided=[slot])
