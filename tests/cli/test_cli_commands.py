"""The commands: what they print, where, and what they write."""

import json
import re
from pathlib import Path

import pytest

from summarizer import __version__
from summarizer.output.citing import citations_of, entries_of
from summarizer.output.document import read_brief
from tests.cli.running import point_at, run
from tests.commanding import (
    FERRY,
    about_articles,
    asks_for_lede,
    contents,
    copied,
    folder_of,
    loaded,
    serving,
)
from tests.extraction.stub_server import Reply, Request, Stub, said


def test_brief_writes_its_files_and_names_them(stub: Stub) -> None:
    folder_of(Path("ferry"))
    result = run("brief", "ferry")
    assert result.exit_code == 0, result.output
    assert result.stdout.split() == [
        f"ferry-brief/{name}"
        for name in ("brief.html", "brief.json", "brief.md", "sources", "summaries")
    ]
    assert len(about_articles(stub.requests)) == 3


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


def test_check_names_a_changed_file_once_with_how_many_citations_that_concerns(stub: Stub) -> None:
    folder_of(Path("ferry"))
    run("brief", "ferry")
    brief = read_brief(Path("ferry-brief/brief.json"))
    [first] = [s.id for s in brief.sources if s.file == "a.txt"]
    concerned = sum(citation.source == first for _, citation in citations_of(brief))
    Path("ferry/a.txt").write_text(FERRY["a.txt"].replace("Four", "Nine"))
    result = run("check", "ferry-brief/brief.json")
    assert result.exit_code == 1
    told = [line for line in result.stderr.splitlines() if "a.txt" in line and "changed" in line]
    assert len(told) == 1
    assert f"its hash differs), which concerns {concerned} citation" in told[0]
    assert "source_unreadable" not in result.stderr


def test_check_names_an_entry_by_its_words(stub: Stub) -> None:
    folder_of(Path("ferry"))
    run("brief", "ferry")
    file = Path("ferry-brief/brief.json")
    file.write_text(file.read_text().replace('"quote": "Four', '"quote": "Nine', 1))
    entry = next(e for _, e in entries_of(read_brief(file)) if e.citations[0].quote[:4] == "Nine")
    assert f"“{entry.text[:40]}" in run("check", file).stderr


@pytest.mark.parametrize("given", [("--language", "de"), ("--lede", "nobody")])
def test_a_value_that_is_none_is_told_without_a_librarys_words(given: tuple[str, str]) -> None:
    result = run("brief", "ferry", *given)
    assert result.exit_code == 2
    assert f"'{given[1]}' is not one of" in " ".join(result.output.split())
    assert "Value error" not in result.output


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


def test_the_model_writes_the_lede_of_a_brief_and_merge_can_do_without(stub: Stub) -> None:
    folder_of(Path("ferry"))
    run("brief", "ferry", "--out", "one")
    assert len(stub.requests) == len(about_articles(stub.requests)) + 1
    assert loaded(Path("one/brief.json").read_text())["run"]["lede"] is not None  # type: ignore[index]
    asked = len(stub.requests)
    assert run("merge", "one", "--lede", "code").exit_code == 0
    assert len(stub.requests) == asked
    assert loaded(Path("one/brief.json").read_text())["run"]["lede"] is None  # type: ignore[index]


def test_merge_asks_nobody_where_no_model_is_named(
    stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_of(Path("ferry"))
    run("extract", "ferry", "--out", "one")
    asked = len(stub.requests)
    monkeypatch.delenv("SUMMARIZER_MODEL")
    monkeypatch.delenv("SUMMARIZER_BASE_URL")
    assert run("merge", "one").exit_code == 0
    assert len(stub.requests) == asked


def test_a_lede_the_model_cannot_write_is_no_failure_and_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def grumpy(request: Request) -> Reply:
        return said(None, refusal="No.") if asks_for_lede(request) else copied(request)

    with serving(grumpy) as server:
        point_at(server, monkeypatch)
        folder_of(Path("ferry"))
        result = run("brief", "ferry")
    assert result.exit_code == 0
    assert "The lede is composed by code. The model declined to answer." in result.stderr


def test_commands_take_no_option_that_would_do_nothing() -> None:
    assert "--lede" not in run("extract", "--help").output
    assert "--lede" in run("merge", "--help").output
    for option in ("--concurrency", "--repair", "--translate"):
        assert option not in run("merge", "--help").output
