"""Two places that are none: a part and its whole."""

from summarizer.extraction.evidence import Evidence
from summarizer.merging.conflicts.clash import Clash, Taking
from summarizer.merging.index import SourceIndex
from summarizer.values.names import same_name

_BESIDE = 1  # sentences before and after the one that names a place


def one_place(clash: Clash, index: SourceIndex) -> bool:
    """Tell whether the places that clash are one, the smaller within the larger.

    Some article puts both into one sentence and denies neither ("at Sandreuil, in Lannec"), or
    the articles of both sides name the other's place right beside their own. So whoever names the
    one alone says nothing against the other.
    """
    if clash.kind != "contradiction" or clash.slot != "place":
        return False
    one, two = clash.sides
    if any(_together(one.raw, two.raw, each, 0) for each in index.sources.values()):
        return True
    return _near(one, two, index) and _near(two, one, index)


def _near(side: Taking, other: Taking, index: SourceIndex) -> bool:
    """Tell whether an article of one side names the other's place beside its own."""
    return any(
        _together(side.raw, other.raw, index.sources[source], _BESIDE)
        for source in side.sources()
        if source in index.sources
    )


def _together(place: str, other: str, evidence: Evidence, beside: int) -> bool:
    """Tell whether two places are named at most so many sentences from one another."""
    mine, theirs = (_naming(each, evidence) for each in (place, other))
    return any(abs(first - second) <= beside for first in mine for second in theirs)


def _naming(place: str, evidence: Evidence) -> list[int]:
    """Return the numbers of the sentences that name a place and deny nothing."""
    return [
        sentence.n
        for sentence in evidence.sentences
        if any(same_name(place, name.raw) for name in sentence.names)
        and not any(clause.negated for clause in sentence.clauses)
    ]
