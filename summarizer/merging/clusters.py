"""Grouping claims of several sources that say the same thing.

Average-link agglomeration over the candidates of `identity`, held by the typed guards: no two
members of a group may conflict, and one source enters a group twice only when it repeats itself.
Where a source tells a fact twice, in two values that can both be true, its telling that is more
like the others' is kept, so that the other sources still meet.
Deterministic: candidates are taken in order of likeness, then of claim ids.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from summarizer.merging.evidence import SAME
from summarizer.merging.identity import Identity
from summarizer.merging.likeness import Reading

AVERAGE = 0.4  # score two groups must have on average to become one
REPEATED = 0.85  # score from which two claims of one source repeat each other
_RARE = 8  # rare words of a claim by which it is looked up

Group = list[Reading]


def group(readings: Sequence[Reading], identity: Identity) -> list[Group]:
    """Group the claims of one field into those that say the same.

    Args:
        readings: Claims in any order; the result does not depend on it.
        identity: Scores and guards over these claims.

    Returns:
        Groups in order of their lowest claim id, members in order of claim id.

    """
    ordered = sorted(readings, key=_by_id)
    home: dict[str, Group] = {reading.claim.id: [reading] for reading in ordered}
    found = [
        (score, *((a, b) if _by_id(a) <= _by_id(b) else (b, a)))
        for score, a, b in identity.candidates()
    ]
    for _, a, b in sorted(found, key=lambda item: (-item[0], _by_id(item[1]), _by_id(item[2]))):
        first, second = home[a.claim.id], home[b.claim.id]
        if first is second:
            continue
        left_out = _told_twice(first, second, identity)
        if left_out is None or a in left_out or b in left_out:
            continue
        kept = [[r for r in each if r not in left_out] for each in (first, second)]
        if left_out and not _worth(first, second, kept, identity):
            continue
        if not _alike(kept[0], kept[1], identity):
            continue
        joined = sorted([*kept[0], *kept[1]], key=_by_id)
        for reading in joined:
            home[reading.claim.id] = joined
        for reading in left_out:
            home[reading.claim.id] = [reading]
    unique = {id(members): members for members in home.values()}
    return sorted(unique.values(), key=lambda members: _by_id(members[0]))


def _by_id(reading: Reading) -> tuple[int, str, tuple[int, ...]]:
    return claim_order(reading.claim.id)


def claim_order(ident: str) -> tuple[int, str, tuple[int, ...]]:
    """Sort key of a claim id: "S2.facts.10" after "S2.facts.9", before "S10.facts.1"."""
    source, _, rest = ident.partition(".")
    name, _, position = rest.rpartition(".")
    number = int(source[1:]) if source[1:].isdigit() else 0
    return (number, name, (int(position) if position.isdigit() else 0,))


def candidates(readings: Sequence[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Yield pairs that share one of their rarest words, each once, in a fixed order."""
    frequency: dict[str, int] = defaultdict(int)
    for reading in readings:
        for stem in reading.stems:
            frequency[stem] += 1
    shelf: dict[str, list[int]] = defaultdict(list)
    for index, reading in enumerate(readings):
        rare = sorted(reading.stems, key=lambda stem: (frequency[stem], stem))
        shared = [stem for stem in rare if frequency[stem] > 1][:_RARE]
        for stem in shared:
            shelf[stem].append(index)
    pairs = {pair for indices in shelf.values() for pair in combinations(indices, 2)}
    for i, j in sorted(pairs):
        yield readings[i], readings[j]


def _told_twice(first: Group, second: Group, identity: Identity) -> list[Reading] | None:
    """Return what must stay out for two groups to become one; None where a guard forbids it."""
    out: list[Reading] = []
    for a in first:
        for b in second:
            if not identity.may_be_one(a, b):
                return None
            if a.source == b.source and a.key != b.key and identity.score(a, b) < REPEATED:
                out.append(min((a, b), key=lambda r: _closeness(r, first, second, identity)))
    return out


def _closeness(
    reading: Reading, first: Group, second: Group, identity: Identity
) -> tuple[float, tuple[int, str, tuple[int, ...]]]:
    others = [other for other in (*first, *second) if other.source != reading.source]
    return sum(sorted(identity.score(reading, other) for other in others)), _by_id(reading)


def _worth(first: Group, second: Group, kept: Sequence[Group], identity: Identity) -> bool:
    """Tell whether more sources meet, and no claim is taken from another fact it is more like.

    What is left out may be nearer: it is the same fact, if its source tells that twice.
    """
    joined = {reading.source for group in kept for reading in group}
    if not all(len(joined) > len({reading.source for reading in each}) for each in (first, second)):
        return False
    for whole, here, there in ((first, *kept), (second, *reversed(kept))):
        out = [reading for reading in whole if reading not in here]
        if not out or _average(here, out, identity) <= _average(here, there, identity):
            continue
        twice = ((r, s) for r in out for s in there if r.source == s.source)
        if any(identity.score(r, s) < SAME for r, s in twice):
            return False
    return True


def _alike(first: Group, second: Group, identity: Identity) -> bool:
    return _average(first, second, identity) >= AVERAGE


def _average(first: Group, second: Group, identity: Identity) -> float:
    pairs = len(first) * len(second)
    return sum(identity.score(a, b) for a in first for b in second) / pairs if pairs else 0.0
