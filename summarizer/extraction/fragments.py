"""Quoted fragments that a negation outside their marks turns round.

In "il n'y avait pas eu « de fraude ni d'erreur »" the words between the marks say the reverse of
what was said.
"""

import re

from summarizer.extraction.evidence import Evidence
from summarizer.values.quotation import blanked
from summarizer.values.text import is_negated

_MARKS = " \u00a0\u202f\n«»“”„\"'‘’"
_STRONG = re.compile(r"[.;:!?](?=\s|$)|[\n]")
# Another clause begins; "que" and "that" do not end what a negation reaches.
_WEAK = re.compile(
    r",|\s-{1,2}\s|[–—]|\b(?:mais|et|car|qui|alors que|tandis que|parce que|but|and|who|which|"
    r"because|while|although|though)\b",
    re.IGNORECASE,
)
# "de dissimulation", "any error": words that only go on from a negation.
_GOES_ON = re.compile(r"(?:de|ni|aucune?|any|nor)\b|d['’]", re.IGNORECASE)
_DENIED_AFTER = re.compile(
    r"\s*(?:n['’]|ne\s|never\b|(?:did|do|does|was|were|is|are|has|have|had|will|would|could|can)"
    r"(?:n['’]t|\s(?:not|never))\b)",
    re.IGNORECASE,
)
_DENYING = re.compile(r"\b(?:denying|denials?|dénégations?)\b", re.IGNORECASE)


def is_denied(evidence: Evidence, start: int, end: int) -> bool:
    """Tell whether the quoted span is part of a clause whose negation stands outside its marks.

    A quotation that is a sentence of its own stands under nobody's negation.
    """
    text = evidence.article.text
    said = text[start:end]
    sentences = [s for n in evidence.holding(start, end) if (s := evidence.get(n)) is not None]
    if not sentences or not said[:1].islower():
        return False
    begin, stop = sentences[0].sentence.start, sentences[-1].sentence.end
    before = text[begin:start].rstrip(_MARKS)
    before = blanked(before, (span for span in sentences[0].quoted if begin + span[1] <= start))
    before = _last_part(_STRONG, before)
    if not _GOES_ON.match(said):
        before = _last_part(_WEAK, before)
    if is_negated(before, evidence.article.language) or _DENYING.search(before):
        return True
    ended = said.rstrip()[-1:] in {".", "!", "?", ","}
    return not ended and bool(_DENIED_AFTER.match(text[end:stop].lstrip(_MARKS)))


def _last_part(boundary: re.Pattern[str], text: str) -> str:
    return boundary.split(text)[-1]
