"""Backup and restore: everything in the store as one SQLite file, whatever database it is in.

A backup of a PostgreSQL store can be restored into a SQLite file and the other way round.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, insert, select, text, update

from summarizer.errors import StoreError
from summarizer.store.connect import Store, open_store
from summarizer.store.tables import metadata

_AT_ONCE = 200  # rows held in memory; articles carry their original bytes
# Columns that name a row of the same table, which may come later.
_LATER = {"articles": ("id", "replaced_by"), "events": ("id", "joined_into")}


def backup(store: Store, file: Path) -> int:
    """Write all of `store` to a new `file`, whole or not at all; return the number of rows.

    Raises StoreError when there is such a file already, or it cannot be written.
    """
    if file.exists():
        raise StoreError(f"There is already a file {file}. Give the backup another name.")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{file.name[:40]}.", dir=file.parent)
        os.close(handle)
    except OSError as error:
        raise StoreError(f"Cannot write {file}: {error.strerror}. Choose another place.") from error
    part = Path(name)
    try:
        with open_store(part) as target:
            rows = _copy(store, target)
        # One file, with no log beside it that could be forgotten.
        with closing(sqlite3.connect(part)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
        part.replace(file)
    finally:
        for leftover in (part, Path(f"{part}-wal"), Path(f"{part}-shm")):
            leftover.unlink(missing_ok=True)
    return rows


def restore(file: Path, store: Store) -> int:
    """Bring everything in a backup `file` into an empty `store`; return the number of rows.

    Raises StoreError when the file is no backup, or the store is not empty.
    """
    expect_backup(file)
    with store.reading() as connection:
        if any(_count(connection, table) for table in metadata.sorted_tables):
            raise StoreError(
                f"The store {store.url} is not empty, so nothing was restored into it. Name a "
                "new one with --store."
            )
    with tempfile.TemporaryDirectory() as folder:
        # Opened as a store it may be brought to newer tables; the backup itself stays as it is.
        work = Path(folder) / "backup.db"
        shutil.copyfile(file, work)
        with open_store(work) as source:
            if not source.is_sound():
                raise StoreError(f"The backup {file} is damaged. Use another one.")
            return _copy(source, store)


def expect_backup(file: Path) -> None:
    """Raise StoreError when `file` is not there, or is no backup of a store."""
    if not file.is_file():
        raise StoreError(f"There is no backup {file}. Check the path.")
    known = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    try:
        place = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(place, uri=True)) as connection:
            found = connection.execute(known).fetchone()
    except sqlite3.Error:
        found = None
    if found is None:
        raise StoreError(
            f"{file} is no backup of a store, or is damaged. Give a file that `summarizer store "
            "backup` wrote."
        )


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _copy(source: Store, target: Store) -> int:
    rows = 0
    with source.reading() as old, target.writing() as new:
        for table in metadata.sorted_tables:
            rows += _copy_table(old, new, table)
        if target.kind == "postgresql":
            for table in metadata.sorted_tables:
                _go_on_numbering(new, table)
    return rows


def _copy_table(old: Connection, new: Connection, table: Table) -> int:
    key, link = _LATER.get(table.name, ("", ""))
    links: list[Mapping[str, Any]] = []
    count = 0
    result = old.execution_options(yield_per=_AT_ONCE).execute(select(table)).mappings()
    for part in result.partitions(_AT_ONCE):
        rows = [dict(row) for row in part]
        for row in rows:
            if link and row[link] is not None:
                links.append({"b_key": row[key], "b_link": row[link]})
                row[link] = None
        new.execute(insert(table), rows)
        count += len(rows)
    if links:
        statement = (
            update(table)
            .where(table.c[key] == bindparam("b_key"))
            .values({link: bindparam("b_link")})
        )
        new.execute(statement, links)
    return count


def _go_on_numbering(connection: Connection, table: Table) -> None:
    """Let PostgreSQL number new rows after those that were copied with their numbers."""
    column = table.autoincrement_column
    if column is None:
        return
    sequence = connection.execute(
        text("SELECT pg_get_serial_sequence(:table, :column)"),
        {"table": table.name, "column": column.name},
    ).scalar_one()
    highest = connection.execute(select(func.max(column))).scalar_one()
    if sequence and highest:
        connection.execute(
            text("SELECT setval(:sequence, :highest)"), {"sequence": sequence, "highest": highest}
        )
