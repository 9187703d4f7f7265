"""A store for the bot: a SQLite file; what differs with PostgreSQL asks for `store`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.store.connect import Store, open_store


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    """An open store."""
    with open_store(tmp_path / "store.db") as opened:
        yield opened
