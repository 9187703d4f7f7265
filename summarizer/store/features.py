"""What grouping compares, kept by article and maker, so that it is made once."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from summarizer.store.sql import chunked, insert_new
from summarizer.store.tables import features


def get_features(connection: Connection, maker: str, idents: Sequence[str]) -> dict[str, bytes]:
    """Return what `maker` has made of these articles; those it has not seen are left out."""
    found: dict[str, bytes] = {}
    for part in chunked(idents):
        query = select(features.c.article, features.c.data).where(
            features.c.maker == maker, features.c.article.in_(part)
        )
        found |= {row.article: bytes(row.data) for row in connection.execute(query)}
    return found


def put_features(connection: Connection, maker: str, made: Mapping[str, bytes]) -> None:
    """Keep what `maker` has made of articles, by their ids."""
    rows = [{"article": ident, "maker": maker, "data": data} for ident, data in made.items()]
    insert_new(connection, features, rows)
