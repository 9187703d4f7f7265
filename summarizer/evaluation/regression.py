"""Editors' decisions as cases, and what the present gates say to them. No model is asked.

A case names articles by their hash in the store and passages by their code points; it holds no
article's text but the claims. What a passage said is held by its hash, so that a case whose
article is read otherwise now is told apart, not judged.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy import Connection

from schemas.entries import Align, Fact, Mode, Person, Quote
from schemas.entries import Entry as FormEntry
from summarizer.errors import InputError, StoreError, UnprovedError
from summarizer.evaluation.corrections import made_by
from summarizer.evaluation.reviewed import Decision, Reviewed, What
from summarizer.evaluation.tally import Share
from summarizer.extraction.check import check_entry
from summarizer.extraction.summary import Citation
from summarizer.reading.article import Article
from summarizer.reading.folder import read_bytes
from summarizer.review.gating import sentences_under
from summarizer.store.articles import article_id, get_articles, original_of


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Passage(_Value):
    """A stretch of an article: code points of its text, and the hash of what stands there."""

    start: int
    end: int
    sha256: str


class Ground(_Value):
    """What of one article a claim rests on.

    Attributes:
        article: The article's id in the store.
        sentences: Numbers of the sentences, as the model gave them or as they lay there.
        passages: The passages cited; none for a claim that was withheld.

    """

    article: str
    sentences: list[int]
    passages: list[Passage] = []


class Case(_Value):
    """One decision of an editor.

    Attributes:
        claim: The text as it was before.
        grounds: What the claim rested on.
        after: The text the editor let stand; empty where it was dropped.
        picked: What `after` rests on, where the editor picked it.
        gate: Why the claim was withheld, or which gate the editor overruled.
        reason: In the editor's words.

    """

    event: str
    version: str
    field: str
    align: Align = Align.CLAIM
    decision: What
    claim: str
    said_by: str | None = None
    role: str | None = None
    value: str | None = None
    mode: Mode | None = None
    grounds: list[Ground]
    after: str = ""
    picked: list[Ground] = []
    gate: str | None = None
    overruled: bool = False
    reason: str = ""
    model: str
    prompt_sha256: str


class Row(_Value):
    """How many cases the present gates decide as the editor did.

    Attributes:
        decision: What the editor decided.
        question: What was asked of the gates.

    """

    decision: What
    question: str
    share: Share


class Miss(_Value):
    """A case they decide otherwise."""

    event: str
    decision: What
    question: str
    claim: str
    gate: str = ""


class Replay(_Value):
    """What the present gates say to the cases.

    Attributes:
        cases: How many were judged.
        gone: Cases of articles the store does not have.
        moved: Cases whose passages read otherwise now.

    """

    cases: int
    gone: int
    moved: int
    rows: list[Row]
    misses: list[Miss]


KEPT, CAUGHT, PASSES, BACK = (
    "is the claim still kept?",
    "is the claim as it was now withheld?",
    "does the editor's text pass?",
    "is the claim now kept on the passage the editor picked?",
)


def cases_of(events: Iterable[Reviewed]) -> list[Case]:
    """Return the decisions as cases, in order of event and field."""
    made = [_case(event.event, each) for event in events for each in event.decisions]
    return sorted(made, key=lambda case: (case.event, case.version, case.field, case.claim))


def lines(cases: Sequence[Case]) -> str:
    """Return cases as lines of JSON."""
    return "".join(case.model_dump_json() + "\n" for case in cases)


def read_cases(text: str, name: str) -> list[Case]:
    """Read what `lines` wrote; raises InputError naming the line that is none."""
    cases = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            cases.append(Case.model_validate_json(line))
        except ValidationError as error:
            raise InputError(
                f"Line {number} of {name} is no case of `summarizer eval --from-reviews`: "
                f"{error.errors()[0]['msg']}."
            ) from None
    return cases


def replay(connection: Connection, cases: Iterable[Case]) -> Replay:
    """Hold every case against the articles in the store with the gates as they are now."""
    found: Counter[tuple[What, str, bool]] = Counter()
    misses, states = [], Counter[str]()
    library = _Library(connection)
    for case in cases:
        state = library.state(case)
        states[state] += 1
        if state != "judged":
            continue
        for question, right, gate in _judged(case, library):
            found[case.decision, question, right] += 1
            if not right:
                misses.append(
                    Miss(
                        event=case.event,
                        decision=case.decision,
                        question=question,
                        claim=case.claim,
                        gate=gate,
                    )
                )
    asked = sorted({(decision, question) for decision, question, _ in found})
    rows = [
        Row(
            decision=what,
            question=asks,
            share=Share.counted(
                found[what, asks, True], found[what, asks, True] + found[what, asks, False]
            ),
        )
        for what, asks in asked
    ]
    return Replay(
        cases=states["judged"], gone=states["gone"], moved=states["moved"], rows=rows, misses=misses
    )


class _Library:
    """The articles of the store, each read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: dict[str, Article | None] = {}

    def article(self, ident: str) -> Article | None:
        """Return an article; None where the store has it not, or not as it was."""
        if ident not in self._read:
            self._read[ident] = self._fresh(ident)
        return self._read[ident]

    def _fresh(self, ident: str) -> Article | None:
        try:
            stored = get_articles(self._connection, [ident])[0]
            original = original_of(self._connection, ident)
        except StoreError:
            return None
        if article_id(original, stored.suffix) != ident:
            raise UnprovedError(f"The article {ident} was changed in the database.")
        return read_bytes(f"article{stored.suffix}", original, "S1")[0]

    def state(self, case: Case) -> str:
        """Tell whether a case can be judged: "judged", "gone" or "moved"."""
        grounds = [*case.grounds, *case.picked]
        for ground in grounds:
            article = self.article(ground.article)
            if article is None:
                return "gone"
            for passage in ground.passages:
                if _sha(article.text[passage.start : passage.end]) != passage.sha256:
                    return "moved"
        return "judged"


def _judged(case: Case, library: _Library) -> list[tuple[str, bool, str]]:
    """Return what was asked of the gates about a case, whether they decide alike, and which."""
    before = _refused(case, case.claim, case.grounds, library, said_by=case.said_by)
    if case.decision == "keep":
        return [(KEPT, before is None, before or "")]
    if case.decision == "drop":
        return [(CAUGHT, before is not None, "")]
    picked = case.picked or case.grounds
    after = _refused(case, case.after, picked, library, said_by=None)
    passes = [] if case.overruled else [(PASSES, after is None, after or "")]
    if case.decision == "edit":
        return [(CAUGHT, before is not None, ""), *passes]
    back = _refused(case, case.claim, picked, library, said_by=None)
    return [(BACK, back is None, back or ""), *passes]


def _refused(
    case: Case, text: str, grounds: Sequence[Ground], library: _Library, *, said_by: str | None
) -> str | None:
    """Return which gate refuses a text in every one of its articles; None where one carries it."""
    refused = ""
    for ground in grounds:
        article = library.article(ground.article)
        if article is None:
            raise AssertionError("a case is judged when all its articles are there")
        spans = [(passage.start, passage.end) for passage in ground.passages]
        numbers = sentences_under(article, spans) if spans else ground.sentences
        checked = check_entry(
            article, case.field, f"S1.{case.field}.1", _given(case, text, numbers, said_by)
        )
        if checked.claims:
            return None
        refused = refused or checked.withheld[0].reason
    return refused


def _given(case: Case, text: str, sentences: list[int], said_by: str | None) -> FormEntry:
    """Write a claim as a model would have given it."""
    if case.align is Align.QUOTE:
        return Quote(sentences=sentences, speaker=case.said_by or "")
    if case.align is Align.NAME:
        return Person(sentences=sentences, name=text, role=case.role)
    whole = f"{case.value} {text}" if case.value else text
    return Fact(sentences=sentences, text=whole, said_by=said_by, mode=case.mode or "happened")


def _case(event: str, decided: Decision) -> Case:
    model, prompt = made_by(decided.base)
    entry, claim = decided.entry, decided.claim
    about = {
        "event": event,
        "version": decided.base.id,
        "field": decided.field,
        "decision": decided.what,
        "after": decided.after,
        "gate": decided.overruled,
        "overruled": decided.overruled is not None,
        "reason": decided.reason,
        "model": model,
        "prompt_sha256": prompt,
    }
    articles = decided.made.articles
    if claim is not None and decided.restored is not None:
        return Case(
            **about | {"gate": claim.reason},
            claim=claim.text,
            grounds=[Ground(article=articles[claim.source], sentences=claim.sentences)],
            picked=_grounds(decided.restored.citations, articles),
        )
    if entry is None:
        raise AssertionError("a decision is about an entry or a withheld claim")
    return Case(
        **about,
        align=entry.align,
        claim=entry.text,
        said_by=entry.said_by,
        role=entry.role,
        value=entry.value,
        mode=entry.mode,
        grounds=_grounds(entry.citations, articles),
    )


def _grounds(citations: Iterable[Citation], articles: dict[str, str]) -> list[Ground]:
    by_source: dict[str, list[Passage]] = {}
    for each in citations:
        if each.stance == "supports":
            passage = Passage(start=each.start, end=each.end, sha256=_sha(each.quote))
            by_source.setdefault(each.source, []).append(passage)
    return [
        Ground(article=articles[source], sentences=[], passages=passages)
        for source, passages in by_source.items()
    ]


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
