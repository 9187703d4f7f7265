"""A source's text cut into pieces, so that every cited and every removed span can be shown.

Spans may touch, nest and overlap; HTML elements may not. So the text is cut at every border of
every span, and each piece knows which citations cover it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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

    The pieces' texts and skipped stretches together are the whole text, in order. Spans that
    do not lie inside the text are ignored here; `prove` reports them.
    """
    spans = {n: c for n, c in citations.items() if 0 <= c.start < c.end <= len(text)}
    removals = [span for span in removed if 0 <= span.start <= span.end <= len(text)]
    ranges = _shown(len(text), spans.values())
    borders = {border for shown in ranges for border in shown}
    for span in (*spans.values(), *removals):
        borders |= {place for place in (span.start, span.end) if _inside(place, ranges)}
    places = sorted(borders)
    pieces = []
    last = 0
    for start, end in zip(places, places[1:], strict=False):
        if _inside(start, ranges) and _inside(end, ranges) and _together(start, end, ranges):
            pieces.append(_piece(text, start, end, start - last, spans, removals))
            last = end
    if last < len(text) or (not pieces and removals):
        pieces.append(_piece(text, len(text), len(text), len(text) - last, spans, removals))
    elif any(span.start == span.end == len(text) for span in removals):
        pieces.append(_piece(text, len(text), len(text), 0, spans, removals))
    return pieces


def _piece(
    text: str,
    start: int,
    end: int,
    skipped: int,
    spans: Mapping[int, Citation],
    removals: list[RemovedSpan],
) -> Piece:
    over = [n for n, span in spans.items() if span.start <= start and end <= span.end]
    cover = over if start < end else []
    return Piece(
        text=text[start:end],
        cites=tuple(cover),
        opens=tuple(n for n in cover if spans[n].start == start),
        closes=tuple(n for n in cover if spans[n].end == end),
        removed=next(
            (r for r in removals if r.start <= start and end <= r.end and r.start < r.end), None
        ),
        cuts=tuple(r for r in removals if r.start == r.end == start),
        skipped=skipped,
    )


def _shown(length: int, spans: Iterable[Citation]) -> list[tuple[int, int]]:
    """Return the stretches of the text the page shows: all of it, or what surrounds citations."""
    if length <= SHOWN_WHOLE:
        return [(0, length)]
    ranges = [(0, min(length, _AROUND))]
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        start, end = max(0, span.start - _AROUND), min(length, span.end + _AROUND)
        if start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return ranges


def _inside(place: int, ranges: list[tuple[int, int]]) -> bool:
    return any(start <= place <= end for start, end in ranges)


def _together(start: int, end: int, ranges: list[tuple[int, int]]) -> bool:
    return any(low <= start and end <= high for low, high in ranges)
