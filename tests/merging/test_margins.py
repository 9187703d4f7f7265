"""How far a translation stands out from what else the other article tells."""

from collections.abc import Sequence
from itertools import permutations

import numpy as np
import pytest

from summarizer.merging.brief_run import Candidates
from summarizer.merging.calibration import Scale
from summarizer.merging.embeddings import Vectors
from summarizer.merging.likeness import Reading
from summarizer.merging.margins import Margins
from tests.merging.making import fact, summary

ANGLES = {"fr": (0, 40, 80, 120), "en": (5, 45, 85, 125)}  # degrees; one direction a fact


def readings(counts: tuple[int, int] = (4, 4)) -> list[Reading]:
    """Return so many claims of a French and of an English article, of the same facts."""
    made = []
    for number, (language, count) in enumerate(zip(("fr", "en"), counts, strict=True), start=1):
        texts = [f"Paul Morvan {language} {at}." for at in range(count)]
        rows = [fact(text, n) for n, text in enumerate(texts, start=1)]
        made += [
            Reading(claim, language)
            for claim in summary(number, texts, *rows, language=language).claims
        ]
    return made


def vectors(listed: Sequence[Reading]) -> Vectors:
    """Return a vector for every claim, near to that of the same fact in the other language."""
    rows = {reading.claim.text: row for row, reading in enumerate(listed)}
    turned = [
        np.radians(ANGLES[each.language][int(each.claim.text.rstrip(".")[-1])]) for each in listed
    ]
    matrix = np.array([[np.cos(t), np.sin(t)] for t in turned], dtype=np.float32)
    how = Candidates(found_by="embeddings", model="angles")
    return Vectors(how, rows, matrix, Scale(alone=(0.5, 1.0), across=(0.5, 1.0)))


def test_a_translation_stands_out_and_another_fact_falls_short() -> None:
    listed = readings()
    margins = Margins(listed, vectors(listed))
    same, other = margins.margin(1, 5), margins.margin(1, 6)
    assert same is not None
    assert other is not None
    assert other < 0 < same


def test_the_nearest_claims_of_two_articles_are_paired_where_both_are_nearest() -> None:
    listed = readings()
    assert set(Margins(listed, vectors(listed)).mutual()) == {(at, at + 4) for at in range(4)}


@pytest.mark.parametrize("counts", [(1, 4), (4, 3)])
def test_an_article_that_tells_little_gives_no_margin(counts: tuple[int, int]) -> None:
    listed = readings(counts)
    assert Margins(listed, vectors(listed)).margin(0, counts[0]) is None


def test_a_claim_without_a_vector_has_no_margin() -> None:
    listed = readings()
    known = vectors(listed[:-1])
    assert Margins(listed, known).margin(0, 7) is None


def test_a_margin_does_not_depend_on_the_order_of_the_claims() -> None:
    listed = readings()
    wanted = Margins(listed, vectors(listed)).margin(2, 6)
    for first in permutations(listed[:4]):
        turned = [*first, *listed[4:]]
        at = turned.index(listed[2])
        assert Margins(turned, vectors(turned)).margin(at, 6) == wanted
