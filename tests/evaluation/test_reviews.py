"""What editors decide is counted, becomes cases, and the present gates are held against them."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update
from typer.testing import CliRunner

from summarizer.cli.app import app
from summarizer.errors import InputError, UnprovedError
from summarizer.evaluation import regression
from summarizer.evaluation.corrections import corrections
from summarizer.evaluation.regression import (
    BACK,
    CAUGHT,
    KEPT,
    PASSES,
    Case,
    cases_of,
    lines,
    read_cases,
    replay,
)
from summarizer.evaluation.reviewed import Reviewed, reviewed, reviewed_events
from summarizer.extraction.check import Checked, check_entry
from summarizer.reading.article import Article
from summarizer.review import acts
from summarizer.review.acts import Picked
from summarizer.store.connect import Store, open_store
from summarizer.store.tables import articles
from tests.review.making import EVENT, TEXTS, fill, find, on

DIVERS = (TEXTS["01-echo.txt"].index("Divers"), len(TEXTS["01-echo.txt"]))
SHORTER = "The ferry Aurora ran aground on Tuesday."


def decided(store: Store) -> list[Reviewed]:
    with store.reading() as connection:
        return [reviewed(connection, event) for event in reviewed_events(connection)]


def review(store: Store) -> list[Reviewed]:
    """Do one of each: accept, edit twice, drop, restore, choose."""
    stands = fill(store)
    aground, four, nine = (find(stands, w) for w in ("ran aground", "Four people", "Nine people"))
    stands = acts.accept(store, on(stands), four)
    stands = acts.edit(store, on(stands), aground, "The ferry ran aground near Trevoal.")
    stands = acts.edit(store, on(stands), aground, SHORTER, reason="Shorter.")
    conflict = stands.version.brief.conflicts[0].id
    stands = acts.choose(store, on(stands), conflict, 1)
    stands = acts.drop(store, on(stands), nine, "The prefect says four.")
    text = "Divers looked at the hull."
    acts.restore(store, on(stands), 0, Picked("S1", *DIVERS), text=text)
    return decided(store)


def by_decision(cases: list[Case]) -> dict[str, Case]:
    assert len({case.decision for case in cases}) == len(cases)
    return {case.decision: case for case in cases}


def test_every_decision_is_one_case_with_what_was_before_and_after(store: Store) -> None:
    cases = by_decision(cases_of(review(store)))
    assert set(cases) == {"keep", "edit", "drop", "restore"}
    assert cases["edit"].claim in {" ".join(t.split(". ")[0].split()) + "." for t in TEXTS.values()}
    assert (cases["edit"].after, cases["edit"].reason) == (SHORTER, "Shorter.")
    assert len(cases["edit"].grounds) == 2
    assert (cases["drop"].claim, cases["drop"].after) == ("Nine people were hurt.", "")
    assert cases["restore"].claim == "Divers looked at the hull for 37 hours."
    assert cases["restore"].gate == "number_not_in_source"
    assert cases["restore"].after == "Divers looked at the hull."
    assert cases["keep"].claim == cases["keep"].after
    assert {case.model for case in cases.values()} == {"copier"}


def test_no_case_holds_an_article_s_text_beside_the_claims(store: Store) -> None:
    written = lines(cases_of(review(store)))
    assert "We heard a bang" not in written
    assert "Divers looked at the hull in the afternoon" not in written


def test_what_was_corrected_is_counted_by_field_gate_and_side(store: Store) -> None:
    found = corrections(review(store))
    [facts] = [row for row in found.fields if row.field == "facts"]
    assert (facts.kept, facts.edited, facts.dropped, facts.restored) == (1, 1, 1, 1)
    assert (facts.model, facts.prompt_sha256) == ("copier", "p")
    assert facts.entries == 4
    assert found.fields[0] == facts
    [reason] = found.reasons
    assert (reason.reason, reason.withheld, reason.restored, reason.overruled) == (
        "number_not_in_source",
        1,
        1,
        0,
    )
    [choice] = found.choices
    assert (choice.chosen, choice.same) == (1, 0)
    assert (found.events, found.decisions) == (1, 4)


def test_a_gate_that_was_overruled_is_counted_and_its_text_is_not_asked_to_pass(
    store: Store,
) -> None:
    stands = fill(store)
    ident = find(stands, "Four people")
    acts.edit(store, on(stands), ident, "Fourteen people were hurt.", overrule="I was told.")
    events = decided(store)
    [reason] = corrections(events).reasons
    assert (reason.reason, reason.overruled) == ("number_not_in_source", 1)
    with store.reading() as connection:
        assert [row.question for row in replay(connection, cases_of(events)).rows] == [CAUGHT]


def test_what_was_undone_is_no_correction(store: Store) -> None:
    stands = fill(store)
    nine = find(stands, "Nine people")
    before = next(e.text for e in stands.version.brief.fields["facts"] if e.id == nine)
    stands = acts.edit(store, on(stands), nine, "Nine people were hurt near Trevoal.", overrule="x")
    stands = acts.edit(store, on(stands), nine, before)
    stands = acts.restore(
        store, on(stands), 0, Picked("S1", *DIVERS), text="Divers looked at the hull."
    )
    acts.drop(store, on(stands), stands.version.brief.edits[-1].entry or "", "No.")
    assert [case.decision for case in cases_of(decided(store))] == ["keep"]


def shares(store: Store, cases: list[Case]) -> dict[tuple[str, str], tuple[int, int]]:
    with store.reading() as connection:
        found = replay(connection, cases)
    assert (found.gone, found.moved) == (0, 0)
    return {(r.decision, r.question): (r.share.right, r.share.of) for r in found.rows}


def test_the_present_gates_are_asked_what_the_editor_decided(store: Store) -> None:
    assert shares(store, cases_of(review(store))) == {
        ("keep", KEPT): (1, 1),
        ("edit", CAUGHT): (0, 1),
        ("edit", PASSES): (1, 1),
        ("drop", CAUGHT): (0, 1),
        ("restore", BACK): (0, 1),
        ("restore", PASSES): (1, 1),
    }


def test_a_stricter_gate_is_seen_to_catch_and_to_lose(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = cases_of(review(store))

    def strict(article: Article, field: str, ident: str, entry: Any) -> Checked:
        other = entry.model_copy(update={"text": f"{entry.text} 99"})
        return check_entry(article, field, ident, other)

    monkeypatch.setattr(regression, "check_entry", strict)
    found = shares(store, cases)
    assert found["drop", CAUGHT] == (1, 1)
    assert found["keep", KEPT] == (0, 1)
    assert found["edit", PASSES] == (0, 1)


def test_cases_are_read_as_they_were_written_and_a_broken_line_is_named(store: Store) -> None:
    cases = cases_of(review(store))
    assert read_cases(lines(cases), "x.jsonl") == cases
    with pytest.raises(InputError, match=r"Line 2 of x\.jsonl"):
        read_cases(lines(cases[:1]) + "{}\n", "x.jsonl")


def test_cases_of_articles_that_are_not_there_or_read_otherwise_are_told_apart(
    store: Store, tmp_path: Path
) -> None:
    cases = cases_of(review(store))
    with open_store(tmp_path / "empty.db") as empty, empty.reading() as connection:
        assert replay(connection, cases).gone == len(cases)
    kept = by_decision(cases)["keep"]
    first = kept.model_copy(update={"grounds": [_shifted(kept.grounds[0])]})
    with store.reading() as connection:
        assert replay(connection, [first]).moved == 1


def _shifted(ground: regression.Ground) -> regression.Ground:
    passage = ground.passages[0].model_copy(update={"start": ground.passages[0].start + 1})
    return ground.model_copy(update={"passages": [passage]})


def test_an_article_that_was_changed_in_the_database_is_not_judged(store: Store) -> None:
    cases = cases_of(review(store))
    with store.writing() as connection:
        connection.execute(update(articles).values(original=b"Other text."))
    with store.reading() as connection, pytest.raises(UnprovedError):
        replay(connection, cases)


def test_the_command_writes_the_cases_and_replays_them(tmp_path: Path) -> None:
    place, out = str(tmp_path / "store.db"), tmp_path / "cases.jsonl"
    with open_store(place) as store:
        review(store)
    runner = CliRunner()
    told = runner.invoke(app, ["eval", "--from-reviews", "--store", place, "--out", str(out)])
    assert told.exit_code == 0, told.output
    assert "4 decisions on the briefs of 1 event." in told.stdout
    assert len(out.read_text(encoding="utf-8").splitlines()) == 4
    asked = ["eval", "--regression", str(out), "--store", place]
    shown = runner.invoke(app, [*asked, "--show", "9"])
    assert shown.exit_code == 0, shown.output
    assert "Nine people were hurt." in shown.stdout
    replayed = json.loads(runner.invoke(app, [*asked, "--json"]).stdout)["replay"]
    assert replayed["cases"] == 4
    other = ["eval", "--regression", str(out), "--store", str(tmp_path / "other.db")]
    assert runner.invoke(app, other).exit_code == 1
    assert runner.invoke(app, ["eval", "--from-reviews", "--regression", str(out)]).exit_code == 2


def test_the_event_of_a_decision_is_named(store: Store) -> None:
    assert {case.event for case in cases_of(review(store))} == {EVENT}
