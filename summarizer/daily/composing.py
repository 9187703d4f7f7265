"""The digest put together: events in their order, what is new in each, what was left out."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from summarizer.daily.digest import (
    Change,
    Digest,
    DigestEvent,
    LeftOut,
    Why,
    disagreements_of,
    most_common,
    origins_of,
    sources_of,
)
from summarizer.daily.kept import EventBrief, Result
from summarizer.daily.news import news
from summarizer.daily.ranking import Ranked, order
from summarizer.errors import BudgetSpent, NotInStoreError, StopRun, SummarizerError, Unreachable
from summarizer.output.lede_marks import edited_count, headline_marks, lede_marks
from summarizer.pipeline.outcomes import NothingUsableError
from summarizer.store.briefs import Version, get_version
from summarizer.store.connect import Store
from summarizer.store.digests import digest_before

EVENTS = "events"
_WHY: tuple[tuple[type[SummarizerError], Why], ...] = (
    (BudgetSpent, "budget"),
    (Unreachable, "unreachable"),
    (StopRun, "stopped"),
    (NothingUsableError, "nothing_usable"),
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The events of a day: those to brief, best first, those kept already, and the rest."""

    events: list[Ranked]
    kept: dict[str, Version]
    rest: list[Ranked]

    @property
    def missing(self) -> list[str]:
        """The events that have no brief yet."""
        return [each.event for each in self.events if each.event not in self.kept]


_NOTHING = "no article has a sentence that can be used"


def composed(
    store: Store,
    day: str,
    chosen: Chosen,
    results: Mapping[str, Result],
    language: str | None = None,
) -> Digest:
    """Put the digest of a day together.

    Args:
        store: Where the last digest's briefs are.
        day: The day.
        chosen: The events of the day.
        results: By event its brief, or why there is none.
        language: Of the digest; None for the one most briefs are in.

    """
    with store.reading() as connection:
        before = last_versions(connection, digest_before(connection, day))
    found: list[tuple[tuple[object, ...], DigestEvent]] = []
    left: list[LeftOut] = []
    for ranked in chosen.events:
        result = results.get(ranked.event)
        if isinstance(result, EventBrief) and not any(result.version.brief.fields.values()):
            left.append(_left_out(ranked, "nothing_usable", _NOTHING))
        elif isinstance(result, EventBrief):
            event = _event(ranked, result.version, before.get(ranked.event))
            found.append((order(ranked, day, event.independent), event))
        elif result is not None:
            left.append(_left_out(ranked, _why(result), str(result)))
    left += [_left_out(ranked, "limit") for ranked in chosen.rest]
    events = [event for _, event in sorted(found, key=lambda pair: pair[0])]
    return Digest(
        day=day,
        language=language or most_common([event.language for event in events]),
        events=events,
        left_out=left,
    )


def last_versions(connection: Connection, document: str | None) -> dict[str, Version]:
    """Return, by event, the briefs an earlier digest tells of; none where there is no digest."""
    if document is None:
        return {}
    versions: dict[str, Version] = {}
    for event in Digest.model_validate_json(document).events:
        try:
            versions[event.event] = get_version(connection, event.event, event.version)
        except NotInStoreError:  # the digest came from another store
            continue
    return versions


def _event(ranked: Ranked, version: Version, before: Version | None) -> DigestEvent:
    brief = version.brief
    return DigestEvent(
        event=ranked.event,
        folder=f"{EVENTS}/{ranked.event}",
        version=version.id,
        language=brief.language,
        headline=brief.headline,
        headline_marks=headline_marks(brief),
        lede=[sentence.text for sentence in brief.lede],
        lede_marks=lede_marks(brief),
        newest=ranked.newest,
        independent=origins_of(brief),
        change=_change(version, before),
        sources=sources_of(brief),
        disagreements=disagreements_of(brief),
        news=news(before.brief if before else None, brief),
        extractive=brief.run.extractive,
        edited=edited_count(brief),
    )


def _change(version: Version, before: Version | None) -> Change:
    if before is None:
        return "new"
    return "unchanged" if version.id == before.id else "changed"


def _left_out(ranked: Ranked, why: Why, reason: str = "") -> LeftOut:
    return LeftOut(
        event=ranked.event,
        title=ranked.title,
        articles=len(ranked.articles),
        origins=ranked.origins,
        why=why,
        reason=reason,
    )


def _why(error: SummarizerError) -> Why:
    return next((why for kind, why in _WHY if isinstance(error, kind)), "failed")
