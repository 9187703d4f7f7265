"""What the client sends, and what it makes of a good answer."""

import logging
from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import SecretStr
from tenacity import wait_none

from schemas.event import EventSummary
from summarizer.endpoints import Endpoint
from summarizer.errors import ModelError, TruncatedError
from summarizer.extraction.client import ModelExtractor
from summarizer.extraction.extractor import usage_of
from summarizer.reading.article import Article
from summarizer.settings import Settings
from tests.extraction.making import article, model, refusal
from tests.extraction.stub_server import Stub, fault, filled, said, tool_call

PERSON = {"sentences": [1], "name": "Ann", "role": None}


async def test_the_answer_is_a_clean_form_and_counted() -> None:
    async with Stub(filled(people=[PERSON])) as stub, model(stub.url) as extractor:
        result = await extractor.fill(article("Ann spoke."))
    assert type(result.answer) is EventSummary
    assert result.answer == EventSummary.model_validate_json(result.answer.model_dump_json())
    assert "_raw_response" not in result.answer.__dict__
    assert result.model == "stub-1"
    assert result.usage.requests == 1
    assert result.usage.retries == 0
    assert (result.usage.tokens_in, result.usage.tokens_cached) == (100, 64)
    assert result.usage.cost is None


async def test_a_number_written_as_text_is_no_reason_to_ask_again() -> None:
    person = {**PERSON, "sentences": ["1"]}
    async with Stub(filled(people=[person])) as stub, model(stub.url) as extractor:
        result = await extractor.fill(article("Ann spoke."))
    assert result.answer.model_dump()["people"][0]["sentences"] == [1]
    assert len(stub.requests) == 1


async def test_the_request_carries_a_strict_schema_and_the_settings() -> None:
    async with Stub(filled()) as stub, model(stub.url, max_tokens=77) as extractor:
        await extractor.fill(article("Ann spoke."))
    body = stub.requests[0].body
    sent = body["response_format"]["json_schema"]
    assert sent["strict"] is True
    assert sent["schema"]["additionalProperties"] is False
    assert (body["model"], body["temperature"], body["max_tokens"]) == ("stub-1", 0.0, 77)


async def test_strict_can_be_left_out() -> None:
    async with Stub(filled()) as stub, model(stub.url, strict=False) as extractor:
        await extractor.fill(article("Ann spoke."))
    assert "strict" not in stub.requests[0].body["response_format"]["json_schema"]


@pytest.mark.parametrize("strict", [True, False])
async def test_tools_mode_asks_for_one_tool_call(*, strict: bool) -> None:
    async with (
        Stub(tool_call(people=[PERSON])) as stub,
        model(stub.url, mode="tools", strict=strict) as extractor,
    ):
        result = await extractor.fill(article("Ann spoke."))
    (tool,) = stub.requests[0].body["tools"]
    assert tool["function"].get("strict", False) is strict
    assert "response_format" not in stub.requests[0].body
    assert result.answer.model_dump()["people"] == [PERSON]


async def test_json_mode_puts_the_schema_into_words() -> None:
    async with Stub(filled()) as stub, model(stub.url, mode="json") as extractor:
        await extractor.fill(article("Ann spoke."))
    body = stub.requests[0].body
    assert body["response_format"] == {"type": "json_object"}
    assert '"said_by"' in body["messages"][0]["content"]


async def test_a_temperature_the_model_does_not_take_is_left_out_from_then_on() -> None:
    reply = fault(400, "unsupported_value")
    reply.body["error"]["param"] = "temperature"
    async with Stub(reply, filled()) as stub, model(stub.url) as extractor:
        await extractor.fill(article("Ann spoke."))
        await extractor.fill(article("Bob left."))
    assert ["temperature" in r.body for r in stub.requests] == [True, False, False]


async def test_a_cap_known_by_its_new_name_is_sent_by_that_from_then_on() -> None:
    reply = fault(400, "unsupported_parameter")
    reply.body["error"]["param"] = "max_tokens"
    async with Stub(reply, filled()) as stub, model(stub.url) as extractor:
        await extractor.fill(article("Ann spoke."))
        await extractor.fill(article("Bob left."))
    caps = [[name for name in r.body if name.startswith("max")] for r in stub.requests]
    assert caps == [["max_tokens"], ["max_completion_tokens"], ["max_completion_tokens"]]


async def test_a_parameter_that_stays_wrong_fails_after_one_more_request() -> None:
    reply = fault(400, "unsupported_value", "temperature is odd")
    reply.body["error"]["param"] = "temperature"
    async with Stub(reply) as stub, model(stub.url) as extractor:
        with pytest.raises(ModelError, match="temperature is odd") as caught:
            await extractor.fill(article("Ann spoke."))
    assert len(stub.requests) == 2
    assert usage_of(caught.value).requests == 2


async def test_no_temperature_is_sent_when_none_is_set() -> None:
    async with Stub(filled()) as stub:
        chosen = Settings(model="m", base_url=stub.url).model_copy(update={"temperature": None})
        async with ModelExtractor(chosen, EventSummary) as extractor:
            await extractor.fill(article("Ann spoke."))
    assert "temperature" not in stub.requests[0].body


@pytest.mark.parametrize(
    ("language", "wanted", "named"), [("fr", None, "français"), ("fr", "en", "anglais")]
)
async def test_entries_are_asked_for_in_the_language_wanted(
    language: str, wanted: str | None, named: str
) -> None:
    async with Stub(filled()) as stub, model(stub.url, language=wanted) as extractor:
        await extractor.fill(article("Elle parle.", language=language))
    assert f"Écris en {named}." in stub.requests[0].text()


async def test_the_repair_round_shows_the_refused_entries() -> None:
    async with Stub(filled()) as stub, model(stub.url) as extractor:
        await extractor.fill(article("Ann spoke."), [refusal("320 missiles")])
    assert "320 missiles" in stub.requests[0].text()


def embedded(url: str, extra: Any) -> ModelExtractor:
    endpoint = Endpoint("embedded", url, "own", extra_body=extra)
    return ModelExtractor(Settings(), EventSummary, endpoint=endpoint, backoff=wait_none())


async def test_an_endpoint_of_ones_own_sends_its_grammar_instead_of_a_schema() -> None:
    def extra(asked: Article) -> Mapping[str, Any]:
        return {"grammar": f"root ::= {len(asked.sentences)}", "top_k": 1}

    async with Stub(filled()) as stub, embedded(stub.url, extra) as extractor:
        result = await extractor.fill(article("Ann spoke.", "Bob left."))
    body = stub.requests[0].body
    assert (body["grammar"], body["top_k"]) == ("root ::= 2", 1)
    assert "response_format" not in body
    assert result.usage.cost == 0.0


async def test_extra_fields_without_a_grammar_come_beside_the_schema() -> None:
    async with Stub(filled()) as stub, embedded(stub.url, {"top_k": 1}) as extractor:
        await extractor.fill(article("Ann spoke."))
    assert stub.requests[0].body["top_k"] == 1
    assert "response_format" in stub.requests[0].body


async def test_the_embedded_model_is_not_asked_again_after_a_cut_answer() -> None:
    async with Stub(said("{", finish="length")) as stub, embedded(stub.url, {}) as extractor:
        with pytest.raises(TruncatedError):
            await extractor.fill(article("Ann spoke."))
    assert len(stub.requests) == 1


@pytest.mark.parametrize(
    ("tail", "path"),
    [
        ("", "/openai/deployments/dep/chat/completions"),
        ("/openai", "/openai/deployments/dep/chat/completions"),
        ("/openai/deployments/other", "/openai/deployments/other/chat/completions"),
    ],
)
async def test_azure_has_its_own_paths_version_and_key_header(tail: str, path: str) -> None:
    async with Stub(filled()) as stub:
        url = stub.url.removesuffix("/v1") + tail
        endpoint = Endpoint("azure", url, "dep", SecretStr("k1"), "2024-10-21")
        async with ModelExtractor(Settings(), EventSummary, endpoint=endpoint) as extractor:
            await extractor.fill(article("Ann spoke."))
    request = stub.requests[0]
    assert request.path == f"{path}?api-version=2024-10-21"
    assert request.headers["api-key"] == "k1"
    assert "authorization" not in request.headers


async def test_the_key_is_sent_as_a_bearer_token_and_never_described() -> None:
    async with Stub(filled()) as stub, model(stub.url, api_key="k-secret") as extractor:
        await extractor.fill(article("Ann spoke."))
        described = extractor.describe()
    assert stub.requests[0].headers["authorization"] == "Bearer k-secret"
    assert "k-secret" not in repr(extractor.endpoint) + described.model_dump_json()
    assert "127.0.0.1" not in described.model_dump_json()
    assert (described.model, described.endpoint) == ("stub-1", "compatible")
    assert len(described.prompt_sha256) == len(described.schema_sha256) == 64


async def test_a_proxy_for_the_outside_world_does_not_see_loopback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    async with Stub(filled()) as stub, model(stub.url, retries=0) as extractor:
        await extractor.fill(article("Ann spoke."))
    assert len(stub.requests) == 1


async def test_failed_answers_with_article_text_are_not_logged_on_the_terminal(
    capfd: pytest.CaptureFixture[str],
) -> None:
    root = logging.getLogger()
    before, root.handlers = root.handlers, []  # as in a program that sets up no logging
    try:
        async with Stub(said("Ann spoke.")) as stub, model(stub.url) as extractor:
            with pytest.raises(ModelError):
                await extractor.fill(article("Ann spoke."))
    finally:
        root.handlers = before
    assert capfd.readouterr().err == ""


async def test_an_error_does_not_drag_the_conversation_along() -> None:
    async with Stub(said("Ann spoke.")) as stub, model(stub.url) as extractor:
        with pytest.raises(ModelError) as caught:
            await extractor.fill(article("Ann spoke."))
    assert "Ann" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_settings_without_an_endpoint_are_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="start the embedded model"):
        ModelExtractor(Settings(), EventSummary)
