"""What the person is told while a run goes on: one line each, and to whom articles are sent."""

from collections.abc import Callable
from urllib.parse import urlsplit

from summarizer.endpoints import Endpoint

Notice = Callable[[str], None]
"""Called with one line for the person."""


def host_of(endpoint: Endpoint) -> str:
    """Name the host and port articles are sent to, without path, user or key."""
    return urlsplit(endpoint.base_url).netloc.rpartition("@")[2] or "an unnamed host"


def silent(_: str) -> None:
    """Tell nobody."""
