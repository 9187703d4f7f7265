"""Grouping articles into events, batch by batch.

A batch's articles are compared with one another and with the articles of known events; each
joins an event or opens one. Nothing depends on the order of a batch. An article once in an event
stays in it: later batches only add to events, or find that two were one. Editors' acts come
before anything found.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from summarizer.events.candidates import candidates
from summarizer.events.clusters import DEFAULT, Cluster, Grouping, Joiner
from summarizer.events.features import Features
from summarizer.events.likeness import Likeness, Rows
from summarizer.events.state import Event, EventsState, free_id, in_time
from summarizer.reading.article import Frozen

_ROUNDS = 4  # times clusters look for others; each finds fewer


class Assignment(Frozen):
    """What a batch changed.

    Attributes:
        state: The events now; give it to the next call.
        placed: The event of each new article.
        opened: Ids of new events, in order.
        joined: Ids of known events with new articles, in order.
        merged: Known events that turned out to be another one, by id, and which.

    """

    state: EventsState
    placed: Mapping[str, str]
    opened: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    merged: Mapping[str, str] = {}


def group(new: Sequence[Features], known: EventsState, settings: Grouping = DEFAULT) -> Assignment:
    """Put new articles into events.

    Args:
        new: Articles in any order. Of several with one id the first by text hash counts; those
            already in an event are left as they are.
        known: What came before; it is not changed.
        settings: What makes articles one event.

    Returns:
        The new state and what changed. With the same articles and state, always the same.

    """
    where = known.where()
    fresh = {each.id: each for each in sorted(new, key=_surely) if each.id not in where}
    held = sorted([*known.features.values(), *fresh.values()], key=lambda f: in_time(f, f.id))
    if not fresh:
        return Assignment(state=known, placed={})
    likeness = Likeness(held)
    joiner = Joiner(likeness, _clusters(held, known, where), settings)
    _obey(joiner, held, known)
    rows = {each.id: row for row, each in enumerate(held)}
    everyone = np.arange(len(held))
    _meet(joiner, np.array(sorted(rows[name] for name in fresh), dtype=np.intp), everyone)
    joiner.run()
    for _ in range(_ROUNDS):
        speakers = np.array(sorted(_speaker(each) for each in _open(joiner, fresh, held)))
        others = np.array(sorted(_speaker(each) for each in joiner.clusters.values() if each.rows))
        _meet(joiner, speakers, others)
        if not joiner.run():
            break
    return _assigned(joiner, held, known, fresh)


def _surely(features: Features) -> tuple[str, str]:
    return (features.id, features.text_sha256)


def _clusters(
    held: Sequence[Features], known: EventsState, where: Mapping[str, str]
) -> list[Cluster]:
    """Make a cluster of every known event with articles still held, and of every new article."""
    of_event: dict[str, list[int]] = {}
    alone: list[Cluster] = []
    for row, article in enumerate(held):
        if article.id in where:
            of_event.setdefault(where[article.id], []).append(row)
        else:
            alone.append(Cluster(rows=[row]))
    pins = set(known.acts.pinned.values())
    events = [
        Cluster(rows=rows, event=name, age=_age(known.events[name]), pinned=name * (name in pins))
        for name, rows in sorted(of_event.items())
    ]
    return [*events, *alone]


def _age(event: Event) -> tuple[float, str]:
    return (event.first.timestamp() if event.first else float("-inf"), event.id)


def _obey(joiner: Joiner, held: Sequence[Features], known: EventsState) -> None:
    """Join what editors joined or pinned, and hold apart what they split."""
    rows = {each.id: row for row, each in enumerate(held)}
    acts, clusters = known.acts, joiner.clusters
    for a, b in acts.apart:
        if a in rows and b in rows:
            of_row = joiner.of_row()
            clusters[of_row[rows[a]]].apart.add(rows[b])
            clusters[of_row[rows[b]]].apart.add(rows[a])
    by_event = {each.event: number for number, each in clusters.items() if each.event}
    for article, event in sorted(acts.pinned.items()):
        if article in rows:
            number = joiner.of_row()[rows[article]]
            into = by_event.setdefault(event, number)
            clusters[into].event = clusters[into].pinned = event
            if into != number:
                joiner.unite(into, number)
    for a, b in acts.together:
        if a in rows and b in rows:
            of_row = joiner.of_row()
            first, second = sorted((of_row[rows[a]], of_row[rows[b]]))
            if first != second:
                joiner.unite(first, second)


def _meet(joiner: Joiner, asking: Rows, asked: Rows) -> None:
    of_row = joiner.of_row()
    found = candidates(joiner.likeness, asking, asked, joiner.settings.days)
    near: dict[int, set[int]] = {}
    for row, others in zip(asking.tolist(), found, strict=True):
        for other in others.tolist():
            low, high = sorted((of_row[row], of_row[other]))
            near.setdefault(low, set()).add(high)
    for one, several in sorted(near.items()):
        joiner.meet(one, several)


def _open(joiner: Joiner, fresh: Mapping[str, Features], held: Sequence[Features]) -> list[Cluster]:
    """Return the clusters with a new article, which may still join others."""
    return [
        each for each in joiner.clusters.values() if any(held[row].id in fresh for row in each.rows)
    ]


def _speaker(cluster: Cluster) -> int:
    """Return the member that looks for other clusters and is found by them: the middle one."""
    return cluster.rows[len(cluster.rows) // 2]


def _assigned(
    joiner: Joiner, held: Sequence[Features], known: EventsState, fresh: Mapping[str, Features]
) -> Assignment:
    merged = {gone: _last(name, joiner.merged) for gone, name in sorted(joiner.merged.items())}
    events = {name: event for name, event in known.events.items() if name not in merged}
    state = known.model_copy(update={"features": {each.id: each for each in held}})
    taken = {*known.events, *(cluster.event for cluster in joiner.clusters.values())}
    placed: dict[str, str] = {}
    opened, joined = list[str](), list[str]()
    for cluster in joiner.clusters.values():
        members = [held[row].id for row in cluster.rows]
        new = [member for member in members if member in fresh]
        before = [
            known.events[name]
            for name in (cluster.event, *(g for g, name in merged.items() if name == cluster.event))
            if name in known.events
        ]
        if not new and len(before) < 2:  # noqa: PLR2004  nothing changed
            continue
        name = cluster.event or free_id(members[0], taken)
        taken.add(name)
        every = {*members, *(member for event in before for member in event.members)}
        events[name] = state.made(name, every, *before)
        placed |= dict.fromkeys(new, name)
        (joined if before else opened).append(name)
    return Assignment(
        state=state.model_copy(update={"events": dict(sorted(events.items()))}),
        placed=dict(sorted(placed.items())),
        opened=tuple(sorted(opened)),
        joined=tuple(sorted(joined)),
        merged=merged,
    )


def _last(name: str, merged: Mapping[str, str]) -> str:
    while name in merged:
        name = merged[name]
    return name
