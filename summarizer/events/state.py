"""The events so far, as a plain value, and what editors say about them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from summarizer.errors import InputError
from summarizer.events.features import Features
from summarizer.reading.article import Frozen

Pair = tuple[str, str]


class Event(Frozen):
    """Articles about one event.

    Attributes:
        id: Stays the same as long as the event does.
        members: Ids of its articles, by date and then id; all it ever had.
        first: When the earliest appeared; None when none has a date.
        last: When the latest appeared.

    """

    id: str
    members: tuple[str, ...]
    first: datetime | None = None
    last: datetime | None = None


class Acts(Frozen):
    """What editors decided, between articles, so that it holds when events are made anew.

    Attributes:
        together: Pairs of articles that are one event, each pair and all in order.
        apart: Pairs that are two.
        pinned: The event an article stays in, by article.

    """

    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    pinned: Mapping[str, str] = {}


class EventsState(Frozen):
    """All that grouping needs to know of what came before. Every change gives a new state.

    Attributes:
        events: By id.
        features: Of the articles new ones can still join, by article id. `forget` drops the rest;
            their events keep them as members.
        acts: What editors decided.

    """

    events: Mapping[str, Event] = {}
    features: Mapping[str, Features] = {}
    acts: Acts = Acts()

    def where(self) -> dict[str, str]:
        """Return the event of every article."""
        return {member: event.id for event in self.events.values() for member in event.members}

    def join(self, first: str, second: str) -> "EventsState":
        """Make two events one, for good; it keeps the id of the first.

        Raises InputError for an unknown event, or when articles are pinned to the second.
        """
        kept, gone = self._event(first), self._event(second)
        if first == second:
            return self
        if gone.id in self.acts.pinned.values():
            raise InputError(f"Articles are pinned to event {gone.id}; unpin them to join it.")
        between = set(_pairs(kept.members, gone.members))
        acts = Acts(
            together=_ordered([*self.acts.together, as_pair(kept.members[0], gone.members[0])]),
            apart=tuple(pair for pair in self.acts.apart if pair not in between),
            pinned=self.acts.pinned,
        )
        events = {key: event for key, event in self.events.items() if key != gone.id}
        one = Event(
            id=kept.id,
            members=self._sorted({*kept.members, *gone.members}),
            first=min((e.first for e in (kept, gone) if e.first), default=None),
            last=max((e.last for e in (kept, gone) if e.last), default=None),
        )
        return self._with(events | {one.id: one}, acts)

    def split(
        self, event: str, articles: Collection[str], taken: Collection[str] = ()
    ) -> "EventsState":
        """Make an event of some of an event's articles, apart from the rest for good.

        The rest keeps the id, and the new event gets none of those `taken` elsewhere. Raises
        InputError for an unknown event, for articles that are not in it, or when none or all of
        them are named.
        """
        whole, moved = self._event(event), set(articles)
        rest = [member for member in whole.members if member not in moved]
        if not moved or not moved <= set(whole.members):
            raise InputError(f"Name articles of event {event} to split from it.")
        if not rest:
            raise InputError(f"These are all the articles of event {event}; there is no rest.")
        gone = [member for member in whole.members if member in moved]
        between = set(_pairs(gone, rest))
        acts = Acts(
            together=_ordered(
                [
                    *(pair for pair in self.acts.together if pair not in between),
                    *(as_pair(gone[0], other) for other in gone[1:]),
                ]
            ),
            apart=_ordered([*self.acts.apart, *between]),
            pinned={key: value for key, value in self.acts.pinned.items() if key not in moved},
        )
        left = self.made(whole.id, rest, whole)
        new = self.made(free_id(gone[0], {*self.events, *taken}), gone, whole)
        return self._with({**self.events, left.id: left, new.id: new}, acts)

    def pin(self, article: str, event: str) -> "EventsState":
        """Put an article into an event, where it stays, whatever is found later.

        An event with a pinned article keeps its id when another becomes one with it. Raises
        InputError for an unknown article or event.
        """
        into, at = self._event(event), self.where().get(article)
        if at is None:
            raise InputError(f"There is no article {article} in any event.")
        others = {*into.members} - {article}
        acts = Acts(
            together=tuple(
                pair for pair in self.acts.together if article not in pair or {*pair} <= others
            ),
            apart=tuple(
                pair for pair in self.acts.apart if article not in pair or others.isdisjoint(pair)
            ),
            pinned={**self.acts.pinned, article: event},
        )
        if at == event:
            return self._with(self.events, acts)
        events = {key: e for key, e in self.events.items() if key != at}
        left = [member for member in self.events[at].members if member != article]
        if left:
            events[at] = self.made(at, left, self.events[at])
        joined = self._sorted({*into.members, article})
        events[event] = self.made(event, joined, into)
        return self._with(events, acts)

    def unpin(self, article: str) -> "EventsState":
        """Take a pin back; the article stays where it is until events are made anew."""
        pinned = {key: value for key, value in self.acts.pinned.items() if key != article}
        return self._with(self.events, self.acts.model_copy(update={"pinned": pinned}))

    def forget(self, before: datetime) -> "EventsState":
        """Drop the features of articles older than `before`: nothing new is compared with them.

        Articles without a date stay.
        """
        kept = {
            key: each
            for key, each in self.features.items()
            if each.published is None or each.published >= before
        }
        return self.model_copy(update={"features": kept})

    def made(self, name: str, members: Iterable[str], *before: Event) -> Event:
        """Make an event of members; one that was forgotten gives the dates of the events before."""
        ordered = self._sorted(members)
        known = [self.features[member] for member in ordered if member in self.features]
        times = [each.published for each in known if each.published]
        if len(known) < len(ordered):
            times += [time for event in before for time in (event.first, event.last) if time]
        return Event(
            id=name,
            members=ordered,
            first=min(times, default=None),
            last=max(times, default=None),
        )

    def _sorted(self, members: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(members, key=lambda member: in_time(self.features.get(member), member)))

    def _event(self, name: str) -> Event:
        if name not in self.events:
            raise InputError(f"There is no event {name}.")
        return self.events[name]

    def _with(self, events: Mapping[str, Event], acts: Acts) -> "EventsState":
        return self.model_copy(update={"events": dict(sorted(events.items())), "acts": acts})


def in_time(features: Features | None, name: str) -> tuple[float, str]:
    """Return what articles are ordered by: date, those without one first, then id."""
    moment = features.published if features else None
    return (moment.timestamp() if moment else float("-inf"), name)


def free_id(founder: str, taken: Collection[str]) -> str:
    """Return the id of an event opened by an article: the same for the same article, and free."""
    for number in range(1, len(taken) + 2):
        name = "E" + sha256(f"{founder}/{number}".encode("utf-8", "replace")).hexdigest()[:12]
        if name not in taken:
            return name
    raise AssertionError  # one of more names than are taken is free


def as_pair(a: str, b: str) -> Pair:
    """Return a pair the one way it is written."""
    return (a, b) if a <= b else (b, a)


def _pairs(first: Sequence[str], second: Sequence[str]) -> list[Pair]:
    return [as_pair(a, b) for a in first for b in second]


def _ordered(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple(sorted(set(pairs)))
