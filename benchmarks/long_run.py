"""Very many articles in one process: taken in, extracted and merged, with flat memory.

    python -m benchmarks.long_run [--articles 100000] [--first 10000]

Invented articles, five about each event, go through the program's own store: ingest, one request
an article to a stub in another process, gates, merging, one version of a brief an event. A line
is printed ten times; it gives the peak of this process's memory so far. The exit status is 1 when
the peak at the end is more than 10 % above that after `--first` articles, when a file, thread or
task is left open, or when an article was not used.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.slow_stub import running
from summarizer.daily.briefing import Briefing
from summarizer.daily.event_brief import ready_or_not
from summarizer.daily.how import How
from summarizer.daily.ingest import ingest
from summarizer.daily.kept import EventBrief, Result
from summarizer.daily.purse import Purse
from summarizer.pipeline.notices import silent
from summarizer.settings import load_settings
from summarizer.store.connect import Store, open_store
from summarizer.store.events import Membership, put_event, put_members
from tests.daily.stories import story

TELLERS = 5  # articles about one event
AT_ONCE = 100  # events taken in and briefed before the next ones
GROWTH = 1.10
DAY = "2026-11-26"


def peak() -> float:
    """Return the most memory this process has used so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def open_things() -> tuple[int, int]:
    """Count this process's open files and its threads."""
    return len(os.listdir("/proc/self/fd")), threading.active_count()  # noqa: PTH208  names are enough


def nothing_fetched(address: str) -> bytes:
    """Fetch nothing: all articles lie in files."""
    raise AssertionError(address)


def taken_in(store: Store, folder: Path, first: int) -> list[str]:
    """Ingest the articles of some events, and put them into those events; return their ids."""
    file = folder / f"{first}.jsonl"
    events = range(first, first + AT_ONCE)
    records = [story(event, teller) for event in events for teller in range(TELLERS)]
    # Texts repeat after a while; a number of its own makes each article one of its own.
    numbered = [
        json.dumps({**json.loads(record), "url": f"https://paper.example/{first}/{n}"})
        for n, record in enumerate(records)
    ]
    file.write_text("\n".join(numbered), encoding="utf-8")
    with store.reading() as connection:
        before = connection.exec_driver_sql("SELECT max(rowid) FROM articles").scalar() or 0
    report = ingest(store, [str(file)], nothing_fetched)
    file.unlink()
    if report.counts["new"] != AT_ONCE * TELLERS:
        raise SystemExit(f"Not all articles are new: {report.counts}, {report.missed[:1]}")
    names = [f"E{event}" for event in events]
    with store.writing() as connection:
        query = f"SELECT id FROM articles WHERE rowid > {int(before)} ORDER BY rowid"  # noqa: S608  a number
        idents = list(connection.exec_driver_sql(query).scalars())
        for at, name in enumerate(names):
            put_event(connection, name, [DAY])
            own = idents[at * TELLERS : (at + 1) * TELLERS]
            put_members(connection, [Membership(ident, name) for ident in own])
    return names


def briefed(store: Store, how: How, events: list[str]) -> int:
    """Brief events; return how many of their articles were used."""
    with ready_or_not(how, silent) as make:

        def told(_: str, __: Result) -> None:
            """Say nothing."""

        results = Briefing(store, how, None, make, Purse(at_once=8), told).all_of(events)
    made = [each for each in results.values() if isinstance(each, EventBrief)]
    return sum(s.status in {"used", "copy"} for each in made for s in each.version.brief.sources)


def done(articles: int, url: str, folder: Path) -> Iterator[tuple[int, int]]:
    """Take in and brief so many articles; gives after each portion how many, and how many used."""
    flags = {"model": "stub", "base_url": url, "embeddings": "off", "lede": "code"}
    how = How(load_settings(**flags, repair=False))
    used = 0
    with open_store(folder / "store.db") as store:
        for first in range(0, articles // TELLERS, AT_ONCE):
            used += briefed(store, how, taken_in(store, folder, first))
            yield (first + AT_ONCE) * TELLERS, used


def main() -> int:
    """Run; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=10_000)
    given = parser.parse_args()
    began, at_first, total = time.monotonic(), 0.0, 0
    with running(0.0) as url, tempfile.TemporaryDirectory() as name:
        before = open_things()
        for articles, used in done(given.articles, url, Path(name)):
            total = used
            at_first = peak() if articles <= given.first else at_first
            if articles % max(AT_ONCE * TELLERS, given.articles // 10) == 0:
                seconds = time.monotonic() - began
                print(f"{articles:>7} articles  {peak():6.0f} MB  {seconds:6.0f} s", flush=True)
        after = open_things()
    growth = peak() / at_first if at_first else 1.0
    print(f"{total} used; peak {peak():.0f} MB, {growth:.2f} of that after {given.first}")
    print(f"open files and threads: {before} before, {after} after")
    whole = total == given.articles and growth <= GROWTH and after <= before
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
