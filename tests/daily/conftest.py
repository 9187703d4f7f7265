"""What all tests of a day's run start from: no setting from outside, and a model that copies."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commanding import copied, serving
from tests.extraction.stub_server import Stub


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with no setting from outside and no embedding model."""
    for name in [*os.environ]:
        if name.startswith(("SUMMARIZER_", "OPENAI_", "AZURE_OPENAI_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("SUMMARIZER_EMBEDDINGS", "off")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def stub() -> Iterator[Stub]:
    """A model that copies sentences."""
    with serving(copied) as server:
        yield server
