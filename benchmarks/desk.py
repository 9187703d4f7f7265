"""Server time and weight of the desk's pages, over a store of many events.

    python -m benchmarks.desk [--events 200] [--articles 20] [--long 150] [--runs 15]

The store is made up: articles of 25 sentences, a fact told by three on average, as in
`benchmarks.merging`; a few events are merged and every event gets articles of its own with the
text of one of these. One more event has `--long` articles. Times are from request to answer in
this process, the database included, the network not, and beside them those of the processor,
which other work on the machine changes less; a page's weight is its own with the
desk's style and script, uncompressed. Each run opens another event. The exit status is 1 when a
median is above 300 ms or a page above 300 KB.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI
from starlette.testclient import TestClient

from benchmarks.merging import summaries
from summarizer.desk import accounts
from summarizer.desk.app import STATIC, create_app
from summarizer.desk.pages.today import warm
from summarizer.extraction.summary import Summary, Withheld
from summarizer.merging.brief import Brief
from summarizer.merging.merge import merge
from summarizer.reading.article import Article
from summarizer.reading.folder import read_bytes
from summarizer.store.articles import Incoming, article_id, put_articles
from summarizer.store.briefs import put_version
from summarizer.store.connect import Store, open_store
from summarizer.store.events import Membership, put_event, put_members

GOAL_MS, GOAL_KB = 300.0, 300.0
_PER = 25  # sentences of an article
_DAY, _BEFORE = "2026-11-27", "2026-11-26"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A brief, and the texts of its articles by source id."""

    brief: Brief
    before: Brief
    articles: dict[str, Article]


def pattern(articles: int, seed: int) -> Pattern:
    """Make up the brief of an event today, and yesterday's with a few articles less."""
    made = [withholding(each) for each in summaries(articles * _PER, _PER, seed)]
    read = {s.source.id: read_bytes(s.source.file, s.text.encode(), s.source.id)[0] for s in made}
    return Pattern(merge(made), merge(made[: max(1, articles * 3 // 4)]), read)


def withholding(summary: Summary) -> Summary:
    """Add two claims that a gate refused."""
    refused = [
        Withheld(
            source=summary.source.id,
            field="facts",
            text=f"{claim.text} That made {number} in a week.",
            reason="number_not_in_source",
            detail=f"“{number}”",
            sentences=[1],
        )
        for number, claim in enumerate(summary.claims[:2], start=90)
    ]
    return summary.model_copy(update={"withheld": refused})


def put(store: Store, event: str, made: Pattern) -> None:
    """Put an event into the store, its articles told apart by a last line."""
    incoming, idents = [], {}
    for source, article in made.articles.items():
        text = f"{article.text}\nEdition {event}.\n"
        original = text.encode()
        kept = article.model_copy(update={"text": text})
        incoming.append(Incoming(kept, original, ".txt"))
        idents[source] = article_id(original, ".txt")
    with store.writing() as connection:
        put_articles(connection, incoming)
        put_event(connection, event, [_BEFORE, _DAY], made.brief.headline)
        put_members(connection, [Membership(ident, event) for ident in idents.values()])
        for number, brief in enumerate((made.before, made.brief)):
            put_version(
                connection,
                event,
                brief,
                inputs=f"{event}.{number}",
                articles={s.id: idents[s.id] for s in brief.sources},
                made_by="daily",
            )


def fill(store: Store, events: int, articles: int, long: int) -> None:
    """Make the store up."""
    patterns = [pattern(articles, seed) for seed in range(1, 7)]
    for number in range(events):
        put(store, f"event-{number:04}", patterns[number % len(patterns)])
    if long:
        put(store, "long", pattern(long, 99))


def visitor(store: Store) -> tuple[FastAPI, TestClient]:
    """Return the desk, and a chief's browser."""
    app = create_app(store)
    client = TestClient(app, base_url="http://localhost")
    with store.writing() as connection:
        user = accounts.add_user(connection, "chief", "chief")
        token = accounts.make_link(connection, user)
    origin = {"Origin": "http://localhost"}
    client.post("/enter", data={"token": token}, headers=origin, follow_redirects=False)
    return app, client


def measured(name: str, client: TestClient, paths: Sequence[str]) -> bool:
    """Open each of these pages, print the figures, and tell whether the goals are met."""
    times, worked, weights = [], [], []
    assets = sum(len((STATIC / each).read_bytes()) for each in ("desk.css", "desk.js"))
    for path in paths:
        started, busy = time.perf_counter(), time.process_time()
        answer = client.get(path)
        times.append((time.perf_counter() - started) * 1000)
        worked.append((time.process_time() - busy) * 1000)
        if answer.status_code != 200:  # noqa: PLR2004  HTTP's "OK"
            raise SystemExit(f"{path}: {answer.status_code}")
        weights.append((len(answer.content) + assets) / 1000)
    middle = statistics.median(times)
    print(
        f"{name:<24} median {middle:5.0f} ms ({min(times):.0f}–{max(times):.0f}), "
        f"of the processor {statistics.median(worked):5.0f} ms, "
        f"{max(weights):4.0f} KB at most, {len(times)} runs"
    )
    return middle <= GOAL_MS and max(weights) <= GOAL_KB


def main() -> int:
    """Measure and print; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--long", type=int, default=150)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--store", help="use this store, and make it up where it is not there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(given.store or Path(folder) / "store.db")
        there = place.exists()
        with open_store(place) as store:
            if not there:
                fill(store, given.events, given.articles, given.long)
            return run(store, given.events, given.long, given.runs)


def run(store: Store, events: int, long: int, runs: int) -> int:
    """Open the pages; return the exit status."""
    with store.writing() as connection:
        if accounts.find_user(connection, "chief"):
            raise SystemExit("Somebody is in this store already: measure on a fresh copy of it.")
    app, client = visitor(store)
    day = f"/?day={_DAY}"
    some = [f"/events/event-{n:04}" for n in range(0, events, max(1, events // runs))][:runs]
    measured("Today, the first time", client, [day])
    started = time.perf_counter()
    warm(store, app.state.gists, app.state.newsroom)
    print(f"Read ahead after a start of the desk in {time.perf_counter() - started:.1f} s")
    met = [
        measured("Today", client, [day] * runs),
        measured("Today, searched", client, [f"{day}&q=monday"] * runs),
        measured("Brief", client, some),
        measured("Source", client, [f"{each}/sources/S7" for each in some]),
        measured("History", client, [f"{each}/history" for each in some]),
    ]
    if long:
        met.append(measured("Brief of many articles", client, ["/events/long"] * 5))
        met.append(measured("Brief, its last page", client, ["/events/long?page=99"] * 5))
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
