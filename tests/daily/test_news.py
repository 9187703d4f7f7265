"""What is new in a brief: found by what entries say and the passages they rest on."""

import pytest

from summarizer.daily.news import News, news
from summarizer.merging.brief import Brief, Conflict, Entry, Side
from tests.output.samples import make_brief


def first_field(brief: Brief) -> str:
    return next(name for name, entries in brief.fields.items() if entries)


def with_entries(brief: Brief, entries: list[Entry]) -> Brief:
    return brief.model_copy(update={"fields": {**brief.fields, first_field(brief): entries}})


@pytest.fixture
def brief() -> Brief:
    return make_brief()


def test_without_an_earlier_brief_all_is_new(brief: Brief) -> None:
    assert news(None, brief) == News(first=True)


def test_a_brief_holds_no_news_against_itself(brief: Brief) -> None:
    assert not news(brief, brief).anything


def test_other_numbers_of_entries_and_sources_are_no_news(brief: Brief) -> None:
    renamed = {source.id: f"S{n}" for n, source in enumerate(reversed(brief.sources), start=90)}
    text = brief.model_dump_json(by_alias=True)
    for old, new in renamed.items():
        text = text.replace(f'"{old}"', f'"{new}"')
    assert not news(brief, Brief.model_validate_json(text)).anything


def test_entries_that_come_and_go_are_told(brief: Brief) -> None:
    entries = brief.fields[first_field(brief)]
    less = with_entries(brief, entries[1:])
    assert [each.text for each in news(less, brief).entries] == [entries[0].text]
    assert [each.text for each in news(brief, less).gone] == [entries[0].text]
    assert news(brief, less).changed == []


def test_an_entry_in_other_words_from_the_same_passage_has_changed(brief: Brief) -> None:
    first, *rest = brief.fields[first_field(brief)]
    other = first.model_copy(update={"text": "Told in quite other words."})
    [changed] = news(brief, with_entries(brief, [other, *rest])).changed
    assert (changed.text, changed.before) == (other.text, first.text)


def test_an_entry_that_is_now_disputed_has_changed(brief: Brief) -> None:
    first, *rest = brief.fields[first_field(brief)]
    status = "disputed" if first.status != "disputed" else "agreed"
    other = first.model_copy(update={"status": status})
    [changed] = news(brief, with_entries(brief, [other, *rest])).changed
    assert (changed.status, changed.was) == (status, first.status)


def test_a_new_disagreement_is_told_and_one_that_is_gone_counted(brief: Brief) -> None:
    entry = brief.fields[first_field(brief)][0]
    sides = [Side(text=value, value=value, citations=[]) for value in ("four", "six")]
    conflict = Conflict(
        id="new", kind="update", slot="number", entries=[entry.id], sides=sides, note=""
    )
    more = brief.model_copy(update={"conflicts": [*brief.conflicts, conflict]})
    [told] = news(brief, more).conflicts
    assert (told.kind, told.values) == ("update", ["four", "six"])
    assert news(more, brief).settled == 1


def test_an_article_that_came_in_is_told(brief: Brief) -> None:
    came = brief.sources[0].model_copy(update={"id": "S99", "sha256": "f" * 64, "file": "new.txt"})
    more = brief.model_copy(update={"sources": [*brief.sources, came]})
    assert news(brief, more).sources == ["new.txt"]
    assert news(more, brief).left == ["new.txt"]
