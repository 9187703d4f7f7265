"""Versions of an event's brief: each under the hash of its content, none ever changed.

The content is the whole brief but its `run`, so that two runs that found the same made one
version. What was approved can thus be compared with what is there, byte by byte.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Row, func, select, update

from summarizer.errors import NotInStoreError, UnprovedError
from summarizer.merging.brief import Brief
from summarizer.output.document import brief_json
from summarizer.store.clock import now
from summarizer.store.parsed import ParsedBriefs
from summarizer.store.sql import insert_new
from summarizer.store.tables import brief_versions


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an event's brief.

    Attributes:
        id: Content hash, hex; see `content_sha256`.
        number: 1, 2, … in the event, in the order they were made, or taken up again.
        parent: The version it was made from; None for a first one and for a new run's.
        inputs: Hash of everything it was made from.
        brief: The brief itself.
        articles: Which article of the store each source of the brief is.
        made_by: "daily", or the editor's name.

    """

    event: str
    id: str
    number: int
    parent: str | None
    inputs: str
    brief: Brief
    articles: dict[str, str]
    made_by: str
    made_at: str


def content_sha256(document: str) -> str:
    """Hash a brief.json without its `run`, hex; order of keys and white space do not count.

    Which sources were summarised without a model counts, though it stands in `run`: every
    output is marked with it, so it is part of what is read and approved.

    Of the document, not of the `Brief` read from it: a member that a later version of the
    contract adds must not change the hash of what was approved before.
    """
    whole = json.loads(document)
    content = {name: value for name, value in whole.items() if name != "run"}
    marked = whole["run"].get("extractive")
    if marked:
        content["extractive"] = [marked["sources"], marked["whole"]]
    text = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def put_version(  # noqa: PLR0913  one argument a column
    connection: Connection,
    event: str,
    brief: Brief,
    *,
    inputs: str,
    articles: Mapping[str, str],
    made_by: str,
    parent: str | None = None,
) -> Version:
    """Keep a version and return it; where the event has one of this content, return that.

    Of a brief that code makes again from other inputs the newest inputs are remembered, so that
    `made_from` finds it; see also `take_up`.
    """
    document = brief_json(brief)
    ident = content_sha256(document)
    row = {
        "event": event,
        "id": ident,
        "number": _next_number(connection, event),
        "parent": parent,
        "inputs": inputs,
        "document": document,
        "articles": dict(articles),
        "made_by": made_by,
        "made_at": now(),
    }
    insert_new(connection, brief_versions, [row])
    if parent is None:
        connection.execute(
            update(brief_versions)
            .where(
                brief_versions.c.event == event,
                brief_versions.c.id == ident,
                brief_versions.c.parent.is_(None),
            )
            .values(inputs=inputs)
        )
    return take_up(connection, get_version(connection, event, ident))


def take_up(connection: Connection, version: Version) -> Version:
    """Have a version made by code be the newest once more, and return it.

    For one that is found again for what its event is made of now, after the event was something
    else for a while. Only its number is another. It stays behind a version an editor made, and
    an editor's own one stays where it is.
    """
    newest = newest_version(connection, version.event)
    if newest is None or newest.id == version.id or newest.parent or version.parent:
        return version
    number = _next_number(connection, version.event)
    connection.execute(
        update(brief_versions)
        .where(brief_versions.c.event == version.event, brief_versions.c.id == version.id)
        .values(number=number)
    )
    return replace(version, number=number)


def _next_number(connection: Connection, event: str) -> int:
    highest = select(func.max(brief_versions.c.number)).where(brief_versions.c.event == event)
    return (connection.execute(highest).scalar_one() or 0) + 1


def get_version(connection: Connection, event: str, ident: str) -> Version:
    """Return one version.

    Raises:
        NotInStoreError: The event has no such version.
        UnprovedError: What is stored is not what its hash says.

    """
    query = select(brief_versions).where(
        brief_versions.c.event == event, brief_versions.c.id == ident
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotInStoreError(f"The event {event} has no brief {ident}.")
    return _version(row)


def made_from(connection: Connection, event: str, inputs: str) -> Version | None:
    """Return the newest version made by code from exactly these inputs, or None."""
    query = (
        select(brief_versions)
        .where(
            brief_versions.c.event == event,
            brief_versions.c.inputs == inputs,
            brief_versions.c.parent.is_(None),
        )
        .order_by(brief_versions.c.number.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return _version(row) if row else None


def versions_of(connection: Connection, event: str) -> list[Version]:
    """Return all versions of an event's brief, oldest first."""
    query = (
        select(brief_versions)
        .where(brief_versions.c.event == event)
        .order_by(brief_versions.c.number)
    )
    return [_version(row) for row in connection.execute(query)]


def newest_version(connection: Connection, event: str) -> Version | None:
    """Return the version made, or taken up again, last; None where there is none."""
    query = (
        select(brief_versions)
        .where(brief_versions.c.event == event)
        .order_by(brief_versions.c.number.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return _version(row) if row else None


def _read(document: str) -> tuple[str, Brief]:
    return content_sha256(document), Brief.model_validate_json(document)


_PARSED = ParsedBriefs(_read)


def _version(row: Row[tuple[object, ...]]) -> Version:
    ident, brief = _PARSED.get(row.document)
    if ident != row.id:
        raise UnprovedError(
            f"The brief {row.id[:12]} of event {row.event} was changed in the database: it is "
            "not what its hash says. Restore the store from a backup."
        )
    return Version(
        event=row.event,
        id=row.id,
        number=row.number,
        parent=row.parent,
        inputs=row.inputs,
        brief=brief,
        articles=dict(row.articles),
        made_by=row.made_by,
        made_at=row.made_at,
    )
