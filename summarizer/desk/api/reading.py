"""Routes that only read: events, briefs, their sources and history, digests."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Query

from summarizer.desk.api.changed import told
from summarizer.desk.api.door import Kept, Reader
from summarizer.desk.api.listing import lines, version_lines
from summarizer.desk.api.problems import ProblemError, documented
from summarizer.desk.api.shapes import (
    Acts,
    BriefVersion,
    Day,
    EventId,
    EventLine,
    EventPage,
    Paging,
    SourceId,
    SourceText,
    Standing,
    VersionId,
    VersionLine,
    Versions,
)
from summarizer.review.history import history
from summarizer.review.proving import article_behind
from summarizer.review.standing import Standing as Stands
from summarizer.review.standing import standing
from summarizer.store.briefs import Version, get_version
from summarizer.store.coverage import events_with_news
from summarizer.store.digests import newest_digest
from summarizer.store.events import get_event

router = APIRouter(tags=["reading"])
_BRIEF = documented(404, 409)


@router.get("/events")
def list_events(store: Kept, _: Reader, asked: Annotated[Paging, Query()]) -> EventPage:
    """List the events of some days, newest first."""
    with store.reading() as connection:
        found = events_with_news(connection, asked.first, asked.last)
        page = found[asked.offset : asked.offset + asked.limit]
        shown = lines(connection, page)
    return EventPage(events=shown, total=len(found), limit=asked.limit, offset=asked.offset)


@router.get("/events/{event}", responses=documented(404))
def read_event(store: Kept, _: Reader, event: EventId) -> EventLine:
    """Show one event; `joined_into` names the one an editor put it into."""
    with store.reading() as connection:
        return lines(connection, [get_event(connection, event)])[0]


@router.get("/events/{event}/brief", responses=_BRIEF)
def read_brief(store: Kept, _: Reader, event: EventId) -> Standing:
    """Return the version of an event's brief that counts, and how it stands."""
    with store.reading() as connection:
        return stood(standing(connection, event))


@router.get("/events/{event}/versions", responses=documented(404))
def list_versions(store: Kept, _: Reader, event: EventId) -> Versions:
    """List all versions of an event's brief, oldest first."""
    with store.reading() as connection:
        get_event(connection, event)
        return Versions(versions=version_lines(connection, event))


@router.get("/events/{event}/versions/{version}", responses=_BRIEF)
def read_version(store: Kept, _: Reader, event: EventId, version: VersionId) -> BriefVersion:
    """Return one version of an event's brief."""
    with store.reading() as connection:
        found = get_version(connection, event, version)
    return BriefVersion(**_described(found), brief=found.brief)


@router.get("/events/{event}/versions/{version}/sources/{source}", responses=_BRIEF)
def read_source(
    store: Kept, _: Reader, event: EventId, version: VersionId, source: SourceId
) -> SourceText:
    """Return a source of a version with its text, into which the citations point."""
    with store.reading() as connection:
        found = get_version(connection, event, version)
        about = next((each for each in found.brief.sources if each.id == source), None)
        if about is None:
            raise ProblemError(404, f"The brief has no source {source}.")
        article = article_behind(connection, found, source)
    return SourceText(
        source=about,
        article=found.articles[source],
        text=article.text,
        sentences=article.sentences,
        removed=article.removed,
    )


@router.get("/events/{event}/history", responses=documented(404))
def read_history(store: Kept, _: Reader, event: EventId) -> Acts:
    """Return who did what to an event's brief, oldest first."""
    with store.reading() as connection:
        get_event(connection, event)
        return Acts(acts=[told(act) for act in history(connection, event)])


@router.get("/digests/{day}", responses=documented(404))
def read_digest(store: Kept, _: Reader, day: Day) -> dict[str, Any]:
    """Return the digest of a day as digest.json has it."""
    with store.reading() as connection:
        document = newest_digest(connection, day)
    if document is None:
        raise ProblemError(404, f"There is no digest of {day}. `summarizer daily` makes one.")
    digest: dict[str, Any] = json.loads(document)
    return digest


def stood(stands: Stands) -> Standing:
    """Return how a brief stands as programs get it."""
    version = stands.version
    return Standing(
        **_described(version), brief=version.brief, state=stands.state, newer=stands.newer
    )


def _described(version: Version) -> dict[str, Any]:
    return {name: getattr(version, name) for name in VersionLine.model_fields}
