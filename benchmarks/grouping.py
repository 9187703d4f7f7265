"""How well and how fast articles are grouped into events.

    python -m benchmarks.grouping FOLDER [--words]
    python -m benchmarks.grouping FOLDER --scale 1000 10000 [--words]

FOLDER holds labelled sets: .jsonl files whose lines are articles with a field "event" (time in
"published" or, in seconds, "seen_at"), and folders with one folder an event. The first form
prints precision, recall and F of B-cubed (Bagga and Baldwin 1998) for every set, all of a set in
one pot, with the one default setting; `--days 3` groups each three days of a dated set apart and
`--topic` takes what stands before the last "-" of a folder's name as its event. The second
repeats the articles of the .jsonl files with other numbers and dates, and takes them in and groups
them through a store in a file, in a process of its own for each number, the default with 64 words
of each embedded. `--words` leaves the embedding model out.
"""

import argparse
import json
import math
import multiprocessing
import random
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from benchmarks.long_run import nothing_fetched
from summarizer.daily.grouping import group_new
from summarizer.daily.ingest import ingest
from summarizer.events.features import Features, features_of
from summarizer.events.grouping import group
from summarizer.events.state import EventsState
from summarizer.merging.embedders import EmbeddedVectors
from summarizer.reading.article import Article
from summarizer.reading.assemble import assemble
from summarizer.reading.folder import read_folder
from summarizer.reading.records import record_document
from summarizer.store.connect import open_store
from summarizer.store.events import events_of_days

GOAL_SLOPE, GOAL_MB = 1.15, 600
START = datetime(2025, 1, 6, tzinfo=UTC)
Labelled = tuple[Article, str]


def lines(file: Path) -> list[Labelled]:
    """Read a labelled .jsonl file."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    return [(_article(row, f"{file.name}#{n}"), str(row["event"])) for n, row in enumerate(rows)]


def folders(folder: Path, *, topic: bool) -> list[Labelled]:
    """Read a folder with one folder an event."""
    return [
        (
            article.model_copy(update={"id": f"{each.name}/{article.id}"}),
            each.name.rsplit("-", 1)[0] if topic else each.name,
        )
        for each in sorted(path for path in folder.iterdir() if path.is_dir())
        for article in read_folder(each)
    ]


def b_cubed(placed: Sequence[str], labels: Sequence[str]) -> tuple[float, float, float]:
    """Return precision, recall and F."""
    both = Counter(zip(placed, labels, strict=True))
    found, true = Counter(placed), Counter(labels)
    precision = sum(n * n / found[p] for (p, _), n in both.items()) / len(labels)
    recall = sum(n * n / true[label] for (_, label), n in both.items()) / len(labels)
    return precision, recall, 2 * precision * recall / (precision + recall)


def mixed(placed: Sequence[str], labels: Sequence[str]) -> Iterator[str]:
    """Say which events were put together, the largest first."""
    events: dict[str, Counter[str]] = defaultdict(Counter)
    for event, label in zip(placed, labels, strict=True):
        events[event][label] += 1
    wrong = [found for found in events.values() if len(found) > 1]
    for found in sorted(wrong, key=lambda found: -found.total()):
        yield ", ".join(f"{n} of {label}" for label, n in found.most_common())


def measure(name: str, cases: list[Labelled], options: argparse.Namespace, model: Any) -> None:
    """Group one set and print its row."""
    cases = [(a, label) for a, label in cases if a.status in ("used", "copy") or a.title]
    features = features_of([article for article, _ in cases], model)
    pots: dict[int, list[Features]] = defaultdict(list)
    for each in features:
        day = each.published.timestamp() / 86400 if each.published else 0.0
        pots[int(day // options.days) if options.days else 0].append(each)
    placed = {
        article: f"{pot}/{event}"
        for pot, members in pots.items()
        for article, event in group(members, EventsState()).placed.items()
    }
    found, labels = [placed[each.id] for each in features], [label for _, label in cases]
    p, r, f = b_cubed(found, labels)
    print(f"{name:30} {len(cases):6} {len(set(labels)):6} {p:9.3f} {r:7.3f} {f:7.3f}")
    for line in list(mixed(found, labels))[: options.show]:
        print(f"    together: {line}")


def scale(texts: list[dict[str, Any]], sizes: list[int], *, by_words: bool) -> int:
    """Time taking in and grouping by number of articles; return 1 when a goal is missed."""
    found: list[tuple[int, Day]] = []
    print(f"{'articles':>8} {'taken in s':>10} {'grouped s':>9} {'events':>7} {'peak MB':>8}")
    for size in sizes:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as own:
            day = own.submit(through_the_store, texts, size, by_words=by_words).result()
        found.append((size, day))
        cells = f"{day.taking_in:10.1f} {day.grouping:9.1f} {day.events:7}"
        print(f"{size:8} {cells} {day.peak:8.0f}", flush=True)
    (small, first), (large, last) = found[0], found[-1]
    times = (last.taking_in + last.grouping) / (first.taking_in + first.grouping)
    slope = math.log(times) / math.log(large / small) if large > small else 0.0
    print(f"slope {slope:.2f} (goal {GOAL_SLOPE}), peak {last.peak:.0f} MB (goal {GOAL_MB})")
    return int(slope > GOAL_SLOPE or last.peak > GOAL_MB)


class Day(NamedTuple):
    """What one day took: seconds of the processor, and this process's peak of memory in MB."""

    taking_in: float
    grouping: float
    events: int
    peak: float


def through_the_store(texts: list[dict[str, Any]], size: int, *, by_words: bool) -> Day:
    """Take in and group so many articles as `ingest` and `daily` do."""
    with TemporaryDirectory() as name, open_store(Path(name) / "store.db") as store:
        inbox = Path(name) / "day.jsonl"
        with inbox.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in _repeated(texts, size))
        start = time.process_time()
        report = ingest(store, [str(inbox)], nothing_fetched)
        middle = time.process_time()
        group_new(store, None if by_words else EmbeddedVectors())
        end = time.process_time()
        if report.articles < size or report.missed:
            raise SystemExit(f"Not all were taken in: {report.counts}, {report.missed[:1]}")
        with store.reading() as connection:
            events = len(events_of_days(connection, "0001-01-01", "9999-12-31"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Day(middle - start, end - middle, events, peak)


def _repeated(texts: list[dict[str, Any]], size: int) -> Iterator[dict[str, Any]]:
    """Give the articles again and again, with other numbers, on the days of two weeks."""
    dice = random.Random(1)
    for n in range(size):
        row = _dated(texts[n % len(texts)])
        when = START + timedelta(minutes=dice.randrange(14 * 24 * 60))
        body = re.sub(r"\b\d{1,3}\b", lambda _: str(dice.randrange(2, 400)), row["text"])
        own = {"text": body, "published": when.isoformat(), "url": f"https://paper.example/{n}"}
        yield {**row, **own}


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    if "seen_at" in row and not row.get("published"):
        return {**row, "published": datetime.fromtimestamp(row["seen_at"], UTC).isoformat()}
    return row


def _article(row: dict[str, Any], name: str) -> Article:
    return assemble(record_document(_dated(row)), name, "", identifier=name)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; return its exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--days", type=float, default=0.0, help="group each so many days apart")
    parser.add_argument("--topic", action="store_true", help="an event is a folder's name to “-”")
    parser.add_argument("--show", type=int, default=0, help="how many wrong events to show")
    parser.add_argument("--words", action="store_true", help="without the embedding model")
    parser.add_argument("--scale", type=int, nargs="+", default=[], help="numbers of articles")
    options = parser.parse_args(arguments)
    folder: Path = options.folder
    files = sorted(folder.glob("*.jsonl")) if folder.is_dir() else [folder]
    if not folder.exists() or not any(folder.iterdir() if folder.is_dir() else files):
        print(f"There is nothing to measure on at {folder}; give a folder of labelled articles.")
        return 1
    if options.scale:
        texts = [json.loads(line) for file in files for line in file.open(encoding="utf-8")]
        return scale(texts, options.scale, by_words=options.words)
    model = None if options.words else EmbeddedVectors()
    print(f"{'set':30} {'texts':>6} {'events':>6} {'precision':>9} {'recall':>7} {'F':>7}")
    for file in files:
        measure(file.name, lines(file), options, model)
    if not files:
        measure(folder.name, folders(folder, topic=options.topic), options, model)
    return 0


if __name__ == "__main__":
    sys.exit(main())
