"""A form filled in by code alone: which sentences it takes, and that it writes none."""

import asyncio
import re
from typing import Annotated

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from schemas.entries import Entry, Fact, Figure, Moment, Part, Place
from schemas.event import EventSummary
from summarizer.errors import UsageError
from summarizer.extraction.check import check_answer
from summarizer.extraction.extractive.centrality import centralities
from summarizer.extraction.extractive.extractor import ExtractiveExtractor, unsuited
from summarizer.extraction.extractive.standing import leaning
from summarizer.extraction.passages import WHOLE
from summarizer.reading.article import Article
from tests.extraction.making import article as numbered
from tests.extraction.making import refusal

FERRY = (
    "The ferry Aurora ran aground off Port Lannec on Tuesday morning with 212 people on board.",
    "Four people were hurt, the prefect Jeanne Morel said.",
    "She promised an inquiry into the accident within two weeks.",
    "“The ship was never in danger of sinking,” the captain Ines Maurel said.",
    "However, nobody slept that night.",
    "The coast guard brought all 212 passengers ashore before noon on Tuesday.",
    "The company Nordlys will refund every ticket for the Aurora, its spokesman said.",
    "What happens to the ship?",
)
RADIO = (
    "The ferry Aurora ran aground at Port Lannec on Tuesday with more than 200 people on board.",
    "A tug will pull the Aurora free on Thursday at high tide.",
    "The harbour of Port Lannec was dredged in 2019 for 4 million euros.",
    "Fishermen in the harbour had asked for deeper channels for years.",
)


def article(*sentences: str, ident: str = "S1") -> Article:
    words = sum(len(sentence.split()) for sentence in sentences)
    return numbered(*sentences, ident=ident).model_copy(update={"words": words})


def filled(*articles: Article) -> list[EventSummary]:
    extractor = ExtractiveExtractor(EventSummary, articles)
    answers = [asyncio.run(extractor.fill(each)).answer for each in articles]
    return [EventSummary.model_validate(answer) for answer in answers]


def told_words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def both() -> tuple[Article, Article]:
    return article(*FERRY), article(*RADIO, ident="S2")


def test_the_claims_are_whole_sentences_in_the_order_of_the_article() -> None:
    first, _ = filled(*both())
    texts = [fact.text for fact in first.facts]
    assert texts == [sentence for sentence in FERRY if sentence in texts]
    assert texts[0] == FERRY[0]
    assert [fact.sentences for fact in first.facts] == [[FERRY.index(text) + 1] for text in texts]


@pytest.mark.parametrize("left_out", [FERRY[2], FERRY[4], FERRY[7]])
def test_what_needs_the_sentence_before_it_or_asks_is_left_out(left_out: str) -> None:
    assert left_out not in [fact.text for fact in filled(*both())[0].facts]


def test_a_sentence_that_is_mostly_quoted_is_a_quotation_and_no_claim() -> None:
    first, _ = filled(*both())
    assert FERRY[3] not in [fact.text for fact in first.facts]
    assert [quote.sentences for quote in first.quotes] == [[4]]


def test_people_come_with_the_office_beside_their_name() -> None:
    first, _ = filled(*both())
    assert {(p.name, p.role) for p in first.people} == {
        ("Jeanne Morel", "prefect"),
        ("Ines Maurel", "captain"),
    }


def test_a_place_after_from_is_nobody() -> None:
    told = article(
        "A man from New Addington said the tram tipped over in heavy rain on Wednesday.",
        "The father, from New Addington, said people were screaming for help.",
    )
    assert filled(told)[0].people == []


def test_everything_chosen_passes_the_gates() -> None:
    for each, answer in zip(both(), filled(*both()), strict=True):
        checked = check_answer(each, answer)
        assert checked.withheld == []
        assert len(checked.claims) >= 3


def test_the_speaker_is_the_one_the_text_names() -> None:
    first, _ = both()
    checked = check_answer(first, filled(*both())[0])
    said = {claim.text: claim.said_by for claim in checked.claims}
    assert said[FERRY[1]] == "Jeanne Morel"


def test_what_was_refused_has_no_other_wording() -> None:
    first, _ = both()
    extractor = ExtractiveExtractor(EventSummary, [first])
    again = asyncio.run(extractor.fill(first, [refusal("Four people")])).answer
    assert again == EventSummary(facts=[], quotes=[], people=[])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from((*FERRY, *RADIO)), min_size=1, max_size=9))
def test_every_claim_is_words_of_one_sentence_it_cites_and_its_speakers_name(
    sentences: list[str],
) -> None:
    told = article(*sentences)
    answer = filled(told)[0]
    for entry in (*answer.facts, *answer.quotes, *answer.people):
        assert len(entry.sentences) == 1
    for fact in answer.facts:
        assert fact.text == told.sentence_text(fact.sentences[0])
    for person in answer.people:
        assert person.name in told.sentence_text(person.sentences[0])
    for claim in check_answer(told, answer).claims:
        quoted = [told_words(citation.quote) for citation in claim.citations]
        # "She promised …" is shown as "Jeanne Morel promised …", and cites where she is named.
        named = claim.said_by or ""
        wordings = {claim.text, claim.text.replace(named, "she") if named else claim.text}
        assert any(told_words(wording) in cited for wording in wordings for cited in quoted)
        assert named not in claim.text or any(told_words(named) in cited for cited in quoted)


def test_a_pronoun_gives_way_to_the_speaker_whom_another_cited_sentence_names() -> None:
    told = article(*FERRY[1:3])
    promised = check_answer(told, filled(told)[0]).claims[1]
    assert promised.text.startswith("Jeanne Morel promised an inquiry")
    assert [citation.quote for citation in promised.citations] == list(FERRY[1:3])


@settings(max_examples=20, deadline=None)
@given(
    st.permutations([article(*FERRY), article(*RADIO, ident="S2"), article(*FERRY[:3], ident="S3")])
)
def test_the_order_of_the_articles_changes_nothing(articles: list[Article]) -> None:
    answers = dict(zip((a.id for a in articles), filled(*articles), strict=True))
    ordered = sorted(articles, key=lambda each: each.id)
    assert [answers[a.id] for a in ordered] == filled(*ordered)


def test_many_articles_give_fewer_sentences_each() -> None:
    told = article(*FERRY, *RADIO).model_copy(update={"words": 900})
    alone = filled(told)[0]
    crowd = filled(*[told.model_copy(update={"id": f"S{n}"}) for n in range(20)])[0]
    assert len(crowd.facts) < len(alone.facts)


def test_a_sentence_others_repeat_is_central_and_one_like_no_other_is_not() -> None:
    scores = centralities(
        ["ferry aground port".split(), "ferry aground tuesday".split(), "ticket refund".split()]
    )
    assert scores[0] > 1 > scores[2]
    assert sum(scores) / 3 == pytest.approx(1, abs=1e-5)


def test_a_copy_makes_nothing_more_central() -> None:
    told = ["ferry aground port".split(), "ferry tuesday".split(), "ticket refund".split()]
    assert centralities([*told, told[2], told[2]])[:3] == centralities(told)


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=5), max_size=8), st.randoms())
def test_centrality_is_the_same_in_any_order(sentences: list[list[str]], random: object) -> None:
    order = list(range(len(sentences)))
    random.shuffle(order)  # type: ignore[attr-defined]
    scores = centralities(sentences)
    assert centralities([sentences[n] for n in order]) == [scores[n] for n in order]


TOLLS = [
    ("en", "Six people were hurt."),
    ("en", "Three people died."),
    ("en", "At least six people died."),
    ("en", "The crash killed three people."),
    ("en", "40 residents were evacuated."),
    ("fr", "Trois personnes sont mortes."),
    ("fr", "Six personnes ont été blessées."),
    ("fr", "L'accident a fait trois morts."),
    ("fr", "Douze personnes sont portées disparues."),
]


@pytest.mark.parametrize(("language", "sentence"), TOLLS)
def test_a_short_sentence_that_says_how_many_were_hurt_or_died_is_taken(
    language: str, sentence: str
) -> None:
    told = article(sentence).model_copy(update={"language": language})
    (fact,) = filled(told)[0].facts
    assert (fact.text, fact.sentences) == (sentence, [1])
    (claim,) = check_answer(told, filled(told)[0]).claims
    assert [value.type for value in claim.values] == ["quantity"]


def test_an_article_of_short_sentences_gives_each_that_counts_people() -> None:
    told = article("Six people were hurt.", "It rained.", "Three people died.")
    texts = [fact.text for fact in filled(told)[0].facts]
    assert texts == ["Six people were hurt.", "Three people died."]


FRAGMENTS = [
    ("en", "Three people dead."),
    ("en", "Six hurt in crash."),
    ("en", "Two people killed in crash."),
    ("en", "Three people died"),
    ("en", "Three people died, pictured."),
    ("en", "Read: three people died."),
    ("en", "5 people liked this."),
    ("en", "They killed three people."),
    ("en", "Nobody was hurt."),
    ("en", "Ten minutes were missing."),
    ("en", "The mayor was hurt."),
    ("en", "Were three people hurt?"),
    ("fr", "Trois morts."),
    ("fr", "Six blessés dont un grave."),
    ("fr", "Ils ont tué trois personnes."),
    ("fr", "Trois heures sont passées."),
    ("fr", "Photo : trois personnes sont mortes."),
]


@pytest.mark.parametrize(("language", "sentence"), FRAGMENTS)
def test_a_short_heading_caption_or_fragment_is_not_taken(language: str, sentence: str) -> None:
    told = article(*FERRY[:1], sentence).model_copy(update={"language": language})
    assert sentence not in [fact.text for fact in filled(told)[0].facts]


def test_a_short_title_is_not_taken_for_what_the_text_says() -> None:
    told = numbered("It rained.", title="Three people died")
    assert filled(told)[0].facts == []


LEANING = [
    ("Il a promis une enquête.", "all"),
    ("Mais le maire a refusé.", "all"),
    ("A l'issue de ce dernier, le président a parlé.", "all"),
    ("Une réunion qui pourrait s'avérer décisive.", "all"),
    ("Leur relation a traversé un coup de froid.", "all"),
    ("Cette visite doit permettre un accord.", "some"),
    ("Ce vendredi 17 octobre, le maire reçoit le préfet.", "none"),
    ("Ces derniers jours, les frappes se sont multipliées.", "none"),
    ("She promised an inquiry.", "all"),
    ("However, the mayor refused.", "all"),
    ("The scene after a tram overturned in Croydon.", "all"),
    ("The mayor was asked whether she would go.", "all"),
    ("This visit may bring a deal.", "some"),
    ("This week the mayor meets the prefect.", "none"),
    ("The mayor opened the bridge.", "none"),
]


@pytest.mark.parametrize(("text", "lean"), LEANING)
def test_a_sentence_is_known_to_lean_on_the_one_before(text: str, lean: str) -> None:
    assert leaning(text) == lean


class Toll(BaseModel):
    """A form of every other known type."""

    figures: list[Figure]
    moments: list[Moment]
    places: list[Place]


def test_figures_moments_and_places_take_their_value_from_the_sentence() -> None:
    told = article(FERRY[0], *RADIO)
    answer = ExtractiveExtractor(Toll, [told]).answer(told)
    assert isinstance(answer, Toll)
    assert {figure.value for figure in answer.figures} >= {"212", "4 million euros"}
    assert all(moment.when in moment.text for moment in answer.moments)
    assert answer.moments
    assert check_answer(told, answer).withheld == []


class Closure(Entry):
    """A type of one's own."""

    text: Annotated[str, Part.CLAIM]


class Closures(BaseModel):
    """A form with it."""

    closures: list[Closure]


class Twice(BaseModel):
    """A form only a model can sort facts into."""

    arrests: list[Fact]
    causes: list[Fact]


@pytest.mark.parametrize(("form", "why"), [(Closures, "Closure"), (Twice, "arrests and causes")])
def test_a_form_code_cannot_fill_in_is_refused_plainly(form: type[BaseModel], why: str) -> None:
    assert why in (unsuited(form) or "")
    with pytest.raises(UsageError, match="no extractive brief for the form"):
        ExtractiveExtractor(form, [])


def test_the_default_form_suits() -> None:
    assert unsuited(EventSummary) is None


def test_a_firm_named_after_its_town_is_nobody() -> None:
    told = article(
        "The ferry sank off the pier in south Brackwater on Monday.",
        "Brackwater Marine said the ferry was new.",
        "Anne Kerr said the ferry was old.",
    )
    assert [person.name for person in filled(told)[0].people] == ["Anne Kerr"]


LONG = (
    "After a meeting of the harbour council that went on until midnight on Sunday in the old "
    "customs house of Port Lannec, the three heads of the company Nordlys, its president Jeanne "
    "Morel, its director Ines Maurel and Paul Morvan, who was in charge of the ships and of the "
    "harbour, resigned on Sunday, a person close to the company told the news agency of the coast."
)


def test_the_only_sentence_of_an_article_is_taken_however_long_it_is() -> None:
    assert len(LONG.split()) > WHOLE
    (alone,) = filled(article(LONG))
    assert [fact.text for fact in alone.facts] == [LONG]
    checked = check_answer(article(LONG), alone)
    assert [claim.field for claim in checked.claims if claim.field == "facts"] == ["facts"]


def test_a_very_long_sentence_is_left_out_beside_others() -> None:
    (answer,) = filled(article(*RADIO, LONG))
    assert answer.facts
    assert LONG not in [fact.text for fact in answer.facts]


def people_of(*sentences: str, language: str = "fr") -> dict[str, str | None]:
    """Return the people found in an article, with their offices."""
    told = article(*sentences).model_copy(update={"language": language})
    return {person.name: person.role for person in filled(told)[0].people}


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("fr", ["Le chef Farc est mort.", "Les Farc ont attaqué Lannec.", "Il a fui les Farc."]),
        ("fr", ["Le député Hauts-de-Lann parle.", "Le port (Hauts-de-Lann) est fermé."]),
        ("fr", ["Le vainqueur de la Grande Boucle rentre.", "La Grande Boucle a dit non."]),
        ("en", ["Los Arenas said it would pay.", "The mayor of Los Arenas resigned."]),
        ("en", ["She sent a letter to lawmakers just days before the Election Day vote."]),
        ("en", ["Their crosstown rival White Hawks lost.", "They beat the White Hawks."]),
        ("en", ["Norda PLC said so.", "Driver F1 said no.", "Democratic U.S. voters said no."]),
    ],
)
def test_places_bodies_and_days_are_nobody(language: str, sentences: list[str]) -> None:
    assert people_of(*sentences, language=language) == {}


def test_what_runs_on_to_a_name_is_no_part_of_it() -> None:
    found = people_of(
        "Outre Laure Parquin, le patron de la CFDT, François Cherel, était là.",
        "Laure Parquin a déclaré que le port fermerait.",
        "L'Espagnol Luis Mora, vainqueur du Tour, a gagné.",
        "Selon le député PS Jack Laine, rien ne change.",
    )
    assert found == {
        "Laure Parquin": None,
        "François Cherel": "patron de la CFDT",
        "Luis Mora": "vainqueur du Tour",
        "Jack Laine": "député PS",
    }


def test_a_bare_surname_with_a_title_is_somebody() -> None:
    assert people_of("M. Mora a dit non.", "Le port est fermé.") == {"Mora": None}


def test_the_offices_of_a_list_are_each_one_s_own() -> None:
    found = people_of(
        "Etaient présents le Premier ministre Paul Garnier, la ministre de l'Economie Claire "
        "Dutour, le gouverneur de la Banque, Jean Morel, et le patron du port, Luc Aris.",
        "Paul Garnier a déclaré que le port fermerait.",
    )
    assert found == {
        "Paul Garnier": None,
        "Claire Dutour": "ministre de l'Economie",
        "Jean Morel": "gouverneur de la Banque",
        "Luc Aris": "patron du port",
    }
