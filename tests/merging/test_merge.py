"""Merging as an editor sees it: who says it, who says otherwise, who is silent."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.extraction.summary import Summary
from summarizer.merging.brief import Brief, Conflict, Entry
from summarizer.merging.consensus import Settled
from summarizer.merging.likeness import Reading
from summarizer.merging.merge import merge
from summarizer.merging.variants import variants
from tests.merging.making import fact, own_sentence, person, quote, summary, told

COLLAPSE = "Le quai de Lannec s'est effondré jeudi matin."
CLOSED = "La préfecture a fermé le port de Lannec aux bateaux."
TOLL_5 = "L'effondrement du quai de Lannec a fait cinq morts."
TOLL_7 = "L'effondrement du quai de Lannec a fait sept morts."


def facts(brief: Brief) -> list[Entry]:
    """Return the entries of the facts field."""
    return brief.fields["facts"]


def sides(conflict: Conflict) -> list[list[str]]:
    """Return the source ids on each side."""
    return [sorted({c.source for c in side.citations}) for side in conflict.sides]


def test_two_sources_that_say_the_same_agree() -> None:
    brief = merge([told(1, COLLAPSE), told(2, COLLAPSE), told(3, CLOSED)])
    (entry,) = [e for e in facts(brief) if e.text == COLLAPSE]
    assert entry.status == "agreed"
    assert (entry.support.sources, entry.support.independent) == (["S1", "S2"], 2)
    assert (entry.support.silent, entry.support.of) == (["S3"], 3)


def test_what_only_one_source_has_stays_and_is_called_single() -> None:
    brief = merge([told(1, COLLAPSE), told(2, COLLAPSE), told(3, CLOSED)])
    (entry,) = [e for e in facts(brief) if e.text == CLOSED]
    assert (entry.status, entry.support.sources) == ("single", ["S3"])


def test_a_copy_is_not_a_second_witness() -> None:
    copy = summary(2, [COLLAPSE], fact(COLLAPSE, 1), copy_of="S1")
    brief = merge([told(1, COLLAPSE), copy])
    assert (facts(brief)[0].status, facts(brief)[0].support.independent) == ("single", 1)


def test_two_numbers_no_reading_reconciles_contradict_with_exactly_their_files() -> None:
    brief = merge([told(1, TOLL_5), told(2, TOLL_7), told(3, TOLL_7)])
    (conflict,) = brief.conflicts
    assert conflict.kind == "contradiction"
    assert sorted(sides(conflict)) == [["S1"], ["S2", "S3"]]
    assert {entry.status for entry in facts(brief)} == {"disputed"}
    stances = {(c.source, c.stance) for c in facts(brief)[0].citations}
    assert stances == {("S1", "contradicts"), ("S2", "supports"), ("S3", "supports")}
    assert facts(brief)[0].support.silent == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "La Russie a tiré plus de 300 drones dans la nuit.",
            "La Russie a tiré 320 drones dans la nuit.",
        ),
        ("La Russie a tiré environ trois douzaines de missiles.", "La Russie a tiré 37 missiles."),
        ("L'appel a duré plus de deux heures.", "L'appel a duré deux heures et demie."),
    ],
)
def test_values_that_can_both_be_true_do_not_contradict(first: str, second: str) -> None:
    assert merge([told(1, first), told(2, second)]).conflicts == []


def test_a_clash_needs_one_subject() -> None:
    brief = merge(
        [
            told(1, "Le budget du port compte 12 grues."),
            told(2, "La tempête a tué 15 grues cendrées."),
        ]
    )
    assert brief.conflicts == []


def test_two_given_names_for_one_office_are_a_disagreement() -> None:
    def named(number: int, name: str) -> Summary:
        sentence = f"Le secrétaire d'État {name} dirigera les discussions à Genève."
        row = person(name, "secrétaire d'État", 1)
        return summary(number, [sentence], fact(sentence, 1), row)

    brief = merge([named(1, "Mario Rubio"), named(2, "Marco Rubio"), named(3, "Marco Rubio")])
    (conflict,) = brief.conflicts
    assert [side.text for side in conflict.sides] == ["Marco Rubio", "Mario Rubio"]
    assert sides(conflict) == [["S2", "S3"], ["S1"]]


def test_two_people_of_one_surname_stay_apart_without_a_disagreement() -> None:
    sentence = "Le maire Paul Morvan et la préfète Anne Morvan ont visité le quai."
    first = summary(1, [sentence], person("Paul Morvan", "maire", 1))
    second = summary(2, [sentence], person("Anne Morvan", "préfète", 1))
    brief = merge([first, second])
    assert sorted(entry.text for entry in brief.fields["people"]) == ["Anne Morvan", "Paul Morvan"]
    assert brief.conflicts == []


def test_spellings_of_one_name_are_aliases_of_one_person() -> None:
    first = summary(1, ["Volodymyr Zelensky est arrivé."], person("Volodymyr Zelensky", None, 1))
    second = summary(2, ["Volodymyr Zelenskyy est arrivé."], person("Volodymyr Zelenskyy", None, 1))
    third = summary(3, ["Zelensky est arrivé."], person("Zelensky", None, 1))
    (entry,) = merge([first, second, third]).fields["people"]
    assert entry.support.sources == ["S1", "S2", "S3"]
    assert entry.aliases == ["Volodymyr Zelenskyy", "Zelensky"]


def test_a_surname_that_fits_two_people_joins_neither() -> None:
    full = summary(1, ["Mario Rubio parle."], person("Mario Rubio", None, 1))
    other = summary(2, ["Marco Rubio parle."], person("Marco Rubio", None, 1))
    bare = summary(3, ["Rubio parle."], person("Rubio", None, 1))
    entries = merge([full, other, bare]).fields["people"]
    assert sorted(entry.text for entry in entries) == ["Marco Rubio", "Mario Rubio", "Rubio"]


def test_a_source_that_holds_both_values_does_not_contradict_anybody() -> None:
    brief = merge([told(1, TOLL_5, TOLL_7), told(2, TOLL_7)])
    assert brief.conflicts == []


def test_an_entry_found_in_a_source_whose_summary_left_it_out_is_cited_there() -> None:
    silent = summary(2, [CLOSED, COLLAPSE], fact(CLOSED, 1))
    brief = merge([told(1, COLLAPSE), silent])
    (entry,) = [e for e in facts(brief) if e.text == COLLAPSE]
    assert entry.support.sources == ["S1", "S2"]
    assert [(c.source, c.grounding) for c in entry.citations] == [
        ("S1", "cited"),
        ("S2", "realigned"),
    ]


def test_an_entry_says_nothing_a_supporter_does_not_carry() -> None:
    short = "Le quai de Lannec s'est effondré."
    long = "Le quai de Lannec s'est effondré jeudi sur 40 mètres."
    brief = merge([told(1, long), told(2, short)])
    (entry,) = [e for e in facts(brief) if "S2" in e.support.sources]
    assert entry.text == short


def test_the_text_of_every_entry_is_some_sources_own_claim() -> None:
    made = [told(1, COLLAPSE, TOLL_5), told(2, COLLAPSE, TOLL_7), told(3, CLOSED)]
    claims = {claim.text for each in made for claim in each.claims}
    assert {entry.text for entry in facts(merge(made))} <= claims


def test_one_quotation_in_two_lengths_is_one_entry() -> None:
    full = "« Le quai était condamné depuis longtemps par nos services », a dit la maire."
    part = "Il était « condamné depuis longtemps par nos services », a dit la maire."
    first = summary(1, [full], quote("la maire", 1))
    second = summary(2, [part], quote("la maire", 1))
    (entry,) = merge([first, second]).fields["quotes"]
    assert entry.support.sources == ["S1", "S2"]


def test_words_and_their_other_translation_are_one_statement_with_a_variant() -> None:
    first = "« Nous voulons finir cette guerre sans gloire entre voisins », a dit Anne Kerr."
    second = "« Nous voulons finir cette guerre peu glorieuse entre voisins », a dit Anne Kerr."
    brief = merge(
        [summary(1, [first], quote("Anne Kerr", 1)), summary(2, [second], quote("Anne Kerr", 1))]
    )
    (entry,) = brief.fields["quotes"]
    assert [variant.kind for variant in entry.variants] == ["translation"]


def test_different_voices_for_one_fact_are_a_variant_and_no_conflict() -> None:
    first = "Le quai était fragile, selon la préfecture."
    second = "Le quai était fragile, selon la mairie."
    claim = "Le quai était fragile."
    brief = merge(
        [
            summary(1, [first], fact(claim, 1, "la préfecture")),
            summary(2, [second], fact(claim, 1, "la mairie")),
        ]
    )
    (entry,) = facts(brief)
    assert [variant.kind for variant in entry.variants] == ["attribution"]
    assert brief.conflicts == []


def test_the_figure_that_leaves_most_open_is_shown_and_the_narrower_one_is_more_precise() -> None:
    brief = merge(
        [
            told(1, "Environ 320 drones ont visé le port."),
            told(2, "Plus de 300 drones ont visé le port."),
        ]
    )
    [entry] = brief.fields["facts"]
    assert entry.text == "Plus de 300 drones ont visé le port."
    assert [(v.kind, v.text) for v in entry.variants] == [
        ("precision", "Environ 320 drones ont visé le port.")
    ]


def test_the_headline_can_be_read_alone_and_is_in_the_briefs_language() -> None:
    brief = merge(
        [
            told(
                1, "Cette fermeture durera 12 jours.", "Le port de Lannec est fermé depuis lundi."
            ),
            told(2, "Cette fermeture durera 12 jours."),
        ]
    )
    assert brief.headline == "Le port de Lannec est fermé depuis lundi."


def test_a_toll_of_at_least_two_takes_no_side_with_five_nor_seven() -> None:
    told_on = ["2025-10-14", "2025-10-15", "2025-10-16"]
    texts = [
        "Au moins deux personnes sont mortes",
        "Cinq personnes sont mortes",
        "Sept personnes sont mortes",
    ]
    lines = [f"{text} dans l'incendie de Lannec." for text in texts]
    brief = merge(
        [
            summary(n, [line, own_sentence(n, 1)], fact(line, 1), published=day)
            for n, (line, day) in enumerate(zip(lines, told_on, strict=True), start=1)
        ]
    )
    [update] = brief.conflicts
    assert update.kind == "update"
    ordered = [update.sides[n] for n in update.history]
    assert [side.sources for side in ordered] == [["S1"], ["S2"], ["S3"]]


@pytest.mark.parametrize(
    ("shown", "other", "kind"),
    [
        ("320 drones ont visé le port.", "Environ 320 drones ont visé le port lundi.", "wording"),
        ("320 drones ont visé le port.", "Environ 320 drones ont visé le port.", "vaguer"),
        ("Environ 320 drones ont visé le port.", "320 drones ont visé le port.", "precision"),
    ],
)
def test_a_variant_is_more_or_less_precise_by_its_values_alone(
    shown: str, other: str, kind: str
) -> None:
    claims = [
        Reading(told(n, text).claims[0], "fr", "2025-10-16")
        for n, text in enumerate((shown, other), start=1)
    ]
    [variant] = variants(Settled(claims[0], claims))
    assert variant.kind == kind


def test_a_denial_and_a_claim_are_never_one_entry() -> None:
    yes = "La préfecture a ordonné la fermeture du port."
    no = "La préfecture n'a pas ordonné la fermeture du port."
    assert len(facts(merge([told(1, yes), told(2, no)]))) == 2


def test_the_lede_names_entries_that_exist() -> None:
    brief = merge([told(1, COLLAPSE, CLOSED), told(2, COLLAPSE)])
    ids = {entry.id for entries in brief.fields.values() for entry in entries}
    assert [set(sentence.entries) <= ids for sentence in brief.lede] == [True]
    assert brief.headline == COLLAPSE


def test_no_summary_at_all_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(InputError, match="summarizer extract"):
        merge([])


def test_summaries_of_two_runs_are_not_mixed() -> None:
    with pytest.raises(InputError, match="different runs"):
        merge([told(1, COLLAPSE), told(1, CLOSED)])


MANY = [
    told(1, COLLAPSE, TOLL_5, "Le préfet a visité le port vendredi."),
    told(2, COLLAPSE, TOLL_7, CLOSED),
    told(3, "Le quai de Lannec s'est effondré jeudi.", TOLL_7),
    summary(
        4,
        ["Le maire Paul Morvan a dit : « Nous avions prévenu tout le monde ici »."],
        person("Paul Morvan", "maire", 1),
        quote("Paul Morvan", 1),
    ),
    told(5, "The quay at Lannec collapsed on Thursday morning.", language="en"),
]


@settings(max_examples=100, deadline=None)
@given(st.permutations(MANY))
def test_any_order_of_the_summaries_gives_the_same_bytes(order: list[Summary]) -> None:
    assert merge(order).model_dump_json() == merge(MANY).model_dump_json()


def test_a_slip_in_a_name_is_found_although_no_other_summary_holds_the_name() -> None:
    sentence = "Les discussions seront menées par le secrétaire d'État {} à Genève."
    slip, right = sentence.format("Mario Rubio"), sentence.format("Marco Rubio")
    silent = summary(2, [CLOSED, right], fact(CLOSED, 1))
    (conflict,) = merge([told(1, slip), silent]).conflicts
    assert [side.text for side in conflict.sides] == ["Mario Rubio", "Marco Rubio"]
    assert sides(conflict) == [["S1"], ["S2"]]


def test_another_person_of_that_surname_in_another_office_is_no_slip() -> None:
    first = told(1, "Le maire de Lannec Paul Morvan a visité le quai.")
    other = "La préfète Anne Morvan a visité le port."
    assert merge([first, summary(2, [CLOSED, other], fact(CLOSED, 1))]).conflicts == []


def test_a_source_that_tells_of_a_denial_is_no_support_for_what_is_denied() -> None:
    claim = "The captain ignored two radio warnings from the harbour."
    other = "The union contradicted reports that the captain ignored two radio warnings."
    silent = summary(2, ["The harbour opened at noon on Friday.", other], language="en")
    brief = merge([told(1, claim, language="en"), silent])
    assert [entry.support.sources for entry in facts(brief)] == [["S1"]]


def test_a_source_of_which_nothing_is_taken_is_named_in_a_notice() -> None:
    silent = summary(3, [own_sentence(3, 1)])
    brief = merge([told(1, COLLAPSE), told(2, COLLAPSE), silent])
    (notice,) = brief.notices
    assert (notice.kind, notice.groups) == ("nothing_taken", [["S3"]])
    assert merge([told(1, COLLAPSE), told(2, COLLAPSE)]).notices == []
