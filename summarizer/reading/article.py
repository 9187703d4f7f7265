"""What reading a file gives: an article with numbered sentences, each an exact span of its text.

All offsets in this program are Unicode code points into `Article.text`. For a plain-text
file that text is the decoded file itself, byte-order mark aside; for HTML and JSON it is the
text the reader kept, which is written beside the brief so that anybody can check it.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict

RemovalReason = Literal["boilerplate", "hidden", "duplicate", "front_matter", "limit"]
DateBasis = Literal["front_matter", "metadata", "date_line", "siblings", "given", "none"]
DatePrecision = Literal["second", "minute", "day", "none"]
SourceStatus = Literal["used", "copy", "empty", "unreadable", "refused", "failed", "other_event"]


class Frozen(BaseModel):
    """Base of the plain, immutable values the stages hand to one another."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Published(Frozen):
    """When an article appeared, and how that is known.

    Attributes:
        value: ISO 8601 date or date-time, or None when unknown.
        precision: "day" also when the source gave a time of exactly 00:00:00.
        basis: Where the value comes from; "siblings" when other articles of the folder gave it.

    """

    value: str | None = None
    precision: DatePrecision = "none"
    basis: DateBasis = "none"


class Sentence(Frozen):
    """One numbered sentence. Number 0 is the title, where there is one.

    Attributes:
        n: The number the model sees.
        start: First code point in the article's text.
        end: One past the last code point.
        line: 1-based line of `start`.

    """

    n: int
    start: int
    end: int
    line: int


class Removal(Frozen):
    """A stretch the model never sees and nothing may cite.

    For text hidden in HTML, which is not part of the kept text, start equals end: the place
    in the kept text where it was taken out, or 0 where that cannot be told.
    """

    start: int
    end: int
    reason: RemovalReason
    detail: str = ""


class Article(Frozen):
    """One readable or unreadable input.

    Attributes:
        id: "S1", "S2", … in order of the file name; stable for the same folder.
        file: Path inside the folder, with "/" and, for a line of .jsonl, "#" and its number.
        status: "used" when there is text to work on, else why there is none.
        reason: For a person: what happened and, where it helps, what to do.
        copy_of: The id of the first source with the same text, for status "copy".
        kept_apart: True when `text` is not the file itself but what the reader kept of it.
        sha256: Hash of the bytes of the file (of the line, for .jsonl), hex.
        words: Number of words in the sentences.
        language: "fr", "en", … or "" when there is too little text.

    """

    id: str
    file: str
    status: SourceStatus = "used"
    reason: str = ""
    copy_of: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Published = Published()
    language: str = ""
    sha256: str = ""
    words: int = 0
    kept_apart: bool = False
    text: str = ""
    sentences: list[Sentence] = []
    removed: list[Removal] = []

    def sentence_text(self, n: int) -> str:
        """Return the exact text of sentence `n`; raises KeyError for an unknown number."""
        for sentence in self.sentences:
            if sentence.n == n:
                return self.text[sentence.start : sentence.end]
        raise KeyError(n)
