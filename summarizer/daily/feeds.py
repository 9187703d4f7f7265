"""RSS and Atom: entries as articles, with their full text.

A feed gives the text itself, or a summary and a link. Where it gives too little, the page behind
the link is fetched and read as an HTML article is, hidden text left out.
"""

import calendar
import html
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser

from summarizer.errors import InputError, SummarizerError
from summarizer.reading.folder import read_bytes
from summarizer.reading.opening import MAX_BYTES

logging.getLogger("trafilatura").addHandler(logging.NullHandler())

Fetch = Callable[[str], bytes]
"""Gets what is at an address; raises SummarizerError when it cannot."""

SUFFIXES = frozenset({".xml", ".rss", ".atom"})
_FULL = 120  # words from which an entry's own text is taken for the whole article
_TAG = re.compile(r"<[^>]*>")
_BLOCK = re.compile(r"(?i)</(?:p|div|h[1-6]|li|blockquote|tr)>|<br\s*/?>")


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of a feed as an article's JSON record.

    Attributes:
        name: A file name for it.
        identity: What the feed calls it, else its address: the same for its later versions.
        fields: title, outlet, published, url, language and text.

    """

    name: str
    identity: str
    fields: Mapping[str, str]


def is_feed_file(path: Path) -> bool:
    """Tell whether a file's name says that it is a feed."""
    return path.suffix.lower() in SUFFIXES


def read_feed(where: str, fetch: Fetch) -> Any:
    """Read the feed at an address or in a file.

    Raises:
        SummarizerError: The address gives nothing.
        InputError: The file cannot be read, or what is there is no feed.

    """
    if where.lower().startswith(("http://", "https://")):
        data = fetch(where)
    else:
        try:
            with Path(where).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise InputError(f"The feed {where} cannot be read: {error.strerror}.") from error
    if len(data) > MAX_BYTES:
        raise InputError(f"The feed {where} is larger than {MAX_BYTES // 1_000_000} MB.")
    # Bytes with no headers: feedparser must neither open what they name nor trust a server's word.
    feed = feedparser.parse(data, response_headers={"content-location": ""})
    if not feed.entries and (feed.bozo or not feed.get("version")):
        raise InputError(f"What is at {where} is not RSS or Atom. Give the address of a feed.")
    return feed


def feed_records(feed: Any, fetch: Fetch) -> Iterator[Record | str]:
    """Yield the entries of a feed, or for one that gives no text, why."""
    outlet = _plain(feed.feed.get("title", ""))
    language = str(feed.feed.get("language", ""))
    for number, entry in enumerate(feed.entries, start=1):
        title = _plain(entry.get("title", ""))
        url = str(entry.get("link", ""))
        try:
            text = _text(entry, url, fetch)
        except SummarizerError as error:
            yield f"entry {number} ({title or url}): {error}"
            continue
        if not text:
            yield f"entry {number} ({title or url}): it has no text, and no page with one"
            continue
        yield Record(
            name=f"entry-{number}.json",
            identity=str(entry.get("id") or url or title),
            fields={
                "title": title,
                "outlet": outlet,
                "published": _published(entry),
                "url": url if url.lower().startswith(("http://", "https://")) else "",
                "language": language,
                "text": text,
            },
        )


def _text(entry: Any, url: str, fetch: Fetch) -> str:
    """Return the longest text there is: the entry's own, or that of the page behind its link.

    A page that cannot be had is no reason to lose what the feed itself gives.
    """
    parts = [str(part.get("value", "")) for part in entry.get("content", [])]
    own = max((_paragraphs(part) for part in [*parts, str(entry.get("summary", ""))]), key=len)
    if len(own.split()) >= _FULL or not url.lower().startswith(("http://", "https://")):
        return own
    try:
        page = read_bytes("page.html", fetch(url))[0]
    except SummarizerError:
        if own:
            return own
        raise
    return page.text if page.words > len(own.split()) else own


def _paragraphs(markup: str) -> str:
    """Return what an entry's markup shows, read as a page is; plain text as it is."""
    if "<" not in markup:
        return html.unescape(markup).strip()
    page = read_bytes("entry.html", f"<article>{markup}</article>".encode())[0]
    if page.status == "used" and page.words:
        return page.text
    return _plain(_BLOCK.sub("\n", markup))


def _plain(markup: str) -> str:
    lines = html.unescape(_TAG.sub(" ", markup)).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _published(entry: Any) -> str:
    """Return when an entry appeared, in UTC; empty when it does not say."""
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    if not when:
        return ""
    moment = datetime.fromtimestamp(calendar.timegm(when), UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S+00:00")
