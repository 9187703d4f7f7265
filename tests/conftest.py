"""What all tests share: recorded answers of the model, and no way to the outside world."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests import recording

# Stores of both kinds, for the tests of everything above the store.
pytest_plugins = ["tests.store.places"]

# How long an example takes depends on the machine and proves nothing. `just thorough` tries more;
# what decides over a change, .ci/run, tries the same examples every time for the same code.
settings.register_profile("untimed", deadline=None, max_examples=40)
settings.register_profile("steady", deadline=None, max_examples=40, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=500)
settings.load_profile(os.environ.get("EXAMPLES", "untimed"))

LOOPBACK = ["127.0.0.1", "localhost", "::1"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Block the network: entirely while cassettes are replayed, but for loopback elsewhere.

    What takes long, and what asks the embedded model, is left out unless it is asked for.
    """
    asked = config.getoption("markexpr")
    names = [name for name in ("endurance", "live") if name not in asked]
    left_out = [item for item in items if any(item.get_closest_marker(name) for name in names)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]
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
