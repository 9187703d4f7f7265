"""History and refusals say what happened in words a person of the desk knows."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.desk.words import words_in
from summarizer.store.connect import Store, open_store
from tests.desk.browsing import signed_in
from tests.review.making import EVENT, fill, find

WORDS = "Divers looked at the hull in the afternoon."


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Store]:
    """One store is enough where the database plays no part."""
    with open_store(tmp_path / "store.db") as opened:
        yield opened


@pytest.fixture
def in_paris(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put the machine into another time zone."""
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(("language", "act"), [("en", "accepted"), ("fr", "a accepté")])
def test_an_act_is_shown_with_the_words_of_its_entry_and_the_id_small_behind(
    here: Store, language: str, act: str
) -> None:
    stands = fill(here)
    editor = signed_in(here, "editor")
    editor.send("/language", language=language)
    ident = find(stands, "Divers")
    assert editor.act(f"entries/{ident}/accept").status_code == 303
    page = editor.get(f"/events/{EVENT}/history").text
    said = page[page.index(f"<td>{act} ") :]
    assert said.index(WORDS) < said.index(f'<small class="quiet"><bdi>{ident}</bdi></small>')


@pytest.mark.usefixtures("in_paris")
def test_times_are_the_machines_and_their_zone_is_named() -> None:
    stored = "2026-11-24T12:05:30.000000Z"
    assert words_in("fr").moment(stored) == "24 nov. 2026 à 13\u00a0h\u00a005 (CET)"
    english = words_in("en").moment(stored)
    assert "1:05" in english
    assert english.endswith("(CET)")


@pytest.mark.parametrize(
    ("language", "told"), [("en", "No words changed"), ("fr", "Aucun mot n&#39;a changé")]
)
def test_a_stale_form_is_told_when_only_an_acceptance_changed_the_brief(
    here: Store, language: str, told: str
) -> None:
    stands = fill(here)
    editor = signed_in(here, "editor")
    editor.send("/language", language=language)
    ident = find(stands, "Divers")
    path = f"/events/{EVENT}/entries/{ident}/accept"
    assert editor.send(path, version=stands.version.id).status_code == 303
    late = editor.send(path, version=stands.version.id)
    assert late.status_code == 409
    assert told in late.text
    assert "Nothing differs" not in late.text
    assert "Rien ne diffère" not in late.text


@pytest.mark.parametrize(
    ("language", "role", "form"),
    [
        ("en", "Your role does not allow this", "This form is no longer valid"),
        ("fr", "Votre rôle ne le permet pas", "Ce formulaire n&#39;est plus valable"),
    ],
)
def test_what_a_role_may_not_is_told_apart_from_a_form_that_is_no_longer_valid(
    here: Store, language: str, role: str, form: str
) -> None:
    stands = fill(here)
    reader = signed_in(here, "reader")
    reader.send("/language", language=language)
    path = f"/events/{EVENT}/entries/{find(stands, 'Divers')}/accept"
    given = {"version": stands.version.id}
    for sent, expected, other in (
        (reader.send(path, **given), role, form),
        (reader.send(path, None, **given), form, role),
        (reader.send(path, **given, csrf="wrong"), form, role),
    ):
        assert sent.status_code == 403
        assert expected in sent.text
        assert other not in sent.text
