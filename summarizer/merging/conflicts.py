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

ABOUT_ONE_THING = 0.6  # likeness from which a clash of values is a contradiction
_CLASHES = {Relation.NUMBER, Relation.NAME, Relation.DATE}


@dataclass(frozen=True)
class Clash:
    """Two entries that contradict one another, and in what.

    Attributes:
        first: One entry.
        second: The other.
        relation: What kind of value they clash in.
        about: The two sides in short: the names that clash, else the texts of the entries.
        named: Citations of all sources that take each side, where a name alone shows that.

    """

    first: Settled
    second: Settled
    relation: Relation
    about: tuple[str, str]
    named: tuple[list[Citation], list[Citation]] = ([], [])

    def side(self, position: int) -> list[Citation]:
        """Return what speaks for the first (0) or second (1) side."""
        entry = (self.first, self.second)[position]
        return [*entry.citations(), *self.named[position]]


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
    return sorted(found.values(), key=lambda clash: (clash.first.first_id, clash.second.first_id))


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
    return a.claim.text, b.claim.text
