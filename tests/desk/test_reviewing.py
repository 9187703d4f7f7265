"""Editors check, correct and approve a brief in the browser, on the version they saw."""

import json

from summarizer.desk import programs
from summarizer.output.lede_marks import lede_marks
from summarizer.store.connect import Store
from tests.desk.browsing import signed_in, stranger
from tests.review.making import EVENT, TEXTS, fill, find

# Each tells of the bridge alone what the other does not.
ALONE = {
    "01-echo.txt": "The mayor opened the bridge in Trevoal on Tuesday.",
    "02-post.txt": "The bridge in Trevoal cost 45 million euros.",
}


def test_a_brief_goes_from_draft_to_a_published_file(store: Store) -> None:
    stands = fill(store)
    chief = signed_in(store, "chief")
    today = chief.get("/").text
    assert stands.version.brief.headline in today
    assert f'href="/events/{EVENT}"' in today
    assert chief.get(f"/events/{EVENT}/export/json").status_code == 409
    assert chief.act("move/submit").status_code == 303
    assert chief.act("move/approve").status_code == 303
    assert chief.standing().state == "approved"
    for kind in ("md", "html", "json", "txt"):
        answer = chief.get(f"/events/{EVENT}/export/{kind}")
        assert answer.status_code == 200
        assert "Trevoal" in answer.text
        assert answer.headers["content-disposition"].startswith("attachment")
    assert json.loads(chief.get(f"/events/{EVENT}/export/json").text)["headline"]
    assert chief.act("move/publish").status_code == 303
    assert chief.standing().state == "published"


def test_a_wrong_figure_is_refused_on_the_page_and_stands_when_overruled(store: Store) -> None:
    stands = fill(store)
    editor = signed_in(store, "editor")
    ident = find(stands, "Four people")
    wrong = "Fourteen people were hurt."
    refused = editor.act(f"entries/{ident}/edit", text=wrong)
    assert refused.status_code == 422
    assert wrong in refused.text
    assert "a number is not in the cited sentences" in refused.text
    assert editor.standing().version.id == stands.version.id
    done = editor.act(f"entries/{ident}/edit", text=wrong, overrule="the prefecture called")
    assert done.status_code == 303
    page = editor.get(f"/events/{EVENT}").text
    assert "against the checks" in page
    assert "the prefecture called" in page


def test_accepting_choosing_and_dropping_show_on_the_page_and_in_history(store: Store) -> None:
    stands = fill(store)
    editor = signed_in(store, "editor", "Édith")
    ident = find(stands, "Divers")
    assert editor.act(f"entries/{ident}/accept").status_code == 303
    assert "checked by <bdi>Édith</bdi>" in editor.get(f"/events/{EVENT}").text
    conflict = stands.version.brief.conflicts[0]
    assert editor.act(f"conflicts/{conflict.id}/choose", side=1).status_code == 303
    first = editor.standing().version.brief.conflicts[0].sides[0]
    assert first.value == conflict.sides[1].value
    assert editor.act(f"entries/{ident}/drop").status_code == 400
    assert editor.act(f"entries/{ident}/drop", reason="not news").status_code == 303
    assert "Divers looked at the hull in the afternoon" not in _entries(
        editor.get(f"/events/{EVENT}").text
    )
    history = editor.get(f"/events/{EVENT}/history").text
    for words in ("accepted", "chose a side", "dropped", "not news", "taken out"):
        assert words in history


def _entries(page: str) -> str:
    return page[page.index('<ol class="entries">') : page.index('id="withheld"')]


def test_a_withheld_claim_is_restored_on_the_passage_picked(store: Store) -> None:
    fill(store)
    editor = signed_in(store, "editor")
    text = TEXTS["01-echo.txt"]
    words = "Divers looked at the hull in the afternoon."
    start = text.index(words)
    fields = {"source": "S1", "start": start, "end": start + len(words)}
    refused = editor.act("withheld/0/restore", **fields)
    assert refused.status_code == 422
    done = editor.act("withheld/0/restore", text="Divers looked at the hull.", **fields)
    assert done.status_code == 303
    entry = next(
        e
        for es in editor.standing().version.brief.fields.values()
        for e in es
        if e.text == "Divers looked at the hull."
    )
    assert entry.citations[0].quote in text


def test_the_second_of_two_editors_sees_what_the_first_changed(store: Store) -> None:
    stands = fill(store)
    one, other = signed_in(store, "editor", "One"), signed_in(store, "chief", "Other")
    ident = find(stands, "ran aground")
    assert (
        one.act(
            f"entries/{ident}/edit", text="The ferry Aurora ran aground on Tuesday."
        ).status_code
        == 303
    )
    late = other.send(f"/events/{EVENT}/move/approve", version=stands.version.id)
    assert late.status_code == 409
    assert "<del> near Trevoal</del>" in late.text.replace("\n", "") or "Trevoal</del>" in late.text
    assert "<bdi>One</bdi>" in late.text
    assert other.standing().state == "draft"


def test_what_an_editor_wrote_on_an_old_version_is_not_lost(store: Store) -> None:
    stands = fill(store)
    editor = signed_in(store, "editor")
    ident = find(stands, "Four people")
    assert editor.act(f"entries/{find(stands, 'Divers')}/accept").status_code == 303
    late = editor.send(
        f"/events/{EVENT}/entries/{ident}/edit",
        version=stands.version.id,
        text="Four persons were hurt.",
    )
    assert late.status_code == 409
    assert "Four persons were hurt." in late.text


def test_a_source_page_shows_all_claims_drawn_from_it_and_what_the_model_saw(store: Store) -> None:
    fill(store)
    reader = signed_in(store, "reader")
    page = reader.get(f"/events/{EVENT}/sources/S1").text
    assert "Divers looked at the hull for 37 hours." in page  # withheld, with its reason
    assert "a number is not in the cited sentences" in page
    assert '<li value="1"' in page
    assert reader.get(f"/events/{EVENT}/sources/S9").status_code == 404


def test_today_filters_by_words_state_and_disagreement(store: Store) -> None:
    stands = fill(store)
    reader = signed_in(store, "reader")
    title = stands.version.brief.headline
    assert title in reader.get("/?q=trevoal&disputed=1&state=draft").text
    assert title not in reader.get("/?q=volcano").text
    assert title not in reader.get("/?state=approved").text
    assert title not in reader.get("/?day=2026-11-20").text


def test_programs_reach_the_api_of_the_same_desk(store: Store) -> None:
    fill(store)
    browser = stranger(store)
    with store.writing() as connection:
        token = programs.add_token(connection, "cms", ["read"], "chief")
    assert browser.get("/api/v1/events").status_code == 401
    headers = {"Authorization": f"Bearer {token}"}
    answer = browser.get(f"/api/v1/events/{EVENT}/brief", headers=headers)
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_today_and_the_export_say_which_sentence_of_the_lede_one_source_alone_carries(
    store: Store,
) -> None:
    stands = fill(store, ALONE)
    assert ["single_source"] in lede_marks(stands.version.brief)
    chief = signed_in(store, "chief")
    note = "(reported by one source only)"
    assert note in chief.get("/").text
    chief.send("/language", language="fr")
    assert "(rapporté par une seule source)" in chief.get("/").text
    chief.act("move/submit")
    chief.act("move/approve")
    lede = chief.get(f"/events/{EVENT}/export/txt").text.split("\n\n")[1]
    assert note in lede


def test_today_says_that_an_editor_changed_a_sentence_against_the_checks(store: Store) -> None:
    stands = fill(store, ALONE)
    editor = signed_in(store, "editor")
    for words, wrong in (
        ("bridge in Trevoal on", "The mayor opened 37 bridges in Trevoal on Tuesday."),
        ("45 million", "Voters were told of a cost of 88 million euros."),
    ):
        edited = editor.act(f"entries/{find(stands, words)}/edit", text=wrong, overrule="told so")
        assert edited.status_code == 303
    assert any("overruled" in marks for marks in lede_marks(editor.standing().version.brief))
    told = editor.get("/").text
    assert "changed by an editor against the checks)" in told
    assert "Headline changed by an editor against the checks." in told
