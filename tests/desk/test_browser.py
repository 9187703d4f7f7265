"""The desk in a real browser: Debian's chromium; where there is none, these are skipped."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.store.connect import Store, open_store
from tests.desk.chromium import let_in, now, served
from tests.desk.hostile import fill_hostile
from tests.review.making import EVENT, fill


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store.db") as opened:
        yield opened


def test_an_editor_checks_corrects_restores_and_approves(chromium: Any, store: Store) -> None:
    fill(store)
    with served(store) as place:
        page = let_in(chromium, store, place, "Chris")
        second = let_in(chromium, store, place, "Dana")
        second.goto(f"{place}/events/{EVENT}")
        page.click("a[data-open]")
        # A click on a citation lights its span, in another source too.
        page.click(".entries a.cite:has-text('02-post')")
        page.wait_for_selector("mark.lit")
        assert "Trevoal" in page.inner_text("mark.lit")
        assert page.inner_text(".pane .id") == "S2"
        # A wrong figure is refused, and stands when it is overruled.
        line = page.locator(".entry", has_text="Four people were hurt").first
        line.focus()
        page.keyboard.press("e")
        line.locator("textarea").fill("Fourteen people were hurt.")
        line.get_by_role("button", name="Save").click()
        page.wait_for_selector(".entry .fault")
        assert "a number is not in the cited sentences" in page.inner_text(".entry .fault")
        page.fill("[name=overrule]", "The prefecture called.")
        page.click(".entry:has(.fault) button.main")
        page.wait_for_selector(".edited")
        assert "The prefecture called." in page.inner_text(".edited")
        # A withheld claim is restored on the words selected in the source.
        page.click("[data-restore]")
        page.wait_for_selector("[data-passage]")
        page.wait_for_selector(".pane [data-source=S1]")
        page.evaluate(_SELECT, "Divers looked at the hull in the afternoon.")
        page.wait_for_function("document.querySelector('[data-passage] [name=end]').value !== ''")
        page.fill("[data-passage] textarea", "Divers looked at the hull.")
        page.click("[data-passage] button.main")
        page.wait_for_selector(".entry:has-text('Divers looked at the hull.')")
        restored = next(
            e for es in now(store).version.brief.fields.values() for e in es if "hull." in e.text
        )
        assert restored.citations[0].quote == "Divers looked at the hull in the afternoon."
        # It is approved, and history tells all of it.
        page.click("[data-move=approve]")
        page.wait_for_selector(".state.approved")
        page.click(".crumbs a")
        told = page.inner_text("main")
        for words in ("edited", "overruled", "restored", "approved", "The prefecture called."):
            assert words in told
        # Somebody who still has the first version before them is shown what changed.
        second.click("[data-move=approve]")
        second.wait_for_selector(".differences")
        assert "changed since you opened it" in second.inner_text("h1")
        assert "Fourteen" in second.inner_text(".differences")


_SELECT = """(words) => {
  for (const stretch of document.querySelectorAll('.pane [data-at]')) {
    const at = stretch.textContent.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(stretch.firstChild, at);
    range.setEnd(stretch.firstChild, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return;
  }
  throw new Error('no such words');
}"""


def test_the_keys_walk_the_lines_and_accept_one(chromium: Any, store: Store) -> None:
    fill(store)
    with served(store) as place:
        page = let_in(chromium, store, place, "Chris")
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_selector(".entry")
        for key in ("j", "j", "k", "Enter"):
            page.keyboard.press(key)
        page.wait_for_selector("mark.lit")
        page.keyboard.press("?")
        assert page.locator("dialog[open]").count() == 1
        page.keyboard.press("Escape")
        page.locator(".entry").first.focus()
        page.keyboard.press("a")
        page.wait_for_selector(".checked")
        assert now(store).version.brief.edits[-1].act == "accept"


def test_hostile_strings_run_nothing_and_ask_nobody(chromium: Any, store: Store) -> None:
    fill_hostile(store)
    asked: list[str] = []
    with served(store) as place:
        page = let_in(chromium, store, place, "Chris")
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))
        for path in ("/", f"/events/{EVENT}", f"/events/{EVENT}/sources/S3"):
            page.goto(f"{place}{path}")
            assert page.evaluate("typeof window.pwned") == "undefined"
        page.goto(f"{place}/events/{EVENT}")
        page.evaluate("show('S3')")
        page.wait_for_selector(".pane [data-source=S3]")
        assert page.evaluate("typeof window.pwned") == "undefined"
        assert asked
        assert [url for url in asked if not url.startswith(f"{place}/")] == []


def test_a_phone_needs_no_sideways_scrolling(chromium: Any, store: Store) -> None:
    fill(store)
    with served(store) as place:
        size = {"width": 360, "height": 740}
        page = let_in(chromium, store, place, "Chris", viewport=size, locale="fr-FR")
        assert "Se déconnecter" in page.inner_text("header")
        event = f"/events/{EVENT}"
        for path in ("/", event, f"{event}/history", f"{event}/sources/S1"):
            page.goto(f"{place}{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 360
