"""Front matter is read value by value; a bad one costs only itself."""

import pytest

from summarizer.reading.article import Article
from summarizer.reading.assemble import assemble
from summarizer.reading.front_matter import plain_document

BODY = "Le pont est fermé depuis lundi. Les travaux dureront un an."


def _read(front: str, body: str = BODY, newline: str = "\n") -> Article:
    text = f"---\n{front}\n---\n{body}".replace("\n", newline)
    return assemble(plain_document(text), "a.txt", "", identifier="S1")


def test_all_keys_are_read_and_the_title_is_sentence_zero_inside_the_file() -> None:
    article = _read(
        "title: Le pont ferme\noutlet: La Gazette\npublished: 2025-10-16\n"
        "url: https://exemple.fr/pont\nlanguage: fr-FR"
    )
    assert (article.title, article.outlet, article.url) == (
        "Le pont ferme",
        "La Gazette",
        "https://exemple.fr/pont",
    )
    assert (article.published.value, article.published.basis) == ("2025-10-16", "front_matter")
    assert (article.language, article.kept_apart) == ("fr", False)
    assert (article.sentences[0].n, article.sentences[0].line) == (0, 2)
    assert article.sentence_text(0) == "Le pont ferme"
    assert article.sentence_text(1) == "Le pont est fermé depuis lundi."


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: Accident: deux blessés", "Accident: deux blessés"),
        ('title: "Accident: deux blessés"', "Accident: deux blessés"),
        ("title: 'L'accident'", "L'accident"),
        ('title: "Ouvert', '"Ouvert'),
        ("Title:Sans espace", "Sans espace"),
        ("  title  :  Espaces  ", "Espaces"),
        ("titre: En français", "En français"),
        ("title: [12] # ok {x}", "[12] # ok {x}"),
    ],
)
def test_odd_titles_are_taken_as_they_stand(line: str, title: str) -> None:
    article = _read(f"{line}\noutlet: Gazette")
    assert (article.title, article.outlet) == (title, "Gazette")
    assert article.sentence_text(0) == title


@pytest.mark.parametrize("value", ["None", "null", "", "~", '"None"'])
def test_a_value_that_says_nothing_is_nothing(value: str) -> None:
    article = _read(f"title: {value}\noutlet: {value}\npublished: {value}\nurl: {value}")
    assert (article.title, article.outlet, article.url) == (None, None, None)
    assert article.published.basis == "none"
    assert article.status == "used"


def test_a_broken_date_is_noted_and_the_rest_is_kept() -> None:
    article = _read("title: Le pont ferme\npublished: 2025-99-99\noutlet: Gazette")
    assert (article.status, article.title, article.outlet) == ("used", "Le pont ferme", "Gazette")
    assert article.published.value is None
    assert "2025-99-99" in article.reason


def test_an_implausible_language_gives_way_to_the_text() -> None:
    article = _read("title: Le pont ferme\nlanguage: klingon")
    assert article.language == "fr"
    assert "klingon" in article.reason


def test_an_address_that_is_none_is_noted() -> None:
    article = _read("title: Le pont ferme\nurl: javascript:alert(1)")
    assert article.url is None
    assert "javascript" in article.reason


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_front_matter_is_read_with_any_newline(newline: str) -> None:
    article = _read("title: Le pont ferme\noutlet: Gazette", newline=newline)
    assert article.outlet == "Gazette"
    assert [s.line for s in article.sentences] == [2, 5, 5]


def test_a_rule_at_the_top_of_a_text_is_no_front_matter() -> None:
    article = assemble(
        plain_document(f"---\n{BODY}\n---\nUne autre phrase."), "a.txt", "", identifier="S1"
    )
    assert [article.sentence_text(s.n) for s in article.sentences][-1] == "Une autre phrase."
    assert not [r for r in article.removed if r.reason == "front_matter"]


def test_a_title_said_again_is_not_glued_to_the_first_sentence() -> None:
    article = _read("title: Le pont de la gare ferme", f"Le pont de la gare ferme {BODY}")
    assert article.sentence_text(1) == "Le pont est fermé depuis lundi."
    assert [r.detail for r in article.removed if r.reason == "duplicate"] == ["title repeated"]


def test_a_first_sentence_that_begins_with_the_words_of_the_title_is_kept_whole() -> None:
    article = _read("title: Le pont", "Le pont de la gare ferme. Les travaux durent un an.")
    assert article.sentence_text(1) == "Le pont de la gare ferme."
    article = _read(
        "title: Le pont de la gare", "Le pont de la gare est fermé. Les travaux durent."
    )
    assert article.sentence_text(1) == "Le pont de la gare est fermé."


def test_a_short_first_line_before_an_empty_one_is_the_title() -> None:
    article = assemble(
        plain_document(f"Le pont de la gare ferme\n\n{BODY}"), "a.txt", "", identifier="S1"
    )
    assert article.title == article.sentence_text(0) == "Le pont de la gare ferme"
    assert article.sentences[1].n == 1


@pytest.mark.parametrize(
    "text",
    [f"Le pont est fermé.\n\n{BODY}", f"Le pont\n{BODY}", "Le pont de la gare ferme\n\nFin."],
)
def test_other_first_lines_are_no_title(text: str) -> None:
    article = assemble(plain_document(text), "a.txt", "", identifier="S1")
    assert article.title is None
    assert article.sentences[0].n == 1


def test_a_markdown_heading_is_the_title_without_its_marks() -> None:
    text = f"# Le pont ferme\n\n{BODY}\n\n## Repères\n\nUn an de travaux."
    article = assemble(plain_document(text, markdown=True), "a.md", "", identifier="S1")
    assert article.sentence_text(0) == "Le pont ferme"
    assert [article.sentence_text(s.n) for s in article.sentences][3:] == [
        "Repères",
        "Un an de travaux.",
    ]
    assert [r.detail for r in article.removed] == ["markup", "markup"]
