"""Small statements both databases understand."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, text
from sqlalchemy.dialects import postgresql, sqlite

T = TypeVar("T")
_REGROUPING = 0x53554D47  # one number for all programs that move articles between events
_AT_ONCE = 500  # values in one IN (…), well below both databases' limits


def chunked(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Cut values into portions one statement may hold."""
    return (values[at : at + _AT_ONCE] for at in range(0, len(values), _AT_ONCE))


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, leaving alone those whose key is there already."""
    if not rows:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(table).on_conflict_do_nothing(), list(rows))


def put_rows(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, key: Sequence[str]
) -> None:
    """Insert rows, or give those whose `key` is there already the new values."""
    if not rows:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table)
    given = set(rows[0]) - set(key)
    changes = {name: statement.excluded[name] for name in sorted(given)}
    connection.execute(
        statement.on_conflict_do_update(index_elements=list(key), set_=changes), list(rows)
    )


def one_at_a_time(connection: Connection) -> None:
    """Let no other transaction that asks for this go on before this one ends.

    SQLite lets one write at a time anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _REGROUPING})
