"""Stores with articles and events for the tests of a day's run."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import update

from summarizer.daily.how import How
from summarizer.reading.folder import read_bytes
from summarizer.settings import load_settings
from summarizer.store.articles import Incoming, article_id, put_articles
from summarizer.store.connect import Store
from summarizer.store.events import Membership, put_event, put_members
from summarizer.store.tables import articles
from tests.commanding import FERRY
from tests.extraction.stub_server import Stub

DAY = "2026-11-26"


def come_in(store: Store, files: Mapping[str, str | bytes]) -> list[str]:
    """Keep articles, as ingesting would; return their ids."""
    idents = []
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        suffix = Path(name).suffix
        with store.writing() as connection:
            put_articles(connection, [Incoming(read_bytes(name, data, "S1")[0], data, suffix)])
        idents.append(article_id(data, suffix))
    return idents


def event_of(
    store: Store, files: Mapping[str, str | bytes] = FERRY, event: str = "ferry"
) -> list[str]:
    """Keep articles of `DAY` and put them into one event; return their ids."""
    idents = come_in(store, files)
    with store.writing() as connection:
        of_them = articles.c.id.in_(idents)
        connection.execute(update(articles).where(of_them).values(day=DAY))
        put_event(connection, event, [DAY])
        put_members(connection, [Membership(ident, event) for ident in idents])
    return idents


def how(stub: Stub, **flags: object) -> How:
    """Ask the stub, without repairs and repeats."""
    given = {"model": "stub-1", "base_url": stub.url, "retries": 0, "repair": False, **flags}
    return How(load_settings(**given))
