"""French sets its marks as French does: spaces that do not break, « », hours as "13 h 05"."""

import io
import json
import re

import pytest
from rich.console import Console

from summarizer.bot.entries import Pages
from summarizer.bot.words import BOT
from summarizer.desk.words import DESK, words_in
from summarizer.merging.brief import Brief
from summarizer.output.catalogue import COUNT, SAY
from summarizer.output.citing import entries_of
from summarizer.output.labels import labels_in
from summarizer.output.markdown import markdown
from summarizer.output.page import html
from summarizer.output.plain import plain
from summarizer.output.terminal import show
from summarizer.reading.article import Published
from tests.output.samples import TEXTS, make_brief

FR, EN = labels_in("fr"), labels_in("en")
# A high mark behind a letter or a plain space, or a quotation mark with a plain space inside.
WRONG = re.compile(r"[\w)\]][;!?»](?!\w)|[ \w)\]]:(?= )| [;!?»]|«[^\u00a0]")


def shown(brief: Brief) -> dict[str, str]:
    """Return what each output shows."""
    terminal = io.StringIO()
    show(brief, Console(file=terminal, width=300))
    pages = Pages(brief)
    page = re.sub(
        r"<style>.*?</style>|<script>.*?</script>", "", html(brief, TEXTS), flags=re.DOTALL
    )
    blocks = [*pages.lede(), *pages.conflicts(), *pages.entries()]
    return {
        "md": markdown(brief),
        "html": re.sub(r"<[^>]+>", "\n", page).replace("&#39;", "'").replace("&amp;", "&"),
        "txt": plain(brief),
        "terminal": terminal.getvalue(),
        "slack": "\n".join(re.findall(r'"text": "(.*?)"', json.dumps(blocks, ensure_ascii=False))),
    }


def test_no_french_word_of_the_program_lets_a_high_mark_begin_a_line() -> None:
    desk = words_in("fr")
    told = [FR.pattern(key) for key in SAY] + [FR.count(key, n) for key in COUNT for n in (1, 2)]
    told += [desk.pattern(key) for key in DESK] + [FR.spaced(say.fr) for say in BOT.values()]
    assert [words for words in told if WRONG.search(words)] == []


@pytest.mark.parametrize("kind", ["md", "html", "txt", "terminal", "slack"])
def test_what_stands_between_an_outputs_words_is_french_too(kind: str) -> None:
    own = {e.text for _, e in entries_of(make_brief())} | set(TEXTS.values())
    lines = shown(make_brief())[kind].splitlines()
    wrong = [line for line in lines if re.search(r"\w; |\w: |\w\]; |\w\): ", line)]
    assert [line for line in wrong if not any(line.strip() in text for text in own)] == []


def test_quoted_words_stand_in_guillemets_and_the_others_inside() -> None:
    assert FR.quoted("Oui") == "«\u00a0Oui\u00a0»"
    assert FR.quoted("Il a dit «\u00a0oui\u00a0».") == "«\u00a0Il a dit “oui”.\u00a0»"
    assert EN.quoted("He said “yes”.") == "«\u00a0He said “yes”.\u00a0»"


def test_a_cited_passage_is_quoted_letter_for_letter() -> None:
    passage = "Il a dit « oui »."
    assert passage in FR.passage(passage)
    assert passage in EN.passage(passage)


@pytest.mark.parametrize(
    ("time", "french", "english"),
    [
        ("13:00", "24 novembre 2026 à 13\u00a0h", "1:00"),
        ("13:05", "24 novembre 2026 à 13\u00a0h\u00a005", "1:05"),
        ("00:30", "24 novembre 2026 à 0\u00a0h\u00a030", "12:30"),
    ],
)
def test_times_are_written_as_the_language_does(time: str, french: str, english: str) -> None:
    when = Published(value=f"2026-11-24T{time}:00", precision="minute", basis="given")
    assert FR.published(when) == french
    assert english in EN.published(when)
    assert FR.clock("13:05") == "13\u00a0h\u00a005"
    assert EN.clock("13:05") == "13:05"
