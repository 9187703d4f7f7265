"""Only those who may come in, only as long as they may, and no secret is kept."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from summarizer.desk import accounts, programs
from summarizer.errors import UsageError
from summarizer.store.connect import Store
from summarizer.store.tables import metadata

PASSWORD = "correct horse battery"  # noqa: S105  nobody's


def test_a_right_password_lets_in_and_a_wrong_one_does_not(store: Store) -> None:
    with store.writing() as connection:
        ed = accounts.add_user(connection, "Ed", "editor", PASSWORD)
        assert accounts.check_password(connection, "Ed", PASSWORD) == ed
        assert accounts.check_password(connection, "Ed", PASSWORD + "!") is None
        assert accounts.check_password(connection, "Nobody", PASSWORD) is None


def test_somebody_without_a_password_signs_in_by_link_only(store: Store) -> None:
    with store.writing() as connection:
        ed = accounts.add_user(connection, "Ed", "editor")
        assert accounts.check_password(connection, "Ed", "") is None
        assert accounts.use_link(connection, accounts.make_link(connection, ed)) == ed


def test_a_link_works_once_and_not_for_ever(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.writing() as connection:
        ed = accounts.add_user(connection, "Ed", "editor")
        link = accounts.make_link(connection, ed)
        assert accounts.use_link(connection, link) == ed
        assert accounts.use_link(connection, link) is None
        monkeypatch.setattr(accounts, "LINK", timedelta(seconds=-1))
        assert accounts.use_link(connection, accounts.make_link(connection, ed)) is None


def test_a_session_lasts_until_it_is_ended_or_too_old(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.writing() as connection:
        ed = accounts.add_user(connection, "Ed", "editor")
        cookie = accounts.begin_session(connection, ed)
        found = accounts.find_session(connection, cookie)
        assert found is not None
        assert found.user == ed
        accounts.end_session(connection, cookie)
        assert accounts.find_session(connection, cookie) is None
        monkeypatch.setattr(accounts, "SESSION", timedelta(seconds=-1))
        old = accounts.begin_session(connection, ed)
        assert accounts.find_session(connection, old) is None


@pytest.mark.parametrize("act", ["disable", "password"])
def test_disabling_or_a_new_password_ends_all_sessions(store: Store, act: str) -> None:
    with store.writing() as connection:
        ed = accounts.add_user(connection, "Ed", "editor", PASSWORD)
        cookie = accounts.begin_session(connection, ed)
        if act == "disable":
            accounts.disable_user(connection, "Ed")
            assert accounts.check_password(connection, "Ed", PASSWORD) is None
        else:
            accounts.set_password(connection, "Ed", PASSWORD + " 2")
        assert accounts.find_session(connection, cookie) is None


def test_a_program_comes_in_with_its_scopes_until_it_is_revoked(store: Store) -> None:
    with store.writing() as connection:
        token = programs.add_token(connection, "cms", ["read"], "Chris")
        assert programs.find_token(connection, token) == programs.Program("cms", ("read",))
        assert programs.find_token(connection, token + "x") is None
        programs.revoke_token(connection, "cms")
        assert programs.find_token(connection, token) is None
        with pytest.raises(UsageError):
            programs.revoke_token(connection, "cms")


def test_guessing_is_slowed_down_by_name_and_by_address(store: Store) -> None:
    with store.writing() as connection:
        for _ in range(accounts.TRIES):
            assert not accounts.is_throttled(connection, "Ed", "10.0.0.1")
            accounts.note_failure(connection, "Ed", "10.0.0.1")
        assert accounts.is_throttled(connection, "Ed")
        assert accounts.is_throttled(connection, "Other", "10.0.0.1")
        assert not accounts.is_throttled(connection, "Other", "10.0.0.2")


@pytest.mark.parametrize(
    ("name", "role", "password"),
    [
        ("", "editor", None),
        ("Ed", "king", None),
        ("Ed", "editor", "short"),
        ("x" * 101, "chief", None),
    ],
)
def test_a_user_that_makes_no_sense_is_refused(
    store: Store, name: str, role: str, password: str | None
) -> None:
    with store.writing() as connection, pytest.raises(UsageError):
        accounts.add_user(connection, name, role, password)


def test_no_secret_stands_in_the_store(store: Store) -> None:
    with store.writing() as connection:
        ed = accounts.add_user(connection, "Ed", "editor", PASSWORD)
        secrets = [
            PASSWORD,
            accounts.make_link(connection, ed),
            accounts.begin_session(connection, ed),
            programs.add_token(connection, "cms", ["read"], "Ed"),
        ]
        rows = [str(row) for t in metadata.sorted_tables for row in connection.execute(select(t))]
    assert not any(secret in row for secret in secrets for row in rows)
