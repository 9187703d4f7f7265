"""A pronoun is never turned into somebody it may not mean: in doubt it stays."""

import pytest

from summarizer.extraction.evidence import Evidence
from summarizer.extraction.trimming import with_speaker, without_attribution
from summarizer.extraction.voices import settle
from tests.extraction.making import article


def told(*sentences: str, language: str = "fr", cited: int = 1) -> tuple[str | None, str]:
    """Return who is shown for the last sentence, copied as a line, and the line's text."""
    evidence = Evidence(article(*sentences, language=language))
    claim = evidence.claim(sentences[-1])
    group = range(len(sentences) - cited + 1, len(sentences) + 1)
    said_by = settle(evidence, list(group), None, claim).said_by
    if said_by is None:
        return None, claim.text
    return said_by, with_speaker(evidence.claim(without_attribution(claim)), said_by)


FRENCH = [
    (
        "La ministre Claire Dutour a déclaré que la base tiendrait.",
        "Le vent est tombé dans la soirée.",
        "L'armée de l'air du pays a compté 320 drones dans la nuit.",
        "Elle a dit avoir abattu 283 drones et cinq missiles.",
    ),
    (
        "Le maire Paul Garnier a visité Rouen.",
        "L'hôpital de la ville a été évacué.",
        "Il a dit avoir accueilli 40 blessés.",
    ),
    (
        "La directrice Rose Aumont a reçu les ouvriers lundi.",
        "La société Bergal a publié ses comptes.",
        "Elle a annoncé avoir perdu 12 millions d'euros.",
    ),
    (
        "L'armée de l'air a compté 320 drones, a indiqué la ministre Claire Dutour.",
        "Elle a dit avoir abattu 283 drones.",
    ),
    (
        "Selon la ministre Claire Dutour, l'armée de l'air a compté 320 drones.",
        "Elle a dit avoir abattu 283 drones.",
    ),
    (
        "La ministre Claire Dutour a déclaré que la base tiendrait.",
        "L'usine a brûlé, a-t-elle ajouté.",
        "La banque a fermé ses guichets.",
        "Elle a annoncé avoir perdu 12 millions d'euros.",
    ),
    (
        "Le maire Paul Garnier a déclaré que le bac rentrait.",
        "Le groupe va fermer deux usines, a-t-il annoncé.",
    ),
    ("Le procureur a parlé.", "Paul Garnier sera jugé mardi, a-t-il dit."),
    (
        "La préfète a parlé.",
        "Puis vint le tour de Rose Aumont, la directrice : le bac part, a-t-elle dit.",
    ),
    ("Le maire Paul Garnier a visité Rouen.", "Ils ont dit avoir accueilli 40 blessés."),
    ("Le maire Paul Garnier a reçu Luc Petit.", "Il a dit avoir accueilli 40 blessés."),
    ("Anne Kerr a rencontré le maire hier.", "Il a dit avoir vu le quai."),
    (
        "L'association a expliqué que le dossier était prêt.",
        "Le Conseil de la baie va d'abord instruire le dossier, a-t-on indiqué au sein du Conseil.",
    ),
    (
        "La ministre et la préfète ont parlé.",
        "Le redressement de la banque Norda Brothers « leur a coûté un million », a-t-elle ajouté.",
    ),
]


@pytest.mark.parametrize("sentences", FRENCH)
def test_a_french_pronoun_that_may_mean_something_else_stays(sentences: tuple[str, ...]) -> None:
    assert told(*sentences) == (None, sentences[-1])


ENGLISH = [
    (
        "Minister Anne Kerr said the base would hold.",
        "The country's air force counted 320 drones overnight.",
        "It said it had shot down 283 drones and five missiles.",
    ),
    ("Minister Anne Kerr said the base would hold.", "It said 283 drones had been shot down."),
    ("Minister Anne Kerr met the crews.", "It said 283 drones had been shot down."),
    ("Mayor Paul Garnier met the crews.", "The driver lay on the quay.", "He said it was dark."),
    ("Mayor Paul Garnier said his wife was hurt.", "She said the tram had been too fast."),
    ("The harbour company said the quay was shut.", "She said the tram had been too fast."),
    ("In Port Lannec, New Ham, on Sunday, she said the tram had been too fast.",),
    ("The council's chair (R-Lannec) waited.", "He said the tram had been too fast."),
]


@pytest.mark.parametrize("sentences", ENGLISH)
def test_an_english_pronoun_that_may_mean_something_else_stays(sentences: tuple[str, ...]) -> None:
    assert told(*sentences, language="en") == (None, sentences[-1])


MEANT = [
    ("fr", ("Le maire Paul Garnier a visité Rouen.", "Il a dit avoir vu le quai."), "Paul Garnier"),
    (
        "fr",
        ("Le quai reste fermé, a déclaré Paul Garnier.", "Il a dit avoir vu le bac."),
        "Paul Garnier",
    ),
    (
        "fr",
        (
            "Le maire, Paul Garnier, a dit que le bac rentrait.",
            "Il a visité Rouen.",
            "Il a dit avoir vu le quai.",
        ),
        "Paul Garnier",
    ),
    (
        "fr",
        ("Le maire Paul Garnier a rencontré le préfet.", "Il a dit avoir vu le quai."),
        "Paul Garnier",
    ),
    (
        "fr",
        (
            "La ministre Claire Dutour a déclaré que la base tiendrait.",
            "Le vent est tombé dans la soirée.",
            "Elle a dit avoir vu le quai.",
        ),
        "Claire Dutour",
    ),
    ("fr", ("La police a arrêté Paul Garnier.", "Il a dit avoir vu le quai."), "Paul Garnier"),
    (
        "fr",
        (
            "« Le bac est parti », a répété le procureur, M. Luc Petit.",
            "Selon lui, des boulons ont lâché.",
            "Le dernier contrôle remonte à mars, a-t-il rappelé.",
        ),
        "Luc Petit",
    ),
    ("fr", ("Les pompiers ont dit non.", "Ils ont ajouté que le feu gagnait."), "les pompiers"),
    (
        "en",
        ("Mayor Paul Garnier met the crews.", "The hospital shut.", "He said it was dark."),
        "Paul Garnier",
    ),
    (
        "en",
        ("The harbour company said the quay was shut.", "It said it was dark."),
        "the harbour company",
    ),
    ("en", ("Royal Navy veteran Kevin Snow was hurt.", "He said it was dark."), "Kevin Snow"),
]


@pytest.mark.parametrize(("language", "sentences", "who"), MEANT)
def test_the_subject_right_before_or_the_only_one_since_is_meant(
    language: str, sentences: tuple[str, ...], who: str
) -> None:
    assert told(*sentences, language=language)[0] == who


def test_the_pronoun_of_a_line_is_not_whoever_speaks_in_the_sentence_cited_beside_it() -> None:
    sentences = (
        "L'usine a fermé hier, a déclaré la ministre Claire Dutour.",
        "L'armée de l'air a compté 320 drones.",
        "Elle a dit avoir abattu 283 drones.",
    )
    assert told(*sentences, cited=3) == (None, sentences[-1])


def test_a_source_that_is_no_person_is_the_same_source() -> None:
    first = "L'armée de l'air du pays a annoncé avoir vu 320 drones."
    again = "Cette même source a affirmé que 283 drones ont été abattus."
    assert told(first, again)[0] == "l'armée de l'air du pays"
