"""The lede as every output shows it: each sentence with its passages and a warning it may need."""

from dataclasses import dataclass

from summarizer.extraction.summary import Citation
from summarizer.merging.brief import Brief
from summarizer.output.citing import Numbers, entries_of
from summarizer.output.labels import Labels
from summarizer.output.ledger import cited, witnesses


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the lede.

    Attributes:
        passages: The passages its entries rest on, numbered.
        note: Says so when only one source, or one origin, carries it; else empty.

    """

    text: str
    passages: list[tuple[int, Citation]]
    note: str


def lede_lines(brief: Brief, numbers: Numbers, labels: Labels) -> list[Line]:
    """Return the sentences of the lede of `brief`, ready to be shown."""
    by_id = {entry.id: entry for _, entry in entries_of(brief)}
    several = len(witnesses(brief)) > 1
    lines = []
    for sentence in brief.lede:
        entries = [by_id[ident] for ident in sentence.entries if ident in by_id]
        passages = numbers.all_of(c for entry in entries for c in cited(entry, "supports"))
        single = bool(entries) and all(entry.status == "single" for entry in entries)
        files = {citation.source for _, citation in passages}
        key = "single_source" if len(files) == 1 else "one_origin"
        note = labels.say(key) if several and single else ""
        lines.append(Line(sentence.text, passages, note))
    return lines
