"""What editors do to events: split, join, pin. Each is one transaction, written down, and kept.

`events.state` says what each act means; here it is done to the store. Grouping never takes an
article out of an event, so what is joined or pinned stays; events held apart never become one.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from summarizer.errors import InputError
from summarizer.events.state import Acts, Event, EventsState
from summarizer.review.history import write_act
from summarizer.review.people import Actor, EventAct, expect_allowed
from summarizer.store.articles import get_articles
from summarizer.store.connect import Store
from summarizer.store.events import (
    Membership,
    as_it_stands,
    events_of,
    hold_apart,
    join_into,
    members_of,
    put_event,
    put_members,
    redate,
    retitle,
    unhold,
)
from summarizer.store.sql import one_at_a_time
from summarizer.store.tables import events

_SHORT = 12  # characters of an article's id that tell it apart


def split(store: Store, event: str, articles: Sequence[str], actor: Actor, reason: str = "") -> str:
    """Make an event of some of an event's articles, apart from the rest for good; return its id.

    Raises:
        InputError: Not all of them are in it, or nothing would be left.
        NotInStoreError: There is no such event.
        NotAllowedError: The actor's role does not allow it.
        StoreError: The store cannot be used.

    """
    expect_allowed(actor, "split")
    with store.writing() as connection:
        before = _state(connection, [event])
        ids = connection.execute(select(events.c.id)).scalars()
        after = before.split(event, articles, set(ids))
        [new] = sorted(after.events.keys() - before.events.keys())
        stored = get_articles(connection, after.events[new].members)
        title = next((each.article.title for each in stored if each.article.title), "")
        put_event(connection, new, [each.day for each in stored], title)
        _move(connection, after, new)
        retitle(connection, event, {each.article.title for each in stored})
        redate(connection, event)
        hold_apart(connection, [(event, new)])
        _written(connection, event, "split", actor, reason, {"articles": [*articles], "new": new})
        _written(connection, new, "split", actor, reason, {"from": event})
    return new


def join(store: Store, event: str, other: str, actor: Actor, reason: str = "") -> None:
    """Put the articles of another event into `event`, for good; raises as `split` does."""
    expect_allowed(actor, "join")
    if event == other:
        raise InputError(f"Event {event} cannot be joined with itself. Name two events.")
    with store.writing() as connection:
        before = _state(connection, [event, other])
        before.join(event, other)  # raises where that cannot be
        unhold(connection, [(event, other)])
        join_into(connection, other, event)
        _written(connection, event, "join", actor, reason, {"event": other})
        _written(connection, other, "join", actor, reason, {"into": event})


def pin(store: Store, article: str, event: str, actor: Actor, reason: str = "") -> None:
    """Put an article into an event, where it stays, whatever is found later.

    An event it was the last article of becomes that one. Raises as `split` does.
    """
    expect_allowed(actor, "pin")
    with store.writing() as connection:
        at = _event_of(connection, article)
        before = _state(connection, sorted({at, event}))
        after = before.pin(article, event)
        put_members(connection, [Membership(article, event, pinned=True)])
        if at not in after.events:
            unhold(connection, [(at, event)])
            join_into(connection, at, event)
        redate(connection, at)
        redate(connection, event)
        _written(connection, event, "pin", actor, reason, {"article": article, "from": at})
        if at != event:
            _written(connection, at, "pin", actor, reason, {"article": article, "into": event})


def unpin(store: Store, article: str, actor: Actor, reason: str = "") -> None:
    """Take a pin back; the article stays where it is. Raises as `split` does."""
    expect_allowed(actor, "unpin")
    with store.writing() as connection:
        at = _event_of(connection, article)
        before = _state(connection, [at])
        if article not in before.acts.pinned:
            raise InputError(f"The article {article[:_SHORT]} is not pinned.")
        _move(connection, before.unpin(article), at)
        _written(connection, at, "unpin", actor, reason, {"article": article})


def _state(connection: Connection, idents: Sequence[str]) -> EventsState:
    """Return these events as they stand, while no one else moves their articles."""
    one_at_a_time(connection)
    found: dict[str, Event] = {}
    pinned: dict[str, str] = {}
    for ident in idents:
        as_it_stands(connection, ident)
        members = members_of(connection, ident)
        found[ident] = Event(id=ident, members=tuple(member.article for member in members))
        pinned |= {member.article: ident for member in members if member.pinned}
    return EventsState(events=found, acts=Acts(pinned=pinned))


def _event_of(connection: Connection, article: str) -> str:
    found = events_of(connection, [article])
    if article not in found:
        raise InputError(f"The article {article} is in no event yet. `summarizer daily` groups.")
    return found[article].event


def _move(connection: Connection, state: EventsState, event: str) -> None:
    pinned = state.acts.pinned
    members = state.events[event].members
    put_members(connection, [Membership(each, event, each in pinned) for each in members])


def _written(  # noqa: PLR0913, PLR0917  what an act consists of
    connection: Connection,
    event: str,
    act: EventAct,
    actor: Actor,
    reason: str,
    detail: dict[str, object],
) -> None:
    write_act(connection, event, actor, act, reason=reason.strip(), detail=detail)
