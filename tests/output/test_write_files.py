"""Files are replaced whole or not at all."""

import os
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.output.files import kept_text_file, write_kept_texts, write_text
from summarizer.reading.article import Article


def test_text_is_written_as_utf_8_with_its_own_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "new" / "brief.md"
    write_text(path, "é\r\nb\n")
    assert path.read_bytes() == b"\xc3\xa9\r\nb\n"
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "brief.json"
    write_text(path, "old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="No space left"):
        write_text(path, "new")
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_text_that_cannot_be_encoded_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    write_text(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_text(path, "\ud800")
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match=r"brief\.md.*--out"):
        write_text(tmp_path / "file" / "brief.md", "x")


def test_only_texts_kept_apart_are_written_beside_the_brief(tmp_path: Path) -> None:
    page = Article(id="S1", file="a.html", kept_apart=True, text="Du texte\r\ngardé.\n")
    plain = Article(id="S2", file="b.txt", text="le fichier lui-même")
    assert [kept_text_file(article) for article in (page, plain)] == ["sources/S1.txt", None]
    assert write_kept_texts([page, plain], tmp_path) == [tmp_path / "sources" / "S1.txt"]
    assert (tmp_path / "sources" / "S1.txt").read_bytes() == page.text.encode()
    assert not (tmp_path / "sources" / "S2.txt").exists()
