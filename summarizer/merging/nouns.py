"""One thing counted under two names: "magasins" and "shops".

`values.units` gives the nouns most reports count one name in both languages. Nobody knows every
noun that can be counted, and which of them a claim counts is no value: where two claims in two
languages are about one thing, what one counts is what the other counts.
"""

from summarizer.merging.concepts import common
from summarizer.merging.likeness import Reading
from summarizer.values.typed import Quantity
from summarizer.values.units import is_shared_noun


def in_terms_of(a: Reading, x: Quantity, b: Reading, y: Quantity) -> Quantity:
    """Return `y` as a count of what `x` counts, where the two nouns may be translations.

    They may not where both are known and mean different things. `x` stands in the claim `a`,
    `y` in `b`.
    """
    if a.language == b.language or {x.kind, y.kind} != {"count"} or x.unit == y.unit:
        return y
    if x.unit is None or y.unit is None or not _may_be_one(a, x.unit, b, y.unit):
        return y
    return y.model_copy(update={"unit": x.unit})


def _may_be_one(a: Reading, x: str, b: Reading, y: str) -> bool:
    first, second = common(x, a.language), common(y, b.language)
    if first.startswith("=") and second.startswith("="):
        return first == second
    return not is_shared_noun(x) and not is_shared_noun(y)
