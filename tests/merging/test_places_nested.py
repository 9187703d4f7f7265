"""A place and the larger one it lies in contradict nothing."""

from summarizer.extraction.summary import Summary
from summarizer.merging.merge import merge
from tests.merging.making import fact, own_sentence, summary

TOWN = "Several people died when a tram overturned in Lannec."
QUARTER = "Several people died when a tram overturned at Sandreuil."


def one(number: int, line: str, *others: str) -> Summary:
    """An article with one claim, and sentences beside it that no claim is made from."""
    return summary(number, [line, *others, own_sentence(number, 0)], fact(line, 1), language="en")


def slots(*articles: Summary) -> list[str]:
    return [conflict.slot for conflict in merge(articles).conflicts]


def test_two_places_contradict_one_another_where_nothing_puts_one_into_the_other() -> None:
    assert slots(one(1, TOWN), one(2, QUARTER)) == ["place"]


def test_a_sentence_that_names_both_shows_one_to_lie_in_the_other() -> None:
    third = one(3, "The line is closed.", "The curve at Sandreuil, in Lannec, was known for it.")
    assert slots(one(1, TOWN), one(2, QUARTER), third) == []


def test_articles_that_each_name_both_places_side_by_side_agree() -> None:
    near = one(1, TOWN, "The curve near Sandreuil was known for it.")
    within = one(2, QUARTER, "The police of Lannec closed the line.")
    assert slots(near, within) == []
    assert slots(near, one(2, QUARTER)) == ["place"]


def test_a_denial_of_the_one_place_does_not_make_them_one() -> None:
    third = one(3, "The line is closed.", "It was not at Sandreuil but in Lannec, they said.")
    assert slots(one(1, TOWN), one(2, QUARTER), third) == ["place"]
