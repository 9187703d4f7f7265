"""Updates: a newer report replaces an older one, in an order that is known.

Counts that only grow, states one thing passes through, and questions left open are ordered by
their nature; a time in the text or of publication goes before that. What was planned or possible
and then took place or was confirmed is ordered by publication alone: of reports of one moment,
neither replaces the other.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from summarizer.merging import lexicon, moments
from summarizer.merging.brief import OrderBasis, Slot
from summarizer.merging.conflicts.certainty import one_happening
from summarizer.merging.conflicts.clash import Clash, Earlier, Pair, tellers
from summarizer.merging.conflicts.contradiction import ONE_THING, names_meet
from summarizer.merging.consensus import Settled
from summarizer.merging.fates import fate, part_of
from summarizer.merging.frames import stems
from summarizer.merging.guards import misspelt
from summarizer.merging.likeness import Reading
from summarizer.merging.relations import Difference, Relation
from summarizer.merging.subjects import subjects
from summarizer.merging.traits import FIRM, POSSIBLE, ahead, certainty, traits
from summarizer.values.names import same_name
from summarizer.values.typed import Quantity

_SAME_FRAME = 0.75  # from which two states are of one thing, whatever it is called
_TOLL = frozenset({"dead", "injured", "missing", "hospital"})
_GRAVITY = {what: n for n, what in enumerate(("dead", "missing", "injured", "hospital"))}
_SHORT = 6  # frame words up to which a count of the dead is the event's own
_NONE = ("", "")
_TIMES = 8  # a count that grew more than so many times is of something else
# Before, while and after something is so: by "not yet" and "no longer".
_POINT = {(True, False): 0, (False, False): 1, (False, True): 2, (True, True): 1}
_MAY_COME_ALONG = {Relation.APART, Relation.CERTAINTY, Relation.DATE, Relation.STAGE}
# What may be otherwise than was planned, and what says no more than that it was planned.
_TURNED_OUT: dict[Relation, Slot] = {Relation.DATE: "date", Relation.NUMBER: "number"}
_BESIDE_STAGE = {Relation.STAGE, Relation.CERTAINTY, Relation.APART, Relation.POLARITY}


def judge(pair: Pair) -> Clash | None:
    """Return the update two claims make, if they make one."""
    by_relation = {each.relation: each for each in pair.apart}
    relations = pair.relations
    if Relation.OPEN in relations:
        return _filled(pair)
    if Relation.STATE in relations and relations <= _beside_state(by_relation):
        return _passed(pair)
    if Relation.STAGE in relations or relations == {Relation.CERTAINTY}:
        return _came_true(pair, by_relation)
    for relation in (Relation.GROWTH, Relation.NUMBER):
        if relation in relations and relations <= {relation, Relation.DATE}:
            if Relation.DATE in relations and _both_told(pair.one, pair.two):
                return None  # one count a day, not a count that grew
            return _grown(pair, _gravest(pair, relation))
    return _done_since(pair) if relations == {Relation.POLARITY} else None


def _beside_state(found: Mapping[Relation, Difference]) -> set[Relation]:
    """Return the differences that may come with a change of state."""
    misspelt_name = [Relation.NAME] if _same_spelt(found.get(Relation.NAME)) else []
    return {Relation.STATE, Relation.POLARITY, *_MAY_COME_ALONG, *misspelt_name}


def _same_spelt(difference: Difference | None) -> bool:
    """Tell whether two claims differ in a letter of a name: still of one person."""
    return difference is not None and misspelt(difference.ours, difference.theirs)


def _both_told(one: Settled, two: Settled) -> bool:
    """Tell whether some article says both."""
    sources = [{member.source for member in entry.members} for entry in (one, two)]
    return bool(sources[0] & sources[1])


def _ordered(
    pair: Pair, nature: int, raws: tuple[str, str] = _NONE
) -> tuple[Earlier | None, OrderBasis]:
    """Return which entry is the older one, and how that is known; of figures, who gives them."""
    by_text = moments.told(pair.a, pair.b)
    if by_text:
        return (0 if by_text < 0 else 1), "text"
    ours, theirs = tellers(pair.one, pair.a, raws[0]), tellers(pair.two, pair.b, raws[1])
    by_day = moments.published(ours, theirs)
    if by_day:
        return (0 if by_day < 0 else 1), "published"
    if nature:
        return (0 if nature < 0 else 1), "nature"
    return None, "none"


def _made(
    pair: Pair, slot: Slot, when: tuple[Earlier | None, OrderBasis], raws: tuple[str, str] = _NONE
) -> Clash:
    return Clash("update", slot, pair.sides(raws), earlier=when[0], order=when[1])


def _gravest(pair: Pair, relation: Relation) -> Difference:
    """Return the difference in figures that weighs most: of the dead before the injured."""
    found = [each for each in pair.apart if each.relation is relation]
    return min(found, key=lambda each: _GRAVITY.get(_counted(pair.a, each.ours), len(_GRAVITY)))


def _counted(reading: Reading, raw: str) -> str:
    quantity = _quantity(reading, raw)
    return (fate(reading, quantity) or "") if quantity else ""


def _grown(pair: Pair, difference: Difference) -> Clash | None:
    """A count of this event that has grown, or that rises and falls by its nature."""
    x, y = _quantity(pair.a, difference.ours), _quantity(pair.b, difference.theirs)
    fates = {fate(pair.a, x), fate(pair.b, y)} if x and y else set()
    if x is None or y is None or len(fates) != 1 or None in fates:
        return None
    (what,) = fates
    if not _of_this_event(pair, x, y, difference):
        return None
    nature = -1 if x.number < y.number else 1
    growing = difference.relation is Relation.GROWTH
    raws = (difference.ours, difference.theirs)
    earlier, order = _ordered(pair, nature if growing else 0, raws)
    if growing and (earlier == 0) != (nature < 0):
        earlier, order = (0 if nature < 0 else 1), "nature"  # an old bound, repeated later
    if order == "none":
        return None
    rising = (earlier == 0) == (nature < 0)
    if what not in lexicon.VARYING and not (rising and what in lexicon.GROWING):
        return None
    if what in lexicon.GROWING and not growing and order == "published":
        less, more = (0, 1) if nature < 0 else (1, 0)
        told = [tellers(pair.one, pair.a, raws[0]), tellers(pair.two, pair.b, raws[1])]
        if moments.outlasts(told[less], told[more]):
            return None  # the lower count was given again since
    made = _made(pair, "number", (earlier, order), raws)
    return replace(made, counted=what)


def _quantity(reading: Reading, raw: str) -> Quantity | None:
    return next((q for q in reading.quantities if q.raw == raw), None)


def _of_this_event(pair: Pair, x: Quantity, y: Quantity, difference: Difference) -> bool:
    """Tell whether two counts are of all whom this event struck so, not of some or of others."""
    a, b = pair.a, pair.b
    texts = [traits(reading.claim.text).folded for reading in (a, b)]
    if any(lexicon.OTHER_TIME.search(text) for text in texts):
        return False
    if part_of(a.claim.whole(), x.raw) or part_of(b.claim.whole(), y.raw):
        return False
    low, high = sorted((x.number, y.number))
    if low <= 0 or high > _TIMES * low:
        return False
    if not names_meet(a, b, difference):
        return False
    common = stems(a) & stems(b)
    named = any(same_name(m.raw, n.raw) for m in a.names for n in b.names)
    alike = pair.alike() >= ONE_THING
    # The dead of an event are counted in words that say little else, in either language.
    toll = fate(a, x) in _TOLL and all(len(stems(each)) <= _SHORT for each in (a, b))
    return alike or named or toll or len(common) >= 2  # noqa: PLR2004  the fate, and what brought it


def _passed(pair: Pair) -> Clash | None:
    """Two states one thing passes through, in the order only one of which is possible."""
    a, b = pair.a, pair.b
    ours, theirs = dict(traits(a.claim.text).states), dict(traits(b.claim.text).states)
    tracks = sorted(t for t in ours.keys() & theirs.keys() if ours[t] != theirs[t])
    if not tracks:
        return None
    if not _one_subject(a, b, tracks) and pair.about.frame(a, b) < _SAME_FRAME:
        return None
    nature = -1 if ours[tracks[0]] < theirs[tracks[0]] else 1
    return _made(pair, "state", _ordered(pair, nature))


def _one_subject(a: Reading, b: Reading, tracks: Collection[str]) -> bool:
    """Tell whether two claims tell of the state of one thing, called by one name or noun."""
    mine, yours = (
        subjects(each.claim.text, [name.raw for name in each.names], each.language, tracks)
        for each in (a, b)
    )
    return any(
        x == y or same_name(x, y) or misspelt(f"- {x}", f"- {y}") for x in mine for y in yours
    )


def _filled(pair: Pair) -> Clash | None:
    """A date not known at first, given later: "no date was set", "within two weeks"."""
    a, b = pair.a, pair.b
    opens = traits(a.claim.text).opens
    opened, dated = (a, b) if opens else (b, a)
    if dated.claim.mode == "happened" or not (stems(a) & stems(b)):
        return None
    known = [*opened.names, *(name for each in opened.cited for name in each.names)]
    if not dated.names or not all(
        any(same_name(name.raw, other.raw) for other in known) for name in dated.names
    ):
        return None
    raw = dated.dates[0].raw
    when = _ordered(pair, -1 if opens else 1)
    made = _made(pair, "date", when, ("", raw) if opens else (raw, ""))
    what = "+".join(sorted(stems(a) & stems(b)))
    keys = (f"open:{what}", f"dated:{what}") if opens else (f"dated:{what}", f"open:{what}")
    first, second = (replace(side, key=key) for side, key in zip(made.sides, keys, strict=True))
    return replace(made, sides=(first, second))


def _done_since(pair: Pair) -> Clash | None:
    """What was "not yet" so and is so in a later report, or is "no longer" so in one."""
    first, second = (traits(reading.claim.text) for reading in (pair.a, pair.b))
    if first.states & second.states:
        return None  # "the blockade was lifted" and "no longer blocked" are one state
    ranks = [_POINT[each.yet, each.no_longer] for each in (first, second)]
    if ranks[0] == ranks[1] or pair.about.frame(pair.a, pair.b) < ONE_THING:
        return None
    return _made(pair, "state", _ordered(pair, ranks[0] - ranks[1]))


def _came_true(pair: Pair, found: Mapping[Relation, Difference]) -> Clash | None:
    """What was planned or possible and, in a later report, took place, did not, or is sure."""
    if Relation.STAGE not in found:
        return _confirmed(pair)
    turned = [relation for relation in _TURNED_OUT if relation in found]
    if len(turned) > 1 or not pair.relations <= {*_BESIDE_STAGE, *turned}:
        return None
    if not one_happening(pair) or _still_to_come(pair):
        return None
    if traits(pair.a.claim.text).opens or traits(pair.b.claim.text).opens:
        return None  # that no date was given does not say that it did not take place
    when: tuple[Earlier | None, OrderBasis] = (0 if ahead(pair.a) else 1, "published")
    if not turned:
        return _made(pair, "state", when)
    other = found[turned[0]]
    return _made(pair, _TURNED_OUT[turned[0]], when, (other.ours, other.theirs))


def _still_to_come(pair: Pair) -> bool:
    """Tell whether the day planned lies after the report of what is done: then it is another."""
    plan, report = (pair.a, pair.b) if ahead(pair.a) else (pair.b, pair.a)
    day = (report.published or "")[:10]
    return any(when.first is not None and when.first > day for when in plan.dates)


def _confirmed(pair: Pair) -> Clash | None:
    """What was possible one day and is sure on a later one.

    Sure first and only possible later, or both on one day, is a disagreement in certainty.
    """
    possible, sure = (pair.one, pair.two) if certainty(pair.a) == POSSIBLE else (pair.two, pair.one)
    levels = {certainty(pair.a), certainty(pair.b)}
    if levels != {FIRM, POSSIBLE} or not moments.days_apart(possible.members, sure.members):
        return None
    if traits(pair.a.claim.text).opens or traits(pair.b.claim.text).opens:
        return None
    if bool(pair.a.quantities) != bool(pair.b.quantities) or not one_happening(pair):
        return None
    return _made(pair, "certainty", (0 if possible is pair.one else 1, "published"))
