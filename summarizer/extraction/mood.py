"""Whether a claim tells of what happened, is planned or is only possible, by its own words."""

import re

from schemas.entries import Mode

_POSSIBLE = re.compile(
    r"\b(?:pourrai(?:t|ent)|peut-être|éventuel(?:le|s|les|lement)?|possible(?:s|ment)?|"
    r"envisag\w+|could|might|may(?! \d)|perhaps|possibly|possible|"
    r"considering|not ruled out)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:va|vont|doit|doivent|devra|devront|sera|seront|aura|auront|[a-zà-ÿ]{2,}er(?:a|ont)|"
    r"prévu[es]*|prochaine?s?|will|is to|are to|set to|due to|plans? to|expected to|"
    r"scheduled)\b",
    re.IGNORECASE,
)


def mode_of(text: str, given: str) -> Mode:
    """Return the mode of a claim: the model's word, unless the claim's own words say otherwise.

    A bare conditional after "a annoncé que" is reported speech and no possibility.
    """
    if _POSSIBLE.search(text):
        return "possible"
    if _PLANNED.search(text):
        return "planned"
    return "announced" if given in {"announced", "planned"} else "happened"
