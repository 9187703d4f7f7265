"""Sentence vectors as a value: texts in, unit vectors out, and how alike two texts are.

Embeddings put a contradiction as close as a paraphrase. They find claims worded differently or
in the other language; the typed guards decide (see `guards`, `identity`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from schemas.entries import Align
from summarizer.extraction.summary import Summary
from summarizer.merging.brief_run import Candidates, WhyWords
from summarizer.merging.calibration import Matrix, Scale

_BLOCK = 1024  # rows of the similarity matrix held at once
_PAIRS = 1 << 14  # pairs of vectors held at once


class Embedder(Protocol):
    """Something that turns texts into unit vectors."""

    def describe(self) -> Candidates:
        """Say which model this is, for the run."""

    def scale(self) -> Scale:
        """Say where the model's cosines lie; raises SummarizerError when it cannot be asked."""

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Return one unit vector a text, as rows of float32; raises SummarizerError."""


@dataclass(frozen=True)
class Vectors:
    """The vectors of a run's claims, and how they came about.

    Attributes:
        how: What the run says about them.
        rows: Row of each text.
        matrix: Unit vectors, float32.
        scale: What their cosines mean; None without vectors.

    """

    how: Candidates
    rows: dict[str, int] = field(default_factory=dict)
    matrix: Matrix = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))
    scale: Scale | None = None

    def likeness(self, a: str, b: str, *, across: bool) -> float | None:
        """Return how alike two texts are: 0 other facts, 1 one fact; None without their vectors.

        Args:
            a: One text.
            b: The other.
            across: Whether they are in different languages.

        """
        first, second = self.rows.get(a), self.rows.get(b)
        if first is None or second is None or self.scale is None:
            return None
        return self.scale.likeness(float(self.matrix[first] @ self.matrix[second]), across=across)

    def cosines(
        self, texts: Sequence[str], first: NDArray[np.int64], second: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Return the cosine of each pair of texts, given by position; 1 where a vector is missing.

        The last bits may differ from those of `likeness`.
        """
        rows = np.array([self.rows.get(text, -1) for text in texts], dtype=np.int64)
        found = np.ones(len(first))
        known = np.flatnonzero((rows[first] >= 0) & (rows[second] >= 0))
        for start in range(0, len(known), _PAIRS):
            at = known[start : start + _PAIRS]
            ours, theirs = self.matrix[rows[first[at]]], self.matrix[rows[second[at]]]
            found[at] = np.einsum("ij,ij->i", ours, theirs)
        return found

    def nearest(self, texts: Sequence[str], count: int) -> list[list[int]]:
        """Return for each text the positions of those nearest to it, the nearest first.

        Texts without a vector have none. Ties, after rounding, go to the lower position.
        """
        held = [i for i, text in enumerate(texts) if text in self.rows]
        found: list[list[int]] = [[] for _ in texts]
        if len(held) < 2:  # noqa: PLR2004  a pair
            return found
        matrix = self.matrix[[self.rows[texts[i]] for i in held]]
        kept = min(count, len(held) - 1)
        for start in range(0, len(held), _BLOCK):
            block = np.round(matrix[start : start + _BLOCK] @ matrix.T, 4)
            own = np.arange(len(block))
            block[own, own + start] = -2.0
            top = np.argpartition(-block, kept - 1, axis=1)[:, :kept]
            edge = np.take_along_axis(block, top, axis=1).min(axis=1)
            for row, least in enumerate(edge):
                near = np.flatnonzero(block[row] >= least)
                order = np.lexsort((near, -block[row, near]))[:kept]
                found[held[start + row]] = [held[int(near[at])] for at in order]
        return found


def by_words(why: WhyWords, detail: str = "") -> Vectors:
    """Return no vectors, and the reason: candidates are then found by their words."""
    return Vectors(Candidates(found_by="words", reason=why, detail=detail))


def texts_of(summaries: Iterable[Summary]) -> list[str]:
    """Return the texts merging wants vectors of, each once, sorted."""
    used = [summary for summary in summaries if summary.source.status == "used"]
    if len({summary.source.id for summary in used}) < 2:  # noqa: PLR2004  nothing to compare
        return []
    claims = (claim for summary in used for claim in summary.claims)
    return sorted({claim.text for claim in claims if claim.align is not Align.NAME})


def embed_claims(summaries: Iterable[Summary], embedder: Embedder) -> Vectors:
    """Embed the claims of all summaries, each text once and in sorted order.

    Raises SummarizerError when the embedder cannot be asked.
    """
    texts = texts_of(summaries)
    if not texts:
        return Vectors(embedder.describe())
    matrix = embedder.embed(texts)
    rows = {text: row for row, text in enumerate(texts)}
    return Vectors(embedder.describe(), rows, matrix, embedder.scale())
