"""PDF in: the text a reader of the pages sees, and what the file says about itself.

Hidden text is taken out of the pages before pypdf extracts anything (see `pdf_hidden`). Running
heads and page numbers are no part of the article. Dates of making are not used: printing a page
to PDF makes one. A date of publication stated in the metadata is.
"""

import io
from collections.abc import Callable, Iterator
from typing import TypeVar

import pypdf
from lxml import etree
from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError

from summarizer.reading.article import Published, Removal, RemovalReason
from summarizer.reading.document import Document, NotReadableError
from summarizer.reading.laid_out import records, text_of
from summarizer.reading.language import declared_language
from summarizer.reading.pdf_hidden import PageScan
from summarizer.reading.pdf_judgement import Page
from summarizer.reading.pdf_lines import Line, lines_of, paragraphs_of, without_running_heads
from summarizer.reading.pdf_state import Layers, entry
from summarizer.reading.published import parse_published

MAX_PAGES = 100
_DATES = (
    "{http://prismstandard.org/namespaces/basic/2.0/}publicationDate",
    "{http://prismstandard.org/namespaces/basic/3.0/}publicationDate",
    "{http://purl.org/dc/elements/1.1/}date",
)
_MAX_XMP = 1_000_000
_T = TypeVar("_T")


def pdf_document(data: bytes) -> Document:
    """Read a PDF; raises NotReadableError when it is none, or is locked."""
    reader, count = _opened(data)
    layers = _layers(reader)
    pages: list[list[Line]] = []
    left_out: list[tuple[RemovalReason, str, str]] = []
    notes: list[str] = []
    for number in range(min(count, MAX_PAGES)):
        try:
            lines, hidden = _page(reader.pages[number], layers)
        except (MemoryError, RecursionError):
            raise
        except Exception:  # noqa: BLE001  the library raises whatever a broken page leads to
            notes.append(f"page {number + 1} cannot be read")
            continue
        pages.append(lines)
        left_out += [("hidden", f"{why}, page {number + 1}", text) for why, text in hidden]
    if notes and not pages:
        raise NotReadableError("is a PDF document none of whose pages can be read")
    pages, heads = without_running_heads(pages)
    left_out += [("boilerplate", "running head", head) for head in heads]
    stated = _guarded(lambda: str(reader.metadata.title or "") if reader.metadata else "") or ""
    text, start, title = text_of(paragraphs_of(pages), None, stated)
    if not text and any(reason == "hidden" for reason, _, _ in left_out):
        notes.append("a scanned document has to be recognised and saved as text first")
    language = _guarded(lambda: declared_language(str(entry(reader.root_object, "/Lang") or "")))
    return Document(
        text=text,
        body=start,
        title=title,
        language=language,
        published=_guarded(lambda: _stated_date(reader)) or Published(),
        kept_apart=True,
        removed=(*records(left_out), *_beyond(count)),
        notes=tuple(notes),
    )


def _opened(data: bytes) -> tuple[PdfReader, int]:
    if b"%PDF-" not in data[:1024]:
        raise NotReadableError("is not a PDF document")
    locked = "is protected by a password; save a copy without one"
    try:
        reader = PdfReader(io.BytesIO(data))
        # Most locked documents can be read by all, and only not changed.
        opens = not reader.is_encrypted or bool(reader.decrypt(""))
        count = len(reader.pages) if opens else 0
    except (MemoryError, RecursionError):
        raise
    except DependencyError as error:  # a cipher that needs a library of its own
        raise NotReadableError(locked) from error
    except Exception as error:  # the library raises whatever its broken input leads to
        raise NotReadableError("is not a PDF document that can be read") from error
    if not opens:
        raise NotReadableError(locked)
    return reader, count


def _page(page: PageObject, layers: Layers) -> tuple[list[Line], list[tuple[str, str]]]:
    """Return the lines of a page that are seen, and why and what is not."""
    scan = PageScan(page, Page(Layers(layers.off)))
    scan.run()
    if not scan.streams:
        return [], []
    whole = [stream.operations for stream in scan.streams]
    reasons = list(dict.fromkeys(shown.why for shown in scan.shown if shown.why))
    hidden: list[tuple[str, str]] = []
    for why in (None, *reasons):
        for stream, operations in zip(scan.streams, scan.only(whole, why), strict=True):
            stream.operations = operations
        lines = lines_of(page)
        if why is None:
            seen = lines
        else:
            hidden.append((why, " ".join(line.text for line in lines)))
    for stream, operations in zip(scan.streams, whole, strict=True):
        stream.operations = operations  # other pages use the same forms
    return seen, hidden


def _layers(reader: PdfReader) -> Layers:
    """Find the optional content that is not shown when the document is opened."""
    return _guarded(lambda: Layers(frozenset(_off(reader)))) or Layers()


def _off(reader: PdfReader) -> Iterator[int]:
    layers = entry(reader.root_object, "/OCProperties")
    default = entry(layers, "/D")
    if str(entry(default, "/BaseState")) == "/OFF":
        shown = {group.idnum for group in entry(default, "/ON") or ()}
        yield from (g.idnum for g in entry(layers, "/OCGs") or () if g.idnum not in shown)
    yield from (group.idnum for group in entry(default, "/OFF") or ())


def _stated_date(reader: PdfReader) -> Published | None:
    """Read a date of publication from the XMP metadata."""
    data = entry(reader.root_object, "/Metadata")
    content = data.get_data() if isinstance(data, pypdf.generic.StreamObject) else b""
    if not content or len(content) > _MAX_XMP:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(content, parser)
    for name in _DATES:
        for element in root.iter(name) if root is not None else ():
            published = parse_published("".join(map(str, element.itertext())), "metadata")
            if published:
                return published
    return None


def _guarded(work: Callable[[], _T | None]) -> _T | None:
    """Read what a file says about itself; what is broken there is no reason to lose its text."""
    try:
        return work()
    except (MemoryError, RecursionError):
        raise
    except Exception:  # noqa: BLE001  as above
        return None


def _beyond(count: int) -> Iterator[Removal]:
    if count > MAX_PAGES:
        detail = f"{count - MAX_PAGES} pages beyond the first {MAX_PAGES}"
        yield Removal(start=0, end=0, reason="limit", detail=detail)
