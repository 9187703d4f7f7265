"""What an editor writes is held by the very gates that hold what a model writes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.entries import Align, Fact, Person
from schemas.entries import Entry as FormEntry
from summarizer.errors import ReviewError
from summarizer.extraction.check import check_entry
from summarizer.extraction.citing import cite_span
from summarizer.extraction.evidence import Evidence
from summarizer.extraction.gates.wording import read_wording
from summarizer.extraction.summary import Citation, Claim, Withheld
from summarizer.merging.brief import Entry
from summarizer.reading.article import Article
from summarizer.values.typed import TypedValue
from summarizer.values.wording import find_word


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the sources say to a text.

    Attributes:
        carried: By source, the passages that carry it.
        refused: By source, why it does not.
        claim: The text as the first source that carries it has it; None when none does.

    """

    carried: dict[str, list[Citation]]
    refused: dict[str, Withheld]
    claim: Claim | None


def hold_edit(field: str, entry: Entry, text: str, articles: Mapping[str, Article]) -> Verdict:
    """Hold another text for an entry against the sentences the entry cites.

    Raises ReviewError when the text is empty, or the entry's words are a quotation.
    """
    if entry.align is Align.QUOTE:
        raise ReviewError("The words of a quotation are the source's: they cannot be changed.")
    passages: dict[str, list[Citation]] = {}
    for citation in [*entry.citations, *(c for v in entry.variants for c in v.citations)]:
        if citation.stance == "supports":
            passages.setdefault(citation.source, []).append(citation)
    cited = {
        ident: sentences_under(articles[ident], [(c.start, c.end) for c in found])
        for ident, found in passages.items()
    }
    meant = _meant(text)
    made = {ident: _as_given(entry, meant, numbers) for ident, numbers in cited.items()}
    verdict = _held(field, entry.id, made, articles)
    if entry.align is Align.NAME:
        return verdict
    carried, refused = dict(verdict.carried), dict(verdict.refused)
    for ident, numbers in cited.items():
        new = _new_words(articles[ident], numbers, entry.text, meant)
        if new and carried.pop(ident, None) is not None:
            refused[ident] = Withheld(
                source=ident,
                field=field,
                text=meant,
                reason="weak_support",
                detail=f"{', '.join(f'“{word}”' for word in new)} not said there",
                sentences=numbers,
            )
    return Verdict(carried, refused, verdict.claim if carried else None)


def _new_words(article: Article, numbers: Sequence[int], before: str, text: str) -> list[str]:
    """Return the words an editor brought in that the cited sentences do not have.

    A model may retell one word in four; of an edit it is known which words are new, and "a
    retenu" for "a écarté" is one word.
    """
    evidence = Evidence(article)
    claim = evidence.claim(text)
    sentences = [found for n in numbers if (found := evidence.get(n)) is not None]
    if claim.language != article.language:
        return []
    own = read_wording(claim, sentences).own
    return [word for word in own if not find_word(word, before, claim.language)]


def hold_restored(
    field: str, ident: str, text: str, article: Article, span: tuple[int, int]
) -> Verdict:
    """Hold the text of a withheld claim against the passage an editor picked for it."""
    numbers = picked(article, span)
    entry = Fact(sentences=numbers, text=_meant(text), said_by=None, mode="happened")
    return _held(field, ident, {article.id: entry}, {article.id: article})


def picked(article: Article, span: tuple[int, int]) -> list[int]:
    """Return the sentences under a passage an editor picked.

    Raises ReviewError when there is no text that may be cited.
    """
    start, end = span
    if not 0 <= start < end <= len(article.text):
        raise ReviewError("The passage lies outside the article. Select it again.")
    if any(r.start < end and start < r.end and r.reason != "hidden" for r in article.removed):
        raise ReviewError(
            "The passage is page furniture or was left out of the text, so it cannot be cited."
        )
    numbers = sentences_under(article, [span])
    if not numbers:
        raise ReviewError("There is no sentence in the passage. Select it again.")
    return numbers


def picked_citation(article: Article, span: tuple[int, int]) -> Citation:
    """Return the citation of a passage an editor picked, to the letter."""
    return cite_span(article, *span, "cited")


def sentences_under(article: Article, spans: Sequence[tuple[int, int]]) -> list[int]:
    """Return the numbers of the sentences that overlap these spans, in order."""
    return [
        sentence.n
        for sentence in article.sentences
        if any(sentence.start < end and start < sentence.end for start, end in spans)
    ]


def values_in(text: str, article: Article) -> list[TypedValue]:
    """Return what is typed in a text, read as the article's own claims are."""
    statement = Evidence(article).claim(text)
    return [*statement.quantities, *statement.dates, *statement.names]


def _as_given(entry: Entry, text: str, sentences: list[int]) -> FormEntry:
    """Write the changed entry as a model would have given it, but for its speaker.

    Who says it was held against each source when the brief was made, and is not changed here.
    """
    if entry.align is Align.NAME:
        return Person(sentences=sentences, name=text, role=entry.role)
    whole = f"{entry.value} {text}" if entry.value else text
    return Fact(sentences=sentences, text=whole, said_by=None, mode=entry.mode or "happened")


def _held(
    field: str, ident: str, entries: Mapping[str, FormEntry], articles: Mapping[str, Article]
) -> Verdict:
    carried: dict[str, list[Citation]] = {}
    refused: dict[str, Withheld] = {}
    first: Claim | None = None
    for source, entry in entries.items():
        checked = check_entry(articles[source], field, ident, entry)
        if not checked.claims:
            refused[source] = checked.withheld[0]
            continue
        carried[source] = checked.claims[0].citations
        first = first or checked.claims[0]
    return Verdict(carried, refused, first)


def _meant(text: str) -> str:
    meant = " ".join(text.split())
    if not meant:
        raise ReviewError("There is no text. Drop the entry if nothing should stand there.")
    return meant
