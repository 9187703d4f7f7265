"""Fixtures: every test with `store` runs on SQLite and on PostgreSQL."""

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.store.connect import Store, open_store
from tests.store import postgres


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres.server() as url:
        yield url


@pytest.fixture(scope="session")
def model_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store that has been made once; copying it takes less than making another."""
    made = tmp_path_factory.mktemp("model") / "store.db"
    open_store(made).close()
    return made


@pytest.fixture(scope="session")
def model_database(postgres_server: str) -> str:
    """Give the name of the same on the server."""
    name = f"model_{uuid.uuid4().hex}"
    open_store(postgres.make_database(postgres_server, name)).close()
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store is to be made; for a test with `store`, it is there."""
    made = "store" in request.fixturenames
    if request.param == "sqlite":
        path = tmp_path / "store.db"
        if made:
            shutil.copyfile(request.getfixturevalue("model_file"), path)
        return str(path)
    server = request.getfixturevalue("postgres_server")
    model = request.getfixturevalue("model_database") if made else "template1"
    return postgres.make_database(server, f"test_{uuid.uuid4().hex}", model)


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with open_store(place) as opened:
        yield opened
