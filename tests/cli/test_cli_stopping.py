"""Ctrl-C and SIGTERM during `brief` and `extract`: what is done is kept, told and gone on from."""

import json
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.running import PROGRAM, point_at, run
from tests.commanding import about_articles, contents, copied, folder_of, loaded, serving
from tests.extraction.stub_server import Reply, Stub

SLOW = Reply(wait=60)


def _stopped(
    server: Stub, *arguments: str, number: int = signal.SIGINT
) -> tuple[int, str, str, float]:
    """Run the program, stop it when its second article is asked for; say how it ended."""
    with subprocess.Popen(
        [*PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        limit = time.monotonic() + 60
        while len(server.requests) < 2 and time.monotonic() < limit:
            time.sleep(0.05)
        process.send_signal(number)
        began = time.monotonic()
        out, errors = process.communicate(timeout=120)
    return process.returncode, out.decode(), errors.decode(), time.monotonic() - began


@pytest.fixture(autouse=True)
def one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_CONCURRENCY", "1")


@pytest.mark.parametrize("command", ["brief", pytest.param("extract", marks=pytest.mark.endurance)])
def test_what_is_done_at_ctrl_c_is_kept_and_the_same_command_goes_on(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_of(Path("ferry"))
    with serving(copied, SLOW) as server:
        point_at(server, monkeypatch)
        code, out, errors, seconds = _stopped(server, command, "ferry", "--out", "made")
    assert (code, out) == (130, "")
    assert seconds < 5
    assert "Stopping; what is done is kept" in errors
    assert "Stopped. 1 of 3 articles are done and kept in made/summaries" in errors
    assert "`summarizer merge made`" in errors
    assert sorted(contents(Path("made"))) == ["summaries/S1.json", "unfinished.json"]
    with serving() as server:
        point_at(server, monkeypatch)
        assert run(command, "ferry", "--out", "made").exit_code == 0
        assert len(about_articles(server.requests)) == 2
        assert run(command, "ferry", "--out", "whole").exit_code == 0
        assert len(about_articles(server.requests)) == 5
    assert _told(Path("made")) == _told(Path("whole"))


def _told(folder: Path) -> dict[str, object]:
    """Return what the files in `folder` say, but for the seconds the answers took."""

    def timeless(value: object) -> object:
        if isinstance(value, dict):
            return {k: timeless(v) for k, v in value.items() if k != "seconds"}
        return [timeless(each) for each in value] if isinstance(value, list) else value

    files = contents(folder)
    return {n: timeless(json.loads(t)) if n.endswith(".json") else "" for n, t in files.items()}


def test_what_is_kept_can_be_merged_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    folder_of(Path("ferry"))
    with serving(copied, SLOW) as server:
        point_at(server, monkeypatch)
        _stopped(server, "brief", "ferry", "--out", "made")
    with serving() as server:
        point_at(server, monkeypatch)
        assert run("merge", "made").exit_code == 0
        assert run("check", "made").exit_code == 0


def _other_text() -> None:
    Path("ferry/a.txt").write_text("The ferry Aurora sank on Monday. Nobody was hurt.\n")


def test_what_is_kept_serves_nothing_that_would_be_asked_differently(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder_of(Path("ferry"))
    with serving(copied, SLOW) as server:
        point_at(server, monkeypatch)
        _stopped(server, "extract", "ferry", "--out", "made")

    def asked(*options: str) -> int:
        shutil.copytree("made", "again")
        with serving() as server:
            point_at(server, monkeypatch)
            assert run("extract", "ferry", "--out", "again", *options).exit_code == 0
            shutil.rmtree("again")
            return len(about_articles(server.requests))

    assert asked() == 2
    assert asked("--model", "stub-2") == 3
    assert asked("--temperature", "0.5") == 3
    assert asked("--language", "fr") == 3
    _other_text()
    assert asked() == 3


def test_a_run_that_is_stopped_leaves_the_last_brief_and_keeps_beside_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder_of(Path("ferry"))
    with serving() as server:
        point_at(server, monkeypatch)
        assert run("brief", "ferry", "--out", "made").exit_code == 0
    before = contents(Path("made"))
    with serving(copied, SLOW) as server:
        point_at(server, monkeypatch)
        _, _, errors, _ = _stopped(server, "brief", "ferry", "--out", "made")
    assert "kept in made/unfinished/summaries" in errors
    after = contents(Path("made"))
    assert {name: after.pop(name) for name in before} == before
    assert sorted(after) == ["unfinished/summaries/S1.json", "unfinished/unfinished.json"]
    with serving() as server:
        point_at(server, monkeypatch)
        assert run("merge", "made/unfinished").exit_code == 0
        assert run("check", "made/unfinished").exit_code == 0
        server.requests.clear()
        assert run("brief", "ferry", "--out", "made").exit_code == 0
        assert len(about_articles(server.requests)) == 2
    assert sorted(contents(Path("made"))) == sorted(before)


@pytest.mark.parametrize(
    ("number", "code"),
    [pytest.param(signal.SIGINT, 130, marks=pytest.mark.endurance), (signal.SIGTERM, 143)],
)
def test_a_run_that_is_stopped_prints_its_json_document(
    number: int, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_of(Path("ferry"))
    with serving(copied, SLOW) as server:
        point_at(server, monkeypatch)
        arguments = ("brief", "ferry", "--out", "made", "--json")
        ended, out, errors, _ = _stopped(server, *arguments, number=number)
    told = loaded(out)
    assert (ended, told["ending"], told["exit_code"]) == (code, "interrupted", code)
    assert "1 of 3 articles" in str(told["stopped"])
    assert str(told["stopped"]) in errors
