"""What one file may cost the process that parses it, and how that process holds itself to it."""

import contextlib
import sys
from typing import Literal

StopCode = Literal["memory", "time", "output", "crash", "start"]

KINDS = (".html", ".htm", ".pdf", ".docx")  # of the files that are read in the parser process
READY = b"ready\n"  # what that process says once it holds itself to its limits
MAX_INPUT = 20_000_000  # bytes of a file
MAX_OUTPUT = 2_000_000  # bytes of what is read from it, as JSON
MEMORY = 512 * 1024 * 1024  # bytes of address space, the libraries themselves (200 MB) included
PROCESSOR_SECONDS = 20
WALL_SECONDS = 120.0  # six times as much, for a machine that does other things too
FILES_PER_PROCESS = 500  # then a fresh process: what a library leaks goes with the old one

REASONS: dict[StopCode, str] = {
    "memory": f"it needs more than {MEMORY // 1024**2} MB of memory",
    "time": f"it takes more than {PROCESSOR_SECONDS} seconds of processor time, or "
    f"{WALL_SECONDS:.0f} by the clock",
    "output": f"it holds more than {MAX_OUTPUT // 1_000_000} MB of text",
    "crash": "the process that reads such files broke down on it",
    "start": "the process that reads such files could not be started",
}


def limit_process() -> None:
    """Hold this process to the memory it may have, and keep it from writing files.

    Where the system knows no such limits (Windows) or does not keep them (memory on macOS), the
    limits on time by the clock, on input and on output remain.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  Windows has none

    for kind, value in [
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ]:
        _limit(kind, value)


def limit_next_file() -> None:
    """Give this process the processor time of one file, counted from now."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  Windows has none

    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(
        resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + PROCESSOR_SECONDS, keep=True
    )


def _limit(kind: int, value: int, *, keep: bool = False) -> None:
    """Lower a limit; `keep` leaves the hard one, so that it can be raised for the next file."""
    import resource  # noqa: PLC0415  Windows has none

    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    # Some systems do not know this limit; the others still hold.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(kind, (value, hard if keep else value))
