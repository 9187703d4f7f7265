"""What a script or an emoji needs survives every reader."""

import pytest

from summarizer.reading.article import Article
from summarizer.reading.assemble import assemble
from summarizer.reading.formats import READERS
from summarizer.reading.visible import visible
from tests.reading.samples import word
from tests.reading.test_visible import KEPT

BEFORE, AFTER = "The paper printed this on Monday:", "and nothing else, said its editor."


def _shown(article: Article) -> str:
    return " ".join(visible(article, sentence) for sentence in article.sentences)


@pytest.mark.parametrize("kind", [".html", ".docx"])
@pytest.mark.parametrize("text", KEPT)
def test_what_a_script_needs_survives(kind: str, text: str) -> None:
    sentence = f"{BEFORE} {text} {AFTER}"
    page = (
        f"<html><body><article><p>{sentence}</p><p>The city is quiet.</p></article></body></html>"
    )
    data = page.encode() if kind == ".html" else word(sentence, "The city is quiet.")
    article = assemble(READERS[kind](data), f"a{kind}", "", identifier="S1")
    assert text in _shown(article)
    assert not [removal for removal in article.removed if removal.reason == "hidden"]


def test_there_are_twenty_controls() -> None:
    assert len(KEPT) == 20
