"""The store is opened, made and brought up to date, and says what is wrong in words."""

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from summarizer.errors import StoreError
from summarizer.store.connect import Store, open_store
from summarizer.store.runs import begin_run, last_runs
from summarizer.store.tables import REVISION, metadata


def test_the_migrations_make_exactly_the_tables_the_program_describes(store: Store) -> None:
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_store_opened_again_has_what_was_kept(place: str) -> None:
    with open_store(place) as store, store.writing() as connection:
        begin_run(connection, "daily")
    with open_store(place) as store, store.reading() as connection:
        assert [run.kind for run in last_runs(connection, "daily")] == ["daily"]


def test_what_fails_halfway_is_not_kept(store: Store) -> None:
    def work() -> None:
        with store.writing() as connection:
            begin_run(connection, "daily")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    with store.reading() as connection:
        assert last_runs(connection, "daily") == []


def test_a_reader_sees_one_state_while_others_write(store: Store) -> None:
    with store.reading() as old:
        assert last_runs(old, "daily") == []
        with store.writing() as connection:
            begin_run(connection, "daily")
        assert last_runs(old, "daily") == []


def test_eight_threads_write_at_once_and_nothing_is_lost(store: Store) -> None:
    def work() -> None:
        for _ in range(10):
            with store.writing() as connection:
                begin_run(connection, "daily")

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.reading() as connection:
        assert len(last_runs(connection, "daily", limit=100)) == 80


def test_two_programs_that_open_a_new_store_at_once_both_succeed(place: str) -> None:
    code = "import sys; from summarizer.store.connect import open_store; open_store(sys.argv[1])"
    command = [sys.executable, "-c", code, place]
    programs = [subprocess.Popen(command) for _ in range(3)]
    assert [program.wait(60) for program in programs] == [0, 0, 0]


def test_answers_survive_a_power_cut_on_sqlite(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db") as store, store.reading() as connection:
        assert connection.execute(text("PRAGMA synchronous")).scalar_one() == 2
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"


def test_a_store_of_a_newer_version_is_refused_and_left_alone(place: str) -> None:
    with open_store(place) as store, store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer version"):
        open_store(place)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("not a database at all, but long enough to be looked at" * 40)
    with pytest.raises(StoreError, match=r"notes\.txt.*damaged, or no store"):
        open_store(file)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(tmp_path / "file" / "store.db")


@pytest.mark.parametrize("where", ["mysql://u:secret@h/d", "http://h/d", "://"])
def test_an_address_that_is_none_is_refused_without_showing_it(where: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(where)
    assert "postgresql://" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_server_that_does_not_answer_is_said_without_the_password() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("postgresql://u:hush@127.0.0.1:1/d")
    assert "does not answer" in str(caught.value)
    assert "hush" not in str(caught.value)


def test_a_locked_store_is_said_to_be_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.store.connect._WAIT", 0.1)
    with open_store(tmp_path / "s.db") as store:
        other = sqlite3.connect(tmp_path / "s.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program"), store.writing():
            pass
        other.close()


def test_a_sound_store_says_so(store: Store) -> None:
    assert store.is_sound()


def test_a_new_store_has_the_form_the_tables_are_known_to_have(place: str) -> None:
    with open_store(place) as store, store.reading() as connection:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    assert found == REVISION


def test_opening_a_store_of_the_present_form_does_not_load_the_migrations(tmp_path: Path) -> None:
    open_store(tmp_path / "s.db").close()
    code = (
        "import sys; from summarizer.store.connect import open_store; "
        "open_store(sys.argv[1]).close(); sys.exit('alembic' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", code, tmp_path / "s.db"], check=False).returncode == 0
    )
