"""Passages two sources share: text one has from the other, or both from a third.

Word shingles (Broder 1997) outside quotation marks, chained into passages over small edits.
Words in quotation marks, names and phrases many sources use prove no common origin: everybody
quotes the same speech, names the same people and recalls the same background.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.extraction.evidence import Evidence
from summarizer.values.stopwords import STOPWORDS
from summarizer.values.text import words

Span = tuple[int, int]

SHINGLE = 4  # words; shorter runs stand in unrelated texts
_GAP = 6  # words that may differ inside a passage: an edit, not the end of the copying
_PASSAGE = 12  # words two sources must share in a row, edits aside
_TELLING = 5  # of them neither names, nor numbers, nor small words
_STOCK = 3  # other sources from which a short passage is a stock phrase
_WHOLE_SENTENCE = 24  # words from which a passage is no phrase any more
_SMALL = STOPWORDS["fr"] | STOPWORDS["en"]
_REPEATED = 3  # places of one source beyond which a shingle is its refrain


@dataclass(frozen=True)
class Stream:
    """The words of one source outside quotation marks, in order.

    Attributes:
        words: Folded.
        spans: Where they stand in the text.
        telling: Whether each is neither a name, nor a number, nor a small word.

    """

    words: list[str]
    spans: list[Span]
    telling: list[bool]

    @classmethod
    def of(cls, evidence: Evidence) -> "Stream":
        """Read the sentences of a source; its title is kept apart from what follows."""
        article = evidence.article
        stop = STOPWORDS.get(article.language, frozenset())
        quoted = _Inside(evidence.quotations)
        folded: list[str] = []
        spans: list[Span] = []
        tells: list[bool] = []
        for sentence in evidence.sentences:
            start = sentence.sentence.start
            for token in words(sentence.text):
                span = (start + token.start, start + token.end)
                if quoted.holds(span):
                    continue
                folded.append(token.folded)
                spans.append(span)
                tells.append(token.text[:1].islower() and token.folded not in stop)
            if sentence.n == 0:  # no passage runs from the title into the text
                folded += [f"\0{article.id}"] * (_GAP + 1)
                spans += [(sentence.sentence.end, sentence.sentence.end)] * (_GAP + 1)
                tells += [False] * (_GAP + 1)
        return cls(folded, spans, tells)

    @cached_property
    def shingles(self) -> list[tuple[str, ...]]:
        """All runs of `SHINGLE` words, by where they begin."""
        return [tuple(self.words[at : at + SHINGLE]) for at in range(len(self.words) - SHINGLE + 1)]


class _Inside:
    """Spans in order, asked about places in order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._at = 0

    def holds(self, span: Span) -> bool:
        while self._at < len(self._spans) and self._spans[self._at][1] <= span[0]:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at][0] < span[1]


class Passages:
    """The passages each source shares with each other one. Computed once per event."""

    def __init__(self, sources: Mapping[str, Evidence]) -> None:
        self._streams = {ident: Stream.of(evidence) for ident, evidence in sources.items()}
        holders = _holders(self._streams)
        self._runs: dict[str, dict[str, list[Span]]] = {
            ident: dict(_runs(ident, stream, holders)) for ident, stream in self._streams.items()
        }

    def of(self, source: str, other: str) -> list[Span]:
        """Return the spans of `source` that stand in `other` too, in code points, in order."""
        stream = self._streams[source]
        runs = self._runs[source].get(other, [])
        return [(stream.spans[first][0], stream.spans[last - 1][1]) for first, last in runs]

    def partners(self, source: str) -> list[str]:
        """Return the ids of the sources that share a passage with `source`."""
        return list(self._runs[source])

    def share(self, source: str, other: str) -> float:
        """Return the share of the own words of `source` that stand in passages, 0 to 1."""
        total = len(self._streams[source].words)
        shared = sum(last - first for first, last in self._runs[source].get(other, []))
        return shared / total if total else 0.0

    def shared_words(self, source: str, other: str) -> int:
        """Return how many words of `source` stand in passages shared with `other`."""
        return sum(last - first for first, last in self._runs[source].get(other, []))

    def inside(self, source: str, span: Span) -> range:
        """Return the places of the own words of `source` that stand in `span`."""
        spans = self._streams[source].spans
        return range(bisect_left(spans, (span[0], -1)), bisect_left(spans, (span[1], -1)))

    def cover(self, source: str, other: str, span: Span) -> float:
        """Return the share of the own words in `span` of `source` that `other` has too, 0 to 1."""
        places = self.inside(source, span)
        runs = self._runs[source].get(other, [])
        shared = sum(_overlap(places, run) for run in runs)
        return shared / len(places) if places else 0.0

    def told(self, source: str, span: Span) -> frozenset[str]:
        """Return the own words in `span` of `source`, small words left out."""
        stream = self._streams[source]
        return frozenset(stream.words[at] for at in self.inside(source, span)) - _SMALL


def _overlap(places: range, run: Span) -> int:
    return max(0, min(places.stop, run[1]) - max(places.start, run[0]))


def _holders(streams: Mapping[str, Stream]) -> dict[tuple[str, ...], list[str]]:
    """Return which sources hold each shingle that several hold."""
    held: dict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
    for ident, stream in streams.items():
        for shingle in stream.shingles:
            counts = held[shingle]
            counts[ident] = counts.get(ident, 0) + 1
    return {
        shingle: [ident for ident, count in counts.items() if count <= _REPEATED]
        for shingle, counts in held.items()
        if len(counts) > 1
    }


def _runs(
    ident: str, stream: Stream, holders: Mapping[tuple[str, ...], Sequence[str]]
) -> Iterator[tuple[str, list[Span]]]:
    """Yield, for every other source, the passages as first and one past the last word."""
    hits: dict[str, list[int]] = defaultdict(list)
    spread = [0] * len(stream.shingles)
    for at, shingle in enumerate(stream.shingles):
        others = holders.get(shingle, ())
        spread[at] = len(others) - 1
        for other in others:
            if other != ident:
                hits[other].append(at)
    for other in sorted(hits):
        runs = [run for run in _chained(hits[other]) if _proves(run, stream, spread)]
        if runs:
            yield other, [(first, last) for first, last, _ in runs]


def _chained(starts: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Join shingles into runs: first word, one past the last, and how many words match."""
    first, last, matched = starts[0], starts[0] + SHINGLE, SHINGLE
    for at in starts[1:]:
        if at - last > _GAP:
            yield first, last, matched
            first, last, matched = at, at + SHINGLE, SHINGLE
            continue
        matched += at + SHINGLE - max(at, last)
        last = at + SHINGLE
    yield first, last, matched


def _proves(run: tuple[int, int, int], stream: Stream, spread: Sequence[int]) -> bool:
    """Tell whether a run of shared words can only be copied."""
    first, last, matched = run
    told = {stream.words[at] for at in range(first, last) if stream.telling[at]}
    if matched < _PASSAGE or len(told) < _TELLING:
        return False
    if matched >= _WHOLE_SENTENCE:
        return True
    common = sorted(spread[first : last - SHINGLE + 1])
    return common[len(common) // 2] < _STOCK
