"""How well copies are told from reports, on texts that `copies` makes from any articles.

Whole copies with cosmetic edits are one origin; a copy with one fact changed keeps that fact;
a passage taken over into another article is one origin for what it carries and for nothing else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from random import Random

from schemas.entries import Fact
from schemas.event import EventSummary
from summarizer.evaluation.answers import summary_of
from summarizer.evaluation.copies import (
    Line,
    Text,
    changed_facts,
    cosmetic_copies,
    mixed_texts,
    original,
)
from summarizer.extraction.evidence import Evidence
from summarizer.extraction.summary import Citation, RunInfo, Source, Summary
from summarizer.merging.merge import merge
from summarizer.merging.origins.counting import Origins
from summarizer.reading.article import Article
from summarizer.values.dates import dates, dates_conflict
from summarizer.values.quantities import compatible, quantities
from summarizer.values.text import content_words

_INFO = RunInfo(
    model="none", endpoint="none", prompt_sha256="", schema_sha256="", version="evaluation"
)


@dataclass(frozen=True)
class Tally:
    """How many of the cases came out as they must, and what went wrong in the others."""

    right: int
    all: int
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pairs:
    """Pairs of sentences: of one author and called one origin, and the two ways to be wrong."""

    found: int
    missed: int
    invented: int

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall, 0 to 1."""
        total = 2 * self.found + self.missed + self.invented
        return 2 * self.found / total if total else 1.0


def copied(text: Text) -> Summary:
    """Return what a model would give that copies every sentence as a fact, checked by the gates."""
    article = text.article()
    facts = [
        Fact(sentences=[s.n], text=article.sentence_text(s.n), said_by=None, mode="happened")
        for s in article.sentences
    ]
    return summary_of(article, EventSummary(facts=facts, quotes=[], people=[]), _INFO)


def measure_whole_copies(articles: Sequence[Article], *, count: int = 10, seed: int = 0) -> Tally:
    """Make cosmetic copies of each article; right is an article whose copies are one origin."""
    faults = []
    for article in articles:
        first = original(article, "S1")
        texts = [first, *cosmetic_copies(first, count, Random(seed))]
        brief = merge([copied(text) for text in texts])
        origins = {source.origin or source.id for source in brief.sources}
        twice = [e.text for e in brief.fields["facts"] if e.support.independent > 1]
        if len(origins) > 1 or twice:
            faults.append(f"{article.file}: origins {sorted(origins)}, counted twice: {twice}")
    return Tally(len(articles) - len(faults), len(articles), tuple(faults))


def measure_changed_facts(articles: Sequence[Article], *, limit: int = 100) -> Tally:
    """Copy articles with one fact changed; right is a change that neither value swallows.

    Both sentences must stand in the brief, as entries or, where both values can be true, one as
    a variant of the other; neither may be cited for a value it does not have; and the copy must
    still be one origin for everything else.
    """
    cases = [
        (article, at, kind, changed)
        for article in articles
        for at, line in enumerate(original(article, "S1").lines)
        for kind, changed in changed_facts(line.text, article.language)
    ]
    # Evenly over all articles, so that a limit leaves none out.
    cases = (
        [cases[at * len(cases) // limit] for at in range(limit)] if len(cases) > limit else cases
    )
    faults, all_ = [], 0
    for article, at, kind, changed in cases:
        first = original(article, "S1")
        lines = (*first.lines[:at], Line(changed, "S2", at), *first.lines[at + 1 :])
        both = [copied(first), copied(replace(first, ident="S2", lines=lines))]
        pair = (first.lines[at].text, changed)
        if any(
            text not in [c.text for c in made.claims] for text, made in zip(pair, both, strict=True)
        ):
            continue  # the gates withhold the sentence itself
        all_ += 1
        fault = _swallowed(both, pair)
        if fault:
            faults.append(f"{article.file}, {kind}: {fault}: {pair[0]!r} / {changed!r}")
    return Tally(all_ - len(faults), all_, tuple(faults))


def _swallowed(both: Sequence[Summary], pair: tuple[str, str]) -> str:
    brief = merge(both)
    facts = brief.fields["facts"]
    entries = [next((e for e in facts if e.text == text), None) for text in pair]
    if None not in entries:
        sides = [entry.support.sources for entry in entries if entry]
        exact = sides == [["S1"], ["S2"]] or _both_hold(pair, both[0].language)
        return "" if exact else f"two values, cited from {sides}"
    shown = {entry.text for entry in facts} | {v.text for entry in facts for v in entry.variants}
    if not set(pair) <= shown:
        return "a value is gone"
    if any(entry.support.independent > 1 for entry in brief.fields["facts"]):
        return "the copy counts as a second origin"
    return ""


def _both_hold(pair: tuple[str, str], language: str) -> bool:
    """Tell whether one sentence can imply the other: "within two weeks", "within five weeks"."""
    amounts = [quantities(text, language) for text in pair]
    times = [dates(text, language) for text in pair]
    changed = [q.raw for q in amounts[0]] != [q.raw for q in amounts[1]]
    changed |= [when.raw for when in times[0]] != [when.raw for when in times[1]]
    return (
        changed
        and all(compatible(a, b) for a, b in zip(*amounts, strict=False))
        and not any(dates_conflict(a, b) for a, b in zip(*times, strict=False))
    )


def measure_passages(
    folders: Sequence[Sequence[Article]], *, rounds: int = 20, seed: int = 0
) -> Pairs:
    """Mix articles of one event many times; compare which sentences are of one origin.

    Two sentences of two texts are, when both stand in both texts, edits aside. Judged are, for
    each sentence, itself in the other text and the most alike there that is of another origin:
    the hardest to keep apart.
    """
    found = missed = invented = 0
    for folder in folders:
        for number in range(rounds):
            texts = mixed_texts(folder, Random(f"{seed}.{number}"))
            made = {text.ident: text.article() for text in texts}
            origins = Origins(
                {ident: Source.of(article) for ident, article in made.items()},
                {ident: Evidence(article) for ident, article in made.items()},
            )
            for a, b in combinations(texts, 2):
                for i, j, same in _judged(a, b):
                    pair = [_cite(made[a.ident], i), _cite(made[b.ident], j)]
                    one = len(origins.behind(pair)) == 1
                    found, missed, invented = (
                        found + (one and same),
                        missed + (same and not one),
                        invented + (one and not same),
                    )
    return Pairs(found, missed, invented)


def _judged(a: Text, b: Text) -> Iterator[tuple[int, int, bool]]:
    """Yield pairs of sentences and whether both stand in both texts."""
    shared = {(ln.author, ln.place) for ln in a.lines} & {(ln.author, ln.place) for ln in b.lines}
    words = [frozenset(content_words(line.text, b.language)) for line in b.lines]
    keys = [(line.author, line.place) for line in b.lines]
    for i, line in enumerate(a.lines):
        key = (line.author, line.place)
        if key in shared:
            yield i, keys.index(key), True
        own = frozenset(content_words(line.text, a.language))
        other = [j for j in range(len(keys)) if not (key in shared and keys[j] in shared)]
        if other:
            yield i, max(other, key=lambda j: (len(own & words[j]), -j)), False


def _cite(article: Article, at: int) -> Citation:
    sentence = article.sentences[at]
    quote = article.text[sentence.start : sentence.end]
    return Citation(
        source=article.id, start=sentence.start, end=sentence.end, line=sentence.line, quote=quote
    )
