"""Looking pairs of claims up loses none the exact measures would find."""

from collections.abc import Sequence
from itertools import product
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.entries import Align
from summarizer.extraction.summary import Citation, Claim
from summarizer.merging.bounds import Dates, Figures, Names
from summarizer.merging.evidence import SAME
from summarizer.merging.features import (
    Features,
    actor_marks,
    agreeing,
    names_shared,
    same_actor,
    sharing_a_day,
)
from summarizer.merging.identity import Identity
from summarizer.merging.likeness import Reading
from summarizer.merging.overlaps import Overlaps
from summarizer.merging.pairing import pairs_within_reach
from summarizer.merging.weights import Weights
from summarizer.values.dates import dates
from summarizer.values.names import name_marks, names, same_name
from summarizer.values.quantities import compatible, quantities, reach
from summarizer.values.typed import Bound, Name, Quantity, QuantityKind
from summarizer.values.units import base, same_unit, unit_marks

GIVEN = ("", "V.", "Vladimir", "Volodymyr", "Jean-Luc", "J.-L.", "President", "M.", "the", "New")
LAST = (
    *("Poutine", "Putin", "Zelensky", "Zelenskyy", "ONU", "Organisation des Nations Unies", "York"),
    *("Russia", "Russie", "russe", "Moscou", "Kremlin", "Maison-Blanche", "Trumps", "Trump", "."),
)
NAMES = st.builds(
    lambda given, last: f"{given} {last}".strip(), *map(st.sampled_from, (GIVEN, LAST))
)
UNITS = (
    *("people", "victim", "dead", "passeng", "drone", "drones", "victime", "km", "m", "min", "day"),
    *("year", "month", "USD", "EUR", "%", "t", "kg", "s", "S", "personne", "e", ""),
)
TEXTS = st.lists(
    st.builds(
        "{} {} {} {} {} {}.".format,
        st.sampled_from(["Vladimir Putin said", "Poutine a dit que", "The mayor said", ""]),
        st.sampled_from(["at least 12", "12", "about 13,5", "plus de 300", "320", "4.2 million"]),
        st.sampled_from(["people", "passengers", "houses", "dead", "drones", "km", "euros"]),
        st.sampled_from(["were hit", "closed", "ont été touchés", "reopened", "fermés"]),
        st.sampled_from(["in Kiev", "near Kyiv", "in New York", "à Lannec", ""]),
        st.sampled_from(["on Thursday", "jeudi", "on October 16", "le 17 octobre", "at 6 pm", ""]),
    ),
    min_size=2,
    max_size=12,
)


def readings(texts: Sequence[str]) -> list[Reading]:
    """Claims of one source each, in English and French by turns, with the values they give."""
    return [reading(number, text, ("en", "fr")[number % 2]) for number, text in enumerate(texts)]


def reading(number: int, text: str, language: str) -> Reading:
    """One claim that cites itself."""
    source = f"S{number + 1}"
    claim = Claim(
        id=f"{source}.facts.1",
        field="facts",
        align=Align.CLAIM,
        text=text,
        mode="happened",
        values=[
            *quantities(text, language),
            *dates(text, language, "2025-10-16"),
            *names(text, language),
        ],
        citations=[Citation(source=source, start=0, end=len(text), line=1, quote=text)],
    )
    return Reading(claim, language, "2025-10-16")


def every_pair(count: int) -> tuple[np.ndarray, np.ndarray]:
    """All ordered pairs of positions."""
    first, second = zip(*product(range(count), repeat=2), strict=True)
    return np.array(first), np.array(second)


@given(NAMES, NAMES)
def test_names_that_can_be_one_share_a_mark(a: str, b: str) -> None:
    if same_name(a, b):
        assert name_marks(a) & name_marks(b)


@given(NAMES, NAMES)
def test_names_of_one_actor_share_a_mark(a: str, b: str) -> None:
    first, second = (
        Name(raw=raw, key=raw.lower(), kind="unknown", start=0, end=len(raw)) for raw in (a, b)
    )
    if same_actor(first, second):
        assert actor_marks(a) & actor_marks(b)


def test_different_names_share_no_mark() -> None:
    assert name_marks("Vladimir Poutine").isdisjoint(name_marks("Donald Trump"))


@given(st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_units_of_one_thing_are_linked_by_marks(a: str, b: str) -> None:
    if same_unit(a, b) or base(a)[0] == base(b)[0]:
        assert unit_marks(a) & unit_marks(b)


NUMBERS = st.one_of(st.integers(-1200, 1200), st.floats(0.01, 1e6, allow_nan=False))
QUANTITIES = st.builds(
    lambda raw, kind, bound, number, spread, unit: Quantity(
        raw=raw,
        kind=kind,
        bound=bound,
        number=number,
        low=None if bound in {"at_most", "less_than"} else number - spread,
        high=None if bound in {"at_least", "more_than"} else number + spread,
        unit=unit,
        start=0,
        end=len(raw),
    ),
    st.sampled_from(["12", "4.2 million", "5 %", "1,5", "trois", "4bn", "7 k", "m 3", "8."]),
    st.sampled_from(get_args(QuantityKind)),
    st.sampled_from(get_args(Bound)),
    NUMBERS,
    st.sampled_from([0, 0, 1, 30.5]),
    st.sampled_from(UNITS),
)


@given(QUANTITIES, QUANTITIES)
def test_compatible_quantities_reach_one_another(a: Quantity, b: Quantity) -> None:
    if compatible(a, b):
        (low, high), (least, most) = reach(a), reach(b)
        assert low <= most
        assert least <= high


def test_far_apart_counts_do_not_reach_one_another() -> None:
    (few,), (many,) = quantities("12 houses", "en"), quantities("900 houses", "en")
    assert reach(few)[1] < reach(many)[0]


@given(TEXTS)
def test_what_is_told_of_all_pairs_at_once_is_what_is_told_of_each(texts: list[str]) -> None:
    claims = readings(texts)
    listed = [Features(claim, at) for at, claim in enumerate(claims)]
    first, second = every_pair(len(claims))
    weights = Weights(each.alone for each in listed)
    words = Overlaps([each.alone for each in listed], weights).overlap(first, second)
    figures = Figures(claims).most(first, second)
    days = Dates(claims).shared(first, second)
    named = Names(claims).shared(first, second)
    for at, (i, j) in enumerate(zip(first, second, strict=True)):
        a, b = claims[i], claims[j]
        assert words[at] == pytest.approx(weights.overlap(listed[i].alone, listed[j].alone))
        assert figures[at] >= agreeing(a, b)
        assert days[at] == sharing_a_day(a, b)
        assert named[at] == pytest.approx(names_shared(a, b))


@given(TEXTS)
def test_no_pair_that_scores_enough_is_left_out(texts: list[str]) -> None:
    claims = readings(texts)
    listed = [Features(claim, at) for at, claim in enumerate(claims)]
    weights = Weights(each.alone for each in listed)
    kept = set(pairs_within_reach(listed, weights, None))
    identity = Identity(claims)
    for i, j in product(range(len(claims)), repeat=2):
        rare = {word for word in listed[i].alone & listed[j].alone if weights.counts[word] > 1}
        if i < j and rare and identity.score(claims[i], claims[j]) >= SAME:
            assert (i, j) in kept
