"""Which faults pass, how long to wait, and what the person is told."""

import time
from email.utils import formatdate
from typing import Any

import httpx2
import openai
import pytest

from summarizer.errors import ModelUnavailable, RefusedError
from summarizer.extraction.retry import GarbledError, message, passes, retry_after, told

REQUEST = httpx2.Request("POST", "http://stub/v1/chat/completions")


def status(code: int, body: Any = None, **headers: str) -> openai.APIStatusError:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    response = httpx2.Response(code, headers=named, request=REQUEST)
    return openai.APIStatusError("no", response=response, body=body)


@pytest.mark.parametrize("code", [408, 409, 425, 429, 500, 502, 503, 504, 529])
def test_these_statuses_pass(code: int) -> None:
    assert passes(status(code))


@pytest.mark.parametrize("code", [400, 401, 402, 403, 404, 413, 422])
def test_these_statuses_do_not(code: int) -> None:
    assert not passes(status(code))


def test_missing_connections_and_broken_answers_pass_but_faults_of_ours_do_not() -> None:
    assert passes(openai.APIConnectionError(request=REQUEST))
    assert passes(openai.APITimeoutError(request=REQUEST))
    assert passes(TimeoutError())
    assert passes(GarbledError("x"))
    assert not passes(ValueError())
    assert not passes(RefusedError("x"))


def test_no_credit_does_not_pass_although_it_is_a_429() -> None:
    assert not passes(status(429, {"code": "insufficient_quota"}))
    assert not passes(status(429, {"type": "insufficient_quota", "code": None}))


def test_the_wait_is_read_in_seconds_milliseconds_and_as_a_date() -> None:
    assert retry_after(status(429, retry_after="2")) == 2.0
    assert retry_after(status(429, retry_after="1.5")) == 1.5
    assert retry_after(status(429, retry_after_ms="250", retry_after="9")) == 0.25
    dated = retry_after(status(429, retry_after=formatdate(time.time() + 30, usegmt=True)))
    assert dated is not None
    assert 25 < dated <= 31
    assert retry_after(status(429, retry_after=formatdate(0, usegmt=True))) == 0.0


@pytest.mark.parametrize("headers", [{}, {"retry_after": "soon"}, {"retry_after": ""}])
def test_without_a_readable_wait_there_is_none(headers: dict[str, str]) -> None:
    assert retry_after(status(429, **headers)) is None
    assert retry_after(TimeoutError()) is None


@pytest.mark.parametrize(
    "secret",
    ["sk-proj-abcdef0123456789", "key_1234567890", "gsk_abcdefghijkl", "sk-ab**********wxyz"],
)
def test_nothing_that_looks_like_a_key_is_repeated(secret: str) -> None:
    text = message(status(400, {"message": f"the key {secret}\nis odd"}))
    assert secret not in text
    assert text == "the key [key] is odd"


def test_a_long_message_is_cut_and_a_page_left_out() -> None:
    assert len(message(status(400, {"message": "a" * 5000}))) == 301
    assert message(status(502, "<html>long page</html>")) == ""


def test_an_error_of_ours_is_told_as_it_is() -> None:
    error = ModelUnavailable("x")
    assert told(error, "m", 1) is error
