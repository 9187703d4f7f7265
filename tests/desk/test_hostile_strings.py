"""Whatever an article, a model or an editor writes is shown as text and does nothing."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from summarizer.output.visible import visible
from summarizer.store.connect import open_store
from tests.desk.browsing import Browser, signed_in
from tests.desk.hostile import STRINGS, fill_hostile
from tests.review.making import EVENT

_DRAWN = re.compile(r"(M\d+ \d+[a-z0-9 -]+)+")
_PLACES = re.compile(r"^(/|#|$)")


@pytest.fixture(scope="module")
def chief(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with open_store(Path(tmp_path_factory.mktemp("hostile")) / "store.db") as store:
        fill_hostile(store)
        yield signed_in(store, "chief")


def test_there_are_150_different_strings() -> None:
    assert len(set(STRINGS)) == 150


def inert(page: str) -> Any:
    """Return the parsed page, once nothing in it can act or lead away."""
    tree: Any = lxml.html.document_fromstring(page)
    scripts = [dict(each.attrib) for each in tree.iter("script")]
    assert [each["src"].split("?")[0] for each in scripts] == ["/static/desk.js"]
    own = {"style", "iframe", "object", "embed", "base", "img", "math", "video", "body"}
    assert {each.tag for each in tree.iter() if each.tag in own} == {"body"}
    for drawing in tree.iter("svg"):
        assert {each.tag for each in drawing.iter()} <= {"svg", "symbol", "use", "path"}
        assert all(_DRAWN.fullmatch(each.get("d")) for each in drawing.iter("path"))
    for each in tree.iter():
        for name, value in each.attrib.items():
            assert not name.startswith("on"), (each.tag, name)
            assert name != "style"
            if name in {"href", "src", "action", "formaction"}:
                assert _PLACES.match(value), value
                assert not value.startswith("//")
    return tree


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("path", ["", "/history", "/sources/S3"])
def test_hostile_strings_are_shown_letter_for_letter(chief: Browser, path: str) -> None:
    answer = chief.get(f"/events/{EVENT}{path}")
    assert answer.status_code == 200
    shown = words(inert(answer.text).text_content())
    missing = [text for text in STRINGS if words(visible(text)) not in shown]
    assert missing == []


def test_today_shows_a_hostile_headline_as_text(chief: Browser) -> None:
    shown = words(inert(chief.get("/").text).text_content())
    assert all(words(visible(text)) in shown for text in STRINGS)


def test_no_source_can_have_a_name_that_acts(chief: Browser) -> None:
    for n, text in list(enumerate(STRINGS, start=3))[::6]:
        answer = chief.get(f"/events/{EVENT}/pane/S{n}")
        assert answer.status_code == 200
        pane: Any = lxml.html.fromstring(f"<div>{answer.text}</div>")
        assert words(visible(text)) in words(pane.text_content())
        assert "<script" not in answer.text.lower()
