"""What the bot keeps: who people in Slack are, what they asked for, what was posted.

A request is kept before Slack is told that it came, under a key of the delivery: one that is
delivered again is known, and one whose program ended is taken up by the next.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select, update

from summarizer.errors import UsageError
from summarizer.store.clock import now
from summarizer.store.sql import insert_new, put_rows
from summarizer.store.tables import (
    acts,
    brief_versions,
    slack_people,
    slack_posts,
    slack_requests,
    users,
)

TRIES = 3  # how often a request is begun that never came to an end
State = Literal["waiting", "working", "asked", "done"]


@dataclass(frozen=True, slots=True)
class Request:
    """Something asked for in Slack.

    Attributes:
        request: What, as the bot's listeners wrote it down.
        state: "asked" while a job makes the brief.
        job: The job.
        channel: Where the message is that tells how far it is.
        thread: The thread the answer goes to; None for the channel itself.
        message: That message.
        told: What it says now.

    """

    id: str
    request: dict[str, Any]
    state: State
    job: str | None
    channel: str | None
    thread: str | None
    message: str | None
    told: str
    tries: int
    came_at: str
    taken_at: str | None


@dataclass(frozen=True, slots=True)
class Post:
    """A message of the bot's.

    Attributes:
        about: What it is, such as "brief:EVENT" or "digest:DAY".
        version: The version of the brief it shows.
        part: Which part of the brief; 0 is the one with the buttons.
        act: The last act on the event that was told there.
        number: The last version of the event's brief that was looked at for it.

    """

    channel: str
    ts: str
    about: str
    thread: str | None = None
    event: str | None = None
    version: str | None = None
    part: int = 0
    act: int = 0
    number: int = 0
    posted_at: str = ""


def link_person(connection: Connection, slack: str, name: str) -> None:
    """Say that somebody in Slack is this user of the desk; raises UsageError for nobody."""
    user = connection.execute(select(users.c.id).where(users.c.name == name)).scalar_one_or_none()
    if user is None:
        raise UsageError(f"There is no user {name}. Let them in: summarizer desk add-user.")
    row = {"slack": slack, "user": user, "linked_at": now()}
    put_rows(connection, slack_people, [row], key=["slack"])


def unlink_person(connection: Connection, slack: str) -> None:
    """Make somebody in Slack a stranger again; raises UsageError for one who is."""
    gone = connection.execute(delete(slack_people).where(slack_people.c.slack == slack))
    if not gone.rowcount:
        raise UsageError(f"Nobody is linked to {slack}.")


def linked_name(connection: Connection, slack: str) -> str | None:
    """Return the name of the user somebody in Slack is, or None."""
    query = (
        select(users.c.name)
        .join(slack_people, slack_people.c.user == users.c.id)
        .where(slack_people.c.slack == slack)
    )
    return connection.execute(query).scalar_one_or_none()


def linked_people(connection: Connection) -> list[tuple[str, str]]:
    """Return everybody who is linked: Slack's id and the name, by name."""
    query = (
        select(slack_people.c.slack, users.c.name)
        .join(users, slack_people.c.user == users.c.id)
        .order_by(users.c.name, slack_people.c.slack)
    )
    return [(row.slack, row.name) for row in connection.execute(query)]


def keep_requests(connection: Connection, asked: Mapping[str, dict[str, Any]]) -> None:
    """Keep requests by the key of their delivery; those that are known are left alone."""
    moment = now()
    rows = [
        {
            "id": ident,
            "request": request,
            "state": "waiting",
            "told": "",
            "tries": 0,
            "came_at": moment,
        }
        for ident, request in asked.items()
    ]
    insert_new(connection, slack_requests, rows)


def is_request(connection: Connection, silent_since: str) -> bool:
    """Tell whether there is a request to take; see `take_request`."""
    query = select(slack_requests.c.id).where(_free(silent_since)).limit(1)
    return connection.execute(query).first() is not None


def take_request(connection: Connection, silent_since: str) -> Request | None:
    """Take the oldest request nobody works on, or has since a moment; after `TRIES` it is left."""
    query = (
        select(slack_requests)
        .where(_free(silent_since))
        .order_by(slack_requests.c.came_at, slack_requests.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        return None
    tries = row["tries"] + 1
    state = "done" if tries > TRIES else "working"
    change_request(connection, row["id"], state=state, tries=tries, taken_at=now())
    if state == "done":
        return take_request(connection, silent_since)
    return Request(**{**row, "state": state, "tries": tries})


def change_request(connection: Connection, ident: str, **values: object) -> None:
    """Write down what became of a request."""
    connection.execute(update(slack_requests).where(slack_requests.c.id == ident).values(**values))


def asked_requests(connection: Connection) -> list[Request]:
    """Return the requests whose brief is being made, oldest first."""
    query = (
        select(slack_requests)
        .where(slack_requests.c.state == "asked")
        .order_by(slack_requests.c.came_at, slack_requests.c.id)
    )
    return [Request(**row) for row in connection.execute(query).mappings()]


def _free(silent_since: str) -> ColumnElement[bool]:
    silent = slack_requests.c.taken_at < silent_since
    working = (slack_requests.c.state == "working") & silent
    return or_(slack_requests.c.state == "waiting", working)


def note_post(connection: Connection, post: Post) -> None:
    """Write down that something was posted, or changed."""
    row = {name: getattr(post, name) for name in Post.__slots__} | {"posted_at": now()}
    put_rows(connection, slack_posts, [row], key=["channel", "ts"])


def forget_post(connection: Connection, post: Post) -> None:
    """Write down that a message is no longer there."""
    connection.execute(
        delete(slack_posts).where(
            slack_posts.c.channel == post.channel, slack_posts.c.ts == post.ts
        )
    )


def posts_about(connection: Connection, about: str, since: str = "") -> list[Post]:
    """Return what was posted about something since a moment, in order."""
    query = (
        select(slack_posts)
        .where(slack_posts.c.about == about, slack_posts.c.posted_at >= since)
        .order_by(slack_posts.c.channel, slack_posts.c.thread, slack_posts.c.ts)
    )
    return [Post(**row) for row in connection.execute(query).mappings()]


def find_post(connection: Connection, channel: str, ts: str) -> Post | None:
    """Return one message of the bot's, or None."""
    query = select(slack_posts).where(slack_posts.c.channel == channel, slack_posts.c.ts == ts)
    row = connection.execute(query).mappings().one_or_none()
    return Post(**row) if row else None


def behind(connection: Connection, since: str) -> Sequence[Post]:
    """Return the messages with buttons, posted since a moment, that lack an act or a version."""
    last_act = (
        select(func.max(acts.c.id)).where(acts.c.event == slack_posts.c.event).scalar_subquery()
    )
    newest = (
        select(func.max(brief_versions.c.number))
        .where(brief_versions.c.event == slack_posts.c.event)
        .scalar_subquery()
    )
    query = (
        select(slack_posts)
        .where(
            slack_posts.c.event.is_not(None),
            slack_posts.c.part == 0,
            slack_posts.c.posted_at >= since,
            or_(last_act > slack_posts.c.act, newest > slack_posts.c.number),
        )
        .order_by(slack_posts.c.posted_at, slack_posts.c.ts)
    )
    return [Post(**row) for row in connection.execute(query).mappings()]


def last_of(connection: Connection, event: str) -> tuple[int, int]:
    """Return the last act on an event and the number of its newest version; 0 for none."""
    act = connection.execute(select(func.max(acts.c.id)).where(acts.c.event == event)).scalar_one()
    query = select(func.max(brief_versions.c.number)).where(brief_versions.c.event == event)
    return act or 0, connection.execute(query).scalar_one() or 0
