"""The API over a store with one event, and programs with tokens."""

from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

from summarizer.desk import programs
from summarizer.desk.api.app import api_app
from summarizer.desk.worker import Worker
from summarizer.review.standing import Standing
from summarizer.store.connect import Store
from tests.review.making import EVENT, fill

BRIEF = f"/events/{EVENT}/brief"


class Caller:
    """Calls the API with one token."""

    def __init__(self, client: TestClient, token: str) -> None:
        self.client = client
        self.headers = {"Authorization": f"Bearer {token}"}

    def get(self, path: str, **more: Any) -> Response:
        """Get an address."""
        return self.client.get(path, headers=self.headers, **more)

    def post(self, path: str, body: object, **headers: str) -> Response:
        """Send JSON to an address."""
        return self.client.post(path, json=body, headers={**self.headers, **headers})


def token_for(store: Store, *scopes: str, name: str = "cms") -> str:
    """Let a program in."""
    with store.writing() as connection:
        return programs.add_token(connection, name, scopes, "Chris")


def caller(store: Store, *scopes: str, name: str = "cms", worker: Worker | None = None) -> Caller:
    """Return a program that may do some things."""
    client = TestClient(api_app(store, worker), raise_server_exceptions=False)
    return Caller(client, token_for(store, *scopes, name=name))


def filled(store: Store, *scopes: str) -> tuple[Caller, Standing]:
    """Return a program, and the brief there is."""
    stands = fill(store)
    return caller(store, *scopes), stands
