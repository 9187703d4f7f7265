"""Today says what is new about each event, from the digest or by comparing two briefs."""

from summarizer.daily.digest import Digest, DigestEvent, digest_json
from summarizer.daily.news import NewEntry, News
from summarizer.desk.comparing import word_by_word
from summarizer.desk.whats_new import Newsroom, whats_new
from summarizer.review.day import Row, rows_of
from summarizer.review.standing import Standing
from summarizer.store.briefs import put_version
from summarizer.store.connect import Store
from summarizer.store.digests import put_digest
from tests.desk.browsing import signed_in
from tests.review.making import EVENT, fill, find

DAY = "2026-11-24"


def put_before(store: Store, stands: Standing) -> None:
    """Make another brief of the event, of other articles, after the one there is."""
    brief = stands.version.brief
    first = brief.fields["facts"][0].model_copy(update={"text": "Divers raised the ferry at noon."})
    with store.writing() as connection:
        put_version(
            connection,
            EVENT,
            brief.model_copy(update={"fields": brief.fields | {"facts": [first]}}),
            inputs="others",
            articles=stands.version.articles,
            made_by="daily",
        )


def rows(store: Store) -> list[Row]:
    with store.reading() as connection:
        return rows_of(connection, DAY, {})


def told(store: Store, known: Newsroom, patience: float = 10) -> object:
    with store.reading() as connection:
        return whats_new(connection, DAY, rows_of(connection, DAY, {}), known, patience)


def test_an_event_briefed_once_is_new_and_nothing_is_compared(store: Store) -> None:
    fill(store)
    known = Newsroom()
    assert told(store, known) == {}
    assert known.compared == {}
    assert ">new</span>" in signed_in(store, "reader").get(f"/?day={DAY}").text


def test_two_briefs_are_compared_once_and_the_page_tells_what_differs(store: Store) -> None:
    put_before(store, fill(store))
    known = Newsroom()
    assert told(store, known)
    assert len(known.compared) == 1
    assert told(store, known, patience=-1) == told(store, known)
    page = signed_in(store, "reader").get(f"/?day={DAY}").text
    assert "New since the brief before" in page
    assert "Divers raised the ferry at noon." in page
    assert "/history?old=" in page


def test_a_list_that_must_not_wait_still_leads_to_the_differences(store: Store) -> None:
    put_before(store, fill(store))
    found = told(store, Newsroom(), patience=-1)
    assert isinstance(found, dict)
    assert found[EVENT].news is None


def test_an_editors_version_does_not_hide_what_the_articles_brought(store: Store) -> None:
    put_before(store, fill(store))
    editor = signed_in(store, "editor")
    before = rows(store)[0]
    ident = find(editor.standing(), "raised the ferry")
    assert editor.act(f"entries/{ident}/accept").status_code == 303
    after = rows(store)[0]
    assert after.version != before.version
    assert (after.made, after.before) == (before.made, before.before)


def test_what_the_digest_found_is_told_as_it_stands_there(store: Store) -> None:
    stands = fill(store)
    news = News(entries=[NewEntry(entry="facts.1", text="A tug <b>came</b>.")])
    event = DigestEvent(
        event=EVENT,
        folder="e",
        version=stands.version.id,
        language="en",
        headline="h",
        lede=[],
        newest=DAY,
        independent=2,
        change="changed",
        sources=[],
        disagreements=[],
        news=news,
    )
    with store.writing() as connection:
        put_digest(connection, DAY, digest_json(Digest(day=DAY, language="en", events=[event])))
    page = signed_in(store, "reader").get(f"/?day={DAY}").text
    assert "New since the last digest" in page
    assert "New: A tug &lt;b&gt;came&lt;/b&gt;." in page


def test_texts_without_much_in_common_are_not_woven_together() -> None:
    parts = word_by_word("Le ferry a coulé au port.", "The ship sank in the harbour on Monday.")
    assert [part.kind for part in parts] == ["removed", "same", "added"]
    woven = word_by_word("Four people were hurt.", "Five people were hurt.")
    assert [part.kind for part in woven] == ["removed", "added", "same"]
