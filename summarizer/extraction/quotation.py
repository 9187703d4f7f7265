"""Checking a quotation: code copies the words, and the text must say whose they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.extraction.evidence import Evidence
from summarizer.extraction.fragments import is_denied
from summarizer.extraction.gates import Refusal
from summarizer.extraction.orders import is_under_order
from summarizer.extraction.summary import Citation, Grounding
from summarizer.extraction.voices import settle
from summarizer.values.text import words

_SHORTEST = 3  # words; fewer between quotation marks are a term, not a quotation


@dataclass(frozen=True)
class FoundQuote:
    """The span of the words said, who said them, and what was wrong with the model's answer."""

    span: tuple[int, int] | None
    said_by: str | None = None
    sentences: tuple[int, ...] = ()
    grounding: Grounding = "cited"
    refusal: Refusal | None = None


def check_quote(
    evidence: Evidence, cited: Sequence[int], speaker: str | None, taken: Sequence[Citation]
) -> FoundQuote:
    """Find the quotation in the cited sentences, or beside them, and settle its speaker.

    Args:
        evidence: The article.
        cited: Sentence numbers the model gave, known ones only.
        speaker: Who the model says is speaking.
        taken: Citations of quotations already found, not to be found twice.

    """
    free = [
        span
        for span in evidence.quotations
        if len(words(evidence.article.text[span[0] : span[1]])) >= _SHORTEST
        and not any(c.start < span[1] and span[0] < c.end for c in taken)
    ]
    beside = [n + step for n in cited for step in (1, -1)]
    numbered: tuple[tuple[Grounding, Sequence[int]], ...] = (
        ("cited", cited),
        ("realigned", beside),
    )
    for grounding, numbers in numbered:
        spans = [span for n in numbers for span in free if n in evidence.holding(*span)]
        if spans:
            longest = min(spans, key=lambda span: (span[0] - span[1], span[0]))
            return _settled(evidence, _without_comma(evidence, longest), speaker, grounding)
    reason = "no words between quotation marks stand there"
    if not cited:
        return FoundQuote(None, refusal=Refusal("unknown_sentence", reason))
    return FoundQuote(None, refusal=Refusal("quote_not_found", reason))


def _without_comma(evidence: Evidence, span: tuple[int, int]) -> tuple[int, int]:
    """Leave out the comma that English puts before the closing mark (“… nothing,” he said)."""
    words_said = evidence.article.text[span[0] : span[1]]
    return span[0], span[0] + len(words_said.rstrip(", "))


def _settled(
    evidence: Evidence, span: tuple[int, int], speaker: str | None, grounding: Grounding
) -> FoundQuote:
    if is_under_order(evidence.article.text, *span):
        detail = "it reads like an order to a model"
        return FoundQuote(None, refusal=Refusal("instruction_like", detail))
    if is_denied(evidence, *span):
        detail = "a negation outside its marks turns it round"
        return FoundQuote(None, refusal=Refusal("weak_support", detail))
    holding = evidence.holding(*span)
    settled = settle(evidence, holding, speaker, None)
    if settled.lost or settled.said_by is None:
        detail = "the text does not say clearly whose words these are"
        refusal = settled.refusal or Refusal("speaker_not_in_source", detail)
        return FoundQuote(None, refusal=refusal)
    if _speaks_of(evidence, span, holding, settled.said_by):
        detail = f"it speaks of “{settled.said_by}”, and the text only says “he” or “she” said it"
        return FoundQuote(None, refusal=Refusal("speaker_not_in_source", detail))
    beyond = tuple(sorted({n for n in settled.sentences if n not in holding}))
    return FoundQuote(span, settled.said_by, beyond, grounding, settled.refusal)


def _speaks_of(
    evidence: Evidence, span: tuple[int, int], holding: Sequence[int], speaker: str
) -> bool:
    """Tell whether a quotation names its speaker, whom the sentence around it does not name.

    Nobody speaks so of himself: the pronoun that was followed back means somebody else.
    """
    sentences = [found for n in holding if (found := evidence.get(n)) is not None]
    name = next((x for x in evidence.claim(speaker).names if x.kind != "organisation"), None)
    if name is None or not sentences:
        return False
    text = evidence.article.text
    around = (
        text[sentences[0].sentence.start : span[0]] + text[span[1] : sentences[-1].sentence.end]
    )
    last = re.compile(rf"\b{re.escape(name.raw.split()[-1])}\b")
    return bool(last.search(text[span[0] : span[1]])) and not last.search(around)
