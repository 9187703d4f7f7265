"""A source's text as the desk shows it: every stretch knows where it stands in the text.

What an editor selects must be found again to the code point, though a browser shows a named
sign for a hidden character and reads CR LF as one line end. So the text is cut into stretches
that a browser keeps as they are, and signs that stand for something else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.extraction.summary import Source
from summarizer.merging.brief import Brief
from summarizer.output.citing import Numbers
from summarizer.output.marks import Piece, pieces_of
from summarizer.output.visible import visible
from summarizer.reading.article import Article
from summarizer.reading.visible import hidden_spans

_CHANGED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a source's text.

    Attributes:
        text: What a browser is given.
        start: Its first code point in the source's text.
        end: One past its last.
        sign: Whether `text` stands for other characters.

    """

    text: str
    start: int
    end: int
    sign: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of a source's text between two borders of citations, and its stretches."""

    piece: Piece
    stretches: list[Stretch]


def stretches(text: str, start: int) -> Iterator[Stretch]:
    """Cut `text`, which begins at `start` of its source, where a browser would change it."""
    spans = sorted([*hidden_spans(text), *(m.span() for m in _CHANGED.finditer(text))])
    at = 0
    for first, last in [*spans, (len(text), len(text))]:
        if first > at:
            yield Stretch(text[at:first], start + at, start + first, sign=False)
        if last > max(at, first):
            shown = visible(text[max(at, first) : last])
            yield Stretch(shown, start + max(at, first), start + last, sign=True)
        at = max(at, last)


def marked(article: Article, source: Source, brief: Brief, numbers: Numbers) -> list[Marked] | None:
    """Return a source's text with its citations marked.

    None when the text does not carry what the brief cites of it: nothing is then highlighted
    that was not cited.
    """
    cited = dict(numbers.under(source))
    if any(article.text[c.start : c.end] != c.quote for c in cited.values()):
        return None
    removed = [span for span in brief.removed if span.source == source.id]
    made, at = [], 0
    for piece in pieces_of(article.text, cited, removed):
        at += piece.skipped
        made.append(Marked(piece, list(stretches(piece.text, at))))
        at += len(piece.text)
    return made
