"""A document in, an article with numbered sentences out: every step from text to spans.

Every character of the text that shows ends up in exactly one sentence or one removal.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise

from summarizer.reading.article import Article, Published, Removal, RemovalReason, Sentence
from summarizer.reading.boilerplate import furniture_sentences, inline_cuts
from summarizer.reading.document import Document
from summarizer.reading.language import detect_language
from summarizer.reading.published import date_line
from summarizer.reading.sentences import split_sentences
from summarizer.reading.title import leading_title, repeated_title
from summarizer.reading.view import View, view_of
from summarizer.reading.visible import Span, hidden_spans, shown

MAX_CHARACTERS = 60_000  # code points of an article that are cut into sentences
MAX_SENTENCES = 400
NO_TEXT = "there is no text in it"
_MIN_WORDS = 2
_MIN_LETTERS = 20  # for languages without spaces between words
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_HEADING = re.compile(r"^[ \t]*(#{1,6})(?=[ \t]+\S)", re.MULTILINE)
_NEWLINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the view that is left out, and why."""

    start: int
    end: int
    reason: RemovalReason
    detail: str


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before the first sentence, in offsets of the view."""

    at: int
    pieces: list[_Piece]
    title: Span | None
    published: Published


def assemble(document: Document, file: str, sha256: str, *, identifier: str) -> Article:
    """Cut `document` into numbered sentences and removals.

    The status is "used", or "empty" when fewer than two words are left to work on.
    """
    text = document.text
    hidden = hidden_spans(text)
    view = view_of(text, document.body, hidden, MAX_CHARACTERS)
    head = _head(document, view)
    language = document.language or detect_language(view.text[head.at :])
    body, pieces = _body(document, view, head.at, language)
    body, pieces, rest = _limited(view, body, [*head.pieces, *pieces])
    title = document.title or (view.back(head.title) if head.title else None)
    sentences = _numbered(text, title, [view.back(span) for span in body])
    end = view.places[rest] if rest is not None else len(text)
    removed = [
        *document.removed,
        *(
            Removal(start=a, end=b, reason="hidden", detail=_names(text[a:b]))
            for a, b in hidden
            if a < end
        ),
        *(_removal(view, piece) for piece in pieces),
    ]
    if rest is not None:
        removed.append(
            Removal(
                start=end,
                end=len(text),
                reason="limit",
                detail="longer than is read of one article",
            )
        )
    body_text = shown(" ".join(view.text[a:b] for a, b in body))
    enough = (
        len(_WORD.findall(body_text)) >= _MIN_WORDS
        or sum(map(str.isalpha, body_text)) >= _MIN_LETTERS
    )
    return Article(
        id=identifier,
        file=file,
        status="used" if enough else "empty",
        reason="; ".join(
            [*([] if enough else [_why_empty(removed)]), *document.notes, *_cut_short(removed)]
        ),
        title=shown(text[slice(*title)]) if title else None,
        outlet=shown(document.outlet) if document.outlet else None,
        url=document.url,
        published=head.published,
        language=language,
        sha256=sha256,
        words=sum(len(_WORD.findall(shown(text[s.start : s.end]))) for s in sentences),
        kept_apart=document.kept_apart,
        text=text,
        sentences=sentences,
        removed=sorted(removed, key=lambda removal: (removal.start, removal.end)),
    )


def _cut_short(removed: list[Removal]) -> list[str]:
    """Say how much of an article over the limits is not read."""
    beyond = sum(r.end - r.start for r in removed if r.reason == "limit")
    return [f"too long: the last {beyond} characters are not read"] if beyond else []


def _head(document: Document, view: View) -> _Head:
    """Find the date line and the title, or the title said again, before the body."""
    pieces: list[_Piece] = []
    at, published, title = 0, document.published, None
    dated = date_line(view.text)
    if dated:
        pieces.append(_Piece(*dated[1], "front_matter", "date line"))
        at = dated[1][1]
        published = published if published.value else dated[0]
    if document.title:
        repeated = repeated_title(shown(document.text[slice(*document.title)]), view.text, at)
        if repeated:
            pieces.append(_Piece(*repeated, "duplicate", "title repeated"))
            at = repeated[1]
    else:
        title = leading_title(view.text, at, markdown=document.markdown)
        if title:
            pieces += _marks_around(view.text, at, title)
            at = title[1]
    return _Head(at, pieces, title, published)


def _marks_around(text: str, at: int, title: Span) -> list[_Piece]:
    """Cover the `#` before a Markdown title."""
    before = text[at : title[0]]
    start = at + len(before) - len(before.lstrip())
    return [_Piece(start, title[0], "boilerplate", "markup")] if before.strip() else []


def _body(
    document: Document, view: View, at: int, language: str
) -> tuple[list[Span], list[_Piece]]:
    """Cut the view from `at` into sentences and furniture."""
    text = view.text
    inline = inline_cuts(text[at:])
    pieces = [_Piece(at + c.start, at + c.end, "boilerplate", c.detail) for c in inline.cuts]
    if document.markdown:
        pieces += [
            _Piece(*match.span(1), "boilerplate", "markup")
            for match in _HEADING.finditer(text, at)
            if not any(piece.start <= match.start(1) < piece.end for piece in pieces)
        ]
        pieces.sort(key=lambda piece: piece.start)
    spans: list[Span] = []
    for start, end in _between(pieces, [at + b for b in inline.breaks], at, len(text)):
        spans += [(start + a, start + b) for a, b in split_sentences(text[start:end], language)]
    texts = [" ".join(text[a:b].split()) for a, b in spans]
    furniture = furniture_sentences(texts, document.outlet)
    for index, sentence in enumerate(texts):
        if not re.search(r"\w", sentence):
            furniture.setdefault(index, "no words")
    pieces += [_Piece(*spans[index], "boilerplate", detail) for index, detail in furniture.items()]
    kept = [span for index, span in enumerate(spans) if index not in furniture]
    return kept, pieces


def _between(pieces: list[_Piece], breaks: list[int], start: int, end: int) -> list[Span]:
    """Return what the sorted `pieces` leave of start to end, parted at `breaks`."""
    spans: list[Span] = []
    at = start
    for piece in [*pieces, _Piece(end, end, "limit", "")]:
        cuts = [at, *sorted(b for b in breaks if at < b < piece.start), piece.start]
        spans += [(a, b) for a, b in pairwise(cuts) if a < b]
        at = max(at, piece.end)
    return spans


def _limited(
    view: View, body: list[Span], pieces: list[_Piece]
) -> tuple[list[Span], list[_Piece], int | None]:
    """Keep what one article may show; the rest starts at the returned offset of the view."""
    kept = body[:MAX_SENTENCES]
    if not view.full and len(kept) == len(body) and len(body) > 1:
        kept = body[:-1]  # the limit cut it in two
    if view.full and len(kept) == len(body):
        return body, pieces, None
    end = kept[-1][1] if kept else 0
    pieces = [piece for piece in pieces if piece.start < end]
    end = max([end, *(piece.end for piece in pieces)])
    rest = end + len(view.text[end:]) - len(view.text[end:].lstrip())
    return kept, pieces, rest if rest < len(view.text) else None


def _numbered(text: str, title: Span | None, spans: list[Span]) -> list[Sentence]:
    """Number the sentences, the title 0, and find their lines."""
    numbered = [(0, title)] if title else []
    numbered += list(enumerate(spans, start=1))
    line, at = 1, 0
    sentences: list[Sentence] = []
    for n, (start, end) in numbered:
        line += len(_NEWLINE.findall(text, at, start))
        at = start
        sentences.append(Sentence(n=n, start=start, end=end, line=line))
    return sentences


def _removal(view: View, piece: _Piece) -> Removal:
    start, end = view.back((piece.start, piece.end))
    return Removal(start=start, end=end, reason=piece.reason, detail=piece.detail)


def _names(hidden: str) -> str:
    """Say which characters a hidden run is made of, the first three kinds."""
    kinds = list(dict.fromkeys(hidden))
    names = [unicodedata.name(char, f"U+{ord(char):04X}").lower() for char in kinds[:3]]
    return ", ".join(names) + (", …" if len(kinds) > len(names) else "")


def _why_empty(removed: list[Removal]) -> str:
    reasons = {removal.reason for removal in removed}
    if "hidden" in reasons and "boilerplate" not in reasons:
        return "all the text in it is hidden from readers"
    if "boilerplate" in reasons:
        return "nothing but page furniture (links, credits, notices) is in it"
    return NO_TEXT


def unreadable(file: str, reason: str, *, identifier: str, sha256: str = "") -> Article:
    """Describe a file no text could be had from."""
    return Article(id=identifier, file=file, status="unreadable", reason=reason, sha256=sha256)


def noted(document: Document, *notes: str) -> Document:
    """Add notes for a person to `document`; empty ones are left out."""
    return replace(document, notes=(*document.notes, *(note for note in notes if note)))
