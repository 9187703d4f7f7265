"""Copies made on purpose from any articles: pure functions of the articles and a seed.

Whole copies with cosmetic edits, sentences with one fact changed, and articles that took a
passage over from another. `copy_measures` tells how well their common origin is found.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from summarizer.reading.article import Article, Sentence
from summarizer.values.names import names

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
