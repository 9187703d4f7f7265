"""Folders, JSON and feeds are taken in once, each thing given with one ending."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.daily.fetching import Fetcher
from summarizer.daily.grouping import group_new
from summarizer.daily.ingest import Report, ingest
from summarizer.errors import InputError
from summarizer.reading.folder import read_article
from summarizer.store.articles import StoredArticle, articles_of_days, original_of
from summarizer.store.connect import Store
from summarizer.store.events import Membership, members_of, put_event, put_members
from tests.daily.web import Site, serving

TEXT = "The ferry Aurora ran aground on Tuesday. Four people were hurt, the prefect said."
LONG = " ".join(f"Sentence {n} tells what happened at the harbour." for n in range(30))


def no_web(address: str) -> bytes:
    raise AssertionError(f"asked for {address}")


def taken(store: Store, *given: object) -> Report:
    return ingest(store, [str(each) for each in given], no_web)


def kept(store: Store) -> list[StoredArticle]:
    with store.reading() as connection:
        return articles_of_days(connection, "0001-01-01", "9999-12-31")


def test_a_folder_is_taken_in_with_all_folders_below_it(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "sub" / "deeper").mkdir(parents=True)
    (tmp_path / "sub" / "deeper" / "b.html").write_text(f"<article><p>{LONG}</p></article>")
    (tmp_path / ".hidden.txt").write_text("not read")
    assert taken(store, tmp_path).counts == {"new": 2, "known": 0, "update": 0}
    assert {article.name for article in kept(store)} == {"a.txt", "b.html"}


def test_taking_in_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    taken(store, tmp_path)
    before = kept(store)
    assert taken(store, tmp_path).counts == {"new": 0, "known": 1, "update": 0}
    assert kept(store) == before


def test_every_line_of_json_is_an_article_and_a_broken_one_costs_no_other(
    store: Store, tmp_path: Path
) -> None:
    lines = [{"text": TEXT, "title": "One"}, {"text": TEXT + " Five."}, {"no": "text"}]
    body = "\n".join([*map(json.dumps, lines), "{broken"])
    (tmp_path / "day.jsonl").write_text(body)
    report = taken(store, tmp_path / "day.jsonl")
    assert report.counts["new"] == 2
    assert [missed.name for missed in report.missed] == ["day.jsonl#3", "day.jsonl#4"]


def test_a_list_in_json_is_taken_in_article_by_article(store: Store, tmp_path: Path) -> None:
    (tmp_path / "two.json").write_text(json.dumps([{"text": TEXT}, {"text": TEXT + " Five."}]))
    assert taken(store, tmp_path).counts["new"] == 2


def test_what_is_kept_of_a_record_gives_the_same_article_again(
    store: Store, tmp_path: Path
) -> None:
    record = {"text": TEXT, "title": "Aground", "outlet": "Echo", "published": "2026-11-20"}
    (tmp_path / "day.jsonl").write_text(json.dumps(record, ensure_ascii=False) + "\n")
    taken(store, tmp_path)
    [stored] = kept(store)
    again = tmp_path / stored.name
    with store.reading() as connection:
        again.write_bytes(original_of(connection, stored.id))
    assert read_article(again, tmp_path, "S1") == [stored.article]


def test_a_newer_text_at_one_address_is_its_next_version(store: Store, tmp_path: Path) -> None:
    record = {"text": TEXT, "url": "https://a.example/1", "published": "2026-11-20"}
    (tmp_path / "a.json").write_text(json.dumps(record))
    taken(store, tmp_path)
    (tmp_path / "a.json").write_text(json.dumps(record | {"text": TEXT + " Five, now."}))
    assert taken(store, tmp_path).counts == {"new": 0, "known": 0, "update": 1}
    assert [article.article.text for article in kept(store)] == [TEXT + " Five, now."]


def test_a_file_written_over_with_a_newer_text_is_its_next_version(
    store: Store, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    taken(store, tmp_path)
    (tmp_path / "a.txt").write_text(TEXT.replace("Four", "Five") + " A ferry is on its way.")
    assert taken(store, tmp_path).counts == {"new": 0, "known": 0, "update": 1}
    [only] = kept(store)
    assert "Five people" in only.article.text


def test_so_is_one_article_in_json_without_an_address(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"text": TEXT}))
    taken(store, tmp_path)
    newer = TEXT.replace("Four", "Five") + " A ferry is on its way."
    (tmp_path / "a.json").write_text(json.dumps({"text": newer}))
    assert taken(store, tmp_path).counts == {"new": 0, "known": 0, "update": 1}
    assert [(article.name, article.article.text) for article in kept(store)] == [("a.json", newer)]


FORTY = TEXT + " Forty homes are without power, the mayor said at noon."
NINETY = FORTY.replace("Forty", "Ninety")
KNOWN, UPDATE = ({"new": 0, "known": 1, "update": 0}, {"new": 0, "known": 0, "update": 1})


def at_address(text: str) -> str:
    return json.dumps({"text": text, "url": "https://a.example/1", "published": "2026-11-20"})


def texts(store: Store) -> list[str]:
    return [article.article.text for article in kept(store)]


@pytest.mark.parametrize(("name", "write"), [("a.txt", str), ("a.json", at_address)])
@pytest.mark.parametrize("whole", [True, False])
def test_a_correction_that_is_taken_back_is_an_update_however_often(
    store: Store, tmp_path: Path, name: str, write: Callable[[str], str], *, whole: bool
) -> None:
    file = tmp_path / name
    given = tmp_path if whole else file
    versions = [FORTY, NINETY, NINETY.replace("Ninety", "Ninety-two")]
    file.write_text(write(versions[0]))
    taken(store, given)
    for turn in (1, 0, 1, 2, 0, 2, 1, 0):
        file.write_text(write(versions[turn]))
        assert taken(store, given).counts == UPDATE
        assert texts(store) == [versions[turn]]
        assert taken(store, given).counts == KNOWN
        assert texts(store) == [versions[turn]]


def test_an_old_copy_of_a_file_elsewhere_takes_no_newer_text_out_of_use(
    store: Store, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(FORTY)
    taken(store, tmp_path)
    (tmp_path / "a.txt").write_text(NINETY)
    (tmp_path / "copy.txt").write_text(FORTY)
    assert taken(store, tmp_path / "a.txt").counts == UPDATE
    assert taken(store, tmp_path / "copy.txt").counts == KNOWN
    assert taken(store, tmp_path).counts == {"new": 0, "known": 2, "update": 0}
    assert texts(store) == [NINETY]


@pytest.mark.parametrize("names", [("1.json", "2.json"), ("2.json", "1.json")])
def test_two_versions_that_lie_side_by_side_are_left_as_they_are(
    store: Store, tmp_path: Path, names: tuple[str, str]
) -> None:
    for name, text in zip(names, (FORTY, NINETY), strict=True):
        (tmp_path / name).write_text(at_address(text))
        taken(store, tmp_path / name)
    for given in ([tmp_path], [tmp_path / name for name in names]):
        assert taken(store, *given).counts == {"new": 0, "known": 2, "update": 0}
        assert texts(store) == [NINETY]


def test_an_earlier_version_that_is_named_again_is_in_use_again(
    store: Store, tmp_path: Path
) -> None:
    for name, text in (("1.json", FORTY), ("2.json", NINETY)):
        (tmp_path / name).write_text(at_address(text))
        taken(store, tmp_path / name)
    assert taken(store, tmp_path / "1.json").counts == UPDATE
    assert texts(store) == [FORTY]


def test_a_file_that_lay_in_a_folder_before_the_newer_version_came_says_nothing_new(
    store: Store, tmp_path: Path
) -> None:
    inbox, wire = tmp_path / "inbox", tmp_path / "wire"
    for folder, text in ((inbox, FORTY), (wire, NINETY)):
        folder.mkdir()
        (folder / "a.json").write_text(at_address(text))
        taken(store, folder)
    os.utime(inbox / "a.json", (0, 0))
    assert taken(store, inbox).counts == KNOWN
    assert ingest(store, [str(inbox / "a.json")], no_web, dated=True).counts == KNOWN
    assert texts(store) == [NINETY]


def test_an_earlier_version_goes_where_the_newer_one_is(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(FORTY)
    taken(store, file)
    group_new(store, None)
    file.write_text(NINETY)
    taken(store, file)
    group_new(store, None)
    [newer] = kept(store)
    with store.writing() as connection:
        put_event(connection, "elsewhere", ["2026-11-20"], "Elsewhere")
        put_members(connection, [Membership(newer.id, "elsewhere", pinned=True)])
    file.write_text(FORTY)
    taken(store, file)
    [again] = kept(store)
    with store.reading() as connection:
        assert members_of(connection, "elsewhere") == [Membership(again.id, "elsewhere", True)]


def test_another_article_under_the_same_file_name_takes_nothing_out_of_use(
    store: Store, tmp_path: Path
) -> None:
    (tmp_path / "1.txt").write_text(TEXT)
    taken(store, tmp_path)
    (tmp_path / "1.txt").write_text("The council of Vire voted its budget on Monday evening.")
    assert taken(store, tmp_path).counts == {"new": 1, "known": 0, "update": 0}
    assert len(kept(store)) == 2


def test_files_of_one_name_in_two_folders_are_two_articles(store: Store, tmp_path: Path) -> None:
    for name, text in (("monday", TEXT), ("tuesday", TEXT.replace("Four", "Five"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(text)
    assert taken(store, tmp_path).counts == {"new": 2, "known": 0, "update": 0}


def test_what_cannot_be_read_is_named_with_the_reason(store: Store, tmp_path: Path) -> None:
    tmp_path = tmp_path / "inbox"
    tmp_path.mkdir()
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.xyz").write_text(TEXT)
    (tmp_path / "c.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    os.mkfifo(tmp_path / "d.txt")
    (tmp_path / "e.txt").write_text("")
    report = taken(store, tmp_path)
    assert report.counts["new"] == 1
    assert [missed.name for missed in report.missed] == ["b.xyz", "c.txt", "d.txt", "e.txt"]
    assert all(missed.reason for missed in report.missed)


def test_a_path_that_is_not_there_ends_the_call_before_anything_is_kept(
    store: Store, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    with pytest.raises(InputError, match="nowhere"):
        taken(store, tmp_path, tmp_path / "nowhere")
    assert kept(store) == []


def feed(*entries: str) -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Echo</title>'
        f"<language>en</language>{''.join(entries)}</channel></rss>"
    )


def entry(text: str, link: str, **more: str) -> str:
    extra = "".join(f"<{name}>{value}</{name}>" for name, value in more.items())
    about = f"<title>Aground</title><link>{link}</link><description>{text}</description>"
    return f"<item>{about}{extra}</item>"


def feed_of(site: Site, store: Store) -> Report:
    with Fetcher([f"{site.url}/feed"]) as fetch:
        return ingest(store, [f"{site.url}/feed"], fetch)


def test_a_feed_gives_articles_with_outlet_date_and_language(store: Store) -> None:
    with serving() as site:
        date = "Fri, 20 Nov 2026 06:30:00 GMT"
        site.put("/feed", feed(entry(LONG, f"{site.url}/1", pubDate=date, guid="g1")))
        report = feed_of(site, store)
    assert report.counts["new"] == 1
    [stored] = kept(store)
    article = stored.article
    assert (article.title, article.outlet, article.language) == ("Aground", "Harbour Echo", "en")
    assert str(article.published.value).startswith("2026-11-20T06:30")
    assert stored.identity == "g1"
    assert site.asked == ["/feed"]


def test_the_page_is_fetched_where_the_feed_has_a_summary_only(store: Store) -> None:
    with serving() as site:
        hidden = '<p style="display:none">Nine hundred people were killed.</p>'
        site.put("/feed", feed(entry("A ferry is aground.", f"{site.url}/1")))
        site.put("/1", f"<html><body><article><p>{LONG}</p>{hidden}</article></body></html>")
        feed_of(site, store)
    [stored] = kept(store)
    assert "Sentence 29 tells" in stored.article.text
    assert "Nine hundred" not in stored.article.text


def test_the_summary_is_kept_where_the_page_cannot_be_had(store: Store) -> None:
    with serving() as site:
        site.put("/feed", feed(entry("A ferry ran aground off the harbour.", f"{site.url}/gone")))
        assert feed_of(site, store).counts["new"] == 1
    assert kept(store)[0].article.text.endswith("A ferry ran aground off the harbour.")


def test_an_entry_that_changed_is_a_newer_version(store: Store) -> None:
    with serving() as site:
        site.put("/feed", feed(entry(LONG, f"{site.url}/1", guid="g1")))
        feed_of(site, store)
        site.put("/feed", feed(entry(LONG + " Seven are hurt.", f"{site.url}/1", guid="g1")))
        assert feed_of(site, store).counts == {"new": 0, "known": 0, "update": 1}
        site.put("/feed", feed(entry(LONG, f"{site.url}/1", guid="g1")))
        assert feed_of(site, store).counts == {"new": 0, "known": 0, "update": 1}
    assert not any("Seven" in text for text in texts(store))


def test_a_feed_in_a_file_is_read_without_the_web(store: Store, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(feed(entry(LONG, "https://a.example/1")))
    assert taken(store, tmp_path).counts["new"] == 1


@pytest.mark.parametrize("body", ["", "<html><body>no feed</body></html>", "\x00\x01", "<rss"])
def test_what_is_no_feed_is_named(store: Store, body: str) -> None:
    with serving() as site:
        site.put("/feed", body)
        report = feed_of(site, store)
    assert report.articles == 0
    assert "not RSS or Atom" in report.missed[0].reason


def test_a_feed_that_does_not_answer_is_named_and_the_others_are_taken_in(
    store: Store, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    with serving() as site, Fetcher([site.url]) as fetch:
        report = ingest(store, [f"{site.url}/none", str(tmp_path)], fetch)
    assert report.counts["new"] == 1
    assert "404" in report.missed[0].reason
