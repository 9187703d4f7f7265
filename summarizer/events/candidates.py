"""Which articles are worth comparing: those nearest by vectors, and by rare terms in common.

Every article looks up a bounded number of others, so that comparing grows with their number and
not with its square. Terms are looked up in inverted lists; the common ones, whose lists are long
and say little, are left out.
"""

import numpy as np

from summarizer.events.likeness import Floats, Likeness, Rows
from summarizer.merging.calibration import Matrix

NEAREST = 12  # others looked up by vectors, and as many again by terms
_COMMON = 256  # articles a term may stand in to be looked up
_BLOCK = 512  # rows of the matrix of cosines held at once


def candidates(likeness: Likeness, asking: Rows, asked: Rows, days: float) -> list[Rows]:
    """Return for each of `asking` the rows of `asked` worth comparing it with, in order.

    Args:
        likeness: The articles held.
        asking: Rows that look for others, in order.
        asked: Rows that may be found, in order; never the one that asks.
        days: Furthest apart in time; an article without a date is near to all.

    """
    by_terms = _by_terms(likeness, asking, asked, days)
    by_vectors = _by_vectors(likeness, asking, asked, days)
    return [np.union1d(a, b) for a, b in zip(by_terms, by_vectors, strict=True)]


def _by_vectors(likeness: Likeness, asking: Rows, asked: Rows, days: float) -> list[Rows]:
    """Look up the nearest vectors of the same model. Ties, after rounding, go to the lower row."""
    found: list[Rows] = []
    targets = likeness.vectors[asked]
    for at in range(0, len(asking), _BLOCK):
        rows = asking[at : at + _BLOCK]
        cosines = np.round(likeness.vectors[rows] @ targets.T, 4)
        for row, line in zip(rows, cosines, strict=True):
            usable = (likeness.model[asked] == likeness.model[row]) & (asked != row)
            usable &= likeness.gaps(int(row), asked) <= days
            usable &= likeness.model[row] >= 0
            found.append(asked[_best(np.where(usable, line, -np.inf))])
    return found


def _by_terms(likeness: Likeness, asking: Rows, asked: Rows, days: float) -> list[Rows]:
    """Look up those with which the uncommon terms in common weigh most."""
    lists = _inverted(likeness, asked)
    found: list[Rows] = []
    for row in asking:
        terms, weights = likeness.sparse.row(int(row))
        score = np.zeros(len(asked))
        for term, weight in zip(terms.tolist(), weights.tolist(), strict=True):
            if term in lists:
                places, others = lists[term]
                score[places] += weight * others
        score[(asked == row) | (likeness.gaps(int(row), asked) > days)] = 0.0
        score = np.where(score > 0, np.round(score, 4), -np.inf)
        found.append(asked[_best(score)])
    return found


def _inverted(likeness: Likeness, asked: Rows) -> dict[int, tuple[Rows, Floats]]:
    """Return for each uncommon term the places in `asked` it stands in, and its weights there."""
    rows = [likeness.sparse.row(int(row)) for row in asked]
    if not rows:
        return {}
    terms = np.concatenate([row[0] for row in rows])
    weights = np.concatenate([row[1] for row in rows])
    places = np.repeat(np.arange(len(rows)), [len(row[0]) for row in rows])
    order = np.argsort(terms, kind="stable")
    terms, weights, places = terms[order], weights[order], places[order]
    edges = np.flatnonzero(np.diff(terms, prepend=-1, append=-2))
    return {
        int(terms[a]): (places[a:b], weights[a:b])
        for a, b in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)
        if b - a <= _COMMON
    }


def _best(scores: Floats | Matrix) -> Rows:
    """Return the places of the highest scores above -inf, of equal ones the first."""
    if len(scores) > NEAREST:
        least = np.partition(scores, -NEAREST)[-NEAREST]
        places = np.flatnonzero(scores >= least)
        places = places[np.argsort(-scores[places], kind="stable")][:NEAREST]
    else:
        places = np.arange(len(scores))
    kept: Rows = places[np.isfinite(scores[places])]
    return kept
