"""Articles in the store: content-addressed, with the bytes they came as.

The same bytes are one article, whatever the file was called. A newer text at the same address,
of the same feed entry, or in the same file, is a new version: the older one is kept and no longer
in use; see `returning` for an older one that is given again.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, Row, select, update

from summarizer.errors import InputError, NotInStoreError
from summarizer.reading.article import Article
from summarizer.reading.visible import visible
from summarizer.store.clock import day_of, now, today
from summarizer.store.sql import chunked, insert_new
from summarizer.store.tables import articles

Came = Literal["new", "known", "update"]
_RUN = 4  # words in a row; two articles about one thing share hardly any such run
_MUCH = 0.4  # of these runs, for one text to be a version of the other
_WORD = re.compile(r"\w+")
_BEGINNING = re.compile(r"[0-9a-f]{6,64}")


@dataclass(frozen=True, slots=True)
class Incoming:
    """One article to be kept.

    Attributes:
        article: As `reading` gives it; unreadable ones are kept too, so that their status is.
        original: The bytes of the file, or of the record, that give this article when read again.
        suffix: The kind of file those bytes are, ".txt".
        identity: What versions of one article share: its address, its feed's id for it, or the
            place of its file.
        place_only: The identity is a mere place, where another article may be put; a version is
            then only what repeats much of the text.
        since: When its file was written, as the store writes moments; None for what is said now.

    """

    article: Article
    original: bytes
    suffix: str
    identity: str | None = None
    place_only: bool = False
    since: str | None = None


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """One article of the store.

    Attributes:
        id: SHA-256 of suffix and original, hex.
        name: The file name it first came under.
        text_sha256: Hash of what shows of it; equal for copies.
        day: The day it appeared, else the day it came in.
        article: As it was read; its own id means nothing.

    """

    id: str
    name: str
    suffix: str
    identity: str | None
    text_sha256: str
    day: str
    ingested_at: str
    article: Article


def article_id(original: bytes, suffix: str) -> str:
    """Return the id of the article that these bytes are."""
    return hashlib.sha256(suffix.encode() + b"\0" + original).hexdigest()


def text_sha256(article: Article) -> str:
    """Hash what shows of an article, its title included."""
    text = "\n".join(visible(article, sentence) for sentence in article.sentences)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def put_articles(connection: Connection, incoming: Sequence[Incoming]) -> list[Came]:
    """Keep articles; says of each whether it is new, was there, or replaces an older version."""
    idents = [article_id(each.original, each.suffix) for each in incoming]
    there = set(_present(connection, idents))
    came: list[Came] = []
    for ident, each in zip(idents, incoming, strict=True):
        if ident in there:
            came.append("known")
            continue
        there.add(ident)
        insert_new(connection, articles, [_row(ident, each)])
        replaced = _replace(connection, ident, each)
        came.append("update" if replaced else "new")
    return came


def _present(connection: Connection, idents: Sequence[str]) -> Iterable[str]:
    for part in chunked(idents):
        yield from connection.execute(
            select(articles.c.id).where(articles.c.id.in_(part))
        ).scalars()


def _row(ident: str, each: Incoming) -> dict[str, object]:
    article = each.article
    return {
        "id": ident,
        "name": article.file,
        "suffix": each.suffix,
        "original": each.original,
        "identity": each.identity,
        "text_sha256": text_sha256(article),
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published.value,
        "language": article.language,
        "words": article.words,
        "status": article.status,
        "reason": article.reason,
        "document": article.model_dump_json(),
        "day": day_of(article.published.value) or today(),
        "ingested_at": now(),
    }


def _replace(connection: Connection, ident: str, each: Incoming) -> bool:
    """Take the version in use out of use, where this is a newer one of the same article."""
    if each.identity is None:
        return False
    query = select(articles.c.id, articles.c.document).where(
        articles.c.identity == each.identity,
        articles.c.replaced_by.is_(None),
        articles.c.id != ident,
    )
    older = [
        row.id
        for row in connection.execute(query)
        if not each.place_only
        or _repeats(each.article.text, Article.model_validate_json(row.document).text)
    ]
    if older:
        connection.execute(
            update(articles).where(articles.c.id.in_(older)).values(replaced_by=ident)
        )
    return bool(older)


def _repeats(text: str, other: str) -> bool:
    """Tell whether the shorter text stands in the longer one for a good part, word by word."""
    one, two = _runs(text), _runs(other)
    least = min(len(one), len(two))
    return len(one & two) >= _MUCH * least > 0


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return {tuple(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1)}


def get_articles(connection: Connection, idents: Sequence[str]) -> list[StoredArticle]:
    """Return articles by id, in the order asked for; raises NotInStoreError for an unknown one."""
    found: dict[str, StoredArticle] = {}
    for part in chunked(idents):
        for row in connection.execute(select(*_LIGHT).where(articles.c.id.in_(part))):
            found[row.id] = _stored(row)
    for ident in idents:
        if ident not in found:
            raise NotInStoreError(f"The store has no article {ident}.")
    return [found[ident] for ident in idents]


def days_of(connection: Connection, idents: Sequence[str]) -> list[str]:
    """Return the days articles appeared on, each once, in order."""
    found: set[str] = set()
    for part in chunked(idents):
        query = select(articles.c.day).where(articles.c.id.in_(part)).distinct()
        found.update(connection.execute(query).scalars())
    return sorted(found)


def article_named(connection: Connection, beginning: str) -> str:
    """Return the id of the one article whose id begins so; raises NotInStoreError, InputError."""
    if not _BEGINNING.fullmatch(beginning):
        raise InputError(
            f"“{beginning}” is no id of an article. Copy the first characters, at least six, of "
            "one that `summarizer events show` prints."
        )
    query = select(articles.c.id).where(articles.c.id.startswith(beginning)).limit(2)
    found = list(connection.execute(query).scalars())
    if not found:
        raise NotInStoreError(f"The store has no article {beginning}.")
    if len(found) > 1:
        raise InputError(f"Several articles have an id beginning {beginning}. Give more of it.")
    return str(found[0])


def articles_of_days(connection: Connection, first: str, last: str) -> list[StoredArticle]:
    """Return the usable articles of these days in use, both days included, oldest first."""
    query = (
        select(*_LIGHT)
        .where(
            articles.c.day.between(first, last),
            articles.c.status == "used",
            articles.c.replaced_by.is_(None),
        )
        .order_by(articles.c.day, articles.c.id)
    )
    return [_stored(row) for row in connection.execute(query)]


def original_of(connection: Connection, ident: str) -> bytes:
    """Return the bytes an article came as; raises NotInStoreError."""
    found = connection.execute(
        select(articles.c.original).where(articles.c.id == ident)
    ).scalar_one_or_none()
    if found is None:
        raise NotInStoreError(f"The store has no article {ident}.")
    return bytes(found)


_LIGHT = [column for column in articles.c if column.name != "original"]


def _stored(row: Row[tuple[object, ...]]) -> StoredArticle:
    return StoredArticle(
        id=row.id,
        name=row.name,
        suffix=row.suffix,
        identity=row.identity,
        text_sha256=row.text_sha256,
        day=row.day,
        ingested_at=row.ingested_at,
        article=Article.model_validate_json(row.document),
    )
