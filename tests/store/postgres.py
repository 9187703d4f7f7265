"""A PostgreSQL server of our own for the tests, on a free port of loopback, gone afterwards."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MUCH = 16_000_000_000  # bytes


def programs() -> Path | None:
    """Return the folder with initdb and postgres, or None where PostgreSQL is not installed."""
    found = shutil.which("pg_isready")
    beside = [Path(found).resolve().parent] if found else []
    folders = [*beside, *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def _quick_place() -> str | None:
    """Return a folder in memory, where there is much of it: a database a test is many files."""
    memory = Path("/dev/shm")  # noqa: S108  the folder made in it has a name of its own
    if not memory.is_dir() or shutil.disk_usage(memory).free < _MUCH:
        return None
    return str(memory)


@contextmanager
def server() -> Iterator[str]:
    """Start a server; gives the URL of its database without a name, to add one to."""
    bin_folder = programs()
    assert bin_folder is not None
    # PostgreSQL refuses to run as root.
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    with tempfile.TemporaryDirectory(dir=_quick_place()) as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        if os.geteuid() == 0:
            shutil.chown(folder, user)
        Path(folder).chmod(0o700)
        data = Path(folder) / "data"
        options = {"user": user, "cwd": folder, "stdout": subprocess.DEVNULL}
        subprocess.run(
            [bin_folder / "initdb", "-D", data, "-A", "trust", "-U", "newsroom", "-E", "UTF8"],
            check=True,
            **options,  # type: ignore[call-overload]
        )
        serve = ["-D", data, "-p", str(port), "-k", folder, "-h", "127.0.0.1"]
        serve += ["-c", "fsync=off"]  # what a test keeps need not outlive the machine
        process = subprocess.Popen(
            [bin_folder / "postgres", *serve],
            stderr=subprocess.DEVNULL,
            **options,  # type: ignore[call-overload]
        )
        try:
            _await(bin_folder, port)
            yield f"postgresql://newsroom@127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGQUIT)  # at once: nothing is kept
            process.wait(30)


def _await(bin_folder: Path, port: int) -> None:
    for _ in range(300):
        ready = subprocess.run(
            [bin_folder / "pg_isready", "-h", "127.0.0.1", "-p", str(port), "-q"], check=False
        )
        if ready.returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start")


def make_database(server_url: str, name: str, model: str = "template1") -> str:
    """Make a database, empty or like `model`, and return its URL."""
    import psycopg  # noqa: PLC0415  only where PostgreSQL is there

    with psycopg.connect(f"{server_url}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{model}"')
    return f"{server_url}/{name}"
