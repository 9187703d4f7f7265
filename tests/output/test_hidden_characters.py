"""What hides or reorders text is named; what a script needs is left alone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.output.visible import one_line, visible
from tests.output.samples import HOSTILE


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("abc\u202edcba", "abc⟨U+202E⟩dcba"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\x00b", "a␀b"),
        ("a\x9bb", "a⟨U+009B⟩b"),
        ("a\u200bb", "a⟨U+200B⟩b"),
        ("a\U000e0041b", "a⟨U+E0041⟩b"),
        ("a\u2028b", "a⟨U+2028⟩b"),
        ("a\x0cb\x85c", "a␌b⟨U+0085⟩c"),
        ("\ufeffa", "⟨U+FEFF⟩a"),
    ],
)
def test_a_hidden_character_is_named(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d💻 et 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "می\u200cخواهم",
        "שלום\u200f!",
        "œuf « été » 1\u202f200\u00a0€",
        "porte\u00admanteau",
        "a\tb\nc",
    ],
)
def test_what_a_script_needs_is_left_alone(text: str) -> None:
    assert visible(text) == text


def test_all_line_ends_become_line_feeds() -> None:
    assert visible("a\r\nb\rc\nd") == "a\nb\nc\nd"
    assert one_line(" a\r\nb\t c ") == "a b c"


@given(st.text() | st.sampled_from(HOSTILE))
def test_nothing_that_drives_a_terminal_or_reorders_is_left(text: str) -> None:
    shown = visible(text)
    assert not {char for char in shown if unicodedata.category(char) == "Cc"} - {"\t", "\n"}
    assert not {
        char for char in shown if unicodedata.bidirectional(char)[-2:] in {"RE", "LE", "RO"}
    }
    assert not set(shown) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"
    )
    assert visible(shown) == shown
