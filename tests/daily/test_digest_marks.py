"""The digest's lede carries the marks the brief's own lede has."""

from pathlib import Path

import pytest

from summarizer.daily.daily import Wanted, run_daily
from summarizer.daily.digest import Digest, DigestEvent, LeftOut
from summarizer.daily.news import News
from summarizer.daily.pages import digest_html, digest_markdown
from summarizer.merging.brief_run import Extractive
from summarizer.output.document import read_brief
from summarizer.output.lede_marks import lede_marks
from summarizer.store.connect import Store
from tests.commanding import FERRY
from tests.daily.making import event_of, how
from tests.extraction.stub_server import Stub

FRENCH = (
    "(rapporté par une seule source\u00a0; modifié par la rédaction contre l'avis des "
    "vérifications)"
)


def digest_of(language: str, **changes: object) -> Digest:
    """Make a digest of one event whose second sentence one source tells, changed by an editor."""
    event = DigestEvent(
        event="e",
        folder="events/e",
        version="v",
        language=language,
        headline="H",
        lede=["Première phrase.", "Deuxième phrase."],
        lede_marks=[[], ["single_source", "overruled"]],
        newest="2026-11-24",
        independent=1,
        change="new",
        sources=[],
        disagreements=[],
        news=News(first=True),
        extractive=Extractive(whole=True, sources=[]),
        edited=2,
    )
    return Digest(day="2026-11-24", language=language, events=[event.model_copy(update=changes)])


@pytest.mark.parametrize(
    ("language", "note", "but"),
    [
        (
            "en",
            "(reported by one source only; changed by an editor against the checks)",
            "Except 2 lines that editors changed or restored.",
        ),
        (
            "fr",
            FRENCH,
            "Sauf 2 lignes modifiées ou rétablies par la rédaction.",
        ),
    ],
)
def test_the_marks_stand_behind_their_sentence_on_both_pages(
    language: str, note: str, but: str
) -> None:
    digest = digest_of(language)
    page = digest_html(digest).replace("&#39;", "'")
    for shown in (digest_markdown(digest), page):
        assert shown.count(note) == 1
        assert shown.index("Deuxième phrase.") < shown.index(note)
        assert but in shown


def test_a_digest_kept_before_there_were_marks_still_shows_its_sentences() -> None:
    shown = digest_markdown(digest_of("en", lede_marks=[]))
    assert "Première phrase. Deuxième phrase." in shown


@pytest.mark.parametrize(
    ("language", "none", "empty"),
    [
        ("en", "No event of these days could be briefed.", "No event has news on these days."),
        (
            "fr",
            "Aucun événement de ces jours n'a pu être mis en synthèse.",
            "Aucun événement n'a de nouvelles ces jours-là.",
        ),
    ],
)
def test_a_digest_that_only_lists_events_without_a_brief_does_not_say_there_was_no_news(
    language: str, none: str, empty: str
) -> None:
    left = LeftOut(event="e", title="T", articles=2, origins=1, why="unreachable", reason="")
    nothing = Digest(day="2026-11-24", language=language, events=[], left_out=[])
    without = nothing.model_copy(update={"left_out": [left]})
    for made in (digest_markdown, digest_html):
        shown = made(without).replace("&#39;", "'")
        assert none in shown
        assert empty not in shown
        assert empty in made(nothing).replace("&#39;", "'")


def test_the_sources_of_an_event_stand_behind_a_french_colon() -> None:
    digest = digest_of("fr")
    assert "Sources\u00a0: " in digest_markdown(digest)
    assert "Sources\u00a0: " in digest_html(digest)


def test_a_day_writes_the_marks_of_its_briefs_into_the_digest(
    store: Store, stub: Stub, tmp_path: Path
) -> None:
    event_of(store, FERRY, "ferry")
    out = tmp_path / "out"
    [event] = run_daily(store, how(stub), Wanted("2026-11-27", out)).digest.events
    brief = read_brief(out / event.folder / "brief.json")
    assert event.lede_marks == lede_marks(brief)
    assert len(event.lede_marks) == len(event.lede) > 0
