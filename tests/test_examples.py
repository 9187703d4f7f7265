"""The examples are sound: what `expected` says about them is really in them, and is ours."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from summarizer.reading.article import Article
from summarizer.reading.folder import read_folder

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
DATA = ROOT.parent / "shared" / "data"
EVENTS = sorted(path.stem for path in (EXAMPLES / "expected").glob("*.json"))
SHINGLE = 8  # words; shorter runs are stock phrases


@cache
def expected(event: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((EXAMPLES / "expected" / f"{event}.json").read_text())
    return content


def file_of(source: str) -> str:
    """Return the file a source stands in: "a.jsonl#1" is the first line of a.jsonl."""
    return source.partition("#")[0]


@cache
def articles(event: str) -> dict[str, Article]:
    return {article.file: article for article in read_folder(EXAMPLES / event)}


@cache
def body(event: str, letter: str) -> str:
    """Return the text a reader of the article sees, tags and escapes undone."""
    path = EXAMPLES / event / file_of(expected(event)["sources"][letter])
    raw = path.read_text(encoding="utf-8")
    if path.suffix in {".json", ".jsonl"}:
        record = json.loads(raw)
        return f"{record['title']}\n\n{record['text']}"
    return re.sub(r"<[^>]+>", "", raw) if path.suffix == ".html" else raw


def paragraphs(event: str, letter: str) -> list[str]:
    return [part for part in re.split(r"\n\s*\n|\n(?=\w)", body(event, letter)) if part.strip()]


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


def facts() -> list[tuple[str, str]]:
    return [(event, fact["id"]) for event in EVENTS for fact in expected(event)["facts"]]


def disagreements() -> list[tuple[str, str, str]]:
    return [
        (event, kind, item["id"])
        for event in EVENTS
        for kind in ("conflicts", "variants")
        for item in expected(event)[kind]
    ]


def test_there_are_two_events() -> None:
    assert EVENTS == ["budapest", "port-lannec"]


@pytest.mark.parametrize("event", EVENTS)
def test_every_file_of_an_event_is_described(event: str) -> None:
    files = sorted(path.name for path in (EXAMPLES / event).iterdir())
    assert files == sorted(map(file_of, expected(event)["sources"].values()))
    assert len(files) >= 5


@pytest.mark.parametrize("event", EVENTS)
def test_articles_are_short(event: str) -> None:
    for letter in expected(event)["sources"]:
        assert 150 <= len(re.findall(r"\w+", body(event, letter))) <= 450


@pytest.mark.parametrize(("event", "fact_id"), facts())
def test_a_fact_stands_in_one_paragraph_of_each_article_that_is_credited(
    event: str, fact_id: str
) -> None:
    fact = next(fact for fact in expected(event)["facts"] if fact["id"] == fact_id)
    for letter in fact["support"]:
        assert any(
            all(re.search(pattern, paragraph, re.IGNORECASE) for pattern in fact["must"])
            for paragraph in paragraphs(event, letter)
        ), f"{fact_id} is not in {letter}"


@pytest.mark.parametrize(("event", "kind", "item_id"), disagreements())
def test_a_side_stands_in_exactly_the_articles_that_take_it(
    event: str, kind: str, item_id: str
) -> None:
    item = next(item for item in expected(event)[kind] if item["id"] == item_id)
    assert len(item["sides"]) >= 2
    for pattern, letters in item["sides"].items():
        found = [
            letter
            for letter in expected(event)["sources"]
            if re.search(pattern, body(event, letter), re.IGNORECASE)
        ]
        assert "".join(found) == letters, pattern


@pytest.mark.parametrize("event", EVENTS)
def test_noise_stands_in_its_article(event: str) -> None:
    noise = expected(event)["noise"]
    assert {item["source"] for item in noise} == set(expected(event)["sources"])
    for item in noise:
        assert item["text"] in body(event, item["source"])


@pytest.mark.parametrize("event", EVENTS)
def test_every_article_is_read(event: str) -> None:
    assert {file: article.status for file, article in articles(event).items()} == dict.fromkeys(
        expected(event)["sources"].values(), "used"
    )
    assert {article.language for article in articles(event).values()} == {"en", "fr"}
    assert all(
        article.published.value and article.published.value.startswith("2025")
        for article in articles(event).values()
    )


@pytest.mark.parametrize(
    ("event", "source", "noise"),
    [
        (event, item["source"], item["text"])
        for event in EVENTS
        for item in expected(event)["noise"]
    ],
)
def test_no_sentence_holds_noise(event: str, source: str, noise: str) -> None:
    article = articles(event)[expected(event)["sources"][source]]
    assert not [s.n for s in article.sentences if noise in article.sentence_text(s.n)]


@pytest.mark.parametrize(("event", "fact_id"), facts())
def test_a_fact_stands_in_sentences_the_reader_keeps(event: str, fact_id: str) -> None:
    fact = next(fact for fact in expected(event)["facts"] if fact["id"] == fact_id)
    for letter in fact["support"]:
        article = articles(event)[expected(event)["sources"][letter]]
        kept = " ".join(article.sentence_text(s.n) for s in article.sentences)
        assert all(re.search(pattern, kept, re.IGNORECASE) for pattern in fact["must"]), letter


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared press texts are not beside this checkout")
def test_no_run_of_eight_words_is_taken_from_press_texts() -> None:
    ours = {
        shingle
        for event in EVENTS
        for path in (EXAMPLES / event).iterdir()
        for shingle in shingles(path.read_text(encoding="utf-8"))
    }
    for path in DATA.rglob("*"):
        if path.is_file():
            shared = ours & shingles(path.read_text(encoding="utf-8", errors="replace"))
            assert not shared, f"{path.name}: {sorted(shared)[:3]}"
