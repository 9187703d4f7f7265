"""Whose words an entry is: four reports of one post are four reports and one statement."""

from summarizer.merging.merge import merge
from summarizer.merging.speakers import holder
from summarizer.output.ledger import one_statement
from tests.merging.making import fact, person, quote, summary
from tests.merging.test_origins import entry

PAID = "La région paiera la moitié des travaux du pont de Lannec."
POST = "La région paiera la moitié des travaux du pont de Lannec, a écrit Anne Kerr sur {}."


def reports(*sentences: str, voices: tuple[str | None, ...]) -> list[object]:
    """Return the statements behind one fact these sentences report."""
    made = [
        summary(n, [text], fact(PAID, 1, voice))
        for n, (text, voice) in enumerate(zip(sentences, voices, strict=True), 1)
    ]
    support = entry(merge(made), PAID).support
    return [support.independent, *[(s.said_by, s.channel, s.sources) for s in support.statements]]


def test_reports_of_one_post_are_independent_reports_of_one_statement() -> None:
    texts = [
        POST.format("Facebook"),
        "La région paiera la moitié des travaux du pont de Lannec, selon Anne Kerr.",
        "Anne Kerr l'a promis, la région paiera la moitié des travaux du pont de Lannec.",
    ]
    voices = ("Anne Kerr", "Anne Kerr", "Anne Kerr")
    assert reports(*texts, voices=voices) == [3, ("Anne Kerr", "post", ["S1", "S2", "S3"])]


def test_a_press_conference_and_a_release_are_no_one_channel() -> None:
    promised = "La région paiera la moitié des travaux du pont de Lannec"
    texts = [
        f"{promised}, a déclaré Anne Kerr en conférence de presse.",
        f"{promised}, a indiqué Anne Kerr dans un communiqué.",
    ]
    found = reports(*texts, voices=("Anne Kerr", "Anne Kerr"))
    assert found == [2, ("Anne Kerr", None, ["S1", "S2"])]


def test_two_voices_are_two_statements() -> None:
    texts = [
        "Anne Kerr l'a promis, la région paiera la moitié des travaux du pont de Lannec.",
        "Paul Morvan l'a promis, la région paiera la moitié des travaux du pont de Lannec.",
    ]
    found = reports(*texts, voices=("Anne Kerr", "Paul Morvan"))
    assert found == [2, ("Anne Kerr", None, ["S1"]), ("Paul Morvan", None, ["S2"])]


def test_what_a_source_reports_as_its_own_finding_is_nobodys_statement() -> None:
    own = summary(1, [PAID], fact(PAID, 1))
    said = summary(2, [POST.format("X")], fact(PAID, 1, "Anne Kerr"))
    found = entry(merge([own, said]), PAID)
    assert [(s.said_by, s.sources) for s in found.support.statements] == [("Anne Kerr", ["S2"])]
    assert not one_statement(found)


def test_a_witness_quoted_by_five_outlets_is_one_voice() -> None:
    frames = [
        "« {} », raconte Loïc Stervin.",
        "Loïc Stervin a dit : « {} ».",
        "« {} », a dit Loïc Stervin lundi matin.",
        "Pêcheur au port, Loïc Stervin raconte : « {} ».",
        "« {} », confie Loïc Stervin.",
    ]
    words = "On a entendu un craquement, puis plus rien du tout"
    made = [
        summary(n, [frame.format(words)], quote("Loïc Stervin", 1))
        for n, frame in enumerate(frames, 1)
    ]
    (said,) = merge(made).fields["quotes"]
    assert said.support.independent == 5
    assert [(s.said_by, s.sources) for s in said.support.statements] == [
        ("Loïc Stervin", ["S1", "S2", "S3", "S4", "S5"])
    ]
    assert one_statement(said)


def test_a_voice_named_by_an_office_is_its_one_holders() -> None:
    promised = "La région paiera la moitié des travaux du pont de Lannec"
    who = "La présidente de la région, Anne Kerr, est venue à Lannec."
    first = summary(1, [f"{promised}, a dit Anne Kerr."], fact(PAID, 1, "Anne Kerr"))
    second = summary(
        2,
        [who, f"{promised}, a dit la présidente de la région."],
        fact(PAID, 2, "la présidente de la région"),
        person("Anne Kerr", "présidente de la région", 1),
    )
    support = entry(merge([first, second]), PAID).support
    assert [(s.said_by, s.sources) for s in support.statements] == [("Anne Kerr", ["S1", "S2"])]


def test_an_office_two_people_hold_is_nobodys_voice() -> None:
    held = (frozenset({"president"}), "Anne Kerr"), (frozenset({"president"}), "Paul Morvan")
    assert holder("le président", held[:1]) == "Anne Kerr"
    assert holder("le président", held) == "le président"
    assert holder(None, held) is None
