"""What speaks for two claims' being one fact, and how much each thing counts.

The weights were fitted on the claims of one event, those of two languages on that of several, and
rounded; the score is shifted so that `SAME` is the line.
"""

from collections.abc import Sequence
from typing import Any

SAME = 0.55  # score from which two claims are candidates for one entry
STEP = 0.1  # how much of the score one unit of evidence is worth
WITH_VECTORS = (2.0, 1.0, 1.2, 4.0)  # words, a figure, a date, nearness of the vectors
BY_WORDS = (4.0, 2.0, 1.5, 2.5)  # words, a figure, a date, names
WITH_MARGIN = (1.6, 1.2, 1.2, 1.6)  # the same across two languages, where the margin tells more
MARGIN = 4.0  # how much that tells (see `margins`)
STRAY = 1.5  # how much words tell against it that have a translation the other does not say
ALONE, ACROSS, WORDS_ONLY = 6.3, 2.2, 4.1  # evidence at which the score is `SAME`
UNHELD = 4.0  # across two languages where there is no margin, by the weights for one language
FAR = 0.3  # nearness of vectors in two languages below which nothing makes up for it
STANDING_OUT = (0.7, 0.3)  # nearness and margin from which two claims need no word in common
UNLIKE = 0.5  # nearness of the vectors below which shared words prove nothing


def weighed(evidence: Sequence[Any], weights: tuple[float, float, float, float]) -> Any:
    """Return the sum of four kinds of evidence, numbers or arrays of them, by their weights."""
    words, figure, date, last = evidence
    return words * weights[0] + figure * weights[1] + date * weights[2] + last * weights[3]


def stands_out(near: float, margin: float) -> bool:
    """Tell whether two claims are so near, and so much nearer than all else, as to need no word."""
    return near >= STANDING_OUT[0] and margin >= STANDING_OUT[1]
