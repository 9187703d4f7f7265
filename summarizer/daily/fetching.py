"""Getting pages and feeds from the web, and nothing from inside the newsroom's own network.

A feed is written by strangers, and so are the links in it. Addresses of this machine and of
private networks are refused, redirects included, unless the person named that very host.
"""

import ipaddress
import socket
from collections.abc import Iterable
from contextlib import suppress
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx2
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

import summarizer
from summarizer.errors import InputError

MAX_BYTES = 5_000_000
_TIMEOUT = 20.0  # seconds for one page, from connecting to the last byte read
_REDIRECTS = 5
_ATTEMPTS = 3


class _PassingError(Exception):
    """Something that may go well a second time."""


class Fetcher:
    """Fetches over http(s). Use it with `with`; an instance is the `Fetch` of `feeds`."""

    def __init__(self, named: Iterable[str] = ()) -> None:
        """Prepare to fetch.

        Args:
            named: Addresses the person gave; their hosts may be inside the own network.

        """
        self._trusted = {_host(address) for address in named}
        agent = f"newsroom-summarizer/{summarizer.__version__}"
        self._client = httpx2.Client(timeout=_TIMEOUT, headers={"User-Agent": agent})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._client.close()

    def __call__(self, address: str) -> bytes:
        """Return what is at `address`.

        Raises InputError when it may not be asked, does not answer, or answers with an error.
        """
        attempts = Retrying(
            retry=retry_if_exception_type(_PassingError),
            stop=stop_after_attempt(_ATTEMPTS),
            wait=wait_exponential(multiplier=0.5, max=5),
            reraise=True,
        )
        try:
            return attempts(self._get, address)
        except _PassingError as error:
            raise InputError(f"{address} cannot be fetched: {error}.") from error

    def _get(self, address: str) -> bytes:
        for _ in range(_REDIRECTS + 1):
            self._expect_outside(address)
            try:
                with self._client.stream("GET", address) as response:
                    if response.is_redirect:
                        address = urljoin(address, response.headers.get("location", ""))
                        continue
                    return self._body(address, response)
            except httpx2.InvalidURL as error:
                raise InputError(f"{address} is no address.") from error
            except httpx2.HTTPError as error:
                raise _PassingError(str(error) or type(error).__name__) from error
        raise InputError(f"{address} is redirected too often.")

    def _body(self, address: str, response: httpx2.Response) -> bytes:
        status = response.status_code
        if status in {408, 425, 429} or status >= httpx2.codes.INTERNAL_SERVER_ERROR:
            raise _PassingError(f"the server answers {status}")
        if status != httpx2.codes.OK:
            raise InputError(f"{address} cannot be fetched: the server answers {status}.")
        body = bytearray()
        for part in response.iter_bytes():
            body += part
            if len(body) > MAX_BYTES:
                raise InputError(f"{address} is larger than {MAX_BYTES // 1_000_000} MB.")
        return bytes(body)

    def _expect_outside(self, address: str) -> None:
        """Refuse what is no web address, and hosts of this machine or a private network."""
        host = _host(address)
        if urlsplit(address).scheme.lower() not in {"http", "https"} or not host:
            raise InputError(f"{address} is no address of the web.")
        if host in self._trusted:
            return
        try:
            found = socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)
        except (OSError, UnicodeError) as error:
            raise _PassingError(f"the host {host} is not found") from error
        for *_, place in found:
            if not ipaddress.ip_address(str(place[0]).split("%")[0]).is_global:
                raise InputError(
                    f"{address} lies inside a private network, from which nothing is fetched."
                )


def _host(address: str) -> str:
    with suppress(ValueError):
        return (urlsplit(address).hostname or "").lower()
    return ""
