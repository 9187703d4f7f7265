"""What was planned or possible and, in a later report, took place, did not, or was confirmed."""

import pytest

from schemas.entries import Mode
from summarizer.extraction.summary import Summary
from summarizer.merging.brief import Brief
from summarizer.merging.merge import merge
from tests.merging.making import fact, own_sentence, summary

EVE, DAY, MORROW = "2025-10-16", "2025-10-17", "2025-10-18"


def report(number: int, text: str, mode: Mode, published: str, language: str = "fr") -> Summary:
    """An article of that day that tells one thing, in that mode."""
    row = fact(text.rstrip("."), 1).model_copy(update={"mode": mode})
    lines = [text, own_sentence(number, 1)]
    return summary(number, lines, row, language=language, published=published)


def shown(brief: Brief) -> list[tuple[str, str, list[list[str]]]]:
    """Kind, slot and the sources of each side from the oldest on."""
    return [
        (c.kind, c.slot, [c.sides[n].sources for n in c.history or range(len(c.sides))])
        for c in brief.conflicts
    ]


PLANNED = [
    (
        "fr",
        "La maire Anne Kerr recevra le préfet Paul Roy vendredi.",
        "La maire Anne Kerr a reçu le préfet Paul Roy vendredi.",
    ),
    (
        "en",
        "The bridge at Lannec will reopen to lorries on Friday.",
        "The bridge at Lannec reopened to lorries on Friday.",
    ),
]


@pytest.mark.parametrize(("language", "planned", "held"), PLANNED)
def test_what_was_planned_and_later_took_place_is_an_update(
    language: str, planned: str, held: str
) -> None:
    made = [
        report(1, held, "happened", MORROW, language),
        report(2, planned, "planned", EVE, language),
        report(3, planned, "announced", EVE, language),
    ]
    brief = merge(made)
    assert shown(brief) == [("update", "state", [["S2", "S3"], ["S1"]])]
    (conflict,) = brief.conflicts
    assert (conflict.order, conflict.because) == ("published", "latest")
    assert conflict.sides[0].sources == ["S1"]
    assert merge(made[::-1]) == brief
    (newest,) = [e for e in brief.fields["facts"] if e.support.sources == ["S1"]]
    assert newest.status == "updated"
    assert {c.stance for c in newest.citations if c.source == "S2"} == {"earlier"}


@pytest.mark.parametrize(("language", "planned", "held"), PLANNED)
def test_of_reports_of_one_moment_neither_replaces_the_other(
    language: str, planned: str, held: str
) -> None:
    made = [
        report(1, held, "happened", DAY, language),
        report(2, planned, "planned", DAY, language),
    ]
    assert shown(merge(made)) == []


@pytest.mark.parametrize(("language", "planned", "held"), PLANNED)
def test_what_is_planned_after_the_report_of_it_is_something_else(
    language: str, planned: str, held: str
) -> None:
    made = [
        report(1, held, "happened", EVE, language),
        report(2, planned, "planned", MORROW, language),
    ]
    brief = merge(made)
    assert shown(brief) == []
    assert len(brief.fields["facts"]) == 2


def test_a_plan_that_came_to_nothing_is_an_update() -> None:
    made = [
        report(1, "Le préfet Paul Roy rencontrera la maire Anne Kerr.", "planned", EVE),
        report(2, "Le préfet Paul Roy n'a pas rencontré la maire Anne Kerr.", "happened", MORROW),
    ]
    assert shown(merge(made)) == [("update", "state", [["S1"], ["S2"]])]


def test_a_plan_held_on_another_day_is_an_update_of_the_day() -> None:
    made = [
        report(1, "Le pont de Lannec rouvrira aux camions le 17 octobre.", "planned", EVE),
        report(2, "Le pont de Lannec a rouvert aux camions le 18 octobre.", "happened", MORROW),
    ]
    assert shown(merge(made)) == [("update", "date", [["S1"], ["S2"]])]


def test_an_agreement_to_do_it_has_not_done_it() -> None:
    made = [
        report(1, "Anne Kerr va rencontrer Paul Roy à Lannec.", "planned", EVE),
        report(2, "Anne Kerr a accepté de rencontrer Paul Roy à Lannec.", "happened", MORROW),
    ]
    assert shown(merge(made)) == []


def test_a_plan_for_a_day_after_the_report_is_another() -> None:
    made = [
        report(1, "Anne Kerr rencontrera Paul Roy à Lannec le 30 octobre.", "planned", EVE),
        report(2, "Anne Kerr a rencontré Paul Roy à Lannec.", "happened", MORROW),
    ]
    assert shown(merge(made)) == []


MAYBE = [
    (
        "fr",
        "Anne Kerr pourrait rencontrer Paul Roy à Lannec.",
        "Anne Kerr rencontrera Paul Roy à Lannec.",
    ),
    (
        "en",
        "Anne Kerr could meet Paul Roy at Lannec.",
        "Anne Kerr will meet Paul Roy at Lannec.",
    ),
]


@pytest.mark.parametrize(("language", "possible", "sure"), MAYBE)
def test_what_was_possible_one_day_and_is_confirmed_on_another_is_an_update(
    language: str, possible: str, sure: str
) -> None:
    made = [
        report(1, sure, "planned", MORROW, language),
        report(2, possible, "possible", EVE, language),
    ]
    assert shown(merge(made)) == [("update", "certainty", [["S2"], ["S1"]])]


@pytest.mark.parametrize(("language", "possible", "sure"), MAYBE)
@pytest.mark.parametrize("day", [EVE, DAY])
def test_on_one_day_or_doubted_later_it_is_a_conflict_of_certainty(
    language: str, possible: str, sure: str, day: str
) -> None:
    made = [
        report(1, sure, "planned", EVE, language),
        report(2, possible, "possible", day, language),
    ]
    assert [kind for kind, _, _ in shown(merge(made))] == ["certainty"]
