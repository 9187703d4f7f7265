"""The lede as every output shows it: each sentence with its passages and a warning it may need."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.extraction.summary import Citation
from summarizer.merging.brief import Brief
from summarizer.output.citing import Numbers, entries_of
from summarizer.output.labels import Labels
from summarizer.output.lede_marks import Mark, lede_marks
from summarizer.output.ledger import cited

_WORDS: dict[Mark, str] = {
    "single_source": "single_source",
    "one_origin": "one_origin",
    "edited": "lede_mark.edited",
    "overruled": "lede_mark.overruled",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the lede.

    Attributes:
        passages: The passages its entries rest on, numbered.
        note: Says so when only one source, or one origin, carries it, and when an editor changed
            what it rests on; else empty.

    """

    text: str
    passages: list[tuple[int, Citation]]
    note: str


def lede_lines(brief: Brief, numbers: Numbers, labels: Labels) -> list[Line]:
    """Return the sentences of the lede of `brief`, ready to be shown."""
    by_id = {entry.id: entry for _, entry in entries_of(brief)}
    lines = []
    for sentence, marks in zip(brief.lede, lede_marks(brief), strict=True):
        entries = [by_id[ident] for ident in sentence.entries if ident in by_id]
        passages = numbers.all_of(c for entry in entries for c in cited(entry, "supports"))
        lines.append(Line(sentence.text, passages, note_of(marks, labels)))
    return lines


def note_of(marks: Sequence[Mark], labels: Labels) -> str:
    """Return what stands in brackets behind a sentence of the lede; empty for no mark."""
    return labels.joined(labels.say(_WORDS[mark]) for mark in marks)
