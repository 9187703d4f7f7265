"""The program as a process: encodings, terminals, pipes, signals, start-up."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import PROGRAM, point_at, program
from tests.commanding import FERRY, folder_of, serving
from tests.extraction.stub_server import Reply, Stub


def test_json_is_utf8_whatever_the_terminals_encoding(stub: Stub) -> None:
    folder_of(Path("ferry"), {"é\udce9☃.txt": "", "a.txt": "The ferry « Aurora » sank. ☃ fell."})
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    result = program("brief", "ferry", "--json", env=environment)
    assert b"Traceback" not in result.stderr
    assert json.loads(result.stdout.decode("utf-8"))["brief"]
    assert b"Traceback" not in program("brief", "ferry", env=environment).stderr


def test_hostile_names_do_not_drive_the_terminal(stub: Stub) -> None:
    folder_of(Path("ferry"), {"\x1b[31mred\u202e.txt": "The ferry sank.", "[b]\x07.pdf": "x"})
    result = program("brief", "ferry")
    shown = (result.stdout + result.stderr).decode("utf-8")
    assert result.returncode == 3
    assert not set(shown) & {"\x1b", "\x07", "\u202e"}
    assert "[b]" in shown


def test_whoever_stops_reading_gets_no_traceback(stub: Stub) -> None:
    with subprocess.Popen(
        [*PROGRAM, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()
        process.wait(30)
    assert errors == b""


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGINT, 130), pytest.param(signal.SIGTERM, 143, marks=pytest.mark.endurance)],
)
def test_a_run_that_is_stopped_leaves_no_traceback_and_no_file(
    number: signal.Signals, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_of(Path("ferry"))
    with serving(Reply(wait=30)) as server:
        point_at(server, monkeypatch)
        with subprocess.Popen(
            [*PROGRAM, "brief", "ferry"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            limit = time.monotonic() + 30
            while not server.requests and time.monotonic() < limit:
                time.sleep(0.05)
            process.send_signal(number)
            out, errors = process.communicate(timeout=120)
    assert process.returncode == code
    assert out == b""
    assert errors.endswith(b"Stopped.\n")
    assert b"Traceback" not in errors
    assert not Path("ferry-brief").exists()


def test_a_terminal_gets_the_brief_and_the_paths(stub: Stub) -> None:
    folder_of(Path("ferry"), {**FERRY, "[red]d.pdf": "x"})
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, "brief", "ferry"], stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b"")).decode()
        assert process.wait(300) == 3
    os.close(ours)
    assert "The ferry Aurora ran aground" in shown
    assert "S2 a.txt: used" in shown
    assert "S1 [red]d.pdf: unreadable" in shown
    assert "ferry-brief/brief.html" in shown
    assert "Done in part: 1 of 4" in shown


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # how Linux ends a terminal nobody writes to any more
        return b""


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, summarizer.cli.app\n"
        "heavy = {'openai', 'instructor', 'trafilatura', 'pydantic', 'jinja2', 'lxml'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert result.stdout == b"[]\n"
