"""People and other names: who is one person, who is not, and what they are called.

Mentions are one person when their names can be one (see `values.names.same_name`) and no
other full name of the folder claims the same mention: a bare "Rubio" joins Marco Rubio only
where there is no Mario.
"""

from collections.abc import Sequence

from summarizer.merging.clusters import Group, claim_order
from summarizer.merging.likeness import Reading
from summarizer.values.memo import remembered
from summarizer.values.names import name_key, names, same_name


def group_names(readings: Sequence[Reading]) -> list[Group]:
    """Group mentions of the same person; order does not matter.

    Full names are grouped first, then shorter mentions join the one group they fit, or stay
    apart when they fit several.
    """
    ordered = sorted(readings, key=lambda r: (-_length(r), claim_order(r.claim.id)))
    groups: list[Group] = []
    for reading in ordered:
        fitting = [
            members for members in groups if all(_one(reading, member) for member in members)
        ]
        if len(fitting) == 1:
            fitting[0].append(reading)
        else:
            groups.append([reading])
    for members in groups:
        members.sort(key=lambda reading: claim_order(reading.claim.id))
    return sorted(groups, key=lambda members: claim_order(members[0].claim.id))


def _one(a: Reading, b: Reading) -> bool:
    return same_name(bare(a.claim.text), bare(b.claim.text))


@remembered(4096)
def bare(name: str) -> str:
    """Return a name without what somebody is: "Russian President Vladimir Putin" is Vladimir Putin.

    Left as it is where no full name of a person ends it.
    """
    found = names(name, "en")
    last = found[-1] if found else None
    if last is None or last.kind != "person" or last.end != len(name) or " " not in last.raw:
        return name
    return last.raw


def _length(reading: Reading) -> int:
    """Count the words of a name, titles off."""
    return len(name_key(bare(reading.claim.text)).split())


def shown_name(members: Sequence[Reading]) -> Reading:
    """Choose the mention to show: the fullest name most sources write, then the lowest id."""
    spelling = {
        r.claim.text: {m.source for m in members if m.claim.text == r.claim.text} for r in members
    }
    return min(
        members,
        key=lambda r: (
            -_length(r),
            r.claim.text != bare(r.claim.text),
            -len(spelling[r.claim.text]),
            r.claim.role is None,
            claim_order(r.claim.id),
        ),
    )


def aliases(members: Sequence[Reading], shown: Reading) -> list[str]:
    """Return the other spellings, sorted."""
    return sorted({member.claim.text for member in members} - {shown.claim.text})
