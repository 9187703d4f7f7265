"""Taking a brief out of the store as files that prove it by themselves.

OUT/
brief.json  brief.md  brief.html
articles/2026-11-26-outlet-title-1a2b3c4d.txt …   byte for byte as they came
sources/S3.txt …                                  texts that are not the file itself
.export.json                                      what is there, so that it is not made twice
"""

import hashlib
import json
import re
import shutil
from pathlib import Path

from sqlalchemy import Connection

import summarizer
from summarizer.counting import counted
from summarizer.daily.composing import EVENTS
from summarizer.daily.digest import Digest
from summarizer.daily.kept import ARTICLES
from summarizer.daily.names import OURS
from summarizer.errors import StoreError
from summarizer.extraction.summary import Source
from summarizer.output.document import brief_json
from summarizer.output.files import write_bytes, write_text
from summarizer.pipeline.places import BRIEF, SOURCES, publish, staging
from summarizer.store.articles import original_of
from summarizer.store.briefs import Version
from summarizer.store.connect import Store
from summarizer.store.digests import newest_digest

_MADE = ".export.json"
# What `pipeline.places.staging` and `output.files.write_text` call what is not whole yet.
_UNFINISHED = re.compile(r"\.unfinished-\w+|\.(?:\.export\.json|digest\.(?:json|md|html))\.\w+")


def expect_writable(out: Path) -> None:
    """Raise InputError where no digest can be written to `out`; for before a model is asked."""
    with staging(out), staging(out / EVENTS):
        pass


def expect_none(store: Store, day: str, file: Path) -> None:
    """Raise StoreError where a day of which nothing is to be told has a digest that tells of it.

    A run on another store, or for another day, by a typo, would else put an empty digest in the
    place of one that tells of something: in the store of that day's, in the folder of any.

    Args:
        store: The store.
        day: The day.
        file: Where its digest.json would be written.

    """
    with store.reading() as connection:
        kept = newest_digest(connection, day)
    found = [(f"The store {store.url}", kept)] if kept else []
    if file.is_file():
        found.append((str(file), file.read_text("utf-8", errors="replace")))
    for where, document in found:
        try:
            digest = Digest.model_validate_json(document)
        except ValueError:  # what is no digest of ours is not ours to judge
            continue
        told = len(digest.events) + len(digest.left_out)
        if told:
            its = "that day" if digest.day == day else digest.day
            raise StoreError(
                f"No event has news for {day}, but {where} has a digest of {its} with "
                f"{counted(told, 'event')}. It was left as it is. Check --store and --date, or "
                "name another folder with --out."
            )


def export_event(store: Store, version: Version, out: Path) -> list[Path]:
    """Write a brief and all that proves it to the folder `out`: what `summarizer check` reads.

    The articles are written byte for byte as they came, into `out`/articles. Files of an
    earlier export are replaced all at once, and those no longer of use are taken away. What an
    earlier export of the same brief wrote, and nobody changed since, is left as it is.

    Returns:
        The files, the most useful first.

    Raises:
        InputError: The folder cannot be written.
        StoreError: The store does not have what the brief was made from.

    """
    clear_leftovers(out)
    there = _there(version, out)
    if there is not None:
        return there
    with staging(out) as stage:
        with store.reading() as connection:
            _write_articles(connection, version, stage / ARTICLES)
        _write_brief(version, stage)
        new = {path.name for path in (stage / ARTICLES).iterdir()}
        made = {
            path.relative_to(stage).as_posix(): _sha256(path)
            for path in sorted(stage.rglob("*"))
            if path.is_file()
        }
        files = publish(stage, out)
    for old in (out / ARTICLES).iterdir():
        if OURS.fullmatch(old.name) and old.name not in new:
            old.unlink(missing_ok=True)
    note = {**_of(version), "files": made}
    write_text(out / _MADE, json.dumps(note, indent=2) + "\n")
    return files


def clear_leftovers(folder: Path) -> None:
    """Take away what a run that was killed had begun to write to a folder of a digest."""
    for path in list(folder.iterdir()) if folder.is_dir() else []:
        if _UNFINISHED.fullmatch(path.name):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def _write_articles(connection: Connection, version: Version, folder: Path) -> None:
    folder.mkdir()
    for source in version.brief.sources:
        content = original_of(connection, _article_of(version, source))
        write_bytes(folder / _file_of(source), content)


def _write_brief(version: Version, stage: Path) -> None:
    from summarizer.output.proof import texts_of  # noqa: PLC0415  slow, needed only to make something
    from summarizer.pipeline.stages import render  # noqa: PLC0415  as above

    brief, folder = version.brief, stage / ARTICLES
    write_text(stage / BRIEF, brief_json(brief))
    texts = texts_of(brief, folder)
    for source in brief.sources:
        if source.text_file is not None and source.id in texts:
            write_text(stage / SOURCES / f"{source.id}.txt", texts[source.id])
    render(brief, folder, stage)


def _there(version: Version, out: Path) -> list[Path] | None:
    """Return the files of an export of this brief that is whole, if there is one."""
    try:
        note = json.loads((out / _MADE).read_bytes())
        files = {out / name: str(digest) for name, digest in note.pop("files").items()}
        if note == _of(version) and all(_sha256(path) == files[path] for path in files):
            return list(files)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None  # there is none, or it is broken: it is made anew
    return None


def _of(version: Version) -> dict[str, str]:
    return {"brief": version.id, "version": summarizer.__version__}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _article_of(version: Version, source: Source) -> str:
    ident = version.articles.get(source.id)
    if ident is None:
        raise StoreError(
            f"The brief {version.id[:12]} does not say which article {source.id} is. Brief the "
            "event again."
        )
    return ident


def _file_of(source: Source) -> str:
    """Return the name of a source's file; a record of a file of records is a file by itself."""
    name = source.file.partition("#")[0]
    if not OURS.fullmatch(name):
        raise StoreError(f"The file name {name!r} in a brief was not made by this program.")
    return name
