"""Finding articles about another event before anything is merged.

Articles are compared by what they name and, within one language, by their words: cosine of
logarithmic term frequencies (Salton and Buckley 1988). The articles that hang together form the
event; one that hangs on none of them is set aside, but only where a clear majority shows which
event the folder is about. Losing an article that belongs is worse than keeping one that does
not, so all limits are far on the side of keeping.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from statistics import median

import numpy as np
from numpy.typing import NDArray

from summarizer.extraction.evidence import Evidence
from summarizer.extraction.summary import Claim, Source, Summary, Withheld
from summarizer.merging.brief import Notice
from summarizer.values.stopwords import STOPWORDS
from summarizer.values.text import content_words, fold

_NAMES = 0.3  # weight of names against words, within one language
_ACROSS = 0.8  # weight of names alone, across languages
_NEAREST = 3  # articles of the event an article is held against
_BELONGS = 0.38  # share of the folder's usual likeness from which an article belongs
_UNRELATED = 0.08  # likeness below which two articles have nothing in common
_JUDGED = 40  # words from which an article shows what it is about
_MAJORITY = 2  # times as large as another group the event must be to rule it out
_NAMED = 8  # names a language must have before they show that it tells of another event
_SHORT_NAME = 3  # letters
_SMALL = STOPWORDS["fr"] | STOPWORDS["en"]


@dataclass(frozen=True)
class Subject:
    """What an article is about, as weights of its names and words, each of length one."""

    language: str
    names: Mapping[str, float]
    words: Mapping[str, float]

    @classmethod
    def of(cls, evidence: Evidence) -> "Subject":
        """Count the names and content words of an article's sentences."""
        language = evidence.article.language
        names: Counter[str] = Counter()
        stems: Counter[str] = Counter()
        for sentence in evidence.sentences:
            stems.update(content_words(sentence.text, language))
            for name in sentence.names:
                parts = fold(name.raw).split()
                names.update(p for p in parts if len(p) >= _SHORT_NAME and p not in _SMALL)
        return cls(language, _unit(names), _unit(stems))


def set_aside(
    summaries: Sequence[Summary], texts: Mapping[str, Evidence]
) -> tuple[list[Summary], list[Notice]]:
    """Mark the sources that are about another event and take their claims out.

    Args:
        summaries: All of the folder, in order.
        texts: The sentences of the used ones, by source.

    Returns:
        The summaries, those of another event with status `other_event`, a reason, and their
        claims withheld; and a notice where the folder holds several events and nothing shows
        which is the one meant.

    """
    judged = [
        summary.source.id
        for summary in summaries
        if summary.source.id in texts and summary.source.words >= _JUDGED
    ]
    groups = _events({ident: Subject.of(texts[ident]) for ident in judged})
    if len(groups) < 2:  # noqa: PLR2004  one event, as it should be
        return list(summaries), []
    event, *others = groups
    if any(len(event) < _MAJORITY * len(other) for other in others):
        return list(summaries), [Notice(kind="events_differ", groups=groups)]
    aside = {ident for other in others for ident in other}
    return [
        _aside(summary, len(event)) if summary.source.id in aside else summary
        for summary in summaries
    ], []


def _aside(summary: Summary, others: int) -> Summary:
    reason = (
        f"it seems to be about another event: it shares hardly a name or a word with the {others} "
        "articles that belong together"
    )
    changes = {"status": "other_event", "reason": reason}
    source = Source.model_validate(summary.source.model_dump() | changes)
    withheld = [_withheld(claim, summary) for claim in summary.claims]
    return summary.model_copy(
        update={"source": source, "claims": [], "withheld": [*summary.withheld, *withheld]}
    )


def _withheld(claim: Claim, summary: Summary) -> Withheld:
    cited = [
        sentence.n
        for sentence in summary.sentences
        if any(c.start < sentence.end and sentence.start < c.end for c in claim.citations)
    ]
    return Withheld(
        source=summary.source.id,
        field=claim.field,
        text=claim.text,
        reason="other_event",
        detail="the article seems to be about another event",
        sentences=cited,
    )


def _events(subjects: Mapping[str, Subject]) -> list[list[str]]:
    """Group articles by event, the largest group first; deterministic for any order.

    Each group grows from the article most like all others by whatever hangs on it best.
    """
    ordered = sorted(subjects, key=lambda ident: int(ident[1:]))
    like = _likenesses([subjects[ident] for ident in ordered])
    usual = median(_holds(like, len(ordered) - 1).tolist()) if ordered else 0.0
    needed = max(_BELONGS * usual, _UNRELATED)
    spoken = np.array([subjects[ident].language for ident in ordered])
    own = np.where(spoken[:, None] == spoken[None, :], like, 0.0)
    left, groups = list(range(len(ordered))), list[list[int]]()
    while left:
        among = like[np.ix_(left, left)]
        seed = left[int(np.argmax(np.round(among.sum(axis=1), 9)))]
        group = [seed]
        left.remove(seed)
        near, near_own = like[np.ix_(left, group)], own[np.ix_(left, group)]
        while left:
            # Articles in another language share names or nothing, which says little against one.
            there = (spoken[left][:, None] == spoken[group][None, :]).sum(axis=1)
            held = near_own.sum(axis=1) / np.clip(there, 1, _NEAREST)
            holds = np.round(np.maximum(near.sum(axis=1) / near.shape[1], held), 9)
            best = int(np.argmax(holds))
            if holds[best] < needed:
                break
            group.append(left.pop(best))
            near = _nearest(near, best, like[np.ix_(left, group[-1:])])
            near_own = _nearest(near_own, best, own[np.ix_(left, group[-1:])])
        groups.append(sorted(group))
    groups.sort(key=lambda group: (-len(group), group[0]))
    groups = _with_unnamed(groups, [subjects[ident] for ident in ordered])
    return [[ordered[at] for at in group] for group in groups]


def _with_unnamed(groups: list[list[int]], subjects: Sequence[Subject]) -> list[list[int]]:
    """Keep with the event what is in another language and names too little to be judged by it."""
    if len(groups) < 2:  # noqa: PLR2004  one event, as it should be
        return groups
    event, others = groups[0], list[list[int]]()
    spoken = {subjects[at].language for at in event}
    for group in groups[1:]:
        names = {name for at in group for name in subjects[at].names}
        foreign = spoken.isdisjoint(subjects[at].language for at in group)
        if foreign and len(names) < _NAMED:
            event = sorted([*event, *group])
        else:
            others.append(group)
    return [event, *others]


def _nearest(near: NDArray[np.float64], gone: int, new: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the likenesses of the nearest few, a row less and a column more."""
    return np.sort(np.hstack([np.delete(near, gone, axis=0), new]), axis=1)[:, -_NEAREST:]


def _holds(like: NDArray[np.float64], others: int) -> NDArray[np.float64]:
    """Return how well each row hangs on `others` of the columns: the mean of its nearest few."""
    kept = max(1, min(_NEAREST, others))
    top = np.sort(like, axis=1)[:, -kept:]
    holds: NDArray[np.float64] = top.sum(axis=1) / kept
    return holds


def _likenesses(subjects: Sequence[Subject]) -> NDArray[np.float64]:
    """Return how alike each two subjects are; nothing is like itself."""
    names = _products([subject.names for subject in subjects])
    words = _products([subject.words for subject in subjects])
    languages = np.array([subject.language for subject in subjects])
    one = languages[:, None] == languages[None, :]
    like: NDArray[np.float64] = np.where(
        one, _NAMES * names + (1 - _NAMES) * words, _ACROSS * names
    )
    np.fill_diagonal(like, 0.0)
    return like


def _products(weights: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
    terms = sorted({term for each in weights for term in each})
    column = {term: at for at, term in enumerate(terms)}
    matrix = np.zeros((len(weights), len(terms)))
    for row, each in enumerate(weights):
        for term, weight in each.items():
            matrix[row, column[term]] = weight
    product: NDArray[np.float64] = matrix @ matrix.T
    return product


def _unit(counts: Counter[str]) -> dict[str, float]:
    weights = {term: 1 + log(count) for term, count in sorted(counts.items())}
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()}
