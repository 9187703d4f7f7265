"""A model that cannot be asked: the brief still comes, says what it is, and hides no failure."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.event import EventSummary
from summarizer.errors import BudgetSpent, ModelError, ModelUnavailable, RefusedError, StopRun
from summarizer.pipeline.job import Job, Outcome
from summarizer.pipeline.outcomes import WithoutModel
from summarizer.pipeline.stages import brief_folder, extract_folder, merge_folder
from tests.cli.running import point_at, run
from tests.commanding import FERRY, Copier, copied, failing, folder_of, loaded, opened, serving
from tests.extraction.stub_server import Stub, fault

MARKED = "without a model"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUMMARIZER_EMBEDDINGS", "off")
    folder_of(Path("ferry"))


def made(model: Copier, without: WithoutModel = "when_it_fails") -> Outcome:
    job = Job(Path("ferry"), Path("out"), EventSummary, without_model=without)
    return brief_folder(job, opened(model))


def ways(folder: str) -> dict[str, tuple[str, str]]:
    """Return how each summary was made and why."""
    runs = [
        json.loads(path.read_text("utf-8")) for path in sorted(Path(folder, "summaries").iterdir())
    ]
    return {s["source"]["id"]: (s["run"]["made_by"], s["run"]["reason"]) for s in runs}


def pages(folder: str) -> str:
    names = ("brief.md", "brief.html")
    return "\n".join(Path(folder, name).read_text("utf-8") for name in names)


def test_articles_the_model_could_not_be_asked_for_are_made_by_code() -> None:
    outcome = made(failing(ModelUnavailable("gone"), "b.txt"))
    assert ways("out") == {"S1": ("model", ""), "S2": ("extractive", "gone"), "S3": ("model", "")}
    assert outcome.failed_over == {"S2": "gone"}
    assert outcome.missed == []
    assert outcome.brief is not None
    found = outcome.brief.run.extractive
    assert found is not None
    assert (found.sources, found.whole, found.reasons) == (["S2"], False, ["gone"])
    assert outcome.brief.run.info.made_by == "model"


def test_a_run_that_stops_leaves_what_the_model_did_and_code_does_the_rest() -> None:
    outcome = made(failing(BudgetSpent("spent"), "b.txt"))
    assert isinstance(outcome.stopped, BudgetSpent)
    assert ways("out")["S2"] == ("extractive", "spent")
    assert set(ways("out").values()) <= {("model", ""), ("extractive", "spent")}
    assert all(source.status == "used" for source in outcome.sources)


@pytest.mark.parametrize("error", [ModelError("unfit"), RefusedError("declined")])
def test_what_the_model_refused_or_could_not_do_is_not_done_by_code(error: Exception) -> None:
    outcome = made(failing(error, "b.txt"))
    assert [source.reason for source in outcome.missed] == [str(error)]
    assert outcome.failed_over == {}
    assert outcome.brief is not None
    assert outcome.brief.run.extractive is None


def test_what_the_failed_attempts_took_is_counted() -> None:
    with serving(copied, fault(402)) as server:
        result = run(
            *("brief", "ferry", "--model", "stub-1", "--base-url", server.url),
            *("--concurrency", "1", "--json"),
        )
    assert result.exit_code == 3
    assert loaded(result.stdout)["brief"]["run"]["usage"]["requests"] == 2  # type: ignore[index]


def test_a_model_that_does_not_open_is_named_and_the_brief_comes() -> None:
    def closed(_: str) -> object:
        raise StopRun("not installed")

    job = Job(Path("ferry"), Path("out"), EventSummary, without_model="when_it_fails")
    outcome = brief_folder(job, closed)  # type: ignore[arg-type]
    assert str(outcome.stopped) == "not installed"
    assert set(outcome.failed_over) == {"S1", "S2", "S3"}
    assert set(ways("out").values()) == {("extractive", "not installed")}


def test_nothing_takes_the_place_of_the_model_where_none_may() -> None:
    with pytest.raises(StopRun, match="spent"):
        made(failing(BudgetSpent("spent"), *FERRY), without="never")


def test_asked_for_no_model_is_opened_and_nothing_failed() -> None:
    def never(_: str) -> object:
        raise AssertionError

    job = Job(Path("ferry"), Path("out"), EventSummary, without_model="always")
    outcome = brief_folder(job, never)  # type: ignore[arg-type]
    assert outcome.failed_over == {}
    assert set(ways("out").values()) == {("extractive", "")}


def test_extract_and_merge_give_the_same_brief() -> None:
    job = Job(Path("ferry"), Path("steps"), EventSummary, without_model="when_it_fails")
    extract_folder(job, opened(failing(ModelUnavailable("gone"), "b.txt")))
    merge_folder(Path("steps"))
    made(failing(ModelUnavailable("gone"), "b.txt"))
    whole, steps = (Path(name, "brief.json").read_bytes() for name in ("out", "steps"))
    assert whole == steps


STOPPING = [
    ("key rejected", fault(401, "invalid_api_key"), "rejects the key"),
    ("no credit", fault(402), "no credit left"),
    ("keeps failing", fault(503), "answers 503"),
]


@pytest.mark.parametrize(("_name", "reply", "why"), STOPPING, ids=[case[0] for case in STOPPING])
def test_every_output_says_that_no_model_made_it_and_why(
    _name: str, reply: object, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(reply) as server:  # type: ignore[arg-type]
        point_at(server, monkeypatch)
        result = run("brief", "ferry", "--json")
    document = loaded(result.stdout)
    assert result.exit_code == document["exit_code"] == 3
    assert result.stderr.count(why) >= 1
    assert "The model gave nothing for 3 of 3 files" in result.stderr
    assert set(document["without_model"]) == {"S1", "S2", "S3"}  # type: ignore[call-overload]
    brief = json.loads(Path("ferry-brief/brief.json").read_text("utf-8"))
    assert brief["run"]["extractive"]["whole"] is True
    assert why in brief["run"]["extractive"]["reasons"][0]
    for page in ("brief.md", "brief.html"):
        text = Path("ferry-brief", page).read_text("utf-8")
        assert f"Made {MARKED}" in text
        assert why in text
    assert run("check", "ferry-brief").exit_code == 0


def test_nobody_listening_is_said_and_the_brief_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as server:
        point_at(server, monkeypatch)
    result = run("brief", "ferry")
    assert result.exit_code == 3
    assert result.stderr.count("cannot be reached, tried once") == 1
    assert f"Made {MARKED}" in pages("ferry-brief")
    assert run("check", "ferry-brief").exit_code == 0


def test_the_model_is_not_asked_for_a_lede_when_it_answered_for_no_article(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving(fault(503)) as server:
        point_at(server, monkeypatch)
        run("brief", "ferry")
        assert len(server.requests) == 3
    lede = json.loads(Path("ferry-brief/brief.json").read_text("utf-8"))["run"]["lede"]
    assert lede["written"] is False
    assert "503" in lede["reason"]


def test_only_in_part_names_the_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(copied, fault(402)) as server:
        point_at(server, monkeypatch)
        result = run("brief", "ferry", "--concurrency", "1")
    assert result.exit_code == 3
    assert f"Made in part {MARKED}: for S2 and S3" in pages("ferry-brief")
    assert result.stderr.count("no credit left") == 1


def test_fallback_none_leaves_them_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(copied, fault(402)) as server:
        point_at(server, monkeypatch)
        result = run("brief", "ferry", "--concurrency", "1", "--fallback", "none")
    assert result.exit_code == 3
    assert "2 of 3 files gave nothing" in result.stderr
    assert MARKED not in pages("ferry-brief")


def test_extractive_asks_nobody_and_is_done(stub: Stub) -> None:
    result = run("brief", "ferry", "--extractive", "--language", "fr")
    assert result.exit_code == 0
    assert stub.requests == []
    assert "Faite sans modèle" in pages("ferry-brief")
    assert run("check", "ferry-brief").exit_code == 0


OWN = """
from typing import Annotated
from pydantic import BaseModel
from schemas.entries import Entry, Part

class Closure(Entry):
    text: Annotated[str, Part.CLAIM]

class Closures(BaseModel):
    closures: list[Closure]
"""


def test_a_form_code_cannot_fill_in_is_said_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("own.py").write_text(OWN, encoding="utf-8")
    asked = run("brief", "ferry", "--schema", "own.py:Closures", "--extractive")
    assert asked.exit_code == 2
    assert "no extractive brief for the form Closures" in asked.stderr
    with serving(fault(402)) as server:
        point_at(server, monkeypatch)
        failed = run("brief", "ferry", "--schema", "own.py:Closures")
    assert failed.exit_code == 1
    assert "no credit left" in failed.stderr
    assert "no extractive brief for the form Closures" in failed.stderr
    assert not Path("ferry-brief").exists()


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    with serving() as server:
        point_at(server, monkeypatch)
        yield server
