"""What a file says before it is cut into sentences: its text and what it says about itself."""

from dataclasses import dataclass

from summarizer.reading.article import Published, Removal
from summarizer.reading.visible import Span

UNDATED = Published()


class NotReadableError(ValueError):
    """No article can be had from a file. The message completes "the file …"."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article as its file gives it.

    Attributes:
        text: The text offsets count in.
        body: Where the article proper begins, after front matter and title.
        title: Span of the title in `text`, where the file names one.
        outlet: Who published it, as the file says.
        url: Where, as the file says.
        language: A language code the file declares, or None.
        published: The date the file declares.
        kept_apart: True when `text` is not the decoded file itself.
        markdown: True when `#` at the start of a line marks a heading.
        removed: Front matter, and text hidden in HTML.
        notes: For a person: what in the file could not be used.

    """

    text: str
    body: int = 0
    title: Span | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published = UNDATED
    kept_apart: bool = False
    markdown: bool = False
    removed: tuple[Removal, ...] = ()
    notes: tuple[str, ...] = ()


def titled(title: str | None, body: str) -> tuple[str, int, Span | None]:
    """Put a title before a body: the text, where the body begins, and the title's span."""
    title = " ".join((title or "").split())
    if not title:
        return body, 0, None
    return f"{title}\n\n{body}", len(title) + 2, (0, len(title))
