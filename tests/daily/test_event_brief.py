"""One event of the store is briefed once, and what is taken out of the store proves its brief."""

import json
from pathlib import Path

import pytest

from summarizer.daily.event_brief import make_brief
from summarizer.daily.exporting import export_event
from summarizer.daily.names import OURS
from summarizer.errors import NotInStoreError, StoreError
from summarizer.output.document import read_brief
from summarizer.output.proof import prove
from summarizer.store.briefs import put_version, versions_of
from summarizer.store.connect import Store
from summarizer.store.events import put_event
from summarizer.store.usage import spent
from tests.commanding import FERRY, about_articles, contents, copied, serving
from tests.daily.making import DAY, event_of, how
from tests.extraction.stub_server import Stub, fault

WIRE = (
    "The ferry Aurora ran aground off the harbour on Tuesday morning, the coast guard said. Four "
    "people were hurt and all of them were brought ashore before noon. The ferry had left Brest "
    "at six with about two hundred people on board. Tugs will try to pull it free at high tide.\n"
)


def proved(out: Path) -> int:
    """Prove the brief in `out` from the files alone; return its number of citations."""
    brief = read_brief(out / "brief.json")
    assert prove(brief, out / str(brief.run.folder), beside=out) == []
    return sum(len(entry.citations) for field in brief.fields.values() for entry in field)


def test_an_event_is_briefed_and_its_export_proves_it(
    store: Store, stub: Stub, tmp_path: Path
) -> None:
    event_of(store)
    made = make_brief(store, "ferry", how(stub))
    assert not made.reused
    assert [source.status for source in made.version.brief.sources] == ["used"] * 3
    files = export_event(store, made.version, tmp_path / "out")
    assert proved(tmp_path / "out") >= 3
    assert {file.name for file in files} >= {"brief.json", "brief.md", "brief.html"}
    originals = contents(tmp_path / "out" / "articles")
    assert sorted(originals.values()) == sorted(text.encode() for text in FERRY.values())
    assert all(OURS.fullmatch(name) for name in originals)


def test_the_same_event_is_not_briefed_twice(store: Store, stub: Stub) -> None:
    event_of(store)
    first = make_brief(store, "ferry", how(stub))
    count = len(stub.requests)
    again = make_brief(store, "ferry", how(stub))
    assert again.reused
    assert again.version == first.version
    assert len(stub.requests) == count


def test_one_more_article_costs_one_request(store: Store, stub: Stub) -> None:
    event_of(store)
    first = make_brief(store, "ferry", how(stub, lede="code"))
    event_of(store, {"d.txt": "The ferry Aurora is afloat again. Nobody is missing.\n"})
    again = make_brief(store, "ferry", how(stub, lede="code"))
    assert len(stub.requests) == 4
    assert (first.version.number, again.version.number) == (1, 2)
    assert len(again.version.brief.sources) == 4


def test_ten_copies_under_ten_titles_are_extracted_once_and_all_listed(
    store: Store, stub: Stub, tmp_path: Path
) -> None:
    records = {
        f"{n}.json": json.dumps({"title": f"Ferry news {n}", "outlet": f"Paper {n}", "text": WIRE})
        for n in range(10)
    }
    event_of(store, records)
    made = make_brief(store, "ferry", how(stub))
    assert len(about_articles(stub.requests)) == 1
    sources = made.version.brief.sources
    assert sorted(source.outlet or "" for source in sources) == [f"Paper {n}" for n in range(10)]
    assert [source.status for source in sources] == ["used", *["copy"] * 9]
    entries = [entry for field in made.version.brief.fields.values() for entry in field]
    assert entries
    assert all(entry.support.independent == 1 for entry in entries)
    export_event(store, made.version, tmp_path / "out")
    assert proved(tmp_path / "out") > 0


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_record_is_exported_as_its_own_bytes(
    store: Store, stub: Stub, tmp_path: Path, name: str
) -> None:
    record = json.dumps({"text": WIRE, "outlet": "../../etc/passwd", "title": "\u202eAground"})
    event_of(store, {name: record})
    made = make_brief(store, "ferry", how(stub))
    export_event(store, made.version, tmp_path / "out")
    [content] = contents(tmp_path / "out" / "articles").values()
    assert content == record.encode()
    assert proved(tmp_path / "out") > 0
    assert (tmp_path / "out" / "sources" / "S1.txt").exists()


def test_an_export_takes_away_what_an_earlier_one_left(
    store: Store, stub: Stub, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    event_of(store, {"a.txt": FERRY["a.txt"]})
    export_event(store, make_brief(store, "ferry", how(stub)).version, out)
    (out / "articles" / "mine.txt").write_text("not yours", encoding="utf-8")
    event_of(store, {"b.txt": FERRY["b.txt"]}, "other")
    export_event(store, make_brief(store, "other", how(stub)).version, out)
    assert FERRY["a.txt"].encode() not in contents(out / "articles").values()
    assert (out / "articles" / "mine.txt").exists()
    assert proved(out) > 0


def test_what_a_killed_run_had_begun_to_write_is_taken_away(
    store: Store, stub: Stub, tmp_path: Path
) -> None:
    event_of(store)
    version = make_brief(store, "ferry", how(stub)).version
    out = tmp_path / "out"
    export_event(store, version, out)
    whole = contents(out)
    (out / ".unfinished-ab12" / "articles").mkdir(parents=True)
    (out / ".unfinished-ab12" / "brief.json").write_text("{", encoding="utf-8")
    (out / "..export.json.x1y2z3_4").write_text("{", encoding="utf-8")
    export_event(store, version, out)
    assert contents(out) == whole
    assert not (out / ".unfinished-ab12").exists()


def test_a_file_name_that_was_not_made_here_is_never_written_to(
    store: Store, stub: Stub, tmp_path: Path
) -> None:
    event_of(store)
    version = make_brief(store, "ferry", how(stub)).version
    sources = [
        source.model_copy(update={"file": "../evil.txt"}) for source in version.brief.sources
    ]
    brief = version.brief.model_copy(update={"sources": sources})
    with store.writing() as connection:
        changed = put_version(
            connection, "ferry", brief, inputs="0", articles=version.articles, made_by="me"
        )
    with pytest.raises(StoreError, match="not made by this program"):
        export_event(store, changed, tmp_path / "out")
    assert list(tmp_path.rglob("evil.txt")) == []


def test_an_article_without_an_answer_is_asked_for_again_next_time(store: Store) -> None:
    event_of(store)
    with serving(fault(500), copied) as stub:
        first = make_brief(store, "ferry", how(stub, concurrency=1, lede="code", fallback="none"))
        assert [source.status for source in first.missed] == ["failed"]
        again = make_brief(store, "ferry", how(stub, lede="code", fallback="none"))
        assert again.missed == []
        assert len(stub.requests) == 4
        assert make_brief(store, "ferry", how(stub, lede="code", fallback="none")).reused


def test_another_setting_that_changes_answers_makes_another_brief(store: Store, stub: Stub) -> None:
    event_of(store)
    make_brief(store, "ferry", how(stub))
    assert make_brief(store, "ferry", how(stub, timeout=5, concurrency=1)).reused
    assert not make_brief(store, "ferry", how(stub, lede="code")).reused
    assert not make_brief(store, "ferry", how(stub, temperature=1.0)).reused


def test_an_editors_version_is_left_as_it_is(store: Store, stub: Stub) -> None:
    event_of(store)
    first = make_brief(store, "ferry", how(stub)).version
    edited = first.brief.model_copy(update={"headline": "Ferry aground"})
    with store.writing() as connection:
        put_version(
            connection,
            "ferry",
            edited,
            inputs=first.inputs,
            articles=first.articles,
            made_by="Ada",
            parent=first.id,
        )
    assert make_brief(store, "ferry", how(stub)).version == first
    event_of(store, {"d.txt": "The ferry Aurora is afloat again. Nobody is missing.\n"})
    newer = make_brief(store, "ferry", how(stub)).version
    with store.reading() as connection:
        versions = versions_of(connection, "ferry")
    assert [version.made_by for version in versions] == ["daily", "Ada", "daily"]
    assert versions[1].brief.headline == "Ferry aground"
    assert versions[2] == newer


def test_what_a_brief_took_is_written_down_for_its_event(store: Store, stub: Stub) -> None:
    event_of(store)
    make_brief(store, "ferry", how(stub))
    with store.reading() as connection:
        [row] = spent(connection, "event")
    assert (row.what, row.usage.requests) == ("ferry", len(stub.requests))


def test_an_event_without_articles_is_told_apart(store: Store, stub: Stub) -> None:
    with store.writing() as connection:
        put_event(connection, "empty", [DAY])
    with pytest.raises(NotInStoreError, match="no articles"):
        make_brief(store, "empty", how(stub))
    with pytest.raises(NotInStoreError, match="no event"):
        make_brief(store, "nowhere", how(stub))
    assert stub.requests == []
