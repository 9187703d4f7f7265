"""Which sentences of an article to take: by what they tell, how central they are, where they stand.

Redundancy is kept down by maximal marginal relevance, after Jaime Carbonell and Jade Goldstein,
"The Use of MMR, Diversity-Based Reranking for Reordering Documents and Producing Summaries",
SIGIR 1998, 335-336: a sentence is worth less the more of it a chosen one says already.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.extraction.passages import Passage

# What a sentence that tells as much as one can, is twice as central as the average, or opens
# its article is worth.
TOLD = 2.0
CENTRAL = 2.0
CENTRAL_IN_ARTICLE = 0.5
FIRST = 1.0
REPEATED = 3.0  # what one loses whose words all stand in a chosen one
MOST_TOLD = 6.0  # of `Passage.score`, beyond which more figures and names say no more
SAME = 0.7  # share of its words from which a sentence repeats a chosen one
LEANS = 0.6  # what a sentence loses that points back
SHORT = 8  # words below which a sentence seldom tells much
TERSE = 0.6
LONG = 32  # words from which each further one costs a little
EACH_WORD = 0.03


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be taken.

    Attributes:
        passage: The sentence.
        words: Its content words.
        central: Its centrality among the sentences of all articles; 1 is the average.
        central_in_article: The same among those of its own.
        place: Where it stands in its article, from 0 (first) to 1 (last).
        leans: Whether it points back to the sentences before it.

    """

    passage: Passage
    words: frozenset[str]
    central: float
    central_in_article: float
    place: float
    leans: bool = False

    def worth(self) -> float:
        """Return what the sentence is worth by itself."""
        told = min(self.passage.score, MOST_TOLD) / MOST_TOLD
        length = len(self.passage.text.split())
        return (
            TOLD * told
            + CENTRAL * min(self.central, 2.0) / 2
            + CENTRAL_IN_ARTICLE * min(self.central_in_article, 2.0) / 2
            + FIRST * (1 - self.place) ** 2
            - EACH_WORD * max(0, length - LONG)
            - LEANS * self.leans
            - TERSE * (length < SHORT)
        )


def choose(candidates: Sequence[Candidate], most: int) -> list[Candidate]:
    """Return at most `most` of the candidates, best first; none says what another says."""
    chosen: list[Candidate] = []
    worth: Mapping[int, float] = {c.passage.sentence: c.worth() for c in candidates}
    left = list(candidates)
    while left and len(chosen) < most:
        left = [each for each in left if _repeated(each, chosen) < SAME]
        if not left:
            break
        best = max(
            left,
            key=lambda each: (
                worth[each.passage.sentence] - REPEATED * _repeated(each, chosen) ** 2,
                -each.passage.sentence,
            ),
        )
        chosen.append(best)
        left.remove(best)
    return chosen


def _repeated(candidate: Candidate, chosen: Sequence[Candidate]) -> float:
    """Return the largest share of a candidate's words that one of the chosen has."""
    if not candidate.words:
        return 1.0
    return max(
        (len(candidate.words & other.words) / len(candidate.words) for other in chosen),
        default=0.0,
    )
