"""What citing by sentence number saves: output tokens beside the same entries with copied quotes.

    python -m benchmarks.tokens [FOLDER ...] [--articles N]

The embedded model fills in the default form for each article as it does in a run. The same entries
are then written with the cited sentences copied out where the numbers stand, and both are counted
with the model's own tokenizer: as the embedded model is asked (it leaves the claim's words to code)
and as a hosted model is (it writes them). The exit status is 1 when the embedded model's answers
take more than half of the tokens copied quotes would take.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import openai
from pydantic import BaseModel

from schemas.event import EventSummary
from summarizer.endpoints import Endpoint
from summarizer.extraction.client import ModelExtractor
from summarizer.extraction.embedded import EmbeddedExtractor, EmbeddedServer
from summarizer.reading.article import Article
from summarizer.reading.folder import read_folder
from summarizer.settings import Settings

EXAMPLES = Path(__file__).parents[1] / "examples"
GOAL = 0.5
SLOW = 600.0  # seconds an article may take on a busy machine


@dataclass(frozen=True, slots=True)
class Count:
    """Tokens of one article's answer.

    Attributes:
        written: What the endpoint counted for the answer.
        seconds: How long it took.
        numbers: The same answer, counted with the tokenizer.
        quotes: With the cited sentences copied in the place of their numbers.
        full_numbers: With the words of every claim, as a hosted model is asked.
        full_quotes: The same with copied sentences.

    """

    file: str
    entries: int
    written: int
    seconds: float
    numbers: int
    quotes: int
    full_numbers: int
    full_quotes: int


class Tokenizer:
    """Counts tokens with the running model."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._client = openai.OpenAI(
            base_url=endpoint.base_url.removesuffix("/v1"),
            api_key=endpoint.api_key.get_secret_value(),
        )

    def count(self, answer: dict[str, Any]) -> int:
        """Return how many tokens `answer` takes as compact JSON."""
        text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
        reply = self._client.post("/tokenize", cast_to=object, body={"content": text})
        if not isinstance(reply, dict):
            raise TypeError(f"unexpected answer to /tokenize: {reply!r}")
        return len(reply["tokens"])


def copied(article: Article, answer: dict[str, Any]) -> dict[str, Any]:
    """Return `answer` with the text of the cited sentences where their numbers stood."""
    known = {sentence.n for sentence in article.sentences}
    return {
        field: [
            {"quotes": [article.sentence_text(n) for n in entry["sentences"] if n in known]}
            | {name: value for name, value in entry.items() if name != "sentences"}
            for entry in entries
        ]
        for field, entries in answer.items()
    }


def without_words(answer: dict[str, Any]) -> dict[str, Any]:
    """Return `answer` as the embedded model writes it: the words of claims left to code."""
    return {
        field: [entry | ({"text": ""} if "text" in entry else {}) for entry in entries]
        for field, entries in answer.items()
    }


async def measure(articles: Sequence[Article], endpoint: Endpoint) -> list[Count]:
    """Have every article filled in, one after the other, and count."""
    tokenizer, counts = Tokenizer(endpoint), []
    settings = Settings(timeout=SLOW, article_timeout=SLOW, repair=False)
    async with ModelExtractor(settings, EventSummary, endpoint=endpoint) as inner:
        extractor = EmbeddedExtractor(inner)
        for article in articles:
            filled = await extractor.fill(article)
            full = dumped(filled.answer)
            short = without_words(full)
            count = Count(
                file=article.file,
                entries=sum(len(entries) for entries in full.values()),
                written=filled.usage.tokens_out,
                seconds=filled.usage.seconds,
                numbers=tokenizer.count(short),
                quotes=tokenizer.count(copied(article, short)),
                full_numbers=tokenizer.count(full),
                full_quotes=tokenizer.count(copied(article, full)),
            )
            print(
                f"{count.file[:40]:40} {count.entries:7} {count.written:7} {count.seconds:7.1f} "
                f"{count.numbers:7} {count.quotes:7} {count.full_numbers:9} {count.full_quotes:9}",
                flush=True,
            )
            counts.append(count)
    return counts


def dumped(answer: BaseModel) -> dict[str, Any]:
    """Return the form as plain values."""
    return answer.model_dump(mode="json")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--articles", type=int, default=10, metavar="N")
    options = parser.parse_args(argv)
    folders = options.folders or [EXAMPLES / "budapest", EXAMPLES / "port-lannec"]
    used = (a for folder in folders for a in read_folder(folder) if a.status == "used")
    articles = list(islice(used, options.articles))
    print(
        f"{'article':40} {'entries':>7} {'written':>7} {'seconds':>7} {'numbers':>7} {'quotes':>7} "
        f"{'+ words:':>9} {'+ words:':>9}"
    )
    with EmbeddedServer() as server:
        counts = asyncio.run(measure(articles, server.endpoint(EventSummary)))
    ratio = sum(c.numbers for c in counts) / sum(c.quotes for c in counts)
    full = sum(c.full_numbers for c in counts) / sum(c.full_quotes for c in counts)
    print(
        f"{len(counts)} articles: numbers take {ratio:.2f} of the tokens of copied quotes "
        f"(goal {GOAL:.2f}); where the model also writes the claims' words, {full:.2f}"
    )
    return 0 if ratio <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
