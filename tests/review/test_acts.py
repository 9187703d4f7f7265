"""What editors do is held by the gates, bound to what they saw, and never lost."""

import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from summarizer.desk.comparing import differences
from summarizer.errors import (
    GateRefusedError,
    NotAllowedError,
    OutdatedError,
    ReviewError,
    StoreError,
    SummarizerError,
    WrongStateError,
)
from summarizer.merging.brief import Entry
from summarizer.output.markdown import markdown
from summarizer.output.plain import plain
from summarizer.output.structure import check_structure
from summarizer.review import acts
from summarizer.review.acts import Picked
from summarizer.review.changes import dropped, entry_of
from summarizer.review.history import history
from summarizer.review.people import ROLES, Actor, may
from summarizer.review.proving import unproved
from summarizer.review.standing import Standing, standing
from summarizer.review.states import STATES, after
from summarizer.store.briefs import get_version, put_version, versions_of
from summarizer.store.connect import Store, open_store
from summarizer.store.tables import articles, brief_versions
from tests.review.making import CHIEF, EDITOR, EVENT, READER, TEXTS, fill, find, on


def entry(stands: Standing, ident: str) -> Entry:
    return entry_of(stands.version.brief, ident)[1]


def sound(store: Store, stands: Standing) -> None:
    brief = stands.version.brief
    assert list(check_structure(brief)) == []
    texts = [entry.text for entries in brief.fields.values() for entry in entries]
    titles = [source.title for source in brief.sources if source.title]
    assert brief.headline in (texts + titles or [""])
    with store.reading() as connection:
        assert unproved(connection, stands.version) == []


def test_an_edit_the_sources_carry_makes_a_new_version_with_its_passages(store: Store) -> None:
    before = fill(store)
    ident = find(before, "ran aground")
    made = acts.edit(store, on(before, EDITOR), ident, "The ferry Aurora ran aground on Tuesday.")
    assert made.version.id != before.version.id
    assert made.version.parent == before.version.id
    assert entry(made, ident).support.sources == ["S1", "S2"]
    assert made.version.brief.edits[-1].before == entry(before, ident).text
    sound(store, made)


def test_a_wrong_figure_is_refused_and_nothing_is_changed(store: Store) -> None:
    before = fill(store)
    with pytest.raises(GateRefusedError, match="number_not_in_source"):
        acts.edit(store, on(before), find(before, "Four people"), "Fourteen people were hurt.")
    with store.reading() as connection:
        assert standing(connection, EVENT) == before
        assert history(connection, EVENT) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("looked at the hull", "sealed the hull"), ("in the afternoon", "in the morning")],
)
def test_a_word_the_editor_brings_in_must_stand_in_the_sources(
    store: Store, old: str, new: str
) -> None:
    before = fill(store)
    text = entry(before, find(before, "Divers looked")).text
    with pytest.raises(GateRefusedError, match="weak_support"):
        acts.edit(store, on(before), find(before, "Divers looked"), text.replace(old, new))


def test_an_editor_may_overrule_a_gate_and_the_brief_says_so(store: Store) -> None:
    before = fill(store)
    ident = find(before, "Four people")
    text = "Fourteen people were hurt."
    made = acts.edit(store, on(before), ident, text, overrule="The prefect told me on the phone.")
    written = made.version.brief.edits[-1]
    assert (written.overruled, written.reason) == (
        "number_not_in_source",
        "The prefect told me on the phone.",
    )
    assert entry(made, ident).text == text
    assert entry(made, ident).citations == entry(before, ident).citations
    sound(store, made)


def test_a_source_that_does_not_carry_the_new_text_is_silent_from_then_on(store: Store) -> None:
    texts = {
        "01-a.txt": "The ferry Aurora ran aground near Trevoal on Tuesday morning.",
        "02-b.txt": "The ferry Aurora ran aground near Trevoal on Tuesday.",
    }
    before = fill(store, texts)
    ident = find(before, "ran aground")
    assert entry(before, ident).support.sources == ["S1", "S2"]
    text = "The ferry Aurora ran aground near Trevoal on Tuesday morning."
    made = acts.edit(store, on(before), ident, text)
    changed = entry(made, ident)
    assert (changed.support.sources, changed.support.silent) == (["S1"], ["S2"])
    assert (changed.status, changed.support.independent) == ("single", 1)
    sound(store, made)


def test_the_words_of_a_quotation_cannot_be_changed(store: Store) -> None:
    before = fill(store)
    with pytest.raises(ReviewError, match="quotation"):
        acts.edit(store, on(before), find(before, "We heard"), "We heard two bangs,")


def test_a_dropped_entry_takes_its_disagreement_along_and_stays_in_history(store: Store) -> None:
    before = fill(store)
    ident = find(before, "Four people")
    made = acts.drop(store, on(before, EDITOR), ident, "The prefect took it back.")
    with pytest.raises(ReviewError, match="no entry"):
        entry(made, ident)
    assert made.version.brief.edits[-1].before == entry(before, ident).text
    with store.reading() as connection:
        assert entry_of(get_version(connection, EVENT, before.version.id).brief, ident)
    sound(store, made)


def withheld_at(stands: Standing) -> int:
    [position] = [
        n for n, claim in enumerate(stands.version.brief.withheld) if "37 hours" in claim.text
    ]
    return position


def span(words: str, name: str = "01-echo.txt") -> tuple[int, int]:
    start = TEXTS[name].index(words)
    return start, start + len(words)


def test_a_withheld_claim_is_restored_on_a_passage_that_carries_it(store: Store) -> None:
    before = fill(store)
    picked = Picked("S1", *span("Divers looked at the hull in the afternoon."))
    text = "Divers looked at the hull in the afternoon."
    made = acts.restore(store, on(before, EDITOR), withheld_at(before), picked, text=text)
    ident = made.version.brief.edits[-1].entry
    assert ident is not None
    assert entry(made, ident).citations[0].quote == text
    assert not any("37 hours" in claim.text for claim in made.version.brief.withheld)
    sound(store, made)


def test_a_withheld_claim_its_passage_does_not_carry_needs_a_reason(store: Store) -> None:
    before = fill(store)
    picked = Picked("S1", *span("Divers looked at the hull"))
    with pytest.raises(GateRefusedError, match="number_not_in_source"):
        acts.restore(store, on(before), withheld_at(before), picked)
    made = acts.restore(store, on(before), withheld_at(before), picked, overrule="I was there.")
    assert made.version.brief.edits[-1].overruled == "number_not_in_source"
    sound(store, made)


@pytest.mark.parametrize("where", [(-1, 5), (0, 0), (5, 2), (0, 10_000)])
def test_a_passage_outside_the_text_is_refused(store: Store, where: tuple[int, int]) -> None:
    before = fill(store)
    with pytest.raises(ReviewError, match="Select it again"):
        acts.restore(store, on(before), withheld_at(before), Picked("S1", *where))


def test_a_chosen_side_is_shown_first_and_the_other_stays(store: Store) -> None:
    before = fill(store)
    [conflict] = before.version.brief.conflicts
    made = acts.choose(store, on(before, EDITOR), conflict.id, 1, "The prefecture confirms it.")
    [changed] = made.version.brief.conflicts
    assert changed.sides == [conflict.sides[1], conflict.sides[0]]
    assert changed.because == "chosen"
    sound(store, made)


def test_the_headline_has_the_new_words_of_the_entry_it_was_taken_from(store: Store) -> None:
    before = fill(store)
    assert before.version.brief.headline.startswith("The ferry Aurora ran aground")
    text = "The trawler Nadia ran aground near Trevoal on Tuesday."
    ident = find(before, "ran aground")
    made = acts.edit(store, on(before), ident, text, overrule="The harbour told me.")
    assert made.version.brief.headline == text
    for shown in (markdown(made.version.brief), plain(made.version.brief)):
        assert "Headline changed by an editor against the checks." in shown
    told = differences(before.version, made.version)
    assert [each.id for each in told if each.what == "headline"] == [""]
    sound(store, made)


def test_an_edit_of_another_entry_leaves_the_headline(store: Store) -> None:
    before = fill(store)
    ident = find(before, "Four people")
    made = acts.edit(store, on(before), ident, "Fourteen people were hurt.", overrule="I counted.")
    assert made.version.brief.headline == before.version.brief.headline


def test_where_the_headline_is_dropped_the_next_claim_nobody_contradicts_heads(
    store: Store,
) -> None:
    before = fill(store)
    made = acts.drop(store, on(before), find(before, "ran aground"), "It was another ferry.")
    brief = made.version.brief
    assert brief.headline == "Divers looked at the hull in the afternoon."
    assert brief.headline not in [sentence.text for sentence in brief.lede]  # told once
    sound(store, made)


def test_a_title_heads_a_brief_whose_claims_were_all_dropped(store: Store) -> None:
    texts = {
        "01-a.txt": "Ferry aground\n\nThe ferry Aurora ran aground near Trevoal.",
        "02-b.txt": "Nine people were hurt on the Aurora.",
    }
    stands = fill(store, texts)
    while entries := [e.id for es in stands.version.brief.fields.values() for e in es]:
        stands = acts.drop(store, on(stands), entries[0], "Not ours.")
    assert stands.version.brief.headline == "Ferry aground"
    sound(store, stands)


def test_a_side_chosen_against_the_headline_takes_its_place(store: Store) -> None:
    texts = {
        "01-a.txt": "Four people were hurt on the ferry Aurora.",
        "02-b.txt": "Nine people were hurt on the ferry Aurora.",
    }
    before = fill(store, texts)
    [conflict] = before.version.brief.conflicts
    headline = before.version.brief.headline
    [other] = [n for n, side in enumerate(conflict.sides) if side.text not in headline]
    made = acts.choose(store, on(before), conflict.id, other, "The hospital says so.")
    assert made.version.brief.headline == entry(made, conflict.sides[other].entries[0]).text
    assert made.version.brief.headline != headline
    sound(store, made)


def test_a_headline_an_older_version_of_the_program_left_behind_is_brought_up_to_date(
    store: Store,
) -> None:
    before = fill(store)
    ident = find(before, "ran aground")
    made = acts.edit(store, on(before), ident, "The Aurora sank.", overrule="I saw it.")
    stale = made.version.brief.model_copy(update={"headline": before.version.brief.headline})
    assert dropped(stale, find(made, "Divers")).headline == "The Aurora sank."


def test_an_act_on_an_outdated_version_is_refused_with_the_current_one(store: Store) -> None:
    before = fill(store)
    made = acts.accept(store, on(before), find(before, "ran aground"))
    with pytest.raises(OutdatedError) as caught:
        acts.move(store, on(before), "approve")
    assert caught.value.current == made.version.id
    assert acts.move(store, on(made), "approve").state == "approved"


def test_of_two_who_approve_at_once_one_is_told(place: str) -> None:
    with open_store(place) as store:
        before = fill(store)
        ended: list[str] = []

        def approve(name: str) -> None:
            try:
                acts.move(store, on(before, Actor(name, "chief", "slack")), "approve")
                ended.append("done")
            except SummarizerError as error:
                ended.append(type(error).__name__)

        threads = [threading.Thread(target=approve, args=(name,)) for name in "ab"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(ended) == ["WrongStateError", "done"]
        with store.reading() as connection:
            assert [act.act for act in history(connection, EVENT)] == ["approve"]


def test_an_approved_brief_is_not_edited_until_it_is_reopened(store: Store) -> None:
    approved = acts.move(store, on(fill(store)), "approve")
    ident = find(approved, "ran aground")
    with pytest.raises(WrongStateError, match="Reopen"):
        acts.drop(store, on(approved), ident, "no")
    opened = acts.move(store, on(approved), "reopen")
    assert acts.drop(store, on(opened), ident, "no").state == "draft"


@pytest.mark.parametrize("change", ["brief", "source"])
def test_publishing_is_refused_when_one_byte_of_what_was_approved_changed(
    store: Store, change: str
) -> None:
    approved = acts.move(store, on(fill(store)), "approve")
    with store.writing() as connection:
        if change == "brief":
            text = approved.version.brief.model_dump_json(by_alias=True).replace("Aurora", "Aurore")
            connection.execute(update(brief_versions).values(document=text))
        else:
            old = TEXTS["02-post.txt"].encode()
            new = old.replace(b"Nine", b"Mine")
            connection.execute(
                update(articles).where(articles.c.original == old).values(original=new)
            )
    with pytest.raises(StoreError, match="changed in the database"):
        acts.move(store, on(approved), "publish")


def test_a_newer_brief_by_code_is_offered_and_taken_when_wanted(store: Store) -> None:
    edited = acts.accept(store, on(fill(store)), "facts.1")
    with store.writing() as connection:
        newer = put_version(
            connection,
            EVENT,
            edited.version.brief.model_copy(update={"edits": [], "headline": "Newer"}),
            inputs="j",
            articles=edited.version.articles,
            made_by="daily",
        )
    with store.reading() as connection:
        stands = standing(connection, EVENT)
    assert (stands.version.id, stands.newer) == (edited.version.id, newer.id)
    taken = acts.move(store, on(stands, EDITOR), "take_newer")
    assert (taken.version.id, taken.state, taken.newer) == (newer.id, "draft", None)


def test_a_brief_is_sent_back_with_a_reason_only(store: Store) -> None:
    before = fill(store)
    with pytest.raises(ReviewError, match="why"):
        acts.move(store, on(before), "send_back")
    assert acts.move(store, on(before), "send_back", "Check the toll.").state == "sent_back"


def test_what_a_role_does_not_allow_is_refused(store: Store) -> None:
    before = fill(store)
    with pytest.raises(NotAllowedError):
        acts.accept(store, on(before, READER), "facts.1")
    with pytest.raises(NotAllowedError, match="chief"):
        acts.move(store, on(before, EDITOR), "approve")
    with store.reading() as connection:
        assert len(versions_of(connection, EVENT)) == 1


def test_every_act_stands_in_history_with_who_why_and_both_versions(store: Store) -> None:
    before = fill(store)
    made = acts.drop(store, on(before), find(before, "Divers"), "Not news.")
    acts.move(store, on(made, EDITOR), "submit")
    with store.reading() as connection:
        dropped, submitted = history(connection, EVENT)
    assert (dropped.by, dropped.reason, dropped.version, dropped.made) == (
        CHIEF.name,
        "Not news.",
        before.version.id,
        made.version.id,
    )
    assert (submitted.by, submitted.act) == (EDITOR.name, "submit")


def test_what_no_role_lists_nobody_may() -> None:
    assert not any(may(role, "delete") for role in ROLES)


@pytest.mark.parametrize("state", STATES)
def test_published_is_reached_through_approval_only(state: str) -> None:
    if state == "approved":
        assert after("approved", "publish") == "published"
        return
    with pytest.raises(WrongStateError):
        after(state, "publish")  # type: ignore[arg-type]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 5), min_size=1, max_size=6))
def test_any_run_of_acts_leaves_a_brief_whose_ledger_and_citations_hold(
    tmp_path_factory: pytest.TempPathFactory, plan: list[int]
) -> None:
    with open_store(tmp_path_factory.mktemp("s") / "s.db") as store:
        stands = fill(store)
        for step in plan:
            entries = [e for field in stands.version.brief.fields.values() for e in field]
            if not entries:
                break
            ident = entries[step % len(entries)].id
            try:
                if step % 3 == 0:
                    stands = acts.drop(store, on(stands), ident, "why")
                elif step % 3 == 1:
                    stands = acts.edit(store, on(stands), ident, f"It is {step}.", overrule="why")
                elif stands.version.brief.conflicts:
                    conflict = stands.version.brief.conflicts[0].id
                    stands = acts.choose(store, on(stands), conflict, step % 2)
                else:
                    stands = acts.accept(store, on(stands), ident)
            except ReviewError:
                continue
            assert list(check_structure(stands.version.brief)) == []
