"""Open a file of a folder, or say why it is not opened; nothing outside the folder is read."""

import os
import stat
from pathlib import Path

from summarizer.reading.parser_limits import KINDS as PARSED
from summarizer.reading.parser_limits import MAX_INPUT

MAX_BYTES = MAX_INPUT
KINDS = (".txt", ".md", *PARSED, ".json", ".jsonl")
KINDS_TEXT = ".txt, .md, .html, .pdf, .docx, .json and .jsonl"
CHANGED = "it changed while it was read; run again when it is whole"


class ChangedError(Exception):
    """A file is not what it was when it was looked at."""


def content_of(path: Path, root: Path) -> bytes:
    """Read one byte more than is allowed, in case the file grew since it was looked at.

    Raises ChangedError when it was written to meanwhile, or another took its place.
    """
    with path.open("rb") as file:
        before = os.fstat(file.fileno())
        if refusal(path, root) or not os.path.samestat(before, path.stat()):
            raise ChangedError
        data = file.read(MAX_BYTES + 1)
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise ChangedError
    if len(data) != min(after.st_size, MAX_BYTES + 1):
        raise ChangedError
    return data


def unopened(error: OSError) -> str:
    """Say why a file could not be opened or read."""
    return f"it cannot be opened: {error.strerror or 'input error'}"


def refusal(path: Path, root: Path, limit: int | None = MAX_BYTES) -> str | None:
    """Say why a path is not opened, or None; a file of more than `limit` bytes is not."""
    try:
        path.name.encode("utf-8")
    except UnicodeEncodeError:
        return "its name is not valid Unicode; rename it"
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
            return "it is a link out of the folder, which is not followed; copy the file here"
        status = path.stat()
    except (OSError, RuntimeError):
        return "it is a link that leads nowhere"
    large = limit is not None and status.st_size > limit
    return _not_read(path, status.st_mode) or (too_large() if large else None)


def _not_read(path: Path, mode: int) -> str | None:
    if stat.S_ISDIR(mode):
        return "it is a folder, and folders inside one are not read; run the program on it"
    if not stat.S_ISREG(mode):
        return "it is a device or pipe, not a file"
    if path.suffix.lower() not in KINDS:
        return f"files of this kind are not read; {KINDS_TEXT} are"
    return None


def too_large() -> str:
    """Say that a file is larger than is read."""
    return f"it is larger than {MAX_BYTES // 1_000_000} MB; leave only the article in it"
