"""What two claims are compared by: words without names, names, values; each computed once.

Names and numbers are kept out of the words: shared names say whom a claim is about, not what it
says, and numbers are compared as values.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.merging.concepts import common, concept
from summarizer.merging.fates import fate
from summarizer.merging.lexicon import OF_PEOPLE
from summarizer.merging.likeness import Reading
from summarizer.merging.metonyms import countries, governed
from summarizer.merging.nouns import in_terms_of
from summarizer.values.dates import same_date
from summarizer.values.memo import remembered
from summarizer.values.names import name_key, name_marks, same_name
from summarizer.values.quantities import compatible
from summarizer.values.text import content_words
from summarizer.values.typed import Name, Quantity, When

_NEAR = 1.25  # ratio up to which two compatible figures can be one, one of them rounded
_COUNTLESS = 2  # "the two leaders": numbers up to it identify little
_PREPOSITION = re.compile(
    r"\b(?:contre|sur|vers|pour|en|au|aux|à|de|du|des|dans|against|on|at|in|to|for|of|from|over)"
    r"(?: (?:la|les|the))?\s+$|\b(?:d|l)['’]$",
    re.IGNORECASE,
)
_STATES = frozenset({"dead", "injured", "missing"})


@dataclass(frozen=True)
class Features:
    """A claim's words for comparing, in its own language and across languages."""

    reading: Reading
    position: int

    @cached_property
    def _stems(self) -> list[str]:
        text = self.reading.said
        for value in self.reading.names:
            text = text[: value.start] + " " * (value.end - value.start) + text[value.end :]
        language = self.reading.language
        return [stem for stem in content_words(text, language) if not stem.isdigit()]

    @cached_property
    def alone(self) -> frozenset[str]:
        """Words for comparing with claims in the same language."""
        return frozenset(concept(stem, self.reading.language) for stem in self._stems)

    @cached_property
    def across(self) -> frozenset[str]:
        """Words for comparing with claims in another language."""
        return frozenset(common(stem, self.reading.language) for stem in self._stems)

    def words(self, *, across: bool) -> frozenset[str]:
        """Return the words for one of the two kinds of comparison."""
        return self.across if across else self.alone


def same_actor(a: Name, b: Name) -> bool:
    """Tell whether two names mean one, a capital standing for its government too."""
    return _same_actor(a.raw, b.raw)


@remembered(65536)
def actor_marks(raw: str) -> frozenset[str]:
    """Return what any other name of an actor shares at least one of; to look actors up by."""
    country = governed(raw)
    marks = name_marks(raw) | name_marks(raw.rstrip("s"))
    return marks if country is None else marks | name_marks(country)


@remembered(65536)
def _same_actor(a: str, b: str) -> bool:
    if actor_marks(a).isdisjoint(actor_marks(b)):
        return False
    if same_name(a, b) or same_name(a.rstrip("s"), b.rstrip("s")):
        return True
    first, second = governed(a), governed(b)
    if first is None and second is None:
        return False
    return same_name(first or a, second or b)


def other_names(a: Reading, b: Reading) -> bool:
    """Tell whether each claim names a person, place or body that the other does not.

    Countries act and are acted on: who fires and who is fired at are not each other's rivals.
    """
    first = {_slot(x, a) for x in a.names if not any(same_actor(x, y) for y in b.names)}
    return bool(first) and any(
        _slot(y, b) in first and not any(same_actor(x, y) for x in a.names) for y in b.names
    )


def _slot(name: Name, reading: Reading) -> tuple[str, bool]:
    if not is_country(name.raw):
        return ("person" if name.kind == "unknown" else name.kind), False
    return "country", bool(_PREPOSITION.search(reading.claim.text[: name.start]))


@remembered(65536)
def is_country(raw: str) -> bool:
    """Tell whether a name is that of a country, or of the capital that stands for it."""
    return governed(raw) is not None or name_key(raw) in countries()


def agreeing(a: Reading, b: Reading) -> int:
    """Return how much one figure in both claims says: 0 none, 1 of a thing, 2 of one fate."""
    if not a.quantities or not b.quantities:
        return 0
    found = [
        (x, y)
        for x in a.quantities
        for y in b.quantities
        if (None not in {x.unit, y.unit} and _one_figure(a, x, b, y)) or _one_age(a, x, b, y)
    ]
    return max((says(a, x) for x, _ in found), default=0)


def says(reading: Reading, quantity: Quantity) -> int:
    """Return how much one figure of a claim says when another gives it too."""
    return 2 if quantity.number > _COUNTLESS and fate(reading, quantity) in OF_PEOPLE else 1


def apart(a: Reading, b: Reading) -> bool:
    """Tell whether each claim gives a figure the other does not.

    320 drones and 320 missiles; five dead and five trapped.
    """
    return figures_apart(a, a.quantities, b, b.quantities)


def figures_apart(
    a: Reading, ours: Sequence[Quantity], b: Reading, theirs: Sequence[Quantity]
) -> bool:
    """Tell the same of some of the figures of two claims."""
    first = any(telling(x) and not any(_one_figure(a, x, b, y) for y in theirs) for x in ours)
    return first and any(
        telling(y) and not any(_one_figure(a, x, b, y) for x in ours) for y in theirs
    )


def telling(quantity: Quantity) -> bool:
    """Tell whether a figure says something: not the two of "the two leaders"."""
    return quantity.kind != "ordinal" and (
        quantity.number > _COUNTLESS or quantity.kind != "count" or quantity.unit in _STATES
    )


def _one_age(a: Reading, x: Quantity, b: Reading, y: Quantity) -> bool:
    """Tell whether two languages give an age and its bare number: "54 ans", "a man of 54"."""
    kinds = {x.kind, y.kind}
    across = a.language != b.language
    return (
        across and x.number == y.number and kinds == {"age", "count"} and None in {x.unit, y.unit}
    )


def _one_figure(one: Reading, a: Quantity, other: Reading, b: Quantity) -> bool:
    b = in_terms_of(one, a, other, b)
    if len({fate(one, a), fate(other, b)} - {None}) > 1:
        return False
    if a.number == b.number and (a.unit is None or b.unit is None):
        return True  # "Stervin, 54" and "a fisherman of 54"
    if a.kind == "count" and a.unit == b.unit:
        first, second = abs(a.number), abs(b.number)
        if first > second * _NEAR or second > first * _NEAR:
            return False
    return compatible(a, b)  # of one unit too


def names_shared(a: Reading, b: Reading) -> float:
    """Return the share of the names both have; claims without names neither gain nor lose.

    Who says so, apart from what is said, is not among them.
    """
    ours, theirs = a.told_names, b.told_names
    if not ours or not theirs:
        return 0.5 if not ours and not theirs else 0.25
    hits = sum(1 for x in ours if any(same_actor(x, y) for y in theirs))
    return min(1.0, 2 * hits / (len(ours) + len(theirs)))


def sharing_a_date(a: Sequence[When], b: Sequence[When]) -> bool:
    """Tell whether both give one date or time."""
    if not a or not b:
        return False
    return any(same_date(x, y) for x in a for y in b)


def sharing_a_day(a: Reading, b: Reading) -> bool:
    """Tell whether two claims give one date, told by a sentence alone in one of them or not."""
    if a.dates and b.dates:
        return sharing_a_date(a.dates, b.dates)
    first, second = (a, b) if not a.dates else (b, a)
    return bool(second.dates) and sharing_a_date(first.told_dates, second.dates)


def sharing_a_time(a: Sequence[When], b: Sequence[When]) -> bool:
    """Tell whether both give one clock time."""
    return any(x.time is not None and x.time == y.time for x in a for y in b)
