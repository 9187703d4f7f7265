"""Windows marks misread as control characters: U+0092 for an apostrophe, U+0093 for a quote."""

import pytest

from schemas.entries import Fact, Quote
from schemas.event import EventSummary
from summarizer.evaluation.answers import summary_of
from summarizer.extraction.attribution import attributions_in
from summarizer.extraction.evidence import Evidence
from summarizer.reading.assemble import assemble
from summarizer.reading.document import Document
from summarizer.review.gating import hold_restored
from summarizer.values.text import fold, quoted_spans, words
from tests.merging.making import INFO

TEXT = (
    "Preuves à l\x92appui, l\x92accusation de fraude a été lancée jeudi par l\x92armateur de "
    "Lannec.\n\n"
    "\x93Le bac n\x92a jamais quitté le quai de Lannec\x94, a affirmé Claire Le Bihan\x85\n\n"
    "La maire \x96 élue en mai \x97 attend l\x92enquête du procureur de Lannec.\n"
)
ARTICLE = assemble(Document(text=TEXT), "a.txt", "", identifier="S1")


def test_a_sentence_with_misread_marks_carries_its_own_words() -> None:
    shown = "Preuves à l’appui, l’accusation de fraude a été lancée jeudi par l’armateur de Lannec."
    facts = [Fact(sentences=[1], text=shown, said_by=None, mode="happened")]
    quotes = [Quote(sentences=[2], speaker="")]
    made = summary_of(ARTICLE, EventSummary(facts=facts, quotes=quotes, people=[]), INFO)
    assert made.withheld == []
    fact, quote = made.claims
    assert fact.text == shown
    assert quote.said_by == "Claire Le Bihan"
    for citation in (*fact.citations, *quote.citations):
        assert TEXT[citation.start : citation.end] == citation.quote
    assert "l\x92accusation" in fact.citations[0].quote


@pytest.mark.parametrize("at", range(3))
def test_the_exact_span_of_a_sentence_with_misread_marks_may_be_restored(at: int) -> None:
    sentence = [each for each in ARTICLE.sentences if each.n][at]
    span = (sentence.start, sentence.end)
    verdict = hold_restored("facts", "S1.facts.9", TEXT[slice(*span)], ARTICLE, span)
    assert verdict.refused == {}


def test_misread_marks_fold_as_they_were_meant_and_keep_their_places() -> None:
    assert fold("l\x92appui \x96 \x93oui\x94") == fold("l’appui – “oui”")
    text = "d\x91abord l\x92appui"
    assert [text[w.start : w.end] for w in words(text)] == ["d\x91abord", "l", "appui"]
    said = "Il a dit \x93oui au bac\x94 lundi"
    assert [said[a:b] for a, b in quoted_spans(said)] == ["oui au bac"]


def test_other_control_characters_are_still_dropped_and_refused() -> None:
    assert fold("ap\x07pui") == fold("ap\x81pui") == "appui"
    evidence = Evidence(ARTICLE)
    assert evidence.claim("l\x92appui").text == "l’appui"
    assert attributions_in("“Oui”, a dit Anne Kerr.", "fr")[0].text == "Anne Kerr"
