"""Who says it, read off the sentence."""

import pytest

from summarizer.extraction.attribution import attributions, attributions_in
from summarizer.extraction.evidence import Evidence, Statement
from summarizer.extraction.subjects import described
from summarizer.extraction.voices import settle
from tests.extraction.making import article

FRENCH = [
    ("La maire Claire Le Bihan a déclaré que le quai restait fermé.", "Claire Le Bihan"),
    ("Le quai reste fermé, a déclaré Claire Le Bihan.", "Claire Le Bihan"),
    ("« Le quai reste fermé », a indiqué jeudi la préfecture.", "la préfecture"),
    ("« Le quai reste fermé », a expliqué devant la presse Paul Morvan.", "Paul Morvan"),
    ("Selon le procureur, trois personnes ont été entendues.", "le procureur"),
    ("Trois personnes ont été entendues, selon l'armée de l'air ukrainienne.", "l'armée de l'air"),
    ("Paul Morvan, conseiller d'Anne Kerr, a assuré que tout allait bien.", "Paul Morvan"),
    ("Le conseiller d'Anne Kerr, Paul Morvan, a assuré que tout allait bien.", "Paul Morvan"),
    ("Anne Kerr, qui doit voir Paul Morvan, a affirmé que rien n'était décidé.", "Anne Kerr"),
    ("Après l'appel entre Trump et Poutine, le Kremlin a précisé la date.", "Kremlin"),
    ("À Brest, le préfet estime que le bilan peut monter.", "le préfet"),
    ("M. Ouchakov a également assuré que la date restait ouverte.", "Ouchakov"),
    ("Les enquêteurs qui ont vu Anne Kerr ont indiqué qu'elle se taisait.", "Les enquêteurs"),
    ("Selon le récit présenté par le ministre Paul Morvan, tout est fini.", "Paul Morvan"),
    (
        "Kerr et Morvan doivent se voir, a fait savoir, jeudi 16 octobre, le locataire du quai.",
        "le locataire",
    ),
    ("Depuis lundi, Anne Kerr n'a guère dormi, ont estimé les médecins.", "les médecins"),
    ("Le directeur, que dirige Anne Kerr, a dit non.", "Le directeur"),
    ("Un homme qui dormait quand le toit a cédé a raconté que tout tremblait.", "Un homme"),
]
ENGLISH = [
    ("Mayor Claire Le Bihan said the quay would stay shut.", "Claire Le Bihan"),
    ("The quay will stay shut, said Claire Le Bihan.", "Claire Le Bihan"),
    ("“The quay stays shut,” the harbour authority said.", "the harbour authority"),
    ("The quay stays shut, according to the prefecture.", "the prefecture"),
    ("Paul Morvan, the deputy head of the port, told reporters it was over.", "Paul Morvan"),
    ("Anne Kerr, who met Paul Morvan, said nothing was settled.", "Anne Kerr"),
    ("A man who was asleep when the storm broke told reporters the house moved.", "A man"),
    ("The driver, who fled after the crash happened, said he was sorry.", "The driver"),
    ("The girl who fell when the pier broke is well, but her doctor said no.", "her doctor"),
    ("Some residents described the noise as unbearable.", "Some residents"),
    ("The father, from Old Town, south east Brackwater, said the bus was late.", "The father"),
    ("The baker from nearby Old Town, who broke a rib, said the bus was late.", "The baker"),
    ("In May, a row broke out after the owner said the price would rise.", "the owner"),
    ("The walls shook, the neighbour Anne Kerr said.", "Anne Kerr"),
    ("St Anne's Hospital said four people were hurt.", "St Anne's Hospital"),
    ("The quay shuts, said Kerr spokeswoman Claire Le Bihan.", "Claire Le Bihan"),
    ("Norda Foods, the firm which bakes the loaf, said the price was fixed.", "Norda Foods"),
    (
        "A spokeswoman for Norda Foods, the Swiss firm that owns the Zebra brand, said it was not.",
        "A spokeswoman for Norda Foods",
    ),
    (
        "A spokeswoman for Zebra - which began in Bern -- said it was not.",
        "A spokeswoman for Zebra",
    ),
    ("The man who met Anne Kerr said nothing.", "The man"),
    ("Lannec police revealed they are looking for a second boat.", "Lannec police"),
]


@pytest.mark.parametrize(("text", "speaker"), FRENCH)
def test_french_sentences_name_their_speaker(text: str, speaker: str) -> None:
    assert speaker in _first(text, "fr")


@pytest.mark.parametrize(("text", "speaker"), ENGLISH)
def test_english_sentences_name_their_speaker(text: str, speaker: str) -> None:
    assert speaker in _first(text, "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le quai s'est effondré jeudi matin.", "fr"),
        ("L'annonce a surpris les riverains.", "fr"),
        ("La thèse selon laquelle le quai était vieux circule.", "fr"),
        ("The quay collapsed on Thursday morning.", "en"),
    ],
)
def test_a_sentence_without_speech_names_nobody(text: str, language: str) -> None:
    assert attributions(_statement(text, language)) == []


def test_a_speech_verb_inside_quotation_marks_does_not_attribute() -> None:
    text = "« Le maire a dit non », a raconté Anne Kerr."
    assert [item.names[0].raw for item in attributions(_statement(text, "fr"))] == ["Anne Kerr"]


def test_whoever_has_said_nothing_yet_does_not_speak() -> None:
    text = "Rust was the cause, Anne Kerr said, though the laboratory had not yet reported."
    (found,) = attributions(_statement(text, "en"))
    assert "Anne Kerr" in found.text


def test_a_pronoun_is_marked_as_pointing_back() -> None:
    found = attributions(_statement("« C'est fini », a-t-elle ajouté.", "fr"))
    assert [item.pronoun for item in found] == [True]


def test_two_verbs_of_one_subject_share_it() -> None:
    text = "Some residents described the noise and said the walls shook."
    assert {item.text for item in attributions(_statement(text, "en"))} == {"Some residents"}


def test_joint_subjects_both_speak() -> None:
    found = attributions(_statement("MM. Poutine et Trump ont annoncé un sommet.", "fr"))
    assert [name.raw for name in found[0].names] == ["Poutine", "Trump"]


def _statement(text: str, language: str) -> Statement:
    return Statement(text, language)


def _first(text: str, language: str) -> str:
    found = attributions(_statement(text, language))[0]
    return " ".join(name.raw for name in found.names) or found.text


def test_the_network_a_speaker_wrote_on_does_not_speak() -> None:
    text = "« Un lieu sera choisi », a écrit Anne Kerr sur sa plateforme de réseaux Truth Social."
    assert [name.raw for name in attributions(_statement(text, "fr"))[0].names] == ["Anne Kerr"]


def test_the_one_an_office_belongs_to_does_not_speak() -> None:
    text = "Le conseiller de M. Poutine, Iouri Ouchakov, a indiqué que rien ne changeait."
    assert [name.raw for name in attributions(_statement(text, "fr"))[0].names] == [
        "Iouri Ouchakov"
    ]


def test_whoever_a_message_is_of_says_what_it_says() -> None:
    found = attributions(_statement("Le quai est fermé, selon un message de M. Morvan.", "fr"))
    assert [name.raw for name in found[0].names] == ["Morvan"]


def test_a_subject_ends_before_its_first_verb() -> None:
    text = "One of the passengers called her husband from the ferry and told him it was over."
    assert {a.text for a in attributions(_statement(text, "en"))} == {"One of the passengers"}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "The British police and coastguard said seven had died.",
            "The British police and coastguard",
        ),
        ("He is in custody, British Transport police said.", "British Transport police"),
        ("Anne Kerr herself said seven had died.", None),
        ("Anne Kerr repeatedly told reporters it was over.", None),
    ],
)
def test_a_name_that_only_describes_a_noun_does_not_speak(text: str, whole: str | None) -> None:
    (attribution,) = attributions(_statement(text, "en"))
    assert described(attribution) == whole


OPEN_BEFORE = [
    ("en", 'The guards told me to leave because it was not safe."'),
    ("en", "The guards told me to leave because it was not safe.”"),
    ("fr", "Les gardiens ont dit de partir, la cale n'était pas sûre »."),
    ("en", 'She stood up: "The guards said we should leave.'),
    ("fr", "Elle s'est levée : « Les gardiens ont dit de partir."),
]


@pytest.mark.parametrize(("language", "text"), OPEN_BEFORE)
def test_words_beside_half_a_pair_of_marks_name_no_speaker(language: str, text: str) -> None:
    assert not [said for said in attributions_in(text, language) if "g" in said.text]


def test_an_inch_mark_closes_no_quotation() -> None:
    assert attributions_in('The harbour master said the 12" pipe had burst.', "en")


SAILOR = "The sailor, who broke a rib, said: “The lamps went out."


@pytest.mark.parametrize(
    "sentences",
    [
        (SAILOR, "Then the guards told me to leave.", "Nobody else was on deck.”"),
        (SAILOR, "“Then the guards told me to leave.", "“Nobody else was on deck.”"),
    ],
)
@pytest.mark.parametrize("between", ["\n", " "])
def test_words_inside_a_quotation_opened_earlier_name_no_speaker(
    sentences: tuple[str, ...], between: str
) -> None:
    evidence = Evidence(article(*sentences, between=between))
    assert attributions(evidence.sentences[1]) == []


def test_a_long_quotation_stays_its_speaker_s_whoever_is_quoted_in_it() -> None:
    told = 'The sailor, who broke a rib, said: "The lamps went out at once.'
    evidence = Evidence(
        article(
            told,
            '"Two of us pulled at the hatch.',
            'Then the guards told me to leave because it was not safe."',
            'He had seen the captain, he said: "I asked him why."',
            between=" ",
        )
    )
    assert settle(evidence, [2, 3], None, None).said_by == "the sailor"


def test_a_mark_never_closed_silences_nobody_after_its_sentence() -> None:
    evidence = Evidence(
        article(
            "The ferry ran at a “higher speed than allowed in the bay.",
            "The harbour master said the lamps were out.",
            between=" ",
        )
    )
    assert [said.text for said in attributions(evidence.sentences[1])] == ["The harbour master"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Contrairement à ce qu'affirme Luc Morel, la piste n'était pas fermée."),
        ("fr", "La procureure Anne Dufour n'a pas dit que le guide était en faute."),
        ("en", "Contrary to what Guy Roux said, the slope had stayed open."),
        ("en", "Experts debunked claims that the ferry was unsafe."),
    ],
)
def test_whoever_is_contradicted_or_said_nothing_is_no_speaker(language: str, text: str) -> None:
    assert attributions(Statement(text, language)) == []
