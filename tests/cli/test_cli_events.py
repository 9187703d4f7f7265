"""`summarizer events`: what it prints, and that what it does is done."""

import json
from pathlib import Path

import pytest

from summarizer.cli.edge import DONE, NOTHING, USAGE
from summarizer.daily.grouping import group_new
from summarizer.store.connect import open_store
from summarizer.store.events import get_event
from tests.cli.running import run
from tests.daily.making import come_in
from tests.daily.stories import stories
from tests.review.making import EVENT, fill, without_brief

STORE = ("--store", "news.db")
DAY = ("--date", "2026-11-26")


@pytest.fixture(autouse=True)
def _two_events(elsewhere: Path) -> None:
    with open_store("news.db") as store:
        come_in(store, stories(2, 3))
        group_new(store, None)


def listed() -> dict[str, int]:
    document = json.loads(run("events", "list", *DAY, *STORE, "--json").stdout)
    assert document["exit_code"] == DONE
    return {event["id"]: event["articles"] for event in document["events"]}


def shown(event: str) -> dict[str, list[dict[str, str]]]:
    document = json.loads(run("events", "show", event, *STORE, "--json").stdout)
    assert isinstance(document, dict)
    return document


def test_events_are_listed_and_shown() -> None:
    assert list(listed().values()) == [3, 3]
    assert run("events", "list", "--date", "2020-01-01", *STORE).stdout.split() == [
        *("event", "articles", "days", "title")
    ]
    for event in listed():
        assert event in run("events", "list", *DAY, *STORE).stdout
        text = run("events", "show", event, *STORE).stdout
        assert all(row["id"][:12] in text for row in shown(event)["articles"])


def test_an_event_is_split_joined_again_and_history_says_by_whom() -> None:
    one, other = listed()
    article = shown(one)["articles"][0]["id"]
    by = ("--by", "Ed", "--reason", "another fire")
    done = run("events", "split", one, article[:8], *by, *STORE, "--json")
    first, new = json.loads(done.stdout)["events"]
    assert (first["id"], first["articles"], new["articles"]) == (one, 2, 1)
    assert shown(one)["apart_from"] == [new["id"]]
    [act] = shown(new["id"])["acts"]
    assert (act["by"], act["via"], act["act"], act["reason"]) == (
        *("Ed", "cli", "split", "another fire"),
    )
    text = run("events", "show", one, *STORE).stdout
    assert f"Held apart from {new['id']}." in text
    assert f"Ed (cli) split (new {new['id']}): another fire" in text
    said = run("events", "join", one, new["id"], *by, *STORE)
    assert (said.exit_code, said.stderr) == (DONE, f"{new['id']} is {one} now.\n")
    assert listed() == {one: 3, other: 3}
    assert f"It is {one} now." in run("events", "show", new["id"], *STORE).stdout


def test_an_article_is_pinned_and_unpinned() -> None:
    one, other = listed()
    article = shown(one)["articles"][0]["id"]
    quiet = run("events", "pin", article, other, *STORE, "--quiet", "--by", "Ed")
    assert (quiet.exit_code, quiet.output) == (DONE, "")
    assert {row["id"]: row["pinned"] for row in shown(other)["articles"]}[article]
    assert "pinned" in run("events", "show", other, *STORE).stdout
    assert run("events", "unpin", article, *STORE, "--by", "Ed").exit_code == DONE
    assert not any(row["pinned"] for row in shown(other)["articles"])
    again = run("events", "unpin", article, *STORE, "--by", "Ed")
    assert (again.exit_code, again.stderr) == (
        NOTHING,
        f"The article {article[:12]} is not pinned.\n",
    )
    assert listed() == {one: 2, other: 4}


@pytest.mark.parametrize(
    ("code", "arguments", "told"),
    [
        (NOTHING, ("show", "E0"), "no event E0"),
        (NOTHING, ("join", "E0", "E1"), "no event E0"),
        (NOTHING, ("unpin", "0" * 64), "no article"),
        (NOTHING, ("unpin", "%" * 8), "no id of an article"),
        (USAGE, ("list", "--date", "tomorrow"), "not a day"),
        (USAGE, ("join", "E0", "E1", "--by", " "), "--by"),
        (USAGE, ("split", "E0"), "ARTICLE"),
    ],
)
def test_what_cannot_be_done_is_said_and_ends_with_its_code(
    code: int, arguments: tuple[str, ...], told: str
) -> None:
    result = run("events", *arguments, *STORE)
    assert result.exit_code == code
    assert told in result.output


def test_errors_are_one_json_document_too() -> None:
    result = run("events", "join", "E0", "E1", *STORE, "--json")
    assert json.loads(result.stdout)["error"]["kind"] == "NotInStoreError"
    assert result.exit_code == NOTHING


def test_an_event_without_a_title_is_known_by_its_headline_or_its_first_words() -> None:
    for place, filled in (("a.db", without_brief), ("b.db", fill)):
        with open_store(place) as store:
            filled(store)
        listing = run("events", "list", "--date", "2026-11-24", "--store", place)
        assert "ferry Aurora ran aground near Trevoal" in listing.stdout
        document = run("events", "list", "--date", "2026-11-24", "--store", place, "--json")
        assert "Aurora" in json.loads(document.stdout)["events"][0]["title"]
        text = run("events", "show", EVENT, "--store", place).stdout
        assert "e1: The ferry Aurora" in text or "e1: On Tuesday the ferry Aurora" in text
        assert "01-echo" in text


def test_without_a_terminal_each_event_is_one_whole_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    head, *lines = run("events", "list", *DAY, *STORE).stdout.splitlines()
    assert head.split() == ["event", "articles", "days", "title"]
    with open_store("news.db") as store, store.reading() as connection:
        titles = [get_event(connection, event).title for event in listed()]
    assert [line.split("  ")[-1].strip() for line in lines] == titles
