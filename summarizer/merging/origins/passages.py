"""Passages two sources share: text one has from the other, or both from a third.

Words in quotation marks, names and phrases many sources use prove no common origin: everybody
quotes the same speech, names the same people and recalls the same background.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from summarizer.extraction.evidence import Evidence
from summarizer.merging.origins.runs import GAP, Span, shared_runs
from summarizer.values.stopwords import STOPWORDS
from summarizer.values.text import words

_COVERED = 0.6  # share of a sentence's own words that must stand in shared passages
_FRAME = 4  # own words below which a sentence is a quotation and little else
_SMALL = STOPWORDS["fr"] | STOPWORDS["en"]


@dataclass(frozen=True)
class Stream:
    """The words of one source outside quotation marks, in order.

    Attributes:
        words: Folded.
        spans: Where they stand in the text.
        telling: Whether each is neither a name, nor a number, nor a small word.
        sentences: All words of each sentence, quoted ones too, by its span.

    """

    words: list[str]
    spans: list[Span]
    telling: list[bool]
    sentences: dict[Span, tuple[str, ...]]

    @classmethod
    def of(cls, evidence: Evidence) -> "Stream":
        """Read the sentences of a source; its title is kept apart from what follows."""
        article = evidence.article
        stop = STOPWORDS.get(article.language, frozenset())
        quoted = _Inside(evidence.quotations)
        folded: list[str] = []
        spans: list[Span] = []
        tells: list[bool] = []
        sentences: dict[Span, tuple[str, ...]] = {}
        for sentence in evidence.sentences:
            start = sentence.sentence.start
            tokens = words(sentence.text)
            sentences[start, sentence.sentence.end] = tuple(token.folded for token in tokens)
            for token in tokens:
                span = (start + token.start, start + token.end)
                if quoted.holds(span):
                    continue
                folded.append(token.folded)
                spans.append(span)
                tells.append(token.text[:1].islower() and token.folded not in stop)
            if sentence.n == 0:  # no passage runs from the title into the text
                folded += [f"\0{article.id}"] * (GAP + 1)
                spans += [(sentence.sentence.end, sentence.sentence.end)] * (GAP + 1)
                tells += [False] * (GAP + 1)
        return cls(folded, spans, tells, sentences)

    def inside(self, span: Span) -> range:
        """Return the places of the words that stand in a span of the text."""
        return range(bisect_left(self.spans, (span[0], -1)), bisect_left(self.spans, (span[1], -1)))


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
        self._runs = shared_runs(
            {ident: stream.words for ident, stream in self._streams.items()},
            {ident: stream.telling for ident, stream in self._streams.items()},
        )
        self._carried: dict[tuple[str, str], frozenset[Span]] = {}

    def partners(self, source: str) -> AbstractSet[str]:
        """Return the sources that share a passage with `source`, as its own text shows."""
        return self._runs.get(source, {}).keys()

    def share(self, source: str, other: str) -> float:
        """Return the share of the own words of `source` that stand in passages, 0 to 1."""
        total = len(self._streams[source].words)
        return self.shared_words(source, other) / total if total else 0.0

    def shared_words(self, source: str, other: str) -> int:
        """Return how many words of `source` stand in passages shared with `other`."""
        return sum(last - first for first, last in self._runs[source].get(other, ()))

    def carried(self, source: str, other: str) -> frozenset[Span]:
        """Return the sentences of `source`, as spans of its text, that `other` has too.

        They stand in a shared passage, or right beside one and word for word in both texts, as
        the bare quotations in a copied paragraph do.
        """
        pair = (source, other)
        if pair not in self._carried:
            runs = self._runs[source].get(other, [])
            self._carried[pair] = frozenset(self._found(*pair, runs) if runs else ())
        return self._carried[pair]

    def _found(self, source: str, other: str, runs: Sequence[Span]) -> set[Span]:
        stream = self._streams[source]
        held = set(self._streams[other].sentences.values())
        spans = list(stream.sentences)
        found = {span for span in spans if _covered(stream, span, runs)}
        for ordered in (spans, spans[::-1]):
            for before, span in pairwise(ordered):
                if before in found and stream.sentences[span] in held:
                    found.add(span)
        return found

    def holding(self, source: str, span: Span) -> list[Span]:
        """Return the sentences of `source` that a span of its text reaches into."""
        return [
            own for own in self._streams[source].sentences if own[0] < span[1] and span[0] < own[1]
        ]

    def bare(self, source: str, span: Span) -> bool:
        """Tell whether a sentence is a quotation and little else, so that it proves nothing."""
        return len(self._streams[source].inside(span)) < _FRAME

    def told(self, source: str, span: Span) -> frozenset[str]:
        """Return the own words in `span` of `source`, small words left out."""
        stream = self._streams[source]
        return frozenset(stream.words[at] for at in stream.inside(span)) - _SMALL


def _covered(stream: Stream, span: Span, runs: Sequence[Span]) -> bool:
    """Tell whether most own words of a sentence stand in runs, or all of it inside one."""
    places = stream.inside(span)
    if len(places) < _FRAME:
        return any(first < places.start and places.stop < last for first, last in runs)
    return sum(_overlap(places, run) for run in runs) >= _COVERED * len(places)


def _overlap(places: range, run: Span) -> int:
    return max(0, min(places.stop, run[1]) - max(places.start, run[0]))
