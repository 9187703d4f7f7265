"""Which events have news on a day, on both databases."""

from sqlalchemy import update

from summarizer.store.connect import Store
from summarizer.store.coverage import events_with_news, reports
from summarizer.store.events import Membership, put_event, put_members
from summarizer.store.tables import articles
from tests.daily.making import come_in


def _event(store: Store, event: str, day: str, came: str) -> None:
    record = f'{{"text": "The ferry {event} ran aground.", "published": "{day}"}}'
    [ident] = come_in(store, {f"{event}.json": record})
    with store.writing() as connection:
        put_event(connection, event, [day])
        put_members(connection, [Membership(ident, event)])
        changed = update(articles).where(articles.c.id == ident)
        connection.execute(changed.values(ingested_at=f"{came}T08:00:00"))


def test_an_event_has_news_when_an_article_appeared_or_came_in(store: Store) -> None:
    _event(store, "appeared", "2026-11-26", "2026-12-24")
    _event(store, "came_in", "2026-11-02", "2026-11-26")
    _event(store, "neither", "2026-11-01", "2026-11-03")
    with store.reading() as connection:
        found = events_with_news(connection, "2026-11-25", "2026-11-26")
        ranked = {each.event for each in reports(connection, "2026-11-25", "2026-11-26")}
    assert [event.id for event in found] == ["appeared", "came_in"]
    assert ranked == {"appeared", "came_in"}


def test_an_event_has_no_news_on_the_days_between_its_articles(store: Store) -> None:
    _event(store, "e", "2026-11-01", "2026-11-01")
    [late] = come_in(store, {"l.json": '{"text": "It sank.", "published": "2026-11-09"}'})
    with store.writing() as connection:
        put_event(connection, "e", ["2026-11-01", "2026-11-09"])
        put_members(connection, [Membership(late, "e")])
        connection.execute(update(articles).values(ingested_at="2026-11-01T08:00:00"))
    with store.reading() as connection:
        assert events_with_news(connection, "2026-11-05", "2026-11-06") == []
        assert [e.id for e in events_with_news(connection, "2026-11-09", "2026-11-09")] == ["e"]
