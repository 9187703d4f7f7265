"""Checked summaries for merging tests: small articles, answers written by hand, real gates."""

from collections.abc import Sequence

from schemas.entries import Fact, Person, Quote
from schemas.event import EventSummary
from summarizer.evaluation.answers import summary_of
from summarizer.extraction.summary import RunInfo, Summary
from summarizer.reading.article import Article, Published, Sentence

INFO = RunInfo(model="m", endpoint="compatible", prompt_sha256="p", schema_sha256="s", version="0")


def fact(text: str, n: int, said_by: str | None = None) -> Fact:
    """A fact citing sentence `n`."""
    return Fact(sentences=[n], text=text, said_by=said_by, mode="happened")


def quote(speaker: str, n: int) -> Quote:
    """A quotation in sentence `n`."""
    return Quote(sentences=[n], speaker=speaker)


def person(name: str, role: str | None, n: int) -> Person:
    """A person named in sentence `n`."""
    return Person(sentences=[n], name=name, role=role)


def summary(
    number: int,
    sentences: Sequence[str],
    *rows: Fact | Quote | Person,
    language: str = "fr",
    copy_of: str | None = None,
    published: str = "2025-10-16",
) -> Summary:
    """Check hand-made rows against an article of `sentences`, numbered from 1."""
    text, numbered, at = "", [], 0
    for n, sentence in enumerate(sentences, start=1):
        numbered.append(Sentence(n=n, start=at, end=at + len(sentence), line=n))
        text += sentence + "\n"
        at = len(text)
    article = Article(
        id=f"S{number}",
        file=f"{number}.txt",
        language=language,
        published=Published(value=published, precision="day", basis="given"),
        copy_of=copy_of,
        text=text,
        sentences=numbered,
        words=len(text.split()),
    )
    answer = EventSummary(
        facts=[row for row in rows if isinstance(row, Fact)],
        quotes=[row for row in rows if isinstance(row, Quote)],
        people=[row for row in rows if isinstance(row, Person)],
    )
    return summary_of(article, answer, INFO)


_OWN_WORDS = (
    "ardoise bobine cerise dentelle enclume fougère grenier horloge iris jardin képi lanterne "
    "moulin noisette orage pinceau quenouille raquette sabot tambour usine verger wagon xylophone "
    "yourte zinc amande balcon cactus dragon"
).split()


def own_sentence(number: int, n: int) -> str:
    """A sentence only source `number` has, so that equal claims are no shared passage."""
    words = [_OWN_WORDS[(7 * number + 3 * n + at * (number + 1)) % 30] for at in range(9)]
    return f"{number} {' '.join(words)}."


def told(number: int, *claims: str, language: str = "fr") -> Summary:
    """An article that says these facts, each a sentence beside one of its own, all extracted."""
    rows = [fact(text, 2 * n - 1) for n, text in enumerate(claims, start=1)]
    lines = [line for n, text in enumerate(claims) for line in (text, own_sentence(number, n))]
    return summary(number, lines, *rows, language=language)
