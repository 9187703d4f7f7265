"""How well and how fast articles are grouped into events.

    python -m benchmarks.grouping FOLDER [--words]
    python -m benchmarks.grouping FOLDER --scale 1000 10000 [--words]

FOLDER holds labelled sets: .jsonl files whose lines are articles with a field "event" (time in
"published" or, in seconds, "seen_at"), and folders with one folder an event. The first form
prints precision, recall and F of B-cubed (Bagga and Baldwin 1998) for every set, all of a set in
one pot, with the one default setting; `--days 3` groups each three days of a dated set apart and
`--topic` takes what stands before the last "-" of a folder's name as its event. The second
repeats the articles of the .jsonl files with other numbers and dates and times grouping them,
the default with 64 words of each embedded. `--words` leaves the embedding model out.
"""

import argparse
import json
import math
import random
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from summarizer.events.features import Features, features_of
from summarizer.events.grouping import group
from summarizer.events.state import EventsState
from summarizer.merging.embedders import EmbeddedVectors
from summarizer.reading.article import Article
from summarizer.reading.assemble import assemble
from summarizer.reading.folder import read_folder
from summarizer.reading.records import record_document

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


def scale(texts: list[dict[str, Any]], sizes: list[int], model: Any) -> int:
    """Time grouping by number of articles; return 1 when a goal is missed."""
    seconds: list[tuple[int, float]] = []
    print(f"{'articles':>8} {'features s':>10} {'group s':>8} {'events':>7} {'peak MB':>8}")
    for size in sizes:
        start = time.process_time()
        features = features_of(list(_repeated(texts, size)), model)
        middle = time.process_time()
        found = group(features, EventsState())
        end = time.process_time()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        seconds.append((size, end - start))
        cells = f"{middle - start:10.1f} {end - middle:8.1f} {len(found.opened):7}"
        print(f"{size:8} {cells} {peak:8.0f}", flush=True)
    (small, short), (large, long) = seconds[0], seconds[-1]
    slope = math.log(long / short) / math.log(large / small) if large > small else 0.0
    print(f"slope {slope:.2f} (goal {GOAL_SLOPE}), peak {peak:.0f} MB (goal {GOAL_MB})")
    return int(slope > GOAL_SLOPE or peak > GOAL_MB)


def _repeated(texts: list[dict[str, Any]], size: int) -> Iterator[Article]:
    """Give the articles again and again, with other numbers, on the days of two weeks."""
    dice = random.Random(1)
    for n in range(size):
        row = texts[n % len(texts)]
        when = START + timedelta(minutes=dice.randrange(14 * 24 * 60))
        body = re.sub(r"\b\d{1,3}\b", lambda _: str(dice.randrange(2, 400)), row["text"])
        yield _article({**row, "text": body, "published": when.isoformat()}, f"#{n}")


def _article(row: dict[str, Any], name: str) -> Article:
    if "seen_at" in row and not row.get("published"):
        row = {**row, "published": datetime.fromtimestamp(row["seen_at"], UTC).isoformat()}
    return assemble(record_document(row), name, "", identifier=name)


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
    model = None if options.words else EmbeddedVectors()
    if options.scale:
        texts = [json.loads(line) for file in files for line in file.open(encoding="utf-8")]
        return scale(texts, options.scale, model)
    print(f"{'set':30} {'texts':>6} {'events':>6} {'precision':>9} {'recall':>7} {'F':>7}")
    for file in files:
        measure(file.name, lines(file), options, model)
    if not files:
        measure(folder.name, folders(folder, topic=options.topic), options, model)
    return 0


if __name__ == "__main__":
    sys.exit(main())
