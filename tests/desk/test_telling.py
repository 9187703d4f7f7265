"""What gates and acts say is told in French to who reads French."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from summarizer.desk.telling import SENTENCES, told
from summarizer.store.connect import open_store
from tests.desk.browsing import signed_in
from tests.review.making import EVENT, fill, find

PROGRAM = Path(__file__).parents[2] / "summarizer"
ACTS = [
    *(PROGRAM / "review" / name for name in ("acts.py", "changes.py", "gating.py", "people.py")),
    *(PROGRAM / "review" / name for name in ("proving.py", "standing.py", "states.py")),
    *(PROGRAM / "desk" / "pages").glob("*.py"),
    PROGRAM / "desk" / "versions.py",
    PROGRAM / "store" / "briefs.py",
]
# Told on a page of its own, or shown gate by gate.
ELSEWHERE = {
    "The cited sentences do not carry this. {}",
    "The brief was changed since you opened it. Look at what changed, then decide again.",
}


def plain(node: ast.AST) -> str | None:
    """Return a string of the program with {} where something is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
    return None


def refusals() -> Iterator[str]:
    """Every detail a gate gives."""
    for path in sorted((PROGRAM / "extraction").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            found = None
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refusal":
                found = plain(node.args[1]) if len(node.args) > 1 else None
            elif isinstance(node, ast.Assign) and path.name in {"quotation.py", "voices.py"}:
                named = getattr(node.targets[0], "id", "") in {"detail", "reason"}
                found = plain(node.value) if named else None
            if found:
                yield found


def raised() -> Iterator[str]:
    """Every sentence an act is refused with."""
    for path in ACTS:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args:
                found = plain(node.exc.args[0])
                if found:
                    yield found


def test_every_sentence_of_gates_and_acts_is_there_in_french() -> None:
    known = {re.sub(r"\{\w\}", "{}", english) for english in SENTENCES}
    found = {*refusals(), *raised()}
    assert len(found) > 60
    assert found - known - ELSEWHERE == set()


def test_both_sentences_hold_the_same_places() -> None:
    for english, french in SENTENCES.items():
        assert set(re.findall(r"\{\w\}", english)) == set(re.findall(r"\{\w\}", french)), english


@given(st.text(), st.text())
def test_what_is_filled_in_is_carried_over_and_never_read(first: str, second: str) -> None:
    found = told(f"“{first}” is against “{second}” there", "fr")
    assert first in found
    assert second in found
    assert told(first, "en") == first


def test_a_sentence_nobody_translated_is_told_as_it_is() -> None:
    assert told("Something nobody wrote.", "fr") == "Something nobody wrote."


def test_a_refused_edit_is_explained_in_french(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.db") as store:
        stands = fill(store)
        editor = signed_in(store, "editor")
        assert editor.send("/language", language="fr").status_code == 303
        ident = find(stands, "Four people")
        refused = editor.act(f"entries/{ident}/edit", text="Fourteen people were hurt.")
        assert refused.status_code == 422
        assert "un nombre n&#39;est pas dans les phrases citées" in refused.text
        assert "there" not in refused.text[refused.text.index('class="fault"') :][:600]
        dropped = editor.act(f"entries/{ident}/drop")
        assert "Dites pourquoi la ligne est retirée." in dropped.text
        missing = editor.get("/events/nothing")
        assert "pas encore de synthèse de l&#39;événement nothing" in missing.text


def test_the_reasons_of_withheld_claims_are_told_in_french(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.db") as store:
        fill(store)
        reader = signed_in(store, "reader")
        reader.send("/language", language="fr")
        for path in ("", "/sources/S1"):
            page = reader.get(f"/events/{EVENT}{path}").text.replace("\u00a0", " ")
            assert "n&#39;y figure pas" in page
