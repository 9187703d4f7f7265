"""Taking articles in: folders, files, JSON lines and feeds, safe to repeat.

Every file and every feed ends in the report once, with what became of it. An article that is
there already is left alone; a newer text at the same address is kept as its next version, and
so is a file without an address that was written over with much of what it said. An older version
that is given again takes the place of the newer one; see `store.returning`.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from summarizer.daily.feeds import Fetch, feed_records, is_feed_file, read_feed
from summarizer.errors import InputError, SummarizerError
from summarizer.reading.folder import read_bytes
from summarizer.reading.pieces import Piece, Refused, numbered, pieces_of_bytes, pieces_of_file
from summarizer.store.articles import Came, Incoming, put_articles
from summarizer.store.clock import moment
from summarizer.store.connect import Store
from summarizer.store.returning import Returning

_AT_ONCE = 200  # articles kept in one transaction
_ADDRESSES = (
    "it holds only addresses, which are not articles; name feeds themselves: "
    "summarizer ingest https://paper.example/feed.xml"
)


@dataclass(frozen=True, slots=True)
class Missed:
    """Something that gave no article, and why, for a person."""

    name: str
    reason: str


@dataclass(slots=True)
class Report:
    """What became of everything that was given.

    Attributes:
        counts: Articles that were new, known already, or a newer version of a known one.
        missed: Files, records and pages that gave none.

    """

    counts: dict[Came, int] = field(default_factory=lambda: {"new": 0, "known": 0, "update": 0})
    missed: list[Missed] = field(default_factory=list)

    @property
    def articles(self) -> int:
        """How many articles there were, known ones included."""
        return sum(self.counts.values())


def ingest(store: Store, given: Sequence[str], fetch: Fetch, *, dated: bool = False) -> Report:
    """Take in folders (with all folders below), files and feeds, each a path or an address.

    Args:
        store: Where articles are kept.
        given: Paths, or http(s) addresses of feeds.
        fetch: Gets what is at an address.
        dated: Files that are named one by one say what they do since they were written, as those
            of a folder do, not only now: for a caller that names all files of a folder.

    Raises:
        InputError: A path is not there, so that the call itself is wrong.
        StoreError: The store cannot be written; what was taken in before stays.

    """
    for each in given:
        if not is_address(each) and not Path(each).exists():
            raise InputError(f"There is no file or folder {each}. Check the path.")
    report, returning = Report(), Returning()
    waiting: list[Incoming] = []
    for each in given:
        for came in _taken(each, fetch, dated=dated):
            if isinstance(came, Missed):
                report.missed.append(came)
                continue
            waiting.append(came)
            if len(waiting) >= _AT_ONCE:
                _keep(store, waiting, report, returning)
                waiting = []
    _keep(store, waiting, report, returning)
    if returning.any:
        with store.writing() as connection:
            back = returning.settle(connection)
        report.counts["known"] -= back
        report.counts["update"] += back
    return report


def is_address(given: str) -> bool:
    """Tell whether something is an address of the web, not a path."""
    return given.lower().startswith(("http://", "https://"))


def _keep(store: Store, incoming: Sequence[Incoming], report: Report, returning: Returning) -> None:
    if not incoming:
        return
    with store.writing() as connection:
        ways = put_articles(connection, incoming)
        returning.note(connection, incoming, ways)
    for came in ways:
        report.counts[came] += 1


def _taken(given: str, fetch: Fetch, *, dated: bool) -> Iterator[Incoming | Missed]:
    if is_address(given):
        yield from _of_feed(given, fetch)
        return
    path = Path(given)
    if path.is_dir():
        for file in files_below(path):
            yield from _since_written(file, _of_file(file, path, fetch))
    elif dated:
        yield from _since_written(path, _of_file(path, path.parent, fetch))
    else:
        yield from _of_file(path, path.parent, fetch)


def _since_written(path: Path, taken: Iterator[Incoming | Missed]) -> Iterator[Incoming | Missed]:
    """Add to what is taken from a file since when it says so."""
    try:
        since = moment(datetime.fromtimestamp(path.stat().st_mtime, UTC))
    except (OSError, ValueError, OverflowError):  # gone, or dated out of this world
        since = ""  # so before all that came in
    for came in taken:
        yield replace(came, since=since) if isinstance(came, Incoming) else came


def files_below(folder: Path) -> Iterator[Path]:
    """List the files of a folder and of those below it, in order; hidden ones are left aside.

    Links to folders are not followed, so nothing is read twice and nothing outside.
    """
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(root) / name


def _of_file(path: Path, root: Path, fetch: Fetch) -> Iterator[Incoming | Missed]:
    shown = os.fsencode(path.relative_to(root)).decode("utf-8", errors="backslashreplace")
    if is_feed_file(path):
        yield from _of_feed(str(path), fetch)
        return
    place = f"file:{os.fsencode(path.absolute()).decode('utf-8', errors='backslashreplace')}"
    # Read as one of its own folder: what must not be opened is refused there, with its reason.
    for piece in pieces_of_file(path, path.parent):
        if isinstance(piece, Refused):
            yield Missed(numbered(shown, piece.number), piece.reason)
        elif path.suffix.lower() == ".txt" and _only_addresses(piece.data):
            yield Missed(shown, _ADDRESSES)
        else:
            yield from _of_piece(piece, shown, place)


def _only_addresses(data: bytes) -> bool:
    """Tell whether a file is a list of addresses, one a line."""
    lines = data.decode("utf-8", errors="replace").split()
    return bool(lines) and all(is_address(line) for line in lines)


def of_bytes(name: str, data: bytes) -> Iterator[Incoming | Missed]:
    """Read a file somebody brings along; its kind is what its name ends with."""
    for piece in pieces_of_bytes(name, data):
        yield from _of_piece(piece, name)


def _of_piece(piece: Piece, shown: str, place: str | None = None) -> Iterator[Incoming | Missed]:
    """Read a piece of the file `shown`; a whole file without an address is known by its place."""
    for came in _kept(piece, numbered(shown, piece.number)):
        if isinstance(came, Incoming) and came.identity is None and piece.number is None:
            yield replace(came, identity=place, place_only=place is not None)
        else:
            yield came


def _kept(piece: Piece, shown: str) -> Iterator[Incoming | Missed]:
    for article in read_bytes(piece.name, piece.data):
        if article.status != "used":
            yield Missed(shown, article.reason or article.status)
        else:
            yield Incoming(article, piece.data, Path(piece.name).suffix.lower(), article.url)


def _of_feed(where: str, fetch: Fetch) -> Iterator[Incoming | Missed]:
    try:
        feed = read_feed(where, fetch)
    except SummarizerError as error:
        yield Missed(where, str(error))
        return
    for record in feed_records(feed, fetch):
        if isinstance(record, str):
            yield Missed(where, record)
            continue
        data = json.dumps(record.fields, ensure_ascii=True).encode("ascii")
        for came in _kept(Piece(record.name, data), record.fields["url"]):
            if isinstance(came, Incoming):
                yield Incoming(came.article, came.original, came.suffix, record.identity)
            else:
                yield came
