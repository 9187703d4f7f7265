"""Which of the names in an article are people's, where no model says so.

`people.named` finds generously whatever may be a person's name; here a name must also be called
something, be known as a person's, or be the one who speaks.
"""

import re
from collections.abc import Iterator, Sequence

from schemas.entries import Person
from summarizer.extraction.attribution import attributions
from summarizer.extraction.evidence import Evidence, NumberedStatement
from summarizer.extraction.people import named, roles
from summarizer.extraction.roles import check_name
from summarizer.values.name_lexicon import GENERIC, HONORIFICS, MODIFIERS, OFFICES, TOKEN_CANON
from summarizer.values.text import fold

_FULL = 2  # words of a name with a given name
_WORTH_OF_OFFICE = 2  # mentions an office beside the name counts for
# "from New Addington": what mostly stands after one of these is a place.
_WHERE = re.compile(
    r"\b(?:from|in|at|near|nearby|via|towards?|outside|around|en|vers|depuis|près de)\s+$",
    re.IGNORECASE,
)
# "in London", "south London": nobody is in a person; such a name opens a thing's.
_LOCATED = (
    r"\b(?:in|across|outside|around|near|central|(?:north|south)?[ -]?(?:east|west)|north|south)\s+"
)
_PLACE = re.compile(r"-(?:de|du|des|sur|sous|en|les?|la|et|upon|on|by)-")  # "Hauts-de-Lann"
_MOSTLY = 0.5
_ACRONYM = 3  # letters
# "les Farc", "dans la Grande Boucle", "the White Sox": what has an article is a thing's name.
_ARTICLE = re.compile(r"(?:\b(?:l[ae]s?|des|du|aux?|the|this|cette)\s+|\bl['’])$", re.IGNORECASE)
# "the White Sox and", but not "the Kerr campaign".
_NOT_ON = r"(?=[,.;:!?]|\s+(?:and|have|had|were|are|in|on|at|to|for|of|with|et|ont|sont|en|dans)\b)"
# Titles that are words of other things: "the Major Leagues", "the House".
_DOUBTFUL = frozenset("major chief general gen state etat home foreign former prince vice".split())
_TITLES = (HONORIFICS | OFFICES) - _DOUBTFUL
_OPENERS = frozenset("outre selon malgre pour avec chez comme sauf d'apres besides unlike".split())
_SURNAMES = frozenset({"le", "la", "les"})  # that open a name as "New" opens a town's
_NO_SURNAMES = GENERIC | frozenset(
    "day days series prix game games open marathon boucle election tour night week angeles".split()
)


def people(evidence: Evidence, most: int) -> Iterator[Person]:
    """Yield the people an article names, those it names most often first; `most` at most."""
    speaking = {
        name.key
        for statement in evidence.sentences
        for said in attributions(statement)
        for name in said.names
    }
    rows: dict[str, tuple[int, int, str, str | None]] = {}
    for where, found_as in named(evidence.sentences):
        written = _bare(found_as)
        statement, name = _in_full(evidence, where, written)
        found = next((each for each in statement.names if _bare(each.raw) == name), None)
        office = _office(evidence, statement, name)
        known = found is not None and (
            (found.key in speaking and (" " in name or found.kind == "person"))
            or (found.kind == "person" and (" " in name or _titled(evidence, name)))
        )
        called = office is not None or bool(roles(where.text, written))
        if not (known or called) or _no_person(evidence, name):
            continue
        if not called and name.split()[-1].lower() in _NO_SURNAMES:
            continue
        family = name.split()[-1]
        times = sum(family in other.text for other in evidence.sentences)
        times += _WORTH_OF_OFFICE * bool(office)
        rows.setdefault(name, (-times, statement.n, name, office))
    for _, n, name, office in sorted(rows.values(), key=lambda row: row[:3])[:most]:
        yield Person(sentences=[n], name=name, role=office)


def _bare(raw: str) -> str:
    """Return a name without what runs on to it: "Outre Anne Kerr", "l'Espagnol Luis Mora"."""
    words = raw.split()
    runs_on = fold(words[0]) in _OPENERS or fold(words[0]) in TOKEN_CANON
    runs_on |= words[0].isupper() and len(words[0]) < _ACRONYM  # a party: "le député PS Luc Aris"
    return " ".join(words[1:] if runs_on and len(words) > _FULL else words)


def _office(evidence: Evidence, statement: NumberedStatement, name: str) -> str | None:
    """Return the office beside a name, where a model's answer with it would be taken."""
    for office in roles(statement.text, name):
        if check_name(evidence, [statement.n], name, office).role is not None:
            return office
    return None


def _in_full(
    evidence: Evidence, statement: NumberedStatement, name: str
) -> tuple[NumberedStatement, str]:
    """Return a bare surname as the article first gives it with a given name."""
    if " " in name:
        return statement, name
    for other in evidence.sentences:
        for found in other.names if other.n else ():
            raw = " ".join(found.raw.split())
            if " " in raw and found.kind in {"person", "unknown"} and raw.endswith(f" {name}"):
                return other, raw
    return statement, name


def _titled(evidence: Evidence, name: str) -> bool:
    """Tell whether a title stands before a bare surname somewhere: "M. Mora", "President Mora"."""
    before = re.findall(rf"([\w-]+)\.? {re.escape(name)}\b", evidence.article.text)
    return any(fold(word) in _TITLES for word in before)


def _no_person(evidence: Evidence, name: str) -> bool:
    """Tell whether a name is a place's or an organisation's, or runs on from one.

    In "London Sadiq Khan" and "AFP Fabrice Delloye" the first word is not part of the name.
    """
    words = name.split()
    kinds = [found[0].kind for part in (name, words[0]) if (found := evidence.claim(part).names)]
    if _acronym(words) or _PLACE.search(words[-1]) or {"place", "organisation"} & set(kinds):
        return True
    if fold(words[0]) in MODIFIERS - _SURNAMES:
        return True
    text = evidence.article.text
    located = rf"(?i:{_LOCATED}){re.escape(words[0])}\b(?!\s+[A-Z])"
    if len(words) > 1 and evidence.article.language == "en" and re.search(located, text):
        return True
    before = [
        text[max(0, m.start() - 12) : m.start()]
        for m in re.finditer(rf"\b{re.escape(name)}\b", text)
    ]
    if re.search(rf"\b(?:the|les|des) {re.escape(name)}{_NOT_ON}", text, re.IGNORECASE):
        return True
    things = sum(bool(_WHERE.search(each) or _ARTICLE.search(each)) for each in before)
    return bool(before) and things >= _MOSTLY * len(before)


def _acronym(words: Sequence[str]) -> bool:
    """Tell whether a name is an acronym's, or opens with one: "F1", "Democratic U.S."."""
    if len(words) == 1:
        return words[0].isupper()
    return (words[0].isupper() and len(words[0]) >= _ACRONYM) or bool(
        re.fullmatch(r"(?:[A-Z]\.){2,}", words[-1])
    )
