"""The desk in a real browser: Debian's chromium; where there is none, these are skipped."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.store.connect import Store, open_store
from tests.desk.chromium import let_in, now, served
from tests.desk.examples import fill_examples
from tests.desk.hostile import fill_hostile
from tests.review.making import EVENT, fill


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store.db") as opened:
        yield opened


def test_an_editor_checks_corrects_restores_and_approves_a_brief_of_the_examples(
    chromium: Any, store: Store
) -> None:
    fill_examples(store)
    with served(store) as place:
        page = let_in(chromium, store, place, "Chris")  # by a one-time link
        second = let_in(chromium, store, place, "Dana")
        second.goto(f"{place}/events/{FERRY}")
        assert "New since the brief before" in page.inner_text(".events")
        page.click("a[data-open]:has-text('ferry gangway')")
        cite_is_lit(page)
        wrong_figure_is_refused_and_overruled(page)
        withheld_claim_is_restored(page, store)
        # It is approved, and history tells all of it.
        page.click("[data-move=submit]")
        page.wait_for_selector(".state.in_review")
        page.click("[data-move=approve]")
        page.wait_for_selector(".state.approved")
        page.click(".crumbs a")
        told = page.inner_text("main")
        for words in ("edited", "overruled", "restored", "submitted", "approved", REASON, "Chris"):
            assert words in told
        # Somebody who still has the first version before them is shown what changed.
        second.click("[data-move=approve]")
        second.wait_for_selector(".differences")
        assert "changed since you opened it" in second.inner_text("h1")
        assert "400" in second.inner_text(".differences ins")
        french = let_in(chromium, store, place, "Fanny", role="reader", locale="fr-FR")
        french.goto(f"{place}/events/{FERRY}")
        assert french.inner_text(".state") == "approuvée"
        assert f"car : {REASON}" in french.inner_text(".edited").replace("\u00a0", " ")
        assert french.locator("[data-edit], [data-accept], [data-move]").count() == 0


FERRY = "port-lannec"
REASON = "The prefecture called."
PASSAGE = "The gangway, built in 1998, had passed an inspection in March, the company said."


def cite_is_lit(page: Any) -> None:
    """Click a citation of another source: the very words it cites are lit there."""
    link = page.locator(".entry", has_text="silent march on Wednesday").locator("a.cite")
    link.click()
    page.wait_for_selector(".pane mark.lit")
    assert page.inner_text(".pane .id") == "S5"
    assert page.inner_text("mark.lit").startswith("Thousands are expected at a silent march")
    assert page.locator("mark.lit").first.is_visible()
    assert link.get_attribute("aria-current") == "true"


def wrong_figure_is_refused_and_overruled(page: Any) -> None:
    """Write a wrong figure by the keys; overrule the gate that refuses it."""
    line = page.locator(".entry", has_text="About 40 people were on the walkway")
    line.focus()
    page.keyboard.press("e")
    text = line.locator("textarea")
    text.fill(text.input_value().replace("About 40", "About 400"))
    line.get_by_role("button", name="Save").click()
    page.wait_for_selector(".entry .fault")
    assert "a number is not in the cited sentences" in page.inner_text(".entry .fault")
    assert "About 400" in page.input_value(".entry textarea")
    page.fill("[name=overrule]", REASON)
    page.click(".entry:has(.fault) button.main")
    page.wait_for_selector(".edited")
    assert REASON in page.inner_text(".edited")
    assert "against the checks" in page.inner_text(".edited")


def withheld_claim_is_restored(page: Any, store: Store) -> None:
    """Restore a withheld claim on the words selected in the source with the mouse."""
    assert "4,711 hours" in page.inner_text("#withheld")
    page.click("[data-restore]")
    page.wait_for_selector("[data-passage]")
    page.wait_for_selector(".pane [data-source=S1]")
    ends = page.evaluate(_ENDS, PASSAGE)
    page.mouse.move(*ends[0])
    page.mouse.down()
    page.mouse.move(*ends[1], steps=5)
    page.mouse.up()
    page.wait_for_function("document.querySelector('[data-passage] [name=end]').value !== ''")
    assert page.inner_text(".picked").strip() == PASSAGE
    words = "The gangway had passed an inspection in March."
    page.fill("[data-passage] textarea", words)
    page.click("[data-passage] button.main")
    page.wait_for_selector(f".entry:has-text('{words}')")
    entries = [e for es in now(store, FERRY).version.brief.fields.values() for e in es]
    assert next(e for e in entries if e.text == words).citations[0].quote == PASSAGE
    assert "4,711 hours" not in page.inner_text("#withheld")


# Brings a passage of the source into view; gives where its first and its last letter stand.
_ENDS = """(words) => {
  for (const stretch of document.querySelectorAll('.pane [data-at]')) {
    const at = stretch.textContent.indexOf(words);
    if (at < 0) continue;
    stretch.scrollIntoView({ block: 'center' });
    const box = (from, to) => {
      const range = document.createRange();
      range.setStart(stretch.firstChild, from);
      range.setEnd(stretch.firstChild, to);
      return [...range.getClientRects()].at(-1);
    };
    const first = box(at, at + 1);
    const last = box(at + words.length - 1, at + words.length);
    return [
      [first.left + 0.5, first.top + first.height / 2],
      [last.right - 0.2, last.top + last.height / 2],
    ];
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
        page.wait_for_load_state()
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
