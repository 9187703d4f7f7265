"""An office is given to the person whose name it stands beside, and to nobody where it is open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.extraction.evidence import Evidence
from summarizer.extraction.people import roles
from summarizer.extraction.roles import FoundName, check_name
from tests.extraction.making import article

MINISTERS = (
    "Etaient présents le Premier ministre Paul Garnier, la ministre de l'Economie Claire Dutour, "
    "le gouverneur de la Banque, Jean Morel, et le patron du port, Luc Aris."
)
CABINET = (
    "They met the prime minister Paul Garner, economy minister Claire Duffy and the bank's "
    "governor, John Morrell."
)
BARE = (
    "Paul Garnier, ministre de la Mer, Claire Dutour, préfète, et Jean Morel, maire de Lannec, "
    "ont signé."
)
UNION = "Outre Laure Parquin, le patron de la CFDT, François Cherel, était là."


def said_of(text: str, name: str, role: str, language: str = "fr") -> FoundName:
    """Check what a model said of somebody in one sentence."""
    return check_name(Evidence(article(text, language=language)), [1], name, role)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (MINISTERS, "Paul Garnier", "Premier ministre"),
        (MINISTERS, "Claire Dutour", "ministre de l'Economie"),
        (MINISTERS, "Claire Dutour", "ministre"),
        (MINISTERS, "Jean Morel", "gouverneur de la Banque"),
        (MINISTERS, "Luc Aris", "patron du port"),
        (CABINET, "Paul Garner", "prime minister"),
        (CABINET, "Claire Duffy", "economy minister"),
        (CABINET, "John Morrell", "bank's governor"),
        (BARE, "Paul Garnier", "ministre de la Mer"),
        (BARE, "Claire Dutour", "préfète"),
        (BARE, "Jean Morel", "maire de Lannec"),
        (UNION, "François Cherel", "patron de la CFDT"),
        (
            "Selon un membre du secrétariat général, Ivan Rios, tout va bien.",
            "Ivan Rios",
            "membre du secrétariat général",
        ),
        ("La préfète (Anne Kerr) et M. Mora, 54 ans, maire de Lannec.", "Mora", "maire de Lannec"),
        ("Les ministres Paul Mora et Luc Aris ont signé.", "Luc Aris", "ministres"),
        ("Anne Kerr, qui est maire de Lannec, a parlé.", "Anne Kerr", "maire de Lannec"),
        (
            "Le conseiller de M. Mora, Luc Aris, est resté prudent.",
            "Luc Aris",
            "conseiller",
        ),
        ("Le maire de Lannec, Paul Mora, et son adjoint ont signé.", "Paul Mora", "maire"),
        ("Mayor of London Anne Kerr spoke.", "Anne Kerr", "Mayor of London"),
        ("Ancien maire de Lannec, Paul Mora est mort.", "Paul Mora", "maire de Lannec"),
        ("Paul Mora a été élu président de la région.", "Paul Mora", "président de la région"),
        (
            "They saw Anne Kerr of Lannec, a fisherman of 54 who mends nets.",
            "Anne Kerr",
            "fisherman",
        ),
        ("Anne Kerr, avocate de Paul Mora, a plaidé.", "Anne Kerr", "avocate de Paul Mora"),
        ("L'avocate de Paul Mora, Anne Kerr, a plaidé.", "Anne Kerr", "avocate de Paul Mora"),
        (
            "Anne Kerr, députée et présidente du groupe, est là.",
            "Anne Kerr",
            "présidente du groupe",
        ),
    ],
)
def test_an_office_right_beside_a_name_is_that_person_s(text: str, name: str, role: str) -> None:
    language = "en" if text.startswith(("They", "Mayor")) else "fr"
    assert said_of(text, name, role, language).role == role


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (MINISTERS, "Paul Garnier", "ministre de l'Economie"),
        (MINISTERS, "Paul Garnier", "ministre de l'Economie Claire Dutour"),
        (MINISTERS, "Claire Dutour", "Premier ministre"),
        (MINISTERS, "Claire Dutour", "gouverneur de la Banque"),
        (MINISTERS, "Jean Morel", "ministre de l'Economie"),
        (MINISTERS, "Jean Morel", "patron du port"),
        (CABINET, "Paul Garner", "economy minister"),
        (CABINET, "Claire Duffy", "bank's governor"),
        (CABINET, "Claire Duffy", "prime minister"),
        (CABINET, "John Morrell", "economy minister"),
        (BARE, "Claire Dutour", "ministre de la Mer"),
        (BARE, "Jean Morel", "préfète"),
        (BARE, "Claire Dutour", "maire de Lannec"),
        (UNION, "Laure Parquin", "patron de la CFDT"),
        (
            "Selon un membre du secrétariat général, Ivan Rios, tout va bien.",
            "Ivan Rios",
            "secrétariat général",
        ),
        ("A spokesman for the mayor, Anne Kerr, said so.", "Anne Kerr", "mayor"),
        ("Le porte-parole du ministre Paul Mora est là.", "Paul Mora", "porte-parole"),
        ("Le porte-parole du ministre Paul Mora est là.", "Paul Mora", "porte-parole du ministre"),
        ("Le maire a reçu hier Paul Mora au port.", "Paul Mora", "maire"),
        ("Selon Paul Mora, le maire de Lannec a menti.", "Paul Mora", "maire de Lannec"),
        ("Selon Paul Mora, maire de Lannec, le préfet a menti.", "Paul Mora", "préfet"),
        ("They say that for Anne Kerr, the mayor lied.", "Anne Kerr", "mayor"),
        ("They met Anne Kerr, a lawyer for Paul Mora, here.", "Paul Mora", "lawyer"),
        ("L'avocate de Paul Mora, Anne Kerr, a plaidé.", "Paul Mora", "avocate"),
        ("Anne Kerr, épouse du maire de Lannec, a voté.", "Anne Kerr", "maire de Lannec"),
        ("They met Paul Mora, whose wife is the mayor.", "Paul Mora", "mayor"),
        ("Paul Mora a vu le maire de Lannec.", "Paul Mora", "maire de Lannec"),
        ("Paul Mora, le maire de Lannec et la préfète ont signé.", "Paul Mora", "maire de Lannec"),
        ("Un équipier de l'Espagnol Luis Mora a gagné.", "Luis Mora", "équipier de l'Espagnol"),
    ],
)
def test_an_office_of_another_or_of_nobody_knows_whom_is_given_to_nobody(
    text: str, name: str, role: str
) -> None:
    language = "en" if text.startswith(("They", "A spokes")) else "fr"
    found = said_of(text, name, role, language)
    assert found.grounded is not None
    assert found.role is None
    assert found.refusal is not None


@pytest.mark.parametrize("text", [MINISTERS, CABINET, BARE, UNION])
def test_what_code_finds_beside_a_name_is_never_another_s(text: str) -> None:
    language = "en" if text == CABINET else "fr"
    names = ["Paul Garnier", "Claire Dutour", "Jean Morel", "Luc Aris", "Paul Garner"]
    names += ["Claire Duffy", "John Morrell", "Laure Parquin", "François Cherel"]
    found = [(name, role) for name in names for role in roles(text, name)]
    assert len({role for _, role in found}) == len(found)
    assert all(said_of(text, name, role, language).role == role for name, role in found)


OFFICES = ["maire de Lannec", "préfète", "ministre de la Mer", "patron du port", "avocat"]
NAMES = ["Paul Garnier", "Claire Dutour", "Jean Morel", "Luc Aris", "Anne Kerr"]
SHAPES = [  # how one of a list may be told, with the office that belongs to the name
    "le {office} {name}",
    "le {office}, {name}",
    "M. {name}",
    "{name}",
]


@given(
    st.permutations(NAMES),
    st.permutations(OFFICES),
    st.lists(st.sampled_from(SHAPES), min_size=2, max_size=5),
)
def test_in_a_list_of_people_nobody_gets_the_office_of_another(
    names: list[str], offices: list[str], shapes: list[str]
) -> None:
    told = [
        shape.format(office=office, name=name)
        for shape, office, name in zip(shapes, offices, names, strict=False)
    ]
    text = f"Ont signé hier {', '.join(told[:-1])} et {told[-1]}."
    own = {
        name: office if "{office}" in shape else None
        for shape, office, name in zip(shapes, offices, names, strict=False)
    }
    for name, office in own.items():
        for other in offices:
            if other != office:
                assert said_of(text, name, other).role is None, text
        assert set(roles(text, name)) <= {office}, text


@pytest.mark.parametrize(
    "role",
    [
        "rassemblé le Premier ministre",
        "Et c'est",
        "déclaré mercredi",
        "4 juillet",
        "mercredi",
        "qui dirige le port",
        "président a signé",
        "maire Paul Mora",
    ],
)
def test_a_verb_a_fragment_a_date_or_another_s_name_is_no_office(role: str) -> None:
    text = f"Le conseil a vu le {role}, Anne Kerr, hier au port. Anne Kerr, {role}, a parlé."
    found = said_of(text, "Anne Kerr", role)
    assert found.role is None
    assert found.refusal is not None
    assert found.refusal.reason == "weak_support"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Anne Kerr's estranged husband, Tony Weaver, was there.", "Tony Weaver", "husband"),
        (
            "Anne Kerr's estranged husband, Tony Weaver, was there.",
            "Anne Kerr",
            "estranged husband",
        ),
        (
            "He is the estranged husband of Duffy aide Anne Kerr, police said.",
            "Anne Kerr",
            "estranged husband of Duffy aide",
        ),
        (
            "He is the husband of Anne Kerr, an aide to Duffy.",
            "Anne Kerr",
            "husband",
        ),
    ],
)
def test_a_relative_of_nobody_knows_whom_is_no_office(text: str, name: str, role: str) -> None:
    assert said_of(text, name, role, "en").role is None
    assert "husband" not in " ".join(roles(text, name))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Tony Weaver, the husband of Anne Kerr, was there.", "husband of Anne Kerr"),
        ("Tony Weaver, a father of three, was there.", "father of three"),
    ],
)
def test_a_relative_who_says_whose_keeps_it(text: str, role: str) -> None:
    assert said_of(text, "Tony Weaver", role, "en").role == role
