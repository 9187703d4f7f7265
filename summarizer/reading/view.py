"""The part of a text that shows, with the way back to the text's own offsets."""

from dataclasses import dataclass

from summarizer.reading.visible import Span, repaired


@dataclass(frozen=True, slots=True)
class View:
    """A text without its hidden characters.

    Attributes:
        text: What shows, misread Windows punctuation repaired.
        places: Where each of its characters stands in the whole text.
        full: False when it was cut at a limit.

    """

    text: str
    places: list[int]
    full: bool

    def back(self, span: Span) -> Span:
        """Return the span of the whole text that `span` of the view stands for."""
        start, end = span
        return self.places[start], self.places[end - 1] + 1


def view_of(text: str, start: int, hidden: list[Span], limit: int) -> View:
    """Show `text` from `start`, without the sorted `hidden` spans, up to `limit` characters."""
    places: list[int] = []
    at = start
    for first, last in [*hidden, (len(text), len(text))]:
        if first > at:
            places.extend(range(at, min(first, at + limit - len(places))))
        at = max(at, last)
        if len(places) >= limit:
            break
    full = len(places) < limit or places[-1] + 1 == len(text)
    return View(repaired("".join(map(text.__getitem__, places))), places, full)
