"""A chief lets people in and out in the browser; everybody can end their other sessions."""

import re
from pathlib import Path

from sqlalchemy import select, update

from summarizer.desk import accounts
from summarizer.store.connect import Store, open_store
from summarizer.store.tables import articles
from tests.desk.browsing import Browser, signed_in, stranger
from tests.review.making import EVENT, fill, find


def test_a_chief_lets_somebody_in_by_a_link_shown_once(store: Store) -> None:
    chief = signed_in(store, "chief")
    page = chief.send("/people/add", name="Édith <b>", role="editor").text
    link = re.search(r"<code>http://localhost(/enter/[^<]+)</code>", page)
    assert link
    assert "Édith &lt;b&gt;" in page
    assert link[1] not in chief.get("/people").text
    newcomer = stranger(store)
    assert newcomer.send("/enter", token=link[1].rpartition("/")[2]).status_code == 303
    assert newcomer.get("/").status_code == 200
    assert newcomer.get("/people").status_code == 403
    again = chief.send("/people/add", name="Édith <b>", role="editor")
    assert again.status_code == 400
    assert "already" in again.text


def test_a_chief_signs_somebody_out_changes_their_role_and_shuts_them_out(store: Store) -> None:
    chief, editor = signed_in(store, "chief"), signed_in(store, "editor", "Ed")
    assert chief.send("/people/end", name="Ed").status_code == 303
    assert editor.get("/").status_code == 303
    editor = signed_in(store, "editor", "Ed")
    assert chief.send("/people/role", name="Ed", role="reader").status_code == 303
    assert editor.send("/sign-out-elsewhere").status_code == 303
    with store.reading() as connection:
        user = accounts.find_user(connection, "Ed")
    assert user is not None
    assert user.role == "reader"
    assert chief.send("/people/disable", name="Ed").status_code == 303
    assert editor.get("/").status_code == 303
    assert chief.send("/people/link", name="Ed").status_code == 400
    assert "shut out" in chief.get("/people").text


def test_no_chief_locks_themselves_out(store: Store) -> None:
    chief = signed_in(store, "chief")
    assert chief.send("/people/role", name="chief", role="reader").status_code == 400
    assert chief.send("/people/disable", name="chief").status_code == 400
    assert chief.send("/people/end", name="chief").status_code == 303
    assert chief.get("/people").status_code == 200


def test_signing_out_elsewhere_ends_all_sessions_but_this_one(store: Store) -> None:
    one, other = signed_in(store, "editor", "Ed"), signed_in(store, "editor", "Ed")
    somebody = signed_in(store, "editor", "Else")
    assert one.send("/sign-out-elsewhere").status_code == 303
    assert [each.get("/").status_code for each in (one, other, somebody)] == [200, 303, 200]


def test_a_database_that_is_gone_is_told_on_every_page(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = open_store(path)
    stands = fill(store)
    chief = signed_in(store, "chief")
    store.close()
    for each in tmp_path.glob("store.db*"):
        each.unlink()
    path.mkdir()
    for answer in (
        chief.get("/"),
        chief.get(f"/events/{EVENT}"),
        chief.send(f"/events/{EVENT}/move/approve", version=stands.version.id),
        chief.send("/sign-in", name="a", password="b"),  # noqa: S106  nobody's
    ):
        assert answer.status_code == 503
        assert "The store cannot be reached" in answer.text
        assert "Traceback" not in answer.text


def change_source(store: Store, chief: Browser) -> None:
    """Change one byte of the first source behind the desk's back."""
    article = chief.standing().version.articles["S1"]
    with store.writing() as connection:
        kept = select(articles.c.original).where(articles.c.id == article)
        original = bytes(connection.execute(kept).scalar_one())
        changed = original.replace(b"Four", b"Five", 1)
        assert len(changed) == len(original)
        connection.execute(
            update(articles).where(articles.c.id == article).values(original=changed)
        )


def test_one_changed_byte_of_a_source_is_shown_and_stops_every_act(store: Store) -> None:
    stands = fill(store)
    chief = signed_in(store, "chief")
    whole = chief.get(f"/events/{EVENT}/pane/S1").text
    change_source(store, chief)
    pane = chief.get(f"/events/{EVENT}/pane/S1").text
    assert "has changed" in pane
    assert "has changed" not in whole
    assert "has changed" in chief.get(f"/events/{EVENT}").text
    source = chief.get(f"/events/{EVENT}/sources/S1")
    assert source.status_code == 409
    assert "The source S1 was changed in the database" in source.text
    ident = find(stands, "Four people")
    for path, fields in (
        ("move/approve", {}),
        (f"entries/{ident}/edit", {"text": "Five people were hurt."}),
        ("withheld/0/restore", {"source": "S1", "start": 0, "end": 60, "overrule": "because"}),
    ):
        refused = chief.act(path, **fields)
        assert refused.status_code == 409, path
        assert "Restore the store from a backup" in refused.text
    assert chief.standing().version.id == stands.version.id
    assert chief.standing().state == "draft"
