"""From a request to a job: which articles are meant, and that they are one event's.

Whoever asks brings articles in; they do not move those that others put into an event.
"""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection

from summarizer.errors import BusyError, TakenError
from summarizer.store import jobs
from summarizer.store.articles import Incoming, article_id, get_articles, put_articles
from summarizer.store.events import (
    Membership,
    events_of,
    get_event,
    members_of,
    put_event,
    put_members,
)
from summarizer.store.jobs import Job

LINE = 200  # jobs that may wait


def ask(
    connection: Connection,
    ident: str,
    *,
    by: str,
    request: dict[str, Any],
    event: Callable[[], str],
) -> Job:
    """Return the job of this id, put into the line where it is not there yet.

    Args:
        connection: Of a transaction that writes.
        ident: The job's id; the same again is the same job.
        by: Who asks.
        request: What is kept of what was asked for.
        event: Gives the event whose brief is wanted; called for a new job only.

    Raises BusyError when too many wait, and what `event` raises.
    """
    job = jobs.find_job(connection, ident)
    if job is not None:
        return job
    if jobs.waiting(connection) >= LINE:
        raise BusyError("Many briefs are waiting already. Ask again in a minute.")
    jobs.add_job(connection, ident, "brief", event=event(), asked_by=by, request=request)
    job = jobs.find_job(connection, ident)
    if job is None:
        raise AssertionError("a row just inserted is there")
    return job


def existing_event(connection: Connection, ident: str) -> str:
    """Return the event when a brief can be made of it; raises TakenError, NotInStoreError."""
    found = get_event(connection, ident)
    if found.joined_into is not None:
        raise TakenError(f"The event was put into {found.joined_into}. Ask for that.")
    if not members_of(connection, ident):
        raise TakenError("The event has no articles.")
    return ident


def event_of_texts(connection: Connection, read: Sequence[Incoming], title: str) -> str:
    """Keep articles that were brought along and return their event; see `event_of_articles`."""
    put_articles(connection, read)
    idents = sorted({article_id(each.original, each.suffix) for each in read})
    return event_of_articles(connection, idents, title)


def event_of_articles(connection: Connection, idents: Sequence[str], title: str) -> str:
    """Return the event of these articles, made where they are in none yet.

    Raises NotInStoreError for what is not there, TakenError where some of the articles belong
    to another event.
    """
    stored = get_articles(connection, idents)
    belongs = events_of(connection, idents)
    events = {membership.event for membership in belongs.values()}
    if events:
        [*others] = sorted(events)
        members = {member.article for member in members_of(connection, others[0])}
        if len(others) == 1 and members == set(idents):
            return others[0]
        taken = next(iter(sorted(belongs)))
        raise TakenError(
            f"The article {taken} belongs to the event {belongs[taken].event} already. Ask for "
            "the brief of that event, or leave the article out."
        )
    event = f"api-{hashlib.sha256(' '.join(idents).encode('ascii')).hexdigest()[:24]}"
    heading = title or next((each.article.title for each in stored if each.article.title), "")
    put_event(connection, event, [each.day for each in stored], heading)
    put_members(connection, [Membership(ident, event, pinned=True) for ident in idents])
    return event
