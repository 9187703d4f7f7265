"""Which events stand first: more origins, fresher, changed."""

from summarizer.daily.ranking import rank
from summarizer.store.coverage import Report

DAY = "2026-11-26"


def report(event: str, outlet: str, day: str = DAY, came: str = DAY) -> Report:
    return Report(event, f"{event} {outlet}", outlet, event, f"{event} {outlet}", day, came, 100)


def order_of(*reports: Report) -> list[str]:
    found = sorted(reports, key=lambda each: (each.event, each.day))
    return [each.event for each in rank(found, DAY, {})]


def test_a_date_after_the_day_of_the_digest_is_no_fresher_than_the_day_itself() -> None:
    two = (report("today", "Echo"), report("today", "Post"))
    assert order_of(*two, report("future", "Echo", "2099-01-01")) == ["today", "future"]
    [event] = rank([report("future", "Echo", "2099-01-01", "2026-12-24")], DAY, {})
    assert event.newest == DAY


def test_a_date_still_to_come_keeps_no_event_fresh_for_ever() -> None:
    false = report("future", "Echo", "2099-01-01", came="2026-11-16")
    old = report("future", "Post", "2026-11-20", came="2026-11-25")
    yesterday = report("yesterday", "Echo", "2026-11-25"), report("yesterday", "Post", "2026-11-25")
    assert order_of(false, old, *yesterday) == ["yesterday", "future"]
