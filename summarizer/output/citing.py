"""Where a brief cites its sources: every citation with its place, and the numbers readers see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarizer.extraction.summary import Citation, Source
from summarizer.merging.brief import Brief, Entry

Span = tuple[str, int, int]


def span_of(citation: Citation) -> Span:
    """Return what makes two citations the same: source, start and end."""
    return (citation.source, citation.start, citation.end)


def entries_of(brief: Brief) -> Iterator[tuple[str, Entry]]:
    """Yield every entry with its JSON path, in the brief's order."""
    for field, entries in brief.fields.items():
        for index, entry in enumerate(entries):
            yield f"fields.{field}[{index}]", entry


def citations_of(brief: Brief) -> Iterator[tuple[str, Citation]]:
    """Yield every citation of the brief with its JSON path, in the brief's order."""
    for where, entry in entries_of(brief):
        for index, citation in enumerate(entry.citations):
            yield f"{where}.citations[{index}]", citation
        for position, variant in enumerate(entry.variants):
            for index, citation in enumerate(variant.citations):
                yield f"{where}.variants[{position}].citations[{index}]", citation
    for position, conflict in enumerate(brief.conflicts):
        for turn, side in enumerate(conflict.sides):
            for index, citation in enumerate(side.citations):
                yield f"conflicts[{position}].sides[{turn}].citations[{index}]", citation


@dataclass(frozen=True, slots=True)
class Numbers:
    """The number of every cited span: 1, 2, 3 … by source, then by place in the text.

    So a source's notes stand together, in reading order, and numbers rise down the list.
    """

    numbers: dict[Span, int]
    citations: dict[int, Citation]

    def of(self, citation: Citation) -> int:
        """Return the number of a citation; the same span has one number wherever it is cited."""
        return self.numbers[span_of(citation)]

    def under(self, source: Source) -> list[tuple[int, Citation]]:
        """Return the numbered citations of one source, in order."""
        return [(n, c) for n, c in self.citations.items() if c.source == source.id]

    def all_of(self, citations: Iterable[Citation]) -> list[tuple[int, Citation]]:
        """Return `citations` with their numbers, in order, each span once."""
        found = {self.of(citation): citation for citation in citations}
        return sorted(found.items())


def numbers_of(brief: Brief) -> Numbers:
    """Number every span the brief cites."""
    order = {source.id: index for index, source in enumerate(brief.sources)}
    spans = {span_of(citation): citation for _, citation in citations_of(brief)}
    # A citation of a source the brief does not list is a fault `prove` reports; it comes last.
    ordered = sorted(spans.items(), key=lambda item: (order.get(item[0][0], len(order)), item[0]))
    numbered = list(enumerate(ordered, start=1))
    return Numbers(
        numbers={span: n for n, (span, _) in numbered},
        citations={n: citation for n, (_, citation) in numbered},
    )
