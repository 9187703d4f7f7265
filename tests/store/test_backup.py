"""A backup holds everything, and goes back into either database."""

from pathlib import Path

import pytest
from sqlalchemy import select

from summarizer.errors import StoreError
from summarizer.store.articles import article_id, put_articles
from summarizer.store.backup import backup, restore
from summarizer.store.connect import Store, open_store
from summarizer.store.events import Membership, join_into, put_event, put_members
from summarizer.store.runs import begin_run
from summarizer.store.tables import metadata
from tests.store.making import TEXT, incoming


def fill(store: Store, folder: Path) -> None:
    one = incoming(folder, TEXT, identity="https://a.example/1")
    two = incoming(folder, TEXT + " Five.", identity="https://a.example/1")
    with store.writing() as connection:
        put_articles(connection, [one, two])
        put_event(connection, "e1", ["2026-11-20"])
        put_event(connection, "e2", ["2026-11-21"])
        put_members(connection, [Membership(article_id(one.original, ".txt"), "e1")])
        join_into(connection, "e1", "e2")
        begin_run(connection, "daily")


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with store.reading() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }


def test_a_backup_restored_elsewhere_is_the_same_store(
    store: Store, tmp_path: Path, postgres_server: str
) -> None:
    fill(store, tmp_path)
    rows = backup(store, tmp_path / "backup.db")
    with open_store(tmp_path / "other.db") as other:
        assert restore(tmp_path / "backup.db", other) == rows
        assert everything(other) == everything(store)


def test_rows_added_after_a_restore_are_numbered_on(store: Store, tmp_path: Path) -> None:
    with open_store(tmp_path / "old.db") as old:
        fill(old, tmp_path)
        backup(old, tmp_path / "backup.db")
    restore(tmp_path / "backup.db", store)
    with store.writing() as connection:
        assert begin_run(connection, "daily") == 2


def test_a_backup_is_not_changed_by_restoring_it(tmp_path: Path) -> None:
    file = tmp_path / "backup.db"
    with open_store(tmp_path / "old.db") as old:
        fill(old, tmp_path)
        backup(old, file)
    before = file.read_bytes()
    with open_store(tmp_path / "new.db") as new:
        restore(file, new)
    assert file.read_bytes() == before
    assert sorted(path.name for path in tmp_path.glob("backup*")) == ["backup.db"]


def test_nothing_is_restored_over_what_is_there(store: Store, tmp_path: Path) -> None:
    fill(store, tmp_path)
    backup(store, tmp_path / "backup.db")
    with pytest.raises(StoreError, match="not empty"):
        restore(tmp_path / "backup.db", store)


def test_a_backup_never_takes_the_place_of_a_file(store: Store, tmp_path: Path) -> None:
    (tmp_path / "backup.db").write_text("precious")
    with pytest.raises(StoreError, match="already a file"):
        backup(store, tmp_path / "backup.db")
    with pytest.raises(StoreError, match="no backup"):
        restore(tmp_path / "nothing.db", store)
