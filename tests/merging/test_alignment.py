"""Which claims become one entry: other words, another language, and what must stay apart."""

from collections.abc import Sequence
from functools import cache
from itertools import combinations, permutations

import pytest

from schemas.entries import Fact
from summarizer.extraction.summary import Summary
from summarizer.merging.brief import Brief, Entry
from summarizer.merging.embedders import EmbeddedVectors
from summarizer.merging.embeddings import embed_claims
from summarizer.merging.merge import merge
from tests.merging.bilingual import BUDAPEST, PORT_LANNEC, facts
from tests.merging.making import fact, summary, told


@cache
def model() -> EmbeddedVectors:
    """The embedded model, loaded once."""
    return EmbeddedVectors()


def brief(*made: Summary) -> Brief:
    """Merge with vectors."""
    return merge(made, vectors=embed_claims(made, model()))


def entries(*made: Summary) -> list[Entry]:
    """Return the facts of the brief of these summaries."""
    return brief(*made).fields["facts"]


def two(first: tuple[str, str], second: tuple[str, str]) -> list[Entry]:
    """Merge two articles of one claim each, given as (language, claim)."""
    return entries(told(1, first[1], language=first[0]), told(2, second[1], language=second[0]))


TOGETHER = [
    (
        ("fr", "Le séisme a détruit 40 maisons à Brenac."),
        ("en", "The earthquake destroyed 40 houses in Brenac."),
    ),
    (
        ("fr", "La ministre Clara Dumoy se rendra à Londres mercredi."),
        ("en", "The minister, Clara Dumoy, will travel to London on Wednesday."),
    ),
    (
        ("fr", "Le tribunal a condamné Paul Morvan à trois ans de prison."),
        ("en", "The court sentenced Paul Morvan to three years in prison."),
    ),
    (
        ("fr", "L'appel entre Anne Kerr et Paul Morvan a duré deux heures et demie."),
        ("en", "The call between Anne Kerr and Paul Morvan lasted two and a half hours."),
    ),
    (
        ("fr", "La police a arrêté le conducteur du tramway."),
        ("fr", "Le conducteur du tramway a été interpellé par la police."),
    ),
    (
        ("en", "Firefighters rescued twelve passengers from the ferry."),
        ("en", "Twelve passengers were rescued from the ferry by firefighters."),
    ),
]
APART = [
    # Two earthquakes with different tolls.
    (
        ("fr", "Le séisme de Brenac a fait 12 morts."),
        ("en", "The earthquake in Brenac killed 31 people."),
    ),
    (
        ("fr", "Le séisme de Brenac a fait 12 morts."),
        ("fr", "Le séisme de Sorvenne a fait 12 morts."),
    ),
    # One number of other things.
    (("fr", "La Russie a tiré 320 drones."), ("en", "Russia fired 320 missiles.")),
    (("en", "Russia fired 320 drones."), ("en", "Russia fired 320 missiles.")),
    # The same words with other names.
    (
        ("fr", "Le maire Paul Morvan a visité le port de Lannec."),
        ("en", "The mayor, Anne Kerr, visited the port of Lannec."),
    ),
    (("en", "Paul Morvan spoke to Anne Kerr."), ("en", "Paul Morvan spoke to Clara Dumoy.")),
    # Denied.
    (
        ("fr", "La préfecture a ordonné la fermeture du port de Lannec."),
        ("en", "The prefecture did not order the closure of the port of Lannec."),
    ),
    # Another day.
    (
        ("fr", "Paul Morvan a rencontré Anne Kerr le 3 mars 2024."),
        ("en", "Paul Morvan met Anne Kerr on 8 March 2024."),
    ),
    # Only possible.
    (
        ("fr", "Paul Morvan pourrait rencontrer Anne Kerr à Londres."),
        ("en", "Paul Morvan met Anne Kerr in London."),
    ),
    # Opposite states, and other fates of as many people.
    (
        ("fr", "Pascal Guennec a été arrêté par la police."),
        ("en", "Pascal Guennec was released by the police."),
    ),
    (("en", "Five people were killed in the crash."), ("en", "Five people were trapped in it.")),
    (
        ("en", "Two people were killed when the gangway fell."),
        ("fr", "Deux des victimes de la passerelle sont des Britanniques."),
    ),
    # The same people, another fact without any value.
    (
        ("fr", "Paul Morvan a félicité Anne Kerr pour sa victoire."),
        ("en", "Paul Morvan accused Anne Kerr of theft."),
    ),
]


@pytest.mark.parametrize(("first", "second"), TOGETHER)
def test_one_fact_in_other_words_or_another_language_is_one_entry(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    (entry,) = two(first, second)
    assert (entry.support.sources, entry.status) == (["S1", "S2"], "agreed")
    assert {citation.source for citation in entry.citations} == {"S1", "S2"}


@pytest.mark.parametrize(("first", "second"), APART)
def test_claims_that_differ_in_a_value_a_name_or_their_sense_stay_apart(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    assert [entry.support.sources for entry in two(first, second)] in (
        [["S1"], ["S2"]],
        [["S2"], ["S1"]],
    )


@pytest.mark.parametrize(("first", "second"), TOGETHER)
def test_without_vectors_two_languages_stay_apart(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    if first[0] == second[0]:
        return
    made = [told(1, first[1], language=first[0]), told(2, second[1], language=second[0])]
    assert len(merge(made).fields["facts"]) == 2


def articles(event: str) -> tuple[list[Summary], dict[str, str]]:
    """Make a French and an English article of an event; tell which claim states which fact."""
    made: list[Summary] = []
    known: dict[str, str] = {}
    for number, language in enumerate(("fr", "en"), start=1):
        rows = [(name, text) for name, code, text in facts(event) if code == language]
        texts = [text for _, text in rows]
        known |= {text: name for name, text in rows}
        made.append(summary(number, texts, *_rows(texts), language=language))
    return made, known


def _rows(texts: Sequence[str]) -> list[Fact]:
    return [fact(text, n) for n, text in enumerate(texts, start=1)]


@pytest.mark.parametrize(("event", "least"), [(PORT_LANNEC, 0.6), (BUDAPEST, 0.7)])
def test_french_and_english_articles_of_the_examples_align(event: str, least: float) -> None:
    made, known = articles(event)
    claims = [known[c.citations[0].quote] for s in made for c in s.claims]
    both = {name for name in claims if claims.count(name) == 2}
    joined = []
    for entry in entries(*made):
        names = {known[citation.quote] for citation in entry.citations}
        assert len(names) == 1, f"{entry.text} holds {names}"
        if len(entry.support.sources) == 2:
            joined.append(names.pop())
    assert len(joined) == len(set(joined))
    assert len(joined) >= least * len(both), sorted(both - set(joined))


def test_the_text_shown_is_in_the_briefs_language_where_both_carry_it() -> None:
    french, english = TOGETHER[0]
    made = [told(1, french[1], language="fr"), told(2, english[1], language="en")]
    found = embed_claims(made, model())
    for code, text in (french, english):
        (entry,) = merge(made, language=code, vectors=found).fields["facts"]
        assert entry.text == text


def test_a_minority_claim_stays_beside_the_majority() -> None:
    most = ["The ferry Aurora sank off Lannec.", "The Aurora, a ferry, sank off Lannec."]
    other = "The captain of the Aurora had been ill for a week."
    found = entries(*[told(n, text, language="en") for n, text in enumerate([*most, other], 1)])
    assert [entry.support.sources for entry in found] == [["S1", "S2"], ["S3"]]


def one_side(pairs: list[tuple[tuple[str, str], tuple[str, str]]], code: str) -> list[str]:
    """Return the claims of one language, each once: the first of French, the second of English."""
    told_in = (pair[0] if code == "fr" else pair[1] for pair in pairs)
    return list(dict.fromkeys(text for language, text in told_in if language == code))


MANY = [
    told(1, *one_side(TOGETHER, "fr")),
    told(2, *one_side(TOGETHER, "en"), language="en"),
    told(3, *one_side(APART, "fr")),
    told(4, *one_side(APART, "en"), language="en"),
]


def test_with_vectors_any_order_of_the_summaries_gives_the_same_bytes() -> None:
    orders = list(permutations(MANY))[::4]  # six, spread over all
    assert len({brief(*order).model_dump_json() for order in orders}) == 1


def test_no_two_claims_of_one_source_stand_in_one_entry_unless_they_repeat_each_other() -> None:
    by_text = {c.text: c.id for s in MANY for c in s.claims}
    for entry in entries(*MANY):
        quotes = [c.quote for c in entry.citations if c.grounding == "cited"]
        for a, b in combinations([q for q in quotes if q in by_text], 2):
            assert by_text[a].split(".")[0] != by_text[b].split(".")[0]
