"""An inbox that is watched: whole files alone are read, and only what they touch is briefed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.cli.edge import ENDED, INTERRUPTED, NOTHING, PART, USAGE
from summarizer.daily.fetching import Fetcher
from summarizer.daily.inbox import Inbox
from summarizer.daily.kept import EventBrief
from summarizer.daily.watching import Watch, one_round
from summarizer.extraction.budget import Budget
from summarizer.output.document import read_brief
from summarizer.output.proof import prove
from summarizer.store.alone import WAITING, alone
from summarizer.store.connect import Store, open_store
from summarizer.store.runs import last_runs
from summarizer.store.usage import spent
from tests.cli.running import run
from tests.commanding import ROOT, about_articles, copied, serving
from tests.daily.making import how
from tests.daily.stories import stories, story
from tests.daily.web import serving as site_serving
from tests.extraction.stub_server import Reply, Request, Stub

TOKENS = 120  # one request to the stub


class Clock:
    """A clock that stands until it is moved on."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def put(folder: Path, files: dict[str, str]) -> list[str]:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in files]


@contextmanager
def watching(store: Store, stub: Stub, **given: Any) -> Iterator[Callable[..., Any]]:
    flags = {name: given.pop(name) for name in ("fallback", "concurrency") if name in given}
    with Fetcher() as fetch:
        made = Watch(store, how(stub, lede="code", **flags), fetch, **given)
        yield lambda files=(): one_round(made, files)


# Which files are whole.


@given(st.lists(st.tuples(st.sampled_from(["write", "same"]), st.integers(0, 4)), max_size=12))
def test_a_file_is_whole_when_nothing_was_written_for_as_long_as_it_takes(
    steps: list[tuple[str, int]],
) -> None:
    import tempfile  # noqa: PLC0415  a fixture would be one for all examples

    with tempfile.TemporaryDirectory() as name:
        clock, path = Clock(), Path(name) / "a.txt"
        box = Inbox([Path(name)], settle=3, clock=clock)
        written, text = None, ""
        for what, seconds in steps:
            if what == "write":
                text += "x"
                path.write_text(text, encoding="utf-8")
                written = clock.now
            box.note([path])
            box.whole()
            clock.now += seconds
            whole = box.whole()
            assert whole == ([path] if written is not None and clock.now - written >= 3 else [])


def test_a_file_that_was_taken_counts_again_when_it_changes(inbox: Path) -> None:
    clock = Clock()
    box = Inbox([inbox], settle=1, clock=clock)
    put(inbox, {"a.txt": "one"})
    box.look()
    clock.now = 1
    box.take(box.whole())
    box.look()
    clock.now = 5
    assert box.whole() == []
    put(inbox, {"a.txt": "one and two"})
    box.note([inbox / "a.txt"])
    assert box.whole() == []
    clock.now = 6
    assert box.whole() == [inbox / "a.txt"]


def test_a_file_that_changes_while_it_is_read_is_read_again(inbox: Path) -> None:
    clock = Clock()
    box = Inbox([inbox], settle=1, clock=clock)
    put(inbox, {"a.txt": "one"})
    box.look()
    clock.now = 1
    files = box.whole()
    put(inbox, {"a.txt": "one and two"})
    box.take(files)
    box.look()
    clock.now = 2
    assert box.whole() == files


def test_hidden_empty_and_unfinished_files_are_left_alone(inbox: Path, tmp_path: Path) -> None:
    clock = Clock()
    box = Inbox([inbox], settle=1, clock=clock)
    (inbox / ".git").mkdir()
    (inbox / "below").mkdir()
    put(inbox, {".a.txt": "x", "b.txt.part": "x", "c.txt~": "x", "d.txt": "", "e.txt": "x"})
    put(inbox / ".git", {"f.txt": "x"})
    put(inbox / "below", {"g.txt": "x"})
    os.mkfifo(inbox / "h.txt")
    put(tmp_path, {"i.txt": "x"})
    box.look()
    box.note([inbox / ".git", inbox / ".git" / "f.txt", tmp_path / "i.txt", inbox / "gone.txt"])
    clock.now = 1
    assert box.whole() == [inbox / "below" / "g.txt", inbox / "e.txt"]


# What a round does.


def test_what_comes_in_costs_one_request_and_only_its_event_is_briefed(
    store: Store, stub: Stub, inbox: Path, tmp_path: Path
) -> None:
    with watching(store, stub, out=tmp_path / "out") as a_round:
        first = a_round(put(inbox, stories(4, 3)))
        assert (len(first.results), len(about_articles(stub.requests))) == (4, 12)
        done = a_round(put(inbox, {"new.json": story(2, 7)}))
        [(event, result)] = done.results.items()
        assert (result.asked, len(stub.requests)) == (1, 13)
        assert event in first.results
        assert len(result.version.brief.sources) == 4
    written = tmp_path / "out" / "events" / event
    brief = read_brief(written / "brief.json")
    assert len(brief.sources) == 4
    assert prove(brief, written / str(brief.run.folder), beside=written) == []


def test_what_is_known_does_nothing(store: Store, stub: Stub, inbox: Path) -> None:
    files = put(inbox, stories(2, 2))
    with watching(store, stub) as a_round:
        assert a_round(files).anything
        again = a_round(files)
        assert (again.anything, again.results, len(stub.requests)) == (False, {}, 4)


def test_a_round_that_was_cut_short_is_made_up_for(
    store: Store, stub: Stub, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with watching(store, stub) as a_round:
        a_round(put(inbox, {"0.json": story(0, 1), "1.json": story(0, 2)}))
        with monkeypatch.context() as patch:
            patch.setattr("summarizer.daily.watching.brief_events", interrupted)
            with pytest.raises(KeyboardInterrupt):
                a_round(put(inbox, {"2.json": story(5, 1)}))
        with store.reading() as connection:
            assert [each.exit_code for each in last_runs(connection, "watch")] == [INTERRUPTED, 0]
        done = a_round()
        [result] = done.results.values()
        assert len(result.version.brief.sources) == 1
        assert not a_round().anything


def test_a_model_that_is_back_is_asked_for_what_was_left(
    store: Store, stub: Stub, inbox: Path
) -> None:
    files = put(inbox, stories(2, 2))
    with serving(copied) as gone:
        pass
    with watching(store, gone) as a_round:
        down = a_round(files)
    assert (down.partial, down.unfinished, len(down.results)) == (True, True, 2)
    assert all(r.version.brief.run.extractive for r in down.results.values())
    with watching(store, stub) as a_round:
        up = a_round()
        assert (up.partial, up.unfinished) == (False, False)
        assert all(r.version.brief.run.extractive is None for r in up.results.values())
        assert not a_round().anything


def test_rounds_of_a_day_share_a_budget(store: Store, stub: Stub, inbox: Path) -> None:
    budget = Budget(tokens=3 * TOKENS)
    for n in range(5):
        with watching(store, stub, budget=budget, concurrency=1) as a_round:
            done = a_round(put(inbox, {f"{n}.json": story(n * 3, 1)}))
            assert isinstance(list(done.results.values())[-1], EventBrief)
            assert done.partial == (n > 2)
    assert len(stub.requests) == 3
    with store.reading() as connection:
        [row] = spent(connection, "day")
    assert row.usage.tokens_in + row.usage.tokens_out == 3 * TOKENS


def test_feeds_are_taken_in_as_files_are(store: Store, stub: Stub) -> None:
    body = "".join(f"<p>{json.loads(story(1, n))['text']}</p>" for n in range(12))
    feed = (
        "<rss version='2.0'><channel><title>Paper</title><item><title>T</title>"
        f"<guid>1</guid><description>{body.replace('<', '&lt;')}</description></item>"
        "</channel></rss>"
    )
    with site_serving() as site:
        site.put("/feed", feed)
        address = f"{site.url}/feed"
        made = Watch(store, how(stub, lede="code"), Fetcher([address]))
        assert len(one_round(made, [address]).results) == 1
        assert not one_round(made, [address]).anything


# One at a time.


def test_a_second_run_waits_until_the_first_has_ended(place: str) -> None:
    said: list[str] = []
    with open_store(place) as one, open_store(place) as other:
        with alone(one):
            waiting = _in_a_thread(other, said)
            while not said:
                time.sleep(0.01)
            time.sleep(0.3)
            assert said == [WAITING]
        waiting.join(10)
        assert said == [WAITING, "in"]
        with alone(one):
            pass


def _in_a_thread(store: Store, said: list[str]) -> Any:
    import threading  # noqa: PLC0415  for this alone

    def wait() -> None:
        with alone(store, said.append):
            said.append("in")

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


def test_a_run_that_is_killed_holds_nothing_up(place: str) -> None:
    code = (
        "import sys, time\n"
        "from summarizer.store.alone import alone\n"
        "from summarizer.store.connect import open_store\n"
        "with open_store(sys.argv[1]) as store, alone(store):\n"
        "    print('in', flush=True)\n"
        "    time.sleep(60)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", code, place], stdout=subprocess.PIPE, env=environment
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"in\n"
        holder.kill()
        holder.wait()
    said: list[str] = []
    with open_store(place) as store, alone(store, said.append):
        pass
    assert said in ([], [WAITING])  # a server may take a moment to see that it has gone


# The command.


@contextmanager
def started(place: str, stub: Stub, *given: str) -> Iterator[subprocess.Popen[bytes]]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SUMMARIZER_MODEL": "stub-1",
        "SUMMARIZER_BASE_URL": stub.url,
        "SUMMARIZER_LEDE": "code",
        "SUMMARIZER_EMBEDDINGS": "off",
    }
    command = [sys.executable, "-m", "summarizer", "watch", *given, "--store", place, "--json"]
    process = subprocess.Popen(
        [*command, "--settle", "0.6"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def told(process: subprocess.Popen[bytes]) -> dict[str, Any]:
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, process.stderr and process.stderr.read().decode()
    document = json.loads(line)
    assert isinstance(document, dict)
    return document


def test_a_file_that_is_still_written_is_read_once_it_is_whole(
    stub: Stub, inbox: Path, tmp_path: Path
) -> None:
    put(inbox, {"a.json": story(0, 0)})
    with started(str(tmp_path / "s.db"), stub, str(inbox), "--out", "out") as process:
        assert [brief["sources"] for brief in told(process)["briefed"]] == [1]
        assert len(stub.requests) == 1
        sentences = "The county museum reopened in Sarmoise. Ten people came.".split(" ")
        with (inbox / "b.txt").open("w", encoding="utf-8") as file:
            for word in sentences:
                file.write(word + " ")
                file.flush()
                time.sleep(0.15)
                assert len(stub.requests) == 1
        second = told(process)
        assert second["articles"] == {"new": 1, "known": 0, "update": 0}
        assert (len(second["briefed"]), second["ending"], len(stub.requests)) == (1, "done", 2)
        (inbox / "c.xyz").write_text("what is it", encoding="utf-8")
        third = told(process)
        assert (third["exit_code"], [m["name"] for m in third["missed"]]) == (PART, ["c.xyz"])
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == INTERRUPTED
    assert len(list(Path("out/events").iterdir())) == 2


def test_an_inbox_can_be_watched_without_a_model(stub: Stub, inbox: Path, tmp_path: Path) -> None:
    put(inbox, stories(1, 2))
    with started(str(tmp_path / "s.db"), stub, str(inbox), "--extractive") as process:
        first = told(process)
        assert [each["extractive"] for each in first["briefed"]] == [True]
        assert (first["ending"], stub.requests) == ("done", [])


def test_ctrl_c_while_the_model_is_asked_does_not_wait_for_its_answer(
    inbox: Path, tmp_path: Path
) -> None:
    def slowly(request: Request) -> Reply:
        reply = copied(request)
        reply.wait = 60 if len(stub.requests) > 2 else 0
        return reply

    put(inbox, stories(2, 2))
    place = str(tmp_path / "s.db")
    with serving(slowly) as stub, started(place, stub, str(inbox)) as process:
        while len(stub.requests) < 3:
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == INTERRUPTED  # before the model answers; how soon: `endurance`
    with serving(copied) as again, started(place, again, str(inbox)) as process:
        assert told(process)["briefed"]
        assert len(again.requests) == 2  # the two that were answered are kept
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == ENDED


@pytest.mark.endurance
def test_two_that_watch_one_inbox_ask_for_every_article_once(
    stub: Stub, inbox: Path, tmp_path: Path
) -> None:
    place = str(tmp_path / "s.db")
    with started(place, stub, str(inbox)) as one, started(place, stub, str(inbox)) as other:
        put(inbox, stories(3, 3))
        found = _settled(stub, 9)
        assert len(found) == len(set(found)) == 9
        time.sleep(1)
        assert len(stub.requests) == 9
        for process in (one, other):
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == INTERRUPTED


def _settled(stub: Stub, count: int) -> Sequence[str]:
    end = time.monotonic() + 60
    while len(stub.requests) < count and time.monotonic() < end:
        time.sleep(0.05)
    return [request.text() for request in stub.requests]


@pytest.mark.parametrize(
    ("code", "given", "why"),
    [
        (USAGE, ["a.txt"], "is no folder"),
        (USAGE, ["nowhere"], "is no folder"),
        (USAGE, ["--model", "m", "--base-url", "no address", "."], "--base-url"),
    ],
)
def test_what_cannot_be_watched_is_said(
    code: int, given: list[str], why: str, tmp_path: Path
) -> None:
    Path("a.txt").write_text("x", encoding="utf-8")
    result = run("watch", *given, "--store", tmp_path / "s.db")
    assert (result.exit_code, why in result.output) == (code, True), result.output


def test_a_first_round_that_cannot_be_done_ends_it(stub: Stub, inbox: Path) -> None:

    result = run("watch", inbox, "--store", "postgresql://u@127.0.0.1:1/d")
    assert result.exit_code == NOTHING
