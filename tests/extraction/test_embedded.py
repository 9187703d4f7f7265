"""Starting, asking and stopping the embedded model."""

import asyncio
import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from schemas.event import EventSummary
from summarizer.errors import StopRun
from summarizer.extraction import embedded
from summarizer.extraction.check import check_answer
from summarizer.extraction.client import ModelExtractor
from summarizer.extraction.embedded import (
    EmbeddedExtractor,
    EmbeddedServer,
    shown,
)
from summarizer.extraction.extractor import Filled
from summarizer.extraction.prompt import EMBEDDED, messages
from summarizer.extraction.summary import Usage, Withheld
from summarizer.reading.article import Article
from summarizer.settings import Settings
from tests.extraction.making import article

FERRY = article(
    "The ferry Aurora ran aground off Skerry Point at dawn on Tuesday with 212 people aboard.",
    "Harbour master Ellen Strand said nine passengers had been taken to hospital.",
    "Nobody knows why, do they?",
    "Two tugs from Port Linden will try to free the ship at high water on Wednesday evening.",
)


class Inner:
    """An extractor that keeps what it is shown and answers without any words."""

    def __init__(self) -> None:
        self.shown: list[Article] = []

    async def fill(self, article: Article, refused: Sequence[Withheld] = ()) -> Filled:  # noqa: ARG002  the protocol's
        """Say that sentence 2 is a fact."""
        self.shown.append(article)
        row = {"sentences": [2], "text": "", "said_by": None, "mode": "happened"}
        answer = EventSummary.model_validate({"facts": [row], "quotes": [], "people": []})
        return Filled(answer=answer, usage=Usage(requests=1), model="tiny")


async def test_the_extractor_shows_the_offered_sentences_and_completes_the_answer() -> None:
    inner = Inner()
    filled = await EmbeddedExtractor(inner).fill(FERRY)
    assert [sentence.n for sentence in inner.shown[0].sentences] == [1, 2, 4]
    assert isinstance(filled.answer, EventSummary)
    assert filled.answer.facts[0].text == FERRY.sentence_text(2)
    assert filled.usage.requests == 1
    assert filled.model == "tiny"


def test_without_the_library_both_ways_out_are_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    with pytest.raises(StopRun) as caught, EmbeddedServer(tmp_path):
        pass
    assert "OPENAI_API_KEY" in str(caught.value)
    assert 'pip install "newsroom-summarizer[local]"' in str(caught.value)


def test_a_server_that_cannot_load_is_reported_without_native_noise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Broken:
        @staticmethod
        def Server(_: Any) -> None:  # noqa: N802  the library's name
            os.write(2, b"llama_model_load: noise\nerror: out of memory\n")
            raise RuntimeError("failed")

    monkeypatch.setitem(sys.modules, "xllamacpp", Broken)
    monkeypatch.setattr(embedded, "ensure_model", lambda *_, **__: tmp_path / "model.gguf")
    monkeypatch.setattr(embedded, "_parameters", lambda *_: None)
    with pytest.raises(StopRun, match="out of memory"):
        EmbeddedServer(tmp_path).start()
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_a_stopped_program_does_not_wait_for_the_model(
    stop: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "_LEFT_RUNNING", [])
    waited: list[bool] = []
    server = EmbeddedServer()
    monkeypatch.setattr(server, "start", lambda: None)
    monkeypatch.setattr(server, "stop", lambda: waited.append(True))
    with pytest.raises(stop), server:
        raise stop
    assert (waited, embedded.left_running()) == ([], True)


def test_a_run_that_fails_waits_for_the_model_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "_LEFT_RUNNING", [])
    waited: list[bool] = []
    server = EmbeddedServer()
    monkeypatch.setattr(server, "start", lambda: None)
    monkeypatch.setattr(server, "stop", lambda: waited.append(True))
    with pytest.raises(StopRun), server:
        raise StopRun("no")
    assert (waited, embedded.left_running()) == ([True], False)


def test_a_server_that_is_not_running_has_no_address(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        _ = EmbeddedServer(tmp_path).base_url


@pytest.mark.parametrize("language", ["fr", "en"])
def test_its_prompt_begins_alike_for_all_articles_of_a_language(language: str) -> None:
    first, second = (
        messages(
            shown(article(text, language=language)),
            EventSummary,
            language=language,
            prompt=EMBEDDED,
        )
        for text in ("One tram stopped in Valmont on Monday.", "Two trams stopped in Lindenau.")
    )
    assert first[0] == second[0]
    assert first[1] != second[1]


@pytest.mark.live
def test_the_running_model_answers_quietly_and_stops(capfd: pytest.CaptureFixture[str]) -> None:
    async def ask(server: EmbeddedServer) -> Filled:
        endpoint = server.endpoint(EventSummary)
        settings = Settings(timeout=600, article_timeout=600)
        async with ModelExtractor(settings, EventSummary, endpoint=endpoint) as inner:
            return await EmbeddedExtractor(inner).fill(FERRY)

    with EmbeddedServer() as server:
        port = int(server.base_url.rsplit(":", 1)[1].partition("/")[0])
        filled = asyncio.run(ask(server))
    checked = check_answer(FERRY, filled.answer)
    assert len([claim for claim in checked.claims if claim.field == "facts"]) == 3
    assert 30 < filled.usage.tokens_out < 300
    assert filled.usage.requests == 1
    assert capfd.readouterr().err == ""
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.live
def test_the_running_model_is_stopped_after_an_error_too() -> None:
    ports: list[int] = []

    def interrupted() -> None:
        with EmbeddedServer() as server:
            ports.append(int(server.base_url.rsplit(":", 1)[1].partition("/")[0]))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", ports[0])) != 0
