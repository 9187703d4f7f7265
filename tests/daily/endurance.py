"""A day's run that is killed or interrupted at random moments, again and again.

Each run is a process of its own, forked from one that has imported everything, so that most of
its time is the run itself.
"""
# ruff: noqa: S311  seeds are for repeating

import hashlib
import json
import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass, field
from pathlib import Path

from summarizer.store.briefs import content_sha256
from summarizer.store.connect import open_store
from tests.commanding import ROOT, contents, copied, serving
from tests.daily.making import come_in
from tests.daily.stories import stories
from tests.extraction.stub_server import Reply, Request, Stub

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["summarizer.cli.daily", "summarizer.cli.app", __name__])
AT_ONCE = 8
FreshPlace = Callable[[], str]
"""Gives the place of a new store that holds the articles and nothing else."""


@dataclass
class Tally:
    """What happened over many runs.

    Attributes:
        cut: Runs that were killed or interrupted.
        finished: Runs that ended by themselves.
        repeated: Questions asked more than once of one store.
        slowest: Seconds from an interrupt to the end, at most.
        codes: How interrupted runs ended.

    """

    cut: int = 0
    finished: int = 0
    repeated: int = 0
    slowest: float = 0.0
    codes: Counter[int | None] = field(default_factory=Counter)


@contextmanager
def slow_model(seed: int, most: float = 0.08) -> Iterator[Stub]:
    """Serve a model that copies sentences after a random moment."""
    chance = random.Random(seed)

    def answer(request: Request) -> Reply:
        reply = copied(request)
        reply.wait = chance.uniform(0, most)
        return reply

    with serving(answer) as stub:
        yield stub


def daily_run(place: str, url: str, out: str) -> None:
    """Make the digest as the command line does, in a process of its own."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        _daily(place, url, out)
    except KeyboardInterrupt:  # before the program itself had begun
        sys.exit(130)


def _daily(place: str, url: str, out: str) -> None:
    os.environ |= {
        "SUMMARIZER_MODEL": "stub-1",
        "SUMMARIZER_BASE_URL": url,
        "SUMMARIZER_EMBEDDINGS": "off",
        "SUMMARIZER_REPAIR": "false",
        "SUMMARIZER_CONCURRENCY": str(AT_ONCE),
    }
    from summarizer.cli.app import main  # noqa: PLC0415  after the environment is set

    arguments = ["--date", "2026-11-27", "--out", out, "--limit", "1000", "--store", place]
    sys.argv = ["summarizer", "daily", *arguments, "--quiet"]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stderr(nowhere):
        main()


def start(place: str, stub: Stub, out: Path) -> multiprocessing.process.BaseProcess:
    """Begin a run."""
    # The process all runs are forked from must import this project, wherever it is started.
    os.environ["PYTHONPATH"] = str(ROOT)
    process = CONTEXT.Process(target=daily_run, args=(place, stub.url, str(out)))
    process.start()
    return process


def whole_run(place: str, stub: Stub, out: Path) -> float:
    """Run to the end; returns the seconds it took."""
    began = time.monotonic()
    process = start(place, stub, out)
    process.join(600)
    assert process.exitcode == 0
    return time.monotonic() - began


def result(out: Path) -> dict[str, str | bytes]:
    """Return all that a run leaves but how its briefs were made, by path."""
    found: dict[str, str | bytes] = {}
    for name, content in contents(out).items():
        if name.endswith("brief.json"):
            found[name] = content_sha256(content.decode("utf-8"))
        elif not name.endswith(("brief.html", ".export.json")):
            found[name] = content
    return found


def filled_sqlite(folder: Path, events: int, tellers: int) -> FreshPlace:
    """Make a store with articles; gives copies of it."""
    model = folder / "model.db"
    with open_store(model) as store:
        come_in(store, stories(events, tellers))
    numbers = iter(range(10_000))

    def fresh() -> str:
        copy = folder / f"copy-{next(numbers)}.db"
        shutil.copyfile(model, copy)
        return str(copy)

    return fresh


def filled_postgresql(server: str, events: int, tellers: int) -> FreshPlace:
    """Make a database with articles; gives copies of it."""
    import psycopg  # noqa: PLC0415  only where PostgreSQL is there

    from tests.store.postgres import make_database  # noqa: PLC0415  as above

    name = f"model_{random.randrange(10**9)}"
    with open_store(make_database(server, name)) as store:
        come_in(store, stories(events, tellers))
    numbers = iter(range(10_000))

    def fresh() -> str:
        copy = f"{name}_{next(numbers)}"
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
        return f"{server}/{copy}"

    return fresh


def cut_short(  # noqa: PLR0913, PLR0917  what the runs are made of
    fresh: FreshPlace, folder: Path, cuts: int, sign: signal.Signals, seed: int, longest: float
) -> Tally:
    """Run, send `sign` at a random moment, run on, until `cuts` runs were ended so.

    Every run that ends by itself must leave what an undisturbed one leaves, in a sound store;
    then all begins anew. A kill may cost what was being asked, an interrupt nothing.
    """
    chance, tally = random.Random(seed), Tally()
    with slow_model(seed) as stub:
        whole_run(fresh(), stub, folder / "undisturbed")
    wanted = result(folder / "undisturbed")
    while tally.cut < cuts:
        place, out, cut_here = fresh(), folder / f"out-{tally.finished}", 0
        with slow_model(seed + tally.finished) as stub:
            while tally.cut < cuts:
                process = start(place, stub, out)
                _wait(process, stub, chance, longest)
                if process.exitcode is not None:
                    assert process.exitcode == 0
                    break
                began = time.monotonic()
                os.kill(process.pid or 0, sign)
                process.join(60)
                tally.slowest = max(tally.slowest, time.monotonic() - began)
                tally.codes[process.exitcode] += 1
                tally.cut += 1
                cut_here += 1
            whole_run(place, stub, out)
            repeated = len(stub.requests) - len({_asked(request) for request in stub.requests})
        tally.repeated += repeated
        tally.finished += 1
        assert repeated <= cut_here * AT_ONCE * (sign == signal.SIGKILL)
        assert result(out) == wanted
        with open_store(place) as store:
            assert store.is_sound()
        shutil.rmtree(out)
    return tally


def _wait(
    process: multiprocessing.process.BaseProcess,
    stub: Stub,
    chance: random.Random,
    longest: float,
) -> None:
    """Wait for a random moment of a run: mostly one at which the model is being asked.

    By the clock alone most moments would fall into the beginning of a run, on a slow machine.
    """
    if chance.random() < 0.25:
        process.join(chance.uniform(0, longest))
        return
    enough = len(stub.requests) + chance.randint(1, 12)
    while process.exitcode is None and len(stub.requests) < enough:
        process.join(0.01)
    process.join(chance.uniform(0, 0.3))


def _asked(request: Request) -> str:
    return hashlib.sha256(json.dumps(request.body, sort_keys=True).encode()).hexdigest()
