"""Running the program, in this process and in one of its own."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from summarizer.cli.app import app
from tests.extraction.stub_server import Stub

PROGRAM = [sys.executable, "-m", "summarizer"]


def point_at(server: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_MODEL", "stub-1")
    monkeypatch.setenv("SUMMARIZER_BASE_URL", server.url)
    monkeypatch.setenv("SUMMARIZER_RETRIES", "0")


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert "Traceback" not in result.output
    return result


def program(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [*PROGRAM, *arguments], capture_output=True, check=False, timeout=300, **options
    )
