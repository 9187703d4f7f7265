"""Which files of a watched folder are whole: those nobody has written to for a while.

A file is taken when its size and time have been the same for `settle` seconds, as this machine's
clock of elapsed time tells it; the times of files are only compared with one another.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG

from summarizer.daily.ingest import files_below

SETTLE = 2.0
# What programs call a file they have not written to the end.
_UNFINISHED = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".filepart", ".swp", "~")

Mark = tuple[int, int]  # size, time of the last change in nanoseconds


@dataclass(slots=True)
class Inbox:
    """Folders, and what has been seen of the files in them.

    Attributes:
        folders: With all folders below them.
        settle: Seconds a file must have been left alone.
        clock: Tells elapsed seconds.

    """

    folders: Sequence[Path]
    settle: float = SETTLE
    clock: Callable[[], float] = time.monotonic
    _seen: dict[Path, tuple[Mark, float]] = field(default_factory=dict)
    _taken: dict[Path, Mark] = field(default_factory=dict)

    def look(self) -> None:
        """Go through all folders for files that are new or have changed."""
        for folder in self.folders:
            self.note(files_below(folder))

    def note(self, paths: Iterable[Path]) -> None:
        """Remember that something has happened to these files, or in these folders."""
        for path in paths:
            if path.is_dir() and not path.is_symlink():
                self.note(files_below(path))
            elif self._counts(path):
                self._see(path)

    def whole(self) -> list[Path]:
        """Return the files that are whole and not taken yet, by name."""
        for path in list(self._seen):
            self._see(path)
        now = self.clock()
        return sorted(path for path, (_, at) in self._seen.items() if now - at >= self.settle)

    def take(self, paths: Iterable[Path]) -> None:
        """Remember that these were read as `whole` gave them; they count again when they change."""
        for path in paths:
            if path in self._seen:
                self._taken[path] = self._seen.pop(path)[0]

    def _see(self, path: Path) -> None:
        mark = _mark(path)
        if mark is None or mark == self._taken.get(path):
            self._seen.pop(path, None)
        elif path not in self._seen or self._seen[path][0] != mark:
            self._seen[path] = (mark, self.clock())

    def _counts(self, path: Path) -> bool:
        """Tell whether a file is meant to be read: none in a hidden folder, none unfinished."""
        if path.name.lower().endswith(_UNFINISHED):
            return False
        for folder in self.folders:
            if path.is_relative_to(folder):
                below = path.relative_to(folder).parts
                return not any(part.startswith(".") for part in below)
        return False


def _mark(path: Path) -> Mark | None:
    """Return what a change of a file shows by; None for what is no file, is gone or empty."""
    try:
        found = path.stat()
    except OSError:
        return None
    if not S_ISREG(found.st_mode) or not found.st_size:
        return None
    return (found.st_size, found.st_mtime_ns)
