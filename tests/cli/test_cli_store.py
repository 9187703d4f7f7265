"""`ingest`, `usage` and `store` end as they should and print what programs read."""

import json
from pathlib import Path

import pytest

from summarizer.cli.edge import DONE, NOTHING, PART
from summarizer.extraction.summary import Usage
from summarizer.store.connect import open_store
from summarizer.store.usage import Spending, add_usage
from tests.cli.running import run

TEXT = "The ferry Aurora ran aground on Tuesday. Four people were hurt, the prefect said."


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    return folder


def test_ingest_says_what_was_new_and_what_was_known(inbox: Path, tmp_path: Path) -> None:
    place = tmp_path / "s.db"
    assert "1 new" in run("ingest", inbox, "--store", place).output
    again = run("ingest", inbox, "--store", place)
    assert again.exit_code == DONE
    assert "1 known" in again.output


def test_ingest_ends_in_part_where_a_file_gave_nothing(inbox: Path, tmp_path: Path) -> None:
    (inbox / "b.xyz").write_text(TEXT)
    result = run("ingest", inbox, "--store", tmp_path / "s.db", "--json")
    assert result.exit_code == PART
    told = json.loads(result.stdout)
    assert told["articles"] == {"new": 1, "known": 0, "update": 0}
    assert [missed["name"] for missed in told["missed"]] == ["b.xyz"]


def test_ingest_of_nothing_readable_did_nothing(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "b.xyz").write_text(TEXT)
    assert run("ingest", tmp_path / "inbox", "--store", tmp_path / "s.db").exit_code == NOTHING


def test_a_list_of_addresses_is_no_article_and_how_feeds_are_given_is_told(tmp_path: Path) -> None:
    (tmp_path / "feeds.txt").write_text("https://a.example/feed\n\nhttp://b.example/rss.xml\n")
    ended = run("ingest", tmp_path / "feeds.txt", "--store", tmp_path / "s.db")
    assert ended.exit_code == NOTHING
    assert "name feeds themselves: summarizer ingest https://" in ended.stderr


@pytest.mark.parametrize("option", ["--since", "--until"])
def test_usage_since_what_is_no_day_is_wrong_usage(
    inbox: Path, tmp_path: Path, option: str
) -> None:
    run("ingest", inbox, "--store", tmp_path / "s.db")
    ended = run("usage", option, "x", "--store", tmp_path / "s.db")
    assert ended.exit_code == 2
    assert "“x” is not a day" in ended.stderr


def test_the_store_of_the_settings_is_used(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_STORE", str(tmp_path / "named.db"))
    run("ingest", inbox)
    assert (tmp_path / "named.db").exists()


def test_usage_is_shown_and_given_as_json(tmp_path: Path) -> None:
    place = tmp_path / "s.db"
    used = Usage(requests=2, tokens_in=1200, tokens_out=30, cost=0.5)
    with open_store(place) as store, store.writing() as connection:
        for cost in (0.5, None):
            one = used.model_copy(update={"cost": cost})
            to = Spending(event="e1")
            add_usage(connection, one, model="[red]m", purpose="extract", ok=True, to=to)
    shown = run("usage", "--by", "model", "--store", place).output
    assert "[red]m" in shown
    assert shown.splitlines()[1].split() == "[red]m 2 0 1 4 2,400 0 60 0.5000".split()
    [row] = json.loads(run("usage", "--store", place, "--json").stdout)["usage"]
    assert (row["requests"], row["cost"], row["unpriced"]) == (4, 0.5, 1)


def test_a_store_is_backed_up_and_restored(inbox: Path, tmp_path: Path) -> None:
    place, file = tmp_path / "s.db", tmp_path / "backup.db"
    run("ingest", inbox, "--store", place)
    assert run("store", "backup", file, "--store", place).exit_code == DONE
    assert run("store", "restore", file, "--store", tmp_path / "new.db").exit_code == DONE
    assert "1 known" in run("ingest", inbox, "--store", tmp_path / "new.db").output
    refused = run("store", "restore", file, "--store", place)
    assert refused.exit_code == NOTHING
    assert "not empty" in refused.output


def test_a_password_in_the_address_is_never_shown(inbox: Path) -> None:
    result = run("ingest", inbox, "--store", "postgresql://u:hush@127.0.0.1:1/d")
    assert result.exit_code == NOTHING
    assert "hush" not in result.output
