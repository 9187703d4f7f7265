"""Lines of a PDF's pages, and the paragraphs they make: running heads, line ends, hyphens."""

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pypdf import PageObject

from summarizer.reading.laid_out import clean

_FINAL = re.compile(r"[.!?…:][\"»”’)\]\s]*\Z")
_BROKEN = re.compile(r"(\w+)[-\u2010\u00ad]\Z")
_STARTS_SMALL = re.compile(r"([a-zà-öø-ÿœ]+)")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|seite)\s*)?\d{1,4}(?:\s*(?:/|of|sur|de|von|-|–)\s*\d{1,4})?\W*\Z",
    re.IGNORECASE,
)
_EDGE = 3  # lines at each end of a page that may be running heads
_MAX_HEAD = 150  # code points
_OTHER_SIZE = 1.12  # ratio of letter sizes that tells a heading from text
_WIDE_GAP = 1.35  # of the usual distance of lines
_DOUBLE = 1.9  # of the size of the letters
_SHORT = 0.75  # of the usual length of lines
# What French and English join to what follows with a hyphen that is no line's.
_KEEPS_HYPHEN = frozenset(
    "ex non semi quasi anti pro co vice peut celui celle ceux celles lui elle eux moi nous vous "
    "self well ill half all cross mid post pre is est grand demi avant après arrière sous sur "
    "contre entre porte franco anglo euro".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as pypdf gives it; `y` and `size` in the units of the page, 0 where unknown."""

    text: str
    y: float = 0.0
    size: float = 0.0


def lines_of(page: PageObject) -> list[Line]:
    """Extract the lines of a page in the order they are painted."""
    lines: list[Line] = []
    pieces: list[str] = []
    place: list[tuple[float, float]] = []

    def flush() -> None:
        text = clean(" ".join("".join(pieces).split()))
        if text:
            y, size = place[0] if place else (0.0, 0.0)
            lines.append(Line(text, y, size))
        pieces.clear()
        place.clear()

    def visit(text: str, cm: Any, tm: Any, _: Any, size: Any) -> None:
        for number, part in enumerate(text.split("\n")):
            if number:
                flush()
            if part.strip() and not place:
                y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                place.append((y, abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1]))))
            pieces.append(part)

    page.extract_text(visitor_text=visit)
    flush()
    return lines


def without_running_heads(pages: Sequence[list[Line]]) -> tuple[list[list[Line]], list[str]]:
    """Take page numbers, and what at least half the pages repeat at an edge, out of the pages.

    Where one of them is set larger than the others, it is the title and stays.
    """
    edges = [
        [*range(min(_EDGE, len(p))), *range(max(len(p) - _EDGE, _EDGE), len(p))] for p in pages
    ]
    found: dict[str, list[tuple[int, int]]] = {}
    for number, (page, edge) in enumerate(zip(pages, edges, strict=True)):
        for index in edge:
            if len(page[index].text) <= _MAX_HEAD:
                found.setdefault(_form(page[index].text), []).append((number, index))
    doomed: set[tuple[int, int]] = set()
    heads: list[str] = []
    for form, places in found.items():
        on = {number for number, _ in places}
        repeated = len(on) > 1 and 2 * len(on) >= len(pages)
        if not repeated and not (_PAGE_NUMBER.match(form.replace("#", "1")) and len(pages) > 1):
            continue
        sizes = [pages[number][index].size for number, index in places]
        usual = statistics.median_low(sizes)
        gone = [p for p, s in zip(places, sizes, strict=True) if s <= usual * _OTHER_SIZE]
        doomed.update(gone)
        heads.append(pages[gone[0][0]][gone[0][1]].text)
    kept = [
        [line for index, line in enumerate(page) if (number, index) not in doomed]
        for number, page in enumerate(pages)
    ]
    return kept, heads


def _form(text: str) -> str:
    """Return a line as its like on another page has it: any case, and any number in it.

    A sentence with another number on every page is no running head.
    """
    if _FINAL.search(text):
        return " ".join(text.split()).casefold()
    return re.sub(r"\d+", "#", " ".join(text.split())).casefold()


def paragraphs_of(pages: Iterable[list[Line]]) -> list[str]:
    """Join lines to paragraphs, and words parted at the end of a line."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    words = Counter(re.findall(r"[\w-]+", " ".join(line.text for line in lines).casefold()))
    paragraphs: list[str] = []
    joined = lines[0].text
    for line, ends in _with_ends(lines):
        if ends:
            paragraphs.append(joined)
            joined = line.text
        else:
            joined = _joined(joined, line.text, words)
    return [*paragraphs, joined]


def _with_ends(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """Give every line but the first, and whether a paragraph ends before it."""
    width = (
        statistics.quantiles([len(line.text) for line in lines], n=4)[2] if len(lines) > 1 else 0
    )
    gaps = [a.y - b.y for a, b in pairwise(lines) if a.y > b.y and _alike(a, b)]
    gap = statistics.median_low(gaps) if gaps else 0.0
    for before, line in pairwise(lines):
        distance = before.y - line.y
        final = bool(_FINAL.search(before.text))
        ends = not _alike(before, line) or (0 < gap * _WIDE_GAP < distance)
        short = len(before.text) < _SHORT * width
        ends = ends or (final and short)
        apart = 0 < before.size * _DOUBLE < distance  # twice the size: lines set apart
        ends = ends or (apart and (final or (short and line.text[:1].isupper())))
        yield line, ends


def _alike(first: Line, second: Line) -> bool:
    """Tell whether two lines are set in one size."""
    small, large = sorted((first.size, second.size))
    return large <= small * _OTHER_SIZE


def _joined(before: str, after: str, words: Counter[str]) -> str:
    """Join two lines; a hyphen at the end of the first is the line's, unless it is the word's."""
    broken, small = _BROKEN.search(before), _STARTS_SMALL.match(after)
    if not broken or not small:
        return f"{before}{'' if broken and after[:1].isalpha() else ' '}{after}"
    first, second = broken[1].casefold(), small[1].casefold()
    if before.endswith("\u00ad"):
        return before[:-1] + after
    own = words[f"{first}-{second}"] or (first in _KEEPS_HYPHEN and not words[first + second])
    return before + after if own else before[:-1] + after
