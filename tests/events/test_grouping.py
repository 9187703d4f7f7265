"""Grouping: which articles come together, what editors say, and what order must not change."""

import random
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.events import likeness
from summarizer.events.features import Features, Vector, features_of
from summarizer.events.grouping import group
from summarizer.events.state import EventsState
from summarizer.merging.calibration import Scale
from tests.events.telling import START, article, b_cubed, told

NOTHING = EventsState()
ARTICLES, LABELS = told(12, seed=4)
IDS = sorted(LABELS)


def quake(name: str, place: str, person: str, n: int, days: float = 0) -> Features:
    text = (
        f"An earthquake struck near {place} on Monday. {n} people were hurt and the old bridge "
        f"was damaged, said {person} of the emergency services."
    )
    when = START + timedelta(days=days)
    return features_of([article(name, f"Earthquake shakes {place}", text, when)])[0]


def test_invented_events_told_in_other_words_come_together() -> None:
    placed = dict(group(ARTICLES, NOTHING).placed)
    assert b_cubed(placed, LABELS) >= 0.95


def test_pairs_that_were_forgotten_are_compared_again_with_one_result(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = group(ARTICLES, NOTHING).placed
    monkeypatch.setattr(likeness, "_REMEMBERED", 3)
    assert group(ARTICLES, NOTHING).placed == before


def test_two_earthquakes_with_the_same_words_stay_apart() -> None:
    first = [quake(f"a{n}", "Dormidgim", "Ann Walsor", 12) for n in range(4)]
    second = [quake(f"b{n}", "Tevruskel", "Bo Pelnav", 85) for n in range(4)]
    placed = group([*first, *second], NOTHING).placed
    assert len({placed[f.id] for f in first}) == len({placed[f.id] for f in second}) == 1
    assert placed["a0"] != placed["b0"]


def test_a_rising_toll_the_next_day_joins_its_event_as_an_update() -> None:
    known = group([quake("a", "Dormidgim", "Ann Walsor", 12)], NOTHING)
    later = group([quake("b", "Dormidgim", "Ann Walsor", 17, days=1)], known.state)
    assert later.joined == known.opened
    assert later.state.events[known.opened[0]].members == ("a", "b")


def test_the_same_words_a_month_later_are_another_event() -> None:
    known = group([quake("a", "Dormidgim", "Ann Walsor", 12)], NOTHING)
    later = group([quake("b", "Dormidgim", "Ann Walsor", 12, days=30)], known.state)
    assert later.opened
    assert not later.joined


def test_an_article_without_a_date_joins_by_what_it_says() -> None:
    bare = quake("b", "Dormidgim", "Ann Walsor", 12).model_copy(update={"published": None})
    placed = group([quake("a", "Dormidgim", "Ann Walsor", 12), bare], NOTHING).placed
    assert placed["a"] == placed["b"]


def test_two_languages_come_together_by_names_and_vectors() -> None:
    english = quake("en", "Dormidgim", "Ann Walsor", 12)
    text = (
        "Un séisme a frappé Dormidgim lundi. Ann Walsor, des secours, a compté 12 blessés et "
        "le vieux pont est endommagé."
    )
    french = features_of([article("fr", "Séisme à Dormidgim", text, START)])[0]
    vector = Vector(
        model="m",
        scale=Scale((0.1, 0.9), (0.1, 0.9)),
        data=np.eye(1, 4, dtype="<f4").tobytes(),
    )
    both = [f.model_copy(update={"vector": vector}) for f in (english, french)]
    assert french.language == "fr"
    assert len(group(both, NOTHING).opened) == 1


def test_the_same_batch_again_changes_nothing() -> None:
    once = group(ARTICLES, NOTHING)
    again = group(ARTICLES, once.state)
    assert again.state == once.state
    assert not again.placed


def test_a_state_written_and_read_back_groups_the_same() -> None:
    half = group(ARTICLES[::2], NOTHING).state
    read = EventsState.model_validate_json(half.model_dump_json())
    assert read == half
    assert group(ARTICLES[1::2], read) == group(ARTICLES[1::2], half)


def test_a_forgotten_event_keeps_its_members_and_gets_no_new_ones() -> None:
    known = group([quake("a", "Dormidgim", "Ann Walsor", 12)], NOTHING)
    kept = known.state.forget(START + timedelta(days=1))
    later = group([quake("b", "Dormidgim", "Ann Walsor", 12, days=1)], kept)
    assert later.opened
    assert later.state.events[known.opened[0]].members == ("a",)


@given(st.randoms(use_true_random=False))
@settings(max_examples=6, deadline=None)
def test_the_order_of_a_batch_changes_nothing(dice: random.Random) -> None:
    shuffled = dice.sample(ARTICLES, len(ARTICLES))
    assert group(shuffled, NOTHING) == group(ARTICLES, NOTHING)


@given(st.lists(st.sampled_from(range(4)), min_size=len(IDS), max_size=len(IDS)))
@settings(max_examples=6, deadline=None)
def test_later_batches_keep_every_event_together_and_each_article_in_one(batch: list[int]) -> None:
    state, ids = NOTHING, {f.id: n for f, n in zip(ARTICLES, batch, strict=True)}
    for number in range(4):
        before = state.events
        found = group([f for f in ARTICLES if ids[f.id] == number], state)
        state = found.state
        for name, event in before.items():
            into = state.events[found.merged.get(name, name)]
            assert set(event.members) <= set(into.members)
    assert sorted(m for e in state.events.values() for m in e.members) == IDS
    assert b_cubed(state.where(), LABELS) >= 0.9


@given(st.data())
@settings(max_examples=8, deadline=None)
def test_what_editors_split_join_and_pin_is_kept(data: st.DataObject) -> None:
    cut = data.draw(st.integers(len(ARTICLES) // 2, len(ARTICLES) - 2))
    state = group(ARTICLES[:cut], NOTHING).state
    large = [e for e in state.events.values() if len(e.members) > 1]
    whole = data.draw(st.sampled_from(large))
    state = state.split(whole.id, whole.members[:1])
    others = [e for e in state.events if not {*whole.members} & {*state.events[e].members}]
    first, second, third = data.draw(st.permutations(others))[:3]
    joined = state.events[first].members[0], state.events[second].members[0]
    state = state.join(first, second)
    article_id = state.events[third].members[0]
    state = state.pin(article_id, first)
    for now in (
        group(ARTICLES[cut:], state).state.where(),
        group(ARTICLES, EventsState(acts=state.acts)).state.where(),
    ):
        for rest in whole.members[1:]:
            assert now[whole.members[0]] != now[rest]
        assert now[joined[0]] == now[joined[1]]
        assert now[article_id] == first


def test_an_event_with_a_pinned_article_keeps_its_id() -> None:
    one = group([quake("a", "Dormidgim", "Ann Walsor", 12)], NOTHING).state
    state = one.pin("a", *one.events)
    found = group([quake("b", "Dormidgim", "Ann Walsor", 12, days=-1)], state)
    assert found.placed == {"b": next(iter(one.events))}


def test_events_that_are_not_there_and_splits_of_everything_are_refused() -> None:
    state = group([quake("a", "Dormidgim", "Ann Walsor", 12)], NOTHING).state
    name = next(iter(state.events))
    with pytest.raises(InputError, match="no event"):
        state.join(name, "E0")
    with pytest.raises(InputError, match="no rest"):
        state.split(name, ["a"])
    with pytest.raises(InputError, match="Name articles"):
        state.split(name, ["b"])
    with pytest.raises(InputError, match="no article"):
        state.pin("b", name)
    with pytest.raises(InputError, match="no event"):
        state.pin("a", "E0")
