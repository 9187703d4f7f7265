"""Nobody does at the desk what they may not: sessions, forms, roles, limits, headers."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.routing import APIRoute
from sqlalchemy import func, select, update

from summarizer.desk import accounts
from summarizer.desk.app import create_app
from summarizer.desk.guard import TABLE, Doors
from summarizer.desk.security import FORM
from summarizer.desk.serving import Place, doors_of
from summarizer.errors import UsageError
from summarizer.review.people import ROLES, Role
from summarizer.store.connect import Store, open_store
from summarizer.store.tables import acts, brief_versions, reviews, sessions, users
from tests.desk.browsing import Browser, signed_in, stranger, token_in
from tests.review.making import EVENT, fill, find

CHANGING = sorted(path for method, path in TABLE if method == "POST")
OPEN = {"/sign-in", "/enter"}


@pytest.fixture
def here(tmp_path: Any) -> Iterator[Store]:
    """One store is enough where the database plays no part."""
    with open_store(tmp_path / "store.db") as opened:
        yield opened


def rows(store: Store) -> list[Any]:
    """Everything a form could change, as it is written."""
    with store.reading() as connection:
        counts = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (acts, brief_versions, sessions)
        ]
        ended = select(func.count()).where(sessions.c.ended_at.is_not(None))
        return [
            counts,
            connection.execute(ended).scalar_one(),
            list(connection.execute(select(reviews))),
            list(connection.execute(select(users))),
        ]


def filled_in(path: str, stands: Any) -> tuple[str, dict[str, Any]]:
    """Return an address of the route and a form that would be accepted there."""
    brief = stands.version.brief
    address = (
        path.replace("{event}", EVENT)
        .replace("{entry}", find(stands, "Four people"))
        .replace("{position}", "0")
        .replace("{conflict}", brief.conflicts[0].id)
    )
    fields = {
        "version": stands.version.id,
        "text": "Four people were hurt.",
        "reason": "because",
        "overrule": "because",
        "source": "S1",
        "start": 0,
        "end": 60,
        "side": 1,
        "language": "fr",
    }
    return address, fields


def test_every_route_stands_in_the_table_and_is_guarded(here: Store) -> None:
    app = create_app(here)
    found = set()
    for route in routes_of(app.routes):
        if route.path.startswith("/api/"):
            continue
        for method in (route.methods or set()) - {"HEAD"}:
            found.add((method, route.path))
    assert found == set(TABLE)


def routes_of(routes: Any) -> Iterator[APIRoute]:
    for route in routes:
        if isinstance(route, APIRoute):
            yield route
        inner = getattr(route, "routes", None) or getattr(
            getattr(route, "original_router", None), "routes", None
        )
        if inner:
            yield from routes_of(inner)


def test_a_route_that_is_not_in_the_table_is_shut(
    here: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(here)
    chief = signed_in(here, "chief")
    assert chief.get(f"/events/{EVENT}").status_code == 200
    monkeypatch.delitem(TABLE, ("GET", "/events/{event}"))
    assert chief.get(f"/events/{EVENT}").status_code == 403


@pytest.mark.parametrize("path", [path for path in CHANGING if path not in OPEN])
def test_a_form_without_the_sessions_token_and_the_desks_origin_does_nothing(
    here: Store, path: str
) -> None:
    stands = fill(here)
    chief, other = signed_in(here, "chief"), signed_in(here, "chief", "other")
    address, fields = filled_in(path, stands)
    before = rows(here)
    for csrf in ("", "wrong", other.csrf, chief.csrf[:-1]):
        answer = chief.send(address, **{**fields, "csrf": csrf})
        assert answer.status_code == 403, (csrf, answer.text)
    for origin in ("https://evil.example", "http://localhost:1", "null", None):
        assert chief.send(address, origin, **fields).status_code == 403
    headers = {"Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"}
    sent = chief.client.post(address, data={**fields, "csrf": chief.csrf}, headers=headers)
    assert sent.status_code == 403
    assert chief.get(address, params=fields).status_code in {404, 405}
    assert stranger(here).send(address, **{**fields, "csrf": chief.csrf}).status_code == 403
    assert rows(here) == before
    # The very same form, sent rightly, is let through: what was refused was refused for that.
    assert chief.send(address, **fields).status_code not in {403, 405}


@pytest.mark.parametrize("path", sorted(OPEN))
def test_signing_in_from_another_page_is_refused(here: Store, path: str) -> None:
    with here.writing() as connection:
        user = accounts.add_user(connection, "ed", "editor", "a long enough password")
        token = accounts.make_link(connection, user)
    before = rows(here)
    fields = {"token": token, "name": "ed", "password": "a long enough password"}
    browser = stranger(here)
    for origin in ("https://evil.example", None, "null"):
        assert browser.send(path, origin, **fields).status_code == 403
    assert browser.get(path, params=fields).status_code in {200, 405}
    assert rows(here) == before
    assert browser.send(path, **fields).status_code == 303


@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_call_exactly_the_routes_of_the_table(here: Store, role: Role) -> None:
    stands = fill(here)
    browser = signed_in(here, role)
    for (method, path), needs in sorted(TABLE.items()):
        address, fields = filled_in(path, stands)
        address = address.replace("{source}", "S1").replace("{kind}", "md").replace("{token}", "t")
        if path in OPEN | {"/sign-out", "/language"}:
            continue
        allowed = needs == "nobody" or ROLES.index(role) >= ROLES.index(needs)
        answer = browser.send(address, **fields) if method == "POST" else browser.get(address)
        assert (answer.status_code != 403) is allowed, (method, path, answer.status_code)


def test_somebody_who_is_not_signed_in_is_sent_to_sign_in(here: Store) -> None:
    fill(here)
    browser = stranger(here)
    for (method, path), needs in TABLE.items():
        if method == "GET" and needs != "nobody":
            answer = browser.get(re.sub(r"\{\w+\}", "x", path))
            assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


def test_signing_in_rotates_the_session_and_signing_out_ends_it_on_the_server(
    here: Store,
) -> None:
    browser = signed_in(here, "editor")
    first = browser.client.cookies["desk"]
    with here.writing() as connection:
        user = accounts.find_user(connection, "editor")
        assert user is not None
        token = accounts.make_link(connection, user)
    assert browser.send("/enter", token=token).status_code == 303
    second = browser.client.cookies["desk"]
    assert second != first
    assert _with_cookie(here, first).get("/").status_code == 303
    assert _with_cookie(here, second).get("/").status_code == 200
    browser.csrf = token_in(browser.get("/").text)
    assert browser.send("/sign-out").status_code == 303
    assert _with_cookie(here, second).get("/").status_code == 303


def _with_cookie(store: Store, cookie: str) -> Browser:
    browser = stranger(store)
    browser.client.cookies.set("desk", cookie)
    return browser


def test_a_link_signs_in_once_and_looking_at_it_uses_nothing_up(here: Store) -> None:
    with here.writing() as connection:
        user = accounts.add_user(connection, "ed", "editor")
        token = accounts.make_link(connection, user)
    browser = stranger(here)
    for _ in range(2):
        assert browser.get(f"/enter/{token}").status_code == 200
    assert browser.send("/enter", token=token).status_code == 303
    assert stranger(here).send("/enter", token=token).status_code == 403


def test_guessing_a_password_is_slowed_down_by_name_and_by_address(here: Store) -> None:
    right = "a long enough password"
    with here.writing() as connection:
        accounts.add_user(connection, "ed", "editor", right)
    browser = stranger(here)
    wrong = "another password"
    for _ in range(accounts.TRIES):
        assert browser.send("/sign-in", name="ed", password=wrong).status_code == 403
    assert browser.send("/sign-in", name="ed", password=right).status_code == 429
    assert browser.send("/sign-in", name="somebody else", password=right).status_code == 429


def test_a_disabled_user_is_out_at_once(here: Store) -> None:
    browser = signed_in(here, "editor")
    assert browser.get("/").status_code == 200
    with here.writing() as connection:
        accounts.disable_user(connection, "editor")
    assert browser.get("/").status_code == 303


def test_the_cookie_is_for_the_browser_alone_and_secure_behind_https(here: Store) -> None:
    with here.writing() as connection:
        user = accounts.add_user(connection, "ed", "editor")
        link, other = (accounts.make_link(connection, user) for _ in range(2))
    plain = stranger(here).send("/enter", token=link).headers["set-cookie"].lower()
    assert "httponly" in plain
    assert "samesite=strict" in plain
    behind = stranger(here, Doors(hosts=("localhost",), https=True))
    answer = behind.send("/enter", origin="https://localhost", token=other)
    assert answer.headers["set-cookie"].startswith("__Host-desk=")
    assert "secure" in answer.headers["set-cookie"].lower()
    assert "strict-transport-security" in answer.headers


def test_every_answer_carries_the_policy_whatever_it_is(
    here: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(here)
    chief = signed_in(here, "chief", raise_server_exceptions=False)
    monkeypatch.setattr("summarizer.desk.pages.source.pane_of", lambda *_: 1 / 0)
    paths = ["/", f"/events/{EVENT}", "/nothing", "/static/desk.js", f"/events/{EVENT}/sources/S1"]
    seen = set()
    for path in paths:
        answer = chief.get(path)
        seen.add(answer.status_code)
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self'")
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "Traceback" not in answer.text
        assert "ZeroDivision" not in answer.text
    assert seen == {200, 404, 500}


def test_no_page_holds_a_style_or_script_of_its_own_or_names_another_host(here: Store) -> None:
    fill(here)
    chief = signed_in(here, "chief")
    for path in (
        "/",
        f"/events/{EVENT}",
        f"/events/{EVENT}/history",
        f"/events/{EVENT}/sources/S1",
    ):
        page = chief.get(path).text
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|//[a-z]", page), path
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", page))


def test_a_request_that_brings_too_much_or_another_hosts_name_is_refused(here: Store) -> None:
    stands = fill(here)
    chief = signed_in(here, "chief")
    before = rows(here)
    ident = find(stands, "Four people")
    answer = chief.act(f"entries/{ident}/edit", text="a" * (FORM + 1))
    assert answer.status_code == 413
    answer = chief.client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 421
    assert rows(here) == before


def test_what_was_changed_in_the_database_is_neither_published_nor_exported(store: Store) -> None:
    fill(store)
    chief = signed_in(store, "chief")
    assert chief.act("move/approve").status_code == 303
    version = chief.standing().version
    with store.writing() as connection:
        kept = connection.execute(
            select(brief_versions.c.document).where(brief_versions.c.id == version.id)
        ).scalar_one()
        connection.execute(
            update(brief_versions)
            .where(brief_versions.c.id == version.id)
            .values(document=kept.replace("Four people", "Five people", 1))
        )
    answer = chief.send(f"/events/{EVENT}/move/publish", version=version.id)
    assert answer.status_code == 409
    assert chief.get(f"/events/{EVENT}/export/md").status_code == 409
    with store.reading() as connection:
        state = connection.execute(select(reviews.c.state)).scalar_one()
    assert state == "approved"


def test_the_desk_speaks_the_language_of_the_browser_or_the_one_chosen(here: Store) -> None:
    browser = signed_in(here, "reader")
    french = {"Accept-Language": "fr-FR,fr;q=0.9,en;q=0.8"}
    assert "Se déconnecter" in browser.get("/", headers=french).text
    assert "Sign out" in browser.get("/", headers={"Accept-Language": "de"}).text
    assert browser.send("/language", language="fr").status_code == 303
    assert "Se déconnecter" in browser.get("/", headers={"Accept-Language": "en"}).text
    assert browser.send("/language", language="xx").status_code == 400


def test_the_desk_is_not_opened_to_the_network_without_an_address_to_be_reached_at() -> None:
    with pytest.raises(UsageError, match="HTTPS"):
        doors_of(Place("0.0.0.0", 8765))  # noqa: S104  what is refused
    for url in ("ftp://desk.example", "https://desk.example/path", "desk.example"):
        with pytest.raises(UsageError, match="--url"):
            doors_of(Place("127.0.0.1", 8765, url))
    doors = doors_of(Place("127.0.0.1", 8765, "https://desk.example"))
    assert doors.https
    assert "desk.example" in doors.hosts
