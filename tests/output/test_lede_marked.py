"""Every output says beside a sentence of the lede who alone carries it and who changed it."""

import io
import json

import pytest
from rich.console import Console

from summarizer.bot.entries import Pages
from summarizer.merging.brief import Brief, Edit, LedeSentence
from summarizer.merging.brief_run import Extractive
from summarizer.output.citing import entries_of
from summarizer.output.document import brief_json
from summarizer.output.lede_marks import lede_marks, marks_in
from summarizer.output.markdown import markdown
from summarizer.output.page import html
from summarizer.output.plain import plain
from summarizer.output.terminal import show
from tests.output.samples import TEXTS, make_brief

WHOLE = Extractive(whole=True, sources=["S1", "S2", "S3", "S4"])


def single(brief: Brief) -> str:
    """Return the id of an entry that one source alone carries."""
    return next(e.id for _, e in entries_of(brief) if len(e.support.sources) == 1)


def told_by_one(language: str, *, overruled: bool | None = None) -> Brief:
    """Make a brief whose lede one source tells; None: no editor was at it."""
    ident = single(make_brief())
    edits = [] if overruled is None else [Edit(act="edit", entry=ident, by="Ed", reason="rang")]
    if overruled:
        edits = [edits[0].model_copy(update={"overruled": "number_not_in_source"})]
    lede = [LedeSentence(text="Il n'y a pas eu de blessé.", entries=[ident])]
    return make_brief(language=language, lede=lede, edits=edits)


def outputs(brief: Brief) -> dict[str, str]:
    """Return what each output shows of `brief`, unbreakable spaces as they are."""
    terminal = io.StringIO()
    show(brief, Console(file=terminal, width=300))
    return {
        "md": markdown(brief),
        "html": html(brief, TEXTS).replace("&#39;", "'"),
        "txt": plain(brief),
        "terminal": terminal.getvalue(),
        "slack": json.dumps(Pages(brief).lede(), ensure_ascii=False),
    }


def line_of(shown: str) -> str:
    """Return the line that holds the lede's sentence."""
    return next(line for line in shown.splitlines() if "pas eu de blessé" in line)


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "reported by one source only"), ("fr", "rapporté par une seule source")],
)
def test_a_sentence_one_source_alone_carries_says_so_in_every_output(
    language: str, words: str
) -> None:
    for kind, shown in outputs(told_by_one(language)).items():
        assert words in line_of(shown), kind


@pytest.mark.parametrize(
    ("language", "edited", "overruled"),
    [
        ("en", "changed by an editor", "changed by an editor against the checks"),
        (
            "fr",
            "modifié par la rédaction",
            "modifié par la rédaction contre l'avis des vérifications",
        ),
    ],
)
def test_a_sentence_an_editor_changed_says_so_and_whether_a_check_was_overruled(
    language: str, edited: str, overruled: str
) -> None:
    for kind, shown in outputs(told_by_one(language, overruled=False)).items():
        assert edited in line_of(shown), kind
        assert overruled not in line_of(shown), kind
    for kind, shown in outputs(told_by_one(language, overruled=True)).items():
        assert overruled in line_of(shown), kind


def test_a_later_text_that_passes_the_checks_takes_the_mark_of_an_overruled_one_away() -> None:
    brief = told_by_one("en", overruled=True)
    again = Edit(act="edit", entry=brief.edits[0].entry, by="Ed")
    assert lede_marks(brief) == [["single_source", "overruled"]]
    brief = brief.model_copy(update={"edits": [*brief.edits, again]})
    assert lede_marks(brief) == [["single_source", "edited"]]


def test_a_parsed_document_has_the_marks_of_the_brief_it_is() -> None:
    for brief in (make_brief(), told_by_one("fr"), told_by_one("fr", overruled=True)):
        assert marks_in(json.loads(brief_json(brief))) == lede_marks(brief)


@pytest.mark.parametrize(
    ("language", "whole", "but"),
    [
        (
            "en",
            "Made without a model",
            "Except 1 line that an editor changed or restored.",
        ),
        ("fr", "Faite sans modèle", "Sauf 1 ligne modifiée ou rétablie par la rédaction."),
    ],
)
def test_the_notice_of_a_brief_made_without_a_model_counts_the_lines_editors_changed(
    language: str, whole: str, but: str
) -> None:
    untouched, changed = told_by_one(language), told_by_one(language, overruled=False)
    for brief, expected in ((untouched, False), (changed, True)):
        made = brief.model_copy(update={"run": brief.run.model_copy(update={"extractive": WHOLE})})
        for kind, shown in outputs(made).items():
            if kind != "slack":  # its head has it, with the state of the brief
                assert whole in shown, kind
                assert (but in shown) is expected, kind
