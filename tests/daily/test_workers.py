"""Events handed out to workers over PostgreSQL: every article once, also when one is killed."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from summarizer.cli.edge import DONE, ENDED, USAGE
from summarizer.store.connect import open_store
from summarizer.store.usage import spent
from tests.cli.running import run
from tests.commanding import ROOT
from tests.daily.making import come_in
from tests.daily.stories import stories
from tests.extraction.stub_server import Stub
from tests.store import postgres

EVENTS, TELLERS = 12, 5


def environment(stub: Stub) -> dict[str, str]:

    return {
        **{n: v for n, v in os.environ.items() if not n.startswith("SUMMARIZER_")},
        "PYTHONPATH": str(ROOT),
        "SUMMARIZER_MODEL": "stub-1",
        "SUMMARIZER_BASE_URL": stub.url,
        "SUMMARIZER_LEDE": "code",
        "SUMMARIZER_EMBEDDINGS": "off",
    }


def start(place: str, stub: Stub, *command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "summarizer", *command, "--store", place],
        env=environment(stub),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.endurance
def test_one_worker_of_three_is_killed_and_every_article_is_asked_for_once(
    postgres_server: str, stub: Stub, tmp_path: Path
) -> None:
    place = postgres.make_database(postgres_server, "workers")
    with open_store(place) as store:
        come_in(store, stories(EVENTS, TELLERS))
    workers = [start(place, stub, "worker") for _ in range(3)]
    out = str(tmp_path / "digest")
    command = ["daily", "--date", "2026-11-26", "--limit", "50", "--workers", "--out", out]
    daily = start(place, stub, *command)
    try:
        while len(stub.requests) < EVENTS * TELLERS // 4:
            assert daily.poll() is None
            time.sleep(0.02)
        workers[0].kill()
        _, said = daily.communicate(timeout=180)
        assert daily.returncode == DONE, said.decode()
    finally:
        for worker in workers:
            worker.send_signal(signal.SIGTERM)
        for worker in workers:
            worker.communicate(timeout=60)
    assert [worker.returncode for worker in workers[1:]] == [ENDED, ENDED]
    asked = Counter(request.text() for request in stub.requests)
    assert len(asked) == EVENTS * TELLERS
    with open_store(place) as store, store.reading() as connection:
        [row] = spent(connection, "purpose")
    # What the dead worker had in flight was asked again; nothing that was answered was.
    assert row.works == EVENTS * TELLERS
    assert (tmp_path / "digest" / "digest.json").exists()


@pytest.mark.parametrize("command", [["daily", "--workers"], ["worker", "--drain"]])
def test_workers_need_postgresql(command: list[str], tmp_path: Path) -> None:
    result = run(*command, "--store", tmp_path / "s.db")
    assert result.exit_code == USAGE
    assert "PostgreSQL" in result.output


def test_batch_and_workers_do_not_go_together(tmp_path: Path) -> None:
    result = run("daily", "--workers", "--batch", "--store", tmp_path / "s.db")
    assert result.exit_code == USAGE
