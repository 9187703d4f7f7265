"""Cassettes hold no secret, and replay exactly what was recorded."""

import re
import socket
from pathlib import Path

import pytest
import vcr
import yaml

from summarizer.errors import ModelUnavailable
from tests import recording
from tests.extraction.making import article, model
from tests.extraction.stub_server import Reply, Stub, filled, said

CASSETTES = sorted(recording.FOLDER.rglob("*.yaml"))
LEAKY = {
    "set-cookie": "__cf_bm=abc",
    "openai-organization": "org-abcdefghijkl",
    "x-request-id": "req_1",
}


@pytest.mark.parametrize("path", CASSETTES, ids=lambda path: path.stem)
def test_no_cassette_holds_a_secret_or_another_header_than_those_allowed(path: Path) -> None:
    assert recording.leaks(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", CASSETTES, ids=lambda path: path.stem)
def test_every_cassette_belongs_to_a_test(path: Path) -> None:
    modules = list(Path(__file__).parent.rglob(f"{path.parent.name}.py"))
    assert len(modules) == 1
    name = re.sub(r"\[.*", "", path.stem)
    assert f"def {name}(" in modules[0].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("sk-proj-abcdefghijkl", "a key"),
        ("Bearer abcdef", "a bearer token"),
        ("/home/ann/x", "a path of somebody's machine"),
        ("org-abcdefghijkl", "an account"),
    ],
)
def test_a_planted_secret_is_found(planted: str, found: str) -> None:
    exchange = {
        "request": {"headers": {}, "body": planted, "uri": "http://model/v1", "method": "POST"},
        "response": {"headers": {"Set-Cookie": ["x"]}, "body": {"string": "{}"}},
    }
    text = recording.serialize({"version": 1, "interactions": [exchange]})
    assert found in recording.leaks(text)
    assert "the header set-cookie" in recording.leaks(text)


def recorder(mode: str) -> vcr.VCR:
    made = vcr.VCR(record_mode=mode, serializer="yaml")
    recording.configure(made)
    return made


async def test_an_exchange_is_recorded_without_secrets_and_replayed_without_a_server(
    tmp_path: Path,
) -> None:
    path = tmp_path / "one.yaml"
    person = {"sentences": [1], "name": "Zoé\nété", "role": None}
    reply = filled(people=[person])
    reply.headers = LEAKY
    async with Stub(said("no JSON"), reply) as stub, model(stub.url, api_key="k-1") as extractor:
        with recorder("all").use_cassette(str(path), **recording.CONFIG):
            recorded = await extractor.fill(article("Zoé spoke."))

    text = path.read_text(encoding="utf-8")
    assert recording.leaks(text) == []
    assert "k-1" not in text
    assert "Zoé" in text
    assert str(stub.port) not in text

    # Another port, where nobody listens.
    async with model("http://127.0.0.1:9/v1", retries=0) as extractor:
        with recorder("none").use_cassette(str(path), **recording.CONFIG) as cassette:
            replayed = await extractor.fill(article("Zoé spoke."))
    assert replayed.answer == recorded.answer
    assert cassette.play_count == len(cassette) == 2


async def test_another_article_does_not_match_a_recorded_exchange(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    async with Stub(filled()) as stub, model(stub.url) as extractor:
        with recorder("all").use_cassette(str(path), **recording.CONFIG):
            await extractor.fill(article("Ann spoke."))
    async with model("http://127.0.0.1:9/v1", retries=0) as extractor:
        with recorder("none").use_cassette(str(path), **recording.CONFIG) as cassette:
            with pytest.raises(ModelUnavailable):
                await extractor.fill(article("Ann spoke!"))
            assert cassette.play_count == 0


async def test_a_recorded_failure_keeps_its_status_and_body(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    page = Reply(b"<html>no</html>", 502, {"content-type": "text/html"})
    async with Stub(page) as stub, model(stub.url, retries=0) as extractor:
        with (
            recorder("all").use_cassette(str(path), **recording.CONFIG),
            pytest.raises(ModelUnavailable, match="502"),
        ):
            await extractor.fill(article("Ann spoke."))
    stored = yaml.safe_load(path.read_text(encoding="utf-8"))["interactions"][0]["response"]
    assert stored["status"]["code"] == 502
    assert stored["body"] == "<html>no</html>"


class Body:
    """A request with nothing but a body."""

    def __init__(self, body: str) -> None:
        self.body = body


def test_the_version_of_pydantic_does_not_matter_for_a_match() -> None:
    one = Body('{"a": "see https://errors.pydantic.dev/2.14/v/x", "b": 1}')
    two = Body('{"b": 1, "a": "see https://errors.pydantic.dev/2.15/v/x"}')
    recording.same_body(one, two)
    with pytest.raises(AssertionError):
        recording.same_body(one, Body('{"b": 2}'))


def test_no_test_reaches_the_outside_world() -> None:
    with socket.socket() as raw:
        raw.settimeout(1)
        with pytest.raises(RuntimeError, match="disabled"):
            raw.connect(("192.0.2.1", 80))


async def test_what_a_test_no_longer_asks_for_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    async with Stub(filled()) as stub, model(stub.url) as extractor:
        with recorder("all").use_cassette(str(path), **recording.CONFIG):
            await extractor.fill(article("Ann spoke."))
            await extractor.fill(article("Bob left."))
    async with model("http://127.0.0.1:9/v1", retries=0) as extractor:
        with recorder("none").use_cassette(str(path), **recording.CONFIG) as cassette:
            await extractor.fill(article("Bob left."))
            assert recording.unused(cassette) == 1
            await extractor.fill(article("Ann spoke."))
            assert recording.unused(cassette) == 0
