"""Killed or interrupted at any moment, a day's run goes on where it was and loses nothing."""

import signal
from pathlib import Path

import pytest

from tests.conftest import LOOPBACK
from tests.daily.endurance import FreshPlace, cut_short, filled_postgresql, filled_sqlite

# The server that forks the runs is reached by a socket in the file system.
pytestmark = pytest.mark.block_network(allowed_hosts=[*LOOPBACK, r".*/pymp-[^/]+/.*"])
KINDS = ["sqlite", "postgresql"]
# The server takes as long again; `just endurance` has both.
SHORT = ["sqlite", pytest.param("postgresql", marks=pytest.mark.endurance)]


def filled(request: pytest.FixtureRequest, kind: str, events: int, tellers: int) -> FreshPlace:
    if kind == "sqlite":
        return filled_sqlite(request.getfixturevalue("tmp_path"), events, tellers)
    return filled_postgresql(request.getfixturevalue("postgres_server"), events, tellers)


@pytest.mark.parametrize("kind", SHORT)
def test_a_killed_run_goes_on_and_leaves_what_an_undisturbed_one_leaves(
    request: pytest.FixtureRequest, tmp_path: Path, kind: str
) -> None:
    fresh = filled(request, kind, 4, 3)
    tally = cut_short(fresh, tmp_path, 2, signal.SIGKILL, 1, longest=3)
    assert tally.codes == {-signal.SIGKILL: 2}


@pytest.mark.parametrize("kind", SHORT)
def test_an_interrupted_run_ends_soon_and_loses_no_answer(
    request: pytest.FixtureRequest, tmp_path: Path, kind: str
) -> None:
    fresh = filled(request, kind, 4, 3)
    tally = cut_short(fresh, tmp_path, 2, signal.SIGINT, 1, longest=3)
    assert tally.repeated == 0
    assert set(tally.codes) <= {0, 130}


@pytest.mark.endurance
@pytest.mark.parametrize("kind", KINDS)
def test_two_hundred_kills_over_two_hundred_articles(
    request: pytest.FixtureRequest, tmp_path: Path, kind: str
) -> None:
    tally = cut_short(filled(request, kind, 40, 5), tmp_path, 200, signal.SIGKILL, 7, longest=5)
    print(tally)  # noqa: T201  the figures are what this is run for


@pytest.mark.endurance
@pytest.mark.parametrize("kind", KINDS)
def test_fifty_interrupts_over_two_hundred_articles(
    request: pytest.FixtureRequest, tmp_path: Path, kind: str
) -> None:
    tally = cut_short(filled(request, kind, 40, 5), tmp_path, 50, signal.SIGINT, 9, longest=8)
    print(tally)  # noqa: T201  the figures are what this is run for
    assert tally.repeated == 0
    assert tally.slowest <= 5
    assert set(tally.codes) <= {0, 130}
