"""Page furniture goes, with its exact span; real sentences never do."""

import pytest

from summarizer.reading.article import Article
from summarizer.reading.assemble import assemble
from summarizer.reading.document import Document
from summarizer.reading.visible import visible

FIRST = "Le pont de la gare est fermé depuis lundi matin."
LAST = "Les travaux dureront un an, selon la mairie."


def _read(text: str, outlet: str | None = None) -> Article:
    return assemble(Document(text=text, outlet=outlet), "a.txt", "", identifier="S1")


def _sentences(article: Article) -> list[str]:
    return [visible(article, sentence) for sentence in article.sentences]


def _removed(article: Article) -> list[str]:
    return [article.text[r.start : r.end] for r in article.removed]


LINES = [
    "Lire aussi : La gare rouvre après deux ans de travaux",
    "À lire également : notre dossier sur les ponts",
    "Sur le même thème : les ponts de France",
    "Read more: Bridge closes for a year",
    "Read more",
    "Lire la suite",
    "Inscrivez-vous à notre newsletter pour ne rien manquer.",
    "Sign up for our daily newsletter.",
    "Abonnez-vous à partir de 1 euro par mois",
    "Je m'abonne",
    "Soutenez La Gazette à partir de 2 € par mois.",
    "Support independent journalism: donate today.",
    "Faites un don pour que notre rédaction reste libre.",
    "Publicité",
    "Advertisement",
    "La suite après cette publicité",
    "Crédit photo : Jeanne Martin",
    "Photo : Jeanne Martin / AFP",
    "© Agence Lumière 2024",
    "Par Jeanne Martin",
    "By Jane Doe and John Roe",
    "Reporting by Jane Doe; editing by John Roe",
    "Jeanne Martin et Paul Roux ont contribué à cet article.",
    "Jane Doe and John Roe contributed to this report.",
    "(avec AFP)",
    "AFP",
    "Partager sur Facebook",
    "Share this article",
    "Follow us on Twitter and Facebook",
    "Suivez-nous sur Instagram",
    "12 commentaires",
    "3,204 comments",
    "Nous utilisons des cookies pour améliorer votre visite sur ce site.",
    "By continuing to use this site you accept our use of cookies.",
    "Il vous reste 63.5% de cet article à lire. La suite est réservée aux abonnés.",
    "Temps de lecture : 3 min",
    "Publié le 3 mai 2024 à 10h12 - Mis à jour le 4 mai",
    "This video cannot be played",
    "Tous droits réservés",
    "Get daily updates directly to your inbox",
    "Could not subscribe, try again later Invalid Email",
    "Click to share on WhatsApp (Opens in new window)",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_furniture_goes_and_is_recorded(line: str) -> None:
    article = _read(f"{FIRST}\n{line}\n{LAST}")
    assert _sentences(article) == [FIRST, LAST]
    assert " ".join(_removed(article)) == line
    assert {removal.reason for removal in article.removed} == {"boilerplate"}
    assert all(removal.detail for removal in article.removed)


REAL = [
    "Soutenez les pompiers, a lancé la maire devant la foule.",
    "« Faites un don à la Croix-Rouge », a demandé le préfet.",
    "“Donate today,” the governor urged residents of the valley.",
    "Le journal est un média indépendant depuis 1950.",
    "La mairie a contribué à ce rapport pour la moitié.",
    "Il faut lire aussi les lignes en petits caractères.",
    "She told pupils to read more books during the holidays.",
    "The advertisement ran for three weeks in every paper.",
    "Les commentaires du ministre ont surpris 12 députés.",
    "Google said it would stop using cookies to track people.",
    "Le photographe Jean Martin a reçu le prix.",
    "By Monday night the river had fallen by two metres.",
    "Par ailleurs, le maire a annoncé un référendum.",
    "Reuters reported that three people were hurt.",
    "Selon l'AFP, trois personnes sont blessées.",
    "Nous comptons sur vous, a dit l'entraîneur à ses joueurs.",
    "The party asked supporters to sign up for the march.",
    "Le groupe a publié une vidéo de l'attaque.",
    "Voir la mer reste un rêve pour beaucoup d'enfants.",
    "Police asked drivers to share this road with cyclists.",
    "About 1/3 of the houses and 2/3 of the farms lost power.",
    "Elle a décidé de s'abonner au réseau de chaleur.",
    "The company relies on your data to make money, he said.",
    "He will become a member of the council in May.",
    "Our journalism teacher was hurt, a pupil said.",
    "L'agence SIPA emploie 40 photographes (Paris et Lyon).",
    "Le vote (Photo: un isoloir) a commencé à huit heures.",
    "The Getty Images archive was sold for two million dollars.",
    "Le Monde a publié le rapport hier matin.",
    "Copyright law protects the song, the judge ruled.",
    "La chanteuse a été invitée à lire : un poème, puis une lettre.",
]


@pytest.mark.parametrize("sentence", REAL)
def test_a_real_sentence_stays(sentence: str) -> None:
    assert _sentences(_read(f"{FIRST}\n{sentence}\n{LAST}")) == [FIRST, sentence, LAST]
    assert " ".join(_sentences(_read(f"{FIRST} {sentence} {LAST}"))) == f"{FIRST} {sentence} {LAST}"


def test_a_link_inside_a_line_is_cut_out_up_to_the_next_sentence() -> None:
    link = "Lire aussi : Le viaduc du nord : « trop cher », dit la région Vieux ponts"
    article = _read(f"{FIRST} {link} Ce chantier inquiète les commerçants. {LAST}")
    assert _sentences(article) == [FIRST, "Ce chantier inquiète les commerçants.", LAST]
    assert _removed(article) == [link]


def test_only_the_label_goes_when_the_end_of_a_link_cannot_be_told() -> None:
    article = _read(f"{FIRST} READ MORE: Marchers fill streets as Ottawa waits. {LAST}")
    assert _removed(article) == ["READ MORE:"]
    assert "Marchers fill streets as Ottawa waits." in _sentences(article)


def test_the_title_before_a_read_more_goes_with_it() -> None:
    article = _read(f"{FIRST} Bridges of the north | Jane Doe Read more Engineers came. {LAST}")
    assert _sentences(article) == [FIRST, "Engineers came.", LAST]


def test_a_box_of_related_stories_goes_up_to_the_first_sentence_after_it() -> None:
    box = "Related stories BIG FREEZE Town without heat for a week Who pays? Family sues the city"
    article = _read(f"{FIRST} {box} The mayor resigned on Monday. {LAST}")
    assert _sentences(article) == [FIRST, "The mayor resigned on Monday.", LAST]
    assert _removed(article) == [box]


def test_a_numbered_picture_gallery_goes() -> None:
    gallery = "Old Town 3 show all Old Town 1/3 A boat Ann Roe 2/3 A street. At night PA 3/3 A dog"
    article = _read(f"{FIRST} {gallery} The water fell on Monday. {LAST}")
    assert _sentences(article) == [FIRST, "The water fell on Monday.", LAST]


def test_an_appeal_takes_the_sentences_in_which_the_outlet_speaks_of_itself() -> None:
    appeal = (
        "Soutenez La Gazette à partir de 1€ Comment nous aider à vous informer ?\n"
        "La Gazette est un journal libre et indépendant, ne recevant aucune subvention. "
        "Depuis toujours, nous subissons des pressions. "
        "C'est pourquoi nous comptons sur votre soutien pour continuer."
    )
    article = _read(f"{FIRST}\n{LAST}\n{appeal}")
    assert _sentences(article) == [FIRST, LAST]
    assert {removal.detail for removal in article.removed} == {"appeal for money"}


def test_a_sentence_beside_an_appeal_that_is_not_the_outlets_own_stays() -> None:
    article = _read(f"{FIRST} {LAST}\nFaites un don à la rédaction.")
    assert _sentences(article) == [FIRST, LAST]


def test_an_outlet_name_by_itself_goes_only_at_the_end() -> None:
    assert _sentences(_read(f"{FIRST}\n{LAST}\nLa Gazette", outlet="La Gazette")) == [FIRST, LAST]
    many = "\n".join([FIRST, "Gazette", *[LAST] * 8])
    assert "Gazette" in _sentences(_read(many, outlet="Gazette"))


def test_a_credit_in_the_middle_of_a_sentence_does_not_cut_it() -> None:
    text = "The tower (Jane Doe/Reuters) was lit in blue for the whole week."
    assert _sentences(_read(text)) == [text]


def test_a_byline_before_a_dateline_goes_and_the_dateline_stays() -> None:
    article = _read("By Jane Doe and John Roe LONDON, May 3 (Reuters) - The bridge closed. " + LAST)
    assert _removed(article) == ["By Jane Doe and John Roe"]


def test_hidden_characters_do_not_save_furniture() -> None:
    article = _read(f"{FIRST}\nAdver\u200btisement\n{LAST}")
    assert _sentences(article) == [FIRST, LAST]


def test_signs_without_words_are_removed_and_recorded() -> None:
    article = _read(f"{FIRST}\n* * *\n{LAST}")
    assert _sentences(article) == [FIRST, LAST]
    assert _removed(article) == ["* * *"]


def test_a_text_of_furniture_only_is_empty_and_says_so() -> None:
    article = _read("Lire aussi : La gare rouvre\nPublicité\n12 commentaires")
    assert article.status == "empty"
    assert "page furniture" in article.reason
