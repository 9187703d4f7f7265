"""What went wrong with a request: whether it passes by itself, and what to tell the person.

There is one layer of retries for the transport, here; the SDK's own is off. An answer that
came through but does not fit the form is another matter, see `client`.
"""

import email.utils
import re
import ssl
import time
from typing import Any

import openai
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    stop_after_attempt,
    wait_exponential_jitter,
)
from tenacity.wait import wait_base

from summarizer.errors import (
    InvalidAnswerError,
    KeyRejected,
    ModelError,
    ModelUnavailable,
    QuotaExhausted,
    RefusedError,
    StopRun,
    SummarizerError,
)

PASSING = {408, 409, 425, 429}
BACKOFF = wait_exponential_jitter(multiplier=0.5, max=8, jitter=0.5)

_NO_CREDIT = {
    "insufficient_quota",
    "billing_hard_limit_reached",
    "billing_not_active",
    "insufficient_credits",
    "credit_balance_too_low",
}
_TOO_LONG = re.compile(
    r"context.{0,20}(length|size|window)|too many (input )?tokens|prompt is too long"
    r"|maximum.{0,20}tokens",
    re.IGNORECASE,
)
_FILTERED = {"content_filter", "content_policy_violation", "ResponsibleAIPolicyViolation"}
_KEY = re.compile(r"\b(sk|pk|key|gsk|hf|xai)[-_][\w\-*.]{6,}")
_LONGEST_MESSAGE = 300


class GarbledError(Exception):
    """The endpoint answered, but not with what its API promises; the next try may differ."""


def transport_retrying(retries: int, longest_wait: float, backoff: wait_base) -> AsyncRetrying:
    """Build the retry rule for one request.

    Args:
        retries: Requests repeated at most.
        longest_wait: Seconds an endpoint may ask to wait; a longer wait is not waited.
        backoff: How long to wait where the endpoint does not say.

    """

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = retry_after(error)
        return backoff(state) if asked is None else asked

    def worth_it(error: BaseException) -> bool:
        return passes(error) and (retry_after(error) or 0.0) <= longest_wait

    return AsyncRetrying(
        retry=retry_if_exception(worth_it),
        wait=wait,
        stop=stop_after_attempt(retries + 1),
        reraise=True,
    )


def passes(error: BaseException) -> bool:
    """Tell whether a fault may be gone at the next try."""
    if isinstance(error, openai.APIStatusError):
        if _code(error) in _NO_CREDIT:
            return False
        return error.status_code in PASSING or error.status_code >= 500  # noqa: PLR2004  5xx
    if _certificate(error) is not None:
        return False
    return isinstance(error, openai.APIConnectionError | TimeoutError | GarbledError)


def retry_after(error: BaseException | None) -> float | None:
    """Return the seconds the endpoint asks to wait, or None where it does not say.

    Reads retry-after-ms, and retry-after in seconds or as a date (RFC 9110, section 10.2.3). A
    date is held against the date of the answer, so that a clock that is wrong here does no harm.
    """
    if not isinstance(error, openai.APIStatusError):
        return None
    headers = error.response.headers
    for header, scale in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        try:
            return max(0.0, float(headers[header]) / scale)
        except (KeyError, ValueError):
            continue
    date = _moment(headers.get("retry-after"))
    if date is None:
        return None
    present = _moment(headers.get("date"))
    return max(0.0, date - (time.time() if present is None else present))


def _moment(date: str | None) -> float | None:
    """Return an HTTP date in seconds since 1970, None where it is none."""
    parsed = email.utils.parsedate_tz(date)
    try:
        return None if parsed is None else email.utils.mktime_tz(parsed)
    except (ValueError, OverflowError):
        return None


def _certificate(error: BaseException | None) -> str | None:
    """Return why an endpoint's certificate is not trusted, None where that was not the fault."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_message or "it does not hold"
        error = error.__cause__ or error.__context__
    return None


def told(error: BaseException, model: str, attempts: int) -> SummarizerError:
    """Turn what a library raised into an error of this program, worded for the person."""
    if isinstance(error, SummarizerError):
        return error
    if isinstance(error, openai.APIStatusError):
        return _status(error, model, attempts)
    if isinstance(error, openai.APITimeoutError | TimeoutError):
        return ModelUnavailable(f"The model did not answer in time, asked {_times(attempts)}.")
    if isinstance(error, openai.APIConnectionError):
        return _unreached(error, attempts)
    if isinstance(error, GarbledError):
        return ModelUnavailable(f"{error} Asked {_times(attempts)}.")
    return InvalidAnswerError(
        f"The model's answer does not fit the form, asked {_times(attempts)}."
    )


def _unreached(error: openai.APIConnectionError, attempts: int) -> SummarizerError:
    untrusted = _certificate(error)
    if untrusted is not None:
        return StopRun(
            f"The endpoint's certificate is not trusted ({untrusted}), so nothing was sent. "
            "Check the base URL; a certificate authority of one's own is named by SSL_CERT_FILE."
        )
    return ModelUnavailable(
        f"The endpoint at {_where(error)} cannot be reached, tried {_times(attempts)}. Is it "
        "running, and is the base URL right?"
    )


def _where(error: openai.APIConnectionError) -> str:
    """Name host and port, never a user, a password, a path or a query."""
    url = error.request.url
    port = f":{url.port}" if url.port is not None else ""
    return f"{url.host}{port}"


def _status(error: openai.APIStatusError, model: str, attempts: int) -> SummarizerError:
    status = error.status_code
    known = _run_stopper(error, model) or _about_this_article(error)
    if known is not None:
        return known
    if passes(error):
        wait = retry_after(error)
        asked = f" and asks to wait {wait:.0f} s" if wait else ""
        return ModelUnavailable(
            f"The endpoint answers {status}{asked}, asked {_times(attempts)}. {message(error)}"
        )
    return ModelError(f"The endpoint does not accept the request ({status}). {message(error)}")


def _run_stopper(error: openai.APIStatusError, model: str) -> StopRun | None:
    status, code = error.status_code, _code(error)
    if code in _NO_CREDIT or status == 402:  # noqa: PLR2004  payment required
        return QuotaExhausted(
            "The account has no credit left. Top it up or use another key, then run again."
        )
    if status == 401 or code == "invalid_api_key" or _says_bad_key(error):  # noqa: PLR2004
        return KeyRejected("The endpoint rejects the key. Check SUMMARIZER_API_KEY.")
    if status == 403 and not _flagged(error):  # noqa: PLR2004  forbidden
        return KeyRejected(f"The key may not use the model {model}. {message(error)}")
    if status == 404:  # noqa: PLR2004  not found
        return StopRun(
            f"The endpoint has no model {model}, or the base URL is wrong. {message(error)}"
        )
    if 300 <= status < 400:  # noqa: PLR2004  redirects
        return StopRun(
            f"The endpoint sends requests to another address ({status}). Articles are sent to no "
            "other than the base URL: set that to where the endpoint is."
        )
    return None


def _about_this_article(error: openai.APIStatusError) -> ModelError | None:
    if _code(error) in _FILTERED or _flagged(error):
        return RefusedError("The provider's content filter refused the article.")
    too_long = error.status_code == 413 or _code(error) == "context_length_exceeded"  # noqa: PLR2004
    if too_long or (error.status_code in {400, 422} and _TOO_LONG.search(message(error))):
        return ModelError("The article is too long for the model. Use one that reads more.")
    return None


def message(error: openai.APIStatusError) -> str:
    """Return the endpoint's own words on one line, without the key or what looks like one."""
    body = error.body if isinstance(error.body, dict) else {}
    text = body.get("message")
    if not isinstance(text, str):
        return ""  # An HTML page, say: nothing a person could use.
    text = " ".join(text.split())
    for header in ("authorization", "api-key"):
        sent = error.request.headers.get(header, "").removeprefix("Bearer ")
        text = text.replace(sent, "[key]") if sent else text
    text = _KEY.sub("[key]", text)
    return text if len(text) <= _LONGEST_MESSAGE else text[:_LONGEST_MESSAGE] + "…"


def _code(error: openai.APIStatusError) -> str:
    body: Any = error.body
    if not isinstance(body, dict):
        return ""
    inner = body.get("innererror")
    for holder in (body, inner if isinstance(inner, dict) else {}):
        for name in ("code", "type"):
            if holder.get(name) in _NO_CREDIT | _FILTERED:
                return str(holder[name])
    return str(body.get("code") or "")


def _flagged(error: openai.APIStatusError) -> bool:
    """Tell OpenRouter's moderation, a 403 about the text, from a 403 about the key."""
    body = error.body if isinstance(error.body, dict) else {}
    metadata = body.get("metadata")
    return isinstance(metadata, dict) and "flagged_input" in metadata


def _says_bad_key(error: openai.APIStatusError) -> bool:
    """Recognise endpoints that report a wrong key as a bad request."""
    return error.status_code == 400 and "api key not valid" in message(error).lower()  # noqa: PLR2004


def _times(attempts: int) -> str:
    return "once" if attempts == 1 else f"{attempts} times"
