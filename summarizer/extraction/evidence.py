"""What the gates know about an article: its sentences with everything a claim can be held to.

Computed once per article and sentence, on first use.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from summarizer.reading.article import Article, Sentence
from summarizer.reading.visible import repaired
from summarizer.values.dates import dates
from summarizer.values.names import names
from summarizer.values.quantities import quantities
from summarizer.values.quotation import running_quotations
from summarizer.values.stopwords import STOPWORDS
from summarizer.values.text import clauses, content_words, is_negated, quoted_spans, words
from summarizer.values.typed import Name, Quantity, When

_LONGEST_QUOTE = 1200  # code points
_TELLING = 2  # small words of another language that show a claim was translated
_OWN_WORDS = {
    "fr": STOPWORDS["fr"] - STOPWORDS["en"],
    "en": STOPWORDS["en"] - STOPWORDS["fr"],
}


@dataclass(frozen=True)
class Clause:
    """A stretch of one sentence between separators, with what can turn its meaning."""

    text: str
    start: int
    end: int
    stems: frozenset[str]
    negated: bool


class Statement:
    """Text in one language and, on demand, the values, names and words it states.

    `text` has misread Windows marks as they were meant, every character in its place;
    `required` are folded words that whatever carries the statement must hold to the letter;
    `ordinary` are the words its article writes in lower case somewhere.
    """

    def __init__(  # noqa: PLR0913  what it needs to know of its article, by name
        self,
        text: str,
        language: str,
        *,
        published: str | None = None,
        known: frozenset[str] = frozenset(),
        ordinary: frozenset[str] = frozenset(),
        required: str = "",
    ) -> None:
        self.text = repaired(text)
        self.language = language
        self.ordinary = ordinary
        self.required = [token.folded for token in words(required)]
        self._published = published
        self._known = known

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Quantities in text order."""
        return quantities(self.text, self.language)

    @cached_property
    def dates(self) -> list[When]:
        """Date and time expressions in text order."""
        return dates(self.text, self.language, self._published)

    @cached_property
    def names(self) -> list[Name]:
        """Proper names in text order."""
        return names(self.text, self.language, known=self._known)

    @cached_property
    def tokens(self) -> list[str]:
        """All words, folded, in text order."""
        return [token.folded for token in words(self.text)]

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the content words."""
        return frozenset(content_words(self.text, self.language))

    @cached_property
    def quoted(self) -> list[tuple[int, int]]:
        """Where its words between quotation marks stand, in text order."""
        return quoted_spans(self.text)

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses, in text order."""
        return [
            Clause(
                text=self.text[start:end],
                start=start,
                end=end,
                stems=frozenset(content_words(self.text[start:end], self.language)),
                negated=is_negated(self.text[start:end], self.language),
            )
            for start, end in clauses(self.text)
        ]


class NumberedStatement(Statement):
    """A sentence of the article; `around` is all of its text."""

    def __init__(
        self,
        article: Article,
        sentence: Sentence,
        known: frozenset[str],
        running: Sequence[tuple[int, int]] = (),
    ) -> None:
        """Read `sentence`; `running` are spans of the article quoted over several sentences."""
        super().__init__(
            article.text[sentence.start : sentence.end],
            article.language,
            published=article.published.value,
            known=known,
        )
        self.sentence = sentence
        self.around = article.text
        self._running = running

    @cached_property
    def quoted(self) -> list[tuple[int, int]]:
        """The same, words of a quotation that began in an earlier sentence too."""
        begin, length = self.sentence.start, len(self.text)
        reaching = [(max(0, a - begin), min(length, b - begin)) for a, b in self._running]
        own = quoted_spans(self.text)
        return sorted({*own, *((start, end) for start, end in reaching if start < end)})

    @property
    def n(self) -> int:
        """The number the model saw."""
        return self.sentence.n


class Evidence:
    """The sentences of one article, ready to be held against claims."""

    def __init__(self, article: Article) -> None:
        self.article = article
        known = frozenset(_capitalised_inside(article))
        self.known = known
        self.ordinary = frozenset(
            token.folded
            for piece in _pieces(article)
            for token in words(piece)
            if token.text[:1].islower()
        )
        running = list(running_quotations(article.text, _LONGEST_QUOTE))
        self.sentences = [NumberedStatement(article, s, known, running) for s in article.sentences]
        self._by_number = {sentence.n: sentence for sentence in self.sentences}

    def get(self, n: int) -> NumberedStatement | None:
        """Return sentence `n`, or None when the article has no such sentence."""
        return self._by_number.get(n)

    def known_numbers(self, numbers: Sequence[int]) -> list[int]:
        """Keep the numbers that name a sentence, each once, in the order given."""
        return [n for n in dict.fromkeys(numbers) if n in self._by_number]

    def claim(self, text: str, required: str = "") -> Statement:
        """Read a claim the way the article's sentences are read, in the claim's own language.

        Every word of `required` must stand in the sentences, whatever kind of word it is.
        """
        article = self.article
        language = language_of(text, article.language)
        return Statement(
            text,
            language,
            published=article.published.value,
            known=self.known,
            ordinary=self.ordinary,
            required=required,
        )

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """Spans of quoted words in the article's text, quotations over several sentences too.

        Read line by line, since every line of a long statement opens its marks anew, and never
        longer than a statement is: a mark left open would quote the rest of the article.
        """
        found, at = [], 0
        for line in self.article.text.split("\n"):
            found += [(at + start, at + end) for start, end in quoted_spans(line)]
            at += len(line) + 1
        return [
            (start, end)
            for start, end in found
            if end - start <= _LONGEST_QUOTE and self._citable(start, end)
        ]

    def _citable(self, start: int, end: int) -> bool:
        return not any(
            removal.start < end and start < removal.end
            for removal in self.article.removed
            if removal.end > removal.start and removal.reason != "hidden"
        )

    def holding(self, start: int, end: int) -> list[int]:
        """Return the numbers of the sentences a span of the article reaches into."""
        spans = (sentence.sentence for sentence in self.sentences)
        return [span.n for span in spans if start < span.end and span.start < end]

    def around(self, n: int) -> Iterator[NumberedStatement]:
        """All other sentences, nearest to `n` first, earlier before later."""
        ordered = sorted(self.sentences, key=lambda s: (abs(s.n - n), s.n))
        return (sentence for sentence in ordered if sentence.n != n)


def language_of(text: str, own: str) -> str:
    """Tell whether a claim is in the article's language or translated, by its small words.

    A short claim is too short for a language classifier, and its names mislead one.
    """
    tokens = {token.folded for token in words(text)}
    counts = {code: len(tokens & _OWN_WORDS[code]) for code in _OWN_WORDS}
    likely = max(counts, key=lambda code: (counts[code], code == own, code))
    return likely if counts[likely] >= _TELLING and counts[likely] > counts.get(own, 0) else own


def _pieces(article: Article) -> list[str]:
    """Cut the text into its sentences and what stands between them; whole where words would part.

    The words of each sentence are wanted in any case.
    """
    text, at, pieces = article.text, 0, []
    for sentence in article.sentences:
        start, end = sentence.start, sentence.end
        if start < at or not (_breaks(text, start - 1) and _breaks(text, end)):
            return [text]
        pieces += [text[at:start], text[start:end]]
        at = end
    return [*pieces, text[at:]]


def _breaks(text: str, at: int) -> bool:
    return not 0 <= at < len(text) or text[at].isspace()


def _capitalised_inside(article: Article) -> Iterator[str]:
    """Folded words the article writes with a capital where grammar does not ask for one."""
    for sentence in article.sentences:
        if sentence.n == 0 and article.language == "en":
            continue  # English headlines capitalise every word
        text = article.text[sentence.start : sentence.end]
        tokens = words(text)
        for before, token in pairwise(tokens):
            gap = text[before.end : token.start]
            if token.text[:1].isupper() and not any(mark in gap for mark in '.!?:«“"—–'):
                yield token.folded
