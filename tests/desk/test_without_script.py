"""The desk works by links and forms alone, and a long brief comes in light pages."""

import re
from typing import Any

import lxml.html
import pytest

from summarizer.desk import portion
from summarizer.desk.pages.brief import first_lines, timeline
from summarizer.desk.squares import squares
from summarizer.merging.brief import ViewItem
from summarizer.output.ledger import Stance
from summarizer.store.connect import Store
from summarizer.values.typed import When
from tests.desk.browsing import Browser, signed_in
from tests.review.making import EVENT, TEXTS, fill, find


def sent(browser: Browser, page: str, **fields: Any) -> Any:
    """Send the page's form about a line, as a browser without scripts does."""
    tree: Any = lxml.html.document_fromstring(page)
    form = tree.xpath("//form[@data-form]")[0]
    held = {name: value or "" for name, value in form.form_values()}
    return browser.send(form.get("action"), **{**held, **fields})


def test_an_entry_is_changed_on_a_page_of_its_own(store: Store) -> None:
    stands = fill(store)
    editor = signed_in(store, "editor")
    ident = find(stands, "Four people")
    links = re.findall(r'href="([^"]+)" data-edit', editor.get(f"/events/{EVENT}").text)
    link = next(each for each in links if f"/{ident}?" in each)
    page = editor.get(link).text
    assert "Four people were hurt, the prefect Anne Le Goff said." in page
    answer = sent(editor, page, text="Four people were hurt.")
    assert answer.status_code == 303
    assert find(editor.standing(), "Four people were hurt.")


def test_a_withheld_claim_is_restored_by_ticking_sentences(store: Store) -> None:
    fill(store)
    editor = signed_in(store, "editor")
    link = re.findall(r'href="([^"]+)" data-restore', editor.get(f"/events/{EVENT}").text)[0]
    page = editor.get(link).text
    assert "Divers looked at the hull in the afternoon." in page
    assert "Nine people were hurt." in editor.get(f"{link}&source=S2").text
    assert sent(editor, page, text="Divers looked at the hull.").status_code == 400  # none ticked
    answer = sent(editor, page, text="Divers looked at the hull.", sentence=3)
    assert answer.status_code == 303, answer.text
    ident = find(editor.standing(), "Divers looked at the hull.")
    entry = next(
        e for es in editor.standing().version.brief.fields.values() for e in es if e.id == ident
    )
    assert entry.citations[0].quote in TEXTS["01-echo.txt"]


def test_a_form_is_never_about_a_version_that_was_not_seen(store: Store) -> None:
    stands = fill(store)
    one, other = signed_in(store, "editor", "One"), signed_in(store, "editor", "Other")
    seen = stands.version.id[:12]
    assert one.act(f"entries/{find(stands, 'Divers')}/accept").status_code == 303
    for path in (f"entries/{find(stands, 'Four people')}", "withheld/0"):
        late = other.get(f"/events/{EVENT}/{path}?version={seen}")
        assert late.status_code == 409
        assert "changed since you opened it" in late.text
    assert other.get(f"/events/{EVENT}?version={seen}").status_code == 200
    assert other.get(f"/events/{EVENT}?version={'0' * 12}").status_code == 404
    assert other.get(f"/events/{EVENT}?version=%25").status_code == 404


def test_a_long_brief_comes_in_pages_that_hold_every_line_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portion, "ENTRIES", 2)
    stands = fill(store)
    count = sum(len(entries) for entries in stands.version.brief.fields.values())
    editor = signed_in(store, "editor")
    lines: list[str] = []
    for number in range(1, -(-count // 2) + 1):
        page = editor.get(f"/events/{EVENT}?page={number}").text
        lines += re.findall(r'<li class="entry [a-z]+" id="(e\d+)"', page)
    assert lines == [f"e{n}" for n in range(1, count + 1)]
    # What is done to a line leads back to it, whatever its page.
    last = [e for entries in stands.version.brief.fields.values() for e in entries][-1]
    done = editor.act(f"entries/{last.id}/accept")
    assert done.headers["location"] == f"/events/{EVENT}?page={-(-count // 2)}#e{count}"
    refused = editor.act(f"entries/{last.id}/drop")
    assert refused.status_code == 400


def test_a_refused_edit_of_a_line_shows_the_page_that_holds_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portion, "ENTRIES", 1)
    stands = fill(store)
    editor = signed_in(store, "editor")
    for words in ("ran aground", "Four people", "Divers"):
        ident = find(stands, words)
        page = editor.act(f"entries/{ident}/edit", text=f"{words} 99", reason="a source").text
        assert f"{words} 99</textarea>" in page
        assert 'value="a source"' in page


def test_shapes_of_one_kind_are_one_path_and_silence_is_none() -> None:
    stances: list[Stance] = ["says", "silent", "says", "otherwise"]
    cells = [(n * 10, 0, stance) for n, stance in enumerate(stances)]
    found = squares(cells)
    assert [(each.stance, each.count) for each in found] == [
        ("says", 2),
        ("otherwise", 1),
        ("silent", 1),
    ]
    assert found[0].path == "M0 0h8v8h-8zM20 0h8v8h-8z"
    assert found[2].path == ""


def test_the_timeline_has_each_moment_once_and_in_order(store: Store) -> None:
    stands = fill(store)
    day, later = (
        When(
            raw=raw,
            key="",
            first=first,
            last=first,
            precision="day",
            basis="explicit",
            start=0,
            end=1,
        )
        for raw, first in (("Tuesday", "2026-11-24"), ("Wednesday", "2026-11-25"))
    )
    hour = day.model_copy(update={"raw": "Tuesday at 8", "time": "08:00"})
    entries = {entry.id: entry for es in stands.version.brief.fields.values() for entry in es}
    one, two = list(entries)[:2]
    dates = [ViewItem(entry=e, value=v) for v, e in ((later, one), (hour, one), (day, one))]
    dates += [ViewItem(entry=two, value=day), ViewItem(entry=two, value=day)]
    views = stands.version.brief.views.model_copy(update={"dates": dates})
    brief = stands.version.brief.model_copy(update={"views": views})
    told = [(when.raw, [e.id for e in listed]) for when, listed in timeline(brief, entries)]
    assert told == [("Tuesday", [two]), ("Tuesday at 8", [one]), ("Wednesday", [one])]
    assert [when.raw for when, _ in first_lines(timeline(brief, entries), 2)] == [
        "Tuesday",
        "Tuesday at 8",
    ]
