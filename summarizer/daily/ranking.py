"""Which events matter on a day: by independent origins, freshness, and what has changed.

    score = origins × freshness × change
    freshness = 1 / (1 + days since the newest article, seven at most)
    An article dated after the day of the digest is as new as the day it came in, but never newer
    than that of the digest: a date that is still to come says nothing of when it appeared.
    change = 1 with an article the last digest's brief did not have, else 1/2

Among equal scores the event with more origins stands first, then the one with more articles,
then the lower id, so that the order never depends on chance.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from summarizer.store.coverage import Report
from summarizer.values.text import fold

STALE = 7  # days after which an article is no fresher or staler than another
UNCHANGED = 0.5


@dataclass(frozen=True, slots=True)
class Ranked:
    """One event that may be briefed.

    Attributes:
        title: Of its first article that has one.
        articles: Ids of its articles in use.
        origins: Independent origins, as far as outlets and equal texts show.
        newest: Day of its newest article, that of the digest at most.
        changed: It has an article that the last digest's brief did not have.

    """

    event: str
    title: str
    articles: tuple[str, ...]
    origins: int
    newest: str
    changed: bool

    def score(self, day: str, origins: int | None = None) -> float:
        """Return how much the event matters on `day`; `origins` where they are known better."""
        count = self.origins if origins is None else origins
        return count * freshness(self.newest, day) * (1.0 if self.changed else UNCHANGED)


def rank(
    reports: Sequence[Report], day: str, before: Mapping[str, Collection[str]]
) -> list[Ranked]:
    """Return the events of `reports`, the one that matters most first.

    Args:
        reports: All articles of the events, those of one event together.
        day: The day of the digest.
        before: Which articles the last digest's brief of an event had.

    """
    events = [
        _ranked(event, list(rows), before.get(event, ()), day)
        for event, rows in groupby(reports, key=lambda report: report.event)
    ]
    return sorted(events, key=lambda event: order(event, day))


def order(event: Ranked, day: str, origins: int | None = None) -> tuple[object, ...]:
    """Return what events are sorted by: the one that matters most first."""
    count = event.origins if origins is None else origins
    return (-event.score(day, count), -count, -len(event.articles), event.event)


def freshness(newest: str, day: str) -> float:
    """Return 1 for an article of `day` or later, less the older it is."""
    age = (date.fromisoformat(day) - date.fromisoformat(newest)).days
    return 1 / (1 + min(max(age, 0), STALE))


def _ranked(event: str, reports: Sequence[Report], before: Collection[str], day: str) -> Ranked:
    return Ranked(
        event=event,
        title=next((each.title for each in reports if each.title), ""),
        articles=tuple(each.article for each in reports),
        origins=_origins(reports),
        newest=max(_appeared(each, day) for each in reports),
        changed=any(each.article not in before for each in reports),
    )


def _appeared(report: Report, day: str) -> str:
    return report.day if report.day <= day else min(report.came, day)


def _origins(reports: Sequence[Report]) -> int:
    """Count groups of articles that share an outlet or a text."""
    groups: list[set[str]] = []
    for each in reports:
        marks = {f"text {each.text_sha256}"}
        if each.outlet:
            marks.add(f"outlet {' '.join(fold(each.outlet).split())}")
        for group in [group for group in groups if group & marks]:
            marks |= group
            groups.remove(group)
        groups.append(marks)
    return len(groups)
