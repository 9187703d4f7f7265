"""Every kind of disagreement in both languages, with its sides, and what must not be flagged."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.entries import Mode
from summarizer.extraction.summary import Summary
from summarizer.merging.brief import Brief, Conflict
from summarizer.merging.conflicts.clash import taking
from summarizer.merging.consensus import Settled
from summarizer.merging.likeness import Reading
from summarizer.merging.merge import merge
from tests.merging.making import fact, own_sentence, person, summary, told


def at(number: int, text: str, published: str, language: str = "en") -> Summary:
    """An article that says one thing, published then."""
    made = told(number, text, language=language)
    source = made.source.model_copy(
        update={"published": made.source.published.model_copy(update={"value": published})}
    )
    return made.model_copy(update={"source": source})


def sided(conflict: Conflict) -> list[list[str]]:
    """The sources of each side, in the order shown."""
    return [side.sources for side in conflict.sides]


def pair(first: str, second: str, language: str) -> Brief:
    """The brief of two articles."""
    return merge([told(1, first, language=language), told(2, second, language=language)])


CONTRADICTIONS = [
    (
        "number",
        "en",
        "The quay at Lannec is 45 metres long.",
        "The quay at Lannec is 60 metres long.",
    ),
    ("number", "fr", "Le quai de Lannec mesure 45 mètres.", "Le quai de Lannec mesure 60 mètres."),
    ("unit", "en", "The bypass at Lannec is 12 km long.", "The bypass at Lannec is 12 miles long."),
    (
        "unit",
        "fr",
        "La rocade de Lannec a coûté 12 millions d'euros.",
        "La rocade de Lannec a coûté 12 millions de dollars.",
    ),
    (
        "unit",
        "en",
        "The strike lasted 17 months in the port.",
        "The strike lasted 17 weeks in the port.",
    ),
    (
        "number",
        "fr",
        "La grève au port a duré plus de 40 jours.",
        "La grève au port a duré moins de 30 jours.",
    ),
    ("date", "en", "The old crane fell on 3 June.", "The old crane fell on 8 June."),
    (
        "date",
        "fr",
        "La vieille grue est tombée le 3 juin.",
        "La vieille grue est tombée le 8 juin.",
    ),
    ("date", "en", "The old crane fell at 6.10am.", "The old crane fell at 9.25am."),
    (
        "place",
        "en",
        "The stolen ferry was found near Marseille.",
        "The stolen ferry was found near Bordeaux.",
    ),
    (
        "place",
        "fr",
        "Le bac volé a été retrouvé près de Marseille.",
        "Le bac volé a été retrouvé près de Bordeaux.",
    ),
    (
        "polarity",
        "en",
        "The prefect signed the closure order.",
        "The prefect did not sign the closure order.",
    ),
    (
        "polarity",
        "fr",
        "La préfète a signé l'arrêté de fermeture.",
        "La préfète n'a pas signé l'arrêté de fermeture.",
    ),
    (
        "detail",
        "en",
        "Martin Bellec was treated for broken ribs.",
        "Martin Bellec was treated for a broken pelvis.",
    ),
    (
        "detail",
        "fr",
        "Martin Bellec a eu des côtes cassées.",
        "Martin Bellec a eu le bassin cassé.",
    ),
    (
        "role",
        "en",
        "Anne Morvan, the mayor of Lannec, closed the quay.",
        "Anne Morvan, the director of the museum, closed the quay.",
    ),
    (
        "role",
        "fr",
        "Anne Morvan, la maire de Lannec, a fermé le quai.",
        "Anne Morvan, la directrice du musée, a fermé le quai.",
    ),
    ("number", "en", "Loïc Stervin is 54 years old.", "Loïc Stervin is 45 years old."),
    ("number", "fr", "Loïc Stervin a 54 ans.", "Loïc Stervin a 45 ans."),
]


@pytest.mark.parametrize(("slot", "language", "first", "second"), CONTRADICTIONS)
def test_what_no_reading_reconciles_is_a_contradiction_in_its_slot(
    slot: str, language: str, first: str, second: str
) -> None:
    (conflict,) = pair(first, second, language).conflicts
    assert (conflict.kind, conflict.slot) == ("contradiction", slot)
    assert sorted(sided(conflict)) == [["S1"], ["S2"]]


NEAR_MISSES = [
    ("en", "The road cost $4.23 billion.", "The road cost $4.2 billion."),
    ("fr", "Le quai a 27 millions de visiteurs.", "Le quai a plus de 27 millions de visiteurs."),
    ("en", "The crane fell on Friday.", "The crane fell on 10 October."),
    ("en", "The crane fell at 6am.", "The crane fell at about 6.10am."),
    ("en", "Trump and Putin met in Budapest.", "Trump and Putin met in Hungary."),
    ("en", "Twelve people were injured in the port.", "Fifteen people were killed in the port."),
    ("fr", "Trois des blessés viennent de Lannec.", "Douze personnes ont été blessées à Lannec."),
    ("en", "Two of the dead came from Dorset.", "Seven people are dead."),
    ("en", "Claims of bias were rejected by the league.", "The league rejected claims of bias."),
    (
        "en",
        "The tram line will cost 48 million euros, not counting the depot.",
        "The tram line will cost 48 million euros.",
    ),
    ("en", "Yevgeni Sokolov left the port.", "Evgeny Sokolov left the port."),
    (
        "en",
        "The accountant was sentenced to prison for fraud.",
        "The accountant's partner is being held in custody.",
    ),
    ("en", "The owner of the tram was arrested.", "The driver of the tram was released on bail."),
    ("en", "The army fired 320 drones overnight.", "The air force shot down 283 drones overnight."),
    ("fr", "Le port compte 12 grues neuves.", "Le port compte 15 navires neufs."),
    ("en", "Anne Morvan, the mayor of Lannec, spoke.", "Anne Morvan, mother of two, spoke."),
    (
        "en",
        "Serious injuries were suffered by eight people.",
        "More than 50 people suffered injuries.",
    ),
]


@pytest.mark.parametrize(("language", "first", "second"), NEAR_MISSES)
def test_what_can_both_be_true_is_no_conflict(language: str, first: str, second: str) -> None:
    assert pair(first, second, language).conflicts == []


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (
            "en",
            "The collapse at Lannec killed at least five people.",
            "The collapse at Lannec killed at least seven people.",
        ),
        (
            "fr",
            "L'effondrement à Lannec a fait au moins cinq morts.",
            "L'effondrement à Lannec a fait au moins sept morts.",
        ),
        ("en", "The collapse killed five people.", "The collapse killed seven people."),
        ("en", "The driver has been arrested.", "The driver was released on bail."),
        ("fr", "Le conducteur a été arrêté.", "Le conducteur a été remis en liberté."),
        ("en", "The boy is missing.", "The boy was found safe."),
        ("fr", "Les traversées sont suspendues.", "Les traversées ont repris."),
        ("en", "The prefect has not yet signed the order.", "The prefect has signed the order."),
        ("en", "Pickets block the main gate.", "Pickets no longer block the main gate."),
    ],
)
def test_a_newer_report_updates_an_older_one_in_order(
    language: str, first: str, second: str
) -> None:
    older = at(1, first, "2025-10-16T08:00:00", language)
    newer = at(2, second, "2025-10-16T19:00:00", language)
    brief = merge([older, newer])
    (conflict,) = brief.conflicts
    assert (conflict.kind, conflict.latest, conflict.because) == ("update", 0, "latest")
    assert sided(conflict) == [["S2"], ["S1"]]
    assert conflict.history == [1, 0]
    entries = {entry.support.sources[0]: entry for entry in brief.fields["facts"]}
    assert {entry.status for entry in entries.values()} == {"updated"}
    assert {c.stance for c in entries["S2"].citations if c.source == "S1"} == {"earlier"}
    assert {c.stance for c in entries["S1"].citations if c.source == "S2"} == {"later"}


@pytest.mark.parametrize(
    ("language", "denial", "claim"),
    [
        (
            "en",
            "It is false that forty people died in the collapse at Lannec, the hospital said.",
            "Forty people died in the collapse at Lannec, the hospital said.",
        ),
        (
            "en",
            "It is untrue that the mayor of Lannec sold the old ferry.",
            "The mayor of Lannec sold the old ferry.",
        ),
        (
            "fr",
            "Il est faux que le maire de Lannec a vendu le vieux bac.",
            "Le maire de Lannec a vendu le vieux bac.",
        ),
    ],
)
def test_what_one_says_is_false_contradicts_whoever_says_it(
    language: str, denial: str, claim: str
) -> None:
    brief = pair(denial, claim, language)
    assert [(c.kind, c.slot) for c in brief.conflicts] == [("contradiction", "polarity")]


def test_a_toll_without_an_order_in_time_is_a_contradiction() -> None:
    texts = ("The collapse killed five people.", "The collapse killed seven people.")
    (conflict,) = pair(*texts, "en").conflicts
    assert (conflict.kind, conflict.order, conflict.latest) == ("contradiction", "none", None)


def test_midnight_stands_for_the_day_and_so_does_not_come_before_its_hours() -> None:
    first = at(1, "The collapse killed five people.", "2025-10-16T00:00:00")
    second = at(2, "The collapse killed seven people.", "2025-10-16T08:00:00")
    assert [c.kind for c in merge([first, second]).conflicts] == ["contradiction"]


def test_a_rising_bound_is_ordered_by_its_nature_where_no_time_tells() -> None:
    first = at(1, "The collapse killed at least five people.", "2025-10-16T00:00:00")
    second = at(2, "The collapse killed at least seven people.", "2025-10-16T08:00:00")
    (conflict,) = merge([first, second]).conflicts
    assert (conflict.kind, conflict.order) == ("update", "nature")
    assert [check.code for check in conflict.checks] == ["still_stands", "order_unknown"]


def test_a_count_that_falls_is_no_update() -> None:
    first = at(1, "The collapse killed seven people.", "2025-10-15")
    second = at(2, "The collapse killed five people.", "2025-10-16")
    assert [c.kind for c in merge([first, second]).conflicts] == ["contradiction"]


def test_a_lower_toll_given_again_on_a_later_day_contradicts_the_higher_one() -> None:
    text = "The collapse at Lannec killed {} people."
    made = [
        at(1, text.format("two"), "2025-10-14T08:00:00"),
        at(2, text.format("three"), "2025-10-15T07:30:00"),
        at(3, text.format("four"), "2025-10-15T12:00:00"),
        at(4, text.format("three"), "2025-10-16"),
    ]
    conflicts = merge(made).conflicts
    against = [sided(c) for c in conflicts if c.kind == "contradiction"]
    assert [sorted(map(sorted, sides)) for sides in against] == [[["S2", "S4"], ["S3"]]]
    (update,) = [c for c in conflicts if c.kind == "update"]
    assert [update.sides[n].value for n in update.history] == ["two", "four", "three"]


def test_a_lower_toll_given_again_hours_later_leaves_the_higher_one_the_newest() -> None:
    text = "The collapse at Lannec killed {} people."
    made = [
        at(1, text.format("three"), "2025-10-15T07:30:00"),
        at(2, text.format("four"), "2025-10-15T12:00:00"),
        at(3, text.format("three"), "2025-10-15T14:00:00"),
    ]
    (conflict,) = merge(made).conflicts
    assert (conflict.kind, conflict.sides[0].value) == ("update", "four")


def test_words_of_the_text_go_before_the_time_of_publication() -> None:
    first = at(1, "At first, five people were reported killed in the collapse.", "2025-10-17")
    second = at(2, "The collapse has now killed seven people.", "2025-10-16")
    (conflict,) = merge([first, second]).conflicts
    assert (conflict.kind, conflict.order, conflict.sides[0].sources) == ("update", "text", ["S2"])


def test_the_dead_and_the_injured_of_an_event_are_no_one_history() -> None:
    made = merge(
        [
            at(1, "Two people were killed and eleven injured in Lannec.", "2025-10-14"),
            at(2, "The collapse in Lannec killed five and injured fourteen.", "2025-10-15"),
            at(3, "Seven people were killed in Lannec.", "2025-10-16"),
        ]
    )
    updates = [c for c in made.conflicts if (c.kind, c.slot) == ("update", "number")]
    assert updates
    dead, injured = {"Two", "five", "Seven"}, {"eleven", "fourteen"}
    for conflict in updates:
        values = {side.value.split()[-1] for side in conflict.sides}
        assert values <= dead or values <= injured
        assert values & dead


def test_a_rising_toll_is_one_update_with_its_whole_history() -> None:
    text = "The collapse at Lannec killed {} people."
    made = [
        at(n, text.format(word), f"2025-10-{15 + n}")
        for n, word in enumerate(("two", "five", "seven"), start=1)
    ]
    (conflict,) = merge(made).conflicts
    assert [conflict.sides[n].value for n in conflict.history] == ["two", "five", "seven"]


def test_two_later_sides_that_can_both_be_true_are_ordered_by_when_they_were_told() -> None:
    made = [
        at(1, "At least five people are dead after a walkway fell in Lannec.", "2025-10-14"),
        at(
            2,
            "Eight people are now known to have died after the walkway broke and fell at Old Quay "
            "in Lannec.",
            "2025-10-17",
        ),
        at(
            3,
            "At least seven people were killed and dozens more were injured when a walkway fell at "
            "Lannec on Tuesday, and its keeper has been arrested.",
            "2025-10-15",
        ),
    ]
    brief = merge(made)
    (conflict,) = brief.conflicts
    assert [conflict.sides[n].sources for n in conflict.history] == [["S1"], ["S3"], ["S2"]]
    entries = {entry.support.sources[0]: entry for entry in brief.fields["facts"]}
    stances = {ident: {c.source: c.stance for c in e.citations} for ident, e in entries.items()}
    assert stances["S3"] == {"S1": "earlier", "S2": "later", "S3": "supports"}
    assert stances["S2"] == {"S1": "earlier", "S2": "supports", "S3": "earlier"}
    assert brief.headline == entries["S2"].text


def test_the_newest_toll_leads_though_more_origins_gave_the_older_one() -> None:
    shut = "The line between Lannec and Brenac stays shut until Friday."
    made = [
        at(1, "The collapse at Lannec killed at least five people.", "2025-10-14"),
        at(2, "At least five people died in the collapse at Lannec.", "2025-10-14"),
        told(3, "The line between Lannec and Brenac is shut until Friday.", language="en"),
        told(4, shut, language="en"),
        at(5, "The collapse at Lannec killed eight people.", "2025-10-17"),
    ]
    brief = merge(made)
    assert brief.headline == "The collapse at Lannec killed eight people."
    assert not any("five" in sentence.text for sentence in brief.lede)


def test_a_file_that_does_not_give_the_figure_is_on_no_side() -> None:
    both = "Two people remain trapped and more than 50 have been injured at Lannec."
    made = [
        at(1, "More than 50 people have been injured at Lannec.", "2025-10-15"),
        at(2, both, "2025-10-15"),
    ]
    first, second = (Reading(each.claims[0], "en", None) for each in made)
    entry = Settled(first, [first, second])
    side = taking(entry, second, "Two")
    assert (side.sources(), side.text) == ({"S2"}, both)
    assert taking(entry, second, "more than 50").sources() == {"S1", "S2"}


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("The premiers will meet in Oslo.", "The premiers could meet in Oslo.", "en"),
        (
            "Les premiers ministres se rencontreront à Oslo.",
            "Les premiers ministres se rencontreront peut-être à Oslo.",
            "fr",
        ),
    ],
)
def test_sure_and_possible_differ_in_certainty_only(first: str, second: str, language: str) -> None:
    def said(number: int, text: str, mode: Mode) -> Summary:
        row = fact(text, 1).model_copy(update={"mode": mode})
        return summary(number, [text], row, language=language)

    brief = merge([said(1, first, "planned"), said(2, second, "possible")])
    (conflict,) = brief.conflicts
    assert (conflict.kind, conflict.checks[0].code) == ("certainty", "confirmed_since")
    assert {entry.status for entry in brief.fields["facts"]} == {"single"}


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        (
            "La retenue du pilote de Lannec peut être prolongée jeudi de 24 heures.",
            "La retenue du pilote de Lannec sera prolongée de 24 heures, a dit le parquet.",
            "fr",
        ),
        (
            "The detention of the Lannec pilot may be extended by 24 hours on Thursday.",
            "The detention of the Lannec pilot will be extended by 24 hours, prosecutors said.",
            "en",
        ),
    ],
)
def test_what_may_be_done_is_never_one_line_with_what_will_be(
    first: str, second: str, language: str
) -> None:
    (conflict,) = pair(first, second, language).conflicts
    assert (conflict.kind, sorted(sided(conflict))) == ("certainty", [["S1"], ["S2"]])


@pytest.mark.parametrize(("firmer", "mode"), [("would", "happened"), ("will", "planned")])
def test_days_of_what_is_to_come_are_held_together_however_sure_each_is(
    firmer: str, mode: Mode
) -> None:
    def said(number: int, text: str, mode: Mode) -> Summary:
        row = fact(text, 1).model_copy(update={"mode": mode})
        return summary(number, [text, own_sentence(number, 2)], row, language="en")

    brief = merge(
        [
            said(1, f"The bridge at Lannec {firmer} reopen on Monday.", mode),
            said(2, f"The Lannec bridge {firmer} reopen on Monday.", mode),
            said(3, "The bridge at Lannec could reopen on Tuesday.", "possible"),
        ]
    )
    (conflict,) = brief.conflicts
    assert (conflict.kind, conflict.slot) == ("contradiction", "date")
    assert sided(conflict) == [["S1", "S2"], ["S3"]]


def test_expected_and_possible_of_one_day_are_no_disagreement() -> None:
    said = "The head of the port said the bridge at Lannec {} reopen on Monday."
    for first, second in (("2025-10-16", "2025-10-16"), ("2025-10-15", "2025-10-17")):
        made = merge([at(1, said.format("could"), first), at(2, said.format("would"), second)])
        assert made.conflicts == []


def test_what_was_done_on_one_day_and_may_be_on_another_is_no_matter_of_days() -> None:
    brief = pair(
        "The bridge at Lannec was reopened on 3 June.",
        "The bridge at Lannec may have been reopened on 8 June.",
        "en",
    )
    assert [conflict.slot for conflict in brief.conflicts if conflict.slot == "date"] == []


def test_the_office_of_the_next_in_a_list_is_not_that_of_the_one_before() -> None:
    first = (
        "La présidente Anne Kerr, le directeur général Loïc Stervin et Paul Morvan, chargé du "
        "quai, ont quitté la société du port."
    )
    second = "Anne Kerr, présidente de la société du port, a quitté Lannec."
    assert [c.slot for c in pair(first, second, "fr").conflicts] == []


TOTAL = "La Russie a tiré 37 missiles."
STOPPED = "Cinq missiles ont été abattus."


def test_parts_of_one_total_that_leave_a_rest_differ_in_scope() -> None:
    through = "14 missiles ont percé les défenses."
    (conflict,) = merge([told(1, TOTAL, STOPPED), told(2, TOTAL, through)]).conflicts
    assert (conflict.kind, sorted(sided(conflict))) == ("scope", [["S1"], ["S2"]])


def test_parts_that_add_up_leave_nothing_to_check() -> None:
    through = "32 missiles ont percé les défenses."
    assert merge([told(1, TOTAL, STOPPED), told(2, TOTAL, through)]).conflicts == []


def test_parts_that_exceed_their_total_contradict() -> None:
    through = "36 missiles ont percé les défenses."
    (conflict,) = merge([told(1, TOTAL, STOPPED), told(2, TOTAL, through)]).conflicts
    assert (conflict.kind, conflict.slot) == ("contradiction", "part")


def test_one_source_against_two_is_probably_a_slip_in_it() -> None:
    def named(number: int, name: str) -> Summary:
        text = f"{name} maintained the quay."
        return summary(number, [text], fact(text, 1), person(name, None, 1), language="en")

    names = ("Pascal Guennec", "Pascal Guennoc", "Pascal Guennec")
    brief = merge([named(n, name) for n, name in enumerate(names, start=1)])
    (conflict,) = brief.conflicts
    assert (conflict.slot, conflict.because) == ("name", "best_supported")
    assert [side.text for side in conflict.sides] == ["Pascal Guennec", "Pascal Guennoc"]
    (check,) = conflict.checks
    assert (check.code, check.side, check.sources) == ("probable_slip", 1, ["S2"])


def test_two_people_one_source_names_are_no_slip() -> None:
    both = "Pascal Guennec and Pascal Guennoc maintained the quay."
    one = "Pascal Guennec maintained the quay."
    first = summary(1, [both], fact(both, 1), person("Pascal Guennoc", None, 1), language="en")
    second = summary(2, [one], fact(one, 1), person("Pascal Guennec", None, 1), language="en")
    assert merge([first, second]).conflicts == []


def test_two_like_names_a_third_source_writes_are_two_people() -> None:
    facts = [f"Pascal {name} maintained the old quay." for name in ("Guennec", "Guennoc")]
    both = "Pascal Guennec and Pascal Guennoc share an office."
    third = summary(3, [both, "The harbour reopened."], fact("The harbour reopened.", 2))
    first, second = (told(n, text, language="en") for n, text in enumerate(facts, start=1))
    assert [c.slot for c in merge([first, second]).conflicts] == ["name"]
    assert merge([first, second, third]).conflicts == []


def test_two_roles_of_one_person_are_told_with_their_files() -> None:
    def known(number: int, role: str) -> Summary:
        text = f"Anne Morvan, {role}, a parlé."
        return summary(number, [text], person("Anne Morvan", role, 1))

    brief = merge([known(1, "maire de Lannec"), known(2, "procureure de Brest")])
    (conflict,) = brief.conflicts
    assert (conflict.slot, sorted(sided(conflict))) == ("role", [["S1"], ["S2"]])
    assert [entry.status for entry in brief.fields["people"]] == ["disputed"]


def test_a_tolls_two_languages_are_one_update() -> None:
    first = at(1, "L'effondrement a fait cinq morts.", "2025-10-15", "fr")
    second = at(2, "The collapse killed seven people.", "2025-10-16", "en")
    (conflict,) = merge([first, second]).conflicts
    assert (conflict.kind, sided(conflict)) == ("update", [["S2"], ["S1"]])


MANY = [
    at(1, CONTRADICTIONS[0][2], "2025-10-15"),
    at(2, CONTRADICTIONS[0][3], "2025-10-16"),
    at(3, "The collapse killed five people.", "2025-10-15"),
    at(4, "The collapse killed seven people.", "2025-10-16"),
    at(5, "The driver has been arrested.", "2025-10-15"),
    at(6, "The driver was released on bail.", "2025-10-16"),
    told(7, TOTAL, STOPPED),
    told(8, TOTAL, "14 missiles ont percé les défenses."),
]


@settings(max_examples=40, deadline=None)
@given(st.permutations(MANY))
def test_conflicts_do_not_depend_on_the_order_of_the_summaries(order: list[Summary]) -> None:
    assert merge(order).model_dump_json() == merge(MANY).model_dump_json()


def test_the_mixed_articles_have_each_of_their_conflicts_once() -> None:
    kinds = sorted((c.kind, c.slot) for c in merge(MANY).conflicts)
    assert kinds == [
        ("contradiction", "number"),
        ("scope", "part"),
        ("update", "number"),
        ("update", "state"),
    ]


def test_a_list_of_people_sets_no_offices_against_one_another() -> None:
    listed = (
        "La ministre de l'Economie Claire Dutour, le gouverneur de la Banque, Jean Morel, et le "
        "maire de Lannec ont signé."
    )
    alone = "Claire Dutour, la ministre de l'Economie, a signé."
    brief = merge(
        [
            summary(
                1,
                [listed],
                fact(listed, 1),
                person("Claire Dutour", "gouverneur de la Banque", 1),
                person("Jean Morel", "gouverneur de la Banque", 1),
            ),
            summary(2, [alone], fact(alone, 1), person("Claire Dutour", "ministre", 1)),
        ]
    )
    assert brief.conflicts == []
    assert {entry.text: entry.role for entry in brief.fields["people"]} == {
        "Claire Dutour": "ministre",
        "Jean Morel": "gouverneur de la Banque",
    }
