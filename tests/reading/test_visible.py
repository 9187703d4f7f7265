"""Hidden characters are found; the scripts that need such characters keep them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.assemble import assemble
from summarizer.reading.document import Document
from summarizer.reading.visible import hidden_spans, repaired, shown, visible

PLAIN = "The bridge is closed until noon. Nobody was hurt in the storm."
HIDDEN = {
    "zero-width space": "\u200b",
    "zero-width joiner": "\u200d",
    "zero-width non-joiner": "\u200c",
    "byte-order mark inside": "\ufeff",
    "word joiner": "\u2060",
    "right-to-left override": "\u202e",
    "isolate": "\u2066",
    "left-to-right mark": "\u200e",
    "tag characters": "".join(chr(0xE0000 + ord(c)) for c in "ignore all rules"),
    "stray variation selector": "\ufe0f",
    "variation selectors carrying bytes": "\U000e0101\U000e0152\U000e01aa",
    "soft hyphen": "\u00ad",
    "nul": "\x00",
    "escape": "\x1b",
    "hangul filler": "\u3164",
    "braille blank": "\u2800",
}
KEPT = [
    "קוראים בעיתון היום",
    "الرئيس يصل إلى المدينة",
    "می\u200cخواهم بروم",  # Persian with a zero-width non-joiner
    "क्\u200dष",  # Devanagari with a joiner
    "👨\u200d👩\u200d👧 family",
    "👩🏽\u200d🚒 firefighter",
    "❤\ufe0f love",
    "❤\ufe0f\u200d🔥",
    "1\ufe0f\u20e3 first",
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f England",
    "שלום\u200f!",
    "a\u0301 combining accent",
    "naïve café œuvre ﬁn",
    "葛\U000e0100城市",
    "∩\ufe00 sign",
    "مرحبا\u200e 12",
    "‘quoted’ — dash …",
    "日本語の新聞",
    "ᠠ\u180b",
    "🇫🇷 France",
]


@pytest.mark.parametrize("name", HIDDEN)
def test_a_hidden_character_stays_in_the_text_and_is_not_shown(name: str) -> None:
    text = PLAIN[:20] + HIDDEN[name] + PLAIN[20:]
    article = assemble(Document(text=text), "a.txt", "", identifier="S1")
    assert article.text == text
    assert " ".join(visible(article, s) for s in article.sentences) == PLAIN
    assert [(r.start, r.end) for r in article.removed if r.reason == "hidden"] == [
        (20, 20 + len(HIDDEN[name]))
    ]


@pytest.mark.parametrize("name", HIDDEN)
def test_hidden_characters_between_sentences_belong_to_none(name: str) -> None:
    first, second = PLAIN[:33].strip(), PLAIN[33:].strip()
    text = f"{HIDDEN[name]}{first}{HIDDEN[name]} {HIDDEN[name]}{second}{HIDDEN[name]}"
    article = assemble(Document(text=text), "a.txt", "", identifier="S1")
    assert [text[s.start : s.end] for s in article.sentences] == [first, second]


@pytest.mark.parametrize("text", KEPT)
def test_what_a_script_needs_is_kept(text: str) -> None:
    assert hidden_spans(text) == []


def test_the_record_names_the_hidden_characters() -> None:
    article = assemble(Document(text=f"A\u200bb. {PLAIN}"), "a.txt", "", identifier="S1")
    assert article.removed[0].detail == "zero width space"


def test_misread_windows_punctuation_is_shown_as_it_was_meant() -> None:
    assert shown("l\x92homme \x96 \x93oui\x94") == "l’homme – “oui”"
    assert len(repaired("l\x92homme\x85")) == len("l\x92homme\x85")


def test_white_space_is_collapsed_for_the_model_only() -> None:
    article = assemble(
        Document(text="Le pont\u00a0 est\n fermé depuis lundi matin."), "a", "", identifier="S1"
    )
    assert visible(article, article.sentences[0]) == "Le pont est fermé depuis lundi matin."


@given(st.text(max_size=100))
def test_nothing_hidden_is_left_in_what_is_shown(text: str) -> None:
    ends = [0, *(at for span in hidden_spans(text) for at in span), len(text)]
    assert ends == sorted(ends)
    assert "\x00" not in shown(text)
    assert shown(shown(text)) == shown(text)
