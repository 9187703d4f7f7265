"""What goes over the wire: reaching an endpoint, and wording a request as it wants it."""

import os
import ssl
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import httpx2
import openai
from pydantic import BaseModel
from tenacity.wait import wait_base

from summarizer.endpoints import Endpoint
from summarizer.extraction.retry import transport_retrying
from summarizer.extraction.schema import json_schema, strict_schema
from summarizer.settings import Settings

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def open_client(
    endpoint: Endpoint, timeout: float, transport: httpx2.AsyncBaseTransport | None = None
) -> openai.AsyncOpenAI:
    """Open an SDK client for `endpoint`, without retries of its own, over `transport` if given."""
    key = endpoint.api_key.get_secret_value() or "none"
    options: dict[str, Any] = {"api_key": key, "timeout": timeout, "max_retries": 0}
    host = urlsplit(endpoint.base_url).hostname
    # Articles and key go to the address that was configured, and to none it sends us to.
    http: dict[str, Any] = {"follow_redirects": False}
    if transport is not None:
        http["transport"] = transport
    elif host in LOOPBACK:
        # A proxy set for the outside world must not see requests to this machine.
        http["trust_env"] = False
        http["verify"] = _trusted(None, None)
    else:
        http["verify"] = _trusted(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
    options["http_client"] = openai.DefaultAsyncHttpx2Client(timeout=timeout, **http)
    if endpoint.kind != "azure":
        return openai.AsyncOpenAI(base_url=endpoint.base_url, **options)
    parts = urlsplit(endpoint.base_url)
    plain = f"{parts.scheme}://{parts.netloc}{parts.path}".rstrip("/")
    plain = plain.removesuffix("/chat/completions").removesuffix("/openai")
    options["api_version"] = endpoint.api_version
    if "/deployments/" in plain:
        return openai.AsyncAzureOpenAI(base_url=plain, **options)
    return openai.AsyncAzureOpenAI(azure_endpoint=plain, **options)


@cache
def _trusted(file: str | None, folder: str | None) -> ssl.SSLContext:
    """Read the certificates that are trusted, once: it takes longer than a request.

    Args:
        file: SSL_CERT_FILE as it is set now.
        folder: SSL_CERT_DIR.

    """
    return httpx2.create_ssl_context(trust_env=file is not None or folder is not None)


class Wire:
    """What all requests of one run share, and what was learnt about the endpoint on the way."""

    def __init__(
        self,
        endpoint: Endpoint,
        settings: Settings,
        backoff: wait_base,
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        self.client = open_client(endpoint, settings.timeout, transport)
        self.endpoint = endpoint
        self.settings = settings
        self.retrying = transport_retrying(settings.retries, settings.retry_after, backoff)
        # Newer OpenAI models know the cap only by its new name, other servers by the old one.
        self._cap = "max_completion_tokens" if endpoint.kind == "openai" else "max_tokens"
        self._temperature = settings.temperature

    def body(self, form: type[BaseModel], request: dict[str, Any], cap: int) -> dict[str, Any]:
        """Turn what Instructor prepared into what this endpoint takes."""
        body = dict(request)
        body[self._cap] = cap
        if self._temperature is not None:
            body["temperature"] = self._temperature
        extra = dict(body.get("extra_body") or {})
        if "grammar" in extra:
            body.pop("response_format", None)
        elif self.settings.mode == "json_schema":
            body.pop("response_format", None)
            # As an extra field the SDK sends the schema as it is; it takes its time to copy it.
            extra["response_format"] = _response_format(form, strict=self.settings.strict)
        elif self.settings.mode == "tools" and self.settings.strict:
            body["tools"] = [_strict_tool(form, tool) for tool in body["tools"]]
        return {**body, "extra_body": extra}

    def learns_from(self, error: openai.BadRequestError) -> bool:
        """Leave out from now on what this model does not take; tell whether that was it."""
        if error.param == "temperature" and self._temperature is not None:
            self._temperature = None
            return True
        if error.param == "max_tokens" and self._cap == "max_tokens":
            self._cap = "max_completion_tokens"
            return True
        return False


def _response_format(form: type[BaseModel], *, strict: bool) -> dict[str, Any]:
    schema = strict_schema(form) if strict else json_schema(form)
    described = {"name": form.__name__, "schema": schema}
    return {
        "type": "json_schema",
        "json_schema": described | ({"strict": True} if strict else {}),
    }


def _strict_tool(form: type[BaseModel], tool: dict[str, Any]) -> dict[str, Any]:
    function = {**tool["function"], "strict": True, "parameters": strict_schema(form)}
    return {**tool, "function": function}
