"""The desk served to Debian's chromium; where there is none, what needs it is skipped."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from summarizer.desk import accounts
from summarizer.desk.app import create_app
from summarizer.review.people import Role
from summarizer.review.standing import Standing, standing
from summarizer.store.connect import Store
from tests.review.making import EVENT

CHROMIUM = Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def served(store: Store) -> Iterator[str]:
    """Serve the desk on a free port of loopback; gives its address."""
    config = uvicorn.Config(create_app(store), port=0, log_level="error", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def let_in(
    chromium: Any, store: Store, place: str, name: str, role: Role = "chief", **more: Any
) -> Any:
    """Return a page of somebody who signed in by a link, new to the desk or not."""
    with store.writing() as connection:
        known = accounts.find_user(connection, name)
        user = known or accounts.add_user(connection, name, role)
        token = accounts.make_link(connection, user)
    page = chromium.new_context(**more).new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{place}/enter/{token}")
    page.click("main button")
    page.wait_for_selector(".filters")
    page.wait_for_load_state()  # its keys answer once its script has run
    return page


def now(store: Store, event: str = EVENT) -> Standing:
    """Return how a brief stands."""
    with store.reading() as connection:
        return standing(connection, event)
