"""The paragraphs of a Word document's XML, and apart from them what no reader of it sees."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from summarizer.reading.css import Colour
from summarizer.reading.laid_out import clean
from summarizer.reading.word_styles import WHITE, Ground, Styles, W, is_low, value

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHAPES = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_PLACING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TEXT = frozenset({f"{W}t", f"{_MATHS}t"})
_DELETED = {f"{W}del": "tracked deletion", f"{W}moveFrom": "text moved away"}
_LOW = "lines too low for letters"
# Instructions and settings, and the older of two copies of a drawing.
_SKIPPED = frozenset(
    {f"{W}instrText", f"{W}delInstrText", f"{W}rPr", f"{W}pPr", f"{W}sectPr", f"{W}tblPr",
     f"{W}tcPr", f"{W}trPr", f"{W}rt", f"{_MC}Fallback"}
)  # fmt: skip
_MARKS = {
    f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document the walk is: what decides whether text there is seen.

    Attributes:
        ground: What it stands on.
        style: The id of the style of the paragraph it is in.
        why: Why everything here is hidden, or None.

    """

    ground: Ground = WHITE
    style: str = ""
    why: str | None = None


@dataclass(slots=True)
class Walk:
    """One walk through a part of a document, which gathers what is seen and what is not.

    Attributes:
        styles: The document's styles.
        paragraphs: What is seen, with the name of each paragraph's style.
        hidden: What is not: why, and the text.

    """

    styles: Styles
    paragraphs: list[tuple[str, str]] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)
    _fields: list[bool] = field(default_factory=list)  # open fields: True until their result

    def blocks(self, parent: etree._Element, place: Place) -> None:
        """Read the paragraphs and tables in `parent`, in their order."""
        for element in parent:
            if element.tag == f"{W}p":
                self._paragraph(element, place)
            elif element.tag == f"{W}tbl":
                self._table(element, place)
            elif element.tag in _DELETED:
                self.blocks(element, Place(place.ground, "", _DELETED[element.tag]))
            elif isinstance(element.tag, str) and element.tag not in _SKIPPED:
                self.blocks(element, place)

    def _paragraph(self, element: etree._Element, place: Place) -> None:
        properties = element.find(f"{W}pPr")
        style = value(None if properties is None else properties.find(f"{W}pStyle"))
        why = place.why or (_LOW if self.styles.is_too_low(properties, style) else None)
        inside = Place(place.ground.under(properties), style, why)
        boxes: list[tuple[etree._Element, Place]] = []
        text = "".join(self._pieces(element, inside, boxes))
        text = "\n".join(" ".join(line.split(" ")).strip() for line in text.split("\n")).strip()
        if text:
            self.paragraphs.append((clean(text), self.styles.name(style)))
        for box, where in boxes:  # a text box is anchored in the paragraph, not part of it
            why = place.why if where.why == _LOW else where.why
            self.blocks(box, Place(where.ground, where.style, why))

    def _pieces(
        self, parent: etree._Element, place: Place, boxes: list[tuple[etree._Element, Place]]
    ) -> Iterator[str]:
        """Give the text seen in `parent`; put text boxes aside and hidden text on record."""
        for element in parent:
            tag = element.tag
            if not isinstance(tag, str) or tag in _SKIPPED:
                continue
            if tag in _TEXT or tag == f"{W}delText":
                text = element.text or ""
                why = "tracked deletion" if tag == f"{W}delText" else place.why
                why = why or ("field code" if any(self._fields) else None)
                if why:
                    self.hidden.append((why, text))
                else:
                    yield text
            elif tag in _MARKS:
                if not place.why and not any(self._fields):
                    yield _MARKS[tag]
            elif tag == f"{W}fldChar":
                self._field(value(element, "fldCharType"))
            elif tag == f"{W}txbxContent":
                boxes.append((element, Place(_box_ground(element, place.ground), "", place.why)))
            else:
                yield from self._pieces(element, self._inside(element, place), boxes)

    def _inside(self, element: etree._Element, place: Place) -> Place:
        """Return the place inside `element`."""
        why = place.why or _DELETED.get(str(element.tag))
        if why is None and element.tag == f"{W}r":
            why = self.styles.why_hidden(element, place.style, place.ground)
        elif why is None and element.tag in {f"{_PLACING}inline", f"{_PLACING}anchor"}:
            properties = element.find(f"{_PLACING}docPr")
            hidden = properties is not None and properties.get("hidden") in {"1", "true"}
            why = "hidden drawing" if hidden else None
        elif why is None and element.tag == f"{W}sdt":
            placeholder = element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
            why = "prompt of an empty field" if placeholder else None
        return place if why == place.why else Place(place.ground, place.style, why)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _table(self, table: etree._Element, place: Place) -> None:
        """Read a table row by row; a row of single paragraphs is one paragraph."""
        if self.styles.has_shading(value(table.find(f"{W}tblPr/{W}tblStyle"))):
            place = Place(Ground(None), place.style, place.why)
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not table:
                continue  # of a table in a cell, which is read with that cell
            why = place.why
            if row.find(f"{W}trPr/{W}del") is not None:
                why = "tracked deletion"
            elif row.find(f"{W}trPr/{W}hidden") is not None:
                why = why or "hidden row"
            height = row.find(f"{W}trPr/{W}trHeight")
            if value(height, "hRule") == "exact" and is_low(value(height)):
                why = why or "row too low for letters"
            outer, self.paragraphs = self.paragraphs, []
            cells: list[list[tuple[str, str]]] = []
            for cell in row.iter(f"{W}tc"):
                if next(cell.iterancestors(f"{W}tr")) is row:
                    ground = place.ground.under(cell.find(f"{W}tcPr"))
                    self.blocks(cell, Place(ground, "", why))
                    cells.append(self.paragraphs)
                    self.paragraphs = []
            self.paragraphs = outer
            if all(len(cell) <= 1 for cell in cells):
                line = " | ".join(text for cell in cells for text, _ in cell)
                self.paragraphs += [(line, "")] if line else []
            else:
                self.paragraphs += [paragraph for cell in cells for paragraph in cell]


def _box_ground(box: etree._Element, outer: Ground) -> Ground:
    """Return what the text in a text box stands on."""
    for shape in box.iterancestors():
        if shape.tag == f"{_SHAPES}wsp":
            look = shape.find(f"{_SHAPES}spPr")
            if look is None or look.find(f"{_DRAWING}noFill") is not None:
                return outer
            colour = look.find(f"{_DRAWING}solidFill/{_DRAWING}srgbClr")
            found = _rgb("" if colour is None else str(colour.get("val") or ""))
            plain = (
                look.find(f"{_DRAWING}solidFill") is None and shape.find(f"{_SHAPES}style") is None
            )
            return outer if plain and found is None else Ground(found)
        if shape.get("fillcolor"):
            return Ground(_rgb(str(shape.get("fillcolor")).lstrip("#")))
        if shape.tag == f"{W}p":
            break
    return outer


def _rgb(text: str) -> Colour | None:
    try:
        data = bytes.fromhex(text)
    except ValueError:
        return None
    return (data[0], data[1], data[2]) if len(data) == len("rgb") else None
