"""Contradictions: two claims about one thing that no reading makes both true.

Both must share their frame and differ in one slot only: claims that differ in a number and a
date as well are of two happenings.
"""

from dataclasses import replace

from summarizer.merging import lexicon, offices
from summarizer.merging.brief import Slot
from summarizer.merging.conflicts.clash import Clash, Pair, Taking
from summarizer.merging.conflicts.people import role_key
from summarizer.merging.likeness import Reading
from summarizer.merging.relations import Difference, Relation
from summarizer.merging.traits import done, traits
from summarizer.values.names import same_name

ONE_THING = 0.6  # share of frame or words from which two claims are about one thing
_TELLING = 12  # content words of a long claim
_HAPPENING = 0.5  # share of the longer frame
_DENIED = 0.7  # for a denial, whose words must be those denied
_SLOTS: dict[Relation, Slot] = {
    Relation.NUMBER: "number",
    Relation.UNIT: "unit",
    Relation.DATE: "date",
    Relation.NAME: "name",
    Relation.PLACE: "place",
    Relation.ROLE: "role",
    Relation.POLARITY: "polarity",
    Relation.DETAIL: "detail",
}


def judge(pair: Pair) -> Clash | None:
    """Return the contradiction of two claims that differ in one slot, if they make one."""
    slots = [each for each in pair.apart if each.relation is not Relation.CERTAINTY]
    if len({each.relation for each in slots}) != 1 or slots[0].relation not in _SLOTS:
        return None
    only = slots[0]
    if len(pair.relations) > 1 and not _day_to_come(pair, only):
        return None
    if not _one_thing(pair, only):
        return None
    sides = pair.sides((only.ours, only.theirs))
    if only.relation is Relation.ROLE:
        sides = (_by_role(sides[0], pair.a), _by_role(sides[1], pair.b))
    return Clash("contradiction", _SLOTS[only.relation], sides)


def _day_to_come(pair: Pair, difference: Difference) -> bool:
    """Tell whether the day differs of what is still to come: "will open Monday", "could Tuesday".

    What was done on one day and may have been on another is a matter of certainty besides.
    """
    return difference.relation is Relation.DATE and not (done(pair.a) or done(pair.b))


def _by_role(side: Taking, reading: Reading) -> Taking:
    """Return the side under the role it gives, as the people of the brief have it too."""
    name = next(
        n.raw for n in reading.names if offices.beside(reading.claim.text, n.raw) == side.raw
    )
    return replace(side, key=role_key(name, side.raw), text=f"{name}, {side.raw}")


def _one_thing(pair: Pair, difference: Difference) -> bool:
    a, b, relation = pair.a, pair.b, difference.relation
    if relation is Relation.POLARITY:
        return _one_matter(a, b) and _denied(pair) >= _DENIED
    if relation is Relation.DETAIL:
        return _share_person(a, b)
    if relation is Relation.ROLE:
        return True  # it stands beside the name
    if relation is Relation.NUMBER and _attribute(a, b, difference):
        return True
    elsewhere = (relation is Relation.DATE and _in_passing(pair)) or (
        relation is Relation.PLACE and _other_place(pair, difference)
    )
    return not elsewhere and names_meet(a, b, difference) and pair.alike() >= ONE_THING


def _other_place(pair: Pair, difference: Difference) -> bool:
    """Tell whether two places may be of two happenings, or one place under two names."""
    a, b = pair.a, pair.b
    return (
        a.language != b.language  # Earth, la Terre
        or pair.about.person(difference.ours, difference.theirs)
        # What happens there must be the same, in a long claim that names places in passing too.
        or pair.about.whole(a, b) < (ONE_THING if _long(a, b) else _HAPPENING)
    )


def _in_passing(pair: Pair) -> bool:
    """Tell whether a day in another language may be that of another deed of a long claim.

    "They spoke on Thursday, a day before he was due to host him" and "il le recevra vendredi".
    """
    a, b = pair.a, pair.b
    return a.language != b.language and _long(a, b) and pair.about.whole(a, b) < ONE_THING


def _long(a: Reading, b: Reading) -> bool:
    """Tell whether a claim tells so much that places and days may stand there in passing."""
    return max(len(a.stems), len(b.stems)) >= _TELLING


def _denied(pair: Pair) -> float:
    """Return how much of what one claim says the other denies.

    Who tells of a denial names the one who denies besides.
    """
    told = (traits(each.claim.text).folded for each in (pair.a, pair.b))
    by_somebody = any(lexicon.DENIES.search(text) for text in told)
    measure = pair.about.frame if by_somebody else pair.about.whole
    return measure(pair.a, pair.b)


def names_meet(a: Reading, b: Reading, difference: Difference) -> bool:
    """Tell whether two claims share a name, where both have names besides those that differ."""
    ours = [name for name in a.names if name.raw != difference.ours]
    theirs = [name for name in b.names if name.raw != difference.theirs]
    if not ours or not theirs:
        return True
    return any(same_name(x.raw, y.raw) for x in ours for y in theirs)


def _one_matter(a: Reading, b: Reading) -> bool:
    """Tell whether a denial and a claim have the same names, the speaker's aside."""
    shorter, longer = sorted((a, b), key=lambda r: len(r.names))
    return all(any(same_name(x.raw, y.raw) for y in longer.names) for x in shorter.names)


def _share_person(a: Reading, b: Reading) -> bool:
    """Tell whether two claims name one person, who has a detail once."""
    return any(
        same_name(x.raw, y.raw) and "place" not in {x.kind, y.kind}
        for x in a.names
        for y in b.names
    )


def _attribute(a: Reading, b: Reading, difference: Difference) -> bool:
    """Tell whether two ages are one person's: "Loïc Stervin, 54" and "Loïc Stervin, 45 ans"."""
    ages = [
        q.kind == "age"
        for reading, raw in ((a, difference.ours), (b, difference.theirs))
        for q in reading.quantities
        if q.raw == raw
    ]
    return len(ages) > 1 and all(ages) and _full_name_shared(a, b)


def _full_name_shared(a: Reading, b: Reading) -> bool:
    """Tell whether the one person both claims name is the same."""
    return len(a.names) == len(b.names) == 1 and same_name(a.names[0].raw, b.names[0].raw)
