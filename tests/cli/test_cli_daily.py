"""`summarizer daily` on the command line: what it prints, and how it ends."""

import json
from pathlib import Path

import pytest

from summarizer.store.connect import open_store
from tests.cli.running import point_at, run
from tests.commanding import FERRY, copied, folder_of, serving
from tests.extraction.stub_server import Stub

STORE = ("--store", "news.db")


@pytest.fixture(autouse=True)
def _inbox(elsewhere: Path) -> None:
    folder_of(Path("inbox"), {name: FERRY[name] for name in ("a.txt", "b.txt")})
    assert run("ingest", "inbox", *STORE).exit_code == 0


def daily(*more: str) -> dict[str, object]:
    result = run("daily", *STORE, "--json", *more)
    document = json.loads(result.stdout)
    assert document["exit_code"] == result.exit_code
    assert isinstance(document, dict)
    return document


def test_a_digest_is_written_and_a_rerun_asks_nothing(stub: Stub) -> None:
    first = daily("--out", "out")
    assert (first["ending"], first["grouped"], first["briefed"]) == ("done", 2, 1)
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "digest.html",
        "digest.json",
        "digest.md",
        "events",
    ]
    count = len(stub.requests)
    again = daily("--out", "out")
    assert (again["reused"], again["asked"], len(stub.requests)) == (1, 0, count)
    [event] = Path("out/events").iterdir()
    assert run("check", event).exit_code == 0


def test_an_estimate_sends_and_writes_nothing(stub: Stub) -> None:
    found = daily("--estimate")
    assert (found["events"], found["articles"], found["requests"]) == (1, 2, 3)
    assert found["cost"] is None
    assert stub.requests == []
    assert not list(Path().glob("digest-*"))
    assert "price not known" in run("daily", *STORE, "--estimate").stdout


def test_a_model_that_is_down_gives_a_marked_digest_and_code_3(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving(copied) as gone:
        point_at(gone, monkeypatch)
    document = daily("--out", "out")
    assert document["ending"] == "part"
    assert "without a model" in Path("out/digest.md").read_text("utf-8")


def test_without_a_fallback_nothing_is_briefed_and_the_digest_says_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving(copied) as gone:
        point_at(gone, monkeypatch)
    document = daily("--out", "out", "--fallback", "none")
    assert document["ending"] == "nothing"
    digest = document["digest"]
    assert isinstance(digest, dict)
    assert [left["articles"] for left in digest["left_out"]] == [2]


def test_asked_for_without_a_model_the_digest_is_whole_and_marked(stub: Stub) -> None:
    document = daily("--out", "out", "--extractive")
    assert document["ending"] == "done"
    assert stub.requests == []
    assert "without a model" in Path("out/digest.md").read_text("utf-8")
    assert daily("--out", "out", "--extractive")["reused"] == 1
    assert daily("--out", "out")["briefed"] == 1  # a model's brief is another brief
    [event] = Path("out/events").iterdir()
    assert run("check", event).exit_code == 0


def test_an_empty_digest_takes_the_place_of_none_that_tells_of_something(stub: Stub) -> None:
    day = ("--date", daily("--out", "out")["digest"]["day"], "--out", "out")  # type: ignore[index]
    before = {path: path.read_bytes() for path in Path("out").iterdir() if path.is_file()}
    open_store("other.db").close()
    ended = run("daily", "--store", "other.db", *day)
    assert ended.exit_code == 1
    assert "has a digest of that day with 1 event. It was left as it is." in ended.stderr
    assert {path: path.read_bytes() for path in before} == before


def test_a_correction_that_is_taken_back_is_what_the_brief_says_again(stub: Stub) -> None:
    file = Path("inbox/a.txt")
    first = file.read_text("utf-8")
    before = daily("--out", "out")["digest"]["events"]  # type: ignore[index]
    for text, asked in ((first.replace("12", "19") + "It is over.\n", True), (first, False)):
        count = len(stub.requests)
        file.write_text(text, encoding="utf-8")
        assert "0 new, 1 newer version, 1 known" in run("ingest", "inbox", *STORE).stderr
        after = daily("--out", "out")["digest"]["events"]  # type: ignore[index]
        assert (len(stub.requests) > count) == asked
        assert (after[0]["version"] != before[0]["version"]) == asked
    assert len(after) == 1


def test_nor_does_it_take_the_place_of_a_digest_of_another_day(stub: Stub) -> None:
    day = daily("--out", "keep")["digest"]["day"]  # type: ignore[index]
    before = {path: path.read_bytes() for path in Path("keep").iterdir() if path.is_file()}
    ended = run("daily", *STORE, "--date", "2026-01-05", "--out", "keep")
    assert ended.exit_code == 1
    assert f"No event has news for 2026-01-05, but keep/digest.json has a digest of {day}" in (
        ended.stderr
    )
    assert {path: path.read_bytes() for path in before} == before
    assert run("daily", *STORE, "--date", "2026-01-05", "--out", "other").exit_code == 0


def test_a_budget_that_cannot_be_kept_for_want_of_a_price_sends_nothing(stub: Stub) -> None:
    document = daily("--out", "out", "--budget", "5")
    assert document["ending"] == "part"
    assert "The price of stub-1 is not known" in str(document["stopped"])
    assert stub.requests == []
    assert "without a model" in Path("out/digest.md").read_text("utf-8")


@pytest.mark.parametrize("out", ["taken", "taken/out", "full", "/proc/none"])
def test_a_folder_the_digest_cannot_be_written_to_is_said_before_the_model_is_asked(
    stub: Stub, out: str
) -> None:
    Path("taken").write_text("a file", encoding="utf-8")
    folder_of(Path("full"), {"events": "a file where the folder of the events would be"})
    ended = run("daily", *STORE, "--out", out)
    assert ended.exit_code == 1
    assert f"Cannot write to {out}" in ended.stderr
    assert stub.requests == []


def test_a_folder_that_can_be_written_is_left_as_it_was_by_trying(stub: Stub) -> None:
    assert run("daily", *STORE, "--date", "2026-13-01", "--out", "out").exit_code == 2
    assert not Path("out").exists()
    assert run("daily", *STORE, "--out", "out").exit_code == 0
    assert not [path.name for path in Path("out").rglob("*") if "unfinished" in path.name]


@pytest.mark.parametrize("other", ["--batch", "--workers", "--estimate"])
def test_what_asks_nothing_goes_with_nothing_that_asks(stub: Stub, other: str) -> None:
    assert run("daily", *STORE, "--extractive", other).exit_code == 2


def test_an_event_no_sentence_of_which_can_be_used_is_told_as_not_briefed() -> None:
    folder_of(Path("short"), {"s.html": "<title>Ferry aground</title><p>Ferry. Sunk. Gone.</p>"})
    assert run("ingest", "short", "--store", "short.db").exit_code == 0
    ended = run("daily", "--extractive", "--store", "short.db", "--out", "out", "--json")
    digest = json.loads(ended.stdout)["digest"]
    assert digest["events"] == []
    assert [left["why"] for left in digest["left_out"]] == ["nothing_usable"]
    told = Path("out/digest.md").read_text("utf-8")
    assert "no article has a sentence that can be used" in told
    assert "\n## \n" not in told


def test_what_is_no_day_is_wrong_usage(stub: Stub) -> None:
    result = run("daily", *STORE, "--date", "tomorrow")
    assert result.exit_code == 2
    assert "is not a day" in result.stderr


def test_the_digests_schema_is_printed() -> None:
    result = run("schema", "--of", "digest")
    assert json.loads(result.stdout)["properties"]["schema"]["const"] == "newsroom-digest/1"
