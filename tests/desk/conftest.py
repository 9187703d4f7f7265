"""A real browser for the tests that ask for one."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.desk.chromium import CHROMIUM, QUIET


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Debian's chromium without a window; closed with the module, as its event loop stays on."""
    sync_api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("there is no chromium")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield browser
        browser.close()
