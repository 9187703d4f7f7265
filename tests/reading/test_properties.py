"""Rules every article keeps, whatever its file holds."""

import json
import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.reading.article import Article
from summarizer.reading.decode import decode
from summarizer.reading.folder import read_article
from summarizer.reading.visible import hidden_spans

PIECES = [
    "Le pont est fermé. ",
    "M. Roux et MM. Petit et Blanc partent. ",
    "“Yes. No,” she said. ",
    "« Oui ! »",
    "Lire aussi : Un autre titre ",
    "Lire aussi : ",
    "Ce chantier dure. ",
    "Publicité\n",
    "Read more ",
    "(Photo: AFP) ",
    "Image caption ",
    "1/3 A 2/3 B 3/3 C ",
    "date 2025-10-16 ",
    "---\ntitle: Le pont de la gare\n---\n",
    "---\n",
    "title: x\n",
    "# Titre du jour\n\n",
    "Soutenez nous à partir de 1€ ",
    "Nous comptons sur vos dons. ",
    "By Jane Doe ",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "\u200b",
    "\u202e",
    "\U000e0041",
    "\x00",
    "\x92",
    "\u00a0",
    "…",
    "***",
    "a",
    "É",
    "5",
    ".",
    '"',
    "»",
    "(",
]
TAGS = [
    "<p>",
    "</p>",
    "<div style='display:none'>",
    "<div style='color:#fff'>",
    "</div>",
    "<!--",
    "-->",
    "<style>p{color:var(--a)}:root{--a:var(--a)}</style>",
    "<template>",
    "Le pont est fermé. ",
    "Publicité",
    "&amp;",
    "\x00",
    "\u202e",
    "<h1>",
    "<title>Le pont</title>",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=150)


def _articles(name: str, content: bytes) -> list[Article]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return read_article(path, Path(folder), "S1")


def _assert_sound(article: Article) -> None:
    """Check that what shows lies in exactly one sentence or one removal."""
    text = article.text
    hidden = {at for a, b in hidden_spans(text) for at in range(a, b)}
    owners = [0] * len(text)
    spans = [(sentence.start, sentence.end) for sentence in article.sentences]
    spans += [(r.start, r.end) for r in article.removed if r.reason != "hidden"]
    for start, end in spans:
        assert 0 <= start <= end <= len(text)
        for at in range(start, end):
            owners[at] += 1
    for at, char in enumerate(text):
        if char.isspace():
            assert owners[at] <= 1
        elif at not in hidden:
            assert owners[at] == 1, (at, char)
    for sentence in article.sentences:
        piece = text[sentence.start : sentence.end]
        assert piece == piece.strip() != ""
        assert sentence.line == len(re.split(r"\r\n|\r|\n", text[: sentence.start]))
    numbers = [sentence.n for sentence in article.sentences]
    assert numbers == sorted(set(numbers))
    assert numbers in (list(range(len(numbers))), list(range(1, len(numbers) + 1)))


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["a.txt", "a.md"]))
def test_every_visible_character_of_plain_text_is_in_one_sentence_or_one_removal(
    text: str, name: str
) -> None:
    content = text.encode("utf-8", errors="replace")
    for article in _articles(name, content):
        if article.status != "unreadable":
            # Text in which every other byte is a NUL is taken for UTF-16, and rightly so.
            if decode(content).encoding == "utf-8":
                assert article.text == content.decode("utf-8").removeprefix("\ufeff")
            _assert_sound(article)


@settings(deadline=None)
@given(TEXTS, st.none() | TEXTS)
def test_every_visible_character_of_a_record_is_in_one_sentence_or_one_removal(
    text: str, title: str | None
) -> None:
    for article in _articles("a.jsonl", json.dumps({"text": text, "title": title}).encode()):
        _assert_sound(article)


@settings(deadline=None)
@given(st.sampled_from(["a.txt", "a.md", "a.html", "a.json", "a.jsonl"]), st.binary(max_size=400))
def test_no_bytes_raise(name: str, content: bytes) -> None:
    articles = _articles(name, content)
    assert articles
    assert all(article.status in {"used", "empty", "unreadable"} for article in articles)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(TAGS), max_size=40).map("".join))
def test_no_page_raises_and_its_article_is_sound(page: str) -> None:
    for article in _articles("a.html", page.encode()):
        if article.status != "unreadable":
            _assert_sound(article)
