"""A brief is proved from the files alone, and every way to falsify it is caught."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.entries import Align
from summarizer.extraction.summary import Citation, Source
from summarizer.merging.brief import Brief
from summarizer.output.citing import citations_of
from summarizer.output.failure import Failure
from summarizer.output.files import write_text
from summarizer.output.proof import prove, texts_of
from summarizer.output.structure import check_structure
from summarizer.reading.article import Published
from summarizer.reading.folder import read_article
from tests.output.samples import FILES, TEXTS, cite, make_brief, make_entry, write_sources

Edit = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sources(tmp_path_factory.mktemp("articles"))


def edited(edit: Edit) -> Brief:
    """Change the brief as somebody with an editor could."""
    document = make_brief().model_dump(by_alias=True)
    edit(document)
    return Brief.model_validate(document)


def faults(failures: list[Failure]) -> set[tuple[str, str]]:
    return {(failure.where, failure.what) for failure in failures}


def fact(document: dict[str, Any], n: int = 0) -> dict[str, Any]:
    entry: dict[str, Any] = document["fields"]["facts"][n]
    return entry


def citation(document: dict[str, Any], n: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = fact(document)["citations"][n]
    return found


FIRST = "fields.facts[0].citations[0]"


def test_a_true_brief_is_proved(folder: Path) -> None:
    assert prove(make_brief(), folder) == []


def test_the_texts_of_the_sources_are_read_again(folder: Path) -> None:
    assert texts_of(make_brief(), folder) == TEXTS


@pytest.mark.parametrize(
    ("edit", "where", "what"),
    [
        (lambda d: citation(d).update(start=citation(d)["start"] + 1), FIRST, "quote_differs"),
        (lambda d: citation(d).update(end=citation(d)["end"] - 1), FIRST, "quote_differs"),
        (lambda d: citation(d).update(end=10_000), FIRST, "span_outside_text"),
        (lambda d: citation(d).update(start=-3), FIRST, "span_outside_text"),
        (lambda d: citation(d).update(start=40, end=40, quote=""), FIRST, "span_outside_text"),
        (lambda d: citation(d).update(start=60, end=50), FIRST, "span_outside_text"),
        (
            lambda d: citation(d).update(quote=citation(d)["quote"].replace("mardi", "jeudi")),
            FIRST,
            "quote_differs",
        ),
        (
            lambda d: citation(d).update(quote=citation(d)["quote"].replace("é", "e\u0301")),
            FIRST,
            "quote_differs",
        ),
        (lambda d: citation(d).update(line=4), FIRST, "line_differs"),
        (lambda d: citation(d).update(source="S2"), FIRST, "quote_differs"),
        (lambda d: citation(d).update(source="S99"), FIRST, "source_unknown"),
        (lambda d: citation(d).update(source="S6"), FIRST, "source_unreadable"),
        (lambda d: d["sources"][0].update(sha256="0" * 64), "sources[0]", "source_changed"),
        (lambda d: d["sources"][0].update(sha256=""), "sources[0]", "source_changed"),
        (lambda d: d["sources"][0].update(file="gone.txt"), "sources[0]", "source_missing"),
        (lambda d: d["sources"][0].update(file="a\0b.txt"), "sources[0]", "source_outside"),
        (lambda d: d["sources"][0].update(file="n" * 5000), "sources[0]", "source_missing"),
        (lambda d: d["sources"][0].update(file="../a-depeche.txt"), "sources[0]", "source_outside"),
        (lambda d: d["sources"][0].update(file="/etc/hostname"), "sources[0]", "source_outside"),
        (lambda d: d["sources"][0].update(file=FILES["S2"]), "sources[0]", "source_changed"),
        (lambda d: d["removed"][0].update(end=99_999), "removed[0]", "removal_outside_text"),
        (lambda d: d["removed"][0].update(source="S99"), "removed[0]", "source_unknown"),
        (lambda d: d["removed"][0].update(start=0), FIRST, "span_removed"),
    ],
)
def test_a_falsified_citation_or_source_is_caught_where_it_stands(
    folder: Path, edit: Edit, where: str, what: str
) -> None:
    assert (where, what) in faults(prove(edited(edit), folder))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_any_shift_of_any_citation_is_caught(folder: Path, data: st.DataObject) -> None:
    places = list(citations_of(make_brief()))
    where, cited = data.draw(st.sampled_from(places))
    shift = data.draw(st.integers(-60, 60).filter(bool))
    moved = {"start": cited.start + shift, "end": cited.end + shift}

    def edit(document: dict[str, Any]) -> None:
        target: Any = document
        for part in where.replace("]", "").replace("[", ".").split("."):
            target = target[int(part)] if isinstance(target, list) else target[part]
        target.update(moved)

    assert where in {failure.where for failure in prove(edited(edit), folder)}


def test_a_changed_file_fails_for_itself_and_for_each_of_its_citations(tmp_path: Path) -> None:
    write_sources(tmp_path)
    path = tmp_path / FILES["S1"]
    path.write_text(TEXTS["S1"].replace("212", "213"), encoding="utf-8", newline="")
    failures = prove(make_brief(), tmp_path)
    assert ("sources[0]", "source_changed") in faults(failures)
    cited = {where for where, c in citations_of(make_brief()) if c.source == "S1"}
    changed = {f.where for f in failures if f.what == "source_changed"}
    assert changed == {"sources[0]", *cited}
    assert not any(f.what == "source_unreadable" for f in failures)
    assert set(texts_of(make_brief(), tmp_path)) == {"S2", "S3", "S4"}


def test_a_deleted_file_is_named(tmp_path: Path) -> None:
    write_sources(tmp_path)
    (tmp_path / FILES["S2"]).unlink()
    (failure,) = [f for f in prove(make_brief(), tmp_path) if f.what == "source_missing"]
    assert FILES["S2"] in failure.detail


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    write_sources(inside)
    (inside / FILES["S1"]).rename(tmp_path / "elsewhere.txt")
    (inside / FILES["S1"]).symlink_to(tmp_path / "elsewhere.txt")
    assert ("sources[0]", "source_outside") in faults(prove(make_brief(), inside))


def test_a_citation_of_page_furniture_is_caught_from_the_file_alone(folder: Path) -> None:
    furniture = cite("S1", "Lire aussi : nos dix plus belles traversées").model_dump()
    brief = edited(lambda d: (d.update(removed=[]), citation(d).update(furniture)))
    article = read_article(folder / FILES["S1"], folder, "S1")[0]
    assert any(removal.reason == "boilerplate" for removal in article.removed)
    assert (FIRST, "span_removed") in faults(prove(brief, folder))


def _one_source(source: Source, cited: Citation) -> Brief:
    entry = make_entry("A", cited.quote, "single", [cited], align=Align.QUOTE)
    support = entry.support.model_copy(update={"silent": [], "of": 1})
    return make_brief(
        headline=cited.quote,
        sources=[source],
        fields={
            "facts": [entry.model_copy(update={"support": support})],
            "quotes": [],
            "people": [],
        },
        lede=[],
        conflicts=[],
        views={},
        withheld=[],
        removed=[],
    )


def _source(file: str, sha256: str, text_file: str | None = None) -> Source:
    return Source(
        id="S1",
        file=file,
        text_file=text_file,
        published=Published(),
        language="fr",
        sha256=sha256,
        words=9,
        status="used",
    )


def _cite(text: str, quote: str) -> Citation:
    start = text.index(quote)
    line = text.count("\n", 0, start) + 1
    return Citation(source="S1", start=start, end=start + len(quote), line=line, quote=quote)


def test_one_line_of_a_jsonl_file_is_proved_by_its_own_hash(tmp_path: Path) -> None:
    texts = ["Le premier article parle du port.", "Le deuxième article parle du phare."]
    lines = [json.dumps({"text": text}, ensure_ascii=False) for text in texts]
    path = tmp_path / "list.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    article = read_article(path, tmp_path, "S1")[1]
    source = _source("list.jsonl#2", hashlib.sha256(lines[1].encode()).hexdigest())
    brief = _one_source(source, _cite(article.text, "parle du phare"))
    assert prove(brief, tmp_path) == []
    path.write_text(lines[0] + "\n" + lines[1].replace("phare", "quai") + "\n", encoding="utf-8")
    assert ("sources[0]", "source_changed") in faults(prove(brief, tmp_path))


def test_a_text_kept_apart_must_be_what_the_page_gives(tmp_path: Path) -> None:
    page = tmp_path / "in" / "page.html"
    page.parent.mkdir()
    body = "".join(f"<p>Le quai numéro {n} a rouvert ce matin aux voyageurs.</p>" for n in range(9))
    page.write_text(f"<html><body><article>{body}</article></body></html>", encoding="utf-8")
    (article,) = read_article(page, page.parent, "S1")
    assert article.kept_apart
    out = tmp_path / "out"
    write_text(out / "sources" / "S1.txt", article.text)
    digest = hashlib.sha256(page.read_bytes()).hexdigest()
    cited = _cite(article.text, "Le quai numéro 4 a rouvert ce matin aux voyageurs.")
    brief = _one_source(_source("page.html", digest, "sources/S1.txt"), cited)
    assert prove(brief, page.parent, beside=out) == []
    write_text(out / "sources" / "S1.txt", article.text.replace("4", "5"))
    place = "sources[0].text_file"
    assert faults(prove(brief, page.parent, beside=out)) == {(place, "text_file_differs")}
    (out / "sources" / "S1.txt").unlink()
    assert faults(prove(brief, page.parent, beside=out)) == {(place, "text_file_missing")}
    outside = _one_source(_source("page.html", digest, "../in/page.html"), cited)
    assert faults(prove(outside, page.parent, beside=out)) == {(place, "source_outside")}


def _with_broken_file(folder: Path, content: bytes) -> Brief:
    (folder / "z.json").write_bytes(content)
    (article,) = read_article(folder / "z.json", folder, "S9")
    return make_brief(sources=[*make_brief().sources, Source.of(article)])


def test_a_file_that_never_could_be_read_fails_only_when_it_changes(tmp_path: Path) -> None:
    brief = _with_broken_file(write_sources(tmp_path), b"{broken")
    assert brief.sources[-1].status == "unreadable"
    assert prove(brief, tmp_path) == []
    (tmp_path / "z.json").write_bytes(b"{broken too")
    assert faults(prove(brief, tmp_path)) == {("sources[8]", "source_changed")}


def test_a_citation_of_a_file_that_cannot_be_read_is_caught(tmp_path: Path) -> None:
    brief = _with_broken_file(write_sources(tmp_path), b"{broken")
    document = brief.model_dump(by_alias=True)
    citation(document).update(source="S9")
    failures = prove(Brief.model_validate(document), tmp_path)
    assert (FIRST, "source_unreadable") in faults(failures)


def test_a_used_file_that_can_no_longer_be_read_is_named(tmp_path: Path) -> None:
    write_sources(tmp_path)
    (tmp_path / FILES["S1"]).write_bytes(bytes(range(256)) * 40)
    assert ("sources[0]", "source_unreadable") in faults(prove(make_brief(), tmp_path))


def test_lines_are_counted_over_every_kind_of_line_end(tmp_path: Path) -> None:
    text = "Le port.\r\nLe phare est éteint.\rLe quai est désert ce soir.\nLa digue tient bon.\n"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    start = text.index("La digue")
    cited = Citation(source="S1", start=start, end=start + 8, line=4, quote="La digue")
    brief = _one_source(_source("a.txt", hashlib.sha256(text.encode()).hexdigest()), cited)
    assert prove(brief, tmp_path) == []


@pytest.mark.parametrize(
    ("edit", "where", "what"),
    [
        (lambda d: fact(d).update(id="E2"), "fields", "id_repeated"),
        (lambda d: d["sources"][5].update(id="S5"), "sources", "id_repeated"),
        (lambda d: d["conflicts"][1].update(id="C1"), "conflicts", "id_repeated"),
        (lambda d: d["form"].pop(), "fields", "field_unknown"),
        (lambda d: d["lede"][0].update(entries=["E9"]), "lede[0].entries", "entry_unknown"),
        (
            lambda d: d["conflicts"][0].update(entries=["E9"]),
            "conflicts[0].entries",
            "entry_unknown",
        ),
        (
            lambda d: d["views"]["dates"][0].update(entry="E9"),
            "views.dates[0].entry",
            "entry_unknown",
        ),
        (lambda d: d["withheld"][0].update(source="S99"), "withheld[0].source", "source_unknown"),
        (lambda d: d["sources"][4].update(copy_of="S99"), "sources[4].copy_of", "source_unknown"),
        (
            lambda d: fact(d)["support"]["sources"].pop(),
            "fields.facts[0].support.sources",
            "support_differs",
        ),
        (
            lambda d: fact(d)["support"]["sources"].append("S4"),
            "fields.facts[0].support.sources",
            "support_differs",
        ),
        (
            lambda d: fact(d)["support"]["sources"].append("S1"),
            "fields.facts[0].support.sources",
            "support_differs",
        ),
        (
            lambda d: fact(d)["support"].update(silent=[]),
            "fields.facts[0].support.silent",
            "silence_differs",
        ),
        (
            lambda d: fact(d)["support"]["silent"].append("S2"),
            "fields.facts[0].support.silent",
            "silence_differs",
        ),
        (
            lambda d: fact(d)["support"].update(independent=4),
            "fields.facts[0].support",
            "count_differs",
        ),
        (
            lambda d: fact(d)["support"].update(independent=0),
            "fields.facts[0].support",
            "count_differs",
        ),
        (lambda d: fact(d)["support"].update(of=2), "fields.facts[0].support", "count_differs"),
        (lambda d: fact(d).update(status="single"), "fields.facts[0].status", "status_differs"),
        (lambda d: fact(d).update(status="disputed"), "fields.facts[0].status", "status_differs"),
        (lambda d: fact(d).update(status="updated"), "fields.facts[0].status", "status_differs"),
        (lambda d: fact(d, 1).update(status="agreed"), "fields.facts[1].status", "status_differs"),
        (lambda d: fact(d, 3).update(status="agreed"), "fields.facts[3].status", "status_differs"),
        (lambda d: fact(d, 3).update(citations=[]), "fields.facts[3].citations", "no_citation"),
        (
            lambda d: fact(d)["variants"][0].update(citations=[]),
            "fields.facts[0].variants[0]",
            "no_citation",
        ),
        (lambda d: d["conflicts"][0]["sides"].pop(), "conflicts[0].sides", "count_differs"),
        (
            lambda d: d["conflicts"][0]["sides"][1].update(citations=[]),
            "conflicts[0].sides[1]",
            "no_citation",
        ),
        (
            lambda d: d["conflicts"][0]["sides"][1]["citations"].extend(
                d["conflicts"][0]["sides"][0]["citations"]
            ),
            "conflicts[0].sides[1]",
            "sides_overlap",
        ),
    ],
)
def test_a_ledger_that_contradicts_itself_is_caught_where_it_stands(
    edit: Edit, where: str, what: str
) -> None:
    assert (where, what) in faults(list(check_structure(edited(edit))))
