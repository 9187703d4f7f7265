"""How central a sentence is among others: how much of what it says the others say as well.

Continuous LexRank, after Günes Erkan and Dragomir R. Radev, "LexRank: Graph-based Lexical
Centrality as Salience in Text Summarization", Journal of Artificial Intelligence Research 22
(2004), 457-479, section 3.3: sentences are the nodes of a graph, the cosine of their words
(weighted by idf) the weight of an edge, and a sentence's centrality is the share of time a
random walk over the graph spends on it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DAMPING = 0.15  # chance of a jump to any sentence; the paper's d, "typically chosen in [0.1, 0.2]"
_STEPS = 60  # enough for differences far below what `_DIGITS` keeps
_DIGITS = 6  # centralities are compared and must not hang on the last bits

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Words:
    """The sentences as vectors of length 1, one number a word that is there."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    weights: Floats
    count: int
    width: int

    def sums(self, p: Floats) -> Floats:
        """Return for each sentence the sum of its cosines with all others, weighted by `p`."""
        by_word = np.bincount(self.columns, self.weights * p[self.rows], minlength=self.width)
        all_of_them = np.bincount(
            self.rows, self.weights * by_word[self.columns], minlength=self.count
        )
        return np.maximum(all_of_them - p, 0.0)


def centralities(sentences: Sequence[Sequence[str]]) -> list[float]:
    """Return the centrality of each sentence; their mean is 1.

    Sentences of the same words are one node and share its centrality: a copied sentence makes
    nothing more central. The result for a sentence does not depend on the order they come in.

    Args:
        sentences: The content words of each sentence.

    """
    nodes = sorted({_node(words) for words in sentences})
    if not nodes:
        return []
    scores = dict(zip(nodes, _walked(_vectors(nodes)).tolist(), strict=True))
    return [round(scores[_node(words)], _DIGITS) for words in sentences]


def _node(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(words))


def _vectors(nodes: Sequence[tuple[str, ...]]) -> _Words:
    seen_in = Counter(word for node in nodes for word in set(node))
    places = {word: at for at, word in enumerate(sorted(seen_in))}
    idf = {word: float(np.log(1 + len(nodes) / count)) for word, count in seen_in.items()}
    rows, columns, weights = [], [], []
    for row, node in enumerate(nodes):
        counts = Counter(node)
        values = np.array([count * idf[word] for word, count in counts.items()], dtype=np.float64)
        length = float(np.sqrt((values**2).sum())) or 1.0
        rows += [row] * len(counts)
        columns += [places[word] for word in counts]
        weights += (values / length).tolist()
    return _Words(
        np.array(rows, dtype=np.intp),
        np.array(columns, dtype=np.intp),
        np.array(weights, dtype=np.float64),
        len(nodes),
        max(1, len(places)),
    )


def _walked(words: _Words) -> Floats:
    """Walk until the shares stand; a sentence like no other is reached by jumps alone."""
    count = words.count
    degrees = words.sums(np.ones(count))
    inverse = np.divide(1.0, degrees, out=np.zeros(count), where=degrees > _ALONE)
    shares = np.ones(count)
    for _ in range(_STEPS):
        shares = DAMPING + (1 - DAMPING) * words.sums(shares * inverse)
    mean = float(shares.mean())
    return shares / mean


_ALONE = 1e-9  # sum of cosines below which a sentence is like no other
