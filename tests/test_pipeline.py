"""Whole runs over folders, with a model that copies sentences."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.event import EventSummary
from summarizer.errors import (
    BudgetSpent,
    InputError,
    KeyRejected,
    ModelUnavailable,
    SummarizerError,
    UsageError,
)
from summarizer.extraction.summary import Summary
from summarizer.output.document import read_brief
from summarizer.output.proof import prove
from summarizer.pipeline import places
from summarizer.pipeline.job import Job, Outcome
from summarizer.pipeline.outcomes import NothingUsableError
from summarizer.pipeline.stages import brief_folder, extract_folder, merge_folder, render
from summarizer.pipeline.work import majority_language
from summarizer.reading.article import Article
from tests.commanding import FERRY, ROOT, USAGE, Copier, contents, failing, folder_of, opened

WORDS = st.sampled_from(
    "The ferry Aurora ran aground on Tuesday with 212 passengers and 4 hurt near Port".split()
)
SENTENCE = st.lists(WORDS, min_size=3, max_size=9).map(lambda words: " ".join(words) + ".")
ARTICLE = st.lists(SENTENCE, min_size=1, max_size=4).map(" ".join)


def make(folder: Path, out: Path, copier: Copier | None = None, **changes: object) -> Outcome:
    job = Job(folder=folder, out=out, form=EventSummary, **changes)  # type: ignore[arg-type]
    return brief_folder(job, opened(copier))


def in_steps(folder: Path, out: Path) -> None:
    extract_folder(Job(folder=folder, out=out, form=EventSummary), opened())
    merge_folder(out)
    brief = read_brief(out / "brief.json")
    render(brief, places.sources_of(brief, out / "brief.json", None), out)


@pytest.mark.parametrize("event", ["budapest", "port-lannec"])
def test_extract_then_merge_then_render_equals_brief_on_the_examples(
    event: str, tmp_path: Path
) -> None:
    make(ROOT / "examples" / event, tmp_path / "one")
    in_steps(ROOT / "examples" / event, tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(articles=st.lists(ARTICLE, min_size=1, max_size=4))
def test_extract_then_merge_then_render_equals_brief(
    articles: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("run")
    texts = {f"{n}.txt": text for n, text in enumerate(articles)}
    folder = folder_of(place / "articles", texts)
    make(folder, place / "one")
    in_steps(folder, place / "two")
    assert contents(place / "one") == contents(place / "two")


def test_a_brief_is_proved_by_its_files_alone(tmp_path: Path) -> None:
    make(folder_of(tmp_path / "articles"), tmp_path / "out")
    brief = read_brief(tmp_path / "out" / "brief.json")
    assert brief.fields["facts"]
    sources = places.sources_of(brief, tmp_path / "out" / "brief.json", None)
    assert prove(brief, sources, beside=tmp_path / "out") == []


def test_a_brief_is_proved_after_its_folder_and_that_of_the_articles_moved(tmp_path: Path) -> None:
    make(folder_of(tmp_path / "old" / "articles"), tmp_path / "old" / "out")
    (tmp_path / "old").rename(tmp_path / "new")
    file = tmp_path / "new" / "out" / "brief.json"
    brief = read_brief(file)
    assert brief.run.folder == "../articles"
    assert prove(brief, places.sources_of(brief, file, None), beside=file.parent) == []


def test_the_kept_text_of_a_page_stands_beside_the_brief(tmp_path: Path) -> None:
    outcome = make(folder_of(tmp_path / "articles"), tmp_path / "out")
    assert [source.text_file for source in outcome.sources] == [None, None, "sources/S3.txt"]
    summary = json.loads((tmp_path / "out" / "summaries" / "S3.json").read_text())
    assert (tmp_path / "out" / "sources" / "S3.txt").read_text() == summary["text"]


def test_usage_is_the_sum_over_the_summaries(tmp_path: Path) -> None:
    make(folder_of(tmp_path / "articles"), tmp_path / "out")
    brief = read_brief(tmp_path / "out" / "brief.json")
    assert brief.run.usage == USAGE + USAGE + USAGE


def test_summaries_of_an_earlier_run_are_never_merged(tmp_path: Path) -> None:
    folder, out = folder_of(tmp_path / "articles"), tmp_path / "out"
    make(folder, out)
    (out / "summaries" / "notes.txt").write_text("mine")
    (folder / "c.html").unlink()
    (folder / "b.txt").unlink()
    make(folder, out)
    found = sorted(path.name for path in (out / "summaries").iterdir())
    assert found == ["S1.json", "notes.txt"]
    assert not (out / "sources").exists()
    assert merge_folder(out).sources == read_brief(out / "brief.json").sources
    assert len(read_brief(out / "brief.json").sources) == 1


def test_files_of_others_in_the_output_folder_stay(tmp_path: Path) -> None:
    out = tmp_path / "out"
    folder_of(out, {"notes.md": "mine", "S1.json": "mine", "brief.txt": "mine"})
    make(folder_of(tmp_path / "articles"), out)
    assert {(out / name).read_text() for name in ("notes.md", "S1.json", "brief.txt")} == {"mine"}


def test_nothing_is_left_of_the_unfinished_files(tmp_path: Path) -> None:
    make(folder_of(tmp_path / "articles"), tmp_path / "out")
    assert sorted(contents(tmp_path / "out")) == [
        "brief.html",
        "brief.json",
        "brief.md",
        "sources/S3.txt",
        "summaries/S1.json",
        "summaries/S2.json",
        "summaries/S3.json",
    ]


class Interrupted(BaseException):
    """Stands for Ctrl-C, which no test may raise for real."""


@pytest.mark.parametrize("error", [KeyRejected("no"), Interrupted()])
def test_a_run_that_fails_leaves_the_last_brief_as_it_was(
    error: BaseException, tmp_path: Path
) -> None:
    folder, out = folder_of(tmp_path / "articles"), tmp_path / "out"
    make(folder, out)
    before = contents(out)
    with pytest.raises((KeyRejected, Interrupted)):
        make(folder, out, failing(error, *FERRY))
    assert contents(out) == before


def test_a_run_that_fails_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(KeyRejected):
        make(
            folder_of(tmp_path / "articles"),
            tmp_path / "out",
            failing(KeyRejected("no"), *FERRY),
        )
    assert not (tmp_path / "out").exists()


def test_one_failing_article_leaves_the_others_and_is_named(tmp_path: Path) -> None:
    copier = failing(ModelUnavailable("gone"), "b.txt")
    outcome = make(folder_of(tmp_path / "articles"), tmp_path / "out", copier)
    assert [(source.status, source.reason) for source in outcome.missed] == [("failed", "gone")]
    brief = read_brief(tmp_path / "out" / "brief.json")
    assert [source.status for source in brief.sources] == ["used", "failed", "used"]


def test_a_budget_that_ends_the_run_keeps_what_was_done(tmp_path: Path) -> None:
    texts = {f"{n}.txt": f"The Aurora ran aground with {n} people." for n in range(9)}
    outcome = make(folder_of(tmp_path / "articles", texts), tmp_path / "out", token_budget=200)
    assert isinstance(outcome.stopped, BudgetSpent)
    used = [source for source in outcome.sources if source.status == "used"]
    assert 2 <= len(used) < 9
    assert {source.reason for source in outcome.missed} == {str(outcome.stopped)}


def test_when_no_article_can_be_read_no_model_is_opened(tmp_path: Path) -> None:
    copier = Copier()
    with pytest.raises(NothingUsableError, match=r"a\.txt: .+\n.*b\.pdf: ") as caught:
        make(
            folder_of(tmp_path / "x", {"a.txt": "", "b.pdf": "x", "c.md": ""}),
            tmp_path / "out",
            copier,
        )
    assert copier.asked == []
    assert [source.status for source in caught.value.sources] == ["empty", "unreadable", "empty"]


def test_one_reason_for_all_articles_is_said_once(tmp_path: Path) -> None:
    copier = failing(ModelUnavailable("The endpoint cannot be reached."), *FERRY)
    with pytest.raises(NothingUsableError) as caught:
        make(folder_of(tmp_path / "articles"), tmp_path / "out", copier)
    assert str(caught.value).count("cannot be reached") == 1


@pytest.mark.parametrize("out", [".", "brief", "deep/er", "../articles"])
def test_a_brief_is_not_written_among_its_articles(out: str, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles")
    before = contents(folder)
    with pytest.raises(UsageError, match="inside the folder of the articles"):
        make(folder, folder / out)
    assert contents(folder) == before


def test_a_link_does_not_lead_a_brief_among_its_articles(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles")
    (tmp_path / "link").symlink_to(folder)
    with pytest.raises(UsageError):
        make(folder, tmp_path / "link" / "out")


@pytest.mark.parametrize("name", ["summaries", "sources"])
def test_articles_are_not_cleared_away_as_files_of_ours(name: str, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / name, {"S1.json": json.dumps({"text": "The Aurora sank."})})
    with pytest.raises(UsageError):
        make(folder, tmp_path)
    assert (folder / "S1.json").exists()


def test_a_place_that_cannot_be_written_is_noticed_before_a_model_is_asked(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    copier = Copier()
    with pytest.raises(InputError, match="--out"):
        make(folder_of(tmp_path / "articles"), tmp_path / "file" / "out", copier)
    assert copier.asked == []


@pytest.mark.parametrize(
    ("here", "folder", "expected"),
    [
        ("", "articles", "articles-brief"),
        ("", "articles/", "articles-brief"),
        ("articles", ".", "../articles-brief"),
        ("articles/deep", "..", "../../articles-brief"),
        ("elsewhere", "../articles", "articles-brief"),
    ],
)
def test_the_default_place_is_named_after_the_folder_and_outside_it(
    here: str, folder: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("articles/deep", "elsewhere"):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(tmp_path / here)
    assert places.default_out(Path(folder)).resolve() == Path(expected).resolve()


HOSTILE = ["a\nb.txt", "<b>x.txt", "[red]x.txt", "é\u202etxt.exe.txt", "{{ 7*7 }}.txt", "-o.txt"]


def test_hostile_file_names_reach_the_brief_unharmed(tmp_path: Path) -> None:
    texts = dict.fromkeys(HOSTILE, "The ferry Aurora ran aground.")
    texts = {name: f"{text} Hull {n}." for n, (name, text) in enumerate(texts.items())}
    folder = folder_of(tmp_path / "$(x) 'y' \u202e[z]", texts)
    make(folder, tmp_path / "out")
    brief = read_brief(tmp_path / "out" / "brief.json")
    assert sorted(source.file for source in brief.sources) == sorted(HOSTILE)
    sources = places.sources_of(brief, tmp_path / "out" / "brief.json", None)
    assert prove(brief, sources, beside=tmp_path / "out") == []
    page = (tmp_path / "out" / "brief.html").read_text()
    assert "<b>x" not in page
    assert "49.txt" not in page


def test_a_folder_without_a_unicode_name_is_refused_with_a_message(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "caf\udce9")
    with pytest.raises(InputError, match="Rename the folder"):
        make(folder, tmp_path / "out")


def test_summaries_can_be_named_by_their_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    extract_folder(Job(folder_of(tmp_path / "articles"), out, EventSummary), opened())
    assert merge_folder(out / "summaries").files == [out / "brief.json"]
    (out / "brief.json").unlink()
    monkeypatch.chdir(out / "summaries")
    merge_folder(Path())
    assert (out / "brief.json").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "S1.json"), ("{}", "source"), ("[1]", "S1.json"), ("\xff", "S1.json")],
)
def test_a_broken_summary_is_named(text: str, said: str, tmp_path: Path) -> None:
    folder_of(tmp_path / "summaries", {"S1.json": text})
    with pytest.raises(InputError, match=said):
        merge_folder(tmp_path)


def test_a_folder_without_summaries_says_how_to_make_them(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="summarizer extract"):
        merge_folder(tmp_path)


def test_summaries_of_two_folders_are_not_merged(tmp_path: Path) -> None:
    out = tmp_path / "out"
    extract_folder(Job(folder_of(tmp_path / "articles"), out, EventSummary), opened())
    first = Summary.model_validate_json((out / "summaries" / "S1.json").read_bytes())
    other = first.model_copy(update={"folder": "../other"})
    (out / "summaries" / "S1.json").write_text(other.model_dump_json())
    with pytest.raises(InputError, match="different folders"):
        merge_folder(out)


def test_sources_that_are_not_where_the_brief_says_have_to_be_named(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles")
    make(folder, tmp_path / "out")
    file = tmp_path / "out" / "brief.json"
    brief = read_brief(file)
    folder.rename(tmp_path / "elsewhere")
    with pytest.raises(InputError, match="--sources"):
        places.sources_of(brief, file, None)
    assert places.sources_of(brief, file, tmp_path / "elsewhere") == tmp_path / "elsewhere"
    run = brief.run.model_copy(update={"folder": None})
    with pytest.raises(UsageError, match="--sources"):
        places.sources_of(brief.model_copy(update={"run": run}), file, None)


@pytest.mark.parametrize(
    ("articles", "language"),
    [
        ([("fr", 10), ("fr", 10), ("en", 900)], "fr"),
        ([("fr", 10), ("en", 11)], "en"),
        ([("", 5)], "en"),
        ([], "en"),
    ],
)
def test_the_language_is_that_of_most_articles_then_of_most_words(
    articles: list[tuple[str, int]], language: str
) -> None:
    made = [
        Article(id=f"S{n}", file=f"{n}", language=code, words=words)
        for n, (code, words) in enumerate(articles)
    ]
    assert majority_language(made) == language


def test_errors_are_for_people(tmp_path: Path) -> None:
    with pytest.raises(SummarizerError, match="There is no folder"):
        make(tmp_path / "none", tmp_path / "out")
