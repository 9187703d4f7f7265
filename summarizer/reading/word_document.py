"""DOCX in: the text a reader of the document sees, and what it says about itself.

Tracked deletions, hidden runs and comments are no part of it, headers and footers neither;
footnotes follow the text. Dates of making and of the last change are not used: a press release
is made from the one before, and neither date is when it appeared.
"""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document as WordFile
from docx.oxml.parser import parse_xml
from lxml import etree

from summarizer.reading.article import Published, RemovalReason
from summarizer.reading.document import Document, NotReadableError
from summarizer.reading.laid_out import records, text_of
from summarizer.reading.published import parse_published
from summarizer.reading.word_styles import Ground, Styles, W, hex_colour, styles_of, value
from summarizer.reading.word_text import Place, Walk

MAX_UNPACKED = 100_000_000  # bytes of all parts
MAX_PARTS = 2_000
_MIN_COMMENT_WORDS = 3
_TITLES = ("title", "heading 1")
_FIRST = 6  # paragraphs a title is looked for in
_DATES = "{http://schemas.microsoft.com/office/2006/coverPageProps}PublishDate"
_ENCRYPTED = 1  # flag of a ZIP member


def word_document(data: bytes) -> Document:
    """Read a Word document; raises NotReadableError when it is none."""
    _check_archive(data)
    try:
        file = docx.Document(io.BytesIO(data))
        body = file.element.body
        parts = list(_parts(file))
        stated = file.core_properties.title
    except MemoryError:
        raise
    except Exception as error:  # the library raises whatever its broken input leads to
        raise NotReadableError("is not a Word document that can be read") from error
    styles = styles_of(next((root for kind, root in parts if kind == "styles"), None))
    page = Place(_page_ground(file.element, parts))
    walk = Walk(styles)
    walk.blocks(body, page)
    for kind, root in parts:
        if kind in {"footnotes", "endnotes"}:
            for note in root:
                if not value(note, "type"):  # the others are the lines above the notes
                    walk.blocks(note, page)
    names = [name for _, name in walk.paragraphs[:_FIRST]]
    marked = next((names.index(title) for title in _TITLES if title in names), None)
    text, start, title = text_of([text for text, _ in walk.paragraphs], marked, stated)
    left_out: list[tuple[RemovalReason, str, str]] = [
        *(("hidden", why, text) for why, text in walk.hidden),
        *_beside(parts, styles),
    ]
    return Document(
        text=text,
        body=start,
        title=title,
        published=_stated_date(parts),
        kept_apart=True,
        removed=records(left_out),
    )


def _check_archive(data: bytes) -> None:
    """Refuse what is no archive, is locked, or unpacks to more than any article needs."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise NotReadableError(_no_archive(data)) from error
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise NotReadableError("is protected by a password; save a copy without one")
    if len(members) > MAX_PARTS or sum(m.file_size for m in members) > MAX_UNPACKED:
        raise NotReadableError(
            f"unpacks to more than {MAX_UNPACKED // 1_000_000} MB or {MAX_PARTS} parts"
        )


def _no_archive(data: bytes) -> str:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return (
            "is protected by a password, or in the format of Word before 2007; "
            "save a copy as .docx without one"
        )
    return "is not a Word document, or only a part of one"


def _parts(file: WordFile) -> Iterator[tuple[str, etree._Element]]:
    """Give the parts beside the text that are read: the last word of their kind, their XML."""
    wanted = {
        "styles",
        "settings",
        "comments",
        "footnotes",
        "endnotes",
        "header",
        "footer",
        "customXml",
    }
    for relation in file.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if relation.is_external or kind not in wanted:
            continue
        try:
            yield kind, parse_xml(relation.target_part.blob)
        except etree.LxmlError:
            if kind != "customXml":  # other programs keep anything there
                raise


def _page_ground(root: etree._Element, parts: list[tuple[str, etree._Element]]) -> Ground:
    """Return the colour of the page: white, unless the document has its background shown."""
    settings = next((part for kind, part in parts if kind == "settings"), None)
    if settings is None or settings.find(f"{W}displayBackgroundShape") is None:
        return Ground()
    return Ground(hex_colour(value(root.find(f"{W}background"), "color")) or Ground().colour)


def _beside(
    parts: list[tuple[str, etree._Element]], styles: Styles
) -> Iterator[tuple[RemovalReason, str, str]]:
    """Give comments, headers and footers as what was left out."""
    for kind, root in parts:
        walk = Walk(styles)
        if kind not in {"comments", "header", "footer"}:
            continue
        walk.blocks(root, Place())
        text = " ".join(text for text, _ in walk.paragraphs)
        if kind == "comments" and len(text.split()) >= _MIN_COMMENT_WORDS:
            yield "hidden", "comment", text
        elif kind != "comments":
            yield "boilerplate", kind, text


def _stated_date(parts: list[tuple[str, etree._Element]]) -> Published:
    """Read the date of publication from the properties of a cover page."""
    for kind, root in parts:
        for element in root.iter(_DATES) if kind == "customXml" else ():
            published = parse_published(element.text or "", "metadata")
            if published:
                return published
    return Published()
