"""Eight English articles on one tram crash, merged from summaries written by hand."""

import pytest

from summarizer.values.names import same_name
from tests.handmade.joining import mixed
from tests.handmade.judging import BUILT, cases, expected, judged

WANTED = expected("tram")
VOICE = WANTED["voices"]["bamford"]
NOT_YET: dict[str, str] = {}


@pytest.mark.parametrize("how", BUILT)
def test_every_entry_written_by_hand_passes_the_gates(how: str) -> None:
    assert judged("tram", how).made.withheld == []


@pytest.mark.parametrize("how", BUILT)
def test_a_time_of_midnight_is_a_date_only(how: str) -> None:
    made = judged("tram", how).made
    sources = {made.letters[summary.source.id]: summary.source for summary in made.summaries}
    days = {letter for letter, source in sources.items() if source.published.precision == "day"}
    assert days == {"I", "S"}
    assert sources["I"].published.value == "2016-11-09"


@pytest.mark.parametrize(("how", "name"), cases(["mixed"], NOT_YET))
def test_no_entry_mixes_two_facts(how: str, name: str) -> None:
    assert mixed(judged("tram", how)) == [], name


@pytest.mark.parametrize(("how", "name"), cases(WANTED["conflicts"], NOT_YET))
def test_a_conflict_is_shown_with_its_kind_and_its_sides(how: str, name: str) -> None:
    found = judged("tram", how)
    conflicts = found.brief.conflicts
    assert len([c for c in conflicts if found.matches(c, name, WANTED["conflicts"][name])]) == 1


@pytest.mark.parametrize(("how", "name"), cases(["no-other"], NOT_YET))
def test_nothing_but_the_injury_is_called_a_contradiction(how: str, name: str) -> None:
    found = judged("tram", how)
    others = [
        [side.text for side in conflict.sides]
        for conflict in found.brief.conflicts
        if conflict.kind == "contradiction" and "bamford-injury" not in found.topics(conflict)
    ]
    assert others == [], name


@pytest.mark.parametrize(("how", "name"), cases(["earlier"], NOT_YET))
def test_the_lower_toll_is_the_earlier_one(how: str, name: str) -> None:
    found = judged("tram", how)
    seven = [e for e in found.about("toll") if found.takes(e, "toll", "at least seven")]
    assert {entry.status for entry in seven} == {"updated"}
    for entry in seven:
        older = {c.source for c in entry.citations if c.stance == name}
        assert found.letters(older) in {"I", "IS"}


@pytest.mark.parametrize("how", BUILT)
def test_a_survivor_in_five_outlets_is_one_person_with_one_name(how: str) -> None:
    (person,) = judged("tram", how).about("bamford")
    assert judged("tram", how).letters(person.support.sources) == VOICE["files"]


@pytest.mark.parametrize("how", BUILT)
def test_what_the_survivor_says_is_said_by_him_alone(how: str) -> None:
    found = judged("tram", how)
    told = [
        entry
        for name in VOICE["told"]
        for entry in found.about(name)
        if same_name(entry.said_by or "", VOICE["said_by"])
    ]
    assert {entry.id for n in VOICE["told"] for entry in found.about(n)} == {e.id for e in told}
    voices = [v for entry in told for v in entry.variants if v.kind == "attribution"]
    assert voices == []


@pytest.mark.parametrize(("how", "name"), cases(["voice"], NOT_YET))
def test_outlets_that_quote_the_survivor_repeat_one_statement(how: str, name: str) -> None:
    found = judged("tram", how)
    quoted = [entry for ident in VOICE["told"] for entry in found.about(ident)]
    for entry in quoted:
        statements = getattr(entry.support, "statements", [])
        assert [found.letters(one.sources) for one in statements] == [
            found.letters(entry.support.sources)
        ], name
