"""What this program made is never read as an article."""

import json
from pathlib import Path

from summarizer.daily.digest import Digest
from summarizer.daily.pages import digest_html, digest_markdown
from summarizer.reading.folder import read_article, read_folder
from summarizer.reading.own_output import NOT_AN_ARTICLE
from tests.commanding import FERRY, contents, folder_of
from tests.test_pipeline import make


def _ends(folder: Path) -> dict[str, tuple[str, str]]:
    ends: dict[str, tuple[str, str]] = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        [article] = read_article(path, path.parent, "S1")
        ends[path.relative_to(folder).as_posix()] = (article.status, article.reason)
    return ends


def test_nothing_that_a_run_wrote_is_an_article(tmp_path: Path) -> None:
    out = tmp_path / "out"
    make(folder_of(tmp_path / "articles"), out)
    made = _ends(out)
    assert sorted(made) == sorted(contents(out))
    assert "sources/S3.txt" in made
    assert set(made.values()) == {("unreadable", NOT_AN_ARTICLE)}


def test_no_page_of_a_digest_is_an_article(tmp_path: Path) -> None:
    digest = Digest(day="2026-11-27", language="en")
    (tmp_path / "digest.json").write_text(digest.model_dump_json(by_alias=True))
    (tmp_path / "digest.md").write_text(digest_markdown(digest))
    (tmp_path / "digest.html").write_text(digest_html(digest))
    assert set(_ends(tmp_path).values()) == {("unreadable", NOT_AN_ARTICLE)}


def test_an_article_that_only_names_the_program_is_one(tmp_path: Path) -> None:
    text = "The newsroom-summarizer was presented on Tuesday. Forty people came to see it.\n"
    page = f"<html><head><title>x</title></head><body><p>{text * 4}</p></body></html>"
    record = json.dumps({"text": text, "source": "Gazette", "schema": "article/1"})
    folder = folder_of(
        tmp_path / "a", {**FERRY, "d.md": text, "e.html": page, "f.json": record, "S1.txt": text}
    )
    assert {article.reason for article in read_folder(folder)} & {NOT_AN_ARTICLE} == set()
