"""Independence as an editor counts it: a copy is no witness, and own reporting always is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.extraction.summary import Summary
from summarizer.merging.brief import Brief, Entry
from summarizer.merging.merge import merge
from tests.merging.making import fact, quote, summary

BREACH = (
    "La digue du Morvan a cédé lundi soir sur une quarantaine de mètres après trois jours de pluie."
)
BAKERY = "L'eau a envahi le quartier bas, où la boulangerie Kermel et deux écoles ont été inondées."
SHELTER = (
    "Les habitants évacués ont passé la nuit dans le gymnase, sur des lits prêtés par la caserne."
)
OWN = "La digue du Morvan a cédé lundi soir après trois jours de pluie."
TOLL_12 = "Le glissement de terrain a tué douze personnes dans le hameau de Kerlan."
TOLL_15 = "Le glissement de terrain a tué quinze personnes dans le hameau de Kerlan."
PASSAGE = [BREACH, BAKERY, SHELTER]
ELSEWHERE = [
    "Le maire de Trevou demande depuis dix ans que l'ouvrage soit reconstruit en pierre.",
    "Une réunion publique aura lieu samedi à la salle des fêtes pour présenter les devis.",
    "Les assureurs attendent plusieurs centaines de dossiers avant la fin du mois prochain.",
]


def told(number: int, *claims: str, outlet: str | None = None, language: str = "fr") -> Summary:
    """An article of these sentences, each extracted as a fact, of an outlet."""
    made = summary(
        number, claims, *(fact(text, n) for n, text in enumerate(claims, 1)), language=language
    )
    source = made.source.model_copy(update={"outlet": outlet})
    return made.model_copy(update={"source": source})


def entry(brief: Brief, text: str) -> Entry:
    """Return the fact that is shown with `text`."""
    (found,) = [each for each in brief.fields["facts"] if each.text == text]
    return found


def groups(of: Entry) -> list[tuple[list[str], str | None]]:
    """Return an entry's origins: their sources and why they are one."""
    return [(origin.sources, origin.reason) for origin in of.support.origins]


def test_near_copies_are_one_origin_and_say_so() -> None:
    edited = [text.replace("lundi soir", "lundi dans la soirée") for text in PASSAGE]
    brief = merge([told(1, *PASSAGE), told(2, *edited[:2], SHELTER)])
    assert [(s.origin, s.origin_reason) for s in brief.sources] == [
        (None, None),
        ("S1", "near_copy"),
    ]
    assert groups(entry(brief, BAKERY)) == [(["S1", "S2"], "near_copy")]
    assert entry(brief, BAKERY).status == "single"


def test_a_copied_passage_is_one_origin_and_own_reporting_elsewhere_is_not() -> None:
    first = told(1, *PASSAGE, *ELSEWHERE)
    second = told(
        2,
        *PASSAGE,
        "La préfète a survolé la vallée en hélicoptère mardi en milieu de matinée.",
        "Deux ponts restent fermés aux camions pour une durée que personne ne connaît encore.",
        "Les pompiers de quatre départements voisins sont venus prêter main-forte.",
        "Un appel aux dons a été lancé par la Croix-Rouge dès le lendemain.",
    )
    third = told(3, OWN)
    brief = merge([first, second, third])
    assert groups(entry(brief, BAKERY)) == [(["S1", "S2"], "passage")]
    assert [source.origin for source in brief.sources] == [None, None, None]
    breach = next(
        e for e in brief.fields["facts"] if "S3" in e.support.sources and "digue" in e.text
    )
    assert breach.support.independent == len(breach.support.sources) - 1 == 2


def test_a_changed_fact_stays_and_disputes_while_the_rest_stays_one_origin() -> None:
    brief = merge([told(1, *PASSAGE, TOLL_12), told(2, *PASSAGE, TOLL_15)])
    assert entry(brief, TOLL_12).support.sources == ["S1"]
    assert entry(brief, TOLL_15).support.sources == ["S2"]
    assert {side.text for side in brief.conflicts[0].sides} == {TOLL_12, TOLL_15}
    assert groups(entry(brief, BAKERY)) == [(["S1", "S2"], "near_copy")]


def test_reporters_who_quote_one_long_speech_are_independent() -> None:
    speech = (
        "« Nous reconstruirons chaque mètre de cette digue, nous rouvrirons chaque école de cette "
        "vallée et nous le ferons avant le prochain hiver, parce que personne ici ne doit revivre "
        "une nuit pareille »"
    )
    first = summary(1, [f"{speech}, a lancé Anne Kerr."], quote("Anne Kerr", 1))
    second = summary(2, [f"Anne Kerr a promis hier : {speech}."], quote("Anne Kerr", 1))
    (said,) = merge([first, second]).fields["quotes"]
    assert said.support.independent == 2


def test_a_phrase_many_sources_use_is_no_common_origin() -> None:
    stock = "depuis le début de la crise ouverte par la rupture de la digue en janvier dernier"
    texts = [
        f"Le port de Lannec reste fermé {stock}.",
        f"Le port de Lannec est toujours fermé aux navires de pêche {stock}.",
        f"Fermé {stock}, le port de Lannec perd chaque jour un peu plus de clients fidèles.",
        f"Toujours fermé {stock}, le port de Lannec cherche un repreneur pour ses grues.",
        f"Le port de Lannec, fermé {stock}, a licencié la moitié de ses dockers en mars.",
    ]
    brief = merge([told(n, text) for n, text in enumerate(texts, 1)])
    assert all(e.support.independent == len(e.support.sources) for e in brief.fields["facts"])


def test_short_identical_sentences_are_no_proof_of_copying() -> None:
    plain = "La digue du Morvan a cédé lundi soir."
    brief = merge([told(1, plain), told(2, plain)])
    assert entry(brief, plain).status == "agreed"


def test_two_articles_of_one_outlet_are_one_origin() -> None:
    brief = merge([told(1, BREACH, outlet="Ouest-Éclair"), told(2, OWN, outlet="ouest-eclair")])
    assert [s.origin_reason for s in brief.sources] == [None, "outlet"]
    joint = [e for e in brief.fields["facts"] if len(e.support.sources) == 2]
    assert all(e.support.independent == 1 for e in joint)


def test_agreement_takes_two_origins() -> None:
    pair = [told(1, *PASSAGE), told(2, *PASSAGE)]
    assert {e.status for e in merge(pair).fields["facts"]} == {"single"}
    three = merge([*pair, told(3, OWN)])
    assert "agreed" in {e.status for e in three.fields["facts"]}


def test_origins_are_the_sources_taken_apart() -> None:
    brief = merge(MANY)
    for each in brief.fields["facts"]:
        inside = [ident for origin in each.support.origins for ident in origin.sources]
        assert sorted(inside) == each.support.sources
        assert len(each.support.origins) == each.support.independent


MANY = [
    told(1, *PASSAGE, TOLL_12),
    told(2, *PASSAGE, TOLL_15),
    told(3, OWN, *ELSEWHERE, outlet="Le Phare"),
    told(4, BREACH, *ELSEWHERE[:2], outlet="Le Phare"),
    told(5, "(AFP) - " + BAKERY, TOLL_12),
]


@settings(max_examples=60, deadline=None)
@given(st.permutations(MANY))
def test_origins_do_not_depend_on_the_order_of_the_summaries(order: list[Summary]) -> None:
    assert merge(order).model_dump_json() == merge(MANY).model_dump_json()
