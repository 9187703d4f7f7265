"""When something was said: by the words of the text first, then by the day it appeared."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from summarizer.merging.likeness import Reading
from summarizer.values.folding import fold

_LATER = re.compile(
    r"\b(?:now|risen|rose to|climbed to|has grown to|latest|updated|revised|desormais|"
    r"(?:s'est|s') ?alourdi|s'alourdit|est passe a|a ete porte a|porte a|dernier bilan|"
    r"nouveau bilan|succumbed|later)\b"
)
_EARLIER = re.compile(
    r"\b(?:initial(?:ly)?|at first|earlier (?:reports?|toll|figure)|first reports?|first said|"
    r"d'abord|premier bilan|bilan provisoire|precedent bilan|dans un premier temps|initialement)\b"
)


@dataclass(frozen=True, order=True)
class Moment:
    """A stretch of time: one instant, or a whole day where no time is given."""

    start: datetime
    end: datetime


def moment(published: str | None) -> Moment | None:
    """Return when a source appeared; a time of exactly 00:00:00 stands for the day only."""
    if not published:
        return None
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return None
    at = at.astimezone(UTC) if at.tzinfo and at.time() != time() else at.replace(tzinfo=UTC)
    if at.time() == time():
        return Moment(at, at + timedelta(days=1) - timedelta(microseconds=1))
    return Moment(at, at)


def apart(a: Moment, b: Moment) -> int:
    """Return -1 when `a` lies before `b`, 1 when after, 0 when that cannot be told."""
    if a.end < b.start:
        return -1
    return 1 if b.end < a.start else 0


def told(first: Reading, second: Reading) -> int:
    """Return -1 when the words of `first` are of an earlier moment than those of `second`.

    Words such as "now" and "at first", then days: "five on Thursday", "seven on Friday".
    """
    marks = [_marked(first), _marked(second)]
    if marks[0] != marks[1]:
        return -1 if marks[0] < marks[1] else 1
    spans = [_days(first), _days(second)]
    if None in spans:
        return 0
    (start, end), (other_start, other_end) = spans  # type: ignore[misc]
    if end < other_start:
        return -1
    return 1 if other_end < start else 0


def _marked(reading: Reading) -> int:
    folded = fold(reading.claim.text)
    return bool(_LATER.search(folded)) - bool(_EARLIER.search(folded))


def _days(reading: Reading) -> tuple[str, str] | None:
    days = [(when.first, when.last or when.first) for when in reading.dates if when.first]
    return (min(d for d, _ in days), max(d for _, d in days if d)) if days else None


def published(first: Sequence[Reading], second: Sequence[Reading]) -> int:
    """Return -1 when `first` was reported before `second`: its first report, else its last."""
    ours, theirs = _moments(first), _moments(second)
    if not ours or not theirs:
        return 0
    return apart(min(ours), min(theirs)) or apart(_last(ours), _last(theirs))


def outlasts(first: Sequence[Reading], second: Sequence[Reading]) -> bool:
    """Tell whether `first` was last reported on a later day than `second` was.

    An article an hour younger may only not have heard; one of the day after has had the time to.
    """
    ours, theirs = _moments(first), _moments(second)
    if not ours or not theirs:
        return False
    return max(each.start.date() for each in ours) > max(each.end.date() for each in theirs)


def days_apart(first: Sequence[Reading], second: Sequence[Reading]) -> bool:
    """Tell whether everything in `first` appeared on a day before anything in `second` did."""
    ours, theirs = _moments(first), _moments(second)
    if not ours or not theirs:
        return False
    return max(each.end.date() for each in ours) < min(each.start.date() for each in theirs)


def _moments(members: Sequence[Reading]) -> list[Moment]:
    found = (moment(member.published) for member in members)
    return [each for each in found if each is not None]


def _last(moments: list[Moment]) -> Moment:
    return max(moments, key=lambda each: (each.end, each.start))


def rising(smaller: Reading, larger: Reading) -> bool:
    """Tell whether of two values the smaller may be the older: not later, and not of one moment.

    Reports without a date, and a day against an hour of it, leave that open.
    """
    by_text = told(smaller, larger)
    if by_text:
        return by_text < 0
    first, second = moment(smaller.published), moment(larger.published)
    if first is None or second is None:
        return True
    return first != second and apart(first, second) <= 0
