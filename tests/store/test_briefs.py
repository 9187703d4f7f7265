"""Versions of a brief are bound to their content; events hold articles."""

import json
from pathlib import Path

import pytest
from sqlalchemy import update

from summarizer.errors import NotInStoreError, StoreError
from summarizer.merging.brief import Brief
from summarizer.output.document import brief_json
from summarizer.store.articles import article_id, get_articles, put_articles
from summarizer.store.briefs import (
    content_sha256,
    get_version,
    made_from,
    newest_version,
    put_version,
    take_up,
    versions_of,
)
from summarizer.store.connect import Store
from summarizer.store.digests import days_with_digest, newest_digest, put_digest
from summarizer.store.events import (
    Membership,
    events_of,
    events_of_days,
    get_event,
    join_into,
    members_of,
    put_event,
    put_members,
    sizes,
)
from summarizer.store.tables import brief_versions
from tests.output.samples import make_brief
from tests.store.making import TEXT, incoming


@pytest.fixture
def brief() -> Brief:
    return make_brief()


def keep(store: Store, brief: Brief, **more: str) -> str:
    with store.writing() as connection:
        put_event(connection, "e1", ["2026-11-20"], "A ferry")
        version = put_version(
            connection, "e1", brief, inputs="i", articles={"S1": "a" * 64}, made_by="daily", **more
        )
    return version.id


def test_one_content_is_one_version_whatever_the_run_took(store: Store, brief: Brief) -> None:
    usage = brief.run.usage.model_copy(update={"seconds": 99.0})
    again = brief.model_copy(update={"run": brief.run.model_copy(update={"usage": usage})})
    assert keep(store, brief) == keep(store, again)
    with store.reading() as connection:
        assert len(versions_of(connection, "e1")) == 1


def test_another_content_is_another_version(store: Store, brief: Brief) -> None:
    keep(store, brief)
    keep(store, brief.model_copy(update={"headline": "Otherwise"}))
    with store.reading() as connection:
        versions = versions_of(connection, "e1")
        assert [version.number for version in versions] == [1, 2]
        assert newest_version(connection, "e1") == versions[-1]
        assert made_from(connection, "e1", "i") == versions[-1]
        assert made_from(connection, "e1", "j") is None


def test_a_version_code_makes_again_is_the_newest_again_and_keeps_its_content(
    store: Store, brief: Brief
) -> None:
    first = keep(store, brief)
    second = keep(store, brief.model_copy(update={"headline": "Otherwise"}))
    with store.reading() as connection:
        before = {each.id: brief_json(each.brief) for each in versions_of(connection, "e1")}
    assert keep(store, brief) == first
    with store.reading() as connection:
        versions = versions_of(connection, "e1")
    assert [each.id for each in versions] == [second, first]
    assert {each.id: brief_json(each.brief) for each in versions} == before
    with store.writing() as connection:
        assert take_up(connection, versions[-1]) == versions[-1]  # the newest stays as it is


def test_a_version_taken_up_again_stays_behind_an_editors(store: Store, brief: Brief) -> None:
    first = keep(store, brief)
    edited = keep(store, brief.model_copy(update={"headline": "Otherwise"}), parent=first)
    keep(store, brief)
    with store.reading() as connection:
        assert [each.id for each in versions_of(connection, "e1")] == [first, edited]


def test_a_byte_changed_in_the_database_is_found(store: Store, brief: Brief) -> None:
    ident = keep(store, brief)
    other = brief_json(brief.model_copy(update={"headline": "Otherwise"}))
    with store.writing() as connection:
        connection.execute(update(brief_versions).values(document=other))
    with store.reading() as connection, pytest.raises(StoreError, match="changed in the database"):
        get_version(connection, "e1", ident)


def test_a_member_the_contract_gains_later_does_not_change_old_hashes(brief: Brief) -> None:
    document = brief_json(brief)
    spaced = json.dumps(dict(reversed(json.loads(document).items())))
    assert content_sha256(spaced) == content_sha256(document)


def test_an_unknown_version_or_event_is_said_to_be_unknown(store: Store) -> None:
    with store.reading() as connection:
        with pytest.raises(NotInStoreError):
            get_version(connection, "e1", "x")
        with pytest.raises(NotInStoreError):
            get_event(connection, "e1")


def two_events(store: Store, folder: Path) -> tuple[str, str]:
    one, two = incoming(folder, TEXT), incoming(folder, TEXT + " Five.")
    idents = (article_id(one.original, ".txt"), article_id(two.original, ".txt"))
    with store.writing() as connection:
        put_articles(connection, [one, two])
        put_event(connection, "e1", ["2026-11-20", "2026-11-21"])
        put_event(connection, "e2", ["2026-11-25"])
        put_members(connection, [Membership(idents[0], "e1"), Membership(idents[1], "e2")])
    return idents


def test_events_are_found_by_their_days(store: Store, tmp_path: Path) -> None:
    two_events(store, tmp_path)
    with store.reading() as connection:
        found = [event.id for event in events_of_days(connection, "2026-11-21", "2026-11-25")]
        assert found == ["e2", "e1"]
        assert events_of_days(connection, "2026-11-22", "2026-11-24") == []
        assert sizes(connection, ["e1", "e2"]) == {"e1": 1, "e2": 1}


def test_events_an_editor_joined_are_one_and_stay_so(store: Store, tmp_path: Path) -> None:
    one, two = two_events(store, tmp_path)
    with store.writing() as connection:
        join_into(connection, "e2", "e1")
    with store.reading() as connection:
        assert {m.article for m in members_of(connection, "e1")} == {one, two}
        assert events_of(connection, [two]) == {two: Membership(two, "e1")}
        days = sorted(each.day for each in get_articles(connection, [one, two]))
        assert [e.id for e in events_of_days(connection, *days)] == ["e1"]
        joined = get_event(connection, "e1")
        assert [joined.first_day, joined.last_day] == days
        assert get_event(connection, "e2").joined_into == "e1"


def test_the_newest_digest_of_a_day_counts(store: Store) -> None:
    with store.writing() as connection:
        put_digest(connection, "2026-11-20", "one")
        put_digest(connection, "2026-11-20", "two")
        put_digest(connection, "2026-11-20", "two")
    with store.reading() as connection:
        assert newest_digest(connection, "2026-11-20") == "two"
        assert newest_digest(connection, "2026-11-21") is None
        assert days_with_digest(connection) == ["2026-11-20"]
