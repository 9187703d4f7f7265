"""Write files so that a reader sees the old one or the new one, never half of either."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from summarizer.errors import InputError
from summarizer.reading.article import Article

_MODE = 0o644


def write_text(path: Path, text: str) -> None:
    """Write `text` to `path` as UTF-8, line ends as they are; see `write_bytes`."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write `content` to `path`, atomically.

    It goes to a temporary file in the same folder, is flushed to the disk and takes the place
    of `path` in one step; a crash, a power cut or a full disk leaves the old file whole. Missing
    folders are made. Raises InputError when the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    except OSError as error:
        raise _cannot_write(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_MODE)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, so that a power cut does not take one back."""
    if sys.platform == "win32":
        return  # folders cannot be opened there, and names are on the disk at once
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _cannot_write(path: Path, error: OSError) -> InputError:
    why = error.strerror or type(error).__name__
    return InputError(f"Cannot write {path}: {why}. Choose another place with --out.")


def kept_text_file(article: Article) -> str | None:
    """Name the file the text of `article` is kept in, relative to the brief's folder.

    None when the source file itself is the text, so that nothing has to be kept beside it.
    """
    return f"sources/{article.id}.txt" if article.kept_apart else None


def write_kept_texts(articles: Iterable[Article], folder: Path) -> list[Path]:
    """Write the text of every article that is not its file's own under `folder`/sources.

    Returns the files written. Raises InputError when one cannot be.
    """
    written = []
    for article in articles:
        name = kept_text_file(article)
        if name is not None:
            write_text(folder / name, article.text)
            written.append(folder / name)
    return written
