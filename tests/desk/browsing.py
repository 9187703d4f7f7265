"""A browser of sorts: a client that signs in, and sends forms as the desk's own pages do."""

import re
from dataclasses import dataclass
from typing import Any

from starlette.testclient import TestClient

from summarizer.desk import accounts
from summarizer.desk.app import create_app
from summarizer.desk.guard import Doors
from summarizer.review.people import Role
from summarizer.review.standing import Standing, standing
from summarizer.store.connect import Store
from tests.review.making import EVENT

ORIGIN = "http://localhost"


@dataclass
class Browser:
    """Somebody at the desk, or nobody yet."""

    client: TestClient
    store: Store
    csrf: str = ""

    def get(self, path: str, **more: Any) -> Any:
        """Open a page; redirects are not followed."""
        return self.client.get(path, follow_redirects=False, **more)

    def send(self, path: str, origin: str | None = ORIGIN, **fields: Any) -> Any:
        """Send a form with the session's token, as a page of the desk does."""
        headers = {"Origin": origin} if origin else {}
        data = {"csrf": self.csrf, **{name: str(value) for name, value in fields.items()}}
        return self.client.post(path, data=data, headers=headers, follow_redirects=False)

    def standing(self, event: str = EVENT) -> Standing:
        """Return how the brief stands now."""
        with self.store.reading() as connection:
            return standing(connection, event)

    def act(self, path: str, **fields: Any) -> Any:
        """Do something to the event on the version that counts now."""
        given = {"version": self.standing().version.id, **fields}
        return self.send(f"/events/{EVENT}/{path}", **given)


def stranger(store: Store, doors: Doors | None = None, **more: Any) -> Browser:
    """Return a browser that is not signed in."""
    app = create_app(store, doors)
    base = "https://localhost" if doors is not None and doors.https else ORIGIN
    return Browser(TestClient(app, base_url=base, **more), store)


def signed_in(store: Store, role: Role, name: str | None = None, **more: Any) -> Browser:
    """Return a browser signed in by a one-time link, as a new person of this role."""
    browser = stranger(store, **more)
    with store.writing() as connection:
        known = accounts.find_user(connection, name or role)
        user = known or accounts.add_user(connection, name or role, role)
        token = accounts.make_link(connection, user)
    answer = browser.send("/enter", token=token)
    assert answer.status_code == 303, answer.text
    browser.csrf = token_in(browser.get("/").text)
    return browser


def token_in(page: str) -> str:
    """Return the token the forms of a page send."""
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found, "the page has no form"
    return found[1]
