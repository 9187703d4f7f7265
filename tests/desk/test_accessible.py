"""Everybody can use the desk: axe-core finds no fault on any page, whatever the screen."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from summarizer.store.connect import Store, open_store
from tests.desk.chromium import let_in, now, served
from tests.review.making import EVENT, fill, find

axe = pytest.importorskip("axe_playwright_python.sync_playwright")
BRIEF = f"/events/{EVENT}"
SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
SCREENS = [
    pytest.param(
        scheme,
        size,
        language,
        # One screen always; all of them with `just endurance`.
        marks=() if (scheme, size, language) == ("dark", "phone", "fr") else pytest.mark.endurance,
    )
    for scheme in ("light", "dark")
    for size in SIZES
    for language in ("en", "fr")
]


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk that is served, and a browser."""

    store: Store
    place: str
    chromium: Any

    def page(self, scheme: str, size: str, language: str) -> Any:
        """Return a signed-in chief's page on this screen."""
        looks: dict[str, Any] = {
            "viewport": SIZES[size],
            "color_scheme": scheme,
            "locale": language,
        }
        return let_in(self.chromium, self.store, self.place, "Chris", **looks)


@pytest.fixture(scope="module")
def desk(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = Path(tmp_path_factory.mktemp("accessible"))
    with ExitStack() as stack:
        store = stack.enter_context(open_store(folder / "store.db"))
        fill(store)
        yield Desk(store, stack.enter_context(served(store)), chromium)


def faults(page: Any) -> list[str]:
    """Return what axe-core finds, each fault with the elements that have it."""
    found = axe.Axe().run(page).response["violations"]
    return [
        f"{each['impact']} {each['id']}: {[node['html'][:200] for node in each['nodes']]}"
        for each in found
    ]


@pytest.mark.parametrize(("scheme", "size", "language"), SCREENS)
def test_axe_finds_no_fault_on_any_page(desk: Desk, scheme: str, size: str, language: str) -> None:
    page = desk.page(scheme, size, language)
    assert page.get_attribute("html", "lang") == language
    ident = find(now(desk.store), "Four people")
    found = {}
    for path in (
        "/",
        "/?q=nothing+has+these+words",
        BRIEF,
        f"{BRIEF}/history",
        f"{BRIEF}/sources/S1",
        f"{BRIEF}/entries/{ident}",
        f"{BRIEF}/withheld/0",
        "/people",
        "/no-such-page",
        "/sign-in",
        "/enter/x",
    ):
        page.goto(f"{desk.place}{path}")
        found[path] = faults(page)
    # And where something is open: a refused edit, a restored claim, the keys.
    page.goto(f"{desk.place}{BRIEF}")
    page.locator(f'[data-edit][href*="/{ident}?"]').click()
    page.locator("[data-form] textarea").fill("Fourteen people were hurt.")
    page.click("[data-form] button.main")
    page.wait_for_selector("[data-form] .fault")
    found["refused"] = faults(page)
    page.click("[data-restore]")
    page.wait_for_selector("[data-passage]")
    found["restoring"] = faults(page)
    page.click("[data-keys]")
    found["keys"] = faults(page)
    assert {where: each for where, each in found.items() if each} == {}
    page.context.close()


def test_axe_would_see_words_that_are_too_pale(desk: Desk) -> None:
    page = desk.page("light", "desktop", "en")
    page.goto(f"{desk.place}{BRIEF}")
    page.evaluate("document.documentElement.style.setProperty('--soft', '#b5b0a8')")
    assert any("color-contrast" in each for each in faults(page))
    page.context.close()
