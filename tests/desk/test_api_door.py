"""Nothing without a token, and nothing without the scope for it: every route is tried."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from sqlalchemy import select

from summarizer.desk import programs
from summarizer.desk.api.app import api_app
from summarizer.desk.programs import SCOPES
from summarizer.store.connect import Store, open_store
from summarizer.store.tables import metadata
from tests.desk.calling import Caller, caller, token_for
from tests.review.making import EVENT, fill, find

JOB = "0" * 32
NEEDED = {
    ("GET", "/events"): "read",
    ("GET", "/events/{event}"): "read",
    ("GET", "/events/{event}/brief"): "read",
    ("GET", "/events/{event}/versions"): "read",
    ("GET", "/events/{event}/versions/{version}"): "read",
    ("GET", "/events/{event}/versions/{version}/sources/{source}"): "read",
    ("GET", "/events/{event}/history"): "read",
    ("GET", "/digests/{day}"): "read",
    ("POST", "/briefs"): "request",
    ("GET", "/jobs"): "request",
    ("GET", "/jobs/{job}"): "request",
    ("GET", "/jobs/{job}/events"): "request",
    ("POST", "/events/{event}/entries/{entry}/accept"): "review",
    ("POST", "/events/{event}/entries/{entry}/edit"): "review",
    ("POST", "/events/{event}/entries/{entry}/drop"): "review",
    ("POST", "/events/{event}/withheld/{position}/restore"): "review",
    ("POST", "/events/{event}/conflicts/{conflict}/choose"): "review",
    ("POST", "/events/{event}/submit"): "review",
    ("POST", "/events/{event}/send_back"): "review",
    ("POST", "/events/{event}/reopen"): "review",
    ("POST", "/events/{event}/take_newer"): "review",
    ("POST", "/events/{event}/approve"): "approve",
    ("POST", "/events/{event}/publish"): "approve",
}


def rows(store: Store) -> list[str]:
    with store.reading() as connection:
        return [str(row) for t in metadata.sorted_tables for row in connection.execute(select(t))]


def requests(store: Store) -> Iterator[tuple[str, str, str, Any]]:
    """Give a request for every route that would do something: scope, method, address, body."""
    stands = fill(store)
    version, entry = stands.version.id, find(stands, "Nine people")
    there = {
        "event": EVENT,
        "version": version,
        "source": "S1",
        "day": "2026-11-24",
        "job": JOB,
        "entry": entry,
        "position": "0",
        "conflict": stands.version.brief.conflicts[0].id,
    }
    more: dict[str, dict[str, object]] = {
        "edit": {"text": "Nine people were hurt near Trevoal."},
        "drop": {"reason": "Wrong."},
        "send_back": {"reason": "Wrong."},
        "restore": {"source": "S1", "start": 0, "end": 20},
        "choose": {"side": 1},
    }
    for (method, path), scope in NEEDED.items():
        body: dict[str, object] = {"version": version} | more.get(path.rpartition("/")[2], {})
        if path == "/briefs":
            body = {"of": "event", "event": EVENT}
        yield scope, method, path.format(**there), body if method == "POST" else None


def test_the_table_of_this_test_has_every_route(tmp_path: Any) -> None:
    with open_store(tmp_path / "s.db") as store:
        document = api_app(store, None).openapi()
    found = {(m.upper(), path) for path, ops in document["paths"].items() for m in ops}
    assert found == set(NEEDED)


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Bearer nsk_wrong",
        "Basic {token}",
        "{token}",
        "Bearer {token}x",
        "Bearer {revoked}",
    ],
)
def test_no_token_and_no_right_one_opens_nothing(store: Store, header: str | None) -> None:
    api = caller(store, *SCOPES)
    token = api.headers["Authorization"].removeprefix("Bearer ")
    revoked = token_for(store, *SCOPES, name="old")
    with store.writing() as connection:
        programs.revoke_token(connection, "old")
    sent = {} if header is None else {"Authorization": header.format(token=token, revoked=revoked)}
    asked = list(requests(store))
    before = rows(store)
    for _, method, path, body in [
        *asked,
        ("", "GET", "/openapi.json", None),
        ("", "GET", "/x", ""),
    ]:
        for content in (body, "{not json"):
            answer = api.client.request(method, path, json=content, headers=sent)
            assert answer.status_code == 401, (method, path)
            assert answer.headers["www-authenticate"] == "Bearer"
            assert answer.headers["content-type"] == "application/problem+json"
    assert rows(store) == before


def test_a_token_sent_twice_opens_nothing(store: Store) -> None:
    api = caller(store, "read")
    twice = [("Authorization", api.headers["Authorization"])] * 2
    assert api.client.get("/events", headers=twice).status_code == 401


def test_every_route_needs_its_own_scope_and_no_other_one_will_do(store: Store) -> None:
    asked = list(requests(store))
    callers = {
        scopes: caller(store, *scopes, name="-".join(scopes))
        for size in range(1, len(SCOPES))
        for scopes in combinations(SCOPES, size)
    }
    before = rows(store)
    tried = 0
    for scope, method, path, body in asked:
        for scopes, api in callers.items():
            if scope in scopes:
                continue
            answer = api.client.request(method, path, json=body, headers=api.headers)
            assert answer.status_code == 403, (method, path, scopes)
            tried += 1
    assert tried == len(NEEDED) * 7
    assert rows(store) == before


def test_with_its_scope_every_route_is_open(store: Store) -> None:
    asked = list(requests(store))
    callers: dict[str, Caller] = {scope: caller(store, scope, name=scope) for scope in SCOPES}
    for scope, method, path, body in asked:
        api = callers[scope]
        answer = api.client.request(method, path, json=body, headers=api.headers)
        assert answer.status_code in {200, 202, 404, 409, 422}, (method, path, answer.text)


def test_a_program_sees_its_own_jobs_alone(store: Store) -> None:
    fill(store)
    mine, yours = (caller(store, "request", name=name) for name in ("mine", "yours"))
    job = mine.post("/briefs", {"of": "event", "event": EVENT}).json()
    assert mine.get(f"/jobs/{job['id']}").json() == job
    assert yours.get(f"/jobs/{job['id']}").status_code == 404
    assert yours.get(f"/jobs/{job['id']}/events").status_code == 404
    assert yours.get("/jobs").json() == {"jobs": []}
