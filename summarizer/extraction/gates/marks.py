"""Gate over marks: a claim brings no markup, address or hidden character of its own."""

import re
import unicodedata
from collections.abc import Sequence

from summarizer.extraction.evidence import NumberedStatement, Statement
from summarizer.extraction.gates.refusal import Refusal

_MARKUP = re.compile(
    r"<[^<>]*>|\{\{.*?\}\}|\{%.*?%\}|\$\{[^}]*\}|!?\[[^\]]*\]\([^)]*\)"
    r"|\b(?:[a-z][a-z0-9+.-]*://|javascript:|data:|www\.)\S+",
    re.IGNORECASE | re.DOTALL,
)
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})


def marks(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """Markup, addresses and unseen characters of a claim must stand in its sentences exactly."""
    text = "\n".join(sentence.text for sentence in sentences)
    for found in _MARKUP.finditer(claim.text):
        if found[0] not in text:
            return Refusal("weak_support", f"“{found[0]}” does not stand there")
    for char in claim.text:
        if unicodedata.category(char) in _UNSEEN and not char.isspace() and char not in text:
            return Refusal("weak_support", f"the hidden character U+{ord(char):04X} is not there")
    return None
