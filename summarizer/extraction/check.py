"""Holding a model's answer against the article: what stands becomes claims, the rest is withheld.

Works on any form made of entry types: how an entry is checked follows from what its cells are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from schemas.entries import Align, Entry, Part, Rules
from summarizer.extraction.citing import cite_sentence, cite_span
from summarizer.extraction.evidence import Evidence, Statement
from summarizer.extraction.gates import SUPPORT, Refusal
from summarizer.extraction.grounding import Grounded, ground
from summarizer.extraction.labels import without_labels
from summarizer.extraction.mood import mode_of
from summarizer.extraction.quotation import check_quote
from summarizer.extraction.roles import check_name
from summarizer.extraction.summary import Citation, Claim, Withheld
from summarizer.extraction.trimming import with_speaker, without_attribution
from summarizer.extraction.voices import settle
from summarizer.reading.article import Article
from summarizer.values.text import content_words

# An honest entry is shorter than a sentence, and an honest answer has a dozen; what a model under
# a stranger's orders may send is bounded here, so that holding it against the text stays quick.
LONGEST_CELL = 2000  # code points of one cell that is looked at
MOST_ENTRIES = 200  # entries of one field that are looked at
_SHOWN = 300  # code points kept of an entry that was not
_NUMBERS = 20  # sentence numbers kept of a withheld entry
_REMOVED_SHARE = 0.6  # share of a refused claim's words in a removed stretch that explains it


@dataclass
class Checked:
    """What came of one answer."""

    claims: list[Claim] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)


def check_answer(article: Article, answer: BaseModel) -> Checked:
    """Check every entry of a filled-in form against the article it was filled in for.

    Args:
        article: The article with its numbered sentences.
        answer: An instance of a form; each of its fields is a list of entries.

    Returns:
        The claims that hold, each with its citations, and the entries withheld with reasons.
        Every entry ends in one of the two; an entry whose speaker code had to replace ends in
        both: the claim with the speaker the text names, and the model's version withheld.

    """
    evidence = Evidence(article)
    checked = Checked()
    for name, info in type(answer).model_fields.items():
        rules = next((item for item in info.metadata if isinstance(item, Rules)), Rules())
        entries: Sequence[Entry] = getattr(answer, name)
        for position, entry in enumerate(entries[:MOST_ENTRIES], start=1):
            checker = _Entry(evidence, name, f"{article.id}.{name}.{position}", entry, rules)
            for outcome in checker.outcomes(checked.claims):
                if isinstance(outcome, Claim):
                    checked.claims.append(outcome)
                else:
                    checked.withheld.append(outcome)
        if len(entries) > MOST_ENTRIES:
            checked.withheld.append(_unread(article, name, len(entries)))
    return checked


def _unread(article: Article, name: str, count: int) -> Withheld:
    """Say that the rest of a list beyond measure was not looked at."""
    return Withheld(
        source=article.id,
        field=name,
        text=f"({count - MOST_ENTRIES} more)",
        reason="weak_support",
        detail=f"{count} entries; no more than {MOST_ENTRIES} are looked at",
        sentences=[],
    )


def check_entry(article: Article, name: str, ident: str, entry: Entry) -> Checked:
    """Check one entry against its article, as `check_answer` checks each of many.

    Args:
        article: The article with its numbered sentences.
        name: The field of the form.
        ident: Id of the claim it becomes.
        entry: The entry, with the numbers of the sentences it rests on.

    """
    checked = Checked()
    for outcome in _Entry(Evidence(article), name, ident, entry, Rules()).outcomes([]):
        if isinstance(outcome, Claim):
            checked.claims.append(outcome)
        else:
            checked.withheld.append(outcome)
    return checked


def _bare(parts: dict[Part, str]) -> dict[Part, str]:
    """Return the text cells without the prompt's labels; what is beyond measure as it is."""
    bare = {
        part: text if len(text) > LONGEST_CELL or part is Part.MODE else without_labels(text)
        for part, text in parts.items()
    }
    return {part: text for part, text in bare.items() if text}


class _Entry:
    """One entry on its way through the gates."""

    def __init__(
        self, evidence: Evidence, name: str, ident: str, entry: Entry, rules: Rules
    ) -> None:
        self.evidence = evidence
        self.field = name
        self.id = ident
        self.entry = entry
        self.parts = _bare(entry.parts())
        self.align = rules.align or type(entry).align
        self.support = SUPPORT if rules.support is None else rules.support
        self.cited = evidence.known_numbers(entry.sentences)

    def outcomes(self, earlier: Sequence[Claim]) -> Iterator[Claim | Withheld]:
        """Yield the claim, or why there is none; both when only the speaker was replaced."""
        longest = max(map(len, self.parts.values()), default=0)
        if longest > LONGEST_CELL:
            detail = f"{longest} characters; no more than {LONGEST_CELL} are looked at"
            yield self._withheld(Refusal("weak_support", detail))
        elif self.align is Align.QUOTE:
            yield from self._quote(earlier)
        elif self.align is Align.NAME:
            yield from self._name()
        else:
            yield from self._claim()

    def _claim(self) -> Iterator[Claim | Withheld]:
        place = self.parts.get(Part.NAME, "")
        text = self.parts.get(Part.CLAIM, "")
        statement = self.evidence.claim(self._statement_text(text), required=place)
        grounded = ground(self.evidence, statement, self.cited, self.support)
        if isinstance(grounded, Refusal):
            yield self._withheld(self._explained(grounded, statement))
            return
        settled = settle(self.evidence, grounded.sentences, self.parts.get(Part.SPEAKER), statement)
        if settled.refusal is not None:
            yield self._withheld(settled.refusal)
        if settled.lost:
            return
        sentences = tuple(sorted({*grounded.sentences, *settled.sentences}))
        translated = statement.language != self.evidence.article.language
        if settled.said_by is not None and not translated:
            text = without_attribution(self.evidence.claim(text))
            text = with_speaker(self.evidence.claim(text), settled.said_by)
        shown = self.evidence.claim(self._statement_text(text))
        yield self._made(
            text=text,
            said_by=settled.said_by,
            mode=mode_of(text, given) if (given := self.parts.get(Part.MODE)) else None,
            translated=translated,
            values=[*shown.quantities, *shown.dates, *shown.names],
            citations=self._cite(sentences, grounded),
        )

    def _statement_text(self, text: str) -> str:
        """The claim with its own value beside it, worded so that the value stays bound."""
        if Part.QUANTITY in self.parts:
            return f"{self.parts[Part.QUANTITY]} {text}".strip()
        return f"{text} ({self.parts[Part.DATE]})" if Part.DATE in self.parts else text

    def _own_value(self) -> str | None:
        for part in (Part.QUANTITY, Part.DATE, Part.NAME):
            if part in self.parts:
                return self.parts[part]
        return None

    def _explained(self, refusal: Refusal, statement: Statement) -> Refusal:
        """Say so when the refused claim was taken from a stretch the reader removed."""
        article = self.evidence.article
        for removal in article.removed:
            removed = set(
                content_words(article.text[removal.start : removal.end], article.language)
            )
            if len(statement.stems & removed) >= max(2, _REMOVED_SHARE * len(statement.stems)):
                if removal.reason == "hidden":
                    return Refusal("hidden_text", "it stands only in hidden text")
                return Refusal("boilerplate", f"it stands only in {removal.reason}")
        return refusal

    def _quote(self, earlier: Sequence[Claim]) -> Iterator[Claim | Withheld]:
        taken = [claim.citations[0] for claim in earlier if claim.align is Align.QUOTE]
        found = check_quote(self.evidence, self.cited, self.parts.get(Part.SPEAKER), taken)
        if found.refusal is not None:
            yield self._withheld(found.refusal)
        if found.span is None:
            return
        words = self.evidence.article.text[found.span[0] : found.span[1]]
        citations = [
            cite_span(self.evidence.article, *found.span, found.grounding),
            *(cite_sentence(self.evidence, n, found.grounding) for n in found.sentences),
        ]
        yield self._made(text=words, said_by=found.said_by, citations=citations)

    def _name(self) -> Iterator[Claim | Withheld]:
        name, role = self.parts.get(Part.NAME, ""), self.parts.get(Part.ROLE)
        found = check_name(self.evidence, self.cited, name, role)
        if found.refusal is not None:
            yield self._withheld(found.refusal)
        if found.grounded is None:
            return
        statement = self.evidence.claim(name)
        yield self._made(
            text=name,
            role=found.role,
            values=[*statement.names],
            citations=self._cite(found.grounded.sentences, found.grounded),
        )

    def _made(self, **cells: object) -> Claim:
        cells = {"value": None if self.align is Align.NAME else self._own_value()} | cells
        return Claim.model_validate(
            {"id": self.id, "field": self.field, "align": self.align} | cells
        )

    def _cite(self, sentences: Sequence[int], grounded: Grounded) -> list[Citation]:
        return [cite_sentence(self.evidence, n, grounded.grounding) for n in sentences]

    def _withheld(self, refusal: Refusal) -> Withheld:
        return Withheld(
            source=self.evidence.article.id,
            field=self.field,
            text=self._as_given(),
            reason=refusal.reason,
            detail=refusal.detail,
            sentences=list(self.entry.sentences[:_NUMBERS]),
        )

    def _as_given(self) -> str:
        """The entry as the model gave it, on one line; the beginning of what is beyond measure."""
        cells = [
            text if len(text) <= LONGEST_CELL else f"{text[:_SHOWN]}…"
            for part, text in self.entry.parts().items()
            if part is not Part.MODE
        ]
        return " — ".join(cells) if cells else "(nothing)"
