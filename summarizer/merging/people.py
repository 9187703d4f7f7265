"""People and other names: who is one person, who is not, and what they are called.

Mentions are one person when their names can be one (see `values.names.same_name`) and no
other full name of the folder claims the same mention: a bare "Rubio" joins Marco Rubio only
where there is no Mario.
"""

from collections.abc import Sequence

from summarizer.merging.clusters import Group, claim_order
from summarizer.merging.likeness import Reading
from summarizer.values.names import same_name


def group_names(readings: Sequence[Reading]) -> list[Group]:
    """Group mentions of the same person; order does not matter.

    Full names are grouped first, then shorter mentions join the one group they fit, or stay
    apart when they fit several.
    """
    ordered = sorted(readings, key=lambda r: (-len(r.claim.text.split()), claim_order(r.claim.id)))
    groups: list[Group] = []
    for reading in ordered:
        fitting = [
            members
            for members in groups
            if all(same_name(reading.claim.text, member.claim.text) for member in members)
        ]
        if len(fitting) == 1:
            fitting[0].append(reading)
        else:
            groups.append([reading])
    for members in groups:
        members.sort(key=lambda reading: claim_order(reading.claim.id))
    return sorted(groups, key=lambda members: claim_order(members[0].claim.id))


def shown_name(members: Sequence[Reading]) -> Reading:
    """Choose the mention to show: the fullest name most sources write, then the lowest id."""
    spelling = {
        r.claim.text: {m.source for m in members if m.claim.text == r.claim.text} for r in members
    }
    return min(
        members,
        key=lambda r: (
            -len(r.claim.text.split()),
            -len(spelling[r.claim.text]),
            r.claim.role is None,
            claim_order(r.claim.id),
        ),
    )


def aliases(members: Sequence[Reading], shown: Reading) -> list[str]:
    """Return the other spellings, sorted."""
    return sorted({member.claim.text for member in members} - {shown.claim.text})
