"""Quantities of hand-written expressions, and what is said about two of them."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.values.quantities import (
    Carried,
    compatible,
    quantities,
    same_quantity,
    states,
    units_agree,
)
from summarizer.values.typed import Quantity
from tests.values.quantity_table import ENGLISH, FRENCH

SIGNS = {"exact": "", "about": "~", "at_least": ">=", "more_than": ">", "at_most": "<=",
         "less_than": "<", "range": ""}  # fmt: skip


def written(quantity: Quantity) -> str:
    """Write a quantity the way the tables do."""
    number = f"{quantity.number}..{quantity.high}" if quantity.bound == "range" else quantity.number
    kind = f"{quantity.kind} " if quantity.kind in {"age", "ordinal"} else ""
    return f"{kind}{SIGNS[quantity.bound]}{number} {quantity.unit or '-'}"


def one(text: str, language: str = "en") -> Quantity:
    found = quantities(text, language)
    assert len(found) == 1, found
    return found[0]


TABLE = [(line, "fr") for line in FRENCH] + [(line, "en") for line in ENGLISH]


@pytest.mark.parametrize(("line", "language"), TABLE)
def test_an_expression_holds_these_quantities(line: str, language: str) -> None:
    text, _, expected = line.partition(" => ")
    found = ", ".join(written(item) for item in quantities(text, language))
    assert (found or "nothing") == expected


@pytest.mark.parametrize(("line", "language"), TABLE)
def test_the_span_of_a_quantity_is_what_is_written_there(line: str, language: str) -> None:
    text = f"Selon eux, {line.partition(' => ')[0]}."
    found = quantities(text, language)
    for item in found:
        assert text[item.start : item.end] == item.raw
    places = [(item.start, item.end) for item in found]
    assert places == sorted(places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))


@given(st.text(max_size=120), st.sampled_from(["fr", "en", "de", ""]))
def test_any_text_is_read_without_failing(text: str, language: str) -> None:
    for item in quantities(text, language):
        assert text[item.start : item.end] == item.raw


@given(st.integers(0, 10**9))
def test_every_way_of_grouping_digits_gives_the_number(number: int) -> None:
    for text, language in (
        (f"{number} drones", "fr"),
        (f"{number:,} drones", "en"),
        (f"{number:,} drones".replace(",", " "), "fr"),
        (f"{number:,} drones".replace(",", "."), "fr"),
        (f"{number:,} drones".replace(",", "\u202f"), "fr"),
    ):
        if 1500 <= number < 2100:  # a year, or not: the noun decides, tested above
            continue
        assert [item.number for item in quantities(text, language)] == [number], text


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        (("plus de 300 drones", "fr"), ("about 320 drones", "en"), True),
        (("plus de 300 drones", "fr"), ("environ 320 drones", "fr"), True),
        (("320 drones", "fr"), ("320 missiles", "fr"), False),
        (("12 dead", "en"), ("112 dead", "en"), False),
        (("more than 300 drones", "en"), ("300 drones", "en"), False),
        (("at least 300 drones", "en"), ("300 drones", "en"), True),
        (("fewer than 12 people", "en"), ("12 people", "en"), False),
        (("trois douzaines de missiles", "fr"), ("37 missiles", "fr"), True),
        (("une trentaine de blessés", "fr"), ("35 injured", "en"), True),
        (("presque deux heures trente", "fr"), ("deux heures et demie", "fr"), True),
        (("plus de deux heures", "fr"), ("two and a half hours", "en"), True),
        (("48 hours", "en"), ("two days", "en"), True),
        (("un an et demi", "fr"), ("18 months", "en"), True),
        (("seven people", "en"), ("sept morts", "fr"), True),
        (("seven dead", "en"), ("seven injured", "en"), False),
        (("between 5 and 7 dead", "en"), ("6 dead", "en"), True),
        (("between 5 and 7 dead", "en"), ("8 dead", "en"), False),
        (("$4.2bn", "en"), ("$42bn", "en"), False),
        (("$4.2bn", "en"), ("$4.23bn", "en"), True),
        (("$4.2bn", "en"), ("€4.2bn", "en"), False),
        (("-5 %", "fr"), ("5 %", "fr"), False),
        (("dozens of people", "en"), ("12 people", "en"), False),
        (("4 soldats", "fr"), ("four soldiers", "en"), True),
    ],
)
def test_two_quantities_agree_when_a_reading_makes_both_true(
    a: tuple[str, str], b: tuple[str, str], agree: bool
) -> None:
    first, second = one(*a), one(*b)
    assert compatible(first, second) is agree
    assert compatible(second, first) is agree


@pytest.mark.parametrize(
    ("sentence", "claim", "expected"),
    [
        ("320 drones and 37 missiles", "320 drones", Carried.CARRIED),
        ("320 drones and 37 missiles", "320 missiles", Carried.OTHER_UNIT),
        ("320 drones and 37 missiles", "38 missiles", Carried.ABSENT),
        ("about 320 drones", "320 drones", Carried.BOUND_LOST),
        ("about 320 drones", "about 320 drones", Carried.CARRIED),
        ("more than 300 drones", "300 drones", Carried.BOUND_LOST),
        ("more than 300 drones", "at least 300 drones", Carried.CARRIED),
        ("at least 300 drones", "more than 300 drones", Carried.BOUND_LOST),
        ("300 drones", "more than 300 drones", Carried.BOUND_LOST),
        ("300 drones", "about 300 drones", Carried.CARRIED),
        ("up to 40 people", "40 people", Carried.BOUND_LOST),
        ("between 5 and 7 dead", "5 dead", Carried.BOUND_LOST),
        ("between 5 and 7 dead", "at least 5 dead", Carried.CARRIED),
        ("51 were taken to hospital", "51 people", Carried.CARRIED),
        ("seven people were killed", "seven dead", Carried.CARRIED),
        ("nobody was hurt", "seven dead", Carried.ABSENT),
    ],
)
def test_a_sentence_carries_a_claimed_number_only_as_it_stands(
    sentence: str, claim: str, expected: Carried
) -> None:
    assert states(quantities(sentence, "en"), one(claim)) is expected


def test_numbers_of_two_languages_are_one_number() -> None:
    assert same_quantity(one("deux heures et demie", "fr"), one("150 minutes"))
    assert same_quantity(one("1 200 drones", "fr"), one("1,200 drones"))
    assert same_quantity(one("10,5 milliards d'euros", "fr"), one("€10.5bn"))
    assert not same_quantity(one("10,5 milliards d'euros", "fr"), one("€10.6bn"))


def test_a_sum_without_its_currency_fits_one_with_it() -> None:
    assert units_agree(one("1,7 milliard", "fr"), one("1,7 milliard d'euros", "fr"))
    assert not units_agree(one("51"), one("51 %"))


_NUMBERS = st.sampled_from(
    ["5 dead", "at least 5 dead", "about 30 dead", "more than 30 dead", "5-7 dead", "30 missiles",
     "fewer than 6 dead", "$5", "5%", "5", "two hours", "120 minutes"]
)  # fmt: skip


@given(_NUMBERS, _NUMBERS)
def test_agreement_has_no_order(a: str, b: str) -> None:
    first, second = one(a), one(b)
    assert compatible(first, second) is compatible(second, first)
    assert same_quantity(first, second) is same_quantity(second, first)
    assert units_agree(first, second) is units_agree(second, first)


@given(_NUMBERS)
def test_a_quantity_carries_and_agrees_with_itself(text: str) -> None:
    quantity = one(text)
    assert compatible(quantity, quantity)
    assert same_quantity(quantity, quantity)
    assert states([quantity], quantity) is Carried.CARRIED


@pytest.mark.endurance  # a busy machine gives either length more than its share
def test_a_long_list_of_numbers_takes_time_in_proportion_to_its_length() -> None:
    def seconds(count: int) -> float:
        text = "12 " * count + str(count)  # not one that was read before
        began = time.process_time()
        assert len(quantities(text, "en")) > 0
        return time.process_time() - began

    quantities("12 boats", "en")
    short = min(seconds(400 + n) for n in range(3))
    # Ten times as long; a search back to the beginning at each number made it fifty.
    assert seconds(4000) < 25 * short
