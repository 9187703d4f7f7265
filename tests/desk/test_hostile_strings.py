"""Whatever an article, a model or an editor writes is shown as text and does nothing."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import lxml.html
import pytest

from summarizer.output.visible import visible
from summarizer.store.connect import open_store
from tests.desk.browsing import Browser, signed_in
from tests.desk.hostile import STRINGS, fill_hostile
from tests.review.making import EVENT, fill, find

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


def portions(limit: int) -> Iterator[list[str]]:
    """Cut the strings into portions whose text fits a field of a form."""
    portion: list[str] = []
    for text in STRINGS:
        if sum(len(each) + 1 for each in portion) + len(text) > limit:
            yield portion
            portion = []
        portion.append(text)
    yield portion


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[tuple[Browser, str]]:
    """A chief at a small brief, and an entry of it."""
    with open_store(tmp_path / "store.db") as store:
        stands = fill(store)
        yield signed_in(store, "chief"), find(stands, "Four people")


def test_a_refused_edit_shows_what_was_written_and_gives_it_no_meaning(
    editing: tuple[Browser, str],
) -> None:
    chief, ident = editing
    path = f"entries/{ident}/edit"
    for some in portions(2_000):
        refused = chief.act(path, text=" ".join(some), reason=some[0])
        assert refused.status_code == 422
        tree = inert(refused.text)
        written = words(tree.xpath("//textarea[@name='text']")[0].text)
        assert all(words(visible(text)) in written for text in some)
        assert tree.xpath("//form[@data-form]//input[@name='reason']")[0].get("value")


def test_reasons_for_overruling_are_text_on_every_page_that_tells_them(
    editing: tuple[Browser, str],
) -> None:
    chief, ident = editing
    for some in portions(900):
        done = chief.act(
            f"entries/{ident}/edit", text=f"{some[0]} 77 {len(some)}", overrule=" ".join(some)
        )
        assert done.status_code == 303
    assert chief.act("move/submit").status_code == 303
    assert chief.act("move/send_back", reason=STRINGS[0]).status_code == 303
    for path in ("", "/history"):
        shown = words(inert(chief.get(f"/events/{EVENT}{path}").text).text_content())
        assert [text for text in STRINGS if words(visible(text)) not in shown] == []


def test_error_pages_show_what_was_asked_for_and_give_it_no_meaning(
    editing: tuple[Browser, str],
) -> None:
    chief, ident = editing
    for text in STRINGS:
        asked = quote(text, safe="")
        answer = chief.get(f"/events/{EVENT}?version={asked}")
        assert answer.status_code == 404
        assert words(visible(text)) in words(inert(answer.text).text_content())
        other = chief.get(f"/events/{asked}")  # with a slash in it, no page at all
        assert other.status_code == 404
        inert(other.text)
    late = chief.send(
        f"/events/{EVENT}/entries/{ident}/edit", version="0" * 64, text=" ".join(STRINGS[:30])
    )
    assert late.status_code == 409
    yours = words(inert(late.text).text_content())
    assert all(words(visible(text)) in yours for text in STRINGS[:30])


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
