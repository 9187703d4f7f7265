"""Who did what when: written with every act, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from summarizer.review.people import Actor
from summarizer.store.clock import now
from summarizer.store.tables import acts


@dataclass(frozen=True, slots=True)
class Happened:
    """One act.

    Attributes:
        version: What the person had before them.
        made: The version it made, or that it was about.
        detail: What was given, e.g. the new text.

    """

    id: int
    event: str
    version: str | None
    made: str | None
    by: str
    via: str
    at: str
    act: str
    entry: str | None
    reason: str
    detail: Mapping[str, Any]


def write_act(  # noqa: PLR0913  one argument a column
    connection: Connection,
    event: str,
    actor: Actor,
    act: str,
    *,
    version: str | None = None,
    made: str | None = None,
    entry: str | None = None,
    reason: str = "",
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Write one act down."""
    connection.execute(
        insert(acts).values(
            event=event,
            version=version,
            made=made,
            by=actor.name,
            via=actor.via,
            at=now(),
            act=act,
            entry=entry,
            reason=reason,
            detail=dict(detail or {}),
        )
    )


def history(connection: Connection, event: str) -> list[Happened]:
    """Return everything that was done to an event and its brief, oldest first."""
    query = select(acts).where(acts.c.event == event).order_by(acts.c.id)
    return [Happened(**row) for row in connection.execute(query).mappings()]
