"""One person under several names is one entry, and shown by the name alone."""

import pytest

from summarizer.merging.brief import Brief
from summarizer.merging.merge import merge
from tests.merging.making import person, summary

SPOKE = {"fr": "Hier {} a parlé au port.", "en": "Yesterday {} spoke at the port."}


def brief_of(*named: tuple[str, str]) -> Brief:
    made = []
    for number, (language, name) in enumerate(named, start=1):
        text = SPOKE[language].format(name)
        made.append(summary(number, [text], person(name, None, 1), language=language))
    return merge(made)


@pytest.mark.parametrize(
    "named",
    [
        [("fr", "Poutine"), ("en", "Vladimir Putin")],
        [("fr", "Vladimir Poutine"), ("en", "Vladimir Putin"), ("fr", "Poutine")],
        [("fr", "Poutine"), ("en", "Russian President Vladimir Putin"), ("en", "Vladimir Putin")],
        [("en", "Vladimir Putin"), ("fr", "M. Poutine"), ("fr", "Président Vladimir Poutine")],
    ],
)
def test_one_person_written_in_two_languages_is_one_entry(named: list[tuple[str, str]]) -> None:
    (entry,) = brief_of(*named).fields["people"]
    assert {entry.text, *entry.aliases} == {name for _, name in named}
    assert entry.support.sources == [f"S{n}" for n in range(1, len(named) + 1)]


def test_a_person_is_shown_without_the_office_a_source_wrote_into_the_name() -> None:
    (entry,) = brief_of(
        ("en", "Lannec Mayor Anne Kerr"), ("en", "Anne Kerr"), ("fr", "Anne Kerr")
    ).fields["people"]
    assert entry.text == "Anne Kerr"
    assert entry.aliases == ["Lannec Mayor Anne Kerr"]


def test_two_people_of_one_surname_and_one_office_stay_two() -> None:
    entries = brief_of(("en", "Mayor Anne Kerr"), ("en", "Mayor Ruth Kerr"), ("en", "Kerr")).fields
    assert sorted(entry.text for entry in entries["people"]) == [
        "Kerr",
        "Mayor Anne Kerr",
        "Mayor Ruth Kerr",
    ]
