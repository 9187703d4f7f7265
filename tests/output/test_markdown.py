"""The Markdown an editor pastes: complete, cited, and nothing in it but text."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import html as lxml_html

from summarizer.output.citing import citations_of, numbers_of
from summarizer.output.escaping import escape
from summarizer.output.markdown import markdown
from summarizer.output.visible import one_line
from tests.output.inert import MARKDOWN_TAGS, RENDERER, rendered
from tests.output.samples import HOSTILE, english, make_brief, poisoned

FRAGMENTS = st.sampled_from(HOSTILE) | st.text() | st.text(alphabet="*_`[]()<>!#-+=~|\\\n :./&;1a")


def sections(text: str) -> dict[str, str]:
    """Split a page at its second-level headings."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@given(st.lists(FRAGMENTS, min_size=1, max_size=3).map("".join))
@pytest.mark.parametrize(
    ("prefix", "block"), [("", "p"), ("# ", "h1"), ("- ", "li"), ("- x, ", "li")]
)
def test_escaped_text_renders_as_itself_and_as_nothing_else(
    prefix: str, block: str, text: str
) -> None:
    # The renderer trims blocks of every kind of blank, also of the unbreakable ones.
    assume(one_line(text).strip())
    tree: lxml_html.HtmlElement = lxml_html.document_fromstring(
        f"<main>{RENDERER.render(prefix + escape(text))}</main>"
    )
    assert {element.tag for element in tree.iter()} <= {
        "html",
        "body",
        "main",
        "p",
        "h1",
        "ul",
        "li",
    }
    assert [element.tag for element in tree.iter() if element.text and element.text.strip()] == [
        block
    ]
    shown = prefix.removeprefix("# ").removeprefix("- ") + one_line(text)
    assert tree.text_content().strip() == shown.strip()


@pytest.mark.parametrize(
    "text", ["12:30, soit 3.5 % de 1,200", "L'été « vert » — (a), b/c", "C'est-à-dire 5 - 3"]
)
def test_plain_prose_is_not_cluttered_with_escapes(text: str) -> None:
    assert escape(text) == text


def test_every_entry_has_its_numbered_passages_and_who_carries_it() -> None:
    facts = sections(markdown(make_brief()))["Faits"]
    lines = facts.strip().splitlines()
    assert lines[0] == (
        "- Le ferry Aurore s'est échoué mardi à l'entrée de Port-Levant [1][7][11] — "
        "3 sources, 3 origines indépendantes"
    )
    assert lines[1] == (
        "  - plus précisément\u00a0: "
        "Le ferry Aurore s'est échoué mardi matin sur un banc de sable [1]"
    )
    assert lines[2] == (
        "- Quatre personnes ont été légèrement blessées, selon la préfecture [3][12] — "
        "**contesté**, 2 sources, une seule origine (S1 et S3\u00a0: dépêche Littorale)\u00a0; "
        "autre version [9]"
    )
    assert lines[4] == (
        "- Nordlys rembourse intégralement les billets, selon Nordlys (annoncé) [14] — "
        "**rapporté par une seule source**"
    )
    assert lines[5].endswith(
        "mis à jour, rapporté par une seule source\u00a0; auparavant [8]\u00a0; traduit"
    )


def test_quotation_marks_stand_round_a_sources_own_words_only() -> None:
    quotes = make_brief().fields["quotes"]
    own = sections(markdown(make_brief()))["Citations"]
    assert "- «\u00a0Le navire n'a jamais menacé de couler\u00a0», Inès Maurel" in own
    translated = [quotes[0].model_copy(update={"translated": True})]
    brief = make_brief(fields={"facts": [], "quotes": translated, "people": []})
    assert "- Le navire n'a jamais menacé de couler, Inès Maurel" in markdown(brief)


def test_a_disagreement_shows_its_sides_and_who_takes_them() -> None:
    text = sections(markdown(make_brief()))["Désaccords"]
    assert (
        "**Contradiction**, un nombre — Ces versions ne peuvent pas être vraies ensemble." in text
    )
    assert (
        "- Six personnes ont été blessées, selon the harbour master — Harbour Gazette [9]" in text
    )
    assert "**Degré de certitude**" in text
    assert "prévu / possible" in text


def test_the_source_list_gives_every_number_its_file_line_and_words() -> None:
    brief = make_brief()
    listed = sections(markdown(brief))["Sources"]
    numbers = numbers_of(brief)
    for _, citation in citations_of(brief):
        note = re.search(rf"^  - \[{numbers.of(citation)}\] (.+)$", listed, re.MULTILINE)
        assert note is not None
        assert f"ligne {citation.line}" in note[1]
        assert escape(citation.quote) in note[1]
    found = [int(n) for n in re.findall(r"^  - \[(\d+)\]", listed, re.MULTILINE)]
    assert found == list(range(1, 15))
    assert "[12] ligne 3 (passage trouvé par le programme)" in listed
    assert "**S1**, La Dépêche du Levant" in listed
    assert "4 mars 2031" in listed


def test_files_that_gave_nothing_are_listed_with_the_reason() -> None:
    listed = sections(markdown(make_brief()))["Sources"]
    assert re.search(r"S5.*copie de S1", listed)
    assert re.search(r"S6.*\*\*vide\*\*\u00a0: il ne contient pas de texte", listed)
    assert re.search(r"S7.*\*\*en échec\*\*\u00a0: Le modèle n'a pas répondu", listed)
    assert re.search(r"S8.*\*\*autre événement\*\*", listed)


def test_withheld_claims_are_counted_by_reason_and_not_repeated() -> None:
    text = markdown(make_brief())
    counted = sections(text)["Non retenu"]
    assert "3 affirmations non retenues" in counted
    assert "- 2 × un nombre n'est pas dans les phrases citées" in counted
    assert "Seven people" not in text


def test_a_brief_with_nothing_in_it_still_reads() -> None:
    fields: dict[str, list[object]] = {"facts": [], "quotes": [], "people": []}
    brief = make_brief(
        lede=[], sources=[], fields=fields, views={}, conflicts=[], withheld=[], removed=[]
    )
    text = markdown(english(brief))
    assert text.count("Nothing was reported.") == 4
    assert "Withheld" not in text
    assert "Disagreements" not in text


@pytest.mark.parametrize("poison", HOSTILE)
def test_hostile_text_in_every_field_makes_no_markup(poison: str) -> None:
    brief, _ = poisoned(poison)
    plain, tree = rendered(markdown(make_brief())), rendered(markdown(brief))
    assert {element.tag for element in tree.iter()} <= MARKDOWN_TAGS
    for tag in ("h1", "h2"):
        assert len(tree.findall(f".//{tag}")) == len(plain.findall(f".//{tag}"))
    shown = " ".join(tree.text_content().split())
    assert " ".join(one_line(poison).split()) in shown
    assert not set(shown) & set("\x1b\u202e\u2066\u200b")
