"""Text in, exact spans of sentences out.

pysbd (Sadvilkar and Neumann 2020, "PySBD: Pragmatic Sentence Boundary Disambiguation")
proposes the boundaries, on a text of the same length in which abbreviations, quotation marks
and brackets are masked; this module decides about the boundaries inside and beside quotations.
"""

import bisect
import functools
import re
import warnings
from itertools import pairwise
from typing import Any

from summarizer.reading.abbreviations import certain_ends, mask_stops
from summarizer.reading.paragraphs import paragraphs
from summarizer.reading.quotation import Mark, marks, pairs
from summarizer.reading.run_ons import run_ons
from summarizer.reading.visible import Span

with warnings.catch_warnings():
    # pysbd's own source has escapes Python warns about when it compiles them the first time.
    warnings.simplefilter("ignore")
    import pysbd
    from pysbd.languages import LANGUAGE_CODES

SHORT_QUOTE = 120  # a quotation up to this long is never split
SHORT_ASIDE = 200  # nor is what stands between brackets up to this long
MAX_SENTENCE = 1000  # longer "sentences" are tables or lists; they are cut at white space
_WINDOW = 4000  # pysbd is slow on long stretches
_PYSBD_OWN = re.compile("[∯ȸ♨☝ƪ♟♝☏∮⎋ᓰᓱᓳᓴᓷᓸ♬♭&✂✓⌬✧✖✗]")
_SAFE_CUT = re.compile(r"[.!?…][\"»”’)\]\s]*\s(?=[«“\"‘(\[]?[A-ZÀ-Þ])")
_WORD_CHARACTER = re.compile(r"[^\W_]")
_ASKED = re.compile(r"[?!]\s?[»”\"’]\s*\Z")
_SPEECH = re.compile(
    r"(?:\S+\s+){0,3}(?:said|says|asked|asks|told|added|wrote|cried|shouted|replied|tweeted|"
    r"recalled|"
    r"demande|demandait|interroge|lance|lançait|répond|insiste|écrit|explique|conclut|affirme)\b"
)


def split_sentences(text: str, language: str = "") -> list[Span]:
    """Return the spans of the sentences of `text`, in order, without white space at their ends.

    Every character that is not white space lies in exactly one span. `language` is an ISO
    639-1 code; "" is treated as English.
    """
    spans: list[Span] = []
    for start, end in paragraphs(text):
        for first, last in _split_paragraph(text[start:end], language):
            spans += _shorten(text, start + first, start + last)
    return spans


def _split_paragraph(text: str, language: str) -> list[Span]:
    found = marks(text)
    masked = _mask(text, found)
    ends = _proposed_ends(masked, language)
    spans = sorted(pairs(text, found))
    closing = {mark.at for mark in found if not mark.opens}
    starts = [0]
    for end in sorted({*ends, *certain_ends(text)}):
        if end <= starts[-1]:
            continue
        start = _next_start(text, end, closing)
        if start is None:
            break
        if not _is_glued(text, start, spans):
            starts.append(start)
    cuts = [*starts, len(text)]
    for start, end in pairwise(list(cuts)):
        cuts += run_ons(text, start, end, spans)
    return _trimmed(text, sorted(cuts))


def _mask(text: str, found: list[Mark]) -> str:
    """Return a text of the same length whose full stops, in pysbd's eyes, all end sentences."""
    chars = list(mask_stops(text))
    for mark in found:
        chars[mark.at] = " "
    masked = "".join(" " if char.isspace() else char for char in chars)
    # pysbd never splits between two dashes, however far apart they are.
    return _PYSBD_OWN.sub("x", masked.replace("--", "  "))


@functools.cache
def _segmenter(language: str) -> Any:
    code = language if language in LANGUAGE_CODES else "en"
    return pysbd.Segmenter(language=code, clean=False)


def _proposed_ends(masked: str, language: str) -> list[int]:
    """Return the ends of the sentences pysbd finds, window by window."""
    ends: list[int] = []
    for start, end in _windows(masked):
        window = masked[start:end]
        # `segment` would look each sentence up again from the start of the text.
        try:
            pieces = _segmenter(language).processor(window).process()
        except (re.error, RecursionError, IndexError, ValueError):
            pieces = []
        ends += [start + at for at in _align(window, pieces or [])]
    return ends


def _windows(masked: str) -> list[Span]:
    cuts = [0]
    while len(masked) - cuts[-1] > _WINDOW:
        last = [m.end() for m in _SAFE_CUT.finditer(masked, cuts[-1], cuts[-1] + _WINDOW)][-1:]
        cuts += last or [cuts[-1] + _WINDOW]
    return list(pairwise([*cuts, len(masked)]))


def _align(window: str, pieces: list[str]) -> list[int]:
    """Return where each piece ends in `window`, by its characters other than white space.

    Where pysbd changed a character, a plain rule stands in for it.
    """
    places = [at for at, char in enumerate(window) if not char.isspace()]
    solid = "".join(window[at] for at in places)
    ends: list[int] = []
    used = 0
    for piece in pieces:
        core = "".join(piece.split())
        if not solid.startswith(core, used):
            return [match.start() + 1 for match in _SAFE_CUT.finditer(window)]
        used += len(core)
        if core:
            ends.append(places[used - 1] + 1)
    return ends


def _next_start(text: str, end: int, closing: set[int]) -> int | None:
    """Return where the sentence after `end` starts: closing marks stay with the one before."""
    start = end
    at = end
    while at < len(text) and (text[at].isspace() or at in closing or text[at] in ".!?…"):
        at += 1
        if not text[at - 1].isspace():
            start = at
    while start < len(text) and text[start].isspace():
        start += 1
    return start if start < len(text) else None


def _is_glued(text: str, start: int, spans: list[Span]) -> bool:
    """Tell whether the proposed sentence at `start` belongs to the one before."""
    for first, last in _around(spans, start):
        limit = SHORT_ASIDE if text[first] in "([" else SHORT_QUOTE
        if last - first <= limit:
            return True
    word = _WORD_CHARACTER.search(text, start)
    if not word or word[0].islower() or text[start] in ",;:":
        return True
    asked = _ASKED.search(text[max(0, start - 9) : start])
    return bool(asked and _SPEECH.match(text, start))


def _around(spans: list[Span], at: int) -> list[Span]:
    """Return those of the sorted `spans` that begin shortly before `at` and end after it."""
    near = bisect.bisect_left(spans, (at - SHORT_ASIDE, 0))
    return [span for span in spans[near : bisect.bisect_left(spans, (at, 0))] if at < span[1]]


def _trimmed(text: str, cuts: list[int]) -> list[Span]:
    """Return the stretches between `cuts` without white space; pieces without words join."""
    spans: list[Span] = []
    pending: int | None = None
    for start, end in pairwise(cuts):
        piece = text[start:end]
        if not piece.strip():
            continue
        first = start + len(piece) - len(piece.lstrip())
        last = start + len(piece.rstrip())
        if not re.search(r"\w", piece):
            if spans:
                spans[-1] = (spans[-1][0], last)
            elif pending is None:
                pending = first
            continue
        spans.append((first if pending is None else pending, last))
        pending = None
    if pending is not None:
        spans.append((pending, len(text.rstrip())))
    return spans


def _shorten(text: str, start: int, end: int) -> list[Span]:
    """Cut a stretch longer than any sentence at white space, or anywhere when there is none."""
    spans: list[Span] = []
    while end - start > MAX_SENTENCE:
        spaces = [
            at
            for at in range(start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
            if text[at].isspace()
        ]
        cut = spaces[-1] if spaces else start + MAX_SENTENCE
        spans.append((start, start + len(text[start:cut].rstrip())))
        start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    return [*spans, (start, end)] if end > start else spans
