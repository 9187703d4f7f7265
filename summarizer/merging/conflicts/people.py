"""People told differently: two names for one holder of an office, two roles of one person."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from summarizer.extraction.evidence import Evidence
from summarizer.extraction.summary import Citation
from summarizer.merging import offices
from summarizer.merging.conflicts.clash import Clash, Taking
from summarizer.merging.consensus import Settled
from summarizer.merging.corroboration import naming
from summarizer.merging.guards import misspelt, names_exclude, one_person
from summarizer.merging.index import SourceIndex
from summarizer.merging.likeness import Reading
from summarizer.values.folding import fold
from summarizer.values.memo import remembered
from summarizer.values.text import content_words
from summarizer.values.typed import Name

_OFFICE = 40  # code points before a name in which its office stands
_OFFICE_WORDS = 3  # content words of an office
_SHELF = 40  # people of one surname, given name or office who are compared


def named(name: str, entry: Settled | None, citations: Sequence[Citation] = ()) -> Taking:
    """Return a side that is a name."""
    own = entry.citations() if entry else []
    reading = entry.shown if entry else None
    members = tuple(entry.members) if entry else ()
    return Taking(f"name:{fold(name)}", name, name, entry, reading, members, (*own, *citations))


def with_names(clash: Clash, index: SourceIndex) -> Clash | None:
    """Add to a clash of names every source that writes one of the two.

    None where a source writes both: then they are two people, and no clash. A surname spelt in
    two ways may stand both ways in one source; which one it means cannot be told.
    """
    if clash.slot != "name":
        return clash
    first, second = (side.raw for side in clash.sides)
    if not index.writing(first).keys().isdisjoint(index.writing(second)):
        return None
    added = (naming(first, index), naming(second, index))
    sides = [
        replace(side, key=f"name:{fold(side.raw)}", text=side.raw, citations=_of(side, more))
        for side, more in zip(clash.sides, added, strict=True)
    ]
    if not all(side.citations for side in sides):
        return None
    return replace(clash, sides=(sides[0], sides[1]))


def _of(side: Taking, more: Sequence[Citation]) -> tuple[Citation, ...]:
    """What speaks for a name: passages of sources that write it, then those of its entry."""
    writing = {citation.source for citation in more}
    return (*(c for c in side.citations if c.source in writing), *more)


def slips(
    settled: Sequence[Settled], known: Sequence[Clash], sources: Mapping[str, Evidence]
) -> list[Clash]:
    """Find full names that another source gives otherwise, for the same office.

    A model's short summary may hold only one side: "le secrétaire d'État Mario Rubio" in one
    article is a disagreement although no other summary mentions Marco Rubio.
    """
    found: list[Clash] = []
    seen = {frozenset(side.text for side in clash.sides) for clash in known}
    mentions = _Mentions(sources)
    for entry in settled:
        for name in entry.shown.names:
            other = mentions.called_otherwise(name, entry)
            if other is None or frozenset((name.raw, other)) in seen:
                continue
            seen.add(frozenset((name.raw, other)))
            found.append(
                Clash("contradiction", "name", (named(name.raw, entry), named(other, None)))
            )
    return found


class _Mentions:
    """Full names in all sources, by surname and by given names, with the office before each."""

    def __init__(self, sources: Mapping[str, Evidence]) -> None:
        self._by_part: dict[str, dict[tuple[str, str], frozenset[str]]] = defaultdict(dict)
        for ident, evidence in sources.items():
            for sentence in evidence.sentences:
                for name in sentence.names:
                    parts = fold(name.raw).split()
                    if len(parts) < 2:  # noqa: PLR2004  a given name and a surname
                        continue
                    office = office_before(sentence.text, name.start, sentence.language)
                    for part in {f"s:{parts[-1]}", f"g:{' '.join(parts[:-1])}"}:
                        known = self._by_part[part].get((ident, name.raw), frozenset())
                        self._by_part[part][ident, name.raw] = known | office

    def called_otherwise(self, name: Name, entry: Settled) -> str | None:
        """Return the name another source gives to the holder of the same office, if any."""
        parts = fold(name.raw).split()
        if len(parts) < 2:  # noqa: PLR2004  a given name and a surname
            return None
        own = set(entry.sources())
        alike = {
            key: office
            for part in (f"s:{parts[-1]}", f"g:{' '.join(parts[:-1])}")
            for key, office in self._by_part.get(part, {}).items()
        }
        offices_held = [
            office for (ident, raw), office in alike.items() if ident in own and raw == name.raw
        ]
        for (ident, raw), office in alike.items():
            if ident in own:
                continue
            if misspelt(name.raw, raw):
                return raw
            if names_exclude(name.raw, raw) and any(office & held for held in offices_held):
                return raw
        return None


def office_before(text: str, start: int, language: str) -> frozenset[str]:
    """Return the content words right before a name, where offices stand."""
    return frozenset(
        content_words(text[max(0, start - _OFFICE) : start], language)[-_OFFICE_WORDS:]
    )


def called_otherwise(people: Sequence[Settled]) -> list[Clash]:
    """Find two names for one person, or for the one holder of one office, among the people."""
    found: list[Clash] = []
    for one, two in _alike(people):
        if set(one.sources()) & set(two.sources()):
            continue
        a, b = one.shown, two.shown
        if _one_person(a, b) or _one_office(one, two):
            sides = (named(a.claim.text, one), named(b.claim.text, two))
            found.append(Clash("contradiction", "name", sides))
    return found


def _alike(people: Sequence[Settled]) -> Iterator[tuple[Settled, Settled]]:
    """Pairs that share a surname, given names or an office, in order of their first claims."""
    shelves: dict[str, list[int]] = defaultdict(list)
    ordered = sorted(people, key=lambda entry: entry.first_id)
    for index, entry in enumerate(ordered):
        parts = fold(entry.shown.claim.text).split()
        if len(parts) < 2:  # noqa: PLR2004  a given name and a surname
            continue
        keys = {f"s:{parts[-1]}", f"g:{' '.join(parts[:-1])}"}
        keys |= {f"r:{office}" for office in _offices(entry)}
        for key in keys:
            shelves[key].append(index)
    found = {pair for shelf in shelves.values() for pair in combinations(shelf[:_SHELF], 2)}
    for i, j in sorted(found):
        yield ordered[i], ordered[j]


def _one_person(a: Reading, b: Reading) -> bool:
    """Same surname, different given names, and the same office: one of them is a slip."""
    first, second = (
        frozenset(content_words(each.claim.role or "", each.language)) for each in (a, b)
    )
    if misspelt(a.claim.text, b.claim.text):
        return not first or not second or bool(first & second)
    if not names_exclude(a.claim.text, b.claim.text):
        return False
    return bool(first) and bool(second) and (first <= second or second <= first)


def _one_office(one: Settled, two: Settled) -> bool:
    """Tell whether two people are given one office only one person holds at a time."""
    if one_person(one.shown.claim.text, two.shown.claim.text):
        return False
    return bool(_offices(one) & _offices(two))


def _offices(entry: Settled) -> frozenset[str]:
    keys = (
        offices.unique_office(member.claim.role, member.language)
        for member in entry.members
        if member.claim.role
    )
    return frozenset(key for key in keys if key)


def roles(people: Sequence[Settled]) -> list[Clash]:
    """Find people to whom sources give two roles nobody has at once."""
    found: list[Clash] = []
    for entry in people:
        members = [member for member in entry.members if member.claim.role]
        if len({member.claim.role for member in members}) > 1:
            found.extend(_two_roles(entry, members))
    return found


def _two_roles(entry: Settled, members: Sequence[Reading]) -> Iterator[Clash]:
    """The first two roles that exclude one another, each with all members that give it."""
    for a, b in combinations(members, 2):
        if a.source == b.source or not _exclude(a, b):
            continue
        first = [m for m in members if not _exclude(m, a) and _exclude(m, b)]
        second = [m for m in members if not _exclude(m, b) and _exclude(m, a)]
        if {m.source for m in first} & {m.source for m in second}:
            return
        sides = (_role_side(entry, a, first), _role_side(entry, b, second))
        yield Clash("contradiction", "role", sides, inside=True)
        return


def _exclude(a: Reading, b: Reading) -> bool:
    return _roles_exclude(a.claim.role or "", a.language, b.claim.role or "", b.language)


@remembered(4096)
def _roles_exclude(a: str, language: str, b: str, other: str) -> bool:
    return offices.exclude(a, language, b, other)


def _role_side(entry: Settled, reading: Reading, members: Sequence[Reading]) -> Taking:
    role = reading.claim.role or ""
    citations = tuple(c for member in members for c in member.claim.citations)
    name = entry.shown.claim.text
    key, told = role_key(name, role), tuple(members)
    return Taking(key, f"{name}, {role}", role, entry, reading, told, citations)


def role_key(name: str, role: str) -> str:
    """Return what a role of a person is recognised by, in people and in facts."""
    bare = re.sub(r"^(?:the|an?|le|la|une?) |^l'", "", fold(role))
    return f"role:{fold(name).split()[-1]}:{bare}"
