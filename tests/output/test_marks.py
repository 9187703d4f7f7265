"""Cited and removed spans are shown exactly, however they touch, nest or overlap."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer.extraction.summary import Citation
from summarizer.merging.brief import RemovedSpan
from summarizer.output.marks import SHOWN_WHOLE, pieces_of


def span(start: int, end: int, text: str) -> Citation:
    return Citation(source="S1", start=start, end=end, line=1, quote=text[start:end])


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, dict[int, Citation], list[RemovedSpan]]:
    text = draw(st.text(min_size=1, max_size=60))
    place = st.integers(0, len(text))
    pairs = st.tuples(place, place).map(lambda pair: (min(pair), max(pair)))
    cited = draw(st.lists(pairs.filter(lambda pair: pair[0] < pair[1]), max_size=6, unique=True))
    removed = draw(st.lists(pairs, max_size=3))
    citations = {n: span(*pair, text) for n, pair in enumerate(cited, start=1)}
    spans = [RemovedSpan(source="S1", start=a, end=b, reason="hidden") for a, b in removed]
    return text, citations, spans


@given(texts_with_spans())
def test_pieces_are_the_text_and_each_citations_pieces_are_its_quote(
    case: tuple[str, dict[int, Citation], list[RemovedSpan]],
) -> None:
    text, citations, removed = case
    pieces = pieces_of(text, citations, removed)
    assert "".join(piece.text for piece in pieces) == text
    for number, citation in citations.items():
        own = [piece for piece in pieces if number in piece.cites]
        assert "".join(piece.text for piece in own) == citation.quote
        assert [number in piece.opens for piece in own] == [True] + [False] * (len(own) - 1)
        assert [number in piece.closes for piece in own] == [False] * (len(own) - 1) + [True]
    for removal in removed:
        if removal.start == removal.end:
            assert [removal in piece.cuts for piece in pieces].count(True) == 1
    gone = {n for r in removed for n in range(r.start, r.end)}
    at = 0
    for piece in pieces:
        for place in range(at, at + len(piece.text)):
            assert (piece.removed is not None) == (place in gone)
        at += len(piece.text)


def test_spans_outside_the_text_are_left_to_the_proof() -> None:
    citations = {1: span(2, 9, "abc"), 2: span(-2, 2, "abc")}
    removed = [RemovedSpan(source="S1", start=1, end=7, reason="hidden")]
    assert [piece.text for piece in pieces_of("abc", citations, removed)] == ["abc"]


def test_a_very_long_text_is_shown_around_its_citations_and_says_what_it_skips() -> None:
    text = "".join(f"Phrase numéro {n}. " for n in range(20_000))
    place = text.index("Phrase numéro 9000.")
    citations = {1: span(place, place + 19, text), 2: span(place + 7, place + 19, text)}
    pieces = pieces_of(text, citations, [])
    shown = sum(len(piece.text) for piece in pieces)
    assert shown < SHOWN_WHOLE / 10
    assert shown + sum(piece.skipped for piece in pieces) == len(text)
    assert "".join(p.text for p in pieces if 1 in p.cites) == "Phrase numéro 9000."
    assert pieces[-1].skipped > 0
    assert pieces[-1].text == ""
