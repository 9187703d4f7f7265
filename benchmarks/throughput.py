"""Wall time of many articles against an endpoint that takes a second for each.

    python -m benchmarks.throughput [FOLDER ...] [--articles N] [--at-once N] [--runs N]

Two ways, run in turn: the program's own extraction (prompt, request, parsing, gates), and a bare
loop over the openai client that sends the same messages and only takes the answer's text. The
articles of the folders (default: the examples) are repeated until there are enough, each copy
with an id of its own. The exit status is 1 when the ratio of the medians is above 1.10.
"""

import argparse
import asyncio
import statistics
import sys
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import openai
from pydantic import SecretStr

from benchmarks.slow_stub import running
from schemas.event import EventSummary
from summarizer.extraction.check import check_answer
from summarizer.extraction.client import ModelExtractor
from summarizer.extraction.prompt import messages
from summarizer.extraction.run import Plan, extract_all
from summarizer.reading.article import Article
from summarizer.reading.folder import read_folder
from summarizer.settings import Settings

EXAMPLES = Path(__file__).parents[1] / "examples"
GOAL = 1.10
MODEL = "stub"


def repeated(folders: Sequence[Path], count: int) -> list[Article]:
    """Return `count` used articles, those of the folders over and over."""
    read = [a for folder in folders for a in read_folder(folder) if a.status == "used"]
    return [
        article.model_copy(update={"id": f"S{number}"})
        for number, article in enumerate(islice(cycle(read), count), start=1)
    ]


async def ours(articles: Sequence[Article], url: str, at_once: int) -> float:
    """Extract and check every article; return the seconds it took."""
    settings = Settings(
        model=MODEL, base_url=url, api_key=SecretStr("none"), concurrency=at_once, repair=False
    )
    started = time.perf_counter()
    async with ModelExtractor(settings, EventSummary) as extractor:
        plan = Plan(EventSummary, "en", extractor.describe(), concurrency=at_once)
        done = await extract_all(articles, extractor, plan, check=check_answer)
    seconds = time.perf_counter() - started
    lost = [s.source.reason for s in done.summaries if s.source.status != "used"]
    if lost:
        raise SystemExit(f"{len(lost)} articles were not answered; the first: {lost[0]}")
    return seconds


async def bare(articles: Sequence[Article], url: str, at_once: int) -> float:
    """Send the same messages and take the text; return the seconds it took."""
    gate = asyncio.Semaphore(at_once)

    conversations: list[Any] = [
        messages(article, EventSummary, language=article.language) for article in articles
    ]

    async def ask(client: openai.AsyncOpenAI, conversation: Any) -> str:
        async with gate:
            answer = await client.chat.completions.create(model=MODEL, messages=conversation)
        return answer.choices[0].message.content or ""

    started = time.perf_counter()
    async with openai.AsyncOpenAI(base_url=url, api_key="none", max_retries=0) as client:
        texts = await asyncio.gather(*(ask(client, item) for item in conversations))
    seconds = time.perf_counter() - started
    if not all(texts):
        raise SystemExit("the stub gave an empty answer")
    return seconds


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--articles", type=int, default=320, metavar="N")
    parser.add_argument("--at-once", type=int, default=32, metavar="N")
    parser.add_argument("--seconds", type=float, default=1.0, metavar="S")
    parser.add_argument("--runs", type=int, default=3, metavar="N")
    options = parser.parse_args(argv)
    folders = options.folders or [EXAMPLES / "budapest", EXAMPLES / "port-lannec"]
    articles = repeated(folders, options.articles)
    least = options.seconds * -(-options.articles // options.at_once)
    times: dict[str, list[float]] = {"ours": [], "bare": []}
    with running(options.seconds) as url:
        for number in range(1, options.runs + 1):
            for name, way in (("bare", bare), ("ours", ours)):
                times[name].append(asyncio.run(way(articles, url, options.at_once)))
                print(f"run {number}: {name} {times[name][-1]:.2f} s")
    medians = {name: statistics.median(values) for name, values in times.items()}
    ratio = medians["ours"] / medians["bare"]
    print(
        f"{options.articles} articles, {options.at_once} at once, {options.seconds:g} s each "
        f"(never under {least:g} s): bare {medians['bare']:.2f} s, ours {medians['ours']:.2f} s, "
        f"ratio {ratio:.3f} (goal {GOAL:.2f})"
    )
    return 0 if ratio <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
