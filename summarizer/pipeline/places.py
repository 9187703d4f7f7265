"""Where things stand on the disk, and putting them there all at once.

    OUT/
      brief.json  brief.md  brief.html
      summaries/S1.json …    one per source
      sources/S3.txt …       the kept text of sources whose file is not the text itself
      unfinished.json        only where Ctrl-C ended the run: these are the articles done by then

Articles stay where they are. New files are first written to a hidden folder inside OUT and take
the places of the old ones only when every one is whole, so that a failed run leaves what was
there. Summaries and kept texts of an earlier run are taken away by their names; nothing else in
OUT is touched.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from pydantic import ValidationError

from summarizer.errors import InputError, UsageError, fault_of_machine
from summarizer.extraction.summary import Summary
from summarizer.merging.brief import Brief
from summarizer.output.files import sync_folder, write_text

BRIEF = "brief.json"
DIGEST = "digest.json"
SUMMARIES = "summaries"
SOURCES = "sources"
MARK = "unfinished.json"  # says that what stands beside it is a part, and how it was made
UNFINISHED = "unfinished"  # where a part is kept while OUT holds a whole result
_OURS = {SUMMARIES: re.compile(r"S\d+\.json"), SOURCES: re.compile(r"S\d+\.txt")}


def default_out(folder: Path) -> Path:
    """Return `<name of folder>-brief` in the current folder.

    Where the current folder is `folder` or inside it, beside `folder` instead: articles and
    briefs are kept apart.
    """
    whole = folder.resolve()
    name = f"{whole.name or 'articles'}-brief"
    here = Path.cwd().resolve()
    return whole.parent / name if here.is_relative_to(whole) else Path(name)


def expect_apart(folder: Path, out: Path) -> None:
    """Refuse an `out` that reading `folder` again would read, or that clearing would harm.

    Raises UsageError.
    """
    articles, place = folder.resolve(), out.resolve()
    if place.is_relative_to(articles):
        raise UsageError(
            f"The brief cannot be written to {out}, inside the folder of the articles: it would "
            f"be read as one of them. Choose another place with --out."
        )
    if any(articles.is_relative_to(place / name) for name in _OURS):
        raise UsageError(
            f"The articles are in {folder}, where a brief in {out} keeps files of its own. "
            "Choose another place with --out."
        )


def relative(folder: Path, out: Path) -> str | None:
    """Return where `folder` lies seen from `out`, with "/"; None from another drive.

    Raises InputError when the path is not valid Unicode, so that no JSON file could name it.
    """
    try:
        path = Path(os.path.relpath(folder.resolve(), out.resolve())).as_posix()
    except ValueError:
        return None
    try:
        path.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"The path of the folder {folder} is not valid Unicode. Rename the folder."
        ) from error
    return path


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """Make a hidden folder in `out` to write new files to; it is gone afterwards.

    Beginning with it shows that `out` can be written before any model is asked. Raises
    InputError when it cannot.
    """
    made = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=out))
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise InputError(
            f"Cannot write to {out}: {why}. Choose another place with --out."
        ) from error
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        if made:
            with suppress(OSError):  # not empty: the run went well
                out.rmdir()


def publish(stage: Path, out: Path) -> list[Path]:
    """Put every file of `stage` in its place in `out`, in order of name; return the places.

    Raises InputError when a place cannot be taken.
    """
    files = sorted(path.relative_to(stage) for path in stage.rglob("*") if path.is_file())
    try:
        for folder, name in _OURS.items():
            for old in _matching(out / folder, name):
                old.unlink()
        for file in files:
            (out / file).parent.mkdir(parents=True, exist_ok=True)
            (stage / file).replace(out / file)
        for place in {(out / file).parent for file in files}:
            sync_folder(place)
        for folder in _OURS:
            if (out / folder).is_dir() and not any((out / folder).iterdir()):
                (out / folder).rmdir()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise InputError(
            f"Cannot write {error.filename or out}: {why}. Run again with another --out."
        ) from error
    return [out / file for file in sorted(files, key=_place)]


def write_summaries(summaries: Iterable[Summary], folder: Path) -> None:
    """Write every summary to `folder`; raises InputError when one cannot be."""
    for summary in summaries:
        text = summary.model_dump_json(indent=2) + "\n"
        write_text(folder / f"{summary.source.id}.json", text)


@contextmanager
def kept_elsewhere(summaries: Sequence[Summary]) -> Iterator[None]:
    """Where writing fails, keep what the model answered in the system's folder for such files.

    Raises the InputError or OSError there was, with where the summaries are, if anywhere.
    """
    try:
        yield
    except (InputError, OSError) as error:
        if not any(summary.usage.requests for summary in summaries):
            raise  # nothing was paid for
        try:
            folder = Path(tempfile.mkdtemp(prefix="summarizer-"))
            write_summaries(summaries, folder)
        except (InputError, OSError):
            raise error from None  # nothing can be written anywhere
        what = fault_of_machine(error) if isinstance(error, OSError) else str(error)
        raise InputError(
            f"{what} What the model answered is kept in {folder}: make the brief of it with "
            f"`summarizer merge {folder}`, or move it first."
        ) from error


def _place(file: Path) -> tuple[int, str, int]:
    """Sort brief.* first, then each subfolder's files by their numbers."""
    digits = re.sub(r"\D", "", file.stem)
    return (len(file.parts), file.parent.as_posix(), int(digits) if digits else 0)


def _matching(folder: Path, name: re.Pattern[str]) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if name.fullmatch(path.name))


def find_summaries(path: Path) -> Path:
    """Return the folder with the summaries: `path` itself, or summaries/ in it.

    Raises InputError when neither holds any.
    """
    for folder in (path / SUMMARIES, path):
        if _matching(folder, _OURS[SUMMARIES]):
            return folder
    make = "Summaries are made with `summarizer extract FOLDER --out DIR`."
    if path.is_file():
        raise InputError(f"{path} is a file. Give the folder the summaries are in. {make}")
    if not path.exists():
        raise InputError(f"There is no folder {path}. Check the path. {make}")
    raise InputError(f"There are no summaries (S1.json …) in {path}. {make}")


def beside(summaries: Path) -> Path:
    """Return the folder a brief of `summaries` belongs in: the one that holds summaries/."""
    if summaries.resolve().name != SUMMARIES:
        return summaries
    return summaries.parent if summaries.name == SUMMARIES else summaries.resolve().parent


def read_summaries(folder: Path) -> list[Summary]:
    """Read S1.json, S2.json, … of `folder`; other files are left aside.

    Raises InputError for a file that cannot be read or is no summary.
    """
    return [_read_summary(path) for path in _matching(folder, _OURS[SUMMARIES])]


def _read_summary(path: Path) -> Summary:
    try:
        return Summary.model_validate_json(path.read_bytes())
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise InputError(f"Cannot read {path}: {why}.") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise InputError(
            f"{path} is not a summary of this version: {where}: {first['msg']}. Make it again "
            "with `summarizer extract`."
        ) from error


def brief_file(path: Path) -> Path:
    """Return the brief.json meant by `path`: the file itself, or the one in that folder.

    Raises InputError when the folder is that of a digest, which holds many briefs.
    """
    if (path / DIGEST).is_file() and not (path / BRIEF).exists():
        raise InputError(
            f"{path} is a digest. Give the brief of one of its events: {path / 'events'}/<id>."
        )
    return path / BRIEF if path.is_dir() else path


def sources_of(brief: Brief, file: Path, given: Path | None) -> Path:
    """Return the folder with the sources of the `brief` in `file`: the one `given`, or its own.

    Raises:
        UsageError: None is given, and the brief does not say.
        InputError: There is no such folder.

    """
    if given is None and brief.run.folder is None:
        raise UsageError(
            f"{file} does not say where its sources lie. Name their folder with --sources."
        )
    folder = given if given is not None else file.parent / str(brief.run.folder)
    if not folder.is_dir():
        raise InputError(
            f"The folder of the sources, {folder}, is not there. Name it with --sources."
        )
    return folder
