"""Articles, claims and extractors the extraction tests are made of."""

import asyncio
from collections.abc import Sequence
from typing import Any

from tenacity import wait_none

from schemas.entries import Align
from schemas.event import EventSummary
from summarizer.errors import SummarizerError
from summarizer.extraction.client import ModelExtractor
from summarizer.extraction.extractor import Filled
from summarizer.extraction.summary import Citation, Claim, Reason, RunInfo, Withheld
from summarizer.reading.article import Article, Sentence, SourceStatus
from summarizer.settings import Settings

INFO = RunInfo(model="m", endpoint="compatible", prompt_sha256="p", schema_sha256="s", version="0")


def article(
    *sentences: str,
    ident: str = "S1",
    language: str = "en",
    title: str | None = None,
    status: SourceStatus = "used",
    between: str = "\n",
) -> Article:
    """Make an article of `sentences`, numbered from 1; the title is 0.

    `between` stands between two sentences: each has a line of its own, or all are on one.
    """
    numbered, at = [], 0
    lines = ([title] if title is not None else []) + list(sentences)
    for line_number, text in enumerate(lines, start=1):
        n = line_number - (1 if title is not None else 0)
        line = line_number if between == "\n" else 1
        numbered.append(Sentence(n=n, start=at, end=at + len(text), line=line))
        at += len(text) + 1
    return Article(
        id=ident,
        file=f"{ident}.txt",
        title=title,
        language=language,
        text=between.join(lines),
        sentences=numbered,
        status=status,
    )


def claim(text: str, ident: str = "S1.facts.1", *, start: int = 0) -> Claim:
    source, field, _ = ident.split(".")
    citation = Citation(source=source, start=start, end=start + 1, line=1, quote="x")
    return Claim(id=ident, field=field, align=Align.CLAIM, text=text, citations=[citation])


def refusal(
    text: str, reason: Reason = "number_not_in_source", *, field: str = "facts"
) -> Withheld:
    return Withheld(
        source="S1", field=field, text=text, reason=reason, detail="the number", sentences=[1]
    )


def settings(url: str, **changes: Any) -> Settings:
    """Settings for a stub, quick enough for tests."""
    values: dict[str, Any] = {"model": "stub-1", "base_url": url, "timeout": 5.0, **changes}
    return Settings(**values)


def model(url: str, *, language: str | None = None, **changes: Any) -> ModelExtractor:
    return ModelExtractor(settings(url, **changes), EventSummary, language, backoff=wait_none())


class ScriptedExtractor:
    """The one-method fake of a model: the next answer for each article, or its error."""

    def __init__(self, **answers: Sequence[Filled | SummarizerError | Exception]) -> None:
        self.answers = {ident: list(script) for ident, script in answers.items()}
        self.calls: list[tuple[str, tuple[Withheld, ...]]] = []
        self.delays: dict[str, float] = {}

    async def fill(self, article: Article, refused: Sequence[Withheld] = ()) -> Filled:
        """Give the next answer of the script, after the article's delay."""
        self.calls.append((article.id, tuple(refused)))
        await asyncio.sleep(self.delays.get(article.id, 0))
        answer = self.answers[article.id].pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer
