"""Write files so that a reader sees the old one or the new one, never half of either."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from summarizer.errors import InputError
from summarizer.reading.article import Article

_MODE = 0o644


def write_text(path: Path, text: str) -> None:
    """Write `text` to `path` as UTF-8, atomically, line ends as they are.

    The text goes to a temporary file in the same folder, is flushed to the disk and takes the
    place of `path` in one step; a crash or a full disk leaves the old file whole. Missing
    folders are made. Raises InputError when the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    except OSError as error:
        raise _cannot_write(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_MODE)
        temporary.replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


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
