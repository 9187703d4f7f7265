"""Where a model is asked: the address, its kind, and the key that belongs to it."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import SecretStr

from summarizer.errors import SettingsError
from summarizer.reading.article import Article

OPENAI_URL = "https://api.openai.com/v1"
AZURE_HOSTS = (".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com")
AZURE_API_VERSION = "2024-10-21"  # the first stable one with JSON schemas

Kind = Literal["openai", "azure", "compatible", "embedded"]
ExtraBody = Mapping[str, Any] | Callable[[Article], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked.

    Attributes:
        kind: "azure" has its own paths and key header; "embedded" is the model this program
            brings along.
        base_url: For Azure the resource's address or that of a deployment, else what stands
            before /chat/completions.
        api_key: Never shown; empty for endpoints that want none.
        api_version: Azure's, for its dated API; None elsewhere.
        extra_body: Sent along with every request, e.g. a grammar and sampling settings; a
            function is given the article. With a "grammar" in it, no JSON schema is sent.
        prompt: Which prompt file of prompts/ gives the instructions.

    """

    kind: Kind
    base_url: str
    model: str
    api_key: SecretStr = field(default_factory=lambda: SecretStr(""))
    api_version: str | None = None
    extra_body: ExtraBody = field(default_factory=dict)
    prompt: str = "extract"


def url_of(url: str) -> str:
    """Return an address as it is used; raises ValueError when it is none."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("must be an address such as http://localhost:11434/v1")
    return url.rstrip("/").removesuffix("/chat/completions").removesuffix("/embeddings")


def shown_url(url: str) -> str:
    """Return an address for a person: what stands before the host or after "?" may be a secret."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{parts.path}" if host else "…"


def kind_of(url: str, api_version: str | None) -> Kind:
    """Tell the kinds of endpoint apart; Azure's newer /openai/v1 speaks plain OpenAI."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if "/openai/v1" in parts.path:
        return "compatible"
    if host.endswith(AZURE_HOSTS) or api_version is not None:
        return "azure"
    return "openai" if host == urlsplit(OPENAI_URL).hostname else "compatible"


def usual_url() -> str:
    """Return the address other OpenAI programs would use; raises SettingsError for a bad one."""
    url = os.environ.get("OPENAI_BASE_URL")
    if not url and not os.environ.get("OPENAI_API_KEY"):
        url = os.environ.get("AZURE_OPENAI_ENDPOINT")
    if not url:
        return OPENAI_URL
    try:
        return url_of(url)
    except ValueError as error:
        raise SettingsError(f"OPENAI_BASE_URL or AZURE_OPENAI_ENDPOINT: {error}.") from error


def usual_key(kind: Kind, url: str) -> str:
    """Return the key other programs use for this very host, or nothing."""
    host = urlsplit(url).hostname or ""
    if kind == "azure" or host.endswith(AZURE_HOSTS):
        endpoint = os.environ.get("AZURE_OPENAI_ENDPOINT", "")
        ours = host.endswith(AZURE_HOSTS) or host == urlsplit(endpoint).hostname
        return os.environ.get("AZURE_OPENAI_API_KEY", "") if ours else ""
    named = urlsplit(os.environ.get("OPENAI_BASE_URL") or OPENAI_URL).hostname
    return os.environ.get("OPENAI_API_KEY", "") if host == named else ""
