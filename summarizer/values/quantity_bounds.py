"""Bounds and approximation around a number: "plus de", "au moins", "about", "or more"."""

import re

from summarizer.values.quantity_lexicon import BOUND_LEFT, BOUND_RIGHT
from summarizer.values.typed import Bound, QuantityKind

_REACH = 32  # characters before a number in which its bound may stand
_REACH_RIGHT = 20
# "over two days" is during them, unless something lasted over two days.
_SPATIAL = frozenset({"over", "under", "above"})
_LASTING = re.compile(r"(?:last|lasted|took|takes|for|spent|after|of|is|was|been) $")


def stated_bound(folded: str, start: int, end: int, kind: QuantityKind) -> tuple[Bound, int, int]:
    """Return the bound said of the number `folded[start:end]`, and the span with its words."""
    if kind == "ordinal":
        return "exact", start, end
    reach = max(0, start - _REACH)
    before = folded[reach:start]
    for bound, pattern in BOUND_LEFT:
        match = pattern.search(before)
        if match is None:
            continue
        spatial = kind == "duration" and match.group().strip() in _SPATIAL
        if not spatial or _LASTING.search(before[: match.start()]):
            return bound, reach + match.start(), end
    for bound, pattern in BOUND_RIGHT:
        if match := pattern.match(folded[end : end + _REACH_RIGHT]):
            return bound, start, end + match.end()
    return "exact", start, end
