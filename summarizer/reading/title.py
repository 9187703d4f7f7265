"""The title of an article: the first line of plain text, and titles said twice."""

import re

from summarizer.reading.visible import Span

MAX_TITLE = 200  # code points; longer first lines are paragraphs
_MIN_WORDS = 2
_MIN_REPEATED = 4  # words a title needs to be told from the same words opening a sentence
_FIRST_LINE = re.compile(
    r"\s*(?P<line>[^\r\n]*\S)[^\S\r\n]*(?P<gap>(?:\r\n|\r|\n)\s*?(?:\r\n|\r|\n))?\s*"
)
_HEADING = re.compile(r"\s*#{1,6}[ \t]+(?P<line>[^\r\n]*[^\s#])[ \t#]*(?=[\r\n]|\Z)")
_FINAL = re.compile(r"[.!?…:;,][\"»”’)\]]*\Z")
_QUOTES = "[\"'’‘“”«»]"
_STARTS_SENTENCE = re.compile(r"\s*(?:[«“\"‘'(\[]\s*)?[A-ZÀ-Þ0-9]|\s*[\r\n]|\s*\Z")


def leading_title(text: str, at: int, *, markdown: bool) -> Span | None:
    """Find the title that opens a plain text: a short first line before an empty one.

    It has no full stop, and longer text follows. In Markdown a `#` heading is one too.
    """
    if markdown:
        heading = _HEADING.match(text, at)
        if heading and re.search(r"\w", heading["line"]):
            return heading.span("line")
    first = _FIRST_LINE.match(text, at)
    if not first or first["gap"] is None:
        return None
    line = first["line"]
    if len(line) > MAX_TITLE or _FINAL.search(line) or len(re.findall(r"\w+", line)) < _MIN_WORDS:
        return None
    return first.span("line") if len(text) - first.end() > len(line) else None


def repeated_title(title: str, text: str, at: int) -> Span | None:
    """Find `title` said again at the start of the body, on its own or run into a sentence.

    Quotation marks, white space and case may differ. Run into a sentence it counts only when a
    capital follows and it is long enough not to be that sentence's own beginning.
    """
    words = re.findall(rf"{_QUOTES}|[^\s\"'’‘“”«»]+", title)
    if not words:
        return None
    form = "".join(
        rf"\s*{_QUOTES}" if re.fullmatch(_QUOTES, w) else rf"\s*{re.escape(w)}" for w in words
    )
    found = re.compile(form, re.IGNORECASE).match(text, at)
    if not found:
        return None
    piece = found[0]
    span = (found.start() + len(piece) - len(piece.lstrip()), found.end())
    alone = re.compile(r"[^\S\r\n]*(?:[\r\n]|\Z)").match(text, found.end())
    long_enough = len(re.findall(r"\w+", title)) >= _MIN_REPEATED
    if alone or (
        long_enough
        and text[found.end() : found.end() + 1].isspace()
        and _STARTS_SENTENCE.match(text, found.end())
    ):
        return span
    return None
