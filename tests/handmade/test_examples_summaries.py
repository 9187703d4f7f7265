"""Our own examples, French and English articles in one folder, from summaries by hand."""

import json
from typing import Any

import pytest

from tests.handmade.building import REPOSITORY
from tests.handmade.joining import mixed
from tests.handmade.judging import expected, judged

EVENTS = ("example-budapest", "example-port-lannec")
WANTED = {event: expected(event) for event in EVENTS}
ACROSS = "French and English claims have too little in common, or names and dates one side lacks"
UPDATE = "the entries of the two languages do not meet, so the update is not found"
NOT_YET = {
    "example-budapest": {
        "facts": dict.fromkeys(
            "call budapest advisers rubio zelensky-visit escalation frank".split(), ACROSS
        ),
        "conflicts": {
            "budapest-certainty": ACROSS,
        },
        "variants": dict.fromkeys("escalation-voice frank-voice".split(), ACROSS),
    },
    "example-port-lannec": {
        "facts": dict.fromkeys("injured height britons".split(), ACROSS),
        "conflicts": {
            **dict.fromkeys("injured crossings".split(), UPDATE),
            **dict.fromkeys("witness-age inspection rust".split(), ACROSS),
        },
        "variants": dict.fromkeys("height britons".split(), ACROSS),
    },
}


def read(event: str) -> dict[str, Any]:
    """Read what a careful reader finds in an example."""
    path = REPOSITORY / "examples" / "expected" / f"{event.removeprefix('example-')}.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


FACTS = {event: {row["id"]: row["support"] for row in read(event)["facts"]} for event in EVENTS}


def cases(part: str) -> list[object]:
    """Give a case for each event and name, marked where it is known not to hold yet."""
    names = {event: FACTS[event] if part == "facts" else WANTED[event][part] for event in EVENTS}
    return [
        pytest.param(
            event,
            name,
            marks=[pytest.mark.xfail(strict=True, reason=reason)]
            if (reason := NOT_YET[event].get(part, {}).get(name))
            else [],
        )
        for event in EVENTS
        for name in names[event]
    ]


@pytest.mark.parametrize("event", EVENTS)
def test_every_entry_written_by_hand_passes_the_gates(event: str) -> None:
    assert judged(event, "articles").made.withheld == []


@pytest.mark.parametrize("event", EVENTS)
def test_what_is_expected_is_what_a_careful_reader_finds(event: str) -> None:
    theirs = {
        row["id"]: (row["kind"], list(row["sides"].values())) for row in read(event)["conflicts"]
    }
    ours = {n: (c.kind, list(c.sides.values())) for n, c in WANTED[event]["conflicts"].items()}
    assert ours == theirs


@pytest.mark.parametrize(("event", "name"), cases("mixed"))
def test_no_entry_mixes_two_facts(event: str, name: str) -> None:
    assert mixed(judged(event, "articles")) == [], name


@pytest.mark.parametrize(("event", "name"), cases("facts"))
def test_a_fact_is_credited_to_exactly_its_files_of_both_languages(event: str, name: str) -> None:
    for ident in WANTED[event]["facts"].get(name, [name]):
        assert judged(event, "articles").credited(ident) == [FACTS[event][name]]


@pytest.mark.parametrize(("event", "name"), cases("conflicts"))
def test_a_conflict_is_shown_with_its_kind_and_its_sides(event: str, name: str) -> None:
    found, wanted = judged(event, "articles"), WANTED[event]["conflicts"][name]
    assert len([c for c in found.brief.conflicts if found.matches(c, name, wanted)]) == 1


@pytest.mark.parametrize(("event", "name"), cases("others"))
def test_nothing_else_is_called_a_conflict(event: str, name: str) -> None:
    found = judged(event, "articles")
    others = [
        [side.text for side in conflict.sides]
        for conflict in found.brief.conflicts
        if not found.topics(conflict) & set(WANTED[event]["conflicts"])
    ]
    assert others == [], name


@pytest.mark.parametrize(("event", "name"), cases("variants"))
def test_ways_to_say_one_thing_are_variants_of_one_entry(event: str, name: str) -> None:
    assert judged(event, "articles").shows(name, WANTED[event]["variants"][name])


@pytest.mark.parametrize(("event", "name"), cases("people"))
def test_a_person_of_french_and_english_articles_is_one(event: str, name: str) -> None:
    (person,) = judged(event, "articles").about(name)
    files = judged(event, "articles").letters(
        c.source for c in person.citations if c.stance == "supports"
    )
    assert files == WANTED[event]["people"][name]
