"""What editors do to events holds when more comes in, whoever groups it, and is written down."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from summarizer.daily.daily import Wanted, run_daily
from summarizer.daily.grouping import group_new
from summarizer.errors import InputError, NotAllowedError, NotInStoreError
from summarizer.events.features import Features
from summarizer.events.grouping import Assignment, group
from summarizer.events.state import EventsState
from summarizer.reading.folder import read_bytes
from summarizer.review import regrouping
from summarizer.review.history import history
from summarizer.review.people import Actor
from summarizer.store.articles import Incoming, article_id, put_articles
from summarizer.store.backup import backup, restore
from summarizer.store.connect import Store, open_store
from summarizer.store.events import (
    apart_from,
    events_of,
    events_of_days,
    get_event,
    members_of,
    sizes,
    unhold,
)
from tests.commanding import contents, copied, serving
from tests.daily.making import come_in, how
from tests.daily.stories import story

ED = Actor("Ed", "editor", "cli")


def told(*events: int, tellers: range) -> dict[str, str]:
    return {f"{event}-{n}.json": story(event, n) for event in events for n in tellers}


def grouped(store: Store, files: Mapping[str, str]) -> dict[str, str]:
    """Take articles in and group; return where all those there are belong, by id."""
    come_in(store, files)
    group_new(store, None)
    return where(store)


def where(store: Store) -> dict[str, str]:
    with store.reading() as connection:
        found = events_of_days(connection, "2000-01-01", "2999-12-31")
        return {m.article: e.id for e in found for m in members_of(connection, e.id)}


def ids(event: int, tellers: range) -> list[str]:
    return [article_id(story(event, n).encode(), ".json") for n in tellers]


def test_a_split_event_stays_two_when_more_of_the_same_comes_in(store: Store) -> None:
    at = grouped(store, told(1, tellers=range(6)))
    [event] = set(at.values())
    moved = ids(1, range(3))
    new = regrouping.split(store, event, moved, ED)
    after = grouped(store, told(1, tellers=range(6, 12)))
    assert {after[ident] for ident in moved} == {new}
    assert {after[ident] for ident in ids(1, range(3, 6))} == {event}
    assert set(after.values()) == {event, new}
    # Without the editor's word they would be one again.
    with store.writing() as connection:
        unhold(connection, [(event, new)])
    assert len(set(grouped(store, told(1, tellers=range(12, 16))).values())) == 1


def test_joined_events_stay_one_and_keep_the_first_ones_id(store: Store) -> None:
    at = grouped(store, told(1, 2, 3, tellers=range(4)))
    first, second = at[ids(1, range(1))[0]], at[ids(2, range(1))[0]]
    regrouping.join(store, first, second, ED)
    after = grouped(store, told(1, 2, 3, tellers=range(4, 8)))
    assert {after[i] for event in (1, 2) for i in ids(event, range(8))} == {first}
    assert len(set(after.values())) == 2
    with store.reading() as connection:
        assert get_event(connection, second).joined_into == first
    with pytest.raises(InputError, match=f"is {first} now"):
        regrouping.join(store, first, second, ED)


def test_a_pinned_article_stays_where_it_is_and_so_does_its_newer_version(store: Store) -> None:
    at = grouped(store, told(1, 2, tellers=range(4)))
    into = at[ids(2, range(1))[0]]
    text = story(1, 9)
    with store.writing() as connection:
        old = Incoming(read_bytes("a.json", text.encode(), "S1")[0], text.encode(), ".json", "x")
        put_articles(connection, [old])
    group_new(store, None)
    ident = article_id(text.encode(), ".json")
    assert where(store)[ident] == at[ids(1, range(1))[0]]
    regrouping.pin(store, ident, into, ED)
    newer = json.dumps({**json.loads(text), "text": json.loads(text)["text"] + " More is known."})
    with store.writing() as connection:
        new = Incoming(read_bytes("a.json", newer.encode(), "S1")[0], newer.encode(), ".json", "x")
        assert put_articles(connection, [new]) == ["update"]
    after = grouped(store, told(1, 2, tellers=range(4, 8)))
    assert ident not in after
    assert after[article_id(newer.encode(), ".json")] == into
    with store.reading() as connection:
        assert events_of(connection, [ident])[ident].pinned
    regrouping.unpin(store, article_id(newer.encode(), ".json"), ED)
    assert where(store) == after


def test_an_event_whose_last_article_is_pinned_elsewhere_becomes_that_one(store: Store) -> None:
    at = grouped(store, {**told(1, tellers=range(4)), **told(2, tellers=range(1))})
    [alone], into = ids(2, range(1)), at[ids(1, range(1))[0]]
    regrouping.pin(store, alone, into, ED)
    with store.reading() as connection:
        assert get_event(connection, at[alone]).joined_into == into
        assert sizes(connection, [into]) == {into: 5}
    # Split off again, it opens an event of its own, not the one that has gone.
    new = regrouping.split(store, into, [alone], ED)
    assert new not in at.values()
    assert where(store)[alone] == new


def test_what_is_apart_from_an_event_is_apart_from_the_one_it_is_put_into(store: Store) -> None:
    at = grouped(store, told(1, 2, tellers=range(4)))
    first, second = at[ids(1, range(1))[0]], at[ids(2, range(1))[0]]
    new = regrouping.split(store, first, ids(1, range(2)), ED)
    regrouping.join(store, second, first, ED)
    with store.reading() as connection:
        assert apart_from(connection, [first, second]) == {(min(new, second), max(new, second))}
    regrouping.join(store, second, new, ED)
    with store.reading() as connection:
        assert apart_from(connection, [first, second, new]) == set()
    assert set(where(store).values()) == {second}


def test_a_title_goes_with_the_article_it_came_from(store: Store) -> None:
    at = grouped(store, told(1, tellers=range(3)))
    [event] = set(at.values())
    with store.reading() as connection:
        title = get_event(connection, event).title
        first = members_of(connection, event)[0].article
    new = regrouping.split(store, event, [first], ED)
    with store.reading() as connection:
        assert get_event(connection, new).title == title
        assert get_event(connection, event).title not in {title, ""}


def test_who_did_what_and_when_is_written_down_with_both_events(store: Store) -> None:
    at = grouped(store, told(1, 2, tellers=range(4)))
    first, second = at[ids(1, range(1))[0]], at[ids(2, range(1))[0]]
    [moved] = ids(1, range(1))
    new = regrouping.split(store, first, [moved], ED, "two fires")
    regrouping.pin(store, moved, second, Actor("Ann", "chief", "cli"))
    regrouping.unpin(store, moved, ED)
    with store.reading() as connection:
        acts = {event: history(connection, event) for event in (first, second, new)}
    told_of = {event: [(act.by, act.act, act.reason) for act in did] for event, did in acts.items()}
    assert told_of == {
        first: [("Ed", "split", "two fires")],
        new: [("Ed", "split", "two fires"), ("Ann", "pin", "")],
        second: [("Ann", "pin", ""), ("Ed", "unpin", "")],
    }
    assert acts[first][0].detail == {"articles": [moved], "new": new}
    moments = [act.at for act in acts[second]]
    assert moments == sorted(moments)


def test_acts_hold_over_reruns_of_daily_and_a_rerun_changes_nothing(
    store: Store, tmp_path: Path
) -> None:
    at = grouped(store, told(1, 2, 3, tellers=range(4)))
    one, two, three = (at[ids(event, range(1))[0]] for event in (1, 2, 3))
    moved = ids(1, range(2))
    new = regrouping.split(store, one, moved, ED)
    regrouping.join(store, two, three, ED)
    come_in(store, told(1, 2, 3, tellers=range(4, 6)))
    wanted = Wanted("2026-11-26", tmp_path / "out")
    with serving(copied) as stub:
        asking = how(stub, embeddings="off")
        digest = run_daily(store, asking, wanted).digest
        asked, before, left = len(stub.requests), where(store), contents(tmp_path / "out")
        again = run_daily(store, asking, wanted)
        assert len(stub.requests) == asked
    assert again.digest == digest
    assert (where(store), contents(tmp_path / "out")) == (before, left)
    assert {event.event for event in digest.events} == {one, new, two}
    assert {before[ident] for ident in moved} == {new}
    assert {before[i] for event in (2, 3) for i in ids(event, range(6))} == {two}


def test_what_an_editor_does_while_articles_are_grouped_counts(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    [event] = set(grouped(store, told(1, tellers=range(6))).values())
    moved = ids(1, range(3))
    cut: list[str] = []

    def slowly(new: Sequence[Features], known: EventsState) -> Assignment:
        found = group(new, known)
        if not cut:
            cut.append(regrouping.split(store, event, moved, ED))
        return found

    monkeypatch.setattr("summarizer.daily.grouping.group", slowly)
    after = grouped(store, told(1, tellers=range(6, 12)))
    assert {after[ident] for ident in moved} == {*cut}
    assert set(after.values()) == {event, *cut}


def test_acts_are_in_a_backup(store: Store, tmp_path: Path) -> None:
    [event] = set(grouped(store, told(1, tellers=range(6))).values())
    regrouping.split(store, event, ids(1, range(3)), ED)
    backup(store, tmp_path / "backup.db")
    with open_store(tmp_path / "again.db") as other:
        restore(tmp_path / "backup.db", other)
        assert len(set(grouped(other, told(1, tellers=range(6, 12))).values())) == 2


def test_what_cannot_be_is_refused_and_changes_nothing(store: Store) -> None:
    at = grouped(store, told(1, 2, tellers=range(4)))
    one, two = at[ids(1, range(1))[0]], at[ids(2, range(1))[0]]
    for error, act in (
        (NotInStoreError, lambda: regrouping.split(store, "E0", ids(1, range(1)), ED)),
        (InputError, lambda: regrouping.split(store, one, ids(1, range(4)), ED)),
        (InputError, lambda: regrouping.split(store, one, ids(2, range(1)), ED)),
        (InputError, lambda: regrouping.join(store, one, one, ED)),
        (InputError, lambda: regrouping.pin(store, "0" * 64, one, ED)),
        (InputError, lambda: regrouping.unpin(store, ids(1, range(1))[0], ED)),
        (
            NotAllowedError,
            lambda: regrouping.join(store, one, two, Actor("Rita", "reader", "cli")),
        ),
    ):
        with pytest.raises(error):
            act()
    regrouping.pin(store, ids(2, range(1))[0], two, ED)
    with pytest.raises(InputError, match="unpin"):
        regrouping.join(store, one, two, ED)
    assert where(store) == at
    with store.reading() as connection:
        assert history(connection, one) == []
