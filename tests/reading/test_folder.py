"""A folder of anything: every file gets one status, nothing is lost, nothing raises."""

import json
import os
from pathlib import Path

import pytest

from summarizer.errors import InputError, UsageError
from summarizer.reading.article import Article
from summarizer.reading.folder import read_article, read_folder
from summarizer.reading.opening import MAX_BYTES
from summarizer.reading.visible import visible

TEXT = "Le pont de la gare est fermé depuis lundi. Les travaux dureront un an."
OTHER = "The bridge was closed on Monday. Repairs will take a year, the city said."


def _statuses(articles: list[Article]) -> dict[str, str]:
    return {article.file: article.status for article in articles}


def test_articles_are_numbered_in_order_of_file_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "C.txt"):
        (tmp_path / name).write_text(f"{TEXT} {name}", encoding="utf-8")
    articles = read_folder(tmp_path)
    assert [(a.id, a.file) for a in articles] == [("S1", "C.txt"), ("S2", "a.md"), ("S3", "b.txt")]


def test_a_folder_that_does_not_exist_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder"):
        read_folder(tmp_path / "none")


def test_a_file_in_place_of_a_folder_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(InputError, match="Give the folder"):
        read_folder(tmp_path / "a.txt")


@pytest.mark.parametrize("names", [[], ["photo.png", "notes.odt"], [".hidden.txt"]])
def test_a_folder_without_articles_says_what_to_put_there(tmp_path: Path, names: list[str]) -> None:
    for name in names:
        (tmp_path / name).write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match=r"\.txt, \.md, \.html"):
        read_folder(tmp_path)


def test_a_date_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(UsageError, match="2025-10-16"):
        read_folder(tmp_path, date="soon")


def test_every_odd_file_gets_one_status_and_the_good_ones_are_used(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text(OTHER, encoding="utf-8")
    folder = tmp_path / "event"
    folder.mkdir()
    files = {
        "binary.txt": bytes(range(256)) * 8,
        "bom.txt": b"\xef\xbb\xbf" + f"{TEXT} Un.".encode(),
        "broken-date.md": f"---\ntitle: Le pont\npublished: 99/99/9999\n---\n{TEXT} Deux.".encode(),
        "cp1252.txt": f"{TEXT} L’été fut long.".encode("cp1252"),
        "empty.txt": b"",
        "good.txt": TEXT.encode(),
        "nul.txt": f"{TEXT} Une\x00 fin.".encode(),
        "one-sentence.txt": b"The bridge has been closed since Monday morning.",
        "one-word.txt": b"Pont",
        "photo.jpg": b"\xff\xd8\xff\xe0",
        "twin.txt": TEXT.encode(),
        "utf16.txt": f"{TEXT} Trois.".encode("utf-16"),
        "white.txt": b" \n\t\r\n ",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "link-in.txt").symlink_to(folder / "bom.txt")
    (folder / "link-out.txt").symlink_to(outside)
    (folder / "link-nowhere.txt").symlink_to(folder / "gone.txt")
    (folder / "link-loop.txt").symlink_to(folder / "link-loop.txt")
    (folder / "more").mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / ".DS_Store").write_bytes(b"x")
    articles = read_folder(folder)
    assert _statuses(articles) == {
        "binary.txt": "unreadable",
        "bom.txt": "used",
        "broken-date.md": "used",
        "cp1252.txt": "used",
        "empty.txt": "empty",
        "good.txt": "used",
        "link-in.txt": "copy",
        "link-loop.txt": "unreadable",
        "link-nowhere.txt": "unreadable",
        "link-out.txt": "unreadable",
        "more": "unreadable",
        "nul.txt": "used",
        "one-sentence.txt": "used",
        "one-word.txt": "empty",
        "photo.jpg": "unreadable",
        "pipe.txt": "unreadable",
        "twin.txt": "copy",
        "utf16.txt": "used",
        "white.txt": "empty",
    }
    assert len({article.id for article in articles}) == len(articles)
    assert all(article.reason for article in articles if article.status != "used")
    assert not any(OTHER[:20] in article.text for article in articles)
    by_file = {article.file: article for article in articles}
    assert by_file["twin.txt"].copy_of == by_file["good.txt"].id
    assert by_file["utf16.txt"].text == f"{TEXT} Trois."
    assert by_file["cp1252.txt"].text == f"{TEXT} L’été fut long."
    assert visible(by_file["nul.txt"], by_file["nul.txt"].sentences[-1]) == "Une fin."
    assert "99/99/9999" in by_file["broken-date.md"].reason


def test_a_file_that_may_not_be_read_is_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    original = Path.open

    def refuse(self: Path, mode: str = "r") -> object:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return original(self, mode)

    monkeypatch.setattr(Path, "open", refuse)
    articles = read_folder(tmp_path)
    assert _statuses(articles) == {"a.txt": "unreadable", "b.txt": "used"}
    assert "Permission denied" in articles[0].reason


def test_a_file_over_the_limit_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the file was opened"))
    articles = read_folder(tmp_path)
    assert articles[0].status == "unreadable"
    assert "20 MB" in articles[0].reason


@pytest.mark.parametrize("newline", [" ", "\n", "\n\n"])
def test_a_file_of_five_megabytes_loses_nothing(tmp_path: Path, newline: str) -> None:
    text = newline.join(f"Le pont numéro {n} est fermé depuis lundi matin." for n in range(100_000))
    assert len(text.encode()) > 4_500_000
    (tmp_path / "a.txt").write_bytes(text.encode())
    article = read_folder(tmp_path)[0]
    assert (article.status, article.text) == ("used", text)
    assert len(article.sentences) == 400
    limit = [removal for removal in article.removed if removal.reason == "limit"]
    assert [(r.start, r.end) for r in limit] == [
        (article.sentences[-1].end + len(newline), len(text))
    ]


def test_a_page_of_five_megabytes_says_what_is_left_out(tmp_path: Path) -> None:
    paragraphs = "".join(
        f"<p>Le pont numéro {n} est fermé depuis lundi.</p>" for n in range(100_000)
    )
    (tmp_path / "a.html").write_text(f"<html><body>{paragraphs}</body></html>", encoding="utf-8")
    article = read_folder(tmp_path)[0]
    assert (article.status, len(article.sentences)) == ("used", 400)
    assert "elements beyond the first" in article.removed[0].detail


def test_long_sentences_stop_at_the_character_limit_on_a_sentence_end(tmp_path: Path) -> None:
    sentence = f"Le rapport dit {'encore et ' * 40}toujours la même chose."
    (tmp_path / "a.txt").write_text(" ".join([sentence] * 300), encoding="utf-8")
    article = read_folder(tmp_path)[0]
    assert len(article.sentences) < 300
    assert {visible(article, s) for s in article.sentences} == {sentence}
    assert [removal.reason for removal in article.removed] == ["limit"]


def test_lines_of_jsonl_are_articles_and_a_broken_line_costs_only_itself(tmp_path: Path) -> None:
    good = {
        "title": "Bridge closed",
        "text": OTHER,
        "outlet": "Gazette",
        "published": "2025-10-16T00:00:00Z",
        "url": "https://gazette.example/1",
    }
    lines = [
        json.dumps(good),
        "",
        "{broken",
        "[]",
        '{"title": "no text"}',
        json.dumps({"text": TEXT}),
    ]
    (tmp_path / "a.jsonl").write_text("\r\n".join(lines), encoding="utf-8")
    (tmp_path / "b.txt").write_text("Autre article du jour. Il est court.", encoding="utf-8")
    articles = read_folder(tmp_path)
    assert _statuses(articles) == {
        "a.jsonl#1": "used",
        "a.jsonl#3": "unreadable",
        "a.jsonl#4": "unreadable",
        "a.jsonl#5": "unreadable",
        "a.jsonl#6": "used",
        "b.txt": "used",
    }
    assert [article.id for article in articles] == ["S1", "S2", "S3", "S4", "S5", "S6"]
    first = articles[0]
    assert (first.title, first.outlet, first.url, first.kept_apart) == (
        "Bridge closed",
        "Gazette",
        "https://gazette.example/1",
        True,
    )
    assert (first.published.value, first.published.basis) == ("2025-10-16", "metadata")
    assert first.sentence_text(0) == "Bridge closed"
    assert [a.published.basis for a in articles[4:]] == ["siblings", "siblings"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (json.dumps({"text": TEXT}), {"a.json": "used"}),
        (json.dumps([{"text": TEXT}, 5, {"text": OTHER}]), None),
        ("{}", {"a.json": "unreadable"}),
        ("{'text': 1}", {"a.json": "unreadable"}),
        ("", {"a.json": "empty"}),
        ("[]", {"a.json": "empty"}),
        ('{"text": ""}', {"a.json": "empty"}),
        ('{"text": null}', {"a.json": "unreadable"}),
        ("[" * 100_000, {"a.json": "unreadable"}),
        ('{"text": "A bridge \\ud800 closed.", "title": ["x"], "url": 5}', {"a.json": "used"}),
    ],
)
def test_json_is_read_as_one_article_or_a_list(
    tmp_path: Path, content: str, expected: dict[str, str] | None
) -> None:
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    assert _statuses(read_folder(tmp_path)) == expected or (
        {"a.json#1": "used", "a.json#2": "unreadable", "a.json#3": "used"}
    )
    if expected is not None:
        assert set(_statuses(read_folder(tmp_path))) == {"a.json"}


def test_several_articles_of_a_file_count_on_from_the_first(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps({"text": t}) for t in (TEXT, OTHER)), encoding="utf-8")
    assert [a.id for a in read_article(path, tmp_path, "S7")] == ["S7", "S8"]


def test_a_name_that_is_no_unicode_is_unreadable_and_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.txt")).write_text(OTHER, encoding="utf-8")
    articles = read_folder(tmp_path)
    assert _statuses(articles) == {"a.txt": "used", "b\\xff.txt": "unreadable"}


def test_the_given_date_fills_in_where_no_file_has_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    article = read_folder(tmp_path, date="2025-10-16")[0]
    assert (article.published.value, article.published.basis) == ("2025-10-16", "given")


def test_file_times_are_never_used(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.html").write_text(f"<html><body><p>{OTHER}</p></body></html>")
    for article in read_folder(tmp_path):
        assert article.published.value is None


@pytest.mark.parametrize(
    ("text", "language"),
    [(TEXT, "fr"), (OTHER, "en"), ("Die Brücke ist seit Montag gesperrt, sagte die Stadt.", "de")],
)
def test_the_language_is_told_from_the_text(tmp_path: Path, text: str, language: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert read_folder(tmp_path)[0].language == language


def test_too_little_text_has_no_language(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Oui, non.", encoding="utf-8")
    assert read_folder(tmp_path)[0].language == ""
