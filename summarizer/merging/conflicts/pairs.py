"""Which claims are worth comparing: those that share a rare word, a name or a counted thing.

Words most claims share lead nowhere and cost the square of their number, so a shelf that holds
too many claims is read only between neighbours.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from summarizer.merging.frames import fate, stems, traits
from summarizer.merging.likeness import Reading

_SHELF = 48  # claims on one shelf that are all compared with one another
_REACH = 8  # on a longer one, how many of the following claims each is compared with
_RARE = 10  # rarest words of a claim by which it is shelved


def pairs(readings: Sequence[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Yield pairs of claims of different sources, each once, in a fixed order.

    `readings` must stand in a fixed order themselves.
    """
    shelves: dict[str, list[int]] = defaultdict(list)
    keys = [sorted(_keys(reading)) for reading in readings]
    frequency: dict[str, int] = defaultdict(int)
    for each in keys:
        for key in each:
            frequency[key] += 1
    for index, each in enumerate(keys):
        shared = sorted(
            (key for key in each if frequency[key] > 1), key=lambda k: (frequency[k], k)
        )
        kept = shared[:_RARE] + [key for key in shared[_RARE:] if not key.startswith("w:")]
        for key in kept:
            shelves[key].append(index)
    found: dict[int, set[int]] = defaultdict(set)
    for shelf in shelves.values():
        reach = len(shelf) if len(shelf) <= _SHELF else _REACH
        for at, index in enumerate(shelf):
            found[index].update(shelf[at + 1 : at + 1 + reach])
    for i in sorted(found):
        for j in sorted(found[i]):
            if readings[i].source != readings[j].source:
                yield readings[i], readings[j]


def _keys(reading: Reading) -> set[str]:
    keys = {f"w:{stem}" for stem in stems(reading)}
    keys |= {f"n:{name.key.split()[-1]}" for name in reading.names if name.key}
    for quantity in reading.quantities:
        keys.add(f"q:{fate(reading, quantity) or quantity.unit}")
    keys |= {f"s:{track}" for track, _ in traits(reading.claim.text).states}
    return keys
