"""News agencies: which credits count, for what, and when they make two sources one origin."""

import pytest

from summarizer.extraction.evidence import Evidence
from summarizer.extraction.summary import Summary
from summarizer.merging.corroboration import article_of
from summarizer.merging.merge import merge
from summarizer.merging.origins.counting import Origins
from summarizer.merging.origins.wires import credits_of
from tests.merging.making import summary
from tests.merging.test_origins import groups, told

REPORT, SENTENCE = "report", "sentence"


def found(*lines: str, outlet: str | None = None) -> set[tuple[str, str]]:
    """Return the credits in a text of these lines."""
    evidence = Evidence(article_of(summary(1, lines)))
    return {(credit.wire, credit.place) for credit in credits_of(evidence, outlet)}


@pytest.mark.parametrize(
    ("line", "wire"),
    [
        ("PARIS (Reuters) - Le gouvernement a présenté son projet.", "Reuters"),
        ("WASHINGTON, Nov 6 (Reuters) - The committee met on Sunday.", "Reuters"),
        ("CROYDON, England (AP) — The bridge was closed on Monday.", "AP"),
        ("Some page title LYON (AFP) – Le pont a été fermé lundi.", "AFP"),
        ("(Belga) Le pont de Namur a été fermé lundi.", None),
        ("By The Associated Press", "AP"),
        ("By the Associated Press", "AP"),
        ("Par l'Agence France-Presse", "AFP"),
        ("Le Courrier avec AFP", "AFP"),
        ("La rédaction, avec l’AFP", "AFP"),
        ("(avec ANSA)", "ANSA"),
        ("Source : Keystone-ATS", "Keystone-ATS"),
        ("Source: Xinhua", "Xinhua"),
        ("Le pont rouvrira samedi, selon le maire. (EFE)", "EFE"),
        ("dpa", "dpa"),
        ("PA Media contributed to this report.", "PA"),
        ("Avec Agence Littorale", "Agence Littorale"),
        ("NICE (Agence Littorale) — Le pont est fermé.", "Agence Littorale"),
    ],
)
def test_a_credit_of_the_whole_report_is_read(line: str, wire: str | None) -> None:
    expected = {(wire, REPORT)} if wire else set()
    assert found(line, "Une autre phrase de l'article.") == expected


def test_all_agencies_in_one_byline_are_credited() -> None:
    named = {("AFP", REPORT), ("Reuters", REPORT), ("AP", REPORT)}
    assert found("Le Courrier avec AFP, AP et Reuters") == named
    assert found("AFP, Reuters, AP") == named


@pytest.mark.parametrize(
    ("line", "wire"),
    [
        ("Douze personnes sont mortes, selon l'AFP.", "AFP"),
        ("D’après l’agence Interfax, le pont est fermé.", "Interfax"),
        ("« Nous attendons », a déclaré à l'AFP le maire.", "AFP"),
        ("Interrogé par Reuters, le maire n'a pas répondu.", "Reuters"),
        ("L'agence TASS rapporte que le pont est fermé.", "TASS"),
        ("A spokesman told Reuters the bridge was shut.", "Reuters"),
        ("The bridge is shut, according to the Associated Press.", "AP"),
        ("The Associated Press reported that the bridge was shut.", "AP"),
    ],
)
def test_a_sentence_that_credits_an_agency_is_read(line: str, wire: str) -> None:
    assert found(line) == {(wire, SENTENCE)}


@pytest.mark.parametrize(
    "line",
    [
        "Photo AFP",
        "Le pont de Namur (Photo : Reuters)",
        "Image copyright Reuters",
        "Crédit photo : AFP",
        "The bridge on Monday (Getty/AFP)",
        "Le nageur a été censuré par l'agence Xinhua.",
        "La PA a été choisie par le conseil.",
        "The AP course is popular with pupils.",
    ],
)
def test_pictures_and_mere_names_are_no_credits(line: str) -> None:
    assert found(line, "Le pont a été fermé lundi matin.") == set()


def test_an_agency_that_is_the_outlet_is_credited() -> None:
    assert found("Le pont a été fermé lundi matin.", outlet="Agence France-Presse") == {
        ("AFP", REPORT)
    }


CLOSED = "Le pont de Namur a été fermé lundi matin aux camions de plus de vingt tonnes."
ALIKE = "Aux camions de plus de vingt tonnes, le pont de Namur a été fermé lundi."
UNLIKE = "Les poids lourds de plus de vingt tonnes ne passent plus sur l'ouvrage de Namur."
BELGA = "Le Soir de Meuse avec Belga"


def test_alike_sentences_of_two_reports_that_credit_one_agency_are_one_origin() -> None:
    brief = merge([told(1, CLOSED, BELGA), told(2, ALIKE, BELGA)])
    (closed,) = [
        e for e in brief.fields["facts"] if "pont" in e.text and len(e.support.sources) > 1
    ]
    assert groups(closed) == [(["S1", "S2"], "wire")]
    assert closed.support.origins[0].name == "Belga"
    assert [source.wires for source in brief.sources] == [["Belga"], ["Belga"]]


def test_two_agencies_stay_two_origins() -> None:
    brief = merge([told(1, CLOSED, BELGA), told(2, ALIKE, "Le Soir de Meuse avec AFP")])
    (closed,) = [e for e in brief.fields["facts"] if len(e.support.sources) > 1]
    assert closed.support.independent == 2


def test_an_agency_named_over_unlike_sentences_is_no_common_origin() -> None:
    first = told(1, CLOSED, BELGA)
    second = summary(2, [UNLIKE, BELGA])
    brief = merge([first, second])
    evidence = [first.claims[0].citations[0]]
    other = evidence[0].model_copy(
        update={"source": "S2", "start": 0, "end": len(UNLIKE), "quote": UNLIKE, "line": 1}
    )
    assert len(origins_of(first, second).behind([*evidence, other])) == 2
    assert [source.wires for source in brief.sources] == [["Belga"], ["Belga"]]


def test_two_sentences_that_credit_one_agency_are_one_origin_however_unlike() -> None:
    first = told(1, "Selon l'agence Belga, le pont de Namur est fermé aux camions.")
    second = told(
        2, "Plus aucun poids lourd ne passe à Namur, a indiqué la police à l'agence Belga."
    )
    cited = [made.claims[0].citations[0] for made in (first, second)]
    origins = origins_of(first, second).behind(cited)
    assert [(o.reason, o.name) for o in origins] == [("wire", "Belga")]


def test_a_sentence_of_the_agencys_and_the_agencys_own_report_are_one_origin() -> None:
    first = told(1, "Selon l'agence Belga, le pont de Namur est fermé aux camions.")
    second = told(2, UNLIKE, outlet="Belga")
    cited = [made.claims[0].citations[0] for made in (first, second)]
    assert len(origins_of(first, second).behind(cited)) == 1


def origins_of(*made: Summary) -> Origins:
    """Return what is known of the sources of these summaries."""
    sources = {each.source.id: each.source for each in made}
    return Origins(sources, {each.source.id: Evidence(article_of(each)) for each in made})
