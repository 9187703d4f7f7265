"""A case: a small event told by several sources, and what the brief must say about it."""

from dataclasses import dataclass, field
from typing import Literal

from schemas.entries import Fact, Mode, Person, Quote
from schemas.event import EventSummary
from summarizer.evaluation.answers import summary_of
from summarizer.extraction.summary import RunInfo, Summary
from summarizer.reading.article import Article, DatePrecision, Published, Sentence

Outcome = Literal[
    "contradiction",
    "certainty",
    "update",
    "copy",
    "translation",
    "attribution",
    "precision",
    "none",
]
CONFLICTS: frozenset[Outcome] = frozenset({"contradiction", "certainty", "update"})
VARIANTS: frozenset[Outcome] = frozenset({"translation", "attribution", "precision"})
_INFO = RunInfo(
    model="none", endpoint="compatible", prompt_sha256="", schema_sha256="", version="0"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of an article, and what a perfect model would take from it.

    Attributes:
        text: The sentence as written.
        claim: The fact it carries; "" when nothing is taken from it.
        said_by: Who says so, in the sentence.
        quoted: Whether the sentence is a quotation of `said_by` and no fact.
        people: Names with their roles in it.
        mode: How sure the claim is.
        target: Whether the case is about this sentence.

    """

    text: str
    claim: str = ""
    said_by: str | None = None
    quoted: bool = False
    people: tuple[tuple[str, str | None], ...] = ()
    mode: Mode = "happened"
    target: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before it is read: its lines in order, its language and its date."""

    language: str
    published: str
    lines: tuple[Line, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """What the brief must say.

    Attributes:
        outcome: The kind of conflict or variant, "copy", or "none".
        sides: Ids of the sources on each side, the older one first; for "copy" the first side
            alone, all the files that are one text; for "none" those that say one thing, in two
            ways, or nothing where they tell of two things.
        tolerated: Kinds of variant that are right besides.

    """

    outcome: Outcome
    sides: tuple[frozenset[str], ...] = ()
    tolerated: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Label:
    """What a case is called: its own name, its kind, and which form of the kind it is."""

    name: str
    kind: str
    how: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A case.

    Attributes:
        name: Unique in its set.
        kind: What was planted ("number", "bound", …), or the compatible pair's kind.
        language: "en", "fr", or "mixed".
        how: Which form of it.
        drafts: The articles, S1, S2, … in order.
        expected: What must come of it.

    """

    name: str
    kind: str
    language: str
    how: str
    drafts: tuple[Draft, ...]
    expected: Expected = field(default_factory=lambda: Expected("none"))

    def targets(self) -> list[tuple[str, str, str]]:
        """Return (source id, published, sentence) of every sentence the case is about."""
        return [
            (f"S{number}", draft.published, line.text)
            for number, draft in enumerate(self.drafts, start=1)
            for line in draft.lines
            if line.target
        ]


def summaries(case: Planted) -> list[Summary]:
    """Return the checked summaries of a case's articles, as `extract` would have written them."""
    return [summary(f"S{number}", draft) for number, draft in enumerate(case.drafts, start=1)]


def withheld(case: Planted, made: list[Summary]) -> bool:
    """Tell whether a gate withheld a claim the case is about, so that merging never saw it."""
    for draft, summary in zip(case.drafts, made, strict=True):
        wanted = sum(bool(line.target and (line.claim or line.quoted)) for line in draft.lines)
        spans = [
            summary.sentences[number]
            for number, line in enumerate(draft.lines)
            if line.target and (line.claim or line.quoted)
        ]
        held = sum(
            any(
                citation.start < span.end and span.start < citation.end
                for claim in summary.claims
                if claim.field != "people"
                for citation in claim.citations
            )
            for span in spans
        )
        if held < wanted:
            return True
    return False


def summary(ident: str, draft: Draft) -> Summary:
    """Write a draft out as an article and hold a perfect answer against it."""
    return summary_of(article(ident, draft), _answer(draft), _INFO)


def article(ident: str, draft: Draft) -> Article:
    """Write a draft out as an article, two sentences a paragraph."""
    text, numbered, line = "", list[Sentence](), 1
    for n, each in enumerate(draft.lines, start=1):
        numbered.append(Sentence(n=n, start=len(text), end=len(text) + len(each.text), line=line))
        paragraph_ends = n % 2 == 0
        text += each.text + ("\n\n" if paragraph_ends else " ")
        line += 2 if paragraph_ends else 0
    precision: DatePrecision = "minute" if "T" in draft.published else "day"
    return Article(
        id=ident,
        file=f"{ident.lower()}.txt",
        title=draft.title or None,
        language=draft.language,
        published=Published(value=draft.published, precision=precision, basis="front_matter"),
        text=text,
        sentences=numbered,
        words=len(text.split()),
    )


def _answer(draft: Draft) -> EventSummary:
    facts, quotes = list[Fact](), list[Quote]()
    people: dict[str, Person] = {}
    for n, line in enumerate(draft.lines, start=1):
        if line.quoted:
            quotes.append(Quote(sentences=[n], speaker=line.said_by or ""))
        elif line.claim:
            facts.append(Fact(sentences=[n], text=line.claim, said_by=line.said_by, mode=line.mode))
        for name, role in line.people:
            people.setdefault(name, Person(sentences=[n], name=name, role=role))
    return EventSummary(facts=facts, quotes=quotes, people=list(people.values()))
