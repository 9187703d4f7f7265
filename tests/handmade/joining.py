"""Which claims of several articles a brief joins, against which of them state one fact."""

from collections.abc import Collection
from itertools import combinations

from summarizer.extraction.summary import Claim
from tests.handmade.building import Label
from tests.handmade.judging import Judged


def missed(found: Judged, conflicts: Collection[str]) -> list[tuple[str, str, str]]:
    """Return the pairs of claims that state one fact and stand in no entry together.

    Each as the fact's id and two claim ids, letters in place of the sources. Claims that take
    different sides of one of `conflicts` must not stand together and are left out.
    """
    stating: dict[str, list[tuple[str, str, set[str], Label]]] = {}
    for summary in found.made.summaries:
        letter = found.made.letters[summary.source.id]
        for claim in summary.claims:
            named = f"{letter}.{claim.id.partition('.')[2]}"
            label = found.made.labels[claim.id]
            for ident in label.same - _broad(found):
                homes = _homes(found, ident, claim)
                stating.setdefault(ident, []).append((letter, named, homes, label))
    return [
        (ident, first[1], second[1])
        for ident, claims in sorted(stating.items())
        for first, second in combinations(claims, 2)
        if first[0] != second[0]
        and not first[2] & second[2]
        and not _opposed(first[3], second[3], conflicts)
    ]


def _opposed(first: Label, second: Label, conflicts: Collection[str]) -> bool:
    shared = first.sides.keys() & second.sides.keys() & set(conflicts)
    return any(first.sides[name] != second.sides[name] for name in shared)


def mixed(found: Judged) -> list[tuple[str, str]]:
    """Return shown texts with a variant of theirs that states another fact."""
    broad, pairs = _broad(found), []
    for entry in found.entries.values():
        own = {ident for label in found.of(entry) for ident in label.same} - broad
        for variant in entry.variants:
            if variant.kind == "attribution":
                continue  # its text is a voice
            sources = sorted({citation.source for citation in variant.citations})
            labels = found.labels(variant.text, sources)
            other = {ident for label in labels for ident in label.same} - broad
            if own and other and not own & other:
                pairs.append((entry.text, variant.text))
    return pairs


def _homes(found: Judged, ident: str, claim: Claim) -> set[str]:
    """Return the entries about a fact that cite all that a claim cites."""
    spans = {(c.source, c.start) for c in claim.citations}
    return {
        entry.id
        for entry in found.about(ident)
        if claim.align is entry.align and spans <= {(c.source, c.start) for c in entry.citations}
    }


def _broad(found: Judged) -> set[str]:
    """Ids that cover several facts ("attack": drones fired, missiles fired)."""
    told: dict[str, set[frozenset[str]]] = {}
    for label in found.made.labels.values():
        for ident in label.gold:
            told.setdefault(ident, set()).add(label.same - {ident})
    return {ident for ident, narrower in told.items() if len(narrower) > 1}
