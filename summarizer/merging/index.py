"""Which sentences of all sources may carry an entry, looked up instead of tried one by one.

A sentence that carries a share of an entry's words must hold one of the few rarest of them: of n
words, of which n·t must be there, any n - n·t + 1 include one that is (the prefix filter of
set-similarity joins, Chaudhuri et al. 2006). So nothing is missed.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from math import ceil

from summarizer.extraction.evidence import Evidence
from summarizer.values.text import words


class SourceIndex:
    """Words, names and quotations of all sources, each with where it stands."""

    def __init__(self, sources: Mapping[str, Evidence]) -> None:
        self.sources = sources

    @cached_property
    def _stems(self) -> dict[str, list[tuple[str, int]]]:
        """Sentences by stem, as (source, position)."""
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for ident, evidence in self.sources.items():
            for at, sentence in enumerate(evidence.sentences):
                for stem in sentence.stems:
                    found[stem].append((ident, at))
        return found

    @cached_property
    def _quoted(self) -> dict[str, set[str]]:
        """Sources by word of their quotations."""
        found: dict[str, set[str]] = defaultdict(set)
        for ident, evidence in self.sources.items():
            for start, end in evidence.quotations:
                for token in words(evidence.article.text[start:end]):
                    found[token.folded].add(ident)
        return found

    @cached_property
    def _written(self) -> dict[tuple[str, ...], dict[str, int]]:
        """The first sentence, title aside, that writes a name in full, by name and source."""
        found: dict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
        for ident, evidence in self.sources.items():
            for sentence in evidence.sentences:
                for name in sentence.names if sentence.n else ():
                    key = tuple(token.folded for token in words(name.raw))
                    found[key].setdefault(ident, sentence.n)
        return found

    def covering(self, stems: frozenset[str], share: float) -> set[str]:
        """Return the sources with a sentence that holds at least `share` of the stems."""
        needed = max(1, ceil(share * len(stems) - 1e-9))
        posted = sorted((len(self._stems.get(stem, ())), stem) for stem in stems)
        places = {
            place
            for _, stem in posted[: len(stems) - needed + 1]
            for place in self._stems.get(stem, ())
        }
        return {
            ident
            for ident, at in places
            if len(stems & self.sources[ident].sentences[at].stems) >= needed
        }

    def quoting(self, text: str) -> set[str]:
        """Return the sources whose quotations hold every word of `text`."""
        tokens = {token.folded for token in words(text)}
        held = sorted((self._quoted.get(token, set()) for token in tokens), key=len)
        return set.intersection(*held) if held else set()

    def writing(self, name: str) -> Mapping[str, int]:
        """Return the number of the first sentence of each source that writes `name` in full."""
        return self._written.get(tuple(token.folded for token in words(name)), {})
