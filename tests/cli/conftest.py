"""What all tests of the commands start from."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import point_at
from tests.commanding import copied, serving
from tests.extraction.stub_server import Stub


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with no setting from outside."""
    for name in [*os.environ]:
        if name.startswith(("SUMMARIZER_", "OPENAI_", "AZURE_OPENAI_")):
            monkeypatch.delenv(name)
    # Loading the embedding model takes a moment; the tests of it switch it on.
    monkeypatch.setenv("SUMMARIZER_EMBEDDINGS", "off")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    """A model that copies sentences, named by the environment."""
    with serving(copied) as server:
        point_at(server, monkeypatch)
        yield server
