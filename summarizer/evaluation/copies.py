"""Copies made on purpose, from any articles, and how well their common origin is found.

Three measures, each a pure function of articles and a seed: whole copies with cosmetic edits are
one origin; a copy with one fact changed keeps that fact; paragraphs taken over into another
article are one origin for what they carry and for nothing else.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from random import Random

from schemas.entries import Fact
from schemas.event import EventSummary
from summarizer.extraction.check import check_answer
from summarizer.extraction.evidence import Evidence
from summarizer.extraction.forms import field_infos, form_name
from summarizer.extraction.summary import Citation, RunInfo, Source, Summary
from summarizer.merging.merge import merge
from summarizer.merging.origins.counting import Origins
from summarizer.reading.article import Article, Sentence
from summarizer.values.dates import dates, dates_conflict
from summarizer.values.names import names
from summarizer.values.quantities import compatible, quantities
from summarizer.values.text import content_words

_INFO = RunInfo(
    model="none", endpoint="none", prompt_sha256="", schema_sha256="", version="evaluation"
)
_SWAPS = {
    "en": "said/stated killed/slain about/around people/persons began/started near/beside "
    "town/city after/following asked/urged last/previous gave/offered very/quite",
    "fr": "a/avait personnes/gens après/suite selon/d'après près/proche ville/cité "
    "depuis/dès très/fort ensuite/puis indiqué/signalé annoncé/fait-savoir plusieurs/divers",
}
_NUMBERS = {
    "en": "two three four five six seven eight nine eleven twelve fourteen".split(),
    "fr": "deux trois quatre cinq six sept huit neuf onze douze quatorze".split(),
}
_DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
}
_OTHER_NAMES = ("Bastien", "Ottilie", "Renaud", "Philippa")


@dataclass(frozen=True)
class Line:
    """One sentence of a made text, and the sentence of which article it is or copies."""

    text: str
    author: str
    place: int


@dataclass(frozen=True)
class Text:
    """A made article."""

    ident: str
    language: str
    lines: tuple[Line, ...]
    outlet: str | None = None
    published: str | None = None

    def article(self) -> Article:
        """Lay the lines out as an article, one a line, numbered from 1."""
        sentences, at = [], 0
        for n, line in enumerate(self.lines, start=1):
            sentences.append(Sentence(n=n, start=at, end=at + len(line.text), line=n))
            at += len(line.text) + 1
        text = "\n".join(line.text for line in self.lines)
        return Article(
            id=self.ident,
            file=f"{self.ident}.txt",
            language=self.language,
            outlet=self.outlet,
            text=text,
            sentences=sentences,
            words=len(text.split()),
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


Edit = Callable[[Text, Random], Text]


def original(article: Article, ident: str) -> Text:
    """Return the sentences of a real article, its title first, all its own."""
    lines = [article.text[s.start : s.end] for s in article.sentences]
    author = article.file
    return Text(
        ident,
        article.language,
        tuple(Line(" ".join(each.split()), author, n) for n, each in enumerate(lines)),
    )


def _each(text: Text, change: Callable[[str], str]) -> Text:
    return replace(text, lines=tuple(replace(ln, text=change(ln.text)) for ln in text.lines))


def _swap_words(text: Text, rng: Random) -> Text:
    pairs = [pair.split("/") for pair in _SWAPS.get(text.language, _SWAPS["en"]).split()]
    rng.shuffle(pairs)
    for old, new in pairs:
        pattern = re.compile(rf"(?<=[a-zà-ÿ] ){old}(?= [a-zà-ÿ])")
        if any(pattern.search(line.text) for line in text.lines):
            return _each(text, lambda words, p=pattern, n=new: p.sub(n.replace("-", " "), words))  # type: ignore[misc]
    return text


def _drop(text: Text, rng: Random) -> Text:
    at = rng.randrange(1, len(text.lines))
    return replace(text, lines=text.lines[:at] + text.lines[at + 1 :])


def _retitle(text: Text, rng: Random) -> Text:
    words = text.lines[0].text.split()
    rng.shuffle(words)
    return replace(text, lines=(replace(text.lines[0], text=" ".join(words)), *text.lines[1:]))


def _punctuate(text: Text, _: Random) -> Text:
    marks = str.maketrans({"’": "'", "—": "-", "–": "-", ";": ",", "“": '"', "”": '"'})
    return _each(text, lambda words: words.translate(marks).replace(", ", " , "))


def _misspell(text: Text, rng: Random) -> Text:
    at = rng.randrange(1, len(text.lines))
    long = re.findall(r"\b[a-zà-ÿ]{7,}\b", text.lines[at].text)
    if not long:
        return text
    word = rng.choice(long)
    wrong = word[:3] + word[4] + word[3] + word[5:]
    return _each(text, lambda words: words.replace(word, wrong))


def _add_outlet_line(text: Text, rng: Random) -> Text:
    line = rng.choice(["Rédaction web", "From our newsroom", "La rédaction", "Staff report"])
    return replace(text, lines=(text.lines[0], Line(line, text.ident, 0), *text.lines[1:]))


COSMETIC: dict[str, Edit] = {
    "word": _swap_words,
    "sentence": _drop,
    "title": _retitle,
    "punctuation": _punctuate,
    "spelling": _misspell,
    "outlet line": _add_outlet_line,
}


def cosmetic_copies(source: Text, count: int, rng: Random) -> list[Text]:
    """Return `count` copies of a text, each with one, two or three edits that change no fact."""
    kinds = list(COSMETIC)
    copies = []
    for number in range(count):
        copy = replace(source, ident=f"S{number + 2}")
        chosen = {kinds[number % len(kinds)], *rng.sample(kinds, rng.randrange(3))}
        for kind in sorted(chosen):
            copy = COSMETIC[kind](copy, rng)
        copies.append(copy)
    return copies


def changed_facts(line: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield what is changed and the sentence with one fact of it changed: number, day, name."""
    for match in re.finditer(r"(?<![\d.,:])\d{1,3}(?![\d.,:]*\d)", line):
        other = str(2 * int(match.group()) + 1)
        yield "number", line[: match.start()] + other + line[match.end() :]
    for kind, words in (("number", _NUMBERS), ("day", _DAYS)):
        known = words.get(language, [])
        for at, word in enumerate(known):
            changed = re.sub(rf"\b{word}\b", known[(at + 3) % len(known)], line)
            if changed != line:
                yield kind, changed
    for name in names(line, language):
        given, _, surname = name.raw.partition(" ")
        if name.kind == "person" and surname and given.isalpha():
            other = next(each for each in _OTHER_NAMES if each[0] != given[0])
            yield "name", line.replace(name.raw, f"{other} {surname}")


def summary_of(text: Text) -> Summary:
    """Return what a model would give that copies every sentence as a fact, checked by the gates."""
    article = text.article()
    facts = [
        Fact(sentences=[s.n], text=article.sentence_text(s.n), said_by=None, mode="happened")
        for s in article.sentences
    ]
    checked = check_answer(article, EventSummary(facts=facts, quotes=[], people=[]))
    return Summary(
        source=Source.of(article),
        text=article.text,
        sentences=article.sentences,
        language=article.language,
        form=form_name(EventSummary),
        fields=field_infos(EventSummary),
        claims=checked.claims,
        withheld=checked.withheld,
        run=_INFO,
    )


def measure_whole_copies(articles: Sequence[Article], *, count: int = 10, seed: int = 0) -> Tally:
    """Make cosmetic copies of each article; right is an article whose copies are one origin."""
    faults = []
    for article in articles:
        first = original(article, "S1")
        texts = [first, *cosmetic_copies(first, count, Random(seed))]  # noqa: S311  repeatable
        brief = merge([summary_of(text) for text in texts])
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
        both = [summary_of(first), summary_of(replace(first, ident="S2", lines=lines))]
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


def mixed_texts(articles: Sequence[Article], rng: Random) -> list[Text]:
    """Return whole articles, and others of their language that took a passage over from one.

    The passage is two to five sentences in a row with one or two cosmetic edits.
    """
    texts = [original(article, f"S{n}") for n, article in enumerate(articles, start=1)]
    made = list(texts)
    for at, host in enumerate(texts):
        givers = [t for t in texts if t is not host and t.language == host.language]
        if not givers or rng.random() < 0.4:  # noqa: PLR2004  some stay whole
            continue
        giver = rng.choice(givers)
        length = rng.randint(2, 5)
        start = rng.randrange(1, max(2, len(giver.lines) - length))
        passage = replace(giver, lines=giver.lines[start : start + length])
        for kind in rng.sample(["word", "punctuation", "spelling"], rng.randint(0, 2)):
            passage = COSMETIC[kind](passage, rng) if len(passage.lines) > 1 else passage
        where = rng.randrange(1, len(host.lines))
        made[at] = replace(host, lines=host.lines[:where] + passage.lines + host.lines[where:])
    return made


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
            texts = mixed_texts(folder, Random(f"{seed}.{number}"))  # noqa: S311  repeatable
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
