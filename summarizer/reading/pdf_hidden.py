"""Which text of a PDF page nobody sees, operator by operator, before any of it is extracted.

Text is hidden when it is painted invisibly or transparently, smaller than two points, off the
page or outside what is clipped, on a layer that is turned off, in the colour of what it stands
on, or under something solid painted later. What a font makes of its codes is believed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pypdf import PageObject
from pypdf.generic import ArrayObject, ByteStringObject, ContentStream, NameObject, StreamObject

from summarizer.reading.pdf_geometry import at, bounds, overlap, times
from summarizer.reading.pdf_judgement import Page
from summarizer.reading.pdf_operators import Interpreter, Shown
from summarizer.reading.pdf_state import State, entry, matrix_of, numbers

MAX_FORMS = 500  # times a page may use forms
_MAX_DEPTH = 8  # forms in forms
_OWN = frozenset({"/Filter", "/DecodeParms", "/Length"})  # of the stream as it was packed


@dataclass(slots=True)
class PageScan:
    """A page's streams, and every stretch of text in them.

    Attributes:
        look: What decides whether text on it is seen.
        streams: The page's own content first, then its forms.
        shown: The stretches, in the order they are painted.

    """

    page: PageObject
    look: Page
    streams: list[ContentStream] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    _numbers: dict[int, int] = field(default_factory=dict)
    _forms: int = 0

    def run(self) -> None:
        """Read the whole page. Raises what pypdf raises for broken objects."""
        edges = [numbers(box, 4) for box in (self.page.cropbox, self.page.mediabox)]
        crop, media = edges[0] or (0, 0, 612, 792), edges[1] or (0, 0, 612, 792)
        boxes = [bounds([(b[0], b[1]), (b[2], b[3])]) for b in (crop, media)]
        self.look.box = overlap(*boxes)
        unit = numbers([self.page.get("/UserUnit", 1)], 1)
        self.look.unit = unit[0] if unit and unit[0] > 0 else 1.0
        contents = self.page.get_contents()
        if contents is None:
            return
        content = ContentStream(self.page["/Contents"].get_object(), self.page.pdf, "bytes")
        self.page[NameObject("/Contents")] = content
        self.streams.append(content)
        start = State(clip=self.look.box)
        Interpreter(self, 0, entry(self.page, "/Resources"), start, 0).run()
        for shown in self.shown:
            if shown.why is None and self.look.canvas.covers(shown.order, shown.points):
                shown.why = "text behind a shape or picture"

    def form(self, name: str, form: StreamObject, resources: Any, state: State, depth: int) -> None:
        """Interpret a form, and let it stand in for the original where it is used."""
        self._forms += 1
        if depth >= _MAX_DEPTH or self._forms > MAX_FORMS:
            return
        number = self._numbers.get(id(form))
        if number is None:
            content = form
            if not isinstance(content, ContentStream):  # it is one where another page used it
                content = ContentStream(form, self.page.pdf, "bytes")
                content.update({key: form.raw_get(key) for key in form if key not in _OWN})
            number = len(self.streams)
            self.streams.append(content)
            self._numbers[id(form)] = self._numbers[id(content)] = number
            entry(resources, "/XObject")[NameObject(name)] = content
        inside = replace(state)
        inside.matrix = times(matrix_of(entry(form, "/Matrix")), state.matrix)
        box = numbers(entry(form, "/BBox") or (), 4)
        if box:
            corners = [at(inside.matrix, x, y) for x in box[::2] for y in box[1::2]]
            inside.clip = overlap(inside.clip, bounds(corners))
        inner = entry(form, "/Resources") or resources
        Interpreter(self, number, inner, inside, depth + 1).run()

    def only(self, whole: list[list[Any]], why: str | None) -> Iterator[list[Any]]:
        """Give each stream's operations with only the text that is hidden for reason `why`.

        None gives the text that is seen. What else the streams do stays.
        """
        dropped: list[dict[int, set[int | None]]] = [{} for _ in whole]
        # What a form used twice shows is hidden when it is hidden once.
        verdicts: dict[tuple[int, int, int | None], str | None] = {}
        for shown in self.shown:
            key = (shown.stream, shown.operation, shown.item)
            verdicts[key] = verdicts.get(key) or shown.why
        for (stream, operation, item), verdict in verdicts.items():
            if verdict != why:
                dropped[stream].setdefault(operation, set()).add(item)
        for number, operations in enumerate(whole):
            yield [
                _without(operation, dropped[number].get(index, set()))
                for index, operation in enumerate(operations)
            ]


def _without(operation: Any, items: set[int | None]) -> Any:
    """Return an operation without the strings it must not show."""
    operands, operator = operation
    if not items:
        return operation
    if None in items:
        return [], b"T*" if operator in {b"'", b'"'} else b"n"
    kept = [b"" if index in items else item for index, item in enumerate(operands[0])]
    return [ArrayObject(_bare(item) for item in kept)], operator


def _bare(item: Any) -> Any:
    return ByteStringObject(item) if item == b"" else item
