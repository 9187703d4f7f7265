"""Merging the cases as `brief` does: by sentence vectors where a model is installed, or by words.

Cases of one kind tell the same claims over and over, so every text is embedded once in a run.
"""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from summarizer.extraction.summary import Summary
from summarizer.merging.brief import Brief
from summarizer.merging.brief_run import Candidates
from summarizer.merging.calibration import Matrix, Scale
from summarizer.merging.embeddings import Embedder, embed_claims
from summarizer.merging.merge import merge

Comparing = Literal["all", "mixed", "words"]


class Remembered:
    """An embedder that asks another one for each text once."""

    def __init__(self, model: Embedder) -> None:
        self._model = model
        self._known: dict[str, Matrix] = {}

    def describe(self) -> Candidates:
        """Say which model it is."""
        return self._model.describe()

    def scale(self) -> Scale:
        """Say where its cosines lie."""
        return self._model.scale()

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Return one unit vector a text."""
        wanted = sorted({text for text in texts if text not in self._known})
        if wanted:
            self._known |= zip(wanted, self._model.embed(wanted), strict=True)
        return np.stack([self._known[text] for text in texts])


class Merger:
    """Merges a case's summaries, with the vectors of `model` where they are wanted."""

    def __init__(self, model: Embedder, comparing: Comparing) -> None:
        self._model = Remembered(model)
        self._mixed = comparing == "mixed"
        self._off = comparing == "words"

    def __call__(self, summaries: Sequence[Summary]) -> Brief:
        """Return the brief; "mixed" asks for vectors only where there are two languages."""
        languages = {summary.source.language for summary in summaries}
        if self._off or (self._mixed and len(languages) == 1):
            return merge(summaries)
        return merge(summaries, vectors=embed_claims(summaries, self._model))
