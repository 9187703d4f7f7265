"""The articles of one event as the stages want them: read anew from their bytes and numbered."""

from dataclasses import dataclass

from sqlalchemy import Connection

from summarizer.daily.names import file_names
from summarizer.reading.article import Article
from summarizer.reading.folder import as_one_event, read_bytes
from summarizer.store.articles import StoredArticle, get_articles, original_of
from summarizer.store.events import members_of


@dataclass(frozen=True, slots=True)
class Members:
    """The articles of one event.

    Attributes:
        articles: Numbered in order of their file names, as reading a folder of them would.
        idents: Which article of the store each of them is, by its number.

    """

    articles: list[Article]
    idents: dict[str, str]


def read_members(connection: Connection, event: str) -> Members:
    """Read the articles of `event` that are in use from the bytes they came as.

    From the bytes, not as they were read when they came in: the brief's citations are proved by
    reading the bytes with this version of the program. Raises NotInStoreError, StoreError.
    """
    idents = [member.article for member in members_of(connection, event)]
    stored = get_articles(connection, idents)
    names = file_names(stored)
    stored.sort(key=lambda each: names[each.id])
    numbers = {each.id: f"S{at}" for at, each in enumerate(stored, start=1)}
    articles = [
        _read(each, names[each.id], original_of(connection, each.id), numbers[each.id])
        for each in stored
    ]
    return Members(as_one_event(articles), {number: ident for ident, number in numbers.items()})


def _read(stored: StoredArticle, name: str, original: bytes, number: str) -> Article:
    """Read one article; what only its feed knew of it is taken over."""
    article, known = read_bytes(name, original, number)[0], stored.article
    changes: dict[str, object] = {
        field: getattr(known, field)
        for field in ("outlet", "url")
        if getattr(article, field) is None and getattr(known, field) is not None
    }
    if article.published.basis == "none" and known.published.basis != "siblings":
        changes["published"] = known.published
    return article.model_copy(update=changes)
