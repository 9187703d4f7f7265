"""A document made for paper, as text: its paragraphs, its title, and what was left out of them."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from summarizer.reading.article import Removal, RemovalReason
from summarizer.reading.document import titled
from summarizer.reading.title import MAX_TITLE
from summarizer.reading.visible import Span, shown

MAX_RECORDS = 200  # removals recorded one by one; further ones are counted
_SHOWN = 120  # code points of what was left out kept in its record
_FIRST = 6  # paragraphs a title stands among
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FILE_NAME = re.compile(
    r"\.(docx?|pdf|odt|rtf|indd|qxd|pages)\s*\Z|\A(untitled|microsoft word)", re.IGNORECASE
)


def clean(text: str) -> str:
    """Replace what no text file can hold; the rest stays, hidden characters too."""
    return _UNFIT.sub("\ufffd", text)


def text_of(
    paragraphs: Sequence[str], marked: int | None, stated: str | None
) -> tuple[str, int, Span | None]:
    """Put paragraphs together: the text, where the body begins, and the title's span.

    The title is the paragraph `marked` as one, or the one that says what the document's
    properties state as title. A title nobody sees on the page is none: it may be that of another
    text, of a template, or written for programs.
    """
    at = marked
    if at is None and stated and not _FILE_NAME.search(stated):
        same = _folded(stated)
        first = [_folded(paragraph) for paragraph in paragraphs[:_FIRST]]
        at = first.index(same) if same in first else None
    if at is None or len(paragraphs[at]) > MAX_TITLE:
        return "\n\n".join(paragraphs), 0, None
    rest = [paragraph for index, paragraph in enumerate(paragraphs) if index != at]
    return titled(paragraphs[at], "\n\n".join(rest))


def _folded(text: str) -> str:
    return shown(text).casefold()


def records(left_out: Iterable[tuple[RemovalReason, str, str]]) -> tuple[Removal, ...]:
    """Record what was left out: reason, what it was, its text. Neighbours alike are one record."""
    found: list[Removal] = []
    for (reason, what), pieces in groupby(left_out, key=lambda piece: piece[:2]):
        text = shown(clean(" ".join(piece[2] for piece in pieces)))
        if text:
            detail = f"{what}: {text[:_SHOWN]}"
            found.append(Removal(start=0, end=0, reason=reason, detail=detail))
    more = len(found) - MAX_RECORDS
    if more > 0:
        rest = Removal(start=0, end=0, reason="hidden", detail=f"{more} more passages left out")
        found = [*found[:MAX_RECORDS], rest]
    return tuple(found)
