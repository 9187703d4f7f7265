"""Contradictions: entries about one thing that no reading makes both true.

Found between entries, never inside one. Both entries stay, each disputed, and each side lists
exactly the files that take it. The other kinds of conflict (update, scope, certainty) are told
apart by `kind_of`, in one place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from schemas.entries import Align
from summarizer.extraction.evidence import Evidence
from summarizer.extraction.summary import Citation
from summarizer.merging.clusters import candidates
from summarizer.merging.consensus import Settled
from summarizer.merging.corroboration import naming
from summarizer.merging.guards import Relation, names_exclude, relation
from summarizer.merging.likeness import Likeness, Reading
from summarizer.values.text import content_words
from summarizer.values.typed import Name

_OFFICE = 40  # code points before a name in which its office stands
_OFFICE_WORDS = 3  # content words of an office
ABOUT_ONE_THING = 0.6  # likeness from which a clash of values is a contradiction
_CLASHES = {Relation.NUMBER, Relation.NAME, Relation.DATE}


@dataclass(frozen=True)
class Clash:
    """Two entries that contradict one another, and in what.

    Attributes:
        first: One entry.
        second: The other; None when no source's summary holds the other side as an entry.
        relation: What kind of value they clash in.
        about: The two sides in short: the names that clash, else the texts of the entries.
        named: Citations of all sources that take each side, where a name alone shows that.

    """

    first: Settled
    second: Settled | None
    relation: Relation
    about: tuple[str, str]
    named: tuple[list[Citation], list[Citation]] = ([], [])

    def side(self, position: int) -> list[Citation]:
        """Return what speaks for the first (0) or second (1) side."""
        entry = self.entry(position)
        return [*(entry.citations() if entry else []), *self.named[position]]

    def entry(self, position: int) -> Settled | None:
        """Return the entry on the first (0) or second (1) side."""
        return (self.first, self.second)[position]


def with_names(clash: Clash, sources: Mapping[str, Evidence]) -> Clash:
    """Add to a clash of names every source that writes one of the two."""
    if clash.relation is not Relation.NAME:
        return clash
    first, second = clash.about
    named = (naming(first, second, sources), naming(second, first, sources))
    return replace(clash, named=named)


def clashes(settled: Sequence[Settled], likeness: Likeness) -> list[Clash]:
    """Find the contradictions among the entries of one field.

    A source that carries both entries does not contradict itself: it holds both values, so
    the two are about different things, or about different moments.
    """
    owner = {id(member): entry for entry in settled for member in entry.members}
    readings = sorted(
        (member for entry in settled for member in entry.members), key=lambda r: r.claim.id
    )
    found: dict[tuple[int, int], Clash] = {}
    for a, b in candidates(readings):
        first, second = sorted((owner[id(a)], owner[id(b)]), key=lambda entry: entry.first_id)
        pair = (id(first), id(second))
        if first is second or pair in found or set(first.sources()) & set(second.sources()):
            continue
        kind = _clash(a, b, likeness)
        if kind is not None:
            found[pair] = Clash(first, second, kind, _about(first.shown, second.shown, kind))
    return [found[pair] for pair in sorted(found, key=lambda pair: _order(found[pair]))]


def _order(clash: Clash) -> tuple[object, ...]:
    return (clash.first.first_id, clash.second.first_id if clash.second else ())


def slips(
    settled: Sequence[Settled], known: Sequence[Clash], sources: Mapping[str, Evidence]
) -> list[Clash]:
    """Find full names that another source gives otherwise, for the same office.

    A model's short summary may hold only one side: "le secrétaire d'État Mario Rubio" in one
    article is a disagreement although no other summary mentions Marco Rubio.
    """
    found: list[Clash] = []
    seen = {frozenset(clash.about) for clash in known}
    for entry in settled:
        for name in entry.shown.names:
            other = _called_otherwise(name, entry, sources)
            if other is None or frozenset((name.raw, other)) in seen:
                continue
            seen.add(frozenset((name.raw, other)))
            found.append(Clash(entry, None, Relation.NAME, (name.raw, other)))
    return found


def _called_otherwise(name: Name, entry: Settled, sources: Mapping[str, Evidence]) -> str | None:
    """Return the name another source gives to the holder of the same office, if any."""
    offices = [
        office for ident in entry.sources() for office in _offices(name.raw, sources.get(ident))
    ]
    for ident, evidence in sources.items():
        if ident in entry.sources():
            continue
        for sentence in evidence.sentences:
            for other in sentence.names:
                if not names_exclude(name.raw, other.raw):
                    continue
                office = _office_before(sentence.text, other.start, sentence.language)
                if any(office & own for own in offices):
                    return other.raw
    return None


def _offices(name: str, evidence: Evidence | None) -> list[frozenset[str]]:
    if evidence is None:
        return []
    return [
        _office_before(sentence.text, other.start, sentence.language)
        for sentence in evidence.sentences
        for other in sentence.names
        if other.raw == name
    ]


def _office_before(text: str, start: int, language: str) -> frozenset[str]:
    """The content words right before a name, where offices stand ("secrétaire d'État X")."""
    return frozenset(
        content_words(text[max(0, start - _OFFICE) : start], language)[-_OFFICE_WORDS:]
    )


def _clash(a: Reading, b: Reading, likeness: Likeness) -> Relation | None:
    if a.source == b.source:
        return None
    if a.claim.align is Align.NAME:
        return Relation.NAME if _one_person_two_names(a, b) else None
    if a.claim.align is Align.QUOTE or likeness.score(a, b) < ABOUT_ONE_THING:
        return None
    kind = relation(a, b)
    return kind if kind in _CLASHES else None


def _one_person_two_names(a: Reading, b: Reading) -> bool:
    """Same surname, different given names, and the same office: one of them is a slip."""
    if not names_exclude(a.claim.text, b.claim.text) or not a.claim.role or not b.claim.role:
        return False
    first = set(content_words(a.claim.role, a.language))
    second = set(content_words(b.claim.role, b.language))
    return bool(first) and bool(second) and (first <= second or second <= first)


def _about(a: Reading, b: Reading, kind: Relation) -> tuple[str, str]:
    """Return the two values that clash, as the sides' short names."""
    if kind is Relation.NAME:
        for x in a.names:
            for y in b.names:
                if names_exclude(x.raw, y.raw):
                    return x.raw, y.raw
    return a.claim.whole(), b.claim.whole()
