"""Whether a claim tells of what happened, is planned or is only possible, by its own words."""

import re

from schemas.entries import Mode
from summarizer.values.text import clauses

_WORDS = 5  # words a clause has at least to say what a claim is about
_ANNOUNCED = re.compile(r"\bann(?:onc|ounc)\w+", re.IGNORECASE)

_POSSIBLE = re.compile(
    # "Une éventuelle rencontre …" is only possible; "pour saisir d'éventuels documents" is done.
    r"^\W*(?:une?|des|d['’])\s*éventuel(?:le|s|les)?\b|"
    r"\b(?:pourrai(?:t|ent)|peut-être|éventuellement|"
    r"(?<!que )(?<!as )(?<!tôt )(?<!vite )possible(?:s|ment)?|envisag\w+|could|might|(?-i:may)|"
    r"perhaps|possibly|considering|not ruled out)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:va|vont|doit|doivent|devra|devront|sera|seront|aura|auront|[a-zà-ÿ]{2,}er(?:a|ont)|"
    r"prévu[es]*|prochaine?s?|will|is to|are to|set to|plans? to|"
    r"expected to|due to (?:be|begin|start|open|close|meet|take|hold|speak|sign|vote|visit|travel|"
    r"arrive|leave|return|appear|resume|end|go|come|launch|publish)|scheduled)\b",
    re.IGNORECASE,
)


def mode_of(text: str, given: str) -> Mode:
    """Return the mode of a claim: the model's word, unless the claim's own words say otherwise.

    A bare conditional after "a annoncé que" is reported speech and no possibility.
    """
    main = _main_clause(text)
    if _POSSIBLE.search(main):
        return "possible"
    if _PLANNED.search(main):
        return "planned"
    return "announced" if given == "announced" and _ANNOUNCED.search(main) else "happened"


def _main_clause(text: str) -> str:
    """The claim up to the end of the first clause that says something."""
    end = next((end for _, end in clauses(text) if len(text[:end].split()) >= _WORDS), len(text))
    return text[:end]
