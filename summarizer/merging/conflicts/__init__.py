"""Disagreements between sources: one module a kind, found between entries, never inside one.

Every kind starts from the typed differences of `guards`; a kind's module says when such a
difference is about one thing, and which side is the older one.
"""

from summarizer.merging.conflicts.clash import Clash
from summarizer.merging.conflicts.finding import Measures, disagreements

__all__ = ["Clash", "Measures", "disagreements"]
