"""The lede code composes: what it takes, what it leaves out, and how it says a disagreement."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.entries import Align
from schemas.lede import Lede, LedeLine
from summarizer.merging.brief import Brief, Conflict, Entry, LedeSentence, Side
from summarizer.merging.lede import LEAST, MOST, attributed, compose, dispute, numbered, offered
from summarizer.merging.lede_check import check_lede
from summarizer.merging.merge import merge
from tests.merging.making import fact, summary, told

GROUND = "Le ferry Aurora s'est échoué mardi matin devant le port de Lannec."
HURT = "La collision a fait douze blessés parmi les passagers."
TALKS = "Vladimir Poutine a rencontré Donald Trump à Budapest jeudi soir."
CLOSED = "La préfecture a fermé la plage de Trévoal aux baigneurs."
STRIKE = "Les marins de la compagnie Brézellec entament une grève illimitée."
FIVE = "L'effondrement du quai de Lannec a fait cinq morts."
SEVEN = "L'effondrement du quai de Lannec a fait sept morts."


def texts(brief: Brief) -> list[str]:
    return [sentence.text for sentence in brief.lede]


def test_the_lede_is_of_what_several_sources_agree_on() -> None:
    brief = merge([told(1, GROUND, HURT, TALKS, STRIKE), told(2, GROUND, HURT, TALKS)])
    assert sorted([brief.headline, *texts(brief)]) == sorted([GROUND, HURT, TALKS])
    assert {sentence.written_by for sentence in brief.lede} == {"code"}


def test_the_headline_is_not_said_twice() -> None:
    brief = merge([told(n, GROUND, HURT, TALKS) for n in (1, 2)])
    assert brief.headline not in texts(brief)


def test_a_lede_has_four_sentences_at_most() -> None:
    claims = (GROUND, HURT, TALKS, CLOSED, STRIKE, FIVE)
    assert len(merge([told(n, *claims) for n in (1, 2)]).lede) == MOST


def test_what_one_source_has_comes_in_only_where_less_is_agreed() -> None:
    few = merge([told(1, GROUND, HURT, TALKS, STRIKE), told(2, GROUND)])
    assert len(few.lede) == LEAST
    enough = merge([told(1, GROUND, HURT, TALKS, STRIKE), told(2, GROUND, HURT, TALKS)])
    assert STRIKE not in texts(enough)


@pytest.mark.parametrize(
    "alone",
    [
        "Elle a promis une enquête sur la vitesse du ferry Aurora.",
        "Le chenal de Trévoal était mal balisé, a-t-elle souligné.",
        "« Nous avons vu le chenal se vider d'un coup », dit le pêcheur.",
    ],
)
def test_what_is_not_understood_alone_is_no_part_of_a_lede(alone: str) -> None:
    made = merge([told(n, GROUND, HURT) for n in (1, 2)])
    first = made.fields["facts"][0]
    changed = first.model_copy(update={"text": alone})
    for entry, expected in ((first, [first]), (changed, [])):
        assert offered(made.model_copy(update={"fields": {"facts": [entry]}})) == expected


@pytest.mark.parametrize("stance", ["contradicts", "later"])
def test_what_somebody_says_otherwise_or_newer_is_not_told_as_fact(stance: str) -> None:
    made = merge([told(n, GROUND, HURT, TALKS) for n in (1, 2)])
    first = made.fields["facts"][0]
    newer = first.citations[0].model_copy(update={"stance": stance})
    changed = first.model_copy(update={"citations": [*first.citations, newer]})
    assert offered(made.model_copy(update={"fields": {"facts": [changed]}})) == []


def test_whoever_says_it_is_named() -> None:
    said = "Le ferry filait trop vite à l'entrée du chenal, a déclaré Claire Aubanel."
    rows = [fact(GROUND, 1), fact(said, 2, "Claire Aubanel")]
    brief = merge([summary(n, [GROUND, said], *rows) for n in (1, 2)])
    brief = brief.model_copy(update={"headline": GROUND})
    (sentence,) = compose(brief)
    assert sentence.text == (
        "Le ferry filait trop vite à l'entrée du chenal, selon Claire Aubanel."
    )


def test_an_entry_in_another_language_is_left_out() -> None:
    english = "The company Brezellec will not resume the crossings before Friday."
    brief = merge(
        [told(1, GROUND), told(2, GROUND, HURT), told(3, english, language="en")], language="fr"
    )
    assert english not in texts(brief)


def test_a_disagreement_about_a_leading_fact_is_said_with_both_sides() -> None:
    brief = merge([told(1, FIVE, GROUND), told(2, FIVE, GROUND), told(3, SEVEN, GROUND)])
    last = brief.lede[-1]
    assert last.text == (
        "Les sources se contredisent\u00a0: L'effondrement du quai de Lannec a fait cinq morts "
        "(1.txt, 2.txt)\u00a0; L'effondrement du quai de Lannec a fait sept morts (3.txt)."
    )
    assert sorted(last.entries) == sorted(brief.conflicts[0].entries)


def test_each_side_of_a_disagreement_is_credited_to_a_speaker_or_a_file() -> None:
    five = "The collapse of the Lannec quay killed five people, according to Ann Roe."
    seven = "The collapse of the Lannec quay killed seven people, the prefect said."
    brief = merge(
        [
            summary(1, [five], fact(five, 1, "Ann Roe"), language="en"),
            told(2, seven, language="en"),
        ]
    )
    (sentence,) = dispute(brief)
    assert sentence.text == (
        "The sources disagree: The collapse of the Lannec quay killed five people (Ann Roe); "
        "The collapse of the Lannec quay killed seven people, the prefect said (2.txt)."
    )


def test_no_side_of_a_disagreement_is_told_as_fact() -> None:
    brief = merge([told(1, FIVE, GROUND), told(2, FIVE, GROUND), told(3, SEVEN)])
    for sentence in brief.lede:
        sides = {FIVE.rstrip(".") in sentence.text, SEVEN.rstrip(".") in sentence.text}
        assert len(sides) == 1


@pytest.mark.parametrize("kind", ["update", "scope"])
def test_what_is_no_disagreement_is_not_said_as_one(kind: str) -> None:
    brief = merge([told(1, FIVE), told(2, SEVEN)])
    changed = [c.model_copy(update={"kind": kind}) for c in brief.conflicts]
    assert dispute(brief.model_copy(update={"conflicts": changed})) == []


def test_a_disagreement_one_side_of_which_is_no_entry_stays_in_its_own_place() -> None:
    brief = merge([told(1, FIVE), told(2, SEVEN)])
    (conflict,) = brief.conflicts
    first = conflict.model_copy(update={"entries": conflict.entries[:1]})
    assert dispute(brief.model_copy(update={"conflicts": [first]})) == []
    strange = Side(text="tout autre chose", citations=conflict.sides[0].citations)
    other = Conflict(
        id="conflict.1",
        kind="contradiction",
        entries=conflict.entries,
        slot=conflict.slot,
        sides=[conflict.sides[0], strange],
    )
    assert dispute(brief.model_copy(update={"conflicts": [other]})) == []


CLAIMS = [GROUND, HURT, TALKS, CLOSED, STRIKE, FIVE, SEVEN, "Il a promis une enquête rapide."]
FOLDERS = st.lists(
    st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=5, unique=True), min_size=1, max_size=4
)


def entry_of(brief: Brief, ident: str) -> Entry:
    return next(e for entries in brief.fields.values() for e in entries if e.id == ident)


@settings(max_examples=30, deadline=None)
@given(folder=FOLDERS)
def test_every_sentence_rests_on_entries_and_passes_the_gates(folder: list[list[str]]) -> None:
    brief = merge([told(n, *claims) for n, claims in enumerate(folder, start=1)])
    shown = numbered(brief)
    assert len(brief.lede) <= MOST
    for sentence in brief.lede:
        entries = [entry_of(brief, ident) for ident in sentence.entries]
        assert entries
        assert all(entry.align is Align.CLAIM for entry in entries)
        if len(entries) == 1:
            assert_passes(brief, shown, sentence)
        else:
            assert all(entry.text.rstrip(".") in sentence.text for entry in entries)
            assert {entry.status for entry in entries} == {"disputed"}


def assert_passes(brief: Brief, shown: list[Entry], sentence: LedeSentence) -> None:
    """Hold a composed sentence against the gates a model's has to pass."""
    number = 1 + [entry.id for entry in shown].index(sentence.entries[0])
    lede = Lede(sentences=[LedeLine(entries=[number], text=sentence.text)])
    checked = check_lede(brief, shown, lede)
    assert [kept.entries for kept in checked.kept] == [sentence.entries], checked.refused


@settings(max_examples=10, deadline=None)
@given(folder=FOLDERS.filter(lambda folder: len(folder) > 1))
def test_the_order_of_the_summaries_does_not_matter(folder: list[list[str]]) -> None:
    summaries = [told(n, *claims) for n, claims in enumerate(folder, start=1)]
    ledes = {
        "\n".join(sentence.model_dump_json() for sentence in merge(order).lede)
        for order in permutations(summaries)
    }
    assert len(ledes) == 1


def test_the_words_of_an_entry_end_with_one_full_stop() -> None:
    brief = merge([told(1, GROUND)])
    (entry,) = offered(brief)
    assert attributed(entry, "fr") == GROUND
    spoken = entry.model_copy(update={"said_by": "Ann Roe"})
    assert attributed(spoken, "en") == f"{GROUND.rstrip('.')}, according to Ann Roe."
