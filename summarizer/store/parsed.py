"""Briefs read from their documents, kept for as long as they are likely to be asked for again.

Reading a brief and proving its hash takes longer than all else a page needs. What is kept is
found by the SHA-256 of the very document, so a document that was changed in the database is
read, and refused, as if nothing had been kept.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable

from summarizer.merging.brief import Brief

_LIMIT = 32 * 1024 * 1024  # characters of all the documents behind what is kept


class ParsedBriefs:
    """The briefs last read, by the hash of their documents; for many threads."""

    def __init__(self, read: Callable[[str], tuple[str, Brief]], limit: int = _LIMIT) -> None:
        self._read = read
        self._limit = limit
        self._kept: OrderedDict[bytes, tuple[int, str, Brief]] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def get(self, document: str) -> tuple[str, Brief]:
        """Return the content hash and the brief of a document; raises what reading it raises."""
        key = hashlib.sha256(document.encode("utf-8", "surrogatepass")).digest()
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                _, ident, brief = self._kept[key]
                return ident, brief
        ident, brief = self._read(document)
        with self._lock:
            if key not in self._kept and len(document) <= self._limit:
                self._kept[key] = (len(document), ident, brief)
                self._size += len(document)
            while self._size > self._limit:
                _, (size, _, _) = self._kept.popitem(last=False)
                self._size -= size
        return ident, brief
