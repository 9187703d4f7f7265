"""Plain text and Markdown: what stands between `---` fences before the article."""

import re
from collections.abc import Mapping

from summarizer.reading.article import DateBasis, Published, Removal
from summarizer.reading.document import Document
from summarizer.reading.language import declared_language
from summarizer.reading.published import parse_published
from summarizer.reading.visible import Span

_FENCED = re.compile(
    r"\s*---[ \t]*(?:\r\n|\r|\n)(?P<lines>.{0,8000}?)(?:\r\n|\r|\n)"
    r"(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)",
    re.DOTALL,
)
_LINE = re.compile(r"(?<![^\r\n])[ \t]*(?P<key>[A-Za-z_é-]+)[ \t]*:(?P<value>[^\r\n]*)")
_KEYS = {
    "title": "title", "titre": "title", "headline": "title", "outlet": "outlet", "source": "outlet",
    "média": "outlet", "media": "outlet", "published": "published", "date": "published",
    "publié": "published", "url": "url", "link": "url", "language": "language", "lang": "language",
    "langue": "language",
}  # fmt: skip
_NOTHING = {"", "none", "null", "nil", "nan", "~", "n/a", "-", "unknown", "inconnu"}
_QUOTES = {'"': '"', "'": "'", "“": "”", "«": "»"}
_URL = re.compile(r"https?://\S+\Z")


def is_nothing(value: str) -> bool:
    """Tell whether a value says that there is none."""
    return value.strip().lower() in _NOTHING


def plain_document(text: str, *, markdown: bool = False) -> Document:
    """Read a plain-text file; a value that makes no sense is noted, the others still count."""
    fenced = _FENCED.match(text)
    values = _values(text, fenced.span("lines")) if fenced else {}
    if not fenced or not values:
        return Document(text=text, markdown=markdown)
    found = {key: text[start:end] for key, (start, end) in values.items()}
    published, language, url, notes = declared(found, "front_matter")
    title = values.get("title")
    return Document(
        text=text,
        body=fenced.end(),
        title=title,
        outlet=found.get("outlet"),
        url=url,
        language=language,
        published=published,
        markdown=markdown,
        removed=_around(text, fenced.end(), title),
        notes=notes,
    )


def declared(
    found: Mapping[str, str], basis: DateBasis
) -> tuple[Published, str | None, str | None, tuple[str, ...]]:
    """Read the date, language and URL a file declares, with a note for each that is none."""
    notes: list[str] = []
    published = parse_published(found["published"], basis) if "published" in found else None
    if "published" in found and not published:
        notes.append(f"its publication date “{found['published'][:40]}” cannot be used")
    language = declared_language(found["language"]) if "language" in found else None
    if "language" in found and not language:
        notes.append(f"its language “{found['language'][:40]}” is not known")
    url = found.get("url")
    if url and not _URL.match(url):
        notes.append(f"its address “{url[:40]}” is no web address")
        url = None
    return published or Published(), language, url, tuple(notes)


def _values(text: str, lines: Span) -> dict[str, Span]:
    """Return the spans of the values of the known keys; the first of two equal keys counts."""
    values: dict[str, Span] = {}
    for match in _LINE.finditer(text, *lines):
        key = _KEYS.get(match["key"].lower())
        span = _unquoted(text, *match.span("value"))
        if key and key not in values and not is_nothing(text[slice(*span)]):
            values[key] = span
    return values


def _unquoted(text: str, start: int, end: int) -> Span:
    value = text[start:end]
    start, end = start + len(value) - len(value.lstrip()), start + len(value.rstrip())
    if end - start > 1 and _QUOTES.get(text[start]) == text[end - 1]:
        start, end = start + 1, end - 1
    value = text[start:end]
    return start + len(value) - len(value.lstrip()), start + len(value.rstrip())


def _around(text: str, end: int, title: Span | None) -> tuple[Removal, ...]:
    """Cover the front matter, all but the title, which is sentence 0."""
    start = len(text) - len(text.lstrip())
    spans = [(start, title[0]), (title[1], end)] if title else [(start, end)]
    return tuple(
        Removal(start=first, end=last, reason="front_matter")
        for first, last in spans
        if first < last
    )
