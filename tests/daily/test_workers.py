"""Events handed out to workers over PostgreSQL: every article once, also when one is killed."""

import multiprocessing
import os
import signal
import time
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from summarizer.cli.edge import DONE, USAGE
from summarizer.daily.daily import Wanted, run_daily
from summarizer.daily.how import How
from summarizer.daily.workers import Pace, brief_by_workers, serve
from summarizer.pipeline.notices import silent
from summarizer.settings import load_settings
from summarizer.store.connect import open_store
from summarizer.store.usage import spent
from tests.cli.running import run
from tests.commanding import ROOT
from tests.conftest import LOOPBACK
from tests.daily.endurance import CONTEXT, filled_postgresql, result, slow_model
from tests.extraction.stub_server import Stub

# The server that forks the workers is reached by a socket in the file system.
pytestmark = pytest.mark.block_network(allowed_hosts=[*LOOPBACK, r".*/pymp-[^/]+/.*"])
AT_ONCE = 4  # articles one worker asks for at a time


def asking(url: str) -> How:
    flags = {"model": "stub-1", "base_url": url, "repair": False, "lede": "code", "retries": 0}
    return How(load_settings(**flags, embeddings="off", concurrency=AT_ONCE))


def work(place: str, url: str, pace: Pace) -> None:
    """Be a worker, in a process of its own."""
    with open_store(place) as store:
        serve(store, asking(url), silent, pace=pace)


def start(place: str, stub: Stub, pace: Pace) -> multiprocessing.process.BaseProcess:
    os.environ["PYTHONPATH"] = str(ROOT)
    process = CONTEXT.Process(target=work, args=(place, stub.url, pace))
    process.start()
    return process


@dataclass
class Size:
    """How much there is to do, and how fast.

    Attributes:
        slowest: Seconds the model takes at most.

    """

    events: int
    tellers: int
    slowest: float
    pace: Pace

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return self.events * self.tellers


def one_of_three_is_killed(server: str, folder: Path, size: Size) -> dict[str, float]:
    """Have three workers brief a day, kill one in the middle, and hold the outcome."""
    fresh = filled_postgresql(server, size.events, size.tellers)
    place = fresh()
    wanted = partial(Wanted, "2026-11-26", limit=1000)
    with slow_model(1, size.slowest) as stub:
        workers = [start(place, stub, size.pace) for _ in range(3)]
        killed = CONTEXT.Process(target=kill_when, args=(workers[0].pid, place, size.articles // 3))
        killed.start()
        began = time.monotonic()
        try:
            with open_store(place) as store:
                how = asking(stub.url)
                brief = partial(brief_by_workers, store, how, pace=size.pace)
                outcome = run_daily(store, how, wanted(out=folder / "shared"), brief=brief)
                seconds = time.monotonic() - began
                with store.reading() as connection:
                    [row] = spent(connection, "purpose")
        finally:
            for worker in workers:
                worker.terminate()
            for process in (*workers, killed):
                process.join(30)
        asked = Counter(request.text() for request in stub.requests)
    assert [worker.exitcode for worker in workers] == [-signal.SIGKILL, DONE, DONE]
    assert killed.exitcode == 0
    assert not outcome.partial
    assert len(outcome.digest.events) > size.events // 2
    with slow_model(2, 0) as stub, open_store(fresh()) as store:
        run_daily(store, asking(stub.url), wanted(out=folder / "alone"))
        needed = {request.text() for request in stub.requests}
    # Every article once: what the dead worker was asking was asked again, nothing that was kept.
    assert len(needed) > size.articles * 0.9  # a few are copies of one another
    assert asked.keys() == needed
    assert (row.works, row.failed) == (len(needed), 0)
    repeated = asked.total() - len(asked)
    assert repeated <= AT_ONCE
    assert result(folder / "shared") == result(folder / "alone")
    return {"seconds": seconds, "repeated": repeated}


def kill_when(worker: int, place: str, answers: int) -> None:
    """Kill a worker as soon as so many answers are kept."""
    with open_store(place) as store:
        kept = 0
        while kept < answers:
            time.sleep(0.02)
            with store.reading() as connection:
                kept = sum(row.works for row in spent(connection, "purpose"))
    os.kill(worker, signal.SIGKILL)


def test_one_worker_of_three_is_killed_and_every_article_is_asked_for_once(
    postgres_server: str, tmp_path: Path
) -> None:
    size = Size(6, 3, 0.4, Pace(heartbeat=0.5, stalled=10, look=0.1))
    one_of_three_is_killed(postgres_server, tmp_path, size)


@pytest.mark.endurance
def test_one_worker_of_three_is_killed_in_the_middle_of_three_hundred_articles(
    postgres_server: str, tmp_path: Path
) -> None:
    size = Size(60, 5, 0.3, Pace())
    print(one_of_three_is_killed(postgres_server, tmp_path, size))  # noqa: T201  figures


@pytest.mark.parametrize("command", [["daily", "--workers"], ["worker", "--drain"]])
def test_workers_need_postgresql(command: list[str], tmp_path: Path) -> None:
    open_store(tmp_path / "s.db").close()
    ended = run(*command, "--store", tmp_path / "s.db")
    assert ended.exit_code == USAGE
    assert "PostgreSQL" in ended.output


def test_batch_and_workers_do_not_go_together(tmp_path: Path) -> None:
    ended = run("daily", "--workers", "--batch", "--store", tmp_path / "s.db")
    assert ended.exit_code == USAGE
