"""The seam between the program and a model: one method, an article in, a filled-in form out.

Everything that talks to a model stands behind `Extractor`: the OpenAI-compatible client, a
fake with scripted answers in the tests, another back end one day.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from pydantic import BaseModel

from summarizer.errors import SummarizerError
from summarizer.extraction.summary import Usage, Withheld
from summarizer.reading.article import Article

ErrorT = TypeVar("ErrorT", bound=SummarizerError)


@dataclass(frozen=True, slots=True)
class Filled:
    """What a model gave for one article, not yet checked.

    Attributes:
        answer: An instance of the form, equal to itself validated again.
        usage: What it took, failed attempts included.
        model: The model's name as the endpoint reports it.

    """

    answer: BaseModel
    usage: Usage = field(default_factory=Usage)
    model: str = ""


class Extractor(Protocol):
    """Whatever can fill in a form for an article."""

    async def fill(self, article: Article, refused: Sequence[Withheld] = ()) -> Filled:
        """Fill in the form for `article`.

        Args:
            article: An article with status "used".
            refused: Entries of an earlier answer that the article does not carry. When there
                are any, only these are asked for again, to be corrected or dropped.

        Returns:
            The form as the model filled it in.

        Raises:
            ModelError: The model gave nothing usable for this article.
            ModelUnavailable: The endpoint cannot be reached or keeps failing.
            StopRun: Nothing more would come back for any article.

        Every error carries what the calls took; read it with `usage_of`.

        """
        ...


def charged(error: ErrorT, usage: Usage) -> ErrorT:
    """Note on `error` what the calls before it took, and return it."""
    error.usage = usage
    return error


def usage_of(error: SummarizerError) -> Usage:
    """Return what the calls before `error` took; nothing when no model was asked."""
    return error.usage if isinstance(error.usage, Usage) else Usage()
