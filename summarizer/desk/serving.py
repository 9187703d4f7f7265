"""Running the desk: where it listens, how it is reached, and the first person's way in."""

import threading
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

import uvicorn
from fastapi import FastAPI

from summarizer.desk import accounts
from summarizer.desk.app import create_app
from summarizer.desk.guard import Doors
from summarizer.desk.pages.today import warm
from summarizer.errors import StoreError, UsageError
from summarizer.store.connect import Store

FIRST = "chief"  # the name of whoever is let in when there is nobody yet
HOST, PORT = "127.0.0.1", 8765  # unless another place is named
_LOCAL = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the desk listens.

    Attributes:
        url: The address browsers use, where that is another one, as behind a proxy.

    """

    host: str
    port: int
    url: str | None = None


def doors_of(place: Place) -> Doors:
    """Return how the desk is reached at a place.

    Raises UsageError when the address browsers use is no http(s) address, or when the desk
    would be open to the network without one: passwords must not cross it in the clear by mistake.
    """
    if place.url is None:
        if not _is_local(place.host):
            raise UsageError(
                f"With --host {place.host} the desk is open to the network. Put it behind a proxy "
                "that speaks HTTPS and give its address: --url https://desk.example.org. See "
                "docs/desk.md."
            )
        return Doors(hosts=_LOCAL)
    parts = urlsplit(place.url)
    plain = parts.path in {"", "/"} and not parts.query and parts.username is None
    if parts.scheme not in {"http", "https"} or not parts.hostname or not plain:
        raise UsageError("--url is the address browsers use, such as https://desk.example.org.")
    return Doors(hosts=(parts.hostname, *_LOCAL), https=parts.scheme == "https")


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def first_link(store: Store, place: Place) -> str | None:
    """Return a one-time sign-in address for a chief, when nobody has been let in yet."""
    with store.writing() as connection:
        if accounts.any_users(connection):
            return None
        user = accounts.add_user(connection, FIRST, "chief")
        return address_of(place, accounts.make_link(connection, user))


def link_for(store: Store, place: Place, name: str) -> str:
    """Return a one-time sign-in address for somebody; raises UsageError for nobody."""
    with store.writing() as connection:
        user = accounts.find_user(connection, name)
        if user is None or user.disabled:
            raise UsageError(f"There is no user {name} who may sign in.")
        return address_of(place, accounts.make_link(connection, user))


def address_of(place: Place, token: str) -> str:
    """Return where a one-time token is used."""
    host = f"[{place.host}]" if ":" in place.host else place.host
    start = place.url.rstrip("/") if place.url else f"http://{host}:{place.port}"
    return f"{start}/enter/{token}"


def serve(store: Store, place: Place) -> None:
    """Serve the desk until it is stopped.

    Requests are not logged: their addresses may hold a one-time link. A proxy on this machine
    is believed about who asks.
    """
    app = create_app(store, doors_of(place))
    threading.Thread(target=_warm, args=(store, app), daemon=True).start()
    uvicorn.run(
        app,
        host=place.host,
        port=place.port,
        access_log=False,
        log_level="warning",
        proxy_headers=True,
        forwarded_allow_ips="127.0.0.1,::1",
        server_header=False,
    )


def _warm(store: Store, app: FastAPI) -> None:
    with suppress(StoreError):  # whoever opens the page is told
        warm(store, app.state.gists, app.state.newsroom)
