"""What `summarizer check` reports: where a brief does not hold, and why."""

from typing import Literal

from summarizer.reading.article import Frozen

Fault = Literal[
    "source_unknown",
    "source_missing",
    "source_outside",
    "source_unreadable",
    "source_changed",
    "text_file_missing",
    "text_file_differs",
    "removal_outside_text",
    "span_outside_text",
    "quote_differs",
    "line_differs",
    "span_removed",
    "id_repeated",
    "entry_unknown",
    "field_unknown",
    "support_differs",
    "silence_differs",
    "count_differs",
    "status_differs",
    "no_citation",
    "text_not_carried",
    "speaker_not_carried",
    "sides_overlap",
]


class Failure(Frozen):
    """One thing in a brief that does not hold.

    Attributes:
        where: Its place in brief.json, e.g. "fields.facts[2].citations[0]".
        what: The kind of fault.
        detail: For a person: what was expected and what was found.

    """

    where: str
    what: Fault
    detail: str
