"""Passages two sources share: text one has from the other, or both from a third.

Word shingles (Broder 1997) outside quotation marks, chained into passages over small edits.
Words in quotation marks, names and phrases many sources use prove no common origin: everybody
quotes the same speech, names the same people and recalls the same background.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.extraction.evidence import Evidence
from summarizer.values.stopwords import STOPWORDS
from summarizer.values.text import words

Span = tuple[int, int]

SHINGLE = 4  # words; shorter runs stand in unrelated texts
_BITS = 32  # of a word's number inside a shingle's
_GAP = 6  # words that may differ inside a passage: an edit, not the end of the copying
_PASSAGE = 12  # words two sources must share in a row, edits aside
_TELLING = 5  # of them neither names, nor numbers, nor small words
_STOCK = 3  # other sources from which a short passage is a stock phrase
_WHOLE_SENTENCE = 24  # words from which a passage is no phrase any more
_COVERED = 0.6  # share of a sentence's own words that must stand in shared passages
_FRAME = 4  # own words below which a sentence is a quotation and little else
_SMALL = STOPWORDS["fr"] | STOPWORDS["en"]
_REPEATED = 3  # places of one source beyond which a shingle is its refrain


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
                folded += [f"\0{article.id}"] * (_GAP + 1)
                spans += [(sentence.sentence.end, sentence.sentence.end)] * (_GAP + 1)
                tells += [False] * (_GAP + 1)
        return cls(folded, spans, tells, sentences)

    def inside(self, span: Span) -> range:
        """Return the places of the words that stand in a span of the text."""
        return range(bisect_left(self.spans, (span[0], -1)), bisect_left(self.spans, (span[1], -1)))


def _shingles(stream: Stream, numbers: dict[str, int]) -> list[int]:
    """Return all runs of `SHINGLE` words, each as one number, by where they begin."""
    ids = [numbers.setdefault(word, len(numbers)) for word in stream.words]
    return [
        a << 3 * _BITS | b << 2 * _BITS | c << _BITS | d
        for a, b, c, d in zip(ids, ids[1:], ids[2:], ids[3:], strict=False)
    ]


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
        numbers: dict[str, int] = {}
        shingles = {ident: _shingles(each, numbers) for ident, each in self._streams.items()}
        holders = _holders(shingles)
        self._runs: dict[str, dict[str, list[Span]]] = {
            ident: dict(_runs(ident, stream, shingles[ident], holders))
            for ident, stream in self._streams.items()
        }
        self._carried: dict[tuple[str, str], frozenset[Span]] = {}

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


Places = Mapping[str, list[int]]


def _holders(shingles: Mapping[str, Sequence[int]]) -> dict[int, Places]:
    """Return where the sources hold each shingle that several hold."""
    held: dict[int, dict[str, list[int]]] = {}
    for ident, own in shingles.items():
        for at, shingle in enumerate(own):
            held.setdefault(shingle, {}).setdefault(ident, []).append(at)
    return {
        shingle: {ident: at for ident, at in places.items() if len(at) <= _REPEATED}
        for shingle, places in held.items()
        if len(places) > 1
    }


def _runs(
    ident: str, stream: Stream, shingles: Sequence[int], holders: Mapping[int, Places]
) -> Iterator[tuple[str, list[Span]]]:
    """Yield, for every other source, the passages as first and one past the last word."""
    hits: dict[str, list[tuple[int, int]]] = {}
    spread = [0] * len(shingles)
    for at, shingle in enumerate(shingles):
        places = holders.get(shingle)
        if places is None:
            continue
        spread[at] = len(places) - 1
        for other, theirs in places.items():
            if other != ident:
                known = hits.setdefault(other, [])
                known.append((at, _following(theirs, known[-1] if known else (at, at), at)))
    for other in sorted(hits):
        runs = [run for run in _chained(hits[other]) if _proves(run, stream, spread)]
        if runs:
            yield other, [(first, last) for first, last, _ in runs]


def _following(theirs: Sequence[int], before: tuple[int, int], at: int) -> int:
    """Choose the place in the other text that best goes on from the last one."""
    if len(theirs) == 1:
        return theirs[0]
    expected = before[1] + at - before[0]
    return min(theirs, key=lambda place: (abs(place - expected), place))


def _chained(hits: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Join shingles into runs: first word, one past the last, and how many words match.

    What differs between two stretches, here or there, must be shorter than either: an edit, not
    another text.
    """
    first = last = there = matched = before = 0
    for start, end, other in _stretches(hits):
        gap = max(start - last, other - there)
        after = other >= there
        if matched and after and gap <= _GAP and gap < min(before, end - start):
            matched += end - start
        else:
            if matched:
                yield first, last, matched
            first, matched = start, end - start
        last, there, before = end, other + end - start, end - start
    yield first, last, matched


def _stretches(hits: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Join shingles that follow one another in both texts: first, one past the last, there."""
    first, there = hits[0]
    last = first
    for at, other in hits:
        if at > last + 1 or other - there != at - first:
            yield first, last + SHINGLE, there
            first, there = max(at, last + SHINGLE), other + max(0, last + SHINGLE - at)
        last = at
    yield first, last + SHINGLE, there


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
