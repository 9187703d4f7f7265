"""Moments as the store keeps them: UTC, ISO 8601, always the same width, so that text sorts."""

from datetime import UTC, date, datetime, timedelta

from summarizer.errors import UsageError


def now() -> str:
    """Return the present moment."""
    return moment(datetime.now(UTC))


def moment(when: datetime) -> str:
    """Return an aware `when` as the store writes it."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def today() -> str:
    """Return this machine's calendar day, YYYY-MM-DD: a newsroom's day is not UTC's."""
    return datetime.now().astimezone().date().isoformat()


def first_of(days: int, last: str) -> str:
    """Return the first of so many days that end with `last`; raises UsageError for no day."""
    try:
        return (date.fromisoformat(last) - timedelta(days=days - 1)).isoformat()
    except (ValueError, OverflowError) as error:
        raise UsageError(f"“{last}” is not a day; write it as 2026-11-27.") from error


def day_of(published: str | None) -> str | None:
    """Return the calendar day of an ISO 8601 date or date-time as written; None if it is none."""
    if not published:
        return None
    try:
        return date.fromisoformat(published[:10]).isoformat()
    except ValueError:
        return None


def parsed(stored: str) -> datetime:
    """Return a moment of the store as an aware datetime."""
    return datetime.fromisoformat(stored)
