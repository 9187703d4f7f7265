"""Which claims are worth comparing: those that share a rare word, a name or a counted thing.

Words most claims share lead nowhere and cost the square of their number, so a shelf that holds
too many claims is read only between neighbours.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from summarizer.merging.fates import fate
from summarizer.merging.frames import stems
from summarizer.merging.likeness import Reading
from summarizer.merging.overlaps import Positions, each_once, neighbours, numbered
from summarizer.merging.traits import traits

_SHELF = 48  # claims on one shelf that are all compared with one another
_REACH = 8  # on a longer one, how many of the following claims each is compared with
_RARE = 10  # rarest words of a claim by which it is shelved


def pairs(readings: Sequence[Reading]) -> tuple[Positions, Positions]:
    """Return pairs of claims of different sources, by position, each once, in a fixed order.

    `readings` must stand in a fixed order themselves.
    """
    shelves: dict[str, list[int]] = defaultdict(list)
    keys = [_keys(reading) for reading in readings]
    frequency = Counter(key for each in keys for key in each)
    for index, each in enumerate(keys):
        shared = sorted((frequency[key], key) for key in each if frequency[key] > 1)
        for rank, (_, key) in enumerate(shared):
            if rank < _RARE or not key.startswith("w:"):
                shelves[key].append(index)
    first, second = each_once(neighbours(shelves.values(), _SHELF, _REACH), len(readings))
    source = numbered([reading.source for reading in readings])
    apart = source[first] != source[second]
    return first[apart], second[apart]


def _keys(reading: Reading) -> set[str]:
    keys = {f"w:{stem}" for stem in stems(reading)}
    keys |= {f"n:{name.key.split()[-1]}" for name in reading.names if name.key}
    for quantity in reading.quantities:
        keys.add(f"q:{fate(reading, quantity) or quantity.unit}")
    keys |= {f"s:{track}" for track, _ in traits(reading.claim.text).states}
    return keys
