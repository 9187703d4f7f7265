"""A source's text cut into pieces, so that every cited and every removed span can be shown.

Spans may touch, nest and overlap; HTML elements may not. So the text is cut at every border of
every span, and each piece knows which citations cover it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from summarizer.extraction.summary import Citation
from summarizer.merging.brief import RemovedSpan

# A longer text is shown around its citations only, or the page grows past what a browser likes.
SHOWN_WHOLE = 60_000
_AROUND = 1_500


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same citations and removals throughout.

    Attributes:
        text: The stretch, as in the source.
        cites: Numbers of the citations that cover it.
        opens: Those of them that begin here.
        closes: Those of them that end here.
        removed: The removal that covers it, if any.
        cuts: Hidden text that was taken out just before it.
        skipped: Code points left out of the page just before it.

    """

    text: str
    cites: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()
    removed: RemovedSpan | None = None
    cuts: tuple[RemovedSpan, ...] = ()
    skipped: int = 0


def pieces_of(
    text: str, citations: Mapping[int, Citation], removed: Iterable[RemovedSpan]
) -> list[Piece]:
    """Cut `text` at the borders of its citations (by number) and removed spans.

    The pieces' texts and the skipped stretches together are the whole text, in order. Spans
    that do not lie inside the text are ignored here; `prove` reports them.
    """
    length = len(text)
    spans = {n: c for n, c in citations.items() if 0 <= c.start < c.end <= length}
    removals = [span for span in removed if 0 <= span.start <= span.end <= length]
    borders = {place for span in spans.values() for place in (span.start, span.end)}
    borders |= {place for span in removals for place in (span.start, span.end)}
    pieces: list[Piece] = []
    at = 0
    for low, high in _shown(length, spans.values()):
        places = sorted({low, high, *(place for place in borders if low < place < high)})
        for start, end in pairwise(places):
            piece = _piece((start, end), spans, removals)
            pieces.append(replace(piece, text=text[start:end], skipped=start - at))
            at = end
    last = replace(_piece((length, length), {}, removals), skipped=length - at)
    return [*pieces, last] if last.cuts or last.skipped else pieces


def _piece(
    place: tuple[int, int], spans: Mapping[int, Citation], removals: list[RemovedSpan]
) -> Piece:
    """Say what covers, opens, closes at and was cut before one stretch."""
    start, end = place
    cover = [n for n, span in spans.items() if span.start <= start and end <= span.end]
    over = [span for span in removals if span.start <= start < end <= span.end]
    return Piece(
        text="",
        cites=tuple(cover),
        opens=tuple(n for n in cover if spans[n].start == start),
        closes=tuple(n for n in cover if spans[n].end == end),
        removed=over[0] if over else None,
        cuts=tuple(span for span in removals if span.start == span.end == start),
    )


def _shown(length: int, spans: Iterable[Citation]) -> list[tuple[int, int]]:
    """Return the stretches of the text the page shows: all of it, or what surrounds citations."""
    if length <= SHOWN_WHOLE:
        return [(0, length)]
    ranges = [(0, _AROUND)]
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        start, end = max(0, span.start - _AROUND), min(length, span.end + _AROUND)
        if start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return ranges
