"""Sentences are cut where a reader would cut them, and nothing of the text is lost."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.paragraphs import paragraphs
from summarizer.reading.sentences import MAX_SENTENCE, split_sentences

# Pages flattened to text: captions, credits and posts run into sentences.
RUN_ON = [
    "The quay after the fire in Brackwater, south coast¦ The 42-year-old watchman is in custody.",
    "Scene: smoke over the roofs of the old harbour (Anne Kerr)¦ Police closed the road at noon.",
    "Searches began after the ferry sank off the cape (Reuters)¦ Mayor Anne Kerr sent a message.",
    "Smoke over the old harbour of Brackwater (Steve Hall/PA )¦ A spokesman said it was out.",
    "Paul Morvan on the harbour fire¦ “Later I saw two people being carried out to the boats.”",
    'Paul Morvan on the harbour fire¦ "Later I saw two people being carried out to the boats."',
    "Avoid the quay -- Harbour Office (@harbour) November 9, 2026¦ Police tell us it is shut.",
    "Des pompiers devant le hangar du vieux port¦ Elle était la seule à bord du bateau.",
    "The paper The Brackwater Gazette wrote that the quay was shut.",
    "She noted that “Brackwater is all about the quay.”",
    'She called it "Absolutely the worst night of the year."',
    "Le groupe Les Cinq Marins a joué sur le quai de Valmont.",
    "The party (Lab) MP for Brackwater said the quay was shut.",
    "British Transport Police (BTP) Chief Constable Anne Kerr said so.",
]
# "¦" marks where one sentence ends and the next begins.
FRENCH = [
    "Cet échange entre MM. Durand et Petit a duré une heure.¦ M. Petit en est sorti satisfait.",
    "M. Durand a refusé.¦ Mme Petit a accepté.¦ Mlle Roux hésite.",
    "Mme. Roux et Mlle. Blanc ont signé.¦ Elles partiront lundi.",
    "Le Dr. Martin opère à St. Étienne depuis 2019.¦ Il y restera.",
    "Me Legrand plaide, Me. Leroy aussi.¦ Le juge écoute.",
    "Mgr. Colas a béni la foule.¦ Elle a chanté.",
    "Voir l'art. 5 de la loi.¦ Il est clair.",
    "La citation se trouve p. 12 du rapport.¦ Elle est exacte.",
    "Pommes, poires, prunes, etc.¦ Tout a été vendu.",
    "Pommes, poires, etc. sont vendues ici.",
    "Le prix a augmenté de 3.5 points.¦ Personne ne s'y attendait.",
    "Il y a 9.000 habitants.¦ Ils votent dimanche.",
    "La séance du 3 janv. 2024 est reportée.¦ Une autre suivra.",
    "En oct. le conseil vote.",
    "Il a dit : « Je pars. »¦ Puis il est parti.",
    "« Je pars. »¦ La salle s'est tue.",
    "«Non. Jamais.»¦ Voilà sa réponse.",
    "« Vraiment ? » a-t-elle demandé.¦ Personne n'a répondu.",
    "« Arrêtez ! », a crié le gardien.¦ Le groupe a fui.",
    "Elle a parlé d'une guerre “sans nom“ devant la presse.¦ Puis elle s'est tue.",
    "Il évoque un accord d' »une rare clarté ».¦ Nul ne le croit.",
    "Le plan « Vert. Demain. » est abandonné.¦ Un autre viendra.",
    "L'affaire (voir p. 4. Note 2) est close.¦ On n'en parle plus.",
    "Il a ajouté (...) que rien ne pressait.¦ Le maire a souri.",
    "Il hésite... mais il viendra.",
    "Il hésite...¦ Personne ne vient.",
    "Elle attendait… Rien.",
    "Qui a gagné ?¦ Personne !¦ Pourquoi ?",
    "Jean F. Le Gall préside.¦ Il a 60 ans.",
    "L'écrivaine J. K. Rowling est venue.¦ Elle a lu un texte.",
    "La vitamine C.¦ Le corps en a besoin.",
    "Le chef de l'État a écrit à J.-P. Marty hier.¦ Il attend.",
    "L'O.N.U. a protesté.¦ La Chine aussi.",
    "Le site www.exemple.fr est en panne.¦ La mairie s'excuse.",
    "Le rendez-vous est fixé à 14 h. 30, place du marché.",
    "La société Durand et Cie. a fermé.",
    "Elle vise le no. 1 mondial.¦ Rien ne l'arrête.",
    "Le projet coûte 2,5 M. d'euros selon la mairie.",
    "Le ministre a terminé.¦Il est parti vite.",
    "Cf. la note du gouverneur.¦ Elle est longue.",
    "Le gén. Morel commande.¦ Le lt. Faure obéit.",
    (
        "« Nous ne voulons rien céder sur ce point, et nous l'avons dit à chacun de nos visiteurs "
        "depuis le printemps.¦ Nous le redirons demain devant l'assemblée, sans rien changer. »"
    ),
]
ENGLISH = [
    "Mr. Jones met Mrs. Smith on Monday.¦ Ms. Brown stayed away.",
    "Dr. Lee works at St. Mary's.¦ He lives in St. Louis.",
    "He moved to the U.S. in May.¦ He likes it.",
    "He left the U.S.¦ The press did not notice.",
    "The U.S. Senate votes today.¦ Nobody knows how.",
    "Gen. Adams and Lt. Gov. Price spoke.¦ Sen. Cole did not.",
    "It opened at 6 a.m. on Friday.¦ It closed at 9 p.m.¦ Nobody came.",
    "It starts at 7 p.m. Tuesday.¦ Entry is free.",
    "It starts at 8 p.m. Eastern time.",
    "See No. 5 on the list.¦ It is blue.",
    "The firm, Baker Inc., failed.¦ Its owner left.",
    "He works for Baker Co.¦ The firm is old.",
    "Apples, pears, etc. are sold here.",
    "They met on Nov. 3 in Rome.¦ Talks go on.",
    "They met on Jan. 12, 2020.¦ Talks failed.",
    'He said: "I go. You stay."¦ Then he left.',
    '"We won," he said.¦ "We are glad."',
    '"Did it fall?" she asked.¦ Nobody knew.',
    '"Stop!" the guard cried.¦ The crowd ran.',
    'Police "found nothing."¦ The search ended.',
    (
        '"One of the longest quotations that anybody has ever set down in a test of this kind ran '
        'on.¦ It took two whole sentences to say it, and then some more."'
    ),
    "John F. Kennedy spoke.¦ So did J. R. Ewing.",
    "It fell 1.5 percent.¦ It rose 2.25 points.",
    "The site example.com is down.¦ Engineers are working.",
    "Visit https://example.org/a.b/c.html now.¦ It is free.",
    "He waited ... and waited.¦ Nothing came.",
    "He is, e.g. on Sundays, late.¦ She is not.",
    "It was Smith vs. Jones again.¦ Smith won.",
    "He holds a Ph.D. in physics.¦ He teaches.",
    "He lives on Main St.¦ The house is red.",
    "She called it 'a mess'.¦ He agreed.",
    "The players' bus left.¦ It was late.",
    'They called him "Mad Dog. Really."¦ He laughed.',
    "The council (which sat late. Again) agreed.¦ It rose at ten.",
    "What now?¦ Who knows!¦ We wait.",
    "The train -- late again -- came.¦ It left -- empty -- at noon.¦ Nobody cared.",
    "Yahoo! bought it.¦ Prices rose.",
    "Five were hurt.¦ 12 were safe.",
    "Washington, D.C. is humid.¦ Summer is worse.",
    "It cost $3.2m.¦ The city paid.",
]


def _spaceless(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("marked", "language"),
    [(t, "fr") for t in FRENCH] + [(t, "en") for t in [*ENGLISH, *RUN_ON]],
)
def test_sentences_end_where_a_reader_would_end_them(marked: str, language: str) -> None:
    expected = [part.strip() for part in marked.split("¦")]
    text = marked.replace("¦", "")
    assert [text[a:b] for a, b in split_sentences(text, language)] == expected


def test_the_labelled_set_has_at_least_sixty_cases() -> None:
    assert len(FRENCH) + len(ENGLISH) >= 60


def test_a_caption_without_full_stop_is_parted_from_the_sentence_it_runs_into() -> None:
    text = (
        "Rescue workers carry a boat across the flooded market square in the old town early on "
        "Sunday The river had risen by four metres during the night and many of the streets near "
        "the harbour stood under water until noon."
    )
    assert [text[a:b].partition(" ")[0] for a, b in split_sentences(text, "en")] == [
        "Rescue",
        "The",
    ]


def test_the_lines_of_wrapped_text_are_one_paragraph() -> None:
    text = (
        "The council met on Monday evening to decide about the bridge\n"
        "over the canal, which has been closed since the spring storm\n"
        "tore away its northern pier. It adjourned without a decision."
    )
    assert len(paragraphs(text)) == 1
    assert len(split_sentences(text, "en")) == 2


def test_lines_of_different_length_are_paragraphs_of_their_own() -> None:
    text = "Un pont fermé\nLe pont est fermé depuis lundi.\nLes travaux durent un an."
    assert [text[a:b] for a, b in paragraphs(text)] == text.split("\n")


def test_a_line_that_goes_on_in_small_letters_is_joined() -> None:
    text = "La ville a averti\nles habitants que le pont fermerait."
    assert len(split_sentences(text, "fr")) == 1


def test_a_stretch_without_full_stops_is_cut_into_readable_lengths() -> None:
    text = "mot " * 2000
    spans = split_sentences(text, "fr")
    assert all(b - a <= MAX_SENTENCE for a, b in spans)
    assert _spaceless("".join(text[a:b] for a, b in spans)) == _spaceless(text)


def test_a_character_the_segmenter_uses_for_itself_is_not_lost() -> None:
    text = "Le signe ∯ est rare. Le signe ♬ aussi. On & on."
    assert "".join(_spaceless(text[a:b]) for a, b in split_sentences(text, "fr")) == _spaceless(
        text
    )


PIECES = st.sampled_from(
    [
        *"abÉZ .!?…\"'«»“”()[]-–—,;:\n\r\t\u00a00159&∯",
        "M. ",
        "U.S. ",
        " Le ",
        "The ",
        ". ",
        "... ",
        "\n\n",
    ]
)
TEXTS = st.lists(PIECES, max_size=80).map("".join) | st.text(max_size=200)


@given(TEXTS, st.sampled_from(["fr", "en", "de", "zh", "ar", "", "xx"]))
def test_every_character_lies_in_exactly_one_sentence(text: str, language: str) -> None:
    spans = split_sentences(text, language)
    assert "".join(_spaceless(text[a:b]) for a, b in spans) == _spaceless(text)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)


@given(TEXTS)
def test_cutting_again_what_was_cut_depends_on_the_text_alone(text: str) -> None:
    assert split_sentences(text, "fr") == split_sentences(text, "fr")


@given(st.lists(st.sampled_from(["Un mot.", "Deux mots ici.", "M. Roux part."]), min_size=1))
def test_plain_sentences_come_out_as_they_went_in(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[a:b] for a, b in split_sentences(text, "fr")] == sentences


def test_no_sentence_begins_with_a_closing_mark() -> None:
    text = (
        "« Il part. Il revient souvent ici, dit-on, et même deux fois par jour, ou trois, "
        "le soir venu, quand la ville dort. » Le maire rit. ” Voilà."
    )
    for a, b in split_sentences(text, "fr"):
        assert not re.match(r"[»”)\]]", text[a:b])
