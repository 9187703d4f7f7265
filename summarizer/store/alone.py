"""One run at a time on a store: a second one waits, so that nothing is asked for twice.

The lock is the operating system's, or PostgreSQL's for as long as a connection lives, so that a
run that is killed holds nothing up.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout
from sqlalchemy import text

from summarizer.errors import StoreError
from summarizer.pipeline.notices import Notice, silent
from summarizer.store.connect import Store, told_of

_RUN = 0x53554D52  # one number for all runs on one PostgreSQL database
_LOOK = 0.5  # seconds between two looks whether the other run has ended
WAITING = "Another run is working on this store. Waiting until it ends."


@contextmanager
def alone(store: Store, notice: Notice = silent) -> Iterator[None]:
    """Hold the store for one run; waits while another one holds it, and says so.

    Raises StoreError when the lock cannot be made.
    """
    database = store.engine.url.database
    if store.kind == "postgresql":
        with _held_in_database(store, notice):
            yield
    elif not database or database == ":memory:":
        yield  # nobody else can see it
    else:
        with _held_as_file(f"{database}.run", notice):
            yield


@contextmanager
def _held_as_file(name: str, notice: Notice) -> Iterator[None]:
    # Never the kind of lock that is a mere file: it would outlive a run that is killed.
    lock = FileLock(name, fallback_to_soft=False)
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            notice(WAITING)
            lock.acquire(poll_interval=_LOOK)
    except (OSError, NotImplementedError) as error:
        raise StoreError(
            f"The lock {name} cannot be made: {error}. Put the store on a local disk you may "
            "write to."
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _held_in_database(store: Store, notice: Notice) -> Iterator[None]:
    with told_of(store.url), store.engine.connect() as opened:
        connection = opened.execution_options(isolation_level="AUTOCOMMIT")
        asked = text("SELECT pg_try_advisory_lock(:key)")
        if not connection.execute(asked, {"key": _RUN}).scalar_one():
            notice(WAITING)
            while not connection.execute(asked, {"key": _RUN}).scalar_one():
                time.sleep(_LOOK)
        try:
            yield
        finally:
            # Not given back to be used again: with its end the lock is free, whatever happened.
            connection.invalidate()
