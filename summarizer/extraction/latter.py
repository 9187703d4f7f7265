"""Whom "ce dernier" and "the latter" mean: never anybody further back than the sentence before."""

import re

from summarizer.extraction.evidence import Evidence, NumberedStatement, Statement
from summarizer.extraction.gender import asked_for, shown_by
from summarizer.extraction.openings import Gender
from summarizer.extraction.people import roles
from summarizer.extraction.referents import Antecedent, excluded, is_person
from summarizer.extraction.speech import POST
from summarizer.extraction.subjects import Attribution
from summarizer.values.quotation import blanked
from summarizer.values.typed import Name

# The latter of whom: "the former" and several at once are left open.
_ONE_LATTER = re.compile(
    r"(?:ce dernier|cette dernière|celui-ci|celle-ci|the latter)$", re.IGNORECASE
)
# Somebody or something else that could be the latter.
_SOMETHING = {
    "m": re.compile(r"\b(?:le|un|du|au|cet?|son)\s+[a-zà-ÿ]{2}|\bl['’]\w", re.IGNORECASE),
    "f": re.compile(r"\b(?:la|une|cette|sa)\s+[a-zà-ÿ]{2}|\bl['’]\w", re.IGNORECASE),
    None: re.compile(r"\b(?:the|an?|this|that|his|her|its|their)\s+[a-z]{2}", re.IGNORECASE),
}


def latter(evidence: Evidence, item: Attribution, n: int) -> Antecedent | None:
    """Find whom "ce dernier" means: who is named last before it, in its sentence or the one before.

    Nobody where something else stands between that could be meant: no institution, and nobody
    further back.
    """
    own, earlier = evidence.get(n), evidence.get(n - 1)
    if own is None or not _ONE_LATTER.search(item.text):
        return None
    text = own.text.lower()
    at = text.rfind(item.text.lower(), 0, item.verb)
    at = at if at >= 0 else text.find(item.text.lower(), item.verb)
    asked = asked_for(item.text)
    name = _last_named(evidence, own, max(at, 0), asked)
    if name is not None:
        return Antecedent(name.raw, (name,), (n,))
    said_before = _outside_quotes(own)[: max(at, 0)]
    if earlier is None or _SOMETHING[asked].search(said_before) or POST.search(earlier.text):
        return None
    name = _last_named(evidence, earlier, len(earlier.text), asked)
    return Antecedent(name.raw, (name,), (n - 1, n)) if name is not None else None


def _last_named(
    evidence: Evidence, sentence: NumberedStatement, end: int, asked: Gender | None
) -> Name | None:
    """Return the person named last before `end`, unless anything else is after the name."""
    text = _outside_quotes(sentence)[:end]
    named = [name for name in sentence.names if name.end <= end and text[name.start].strip()]
    if not named or not is_person(evidence, sentence, named[-1]):
        return None
    last = named[-1]
    after = text[last.end :]
    for role in roles(sentence.text, last.raw):
        after = after.replace(role, "")
    gender = shown_by(evidence, last)
    doubtful = asked == "f" and gender is None and _SOMETHING[asked].search(text)
    if excluded(asked, gender) or doubtful or _SOMETHING[asked].search(after):
        return None
    return last


def _outside_quotes(sentence: Statement) -> str:
    return blanked(sentence.text, sentence.quoted)
