"""Joining clusters of articles, the most alike first, and what holds them apart.

Two clusters are as alike as the members of one are, on average, to their few nearest in the
other, from whichever side that is more. Alike enough is not all: where both are large enough to
show how closely their own members hang together, they must not be clearly less alike than that
(relative closeness: Karypis, Han and Kumar 1999, "Chameleon"). It is what keeps two earthquakes
apart that share all their words, and lets one story join that is told in many ways.
"""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from summarizer.events.likeness import Floats, Likeness, Rows

_FEW = 3  # nearest members a member is held by
_JUDGED = 5  # members from which a cluster shows how closely they hang together
_SHOWN = 12  # members that stand for a cluster; spread evenly over its time


@dataclass(frozen=True, slots=True)
class Grouping:
    """What makes articles one event. One setting for all; its plateau is in docs/decisions/0017.

    Attributes:
        enough: Likeness from which clusters are one; see `likeness`.
        slack: How much less alike two clusters may be than the looser of them is in itself.
        days: Furthest apart in time two articles of different clusters may be to join them.

    """

    enough: float = 2.1
    slack: float = 2.4
    days: float = 7.0


DEFAULT = Grouping()


@dataclass(slots=True)
class Cluster:
    """Articles that are one event as far as is known.

    Attributes:
        rows: Their rows in the likeness, in order of time.
        event: The known event they belong to, or "".
        age: What of two events the older is told by; lower is older.
        pinned: The event some of them are pinned to, or "".
        apart: Rows that may never join.
        near: Other clusters worth comparing, by number.

    """

    rows: list[int]
    event: str = ""
    age: tuple[float, str] = (0.0, "")
    pinned: str = ""
    apart: set[int] = field(default_factory=set)
    near: set[int] = field(default_factory=set)
    tightness: float | None = None

    def shown(self) -> Rows:
        """Return the members that stand for all."""
        if len(self.rows) <= _SHOWN:
            return np.array(self.rows, dtype=np.intp)
        at = np.linspace(0, len(self.rows) - 1, _SHOWN).round().astype(np.intp)
        return np.array(self.rows, dtype=np.intp)[at]


class Joiner:
    """Clusters by number, joined in place."""

    def __init__(self, likeness: Likeness, clusters: Iterable[Cluster], settings: Grouping) -> None:
        self.likeness = likeness
        self.settings = settings
        self.clusters = dict(enumerate(clusters))
        self.merged: dict[str, str] = {}
        self._heap: list[tuple[float, int, int, int, int]] = []
        self._changed = dict.fromkeys(self.clusters, 0)

    def of_row(self) -> dict[int, int]:
        """Return the cluster of every row."""
        return {row: number for number, each in self.clusters.items() for row in each.rows}

    def meet(self, one: int, others: Iterable[int]) -> None:
        """Take other clusters as worth comparing one with."""
        own = self.clusters[one]
        new = sorted({*others} - own.near - {one})
        for other in new:
            own.near.add(other)
            self.clusters[other].near.add(one)
        alone = [other for other in new if len(own.rows) == len(self.clusters[other].rows) == 1]
        if alone:  # compared at one go; most of all pairs are such
            rows = np.array([self.clusters[other].rows[0] for other in alone], dtype=np.intp)
            links = self.likeness.one_to_many(own.rows[0], rows).tolist()
            for other, link in zip(alone, links, strict=True):
                if link >= self.settings.enough and self._may_join(own, self.clusters[other]):
                    self._push(one, other, link)
        for other in sorted({*new} - {*alone}):
            self._weigh(one, other)

    def run(self) -> int:
        """Join what is alike enough, the most alike first; return how many were joined."""
        joined = 0
        while self._heap:
            _, first, second, *seen = heapq.heappop(self._heap)
            if seen == [self._changed.get(first), self._changed.get(second)]:
                self.unite(first, second)
                joined += 1
        return joined

    def unite(self, first: int, second: int) -> int:
        """Make two clusters one, the second into the first; return its number."""
        kept, gone = self.clusters[first], self.clusters.pop(second)
        self._name(kept, gone)
        days = self.likeness.days
        kept.rows = sorted({*kept.rows, *gone.rows}, key=lambda row: (_time(float(days[row])), row))
        kept.apart |= gone.apart
        kept.tightness = None
        kept.near = (kept.near | gone.near) - {first, second}
        del self._changed[second]
        self._changed[first] += 1
        for other in gone.near - {first}:
            self.clusters[other].near.discard(second)
            self.clusters[other].near.add(first)
        around = [
            row for other in sorted(kept.near) for row in self.clusters[other].shown().tolist()
        ]
        self.likeness.compare(kept.shown(), np.array(sorted(around), dtype=np.intp))
        for other in sorted(kept.near):
            self._weigh(first, other)
        return first

    def _name(self, kept: Cluster, gone: Cluster) -> None:
        """Let the pinned event's name stay, else the older one's, and note the other's end."""
        pinned = kept.pinned or gone.pinned
        events = sorted((each.age, each.event) for each in (kept, gone) if each.event)
        name = pinned or (events[0][1] if events else "")
        self.merged |= {event: name for _, event in events if event != name}
        kept.age = min([age for age, _ in events] or [kept.age])
        kept.event, kept.pinned = name, pinned

    def _weigh(self, first: int, second: int) -> None:
        low, high = sorted((first, second))
        link = self._link(self.clusters[low], self.clusters[high])
        if link is not None:
            self._push(low, high, link)

    def _push(self, first: int, second: int, link: float) -> None:
        low, high = sorted((first, second))
        seen = (self._changed[low], self._changed[high])
        heapq.heappush(self._heap, (-link, low, high, *seen))

    def _link(self, a: Cluster, b: Cluster) -> float | None:
        """Return how alike two clusters are, or None where they may not join."""
        if not self._may_join(a, b):
            return None
        pairs = self.likeness.many_to_many(a.shown(), b.shown())
        link = round(max(_held(pairs), _held(pairs.T)), 4)
        if link < self.settings.enough:
            return None
        if min(len(a.rows), len(b.rows)) >= _JUDGED:
            tight = min(self._tightness(a), self._tightness(b))
            if link < round(tight - self.settings.slack, 4):
                return None
        return link

    def _may_join(self, a: Cluster, b: Cluster) -> bool:
        """Tell whether editors and time allow two clusters to be one."""
        two_pins = a.pinned and b.pinned and a.pinned != b.pinned
        return not two_pins and a.apart.isdisjoint(b.rows) and self._near_in_time(a, b)

    def _tightness(self, cluster: Cluster) -> float:
        """Return how alike the members of a cluster are to their few nearest in it."""
        if cluster.tightness is None:
            shown = cluster.shown()
            pairs = self.likeness.many_to_many(shown, shown)
            np.fill_diagonal(pairs, -np.inf)
            nearest = np.sort(pairs, axis=1)[:, ::-1][:, : min(_FEW, len(shown) - 1)]
            cluster.tightness = float(nearest.mean())
        return cluster.tightness

    def _near_in_time(self, a: Cluster, b: Cluster) -> bool:
        days = self.likeness.days
        first, second = days[a.rows], days[b.rows]
        if np.isnan(first).any() or np.isnan(second).any():
            return True
        at = np.searchsorted(second, first)
        before = np.abs(first - second[np.maximum(at - 1, 0)])
        after = np.abs(first - second[np.minimum(at, len(second) - 1)])
        return bool(np.minimum(before, after).min() <= self.settings.days)


def _held(pairs: Floats) -> float:
    """Return how alike the rows are, on average, to their few nearest columns."""
    few = min(_FEW, pairs.shape[1])
    return float(np.sort(pairs, axis=1)[:, -few:].mean())


def _time(days: float) -> float:
    return float("-inf") if np.isnan(days) else float(days)
