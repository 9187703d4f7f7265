"""What all tests share: recorded answers of the model, and no way to the outside world."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests import recording

# Stores of both kinds, for the tests of everything above the store.
pytest_plugins = ["tests.store.places"]

# How long an example takes depends on the machine and proves nothing.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

LOOPBACK = ["127.0.0.1", "localhost", "::1"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Block the network: entirely while cassettes are replayed, but for loopback elsewhere.

    What takes long is left out unless it is asked for.
    """
    if "endurance" not in config.getoption("markexpr"):
        long = [item for item in items if item.get_closest_marker("endurance")]
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]
    for item in items:
        if item.get_closest_marker("live") or item.get_closest_marker("block_network"):
            continue
        if item.get_closest_marker("vcr"):
            item.add_marker(pytest.mark.block_network)
        else:
            item.add_marker(pytest.mark.block_network(allowed_hosts=LOOPBACK))


def pytest_recording_configure(config: pytest.Config, vcr: Any) -> None:
    """Register how cassettes are written and matched."""
    recording.configure(vcr)


@pytest.fixture
def vcr_config() -> dict[str, Any]:
    """How exchanges with a model are recorded and matched."""
    return dict(recording.CONFIG)


@pytest.fixture(scope="module")
def vcr_cassette_dir(request: pytest.FixtureRequest) -> str:
    """Keep cassettes in cassettes/<module>/<test>.yaml."""
    return str(recording.FOLDER / Path(request.path).stem)


@pytest.fixture(autouse=True)
def nothing_recorded_is_left_over(vcr: Any, record_mode: str) -> Iterator[None]:
    """Fail a test that replays only a part of its cassette: it no longer asks what it asked."""
    yield
    if vcr is not None and record_mode == "none":
        assert recording.unused(vcr) == 0, f"unused exchanges in the cassette {vcr._path}"
