"""From a group of like claims to one entry: whose words to show, and who carries them.

An entry says only what all its supporters carry. Its text is one source's claim, copied: no
extra detail the others lack, then the shortest, then the lowest id. Members that do not carry
it leave the group and are settled among themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from summarizer.extraction.summary import Citation
from summarizer.merging.clusters import Group, claim_order
from summarizer.merging.likeness import Reading
from summarizer.values.dates import same_date
from summarizer.values.names import same_name
from summarizer.values.quantities import compatible

_CARRIED = 0.5  # share of the shown claim's words a supporter's claim and sentences must have


@dataclass
class Settled:
    """One entry in the making.

    Attributes:
        shown: The claim whose text is shown.
        members: All claims that carry it, `shown` included.
        found: Citations in sources whose own summary left the claim out.

    """

    shown: Reading
    members: list[Reading]
    found: list[Citation] = field(default_factory=list)

    @cached_property
    def first_id(self) -> tuple[int, str, tuple[int, ...]]:
        """Sort key: the lowest claim id among the members."""
        return min(claim_order(member.claim.id) for member in self.members)

    def citations(self) -> list[Citation]:
        """Return all citations that carry it."""
        return [*(c for member in self.members for c in member.claim.citations), *self.found]

    def sources(self) -> list[str]:
        """Return the ids of all sources that say it, in order."""
        ids = {member.source for member in self.members} | {c.source for c in self.found}
        return sorted(ids, key=lambda ident: int(ident[1:]))


def settle_group(members: Group) -> list[Settled]:
    """Turn a group of like claims into one entry, or several where one text does not fit all."""
    remaining, settled = list(members), list[Settled]()
    while remaining:
        ranked = sorted(remaining, key=lambda reading: _rank(reading, remaining))
        shown = ranked[0]
        carried = [m for m in remaining if m is shown or carries(m, shown)]
        settled.append(Settled(shown, carried))
        remaining = [m for m in remaining if m not in carried]
    return settled


def _rank(reading: Reading, members: Sequence[Reading]) -> tuple[object, ...]:
    sources = {member.source for member in members if member is reading or carries(member, reading)}
    details = len(reading.quantities) + len(reading.dates) + len(reading.names)
    return (
        -len(sources),
        reading.claim.said_by is None,
        details,
        len(reading.claim.text),
        claim_order(reading.claim.id),
    )


def carries(member: Reading, shown: Reading) -> bool:
    """Tell whether a claim, with the sentences it cites, says all that `shown` says."""
    ground = member.ground
    for quantity in shown.quantities:
        if not any(compatible(quantity, other) for other in ground.quantities):
            return False
    for when in shown.dates:
        if not any(same_date(when, other) for other in ground.dates):
            return False
    for name in shown.names:
        if not any(same_name(name.raw, other.raw) for other in ground.names):
            return False
    if not shown.stems:
        return True
    return len(shown.stems & ground.stems) >= _CARRIED * len(shown.stems)
