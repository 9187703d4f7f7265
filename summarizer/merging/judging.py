"""Pairs of claims in the grey zone of "same fact?", and what a model thought of them.

Merging asks nobody. It can say which pairs its own evidence leaves open, and takes what was
thought of them as one more input. A pair is open only where the typed guards find no difference
at all: where values, names, days, places or denials differ, nobody is asked, and no judgement
joins two such claims.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from schemas.entries import Align
from summarizer.merging.clusters import claim_order
from summarizer.merging.embeddings import Vectors
from summarizer.merging.evidence import SAME
from summarizer.merging.guards import differences
from summarizer.merging.identity import Identity
from summarizer.merging.likeness import Reading

Answer = Literal["same", "different"]
Judgements = Mapping[tuple[str, str], Answer]
"""What was thought of two claims, by their ids, the lower first; see `clusters.claim_order`."""

GREY = 0.45  # score below which two claims are not in question
MOST = 60  # pairs asked about in one brief, the likeliest first


@dataclass(frozen=True, slots=True)
class Open:
    """Two claims of different sources that may tell one fact.

    Attributes:
        ids: The ids of the claims, the lower first.
        texts: The claims.
        score: What speaks for one fact, below the line from which it is enough.

    """

    ids: tuple[str, str]
    texts: tuple[str, str]
    score: float


def open_pairs(
    fields: Iterable[Sequence[Reading]], vectors: Vectors | None, most: int = MOST
) -> list[Open]:
    """Return the pairs whose likeness leaves open whether they tell one fact, likeliest first.

    Args:
        fields: The claims of each field of the form, in any order.
        vectors: Their vectors, as merging is given them.
        most: How many at most.

    """
    found = [pair for readings in fields for pair in _of_field(readings, vectors)]
    found.sort(key=lambda pair: (-pair.score, *map(claim_order, pair.ids)))
    return found[:most]


def _of_field(readings: Sequence[Reading], vectors: Vectors | None) -> list[Open]:
    claims = [reading for reading in readings if reading.claim.align is Align.CLAIM]
    identity = Identity(claims, vectors)
    return [
        _open(a, b, score)
        for score, a, b in identity.likely(GREY)
        if score < SAME and a.source != b.source and not any(differences(a, b))
    ]


def _open(a: Reading, b: Reading, score: float) -> Open:
    first, second = sorted((a, b), key=lambda reading: claim_order(reading.claim.id))
    return Open((first.claim.id, second.claim.id), (first.claim.text, second.claim.text), score)
