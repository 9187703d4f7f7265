"""Gate over changes: what falls to a figure does not fall by it, nor from it."""

import re
from collections.abc import Sequence

from summarizer.extraction.evidence import NumberedStatement, Statement
from summarizer.extraction.gates.refusal import Refusal, translated
from summarizer.values.folding import fold

_BEFORE_FIGURE = 60  # code points before a figure in which its change is told
# What changed by so much, or to so much: "a reculé de 0,4 point", "fell to 7.2%".
_BY = {"fr": re.compile(r"\bde (?:\S+ )?$"), "en": re.compile(r"\bby (?:\S+ )?$")}
_TO = {"fr": re.compile(r"\ba (?:\S+ )?$"), "en": re.compile(r"\b(?:to|at) (?:\S+ )?$")}
_FROM = {"fr": re.compile(r"(?!)"), "en": re.compile(r"\bfrom (?:\S+ )?$")}
_CHANGE = {
    "fr": re.compile(
        r"\b(?:recul|baiss|chut|augment|progress|bondi|grimp|diminu|mont|perdu|gagn|hausse|repli|"
        r"ralenti|croiss|plong|rebond)\w* "
    ),
    "en": re.compile(
        r"\b(?:fell|fall\w*|rose|ris\w+|drop\w*|climb\w*|increas\w*|decreas\w*|grew|grow\w*|slip\w*|"
        r"jump\w*|soar\w*|slid\w*|plung\w*|gain\w*|lost|down|up|declin\w*) "
    ),
}
_RIGHT_BEFORE = re.compile(r"(?:about |around |nearly |almost |roughly |some )?$")


def changes(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """What changes to a figure there must not change by it, nor from it, or the reverse."""
    language = claim.language
    if translated(claim, sentences) or language not in _CHANGE:
        return None
    for quantity in claim.quantities:
        ours = _way(claim.text[: quantity.start], language)
        there = [
            _way(sentence.text[: other.start], language)
            for sentence in sentences
            for other in sentence.quantities
            if other.number == quantity.number and other.unit == quantity.unit
        ]
        if ours and there and all(there) and ours not in there:
            return Refusal("weak_support", f"“{quantity.raw}” tells of another change there")
    return None


def _way(before: str, language: str) -> str:
    """Return how a figure after these words tells of a change: by, to, from, or not at all."""
    folded = fold(before[-_BEFORE_FIGURE:]) + " "
    change = list(_CHANGE[language].finditer(folded))
    if not change:
        return ""
    for way, pattern in (("to", _TO), ("from", _FROM), ("by", _BY)):
        if pattern[language].search(folded):
            return way
    return "by" if _RIGHT_BEFORE.match(folded, change[-1].end()) else ""
