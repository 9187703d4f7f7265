"""The headline: what the outlets put on top, told by a claim that stands."""

from summarizer.extraction.summary import Summary
from summarizer.merging.merge import merge
from tests.merging.making import fact, summary, told

GROUND = "The ferry Aurora ran aground off Port Lannec on Tuesday morning."
FIGURES = "The harbour of Port Lannec was dredged in 2019 for 4 million euros by 30 workers."
TOW = "A tug will pull the ferry Aurora free on Thursday."
AGAIN = "In 2019 the harbour of Port Lannec was dredged by 30 workers for 4 million euros."


def titled(made: Summary, title: str) -> Summary:
    return made.model_copy(update={"source": made.source.model_copy(update={"title": title})})


def test_the_claim_closest_to_the_titles_heads_not_the_one_with_most_figures() -> None:
    first = titled(told(1, FIGURES, GROUND, language="en"), "Ferry Aurora aground at Port Lannec")
    second = titled(told(2, TOW, language="en"), "Aurora runs aground")
    assert merge([first, second]).headline == GROUND


def test_without_titles_the_claim_closest_to_the_first_sentences_heads() -> None:
    first = summary(1, [GROUND, FIGURES], fact(FIGURES, 2), language="en")
    second = summary(2, ["The Aurora ran aground.", TOW, GROUND], fact(GROUND, 3), language="en")
    assert merge([first, second]).headline == GROUND


def test_a_detail_more_origins_carry_gives_way_to_what_all_titles_tell() -> None:
    title = "Ferry Aurora ran aground off Port Lannec"
    made = [
        titled(told(1, FIGURES, GROUND, language="en"), title),
        titled(told(2, AGAIN, TOW, language="en"), title),
    ]
    brief = merge(made)
    best = max(brief.fields["facts"], key=lambda entry: entry.support.independent)
    assert (best.support.independent, "dredged" in best.text) == (2, True)
    assert brief.headline == GROUND


def test_a_figure_that_was_updated_since_does_not_head() -> None:
    older = "Five people died when the ferry Aurora sank off Port Lannec."
    newer = "Seven people died when the ferry Aurora sank off Port Lannec."
    title = "Five people dead as ferry Aurora sinks off Port Lannec"
    made = [
        titled(summary(1, [older], fact(older, 1), language="en", published="2025-10-14"), title),
        titled(summary(2, [newer], fact(newer, 1), language="en", published="2025-10-16"), title),
    ]
    brief = merge(made)
    assert [conflict.kind for conflict in brief.conflicts] == ["update"]
    assert brief.headline == newer


def test_a_title_in_another_language_than_the_briefs_is_not_compared() -> None:
    first = titled(told(1, GROUND, FIGURES, language="en"), "Aurora aground")
    second = titled(told(2, TOW, language="en"), "Aurora aground")
    french = titled(told(3, "Le port est fermé.", language="fr"), "Harbour dredged for 4 million")
    assert merge([first, second, french]).headline == GROUND
    assert merge([first, second, french], language="fr").headline == "Le port est fermé."


def test_a_toll_updated_since_does_not_head_though_the_newer_ones_are_disputed() -> None:
    text = "{} people died when the ferry Aurora sank off Port Lannec."
    made = [
        summary(n, [line], fact(line, 1), language="en", published=f"2025-10-{15 + n}")
        for n, word in enumerate(("Two", "Four", "Three"), start=1)
        for line in [text.format(word)]
    ]

    brief = merge(made)

    assert {conflict.kind for conflict in brief.conflicts} == {"update", "contradiction"}
    assert brief.headline == text.format("Three")
