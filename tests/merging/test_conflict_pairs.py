"""Which pairs of claims are held against one another, and which need not be."""

from dataclasses import replace
from itertools import combinations, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from summarizer.merging.conflicts import Measures
from summarizer.merging.conflicts.clash import Pair
from summarizer.merging.conflicts.finding import _JUDGES, _MANY_SLOTS, About, _may_clash
from summarizer.merging.conflicts.pairs import pairs
from summarizer.merging.consensus import Settled
from summarizer.merging.guards import differences, may_pass
from summarizer.merging.identity import Identity
from summarizer.merging.likeness import Likeness
from summarizer.merging.overlaps import each_once, neighbours
from summarizer.merging.relations import Difference, Relation
from tests.merging.test_pairing import TEXTS, readings

SENTENCE = "Jean Petit, arrested on Thursday, said at least 12 people were hurt in Lannec."
STATES = [
    "The driver was arrested on Thursday.",
    "The driver was released on bail.",
    "Le conducteur a été arrêté jeudi.",
    "No date has been set for the meeting.",
    "La date de la rencontre reste à fixer.",
    "The meeting is on October 16.",
    "The strike is over.",
    "The president will meet the minister in Lannec.",
    "The president met the minister in Lannec.",
]
MODES = ("planned", "happened", "announced", "happened", "possible", "happened")


def test_no_judge_says_yes_to_claims_that_differ_in_too_much() -> None:
    a, b = readings([SENTENCE, SENTENCE])
    one, two = Settled(a, [a]), Settled(b, [b])
    about = About([a, b], Measures(Likeness([a, b]), Identity([a, b])))
    skipped = 0
    for size in range(1, 5):
        for relations in combinations(Relation, size):
            if _may_clash(set(relations)):
                continue
            skipped += 1
            apart = [Difference(relation) for relation in relations]
            pair = Pair(one, a, two, b, apart, about)
            assert all(judge(pair) is None for judge in _JUDGES), relations
    assert skipped


def test_claims_that_differ_in_nothing_do_not_clash() -> None:
    assert not _may_clash(set())


@given(TEXTS)
def test_all_pairs_worth_comparing_are_compared(texts: list[str]) -> None:
    claims = readings(texts)
    about = About(claims, Measures(Likeness(claims), Identity(claims)))
    ids = [claim.claim.id for claim in claims]
    found = [(ids.index(a.claim.id), ids.index(b.claim.id)) for a, b in about.worthwhile(claims)]
    first, second = pairs(claims)
    assert found == [
        (i, j)
        for i, j in zip(first.tolist(), second.tolist(), strict=True)
        if about.worth(claims[i], claims[j])
    ]


@given(st.lists(st.sampled_from(STATES), min_size=2, max_size=6))
def test_what_comes_with_other_differences_is_foreseen(texts: list[str]) -> None:
    days = ("2025-10-14", "2025-10-15", "2025-10-16")
    claims = [
        replace(each, published=days[n % 3], claim=each.claim.model_copy(update={"mode": MODES[n]}))
        for n, each in enumerate(readings(texts))
    ]
    for a, b in product(claims, repeat=2):
        if {each.relation for each in differences(a, b)} & _MANY_SLOTS:
            assert may_pass(a, b)


def test_claims_without_a_state_are_not_expected_to_pass() -> None:
    a, b = readings(["The bridge is long.", "The bridge is short."])
    assert not may_pass(a, b)


def test_a_long_shelf_is_read_between_neighbours_only() -> None:
    shelf = [4, 0, 3, 1, 2]
    assert len(neighbours([shelf], full=5, steps=1)) == 10
    assert neighbours([shelf], full=4, steps=1).tolist() == [[4, 0], [0, 3], [3, 1], [1, 2]]


def test_a_pair_on_two_shelves_is_one_pair() -> None:
    first, second = each_once(np.array([[2, 1], [1, 2], [0, 2]]), 3)
    assert list(zip(first.tolist(), second.tolist(), strict=True)) == [(0, 2), (1, 2)]
