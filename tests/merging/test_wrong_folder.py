"""An article about another event is set aside, seen by everybody, and none is set aside wrongly."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.evaluation.copies import original
from summarizer.evaluation.copy_measures import copied
from summarizer.extraction.summary import Summary
from summarizer.merging.merge import merge
from summarizer.output.markdown import markdown
from summarizer.output.structure import check_structure
from summarizer.reading.article import Article
from summarizer.reading.folder import read_folder

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDERS = {
    event: [a for a in read_folder(EXAMPLES / event) if a.status == "used"]
    for event in ("budapest", "port-lannec")
}


def made(*articles: Article) -> list[Summary]:
    """Number articles and summarize each by its own sentences."""
    return [copied(original(article, f"S{n}")) for n, article in enumerate(articles, 1)]


MADE = {event: made(*articles) for event, articles in FOLDERS.items()}


@pytest.mark.parametrize("event", FOLDERS)
def test_no_article_is_set_aside_from_a_folder_about_one_event(event: str) -> None:
    brief = merge(MADE[event])
    assert {source.status for source in brief.sources} == {"used"}
    assert brief.notices == []


@pytest.mark.parametrize("at", range(6))
@pytest.mark.parametrize(
    ("event", "other"), [("budapest", "port-lannec"), ("port-lannec", "budapest")]
)
def test_an_article_about_another_event_is_set_aside_in_either_language(
    event: str, other: str, at: int
) -> None:
    brief = merge(made(*FOLDERS[event], FOLDERS[other][at]))
    assert [source.id for source in brief.sources if source.status == "other_event"] == ["S7"]
    assert "another event" in brief.sources[-1].reason


PLANTED = made(*FOLDERS["port-lannec"], FOLDERS["budapest"][1])


def test_its_claims_are_withheld_and_it_is_no_silent_witness() -> None:
    claims = [claim.text for claim in PLANTED[-1].claims]
    brief = merge(PLANTED)
    entries = [entry for group in brief.fields.values() for entry in group]
    assert all("S7" not in entry.support.silent for entry in entries)
    assert {c.source for entry in entries for c in entry.citations} <= {
        f"S{n}" for n in range(1, 7)
    }
    assert {entry.support.of for entry in entries} == {6}
    withheld = [claim for claim in brief.withheld if claim.reason == "other_event"]
    assert [claim.text for claim in withheld] == claims
    assert all(claim.sentences for claim in withheld)
    assert list(check_structure(brief)) == []
    assert "autre événement" in markdown(brief) or "other event" in markdown(brief)


def test_two_articles_that_do_not_match_are_both_kept_and_it_is_said() -> None:
    brief = merge(made(FOLDERS["port-lannec"][0], FOLDERS["budapest"][1]))
    assert {source.status for source in brief.sources} == {"used"}
    (notice,) = brief.notices
    assert (notice.kind, notice.groups) == ("events_differ", [["S1"], ["S2"]])
    assert "None was set aside: S1 | S2." in markdown(brief).replace("\\", "")


def test_half_a_folder_about_each_of_two_events_is_left_to_the_editor() -> None:
    halves = [*FOLDERS["port-lannec"][:3], *FOLDERS["budapest"][:3]]
    brief = merge(made(*halves))
    assert {source.status for source in brief.sources} == {"used"}
    assert [notice.groups for notice in brief.notices] == [[["S1", "S2", "S3"], ["S4", "S5", "S6"]]]


def test_a_text_too_short_to_show_its_subject_is_kept() -> None:
    short = FOLDERS["budapest"][0].model_copy(
        update={"sentences": FOLDERS["budapest"][0].sentences[:2], "words": 20}
    )
    brief = merge(made(*FOLDERS["port-lannec"], short))
    assert {source.status for source in brief.sources} == {"used"}


@settings(max_examples=8, deadline=None)
@given(st.permutations(PLANTED))
def test_what_is_set_aside_does_not_depend_on_the_order(order: list[Summary]) -> None:
    assert merge(order).model_dump_json() == merge(PLANTED).model_dump_json()
