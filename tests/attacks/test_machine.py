"""A machine that fails: no partial file is taken for whole, and nothing paid for is lost."""
# ruff: noqa: S311  seeds are for repeating

import errno
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import event, text

from schemas.event import EventSummary
from summarizer.daily.event_brief import make_brief
from summarizer.daily.how import How
from summarizer.errors import InputError, SummarizerError
from summarizer.merging.brief import Brief
from summarizer.pipeline.job import Job
from summarizer.pipeline.stages import brief_folder, merge_folder
from summarizer.store.answers import find_answer, keep_answer
from summarizer.store.briefs import newest_version, versions_of
from summarizer.store.connect import Store, open_store
from tests.attacks.disk import ForgetfulDisk, FullDisk
from tests.commanding import ROOT, Copier, contents, folder_of, loaded, opened, serving
from tests.daily.endurance import result
from tests.daily.making import come_in, event_of, how
from tests.daily.stories import stories
from tests.extraction.stub_server import Stub
from tests.store.making import ANSWER, USED

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

OLD = {
    "a.txt": "The ferry Aurora ran aground on Tuesday. Four people were hurt, the prefect said.\n",
    "b.txt": "A ferry, the Aurora, ran aground on Tuesday. Six people were hurt.\n",
}
NEW = OLD | {"b.txt": "A ferry, the Aurora, ran aground on Tuesday. Nine people were hurt.\n"}


def make(folder: Path, out: Path, copier: Copier | None = None) -> None:
    brief_folder(Job(folder, out, EventSummary), opened(copier))


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, bytes]]:
    """New articles, the brief of the old ones, and what the brief of the new ones is to be."""
    base = tmp_path_factory.mktemp("machine")
    make(folder_of(base / "articles", OLD), base / "out")
    shutil.copytree(base / "out", base / "old")
    make(folder_of(base / "articles", NEW), base / "out")
    return base / "articles", base / "old", contents(base / "out")


@pytest.fixture
def out(places: tuple[Path, Path, dict[str, bytes]]) -> Path:
    """Where the old brief lies; beside the articles, as its own text says."""
    place = places[1].parent / "out"
    shutil.rmtree(place)
    shutil.copytree(places[1], place)
    return place


def test_on_a_disk_that_is_full_at_any_write_files_are_old_or_new_and_answers_are_kept(
    places: tuple[Path, Path, dict[str, bytes]],
    out: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder, old, new = places
    before = contents(old)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    disk = FullDisk(out)
    disk.install(monkeypatch)
    make(folder, out)
    total = disk.writes
    assert total > 20
    for full_at in range(1, total + 1):
        disk.full_at = None
        shutil.rmtree(out)
        shutil.copytree(old, out)
        disk.writes, disk.full_at = 0, full_at
        copier = Copier()
        with pytest.raises(InputError, match="No space left") as caught:
            make(folder, out, copier)
        disk.full_at = None
        left = contents(out)
        assert all(content in {before.get(name), new[name]} for name, content in left.items())
        if copier.asked:
            kept = next(p for p in tmp_path.iterdir() if str(p) in str(caught.value))
            merged = merge_folder(kept).brief
            assert merged is not None
            assert merged.fields == read_new(new).fields
            shutil.rmtree(kept)
        if full_at % 5 == 0:
            make(folder, out)
            assert contents(out) == new
    assert list(tmp_path.iterdir()) == []


def read_new(new: dict[str, bytes]) -> Brief:
    return Brief.model_validate(loaded(new["brief.json"].decode()))


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.EDQUOT, errno.EIO])
def test_a_folder_that_cannot_be_written_is_said_before_a_model_is_asked(
    code: int,
    places: tuple[Path, Path, dict[str, bytes]],
    out: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    disk, copier = FullDisk(out, full_at=1, code=code), Copier()
    disk.install(monkeypatch)
    with pytest.raises(InputError, match="--out"):
        make(places[0], out, copier)
    assert copier.asked == []
    assert contents(out) == contents(places[1])


def test_a_power_cut_at_any_moment_leaves_every_file_old_or_new(
    places: tuple[Path, Path, dict[str, bytes]], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, old, new = places
    before = contents(old)
    disk = ForgetfulDisk(out)
    disk.install(monkeypatch)
    make(folder, out)
    assert len(disk.cuts) > 40
    for left in disk.cuts:
        for path, content in left.items():
            name = path.relative_to(out).as_posix()
            if not name.startswith("."):
                assert content in {before.get(name), new[name]}, name
    last = {path.relative_to(out).as_posix(): content for path, content in disk.cuts[-1].items()}
    assert {name: last[name] for name in new} == new


def _limited(store: Store, pages: int) -> None:
    """Let the store's file grow to so many pages; whoever connects from now on is held to it."""

    def limit(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages}").close()

    store.engine.dispose()
    event.listen(store.engine, "connect", limit)


def ending(store: Store, way: How) -> str:
    try:
        make_brief(store, "ferry", way)
    except SummarizerError as error:
        return str(error)
    return "done"


def test_on_a_full_disk_the_store_stays_sound_and_no_more_is_paid_for(tmp_path: Path) -> None:
    deep = "The Aurora lies {} metres deep off Trevoal.\n"
    articles = {f"{n}.txt": deep.format(n) for n in range(30, 42)}
    with open_store(tmp_path / "model.db") as store:
        event_of(store, articles)
    stopped = 0
    for room in (0, 4, 500):
        place = tmp_path / f"{room}.db"
        shutil.copyfile(tmp_path / "model.db", place)
        with serving() as stub:
            way = how(stub, lede="code", concurrency=1, embeddings="off", fallback="none")
            with open_store(place) as store:
                with store.reading() as connection:
                    pages = connection.execute(text("PRAGMA page_count")).scalar_one()
                _limited(store, pages + room)
                stopped += "the disk is full" in ending(store, way)
                first = len(stub.requests)
            with open_store(place) as store:
                assert store.is_sound()
                made = make_brief(store, "ferry", way)
            assert {source.status for source in made.version.brief.sources} == {"used"}
            # Only the answer that could not be kept is paid for again.
            assert len(stub.requests) <= 12 + 1
            assert first <= 12
    assert stopped >= 2


def daily(place: Path, stub: Stub, out: Path) -> subprocess.Popen[bytes]:
    own = {name: value for name, value in os.environ.items() if "SUMMARIZER_" not in name}
    settings = {"MODEL": "stub-1", "BASE_URL": stub.url, "EMBEDDINGS": "off", "LEDE": "code"}
    given = {f"SUMMARIZER_{name}": value for name, value in settings.items()}
    command = ["daily", "--date", "2026-11-27", "--out", str(out), "--store", str(place)]
    return subprocess.Popen(
        [sys.executable, "-m", "summarizer", *command, "--quiet"],
        env={**own, **given, "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.endurance
def test_two_runs_at_once_on_one_store_both_end_well_and_pay_once(tmp_path: Path) -> None:
    place = tmp_path / "store.db"
    with open_store(place) as store:
        come_in(store, stories(3, 3))
    with serving() as stub:
        outs = [tmp_path / "out-0", tmp_path / "out-1"]
        runs = [daily(place, stub, out) for out in outs]
        assert [run.wait(120) for run in runs] == [0, 0]
        asked = Counter(request.text() for request in stub.requests)
    assert set(asked.values()) == {1}
    with open_store(place) as store:
        assert store.is_sound()
    assert result(outs[0]) == result(outs[1])
    assert any(name.endswith("brief.json") for name in result(outs[0]))


def _answers(folder: Path, count: int) -> tuple[Path, list[int]]:
    """Keep answers one by one; return the store and how long its log was after each."""
    place, sizes = folder / "store.db", []
    store = open_store(place)
    log = place.with_name("store.db-wal")
    for n in range(count):
        with store.writing() as connection:
            keep_answer(connection, f"{n:064}", ANSWER, used=USED, model="m", purpose="extract")
        sizes.append(log.stat().st_size)
    shutil.copyfile(place, folder / "cut.db")
    shutil.copyfile(log, folder / "cut.db-wal")
    store.close()
    return folder / "cut.db", sizes


def test_a_power_cut_that_drops_or_garbles_what_was_not_synced_loses_no_kept_answer(
    tmp_path: Path,
) -> None:
    cut, sizes = _answers(tmp_path, 40)
    log = cut.with_name("cut.db-wal").read_bytes()
    chance = random.Random(7)
    for trial in range(30):
        kept = chance.randrange(len(sizes))
        synced = sizes[kept]
        torn = log[synced : synced + chance.randrange(0, 9000)]
        if trial % 3 == 1:
            torn = bytes(len(torn))
        elif trial % 3 == 2:
            torn = chance.randbytes(len(torn))
        place = tmp_path / f"trial-{trial}.db"
        shutil.copyfile(cut, place)
        place.with_name(f"{place.name}-wal").write_bytes(log[:synced] + torn)
        with open_store(place) as store, store.reading() as connection:
            found = [find_answer(connection, f"{n:064}") is not None for n in range(len(sizes))]
            assert all(found[: kept + 1])
            # Beyond what was synced an answer is there whole, or not at all, in order.
            assert found == sorted(found, reverse=True)
            assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
        for path in tmp_path.glob(f"{place.name}*"):
            path.unlink()


@pytest.mark.parametrize("year", ["1971", "2199"])
def test_a_store_whose_clock_jumped_still_knows_which_version_is_the_newest(
    year: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(tmp_path / "store.db") as store, serving() as stub:
        event_of(store, OLD)
        way = how(stub, lede="code", embeddings="off")
        first = make_brief(store, "ferry", way).version
        moment = f"{year}-01-01T00:00:00.000000Z"
        for module in ("articles", "briefs", "answers"):
            monkeypatch.setattr(f"summarizer.store.{module}.now", lambda: moment)
        asked = len(stub.requests)
        event_of(store, {"c.txt": "The Aurora was pulled free on Friday.\n"})
        second = make_brief(store, "ferry", way).version
        assert len(stub.requests) == asked + 1
        with store.reading() as connection:
            assert [each.id for each in versions_of(connection, "ferry")] == [first.id, second.id]
            assert newest_version(connection, "ferry") == second
