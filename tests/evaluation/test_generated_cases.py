"""The planted cases: each is true to its label, and the same for the same seed."""

import re
from collections import Counter
from functools import cache

import pytest

from summarizer.evaluation.cases import CONFLICTS, Planted, summaries, withheld
from summarizer.evaluation.compatible import COMPATIBLE
from summarizer.evaluation.faults.text import words
from summarizer.evaluation.generate import KINDS, of_kind, planted
from summarizer.evaluation.retelling import PLANTED
from summarizer.evaluation.saying import VARIED
from summarizer.evaluation.stories import LANGUAGES, Language, stories
from summarizer.values.dates import dates, dates_conflict
from summarizer.values.names import names_conflict
from summarizer.values.quantities import compatible, quantities
from summarizer.values.text import is_negated, modality

COUNT, SEED = 5, 3


@cache
def of(kind: str) -> tuple[Planted, ...]:
    return tuple(case for language in LANGUAGES for case in of_kind(kind, language, COUNT, SEED))


def sides(case: Planted) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return (published, sentence) of the target sentences of each side."""
    first, second = case.expected.sides
    told = case.targets()
    return (
        [(when, text) for source, when, text in told if source in first],
        [(when, text) for source, when, text in told if source in second],
    )


def languages(case: Planted) -> dict[str, str]:
    return {f"S{n}": draft.language for n, draft in enumerate(case.drafts, start=1)}


def test_the_default_run_has_over_two_thousand_planted_cases_and_as_many_compatible() -> None:
    cases = planted()
    groups = Counter(case.expected.outcome == "none" for case in cases)
    assert groups[False] >= 2000
    assert groups[True] >= 2000
    assert {case.language for case in cases} == {"en", "fr", "mixed"}
    assert len({case.name for case in cases}) == len(cases)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_made_in_both_languages_and_no_case_twice(kind: str) -> None:
    for language in LANGUAGES:
        made = list(of_kind(kind, language, COUNT, SEED))
        assert len(made) == COUNT
        assert len({tuple(sorted(case.targets())) for case in made}) == COUNT


def test_the_same_seed_makes_the_same_cases() -> None:
    assert planted(2, 5) == planted(2, 5)
    assert planted(2, 5) != planted(2, 6)


@pytest.mark.parametrize("kind", KINDS)
def test_each_side_is_told_by_exactly_the_files_expected(kind: str) -> None:
    for case in of(kind):
        told = {source for source, _, _ in case.targets()}
        if case.expected.sides:
            assert frozenset().union(*case.expected.sides) == told
            assert sum(map(len, case.expected.sides)) == len(told)


@pytest.mark.parametrize("kind", KINDS)
def test_the_claim_stands_in_the_text_of_its_source(kind: str) -> None:
    for case in of(kind):
        texts = {made.source.id: made.text for made in summaries(case)}
        assert all(text in texts[source] for source, _, text in case.targets())


@pytest.mark.parametrize("kind", KINDS)
def test_most_claims_pass_the_gates(kind: str) -> None:
    lost = [case.name for case in of(kind) if withheld(case, summaries(case))]
    assert len(lost) <= len(of(kind)) / 2, lost


@pytest.mark.parametrize("kind", ["number", "bound"])
def test_planted_amounts_exclude_each_other(kind: str) -> None:
    for case in of(kind):
        code = languages(case)["S1"]
        first, second = sides(case)
        for _, one in first:
            for _, two in second:
                a, b = quantities(one, code), quantities(two, code)
                # "in a single quarter" counts too, and alike on both sides
                assert any(not any(compatible(x, y) for y in b) for x in a), (one, two)


def test_planted_units_keep_the_number_and_change_what_it_is_of() -> None:
    for case in of("unit"):
        first, second = sides(case)
        one = {re.sub(r"[^\d.,]", "", text).strip(".,") for _, text in first}
        two = {re.sub(r"[^\d.,]", "", text).strip(".,") for _, text in second}
        assert one & two or "" in one | two  # one may be written in words
        assert not {tuple(words(text)) for _, text in first} & {
            tuple(words(text)) for _, text in second
        }


def test_planted_dates_exclude_each_other() -> None:
    for case in of("date"):
        code = languages(case)["S1"]
        first, second = sides(case)
        for when, one in first:
            for _, two in second:
                a, b = dates(one, code, when), dates(two, code, when)
                # The program does not read every clock time; what it reads must differ.
                assert not a or not b or one != two
                if case.how != "time of day":
                    assert all(dates_conflict(x, y) for x in a for y in b), (one, two)


def test_planted_names_share_the_surname_alone() -> None:
    full = re.compile(r"[A-Z][\wéèêïîç]+ [A-Z][\wéè]+(?=, |, the| said)")
    for case in of("name"):
        first, second = sides(case)
        one, two = (
            {match for _, text in side for match in full.findall(text)} for side in (first, second)
        )
        assert any(names_conflict(a, b) for a in one for b in two), (one, two)


@pytest.mark.parametrize("kind", ["place", "role"])
def test_planted_places_and_offices_change_nothing_else(kind: str) -> None:
    for case in of(kind):
        code = languages(case)["S1"]
        first, second = sides(case)
        for one in {text for _, text in first}:
            for two in {text for _, text in second}:
                assert one != two
                assert [q.number for q in quantities(one, code)] == [
                    q.number for q in quantities(two, code)
                ]


def test_planted_denials_deny_one_side_only() -> None:
    for case in of("negation"):
        code = languages(case)["S1"]
        first, second = sides(case)
        assert not any(is_negated(text, code) for _, text in first)
        assert all(is_negated(text, code) for _, text in second)


def test_planted_possibilities_are_possible_on_one_side_only() -> None:
    for case in of("certainty"):
        code = languages(case)["S1"]
        first, second = sides(case)
        assert not any(modality(text, code) for _, text in first)
        assert all(modality(text, code) for _, text in second)


def test_an_update_is_told_later_and_a_count_only_rises() -> None:
    for case in of("update"):
        code = languages(case)["S1"]
        first, second = sides(case)
        for when, _ in first:
            for later, _ in second:
                shorter = min(len(when), len(later))
                assert when[:shorter] < later[:shorter], (when, later)
        if case.how != "state":
            old = max(q.number for _, text in first for q in quantities(text, code))
            new = min(q.number for _, text in second for q in quantities(text, code))
            assert old < new


def test_other_conflicts_are_told_on_one_day_so_that_none_is_an_update() -> None:
    for kind in set(PLANTED) - {"update"}:
        for case in of(kind):
            assert len({draft.published for draft in case.drafts}) == 1


@pytest.mark.parametrize("kind", ["rounding", "agreeing bounds", "precision", "digits and words"])
def test_compatible_amounts_can_both_be_true(kind: str) -> None:
    for case in of(kind):
        code = languages(case)["S1"]
        first, second = sides(case)
        for _, one in first:
            for _, two in second:
                a, b = quantities(one, code), quantities(two, code)
                assert all(any(compatible(x, y) for y in b) for x in a), (one, two)


def test_a_converted_measure_is_the_same_length_of_time_or_space() -> None:
    factors = {60, 24, 7, 12, 100, 1000}
    digits = re.compile(r"\d+")
    for case in of("converted"):
        first, second = sides(case)
        one = {int("".join(digits.findall(text))) for _, text in first}
        two = {int("".join(digits.findall(text))) for _, text in second}
        assert all(b / a in factors for a in one for b in two), (one, two)


def test_two_moments_have_different_days_and_stand_together_in_one_article() -> None:
    for case in of("two moments"):
        told = Counter(source for source, _, _ in case.targets())
        assert max(told.values()) == 2
        assert case.expected.sides == ()


def test_a_copy_has_the_same_claims_and_no_fact_changed() -> None:
    for case in of("copy"):
        (copies,) = case.expected.sides
        drafts = [case.drafts[int(ident[1:]) - 1] for ident in sorted(copies)]
        claims = [
            {tuple(words(line.claim)) for line in draft.lines if line.claim} for draft in drafts
        ]
        assert all(each == claims[0] for each in claims)


def test_a_changed_voice_says_the_same_words() -> None:
    for case in of("voice"):
        voices = {line.said_by for draft in case.drafts for line in draft.lines if line.target}
        assert len(voices) == 2


def test_every_kind_belongs_to_one_group() -> None:
    assert set(KINDS) == set(PLANTED) | set(VARIED) | set(COMPATIBLE)
    for kind in KINDS:
        outcomes = {case.expected.outcome for case in of(kind)}
        assert len(outcomes) == 1
        assert (kind in PLANTED) == bool(outcomes & CONFLICTS)
        assert (kind in COMPATIBLE) == (outcomes == {"none"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wording_of_a_claim_has_the_same_slots_in_both_languages(language: Language) -> None:
    for story in stories():
        for claim in story.claims:
            for text in claim.wordings(language):
                slots = set(re.findall(r"\{(\w+)\}", text))
                assert slots == claim.slots(), (story.id, claim.id, text)
                assert slots <= set(story.slots)
            assert set(claim.vary) <= claim.slots()


def test_the_stories_cover_six_desks() -> None:
    desks = Counter(story.desk for story in stories())
    assert set(desks) == {"business", "crime", "disaster", "politics", "science", "sport"}
    assert min(desks.values()) >= 2
