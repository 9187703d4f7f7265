"""What the words beside a name tell of a person's grammatical gender, and what a pronoun asks for.

Used to rule out, never to choose: "a-t-elle dit" is not said by "le médecin-chef, X".
"""

import re

from summarizer.extraction.evidence import Evidence
from summarizer.extraction.openings import Gender
from summarizer.extraction.people import roles
from summarizer.extraction.subjects import Attribution
from summarizer.values.text import fold
from summarizer.values.typed import Name

_REACH = 70  # code points before a name in which its title or office stands
_FEMININE = re.compile(r"\b(?:elles?|she|cette dernière|celle-ci)\b", re.IGNORECASE)
_MASCULINE = re.compile(r"\b(?:ils?|he|ce dernier|celui-ci)\b", re.IGNORECASE)
_TITLE_F = re.compile(r"\b(?:Mme|Mlle|Mrs|Ms|Miss|Lady|Dame|Madame)\b\.?\s*$")
_TITLE_M = re.compile(r"(?:\bM\.|\b(?:Mr|Sir|Lord|Monsieur)\b\.?)\s*$")
_NOUN_F = re.compile(
    r"\b(?:spokeswoman|chairwoman|congresswoman|actress|mother|wife|sister|daughter|widow|queen|"
    r"policewoman|grandmother|mere|epouse|soeur|fille|veuve|reine|avocate|presidente|directrice|"
    r"candidate|senatrice|chanceliere)\b"
)
_NOUN_M = re.compile(
    r"\b(?:spokesman|chairman|congressman|actor|father|husband|brother|son|widower|king|"
    r"policeman|grandfather|pere|epoux|mari|frere|fils|veuf|roi|avocat|directeur|senateur|"
    r"chancelier)\b"
)
_DETERMINER = re.compile(r"\b(le|un|la|une)\s+$", re.IGNORECASE)


def asked_for(pronoun: str) -> Gender | None:
    """Return the gender a pronoun, or a verb that holds one ("a-t-elle dit"), asks for."""
    if _FEMININE.search(pronoun):
        return "f"
    return "m" if _MASCULINE.search(pronoun) else None


def shown_by(evidence: Evidence, said: Attribution | Name) -> Gender | None:
    """Return the gender the article's words show for a speaker, or None.

    None also where its words disagree.
    """
    if isinstance(said, Attribution):
        if not said.names:
            return of_phrase(said.text)
        said = said.names[0]
    found = {
        gender
        for sentence in evidence.sentences
        for name in sentence.names
        if name.key == said.key or name.key.split()[-1:] == said.key.split()[-1:]
        if (gender := _before(sentence.text, name)) is not None
    }
    return found.pop() if len(found) == 1 else None


def _before(text: str, name: Name) -> Gender | None:
    before = text[max(0, name.start - _REACH) : name.start]
    if _TITLE_F.search(before):
        return "f"
    if _TITLE_M.search(before):
        return "m"
    for role in roles(text, name.raw):
        at = text.find(role)
        determiner = _DETERMINER.search(text[:at])
        if determiner and at < name.start:
            return _by_determiner(determiner[1])
        if (gender := _by_noun(role)) is not None:
            return gender
    return None


def of_phrase(phrase: str) -> Gender | None:
    """Return the gender of a speaker that is no name: "la préfecture", "the spokesman"."""
    determiner = re.match(r"(le|un|la|une)\s", phrase, re.IGNORECASE)
    return _by_determiner(determiner[1]) if determiner else _by_noun(phrase)


def _by_determiner(determiner: str) -> Gender:
    return "f" if determiner.lower() in {"la", "une"} else "m"


def _by_noun(phrase: str) -> Gender | None:
    folded = fold(phrase)
    feminine, masculine = _NOUN_F.search(folded), _NOUN_M.search(folded)
    if bool(feminine) == bool(masculine):
        return None
    return "f" if feminine else "m"
