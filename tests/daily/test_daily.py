"""A day's run: what it briefs, what it asks, what it costs, and what it says it left out."""
# ruff: noqa: S311  seeds are for repeating

import json
import random
from pathlib import Path

import pytest

from summarizer.daily.daily import DayOutcome, Wanted, choose, run_daily
from summarizer.daily.digest import Digest, digest_schema_json
from summarizer.daily.estimate import estimate
from summarizer.extraction.budget import Budget
from summarizer.output.document import read_brief
from summarizer.output.proof import prove
from summarizer.pipeline.model import made_ready
from summarizer.pipeline.notices import silent
from summarizer.review.people import Actor
from summarizer.review.regrouping import join, split
from summarizer.review.standing import standing
from summarizer.store.connect import Store
from summarizer.store.digests import newest_digest
from summarizer.store.usage import spent
from tests.commanding import FERRY, ROOT, about_articles, contents, copied, serving
from tests.daily.making import come_in, event_of, how
from tests.daily.stories import stories
from tests.extraction.stub_server import Reply, Request, Stub, fault, said

TOMORROW = "2026-11-27"
TOKENS = 120  # one request to the stub


def day(tmp_path: Path, date: str = TOMORROW, **given: object) -> Wanted:
    return Wanted(date, tmp_path / "out", **given)  # type: ignore[arg-type]


def several(store: Store, events: int, tellers: int = 2) -> None:
    """Keep stories, each in an event of its own."""
    files = stories(events, tellers)
    for event in range(events):
        own = {name: text for name, text in files.items() if name.startswith(f"{event:03}")}
        event_of(store, own, f"E{event}")


def proved(outcome: DayOutcome, out: Path) -> int:
    """Prove every brief of a digest from its files alone; return the number of citations."""
    total = 0
    for event in outcome.digest.events:
        folder = out / event.folder
        brief = read_brief(folder / "brief.json")
        assert prove(brief, folder / str(brief.run.folder), beside=folder) == []
        total += sum(len(e.citations) for field in brief.fields.values() for e in field)
    return total


def test_the_digest_opens_with_the_best_covered_event_and_every_citation_holds(
    store: Store, stub: Stub, tmp_path: Path
) -> None:
    several(store, 3, 2)
    event_of(store, FERRY, "ferry")
    outcome = run_daily(store, how(stub), day(tmp_path))
    assert outcome.digest.events[0].event == "ferry"
    assert len(outcome.digest.events) == 4
    assert outcome.digest.left_out == []
    assert not outcome.partial
    assert proved(outcome, tmp_path / "out") > 10
    written = (tmp_path / "out" / "digest.json").read_text("utf-8")
    assert Digest.model_validate_json(written) == outcome.digest
    with store.reading() as connection:
        assert newest_digest(connection, TOMORROW) == written


def test_what_came_in_is_grouped_before_it_is_briefed(
    store: Store, stub: Stub, tmp_path: Path
) -> None:
    come_in(store, stories(3, 3))
    outcome = run_daily(store, how(stub), day(tmp_path))
    assert outcome.grouped == 9
    assert [len(event.sources) for event in outcome.digest.events] == [3, 3, 3]


def test_an_unchanged_rerun_asks_nothing_and_leaves_the_same_bytes(
    store: Store, stub: Stub, tmp_path: Path
) -> None:
    several(store, 3)
    run_daily(store, how(stub), day(tmp_path))
    before, asked = contents(tmp_path / "out"), len(stub.requests)
    again = run_daily(store, how(stub), day(tmp_path))
    assert (again.reused, again.asked) == (3, 0)
    assert len(stub.requests) == asked
    assert contents(tmp_path / "out") == before


def test_one_changed_article_costs_one_request_and_touches_its_event_alone(
    store: Store, stub: Stub, tmp_path: Path
) -> None:
    several(store, 5)
    run_daily(store, how(stub, lede="code"), day(tmp_path))
    asked = len(stub.requests)
    event_of(store, {"more.txt": "Nobody is missing in Kerzoun, the mayor said.\n"}, "E1")
    again = run_daily(store, how(stub, lede="code"), day(tmp_path))
    assert len(stub.requests) == asked + 1
    assert again.reused == 4


def test_a_brief_found_again_after_a_split_and_a_join_is_what_the_desk_shows(
    store: Store, stub: Stub, tmp_path: Path
) -> None:
    idents = event_of(store)
    editor = Actor("Ed", "editor", "cli")
    whole = run_daily(store, how(stub), day(tmp_path)).digest.events[0].version
    other = split(store, "ferry", idents[:1], editor)
    run_daily(store, how(stub), day(tmp_path))
    with store.reading() as connection:
        assert standing(connection, "ferry").version.id != whole
    join(store, "ferry", other, editor)
    again = run_daily(store, how(stub), day(tmp_path))
    assert (again.asked, again.reused) == (0, 1)
    assert [event.version for event in again.digest.events] == [whole]
    with store.reading() as connection:
        assert standing(connection, "ferry").version.id == whole


def test_a_file_that_was_changed_in_the_digests_folder_is_made_again(
    store: Store, stub: Stub, tmp_path: Path
) -> None:
    several(store, 1)
    run_daily(store, how(stub), day(tmp_path))
    before = contents(tmp_path / "out")
    page = next((tmp_path / "out").rglob("brief.html"))
    page.write_text("gone", encoding="utf-8")
    run_daily(store, how(stub), day(tmp_path))
    assert contents(tmp_path / "out") == before


def test_events_beyond_the_limit_are_listed(store: Store, stub: Stub, tmp_path: Path) -> None:
    several(store, 3)
    outcome = run_daily(store, how(stub), day(tmp_path, limit=1))
    assert len(outcome.digest.events) == 1
    assert [left.why for left in outcome.digest.left_out] == ["limit", "limit"]
    assert not outcome.partial
    assert "Not briefed" in (tmp_path / "out" / "digest.md").read_text("utf-8")


def test_a_model_that_refuses_connections_leaves_an_extractive_digest_that_holds(
    store: Store, tmp_path: Path
) -> None:
    several(store, 3)
    with serving(copied) as gone:
        asking = how(gone)
    outcome = run_daily(store, asking, day(tmp_path))
    assert outcome.partial
    assert len(outcome.digest.events) == 3
    assert all(event.extractive and event.extractive.whole for event in outcome.digest.events)
    assert proved(outcome, tmp_path / "out") > 0
    for name in ("digest.md", "digest.html"):
        text = (tmp_path / "out" / name).read_text("utf-8")
        assert text.count("without a model") >= 3
    assert all(
        "without a model" in path.read_text("utf-8")
        for path in (tmp_path / "out").rglob("brief.html")
    )


def test_a_model_that_is_back_takes_the_place_of_the_extractive_brief(
    store: Store, tmp_path: Path
) -> None:
    several(store, 2)
    with serving(copied) as gone:
        asking = how(gone)
    run_daily(store, asking, day(tmp_path))
    with serving(copied) as stub:
        outcome = run_daily(store, how(stub), day(tmp_path))
        assert [event.extractive for event in outcome.digest.events] == [None, None]
        assert not outcome.partial
        assert run_daily(store, how(stub), day(tmp_path)).reused == 2


def test_a_model_that_is_down_is_not_tried_for_every_article(store: Store, tmp_path: Path) -> None:
    several(store, 10, 3)
    with serving(fault(503)) as stub:
        outcome = run_daily(store, how(stub, concurrency=2), day(tmp_path))
        assert len(stub.requests) <= 10
    assert len(outcome.digest.events) == 10


@pytest.mark.parametrize("seed", range(5))
def test_a_budget_is_overspent_by_no_more_than_what_was_being_asked(
    store: Store, tmp_path: Path, seed: int
) -> None:
    several(store, 15, 2)
    chance = random.Random(seed)

    def sometimes_invalid(request: Request) -> Reply:
        reply = said('{"facts": 3}') if chance.random() < 0.2 else copied(request)
        reply.wait = chance.uniform(0, 0.03)
        return reply

    with serving(sometimes_invalid) as stub:
        asking = how(stub, concurrency=8, fallback="none")
        outcome = run_daily(store, asking, day(tmp_path, budget=Budget(tokens=10 * TOKENS)))
        requests = len(stub.requests)
    with store.reading() as connection:
        [row] = spent(connection, "model")
    assert row.usage.requests == requests
    assert row.usage.tokens_in + row.usage.tokens_out == requests * TOKENS
    assert 10 <= requests <= 10 + 8 * 2
    assert outcome.partial
    assert any(left.why == "budget" for left in outcome.digest.left_out)
    assert len(outcome.digest.events) + len(outcome.digest.left_out) == 15


def test_a_spent_budget_leaves_the_rest_to_code(store: Store, stub: Stub, tmp_path: Path) -> None:
    several(store, 6)
    wanted = day(tmp_path, budget=Budget(tokens=3 * TOKENS))
    outcome = run_daily(store, how(stub, concurrency=1), wanted)
    assert len(outcome.digest.events) == 6
    assert any(event.extractive for event in outcome.digest.events)
    assert len(stub.requests) == 3
    assert outcome.partial


def test_what_is_kept_is_used_when_the_budget_is_spent(
    store: Store, stub: Stub, tmp_path: Path
) -> None:
    several(store, 2)
    run_daily(store, how(stub, lede="code"), day(tmp_path))
    event_of(store, {"more.txt": "Nobody is missing in Kerzoun, the mayor said.\n"}, "E1")
    count = len(stub.requests)
    wanted = day(tmp_path, budget=Budget(tokens=1))
    outcome = run_daily(store, how(stub, lede="code", fallback="none"), wanted)
    assert len(stub.requests) == count + 1  # a budget that is not spent yet lets one through
    assert outcome.digest.left_out == []


def test_ten_copies_are_one_request_and_ten_sources(
    store: Store, stub: Stub, tmp_path: Path
) -> None:
    text = " ".join(json.loads(story)["text"] for story in stories(4, 1).values())
    files = {
        f"{n}.json": json.dumps({"title": f"Version {n}", "outlet": f"Paper {n}", "text": text})
        for n in range(10)
    }
    event_of(store, files)
    outcome = run_daily(store, how(stub), day(tmp_path))
    assert len(about_articles(stub.requests)) == 1
    [event] = outcome.digest.events
    assert (len(event.sources), event.independent) == (10, 1)


def test_an_estimate_counts_what_is_not_kept_and_sends_nothing(
    store: Store, stub: Stub, tmp_path: Path
) -> None:
    several(store, 3)
    asking = how(stub)
    wanted = day(tmp_path)
    with made_ready(asking.settings, asking.form, silent) as make:
        before = estimate(store, asking, make, choose(store, asking, wanted).missing)
        assert stub.requests == []
        assert (before.events, before.articles, before.kept, before.requests) == (3, 6, 0, 9)
        run_daily(store, asking, wanted)
        assert len(stub.requests) == before.requests
        event_of(store, {"more.txt": "Nobody is missing in Kerzoun, the mayor said.\n"}, "E1")
        chosen = choose(store, asking, wanted)
        after = estimate(store, asking, make, chosen.missing, len(chosen.kept))
    assert (after.events, after.reused, after.articles, after.kept) == (1, 2, 1, 2)
    assert after.tokens_out == 20 + 250


def test_the_next_days_digest_says_what_is_new(store: Store, stub: Stub, tmp_path: Path) -> None:
    several(store, 2)
    first = run_daily(store, how(stub), day(tmp_path, "2026-11-26"))
    assert all(event.change == "new" and event.news.first for event in first.digest.events)
    more = "The damage in Kerzoun was seen from afar. Nobody is missing in Kerzoun.\n"
    event_of(store, {"more.txt": more}, "E1")
    second = run_daily(store, how(stub), day(tmp_path))
    by_id = {event.event: event for event in second.digest.events}
    assert by_id["E0"].change == "unchanged"
    assert not by_id["E0"].news.anything
    assert by_id["E1"].change == "changed"
    assert len(by_id["E1"].news.sources) == 1
    assert second.digest.events[0].event == "E1"
    told = {entry.text for entry in by_id["E1"].news.entries}
    assert "Nobody is missing in Kerzoun." in told
    assert "Nobody is missing in Kerzoun" in (tmp_path / "out" / "digest.md").read_text("utf-8")


def test_the_schema_of_the_digest_is_the_one_that_is_documented() -> None:
    assert (ROOT / "docs" / "digest.schema.json").read_text("utf-8") == digest_schema_json()


def test_a_day_without_news_has_an_empty_digest(store: Store, stub: Stub, tmp_path: Path) -> None:
    several(store, 1)
    outcome = run_daily(store, how(stub), day(tmp_path, "2020-01-01"))
    assert outcome.digest.events == []
    assert not outcome.partial
    assert "No event" in (tmp_path / "out" / "digest.html").read_text("utf-8")


def test_what_articles_say_is_never_markup_in_a_digest(
    store: Store, stub: Stub, tmp_path: Path
) -> None:
    hostile = "<script>alert(1)</script> was said on Tuesday by ![x](http://x.example/y) people."
    event_of(store, {"a.json": json.dumps({"text": f"{hostile} It rained.", "title": hostile})})
    run_daily(store, how(stub), day(tmp_path))
    page = (tmp_path / "out" / "digest.html").read_text("utf-8")
    text = (tmp_path / "out" / "digest.md").read_text("utf-8")
    assert "<script>alert" not in page
    assert "<script" not in text
    assert "![x](" not in text
