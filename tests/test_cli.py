"""The commands: what they print, where, and what they end with."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import summarizer.pipeline.stages
from summarizer import __version__
from summarizer.cli.app import app
from tests.commanding import FERRY, contents, copied, folder_of, loaded, serving
from tests.extraction.stub_server import Reply, Request, Stub, fault, said

PROGRAM = [sys.executable, "-m", "summarizer"]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with no setting from outside."""
    for name in [*os.environ]:
        if name.startswith(("SUMMARIZER_", "OPENAI_", "AZURE_OPENAI_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    """A model that copies sentences, named by the environment."""
    with serving(copied) as server:
        point_at(server, monkeypatch)
        yield server


def point_at(server: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_MODEL", "stub-1")
    monkeypatch.setenv("SUMMARIZER_BASE_URL", server.url)
    monkeypatch.setenv("SUMMARIZER_RETRIES", "0")


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert "Traceback" not in result.output
    return result


def test_brief_writes_its_files_and_names_them(stub: Stub) -> None:
    folder_of(Path("ferry"))
    result = run("brief", "ferry")
    assert result.exit_code == 0, result.output
    assert result.stdout.split() == [
        f"ferry-brief/{name}"
        for name in ("brief.html", "brief.json", "brief.md", "sources", "summaries")
    ]
    assert len(stub.requests) == 3


def test_the_person_is_told_which_model_is_asked_and_how_each_article_gets_on(stub: Stub) -> None:
    folder_of(Path("ferry"), {**FERRY, "d.pdf": "x"})
    said_ = run("brief", "ferry").stderr
    assert "stub-1 at 127.0.0.1" in said_
    for line in ("S1 a.txt: asking", "S1 a.txt: used, ", "S4 d.pdf: unreadable, "):
        assert line in said_


def test_quiet_says_nothing(stub: Stub) -> None:
    folder_of(Path("ferry"))
    assert run("brief", "ferry", "--quiet").output == ""
    for command in ("merge", "render", "check"):
        result = run(command, "ferry-brief", "--quiet")
        assert (result.exit_code, result.output) == (0, "")


def test_steps_give_what_brief_gives(stub: Stub) -> None:
    folder_of(Path("ferry"))
    run("brief", "ferry", "--out", "one")
    assert run("extract", "ferry", "--out", "two").exit_code == 0
    assert run("merge", "two").stdout == "two/brief.json\n"
    assert run("render", "two/brief.json").stdout == "two/brief.md\ntwo/brief.html\n"
    one, two = contents(Path("one")), contents(Path("two"))
    assert one.keys() == two.keys()
    for name in one:
        # Seconds are measured, and nothing else may differ.
        assert _timeless(one[name]) == _timeless(two[name]), name


def _timeless(content: bytes) -> bytes:
    timeless = re.sub(rb'"seconds": [\d.]+', b"", content)
    return re.sub(rb"(Seconds|Secondes)</dt>\s*<dd>[^<]*", b"", timeless)


def test_json_is_one_document_and_nothing_else_is_on_stdout(stub: Stub) -> None:
    folder_of(Path("ferry"))
    done = loaded(run("brief", "ferry", "--json").stdout)
    assert (done["ending"], done["exit_code"], done["stopped"]) == ("done", 0, None)
    assert done["brief"] == json.loads(Path("ferry-brief/brief.json").read_text())
    files = done["files"]
    assert isinstance(files, list)
    assert all(Path(file).is_file() for file in files)
    assert len(files) == 7


@pytest.mark.parametrize("command", ["merge", "render", "check"])
def test_every_command_has_its_json(command: str, stub: Stub) -> None:
    folder_of(Path("ferry"))
    run("brief", "ferry")
    result = loaded(run(command, "ferry-brief", "--json").stdout)
    assert (result["ending"], result["exit_code"]) == ("done", 0)


def test_extract_has_its_json(stub: Stub) -> None:
    result = loaded(run("extract", folder_of(Path("ferry")), "--json").stdout)
    assert result["brief"] is None
    sources = result["sources"]
    assert isinstance(sources, list)
    assert [source["status"] for source in sources] == ["used"] * 3


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
    assert len(stub.requests) == 3


def test_a_rejected_key_is_said_once_and_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder_of(Path("ferry"))
    with serving(fault(401, "invalid_api_key", "sk-abcdef123456")) as server:
        point_at(server, monkeypatch)
        result = run("brief", "ferry", "--concurrency", "1")
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
    (("brief", "ferry", "--date", "soon"), "not a date"),
    (("brief", "ferry", "--concurrency", "0"), "--concurrency"),
    (("brief", "ferry", "--out", "file.txt/out"), "--out"),
    (("merge", "ferry"), "summarizer extract"),
    (("render", "brief.json"), "There is no brief"),
    (("check", "file.txt"), "not valid JSON"),
    (("check", "ferry"), "There is no brief"),
]


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
    error: Exception, message: str, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(summarizer.pipeline.stages, "publish", broken)
    result = run("brief", folder_of(Path("ferry")))
    assert result.exit_code == 1
    assert message in result.stderr
    assert not Path("ferry-brief").exists()


def test_check_proves_a_brief_and_counts(stub: Stub) -> None:
    folder_of(Path("ferry"))
    run("brief", "ferry")
    result = run("check", "ferry-brief/brief.json")
    assert result.exit_code == 0
    assert re.search(r"holds: (\d+) of \1 citations", result.stdout)


def test_check_lists_what_does_not_hold(stub: Stub) -> None:
    folder_of(Path("ferry"))
    run("brief", "ferry")
    Path("ferry/a.txt").write_text(FERRY["a.txt"].replace("Four", "Nine"))
    result = run("check", "ferry-brief/brief.json", "--json")
    document = loaded(result.stdout)
    assert result.exit_code == document["exit_code"] == 1
    assert document["failures"]
    assert "a.txt has sha256" in result.stderr


def test_check_finds_a_changed_quote(stub: Stub) -> None:
    folder_of(Path("ferry"))
    run("brief", "ferry")
    file = Path("ferry-brief/brief.json")
    file.write_text(file.read_text().replace('"quote": "Four', '"quote": "Nine', 1))
    result = run("check", file)
    assert result.exit_code == 1
    assert "quote_differs" in result.stderr


def test_check_finds_the_sources_where_it_is_told(stub: Stub) -> None:
    folder_of(Path("ferry"))
    run("brief", "ferry")
    Path("ferry").rename("moved")
    assert run("check", "ferry-brief").exit_code == 1
    assert run("check", "ferry-brief", "--sources", "moved").exit_code == 0
    assert run("render", "ferry-brief", "--sources", "moved", "--out", "pages").exit_code == 0
    assert sorted(contents(Path("pages"))) == ["brief.html", "brief.md"]


def test_the_language_asked_for_is_the_briefs(stub: Stub) -> None:
    folder_of(Path("ferry"))
    run("brief", "ferry", "--language", "fr")
    assert json.loads(Path("ferry-brief/brief.json").read_text())["language"] == "fr"
    assert "Write in French" in stub.requests[0].text()


def test_schema_prints_the_contract() -> None:
    result = run("schema")
    assert loaded(result.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_version_is_printed() -> None:
    assert run("--version").stdout == f"summarizer {__version__}\n"


FORM = """
from typing import Annotated
from pydantic import BaseModel
from schemas.entries import Ask, Fact, Figure, Person

class Rescue(BaseModel):
    events: Annotated[list[Fact], Ask(en="what happened", title_en="Course of events")]
    counts: list[Figure]
    people: list[Person]
"""


def test_a_form_of_ones_own_goes_through_every_command(monkeypatch: pytest.MonkeyPatch) -> None:
    folder_of(Path("ferry"))
    Path("rescue.py").write_text(FORM)
    with serving(_rescue) as server:
        point_at(server, monkeypatch)
        result = run("brief", "ferry", "--schema", "rescue.py:Rescue", "--out", "one")
        run("extract", "ferry", "--schema", "rescue.py:Rescue", "--out", "two")
    assert result.exit_code == 0, result.output
    brief = json.loads(Path("one/brief.json").read_text())
    assert list(brief["fields"]) == ["events", "counts", "people"]
    assert brief["fields"]["events"]
    assert brief["fields"]["counts"]
    run("merge", "two")
    run("render", "two")
    assert run("check", "two").exit_code == 0
    assert Path("one/brief.md").read_text() == Path("two/brief.md").read_text()
    assert "Course of events" in Path("two/brief.html").read_text()


def _rescue(request: Request) -> Reply:
    facts = json.loads(copied(request).body["choices"][0]["message"]["content"])["facts"]
    hurt = [fact for fact in facts if "hurt" in fact["text"]]
    counts = [
        {
            "sentences": fact["sentences"],
            "text": "people hurt",
            "value": f"{fact['text'].split()[0]} people",
        }
        for fact in hurt
    ]
    return said(json.dumps({"events": facts, "counts": counts, "people": []}))


def test_the_model_of_the_settings_is_shown_and_tried(stub: Stub) -> None:
    result = run("models", "--timeout", "5")
    assert result.exit_code == 0, result.output
    lines = {line.split()[0]: line for line in result.stdout.splitlines()}
    assert "SUMMARIZER_MODEL" in lines["model"]
    assert "SUMMARIZER_BASE_URL" in lines["base_url"]
    assert "not set" in lines["api_key"]
    assert "command line" in lines["timeout"]
    assert "answered in" in lines["stub-1"]
    assert "100 tokens in, 20 out" in lines["stub-1"]
    assert len(stub.requests) == 1


def test_a_key_is_never_shown(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_API_KEY", "sk-verysecretkey")
    plain, document = run("models"), run("models", "--json")
    assert "verysecret" not in plain.output + document.output
    shown = loaded(document.stdout)["settings"]
    assert isinstance(shown, dict)
    assert shown["api_key"] == {"value": "set", "from": "SUMMARIZER_API_KEY"}


def test_a_password_in_an_address_is_not_shown(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_BASE_URL", stub.url.replace("//", "//ann:hunter2@"))
    assert "hunter2" not in run("models").output


def test_a_model_that_does_not_answer_ends_in_1(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(fault(404, "model_not_found")) as server:
        point_at(server, monkeypatch)
        result = run("models")
    assert result.exit_code == 1
    assert "has no model stub-1" in result.stderr


def test_a_setting_without_sense_is_named_with_its_place(
    stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_TIMEOUT", "soon")
    result = run("brief", folder_of(Path("ferry")))
    assert result.exit_code == 1
    assert "SUMMARIZER_TIMEOUT" in result.stderr


def program(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [*PROGRAM, *arguments], capture_output=True, check=False, timeout=60, **options
    )


def test_json_is_utf8_whatever_the_terminals_encoding(stub: Stub) -> None:
    folder_of(Path("ferry"), {"é\udce9☃.txt": "", "a.txt": "The ferry « Aurora » sank. ☃ fell."})
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    result = program("brief", "ferry", "--json", env=environment)
    assert b"Traceback" not in result.stderr
    assert json.loads(result.stdout.decode("utf-8"))["brief"]
    assert b"Traceback" not in program("brief", "ferry", env=environment).stderr


def test_hostile_names_do_not_drive_the_terminal(stub: Stub) -> None:
    folder_of(Path("ferry"), {"\x1b[31mred\u202e.txt": "The ferry sank.", "[b]\x07.pdf": "x"})
    result = program("brief", "ferry")
    shown = (result.stdout + result.stderr).decode("utf-8")
    assert result.returncode == 3
    assert not set(shown) & {"\x1b", "\x07", "\u202e"}
    assert "[b]" in shown


def test_whoever_stops_reading_gets_no_traceback(stub: Stub) -> None:
    with subprocess.Popen(
        [*PROGRAM, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()
        process.wait(30)
    assert errors == b""


def test_ctrl_c_ends_in_130_without_a_traceback_or_a_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder_of(Path("ferry"))
    with serving(Reply(wait=30)) as server:
        point_at(server, monkeypatch)
        with subprocess.Popen(
            [*PROGRAM, "brief", "ferry"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            limit = time.monotonic() + 30
            while not server.requests and time.monotonic() < limit:
                time.sleep(0.05)
            process.send_signal(signal.SIGINT)
            out, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert out == b""
    assert errors.decode().splitlines()[-1] == "Stopped."
    assert b"Traceback" not in errors
    assert not Path("ferry-brief").exists()


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, summarizer.cli.app\n"
        "heavy = {'openai', 'instructor', 'trafilatura', 'pydantic', 'jinja2', 'lxml'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert result.stdout == b"[]\n"
