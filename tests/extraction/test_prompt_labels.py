"""The labels a prompt puts before sentences never reach a claim."""

import pytest

from schemas.entries import Person, Quote
from schemas.event import EventSummary
from summarizer.extraction.check import check_answer
from summarizer.extraction.labels import without_labels
from summarizer.extraction.prompt import Instructions, load, messages
from summarizer.reading.article import Article
from tests.extraction.making import article
from tests.extraction.test_check import facts

TEXTS = {
    "en": ("Bridge closed after crack found", "The mayor, Ann Lowe, spoke on Monday."),
    "fr": ("Pont fermé après une fissure", "La maire, Anne Le Bihan, a parlé lundi."),
}
NAMES = {"en": ("Ann Lowe", "mayor"), "fr": ("Anne Le Bihan", "maire")}


def _article(language: str) -> Article:
    title, sentence = TEXTS[language]
    return article(sentence, language=language, title=title)


@pytest.mark.parametrize("prompt", ["extract", "embedded"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_title_copied_with_its_label_becomes_the_title_alone(language: str, prompt: str) -> None:
    source = _article(language)
    conversation = messages(source, EventSummary, language=language, prompt=prompt)
    line = next(e for e in conversation[1]["content"].splitlines() if e.startswith("[0]"))
    note = load(prompt, language, Instructions).title
    assert note in line
    for copied in (line, line.removeprefix("[0] "), f"{TEXTS[language][0]} {note}"):
        checked = facts(source, copied, 0)
        assert [claim.text for claim in checked.claims] == [TEXTS[language][0]]
        assert checked.withheld == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_cell_copied_with_a_label_becomes_what_stands_after_it(language: str) -> None:
    name, role = NAMES[language]
    person = Person(sentences=[1], name=f"[1] {name}", role=f"[1] {role}")
    answer = EventSummary(facts=[], quotes=[], people=[person])
    checked = check_answer(_article(language), answer)
    assert [(claim.text, claim.role) for claim in checked.claims] == [(name, role)]


def test_a_speaker_copied_with_a_label_is_that_speaker() -> None:
    source = article("“The bridge will stay shut until Sunday,” said Ann Lowe.")
    quote = Quote(sentences=[1], speaker="[1] Ann Lowe")
    checked = check_answer(source, EventSummary(facts=[], quotes=[quote], people=[]))
    assert [claim.said_by for claim in checked.claims] == ["Ann Lowe"]
    assert checked.withheld == []


def test_a_claim_of_nothing_but_a_label_is_withheld_as_it_was_given() -> None:
    checked = facts(_article("en"), "[0] (title, possibly older than the text)", 0)
    assert checked.claims == []
    assert [w.text for w in checked.withheld] == ["[0] (title, possibly older than the text)"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("[12] Three people died.", "Three people died."),
        ("[1] [2] Three people died.", "Three people died."),
        ("Three people died [2].", "Three people died."),
        ("Three people died. [2]", "Three people died."),
        ("Three [sic] people died in [2] towns.", "Three [sic] people died in [2] towns."),
        ("［12］ Three people died.", "［12］ Three people died."),
        ("The title (of the book) changed.", "The title (of the book) changed."),
        ("(Title, possibly  older than the text) Port shut", "Port shut"),
    ],
)
def test_only_the_prompts_own_labels_are_cut(given: str, kept: str) -> None:
    assert without_labels(given) == kept
