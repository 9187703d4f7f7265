"""Articles are kept once, with the bytes they came as, and versions replace one another."""

from pathlib import Path

import pytest

from summarizer.errors import NotInStoreError
from summarizer.reading.folder import read_article
from summarizer.store.articles import (
    article_id,
    articles_of_days,
    get_articles,
    original_of,
    put_articles,
)
from summarizer.store.connect import Store
from tests.store.making import TEXT, incoming

DATED = "---\npublished: 2026-11-20\n---\n"


def test_the_same_bytes_are_kept_once(store: Store, tmp_path: Path) -> None:
    one, two = incoming(tmp_path), incoming(tmp_path, name="b.txt")
    with store.writing() as connection:
        assert put_articles(connection, [one, two]) == ["new", "known"]
        assert put_articles(connection, [two]) == ["known"]


def test_the_original_bytes_give_the_same_article_again(store: Store, tmp_path: Path) -> None:
    came = incoming(tmp_path, DATED + TEXT)
    ident = article_id(came.original, came.suffix)
    with store.writing() as connection:
        put_articles(connection, [came])
    with store.reading() as connection:
        stored = get_articles(connection, [ident])[0]
        again = tmp_path / "again.txt"
        again.write_bytes(original_of(connection, ident))
    reread = read_article(again, tmp_path, "S1")[0]
    assert reread.model_copy(update={"file": stored.name}) == stored.article


def test_a_newer_text_at_one_address_takes_the_older_out_of_use(
    store: Store, tmp_path: Path
) -> None:
    first = incoming(tmp_path, DATED + TEXT, identity="https://a.example/1")
    newer = incoming(tmp_path, DATED + TEXT + " Five, it is now.", identity="https://a.example/1")
    with store.writing() as connection:
        assert put_articles(connection, [first]) == ["new"]
        assert put_articles(connection, [newer]) == ["update"]
    with store.reading() as connection:
        in_use = articles_of_days(connection, "2026-11-20", "2026-11-20")
        assert [stored.id for stored in in_use] == [article_id(newer.original, ".txt")]
        assert get_articles(connection, [article_id(first.original, ".txt")])


def test_copies_have_one_text_hash_though_their_front_matter_differs(
    store: Store, tmp_path: Path
) -> None:
    one = incoming(tmp_path, DATED + TEXT)
    two = incoming(tmp_path, "---\npublished: 2026-11-20\noutlet: Other\n---\n" + TEXT)
    with store.writing() as connection:
        put_articles(connection, [one, two])
    with store.reading() as connection:
        found = articles_of_days(connection, "2026-11-20", "2026-11-20")
    assert len(found) == 2
    assert len({stored.text_sha256 for stored in found}) == 1


def test_an_article_without_a_date_counts_for_the_day_it_came_in(
    store: Store, tmp_path: Path
) -> None:
    with store.writing() as connection:
        put_articles(connection, [incoming(tmp_path)])
    with store.reading() as connection:
        stored = articles_of_days(connection, "2026-01-01", "2999-01-01")[0]
    assert stored.article.published.value is None
    assert stored.day >= "2026-01-01"


def test_an_unknown_article_is_said_to_be_unknown(store: Store) -> None:
    with store.reading() as connection:
        with pytest.raises(NotInStoreError, match="abc"):
            get_articles(connection, ["abc"])
        with pytest.raises(NotInStoreError, match="abc"):
            original_of(connection, "abc")


def test_text_with_a_null_character_is_kept_on_both_databases(store: Store, tmp_path: Path) -> None:
    came = incoming(tmp_path, "Four people were\x00 hurt on the ferry Aurora.")
    with store.writing() as connection:
        put_articles(connection, [came])
    with store.reading() as connection:
        stored = get_articles(connection, [article_id(came.original, ".txt")])[0]
    assert stored.article == came.article
