"""HTML in: the article's text and what the page says about it, hidden text left out."""

import json
import re
from dataclasses import dataclass
from typing import Any

import trafilatura
from lxml import etree, html

from summarizer.reading.article import Published, Removal
from summarizer.reading.document import Document, titled
from summarizer.reading.hidden_html import remove_hidden
from summarizer.reading.language import declared_language
from summarizer.reading.published import parse_published

MAX_ELEMENTS = 20_000  # the extractor takes a minute for ten times as many
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>", re.IGNORECASE)
_META_DATES = (
    "article:published_time",
    "datepublished",
    "dc.date.issued",
    "dc.date",
    "date",
    "publishdate",
    "parsely-pub-date",
    "sailthru.date",
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

# Joiners, direction marks and their like: the extractor drops them, and with them the spelling of
# Persian and the record of what was hidden. Signs it keeps stand in for them meanwhile.
_FORMAT = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0001-\U000e007f]"
)
_STAND_INS = range(0x12000, 0x1236F)  # cuneiform; those a page has itself are not used


class NotAPageError(ValueError):
    """No article can be had from the page. The message completes "this …"."""


@dataclass(frozen=True, slots=True)
class _Meta:
    title: str | None
    outlet: str | None
    url: str | None
    published: Published
    language: str | None


def page_document(text: str) -> Document:
    """Extract the article from a page; raises NotAPageError when the page cannot be parsed."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
    # lxml cannot hold control characters, and refuses text that declares another encoding.
    source = _CONTROLS.sub(" ", _DECLARATION.sub("", text))
    try:
        page = html.document_fromstring(source.encode("utf-8"), parser=parser)
        stated = _stated_date(page)
        declared = declared_language(page.get("lang") or "")
        removed = [*_shortened(page), *remove_hidden(page)]
        restored = _stand_ins(page)
        body, meta = _extract(page, stated, declared)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise NotAPageError("is not HTML that can be read") from error
    except RecursionError as error:
        raise NotAPageError("nests too deeply to be read") from error
    kept, start, title = titled(
        (meta.title or "").translate(restored) if body.strip() else None, body.translate(restored)
    )
    return Document(
        text=kept,
        body=start,
        title=title,
        outlet=meta.outlet.translate(restored) if meta.outlet else None,
        url=meta.url,
        language=meta.language,
        published=meta.published,
        kept_apart=True,
        removed=tuple(removed),
    )


def _stand_ins(page: html.HtmlElement) -> dict[int, str]:
    """Put signs in the places of format characters; return the way back, for str.translate."""
    content = "".join(map(str, page.itertext()))
    found = sorted(set(_FORMAT.findall(content)))
    if not found:
        return {}
    free = (sign for sign in map(chr, _STAND_INS) if sign not in content)
    there = dict(zip(found, free, strict=False))
    table = str.maketrans(there)
    for element in page.iter():
        if isinstance(element.tag, str) and element.text:
            element.text = element.text.translate(table)
        if element.tail:
            element.tail = element.tail.translate(table)
    return {ord(sign): char for char, sign in there.items()}


def _shortened(page: html.HtmlElement) -> list[Removal]:
    """Take what stands beyond the first elements out of a page no article needs all of."""
    beyond = list(page.iter())[MAX_ELEMENTS:]
    for element in beyond:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    detail = f"{len(beyond)} elements beyond the first {MAX_ELEMENTS} of the page"
    return [Removal(start=0, end=0, reason="limit", detail=detail)] if beyond else []


def _extract(
    page: html.HtmlElement, stated: Published | None, language: str | None
) -> tuple[str, _Meta]:
    """Run trafilatura on a page without hidden text."""
    found = trafilatura.bare_extraction(
        page,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        # Never guess: no search through the text, no file times.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    data: dict[str, Any] = {}
    if found:
        data = found if isinstance(found, dict) else found.as_dict()
    published = stated or parse_published(str(data.get("date") or ""), "metadata")
    url = str(data.get("url") or "")
    return str(data.get("text") or ""), _Meta(
        title=data.get("title"),
        outlet=data.get("sitename"),
        url=url if url.startswith(("http://", "https://")) else None,
        published=published or Published(),
        language=language,
    )


def _stated_date(page: html.HtmlElement) -> Published | None:
    """Read the date, with its time, from the page's metadata: meta elements, JSON-LD."""
    for element in page.iter("meta"):
        name = (
            element.get("property") or element.get("name") or element.get("itemprop") or ""
        ).lower()
        if name in _META_DATES:
            published = parse_published(element.get("content") or "", "metadata")
            if published:
                return published
    for element in page.iter("script"):
        if (element.get("type") or "").lower() == "application/ld+json":
            published = _linked_data_date(element.text or "")
            if published:
                return published
    return None


def _linked_data_date(text: str) -> Published | None:
    try:
        pending: list[Any] = [json.loads(text)]
    except (ValueError, RecursionError):
        return None
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            stated = value.get("datePublished")
            published = parse_published(stated, "metadata") if isinstance(stated, str) else None
            if published:
                return published
            pending += value.values()
        elif isinstance(value, list):
            pending += value
    return None
