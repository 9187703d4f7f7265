"""Every promise made to a newsroom's IT department names a test that there is."""

import re
from pathlib import Path

import pytest

from tests.commanding import ROOT

PAGES = [ROOT / "docs" / "security.md", ROOT / "docs" / "reliability.md"]
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_test_a_promise_names_is_there(page: Path) -> None:
    named = _TEST.findall(page.read_text("utf-8"))
    assert len(named) > 15
    for file, name in named:
        text = (ROOT / file).read_text("utf-8")
        assert re.search(rf"^(?:async )?def {name}\(", text, re.MULTILINE), f"{file}::{name}"


def test_the_command_for_all_promises_runs_every_test_they_name() -> None:
    page = PAGES[0].read_text("utf-8")
    [command] = re.findall(r"^    pytest ((?:.*\\\n)*.*)$", page, re.MULTILINE)
    run = [path for path in command.split() if path != "\\"]
    assert all((ROOT / path).exists() for path in run)
    left_out = {
        file for file, _ in _TEST.findall(page) if not any(file.startswith(path) for path in run)
    }
    assert left_out == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_promise_names_its_test(page: Path) -> None:
    for paragraph in page.read_text("utf-8").split("\n\n"):
        if paragraph.startswith("**"):
            assert _TEST.search(paragraph), paragraph


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_recipe_a_page_names_is_in_the_justfile(page: Path) -> None:
    recipes = set(
        re.findall(r"^([\w-]+)[^\n:]*:(?!=)", (ROOT / "justfile").read_text("utf-8"), re.MULTILINE)
    )
    named = set(re.findall(r"`just ([\w-]+)", page.read_text("utf-8")))
    assert named <= recipes


@pytest.mark.parametrize("readme", ["README.md", "README.fr.md"])
def test_both_readmes_lead_to_the_promises(readme: str) -> None:
    text = (ROOT / readme).read_text("utf-8")
    for page in PAGES:
        assert f"(docs/{page.name})" in text
