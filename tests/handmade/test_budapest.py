"""Five French articles on one phone call, merged from summaries written by hand."""

import json

import pytest

from tests.handmade.building import folder_of
from tests.handmade.joining import mixed
from tests.handmade.judging import BUILT, cases, expected, judged

WANTED = expected("budapest")


@pytest.mark.parametrize("how", BUILT)
def test_every_entry_written_by_hand_passes_the_gates(how: str) -> None:
    assert judged("budapest", how).made.withheld == []


def test_what_is_expected_is_what_the_data_says() -> None:
    folder = folder_of("budapest")
    if folder is None:
        pytest.skip("the real articles are not here: SUMMARIZER_TEST_DATA names their folder")
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    files = {fact["id"]: fact["support"] for fact in gold["facts"]}
    assert {name: row["files"] for name, row in WANTED["facts"].items()} == files
    for kind in ("conflicts", "variants"):
        theirs = {row["id"]: (row["kind"], sorted(row["sides"].values())) for row in gold[kind]}
        ours = {n: (row.kind, sorted(row.sides.values())) for n, row in WANTED[kind].items()}
        assert ours == theirs


@pytest.mark.parametrize(("how", "name"), cases(WANTED["facts"]))
def test_a_fact_is_credited_to_exactly_its_files(how: str, name: str) -> None:
    wanted = WANTED["facts"][name]
    for ident in wanted.get("ids", [name]):
        assert judged("budapest", how).credited(ident) == [wanted["files"]]


@pytest.mark.parametrize(("how", "name"), cases(["mixed"]))
def test_no_entry_mixes_two_facts(how: str, name: str) -> None:
    assert mixed(judged("budapest", how)) == [], name


@pytest.mark.parametrize(("how", "name"), cases(WANTED["conflicts"]))
def test_a_conflict_is_shown_with_its_kind_and_its_sides(how: str, name: str) -> None:
    found = judged("budapest", how)
    conflicts = found.brief.conflicts
    assert len([c for c in conflicts if found.matches(c, name, WANTED["conflicts"][name])]) == 1


@pytest.mark.parametrize(("how", "name"), cases(["no-other"]))
def test_nothing_else_is_called_a_conflict(how: str, name: str) -> None:
    found = judged("budapest", how)
    known = WANTED["conflicts"].items()
    others = [
        [side.text for side in conflict.sides]
        for conflict in found.brief.conflicts
        if not any(name in found.topics(conflict) for name, _ in known)
    ]
    assert others == []


@pytest.mark.parametrize("how", BUILT)
def test_words_alone_find_the_conflicts_and_no_other(how: str) -> None:
    found = judged("budapest", how, "words")
    shown = [
        [name for name, wanted in WANTED["conflicts"].items() if found.matches(c, name, wanted)]
        for c in found.brief.conflicts
    ]
    assert sorted(shown) == sorted([name] for name in WANTED["conflicts"])


@pytest.mark.parametrize(("how", "name"), cases(WANTED["variants"]))
def test_ways_to_say_one_thing_are_variants_of_one_entry(how: str, name: str) -> None:
    assert judged("budapest", how).shows(name, WANTED["variants"][name])


@pytest.mark.parametrize("how", BUILT)
def test_zelensky_and_zelenskyy_are_one_person(how: str) -> None:
    (person,) = judged("budapest", how).about("zelensky")
    assert (person.text, person.aliases) == ("Volodymyr Zelensky", ["Volodymyr Zelenskyy"])
    assert judged("budapest", how).letters(person.support.sources) == "ABCDE"
