"""Exit codes and messages: every ending has one of each, and none is a traceback."""

import tempfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

import summarizer.pipeline.stages
from summarizer.cli.app import app
from tests.cli.running import point_at, run
from tests.commanding import FERRY, about_articles, copied, folder_of, loaded, serving
from tests.extraction.stub_server import Stub, fault


def test_an_error_is_json_too(stub: Stub) -> None:
    result = run("brief", "nowhere", "--json")
    document = loaded(result.stdout)
    assert result.exit_code == document["exit_code"] == 1
    assert document["error"] == {
        "kind": "InputError",
        "message": result.stderr.strip(),
    }


def test_an_article_that_cannot_be_used_ends_in_3_and_is_named(stub: Stub) -> None:
    folder_of(Path("ferry"), {**FERRY, "d.pdf": "x"})
    result = run("brief", "ferry", "--json")
    assert result.exit_code == 3
    assert loaded(result.stdout)["ending"] == "part"
    assert "1 of 4 files gave nothing" in result.stderr
    assert "d.pdf: unreadable" in result.stderr
    assert Path("ferry-brief/brief.json").is_file()


def test_an_empty_article_and_a_copy_are_no_failure(stub: Stub) -> None:
    folder_of(Path("ferry"), {**FERRY, "d.txt": "", "e.txt": FERRY["a.txt"]})
    assert run("brief", "ferry").exit_code == 0
    assert len(about_articles(stub.requests)) == 3


def test_a_rejected_key_is_said_once_and_without_a_fallback_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder_of(Path("ferry"))
    with serving(fault(401, "invalid_api_key", "sk-abcdef123456")) as server:
        point_at(server, monkeypatch)
        result = run("brief", "ferry", "--concurrency", "1", "--fallback", "none")
    assert result.exit_code == 1
    assert result.stderr.count("rejects the key") == 1
    assert "sk-abc" not in result.output
    assert len(server.requests) == 1
    assert not Path("ferry-brief").exists()


def test_a_run_that_stops_on_the_way_keeps_what_it_has_and_says_why_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder_of(Path("ferry"))
    with serving(copied, fault(402)) as server:
        point_at(server, monkeypatch)
        result = run("brief", "ferry", "--concurrency", "1", "--json", "--quiet")
    assert result.exit_code == 3
    assert result.stderr.count("no credit left") == 1
    document = loaded(result.stdout)
    assert document["stopped"] is not None
    assert Path("ferry-brief/brief.html").is_file()


@pytest.mark.parametrize("command", ["brief", "extract"])
def test_a_budget_without_a_known_price_sends_nothing(stub: Stub, command: str) -> None:
    folder_of(Path("ferry"))
    result = run(command, "ferry", "--budget", "0.01")
    assert result.exit_code == 3
    assert "The price of stub-1 is not known" in result.stderr
    assert stub.requests == []


def test_a_token_budget_ends_the_run_in_part(stub: Stub) -> None:
    folder_of(Path("ferry"))
    result = run("brief", "ferry", "--token-budget", "100", "--concurrency", "1")
    assert result.exit_code == 3
    assert "budget of 100 tokens is used up" in result.stderr
    assert len(stub.requests) == 1


WRONG = [
    ("brief",),
    ("brief", "ferry", "--language", "klingon"),
    ("brief", "ferry", "--no-such-option"),
    ("brief", "ferry", "--schema", "nothing"),
    ("brief", "ferry", "--schema", "schemas.event:Nothing"),
    ("brief", "ferry", "--out", "ferry/out"),
    ("brief", "ferry", "--concurrency", "many"),
    ("brief", "ferry", "--date", "soon"),
    ("no-such-command",),
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_wrong_call_ends_in_2(arguments: tuple[str, ...], stub: Stub) -> None:
    folder_of(Path("ferry"))
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr
    assert stub.requests == []


NOTHING = [
    (("brief", "nowhere"), "There is no folder nowhere"),
    (("brief", "empty"), "no article"),
    (("brief", "file.txt"), "is a file"),
    (("brief", "ferry", "--out", "file.txt/out"), "--out"),
    (("merge", "ferry"), "summarizer extract"),
    (("render", "brief.json"), "There is no brief"),
    (("check", "file.txt"), "not valid JSON"),
    (("check", "ferry"), "There is no brief"),
]


@pytest.mark.parametrize(
    ("option", "value"),
    [("--concurrency", "0"), ("--budget", "-1"), ("--token-budget", "0"), ("--base-url", "x")],
)
def test_an_option_whose_value_makes_no_sense_is_wrong_usage(
    option: str, value: str, stub: Stub
) -> None:
    folder_of(Path("ferry"))
    result = run("brief", "ferry", option, value)
    assert result.exit_code == 2
    assert "it is" in result.stderr
    assert stub.requests == []


@pytest.mark.parametrize(("arguments", "message"), NOTHING, ids=str)
def test_what_cannot_be_done_ends_in_1_with_one_message(
    arguments: tuple[str, ...], message: str, stub: Stub
) -> None:
    folder_of(Path("ferry"))
    Path("empty").mkdir()
    Path("file.txt").write_text("hello")
    result = run(*arguments)
    assert result.exit_code == 1
    assert message.lower() in result.stderr.lower()
    assert stub.requests == []


def test_a_fault_of_the_program_is_one_message_and_debug_shows_where(
    stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(summarizer.pipeline.stages, "read_folder", broken)
    folder_of(Path("ferry"))
    result = run("brief", "ferry")
    assert result.exit_code == 1
    assert "ZeroDivisionError: by nothing" in result.stderr
    assert "--debug" in result.stderr
    shown = CliRunner().invoke(app, ["brief", "ferry", "--debug"])
    assert "in broken" in shown.stderr


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (OSError(28, "No space left on device", "out/x"), "out/x: the disk is full"),
        (PermissionError(13, "Permission denied", "out/x"), "out/x: Permission denied"),
        (MemoryError(), "not enough memory"),
    ],
)
def test_faults_of_the_machine_are_worded(
    error: Exception,
    message: str,
    stub: Stub,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(summarizer.pipeline.stages, "publish", broken)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # what was paid for is kept there
    result = run("brief", folder_of(Path("ferry")))
    assert result.exit_code == 1
    assert message in result.stderr
    assert not Path("ferry-brief").exists()
