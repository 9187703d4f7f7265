"""The headline of a brief: the claim that is closest to what the outlets put on top.

Titles name the event where its best supported detail may not. Every word comes from an entry.
"""

from collections.abc import Mapping, Sequence
from math import sqrt

from summarizer.extraction.extractive.standing import leaning
from summarizer.extraction.summary import Summary
from summarizer.merging.brief import Brief, Entry
from summarizer.merging.lede import claims_of, fit, is_in, ranking
from summarizer.merging.tops import tops
from summarizer.merging.voice import speaker_to_add

_DEPTH = 0.5  # what standing at the very end of every article takes from a claim


def headline(brief: Brief, used: Sequence[Summary]) -> str:
    """Return the text of the claim that heads a brief; where there is none, a source's title.

    First come claims a lede may be written from, as nobody contradicts or has since updated
    them, that can be read alone and name whoever said them; one updated since never does while
    there is another. Among these a claim counts by the words it shares with the titles of the
    sources, or where they have none with their first sentences, by the origins that carry it, and
    by how near the top an article has it: background stands at the end.

    Args:
        brief: The brief without its headline; the order of its entries decides between equals.
        used: The summaries it is merged from.

    """
    language = brief.language
    sources = {summary.source.id: summary.source for summary in used}
    top = tops((_on_top(each) for each in used if each.language == language), language)
    rank = ranking(brief, top)
    lengths = {summary.source.id: len(summary.text) for summary in used}

    def measure(entry: Entry) -> tuple[object, ...]:
        ranked = rank(entry)
        depth = 1 - _DEPTH * _depth(entry, lengths)
        return (-top.likeness(entry.text) * sqrt(-ranked[0]) * depth, ranked)

    replaced = _replaced(brief)

    def failings(entry: Entry) -> tuple[bool, ...]:
        return (
            any(citation.stance == "later" for citation in entry.citations),
            entry.status == "disputed",
            entry.id in replaced,
            not fit(entry, language, sources),
            not is_in(entry, language, sources),
            leaning(entry.text) != "none",
            speaker_to_add(entry) is not None,
        )

    claims = sorted(claims_of(brief), key=measure)
    if claims:  # what each lacks takes long to tell, and the first seldom lacks anything
        sound = next((entry for entry in claims if not any(failings(entry))), None)
        return (sound or min(claims, key=failings)).text
    return next((s.source.title for s in used if s.source.title), "")


def _replaced(brief: Brief) -> set[str]:
    """Return the ids of the entries on another side of an update than the newest."""
    updates = [each for each in brief.conflicts if each.latest is not None]
    return {
        ident
        for each in updates
        for n, side in enumerate(each.sides)
        if n != each.latest
        for ident in side.entries
    }


def _on_top(summary: Summary) -> str:
    first = (summary.text[s.start : s.end] for s in summary.sentences)
    return summary.source.title or next(first, "")


def _depth(entry: Entry, lengths: Mapping[str, int]) -> float:
    """Return how far down the article that has a claim highest has it, from 0 to 1."""
    carrying = [c for c in entry.citations if c.stance == "supports"]
    return min((c.start / max(1, lengths.get(c.source, 0)) for c in carrying), default=1.0)
