"""Parse files that are more than text in a process of its own, within limits.

Such a file is written by strangers and read by large libraries: one of a kilobyte can ask for
gigabytes or for minutes. One process serves file after file, for it takes half a second to start;
it is replaced when it had to be ended, and after some hundred files. It gets none of the
program's environment, so no keys, and what it answers is data, checked like any other.
"""

import atexit
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.reading import parser_limits as limits
from summarizer.reading.document import Document, NotReadableError
from summarizer.reading.parser_limits import READY, REASONS, StopCode

# The paths are handed over, so that both processes import the same files.
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from summarizer.reading.parser_process import main; main()"
)
_ENVIRONMENT = (
    "PATH LANG LC_ALL LC_CTYPE TMPDIR TEMP TMP SYSTEMROOT PYTHONHOME LD_LIBRARY_PATH "
    "DYLD_LIBRARY_PATH"
).split()
_MAX_HEAD = 20  # bytes of the line that says how long an answer is


class ParserStoppedError(NotReadableError):
    """A file went over a limit, and its parsing was ended.

    `code` says over which; the message completes "the file …".
    """

    def __init__(self, code: StopCode) -> None:
        super().__init__(
            f"could not be read ({code}): {REASONS[code]}; save its text as a .txt file instead"
        )
        self.code = code


class _Answer(BaseModel):
    """What the parser process answers: exactly one of three things."""

    model_config = ConfigDict(extra="forbid")

    document: Document | None = None
    reason: str | None = None
    stopped: StopCode | None = None


class _OverError(Exception):
    """The process said what no process of ours says."""


class _GoneError(_OverError):
    """The process ended before its answer did."""


@dataclass(slots=True)
class Parser:
    """A parser process that is started when it is needed, and started again when it has to be.

    Safe to use from several threads, one file at a time.

    Attributes:
        wall_seconds: How long one file may take by the clock, the start of the process included.
        started: How many processes there were so far.

    """

    wall_seconds: float = limits.WALL_SECONDS
    started: int = 0
    _start: str = _START
    _process: "subprocess.Popen[bytes] | None" = None
    _owner: int = 0
    _files: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def parse(self, kind: str, data: bytes) -> Document:
        """Read `data` as a file whose name ends in `kind` (".html", …).

        Raises NotReadableError when it is no such file, and ParserStoppedError, one of those,
        when it goes over a limit.
        """
        if len(data) > limits.MAX_INPUT:
            raise NotReadableError(f"is larger than {limits.MAX_INPUT // 1_000_000} MB")
        with self._lock:
            answer = self._answer(kind, data)
        if answer.stopped is not None:
            raise ParserStoppedError(answer.stopped)
        if answer.document is None:
            raise NotReadableError(answer.reason or "is not a file that can be read")
        return answer.document

    def close(self) -> None:
        """End the process; the next file starts another."""
        process, self._process, self._files = self._process, None, 0
        if process is None or self._owner != os.getpid():
            return  # after a fork the process is the parent's
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what was not sent yet has nowhere to go
                    pipe.close()

    def _answer(self, kind: str, data: bytes) -> _Answer:
        """Ask the process; whatever goes wrong on the way ends it."""
        if self._files >= limits.FILES_PER_PROCESS or self._owner != os.getpid():
            self.close()
        late = threading.Event()
        timer = threading.Timer(self.wall_seconds, self._end, [late])
        timer.daemon = True
        timer.start()
        ready = False
        try:
            process = self._running()
            ready = True
            answer = _exchange(process, kind, data)
        except (_OverError, OSError, ValidationError) as error:
            gone = isinstance(error, _GoneError | OSError)
            code: StopCode = "time" if late.is_set() else self._why(gone=gone) if ready else "start"
            self.close()
            return _Answer(stopped=code)
        except BaseException:
            self.close()  # stopped halfway: the next answer would be that of this file
            raise
        finally:
            timer.cancel()
        self._files += 1
        if answer.stopped == "memory":
            self.close()
        return answer

    def _running(self) -> "subprocess.Popen[bytes]":
        """Return the process, started and ready if there is none."""
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        paths = json.dumps([str(Path(path).absolute()) for path in sys.path])
        process = subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, "-B", "-P", "-X", "utf8", "-c", self._start, paths],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        self._process, self._owner = process, os.getpid()
        self.started += 1
        assert process.stdout is not None  # noqa: S101  a pipe, as asked for
        if process.stdout.readline(len(READY)) != READY:
            raise _OverError
        return process

    def _end(self, late: threading.Event) -> None:
        """End the process because its time is over."""
        late.set()
        process = self._process
        if process is not None:
            process.kill()

    def _why(self, *, gone: bool) -> StopCode:
        """Say why the process gave no answer that fits: it is `gone`, or said something else."""
        process = self._process
        if process is None or not gone:
            return "crash"
        with contextlib.suppress(subprocess.TimeoutExpired):
            # The pipe closes a moment before the process is gone.
            process.wait(timeout=5)
        if sys.platform != "win32" and process.returncode == -signal.SIGXCPU:
            return "time"
        return "crash"


def _exchange(process: "subprocess.Popen[bytes]", kind: str, data: bytes) -> _Answer:
    """Send one file and take the answer; raises _OverError when there is none that fits."""
    assert process.stdin is not None  # noqa: S101  pipes, as asked for
    assert process.stdout is not None  # noqa: S101  as above
    process.stdin.write(f"{kind} {len(data)}\n".encode())
    process.stdin.write(data)
    process.stdin.flush()
    head = process.stdout.readline(_MAX_HEAD)
    if not head.strip().isdigit() or int(head) > limits.MAX_OUTPUT:
        raise _OverError if head else _GoneError
    answer = process.stdout.read(int(head))
    if len(answer) != int(head):
        raise _GoneError
    return _Answer.model_validate_json(answer)


def _environment() -> dict[str, str]:
    """Return what Python needs to start, and nothing else: no keys, no settings."""
    own = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    # Threads of a numerical library each take address space, which is what is limited.
    return own | {"PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1"}


PARSER = Parser()
atexit.register(PARSER.close)
