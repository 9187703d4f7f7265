"""What an editor changed, and which check was overruled, stands beside the entry."""

from summarizer.merging.brief import Edit
from summarizer.output.markdown import markdown
from summarizer.output.page import html
from tests.output.samples import TEXTS, make_brief


def test_an_overruled_check_is_shown_with_its_reason_in_both_languages() -> None:
    edit = Edit(
        act="edit",
        entry="E1",
        by="<b>Ed</b>",
        reason="[on](https://x.example) the phone",
        overruled="number_not_in_source",
    )
    for language, words in (("en", "edited by"), ("fr", "modifié par")):
        brief = make_brief(edits=[edit], language=language)
        page, text = html(brief, TEXTS), markdown(brief)
        assert words in page
        assert words in text
        assert "&lt;b&gt;Ed&lt;/b&gt;" in page
        assert "](https://x.example)" not in text


def test_an_entry_that_was_only_accepted_shows_nothing() -> None:
    brief = make_brief(edits=[Edit(act="accept", entry="E1", by="Ed")])
    assert markdown(brief) == markdown(make_brief())
