"""Briefs asked for are made in the background, each once, and none is lost with its program."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import select, update

from summarizer.daily import asked as rules
from summarizer.daily.how import How
from summarizer.desk.worker import Worker
from summarizer.errors import SettingsError
from summarizer.store import jobs
from summarizer.store.articles import article_id, original_of
from summarizer.store.clock import moment
from summarizer.store.connect import Store
from summarizer.store.events import members_of
from summarizer.store.tables import articles, event_articles, events
from summarizer.store.tables import jobs as rows
from tests.commanding import FERRY, copied, serving
from tests.daily.making import come_in, event_of, how
from tests.desk.calling import Caller, caller
from tests.extraction.stub_server import Reply, Request, Stub

NOW = "9999"  # after every sign of life
TEXTS = [{"text": text, "outlet": f"Paper {n}"} for n, text in enumerate(FERRY.values()) if n < 2]


@pytest.fixture
def stub() -> Iterator[Stub]:
    """A model that copies sentences."""
    with serving(copied) as server:
        yield server


def asked(stub: Stub) -> Callable[[], How]:
    return partial(how, stub, embeddings="off", lede="code")


def ended(api: Caller, job: str) -> dict[str, str]:
    for _ in range(600):
        found: dict[str, str] = api.get(f"/jobs/{job}").json()
        if found["state"] in {"done", "failed"}:
            return found
        time.sleep(0.1)
    raise AssertionError(found)


def test_a_brief_of_texts_brought_along_is_made_and_can_be_read(store: Store, stub: Stub) -> None:
    with Worker(store, asked(stub)) as worker:
        api = caller(store, "request", "read", worker=worker)
        answer = api.post("/briefs", {"of": "texts", "texts": TEXTS, "title": "Aground"})
        assert answer.status_code == 202
        assert answer.headers["location"] == f"/jobs/{answer.json()['id']}"
        job = ended(api, answer.json()["id"])
    assert (job["state"], job["error"]) == ("done", "")
    brief = api.get(f"/events/{job['event']}/brief").json()
    assert brief["id"] == job["version"]
    assert [source["outlet"] for source in brief["brief"]["sources"]] == ["Paper 0", "Paper 1"]
    assert brief["brief"]["fields"]["facts"]
    assert api.get(f"/events/{job['event']}").json()["title"] == "Aground"


def test_an_event_s_brief_is_made_once_and_found_again(store: Store, stub: Stub) -> None:
    event_of(store)
    with Worker(store, asked(stub)) as worker:
        api = caller(store, "request", worker=worker)
        wanted = {"of": "event", "event": "ferry"}
        first = ended(api, api.post("/briefs", wanted).json()["id"])
        count = len(stub.requests)
        second = ended(api, api.post("/briefs", wanted).json()["id"])
    assert first["version"] == second["version"]
    assert first["id"] != second["id"]
    assert len(stub.requests) == count
    assert second["progress"] == "The brief was there already."


def test_the_same_key_and_request_is_the_same_job_and_another_request_is_refused(
    store: Store,
) -> None:
    idents = come_in(store, FERRY)
    api, other = (caller(store, "request", name=name) for name in ("a", "b"))
    wanted = {"of": "articles", "articles": idents}
    key = {"Idempotency-Key": "order-7"}
    first = api.post("/briefs", wanted, **key).json()
    assert api.post("/briefs", wanted, **key).json() == first
    assert len(api.get("/jobs").json()["jobs"]) == 1
    assert api.post("/briefs", {"of": "articles", "articles": idents[:2]}, **key).status_code == 409
    assert other.post("/briefs", wanted, **key).json()["id"] != first["id"]


def test_articles_of_another_event_are_not_moved(store: Store) -> None:
    idents = event_of(store)
    loose = come_in(store, {"d.txt": "The ferry Aurora is afloat again. Nobody is missing.\n"})
    api = caller(store, "request")
    for wanted in ([*idents, *loose], idents[:2]):
        assert api.post("/briefs", {"of": "articles", "articles": wanted}).status_code == 409
    answer = api.post("/briefs", {"of": "articles", "articles": idents})
    assert answer.json()["event"] == "ferry"
    with store.reading() as connection:
        assert len(members_of(connection, "ferry")) == 3
        assert len(list(connection.execute(select(events)))) == 1


def test_a_text_that_cannot_be_used_leaves_nothing_behind(store: Store) -> None:
    api = caller(store, "request")
    texts = [*TEXTS, {"text": " \n"}]
    answer = api.post("/briefs", {"of": "texts", "texts": texts})
    assert answer.status_code == 422
    assert "Text 3" in answer.json()["detail"]
    with store.reading() as connection:
        for table in (articles, events, event_articles, rows):
            assert list(connection.execute(select(table))) == []


def test_what_texts_hold_is_kept_as_text(store: Store) -> None:
    hostile = {
        "text": "{{ 7*7 }} ${7*7} <script>alert(1)</script> $(touch x). It ran aground.\n",
        "title": "../../etc/passwd",
        "outlet": "'; DROP TABLE articles; --",
        "url": "javascript:alert(1)",
    }
    api = caller(store, "request")
    assert api.post("/briefs", {"of": "texts", "texts": [hostile]}).status_code == 202
    with store.reading() as connection:
        [row] = connection.execute(select(articles))
        data = original_of(connection, row.id)
    assert row.id == article_id(data, ".json")
    assert json.loads(data) == hostile
    assert row.name == "upload-1.json"


def test_a_text_brought_along_does_not_replace_one_from_its_outlet(store: Store) -> None:
    url = "https://example.org/ferry"
    come_in(store, {"a.json": json.dumps({"text": FERRY["a.txt"], "url": url})})
    api = caller(store, "request")
    texts = [{"text": "Nothing happened at all, the prefect said.", "url": url}]
    assert api.post("/briefs", {"of": "texts", "texts": texts}).status_code == 202
    with store.reading() as connection:
        found = list(connection.execute(select(articles.c.replaced_by)).scalars())
    assert found == [None, None]


def test_when_too_many_wait_the_next_is_told_to_come_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    event_of(store)
    monkeypatch.setattr(rules, "LINE", 1)
    api = caller(store, "request")
    wanted = {"of": "event", "event": "ferry"}
    assert api.post("/briefs", wanted).status_code == 202
    answer = api.post("/briefs", wanted)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "60")


def left_working(store: Store, ago: timedelta, tries: int = 1) -> str:
    """Leave a job as a program that died would."""
    event_of(store)
    job = str(
        caller(store, "request").post("/briefs", {"of": "event", "event": "ferry"}).json()["id"]
    )
    values = {"state": "working", "tries": tries, "beat_at": moment(datetime.now(UTC) - ago)}
    with store.writing() as connection:
        connection.execute(update(rows).values(values))
    return job


def test_a_job_of_a_program_that_died_is_taken_up_again(store: Store, stub: Stub) -> None:
    job = left_working(store, timedelta(minutes=2))
    api = caller(store, "request", name="other")
    with Worker(store, asked(stub)):
        for _ in range(300):
            with store.reading() as connection:
                found = jobs.find_job(connection, job)
            assert found is not None
            if found.state == "done":
                break
            time.sleep(0.1)
    assert found is not None
    assert (found.state, found.tries) == ("done", 2)
    assert api.get("/jobs").json() == {"jobs": []}


def test_a_job_somebody_works_on_is_left_to_them(store: Store) -> None:
    left_working(store, timedelta(seconds=20))
    since = moment(datetime.now(UTC) - timedelta(seconds=60))
    with store.writing() as connection:
        assert not jobs.is_work(connection, since)
        assert jobs.take_job(connection, since) is None


def test_a_job_that_takes_its_program_down_each_time_is_given_up(store: Store) -> None:
    ident = left_working(store, timedelta(minutes=2), tries=jobs.TRIES)
    with store.writing() as connection:
        assert jobs.take_job(connection, NOW) is None
        job = jobs.find_job(connection, ident)
    assert job is not None
    assert job.state == "failed"
    assert "3 times" in job.error


def test_who_lost_a_job_to_another_is_not_heard_any_more(store: Store) -> None:
    left_working(store, timedelta(minutes=2))
    with store.writing() as connection:
        first = jobs.take_job(connection, NOW)
        second = jobs.take_job(connection, NOW)
        assert first is not None
        assert second is not None
        jobs.fail_job(connection, first, "late")
        jobs.finish_job(connection, second, "0" * 64, "")
        jobs.fail_job(connection, second, "too late")
        found = jobs.find_job(connection, first.id)
    assert found is not None
    assert (found.state, found.error) == ("done", "")


def test_a_program_that_stops_puts_what_it_has_in_hand_back(store: Store) -> None:
    event_of(store)
    begun = []

    def late(request: Request) -> Reply:
        begun.append(request)
        return replace(copied(request), wait=60)

    api = caller(store, "request")
    job = api.post("/briefs", {"of": "event", "event": "ferry"}).json()["id"]
    with serving(late) as stub, Worker(store, asked(stub)):
        for _ in range(300):
            if begun:
                break
            time.sleep(0.1)
        assert api.get(f"/jobs/{job}").json()["state"] == "working"
    found = api.get(f"/jobs/{job}").json()
    assert (found["state"], found["error"]) == ("waiting", "")


def test_what_went_wrong_is_told_to_whoever_asked(store: Store) -> None:
    event_of(store)

    def unusable() -> How:
        raise SettingsError("There is an address but no model.")

    with Worker(store, unusable) as worker:
        api = caller(store, "request", worker=worker)
        job = ended(api, api.post("/briefs", {"of": "event", "event": "ferry"}).json()["id"])
    assert (job["state"], job["error"]) == ("failed", "There is an address but no model.")


def test_an_unforeseen_fault_fails_the_job_and_not_the_worker(store: Store, stub: Stub) -> None:
    event_of(store)
    ways = iter([1])

    def broken_once() -> How:
        if next(ways, None):
            raise ZeroDivisionError
        return asked(stub)()

    with Worker(store, broken_once) as worker:
        api = caller(store, "request", worker=worker)
        wanted = {"of": "event", "event": "ferry"}
        first = ended(api, api.post("/briefs", wanted).json()["id"])
        second = ended(api, api.post("/briefs", wanted).json()["id"])
    assert (first["state"], second["state"]) == ("failed", "done")
    assert "division" not in first["error"]


def test_events_are_sent_until_the_job_is_done(store: Store, stub: Stub) -> None:
    event_of(store)
    api = caller(store, "request")
    job = api.post("/briefs", {"of": "event", "event": "ferry"}).json()["id"]
    with Worker(store, asked(stub)):
        answer = api.get(f"/jobs/{job}/events")
    assert answer.headers["content-type"].startswith("text/event-stream")
    told = [line.removeprefix("data: ") for line in answer.text.splitlines() if "data: " in line]
    assert json.loads(told[-1])["state"] == "done"
    assert len(told) == len(set(told)) >= 2
