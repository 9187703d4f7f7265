"""Whatever is falsified in a stored brief, a summary or a source, `check` and the desk find it."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from schemas.event import EventSummary
from summarizer.cli.edge import DONE, NOTHING
from summarizer.errors import InputError, StoreError, UnprovedError
from summarizer.merging.brief import Brief
from summarizer.output.document import brief_json
from summarizer.output.failure import Failure
from summarizer.output.proof import prove
from summarizer.pipeline.job import Job
from summarizer.pipeline.stages import extract_folder, merge_folder
from summarizer.review import acts
from summarizer.review.standing import put_standing, standing
from summarizer.store.briefs import put_version
from summarizer.store.connect import Store, open_store
from summarizer.store.tables import articles, brief_versions
from tests.attacks.mutations import (
    TEXTS,
    Document,
    Mutation,
    brief_mutations,
    summary_mutations,
)
from tests.cli.running import run
from tests.commanding import folder_of, opened
from tests.desk.browsing import signed_in
from tests.review.making import EVENT, fill, on

OF_BRIEFS, OF_SUMMARIES = brief_mutations(), summary_mutations()


def named(mutation: Mutation) -> str:
    return mutation.name


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("store") / "store.db") as opened:
        fill(opened, TEXTS)
        yield opened


@pytest.fixture(scope="module")
def brief(store: Store) -> Document:
    with store.reading() as connection:
        document: Document = json.loads(brief_json(standing(connection, EVENT).version.brief))
    return document


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_of(tmp_path_factory.mktemp("sources"), TEXTS)


def checked(document: Document, folder: Path, place: Path) -> int:
    """Return what `summarizer check` ends with."""
    file = place / "brief.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return run("check", file, "--sources", folder).exit_code


def faults(document: Document, folder: Path) -> list[Failure]:
    """Return what `summarizer check` would list."""
    return prove(Brief.model_validate(document), folder)


def test_there_are_130_mutations_of_briefs_and_50_of_summaries() -> None:
    assert len({mutation.name for mutation in OF_BRIEFS}) == 130
    assert len({mutation.name for mutation in OF_SUMMARIES}) == 50


def test_the_brief_itself_is_proved(brief: Document, folder: Path, tmp_path: Path) -> None:
    assert checked(brief, folder, tmp_path) == DONE


@pytest.mark.parametrize("mutation", OF_BRIEFS, ids=named)
def test_check_finds_what_is_falsified_in_a_brief(
    mutation: Mutation, brief: Document, folder: Path
) -> None:
    assert faults(mutation.of(brief), folder)


def test_check_ends_with_1_for_every_kind_of_mutation(
    brief: Document, folder: Path, tmp_path: Path
) -> None:
    for mutation in OF_BRIEFS:
        if mutation.name.endswith(" 0"):
            assert checked(mutation.of(brief), folder, tmp_path) == NOTHING


@pytest.mark.parametrize("mutation", OF_BRIEFS, ids=named)
def test_the_desk_approves_no_falsified_brief_even_with_its_hash_made_anew(
    mutation: Mutation, brief: Document, store: Store
) -> None:
    false = Brief.model_validate(mutation.of(brief))
    with store.writing() as connection:
        idents = standing(connection, EVENT).version.articles
        made = put_version(
            connection, EVENT, false, inputs="i", articles=idents, made_by="x", parent="p"
        )
        put_standing(connection, EVENT, made.id, "in_review")
        stands = standing(connection, EVENT)
    with pytest.raises(StoreError):
        acts.move(store, on(stands), "approve")
    with store.reading() as connection:
        assert standing(connection, EVENT).state == "in_review"


def test_the_desk_shows_and_exports_no_brief_that_was_changed_in_the_database(
    tmp_path: Path,
) -> None:
    with open_store(tmp_path / "store.db") as own:
        stands = fill(own, TEXTS)
        chief = signed_in(own, "chief")
        for act in ("submit", "approve"):
            assert chief.act(f"move/{act}").status_code == 303
        true = brief_json(stands.version.brief)
        for mutation in OF_BRIEFS[::5]:
            put_document(own, json.dumps(mutation.of(json.loads(true))))
            for path in (f"/events/{EVENT}", f"/events/{EVENT}/export/md"):
                assert chief.get(path).status_code >= 400, mutation.name
        put_document(own, true)
        assert chief.get(f"/events/{EVENT}/export/md").status_code == 200


def put_document(store: Store, document: str) -> None:
    with store.writing() as connection:
        connection.execute(update(brief_versions).values(document=document))


@pytest.mark.parametrize("at", range(0, 150, 15))
def test_a_changed_byte_of_a_source_is_found_by_check(
    at: int, brief: Document, tmp_path: Path
) -> None:
    changed = folder_of(tmp_path / "sources", TEXTS)
    data = bytearray(TEXTS["01-echo.txt"].encode())
    data[at] ^= 1
    (changed / "01-echo.txt").write_bytes(data)
    assert faults(brief, changed)


def test_a_changed_byte_of_a_source_is_found_by_the_desk(tmp_path: Path) -> None:
    text = TEXTS["01-echo.txt"].encode()
    with open_store(tmp_path / "store.db") as own:
        stands = acts.move(own, on(fill(own, TEXTS)), "submit")
        for at in range(0, 150, 15):
            data = text[:at] + bytes([text[at] ^ 1]) + text[at + 1 :]
            with own.writing() as connection:
                changed = update(articles).where(articles.c.name == "01-echo.txt")
                connection.execute(changed.values(original=data))
            with pytest.raises(UnprovedError):
                acts.move(own, on(stands), "approve")


@pytest.fixture(scope="module")
def summaries(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Summaries on disk, of a model that copies every sentence."""
    out = tmp_path_factory.mktemp("summaries")
    extract_folder(Job(folder, out, EventSummary), opened())
    return out / "summaries"


@pytest.mark.parametrize("mutation", OF_SUMMARIES, ids=named)
def test_a_brief_merged_from_a_falsified_summary_is_not_proved(
    mutation: Mutation, summaries: Path, folder: Path, tmp_path: Path
) -> None:
    for path in summaries.iterdir():
        document = json.loads(path.read_text("utf-8"))
        if path.name == "S1.json":
            document = mutation.of(document)
        (tmp_path / path.name).write_text(json.dumps(document), encoding="utf-8")
    try:
        brief = merge_folder(tmp_path).brief
    except InputError:
        return  # it was seen before anything was merged
    assert brief is not None
    assert prove(brief, folder)


def test_a_brief_merged_from_the_summaries_as_they_are_is_proved(
    summaries: Path, folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(summaries, tmp_path, dirs_exist_ok=True)
    brief = merge_folder(tmp_path).brief
    assert brief is not None
    assert prove(brief, folder) == []
