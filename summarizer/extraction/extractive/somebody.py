"""Which of the names in an article are people's, where no model says so.

`people.named` finds generously whatever may be a person's name; here a name must also be called
something, be known as a person's, or be the one who speaks.
"""

import re
from collections.abc import Iterator

from schemas.entries import Person
from summarizer.extraction.attribution import attributions
from summarizer.extraction.evidence import Evidence, NumberedStatement
from summarizer.extraction.people import named, roles

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
_MOSTLY = 0.5
_ACRONYM = 3  # letters


def people(evidence: Evidence, most: int) -> Iterator[Person]:
    """Yield the people an article names, those it names most often first; `most` at most."""
    speaking = {
        name.key
        for statement in evidence.sentences
        for said in attributions(statement)
        for name in said.names
    }
    rows: dict[str, tuple[int, int, str, str | None]] = {}
    for where, written in named(evidence.sentences):
        statement, name = _in_full(evidence, where, written)
        found = next((each for each in statement.names if each.raw.split() == name.split()), None)
        office = next(iter(roles(statement.text, name)), None)
        known = found is not None and (
            found.kind == "person" or (" " in name and found.key in speaking)
        )
        called = office is not None or bool(roles(where.text, written))
        if not (known or called) or _no_person(evidence, name):
            continue
        family = name.split()[-1]
        times = sum(family in other.text for other in evidence.sentences)
        times += _WORTH_OF_OFFICE * bool(office)
        rows.setdefault(name, (-times, statement.n, name, office))
    for _, n, name, office in sorted(rows.values(), key=lambda row: row[:3])[:most]:
        yield Person(sentences=[n], name=name, role=office)


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


def _no_person(evidence: Evidence, name: str) -> bool:
    """Tell whether a name is a place's or an organisation's, or runs on from one.

    In "London Sadiq Khan" and "AFP Fabrice Delloye" the first word is not part of the name.
    """
    first = name.split(maxsplit=1)[0]
    kinds = [found[0].kind for part in (name, first) if (found := evidence.claim(part).names)]
    acronym = " " in name and first.isupper() and len(first) >= _ACRONYM
    if acronym or {"place", "organisation"} & set(kinds):
        return True
    text = evidence.article.text
    located = rf"(?i:{_LOCATED}){re.escape(first)}\b(?!\s+[A-Z])"
    if " " in name and evidence.article.language == "en" and re.search(located, text):
        return True
    before = [text[max(0, m.start() - 12) : m.start()] for m in re.finditer(re.escape(name), text)]
    after_where = sum(bool(_WHERE.search(words)) for words in before)
    return bool(before) and after_where >= _MOSTLY * len(before)
