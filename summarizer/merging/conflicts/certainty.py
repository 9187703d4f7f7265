"""Certainty: one source is sure of what another says may be."""

from summarizer.merging.conflicts.clash import Clash, Pair
from summarizer.merging.conflicts.contradiction import ONE_THING
from summarizer.merging.frames import places
from summarizer.merging.likeness import Reading
from summarizer.merging.relations import Relation
from summarizer.merging.traits import FIRM, POSSIBLE, certainty, traits
from summarizer.values.names import same_name

_OF_ONE_THING = 0.25  # share of frame below which the same names do something else
_SCENE = 3  # names: who, with whom, and where
_ALL_IN_ALL = 0.4  # share of the longer frame both have
_BESIDE = {Relation.CERTAINTY}


def judge(pair: Pair) -> Clash | None:
    """Return the disagreement in certainty of two claims that differ in nothing else."""
    a, b = pair.a, pair.b
    if pair.relations != _BESIDE or bool(a.quantities) != bool(b.quantities):
        return None
    if {certainty(a), certainty(b)} != {FIRM, POSSIBLE}:
        return None  # "would" and "could": nobody is sure
    if traits(a.claim.text).opens or traits(b.claim.text).opens:
        return None  # not when, which is another question than whether
    if not one_happening(pair):
        return None
    return Clash("certainty", "certainty", pair.sides())


def one_happening(pair: Pair) -> bool:
    """Tell whether two claims that are not equally sure of it tell of one happening."""
    return _same_actors(pair.a, pair.b) and (_one_thing(pair) or _same_scene(pair))


def _one_thing(pair: Pair) -> bool:
    """Tell whether two claims are about one thing, all in all and not only in passing."""
    across = pair.a.language != pair.b.language
    return pair.alike() >= ONE_THING and (across or pair.about.whole(pair.a, pair.b) >= _ALL_IN_ALL)


def _same_scene(pair: Pair) -> bool:
    """Tell whether two claims have so many names in common that they tell of one happening."""
    a, b = pair.a, pair.b
    shared = {x.key for x in a.names for y in b.names if same_name(x.raw, y.raw)}
    where = {name.key for each in (a, b) for name in places(each)}
    return (
        len(shared) >= _SCENE
        and bool(shared & where)
        and not a.quantities
        and not b.quantities
        and (a.language != b.language or pair.about.frame(a, b) >= _OF_ONE_THING)
    )


def _same_actors(a: Reading, b: Reading) -> bool:
    """Tell whether the claim with fewer names has none the other lacks."""
    fewer, more = sorted((a, b), key=lambda reading: len(reading.names))
    return all(any(same_name(x.raw, y.raw) for y in more.names) for x in fewer.names)
