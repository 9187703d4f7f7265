"""Articles, briefs and a scripted model for tests of the store."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, SecretStr

from schemas.entries import Fact
from schemas.event import EventSummary
from summarizer.endpoints import Endpoint
from summarizer.errors import SummarizerError
from summarizer.extraction.extractor import Filled
from summarizer.extraction.prompt import Message
from summarizer.extraction.summary import Usage
from summarizer.reading.article import Article
from summarizer.reading.folder import read_article
from summarizer.store.articles import Incoming

TEXT = "The ferry Aurora ran aground on Tuesday. Four people were hurt."
ANSWER = EventSummary(
    facts=[
        Fact(
            sentences=[1],
            text="The ferry Aurora ran aground on Tuesday.",
            said_by=None,
            mode="happened",
        )
    ],
    quotes=[],
    people=[],
)
USED = Usage(requests=1, tokens_in=100, tokens_out=20, cost=0.002, seconds=0.5)


def read(folder: Path, name: str, text: str) -> Article:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_article(path, folder, "S1")[0]


def incoming(
    folder: Path, text: str = TEXT, name: str = "a.txt", identity: str | None = None
) -> Incoming:
    article = read(folder, name, text)
    return Incoming(article, text.encode(), Path(name).suffix, identity)


class Scripted:
    """Answers with what it is given, counting; an error is raised."""

    def __init__(self, *answers: Filled | SummarizerError) -> None:
        self.answers = list(answers)
        self.asked = 0
        self.endpoint = Endpoint("compatible", "http://127.0.0.1:1/v1", "stub-1", SecretStr(""))

    async def ask(
        self,
        form: type[BaseModel],  # noqa: ARG002  the seam's arguments
        conversation: list[Message],  # noqa: ARG002
        extra_body: Mapping[str, Any],  # noqa: ARG002
        what: str = "article",  # noqa: ARG002
    ) -> Filled:
        """Give the next answer; the last one is repeated."""
        answer = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        if isinstance(answer, SummarizerError):
            raise answer
        return answer

    async def aclose(self) -> None:
        """Close nothing."""
