"""Opening the store: a SQLite file or a PostgreSQL database, brought to the present tables.

SQLite runs in WAL mode with full sync: an answer that was paid for survives a power cut
(https://www.sqlite.org/pragma.html#pragma_synchronous). WAL needs a local disk.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from summarizer.errors import StoreError
from summarizer.store.tables import REVISION

_WAIT = 30  # seconds a writer waits for another one


class Store:
    """An open store. Use it with `with`, or call `close`.

    Attributes:
        url: Where it is, without a password.
        kind: "sqlite" or "postgresql".

    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.url = engine.url.render_as_string(hide_password=True)
        self.kind = engine.dialect.name

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept together, or not at all.

        Raises StoreError when the database fails.
        """
        with told_of(self.url), self.engine.connect() as connection:
            connection.execution_options(summarizer_writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store throughout.

        Raises StoreError when the database fails.
        """
        with told_of(self.url), self.engine.connect() as connection:
            if self.kind == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    def is_sound(self) -> bool:
        """Tell whether the database finds no fault in itself; PostgreSQL answers for its own."""
        if self.kind != "sqlite":
            return True
        with self.reading() as connection:
            return list(connection.execute(text("PRAGMA integrity_check")).scalars()) == ["ok"]

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(where: str | Path, *, create: bool = True) -> Store:
    """Open the store, making or updating its tables where needed.

    Args:
        where: Path of a SQLite file, or a URL: sqlite:///file or postgresql://….
        create: Whether a store is made where there is none; else StoreError is raised.

    Raises:
        StoreError: It cannot be opened, is of a newer version of this program, or is damaged.

    """
    url = _url(where)
    shown = url.render_as_string(hide_password=True)
    if not create and url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise _no_store(url, shown)
    with told_of(shown):
        engine = _engine(url)
        try:
            _migrate(engine, shown, url, create=create)
        except BaseException:
            engine.dispose()
            raise
    return Store(engine)


def _no_store(url: URL, shown: str) -> StoreError:
    place = url.database if url.get_backend_name() == "sqlite" else shown
    return StoreError(
        f"There is no store at {place}. Check --store and SUMMARIZER_STORE; `summarizer ingest` "
        "makes one."
    )


def _revision(engine: Engine) -> str | None:
    """Return which form the tables have; None where there are none."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _url(where: str | Path) -> URL:
    """Return the URL meant by `where`; a PostgreSQL one always asks for psycopg."""
    if isinstance(where, Path) or "://" not in where:
        return URL.create("sqlite", database=str(Path(where).expanduser()))
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):
        raise StoreError("The address of the store is no database URL. " + _FORMS) from None
    if url.drivername in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername in {"sqlite", "postgresql+psycopg"}:
        return url
    raise StoreError(f"The store cannot be a {url.drivername} database. " + _FORMS)


_FORMS = (
    "Give the path of a file, or postgresql://USER:PASSWORD@HOST/NAME, with --store or "
    "SUMMARIZER_STORE."
)


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        try:
            return create_engine(url, pool_pre_ping=True)
        except (ModuleNotFoundError, NoSuchModuleError) as error:
            raise StoreError(
                'PostgreSQL needs a further package: pip install "newsroom-summarizer[postgres]".'
            ) from error
    if url.database and url.database != ":memory:":
        file = Path(url.database)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"The folder {file.parent} cannot be made: {error.strerror}."
            ) from error
    engine = create_engine(
        url, poolclass=QueuePool, connect_args={"timeout": _WAIT, "check_same_thread": False}
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once where writing is meant: waiting for it later can fail."""
    writes = connection.get_execution_options().get("summarizer_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _migrate(engine: Engine, shown: str, url: URL, *, create: bool) -> None:
    """Bring the tables to the newest form, where they have another."""
    present = _revision(engine)
    if present == REVISION:
        return
    if present is None and not create:
        raise _no_store(url, shown)
    from summarizer.store.upgrading import upgrade  # noqa: PLC0415  slow, and seldom needed

    upgrade(engine, shown)


@contextmanager
def told_of(shown: str) -> Iterator[None]:
    """Word what the database says for a person, as a StoreError."""
    try:
        yield
    except SQLAlchemyError as error:
        why: Any = error.orig if isinstance(error, DBAPIError) else error
        raise StoreError(f"The store {shown} cannot be used: {_advice(why)}") from error


_ADVICE = (
    (
        ("locked",),
        "another program has been writing to it for long. Wait, and run again.",
    ),
    (("full", "no space"), "the disk is full. Make room, and run again."),
    (
        ("readonly", "read-only", "unable to open"),
        "it cannot be written there. Check the path and its permissions.",
    ),
    (
        ("malformed", "not a database"),
        "the file is damaged, or no store. Restore it with `summarizer store restore`.",
    ),
    (("password", "authentication"), "the database refuses the user or the password."),
    (
        ("connection refused", "connection failed", "could not translate", "failed to resolve"),
        "the database server does not answer. Check that it runs, and the address.",
    ),
)


def _advice(why: object) -> str:
    said = " ".join(str(why).split())
    lower = said.lower()
    for words, advice in _ADVICE:
        if any(word in lower for word in words):
            return advice
    return f"{said[:300]}."
