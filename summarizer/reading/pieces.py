"""A file that may hold many articles, cut into pieces that are each read by themselves.

A store keeps every article with the bytes it came as. For a list or for lines of JSON these are
the bytes of one record, so a file of lines is read line by line, however long it is.
"""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from summarizer.reading.decode import LINE_END, NotTextError, decode
from summarizer.reading.folder import file_content
from summarizer.reading.opening import CHANGED, MAX_BYTES, refusal, too_large, unopened
from summarizer.reading.records import NotAnArticleError, parse_json

_BYTES_END = re.compile(LINE_END.pattern.encode("ascii"))
_HEAD = 4096  # bytes that tell in what encoding a file is


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of one article.

    Attributes:
        name: What to read them as; its ending says the kind.
        data: The bytes.
        number: Which record of its file it is, from 1; None for a whole file.

    """

    name: str
    data: bytes
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A file, or a record of it, that gives no bytes to read, and why, for a person."""

    reason: str
    number: int | None = None


def numbered(file: str, number: int | None) -> str:
    """Name a record of a file, or the whole file, for a person."""
    return file if number is None else f"{file}#{number}"


def pieces_of_file(path: Path, root: Path) -> Iterator[Piece | Refused]:
    """Cut a file of `root` into articles. Never raises for the file.

    A file of lines may be of any length, each of its lines as long as other files may be. When
    it was written to meanwhile, what was whole is given, and a refusal at the end.
    """
    if path.suffix.lower() == ".jsonl" and not refusal(path, root, limit=None):
        try:
            with path.open("rb") as file:
                if _by_lines(file.read(_HEAD)):
                    yield from _lines(path, file)
                    return
        except OSError as error:
            yield Refused(unopened(error))
            return
    content = file_content(path, root)
    if isinstance(content, str):
        yield Refused(content)
    else:
        yield from pieces_of_bytes(path.name, content)


def pieces_of_bytes(name: str, data: bytes) -> Iterator[Piece]:
    """Cut what a file called `name` holds into articles; what cannot be cut stays whole."""
    stem, records = Path(name).stem, _records(Path(name).suffix.lower(), data)
    if not records:
        yield Piece(name, data)
    for number, record in enumerate(records, start=1):
        yield Piece(f"{stem}-{number}.json", record, number)


def _records(kind: str, data: bytes) -> list[bytes]:
    """Return the records of a list or of lines; none when it is another thing, or broken."""
    if kind not in {".json", ".jsonl"} or len(data) > MAX_BYTES:
        return []
    try:
        text = decode(data).text
        if kind == ".jsonl":
            return [line.encode("utf-8") for line in LINE_END.split(text) if line.strip()]
        values = parse_json(text) if text.lstrip().startswith("[") else []
    except (NotTextError, NotAnArticleError):
        return []
    return [json.dumps(value, ensure_ascii=True).encode("ascii") for value in values]


def _by_lines(head: bytes) -> bool:
    """Tell whether the lines of a file can be found in its bytes, as in UTF-8."""
    try:
        return bool(head.strip()) and not decode(head).encoding.startswith(("utf-16", "utf-32"))
    except NotTextError:
        return False


def _lines(path: Path, file: BinaryIO) -> Iterator[Piece | Refused]:
    before = os.fstat(file.fileno())
    file.seek(0)
    number = 0
    while part := file.readline(MAX_BYTES + 1):
        if len(part) > MAX_BYTES:
            number += 1
            yield Refused(too_large(), number)
            while part and not part.endswith(b"\n"):
                part = file.readline(MAX_BYTES)
            continue
        for line in _BYTES_END.split(part):
            if line.strip():
                number += 1
                yield Piece(f"{path.stem}-{number}.json", line, number)
    after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        yield Refused(CHANGED)
