"""What programs read and do through the API, and what they are told when it cannot be done."""

import json

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import update

from summarizer.desk.api import router
from summarizer.desk.app import create_app
from summarizer.output.document import brief_json
from summarizer.review import acts
from summarizer.store.briefs import content_sha256
from summarizer.store.connect import Store
from summarizer.store.digests import put_digest
from summarizer.store.events import Membership, put_event, put_members
from summarizer.store.tables import articles
from tests.daily.making import come_in
from tests.desk.calling import BRIEF, caller, filled, token_for
from tests.review.making import CHIEF, EVENT, TEXTS, fill, find, on

ALL = ("read", "request", "review", "approve")


def test_events_are_listed_by_day_and_page(store: Store) -> None:
    api, stands = filled(store, "read")
    [ident] = come_in(store, {"l.json": '{"text": "It sank.", "published": "2026-11-26"}'})
    with store.writing() as connection:
        put_event(connection, "later", ["2026-11-26"], "Later")
        put_members(connection, [Membership(ident, "later")])
    page = api.get("/events").json()
    assert [event["id"] for event in page["events"]] == ["later", EVENT]
    assert page["events"][1]["version"] == page["events"][1]["newest"] == stands.version.id
    assert (page["events"][0]["state"], page["events"][1]["state"]) == (None, "draft")
    assert page["events"][1]["articles"] == 2
    titles = [event["title"] for event in page["events"]]
    assert titles == ["Later", stands.version.brief.headline]
    second = api.get("/events", params={"offset": 1, "limit": 1}).json()
    assert [event["id"] for event in second["events"]] == [EVENT]
    assert second["total"] == 2
    assert api.get("/events", params={"last": "2026-11-25"}).json()["total"] == 1
    assert api.get("/events", params={"first": "2026-11-25"}).json()["total"] == 1


def test_a_brief_comes_as_it_is_kept_and_its_citations_resolve_in_its_sources(
    store: Store,
) -> None:
    api, stands = filled(store, "read")
    found = api.get(BRIEF).json()
    assert found["id"] == stands.version.id == content_sha256(json.dumps(found["brief"]))
    assert found["brief"] == json.loads(brief_json(stands.version.brief))
    texts = {}
    for source in found["brief"]["sources"]:
        path = f"/events/{EVENT}/versions/{found['id']}/sources/{source['id']}"
        texts[source["id"]] = api.get(path).json()["text"]
    assert sorted(texts.values()) == sorted(TEXTS.values())
    citations = [c for e in found["brief"]["fields"]["facts"] for c in e["citations"]]
    assert citations
    assert all(texts[c["source"]][c["start"] : c["end"]] == c["quote"] for c in citations)


def test_every_version_and_who_made_it_stays_to_be_read(store: Store) -> None:
    api, stands = filled(store, "read")
    made = acts.drop(store, on(stands), find(stands, "Nine people"), "Wrong.")
    versions = api.get(f"/events/{EVENT}/versions").json()["versions"]
    assert [(v["id"], v["parent"], v["made_by"]) for v in versions] == [
        (stands.version.id, None, "daily"),
        (made.version.id, stands.version.id, "Chris"),
    ]
    assert api.get(BRIEF).json()["id"] == made.version.id
    old = api.get(f"/events/{EVENT}/versions/{stands.version.id}").json()
    assert old["brief"] == json.loads(brief_json(stands.version.brief))
    [act] = api.get(f"/events/{EVENT}/history").json()["acts"]
    assert (act["by"], act["act"], act["reason"]) == ("Chris", "drop", "Wrong.")


def test_a_digest_comes_as_it_was_written(store: Store) -> None:
    api = caller(store, "read")
    with store.writing() as connection:
        put_digest(connection, "2026-11-24", '{"day": "2026-11-24", "events": []}')
    assert api.get("/digests/2026-11-24").json() == {"day": "2026-11-24", "events": []}
    assert api.get("/digests/2026-11-25").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/events/none",
        "/events/none/brief",
        "/events/none/versions",
        "/events/none/history",
        f"/events/{EVENT}/versions/{'0' * 64}",
        f"/events/{EVENT}/versions/{'0' * 64}/sources/S1",
        f"/jobs/{'0' * 32}",
        f"/jobs/{'0' * 32}/events",
        "/nothing",
    ],
)
def test_what_is_not_there_is_a_404_problem(store: Store, path: str) -> None:
    api, _ = filled(store, *ALL)
    answer = api.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 404


def test_a_program_edits_drops_restores_and_chooses_under_its_own_name(store: Store) -> None:
    api, stands = filled(store, "read", "review")
    path = f"/events/{EVENT}"
    ident = find(stands, "Four people")
    body: dict[str, object] = {"version": stands.version.id, "text": "Four people were hurt."}
    edited = api.post(f"{path}/entries/{ident}/edit", body)
    assert edited.status_code == 200, edited.text
    body = {"version": edited.json()["id"]}
    accepted = api.post(f"{path}/entries/{ident}/accept", body).json()
    conflict = accepted["brief"]["conflicts"][0]["id"]
    body = {"version": accepted["id"], "side": 1}
    chosen = api.post(f"{path}/conflicts/{conflict}/choose", body).json()
    start = TEXTS["01-echo.txt"].index("Divers")
    body = {
        "version": chosen["id"],
        "source": "S1",
        "start": start,
        "end": start + 30,
        "text": "Divers looked at the hull.",
    }
    restored = api.post(f"{path}/withheld/0/restore", body).json()
    body = {"version": restored["id"], "reason": "Not needed."}
    dropped = api.post(f"{path}/entries/{find(stands, 'Nine')}/drop", body).json()
    assert [edit["act"] for edit in dropped["brief"]["edits"]] == [
        "edit",
        "accept",
        "choose",
        "restore",
        "drop",
    ]
    done = api.get(f"{path}/history").json()["acts"]
    assert {(act["by"], act["via"]) for act in done} == {("token:cms", "api")}


def test_a_text_the_gates_refuse_is_a_422_that_names_them(store: Store) -> None:
    api, stands = filled(store, "read", "review")
    path = f"/events/{EVENT}/entries/{find(stands, 'Four people')}/edit"
    body = {"version": stands.version.id, "text": "Fourteen people were hurt."}
    answer = api.post(path, body)
    assert answer.status_code == 422
    assert [each["reason"] for each in answer.json()["refusals"]] == ["number_not_in_source"]
    assert api.get(BRIEF).json()["id"] == stands.version.id
    assert api.post(path, {**body, "overrule": "The prefect told me."}).status_code == 200


def test_an_act_on_an_older_version_is_a_409_that_says_what_was_changed(store: Store) -> None:
    api, stands = filled(store, *ALL)
    gone = find(stands, "Nine people")
    made = acts.drop(store, on(stands), gone, "Wrong.")
    answer = api.post(f"/events/{EVENT}/approve", {"version": stands.version.id})
    assert answer.status_code == 409
    problem = answer.json()
    assert problem["current"] == made.version.id
    assert problem["changed"]["gone"] == [gone]
    assert [(act["by"], act["act"]) for act in problem["changed"]["acts"]] == [("Chris", "drop")]
    unknown = api.post(f"/events/{EVENT}/approve", {"version": "0" * 64}).json()
    assert unknown["current"] == made.version.id
    assert "changed" not in unknown


def test_a_program_approves_and_publishes_with_the_scope_for_it_alone(store: Store) -> None:
    api, stands = filled(store, "read", "review")
    body = {"version": stands.version.id}
    assert api.post(f"/events/{EVENT}/submit", body).json()["state"] == "in_review"
    assert api.post(f"/events/{EVENT}/approve", body).status_code == 403
    chief = caller(store, "approve", name="publisher")
    assert chief.post(f"/events/{EVENT}/approve", body).json()["state"] == "approved"
    assert chief.post(f"/events/{EVENT}/publish", body).json()["state"] == "published"
    assert chief.post(f"/events/{EVENT}/submit", body).status_code == 403
    assert api.post(f"/events/{EVENT}/submit", body).status_code == 409
    assert api.post(f"/events/{EVENT}/reopen", body).json()["state"] == "draft"


def test_publishing_is_refused_when_one_byte_of_a_source_was_changed(store: Store) -> None:
    api, stands = filled(store, *ALL)
    body = {"version": stands.version.id}
    assert api.post(f"/events/{EVENT}/approve", body).status_code == 200
    with store.writing() as connection:
        ident = stands.version.articles["S1"]
        changed = TEXTS["01-echo.txt"].replace("Four", "Five").encode()
        connection.execute(update(articles).where(articles.c.id == ident).values(original=changed))
    answer = api.post(f"/events/{EVENT}/publish", body)
    assert answer.status_code == 409
    assert "changed in the database" in answer.json()["detail"]
    assert api.get(BRIEF).json()["state"] == "approved"


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({}, "version"),
        ({"version": "0" * 64, "reason": "", "more": 1}, "more"),
        ({"version": 5}, "version"),
        ({"version": "0" * 64, "reason": "a\x00b"}, "reason"),
        ({"version": "0" * 64, "reason": "x" * 4001}, "reason"),
        ([], "body"),
    ],
)
def test_a_request_that_is_not_exactly_right_is_a_422_that_says_where(
    store: Store, body: object, where: str
) -> None:
    api, _ = filled(store, *ALL)
    answer = api.post(f"/events/{EVENT}/submit", body)
    assert answer.status_code == 422
    assert [fault["where"] for fault in answer.json()["faults"]] == [where]


@pytest.mark.parametrize(
    ("side", "status"), [(1, 200), (1.0, 200), (1.5, 422), ("1", 422), (True, 422), (9, 422)]
)
def test_a_number_is_what_json_schema_calls_an_integer(
    store: Store, side: object, status: int
) -> None:
    api, stands = filled(store, "review")
    conflict = stands.version.brief.conflicts[0].id
    body = {"version": stands.version.id, "side": side}
    assert api.post(f"/events/{EVENT}/conflicts/{conflict}/choose", body).status_code == status


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b'"\\ud800"', b'{"version": "\\ud800"}'])
def test_a_body_that_is_no_json_of_ours_is_refused_without_being_repeated(
    store: Store, content: bytes
) -> None:
    api, _ = filled(store, *ALL)
    headers = {**api.headers, "Content-Type": "application/json"}
    answer = api.client.post(f"/events/{EVENT}/submit", content=content, headers=headers)
    assert answer.status_code in {400, 422}
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("content", "headers", "status", "told"),
    [
        (b"{not json", {"Content-Type": "application/json"}, 400, "not JSON that can be read"),
        (b'{"of": "event", "event": "e1"}', {}, 415, "Content-Type: application/json"),
        (b"of=event", {"Content-Type": "text/plain"}, 415, "Content-Type: application/json"),
        (
            b'{"of": "texts", "texts": [{"text": "x"}]}',
            {"Content-Type": "application/json"},
            422,
            "Text 1 cannot be used: it is too short to hold a sentence.",
        ),
    ],
)
def test_a_body_that_cannot_be_used_is_told_in_a_plain_sentence(
    store: Store, content: bytes, headers: dict[str, str], status: int, told: str
) -> None:
    api, _ = filled(store, *ALL)
    answer = api.client.post("/briefs", content=content, headers={**api.headers, **headers})
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert told in answer.json()["detail"]


def test_a_program_is_not_told_to_reload_a_page(store: Store) -> None:
    api, stands = filled(store, *ALL)
    body = {"version": stands.version.id}
    answer = api.post(f"/events/{EVENT}/entries/facts.99/accept", body)
    assert answer.status_code == 422
    assert "read the brief again" in answer.json()["detail"]


def test_a_request_that_is_too_large_is_refused(store: Store) -> None:
    api, _ = filled(store, *ALL)
    answer = api.post("/briefs", {"of": "texts", "texts": [{"text": "x" * (17 << 20)}]})
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_router_serves_an_application_s_own_store_and_makes_its_briefs(store: Store) -> None:
    app = FastAPI()
    app.state.store = store
    app.include_router(router)
    fill(store)
    headers = {"Authorization": f"Bearer {token_for(store, 'read')}"}
    with TestClient(app) as client:
        assert app.state.worker is not None
        assert client.get(f"/api/v1{BRIEF}", headers=headers).status_code == 200
        assert client.get(f"/api/v1{BRIEF}").status_code == 401
        assert client.get("/api/v1/openapi.json", headers=headers).status_code == 200


def test_the_desk_serves_it_beside_its_pages(store: Store) -> None:
    fill(store)
    headers = {"Authorization": f"Bearer {token_for(store, 'read')}"}
    client = TestClient(create_app(store), base_url="http://127.0.0.1")
    assert client.get(f"/api/v1{BRIEF}", headers=headers).json()["event"] == EVENT
    refused = client.get(f"/api/v1{BRIEF}")
    assert (refused.status_code, refused.json()["status"]) == (401, 401)
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.headers["x-content-type-options"] == "nosniff"
    huge = {"of": "texts", "texts": [{"text": "x" * (17 << 20)}]}
    headers = {"Authorization": f"Bearer {token_for(store, 'request', name='b')}"}
    assert client.post("/api/v1/briefs", json=huge, headers=headers).status_code == 413


def test_another_editor_is_not_hindered_by_a_program_that_read(store: Store) -> None:
    api, stands = filled(store, "read")
    assert api.get(BRIEF).status_code == 200
    assert acts.accept(store, on(stands, CHIEF), find(stands, "Nine")).version.number == 2
