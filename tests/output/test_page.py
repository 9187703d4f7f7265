"""The HTML page: self-contained, inert, and every citation opens on exactly the cited words."""

import re
from collections.abc import Mapping
from importlib.resources import files

import pytest
from lxml import html as lxml_html

from summarizer.merging.brief import Brief, RemovedSpan
from summarizer.output.citing import citations_of, numbers_of
from summarizer.output.marks import SHOWN_WHOLE
from summarizer.output.page import html
from summarizer.output.visible import visible
from tests.output.inert import assert_self_contained
from tests.output.samples import (
    HOSTILE,
    TEXTS,
    cite,
    english,
    make_brief,
    make_entry,
    make_source,
    poisoned,
)

ASSETS = files("summarizer.output").joinpath("templates")


def page(brief: Brief, texts: Mapping[str, str] = TEXTS) -> lxml_html.HtmlElement:
    """Render a brief and parse it as a browser would."""
    return lxml_html.document_fromstring(html(brief, texts))


def words(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def by_id(tree: lxml_html.HtmlElement, ident: str) -> lxml_html.HtmlElement:
    (found,) = tree.xpath("//*[@id=$ident]", ident=ident)
    return found


def entry_of(tree: lxml_html.HtmlElement, text: str) -> lxml_html.HtmlElement:
    (found,) = [e for e in tree.find_class("entry") if text in words(e.find_class("words")[0])]
    return found


def assert_anchors_hold(tree: lxml_html.HtmlElement, brief: Brief) -> None:
    """Fail when an anchor leads nowhere, or a citation to other words than it cites."""
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")} <= set(ids)
    numbers = numbers_of(brief)
    for _, citation in citations_of(brief):
        number = numbers.of(citation)
        assert tree.xpath(f"//a[@href='#c{number}']"), f"no link to citation {number}"
        marks = tree.xpath(f"//mark[contains(concat(' ', @data-c, ' '), ' {number} ')]")
        assert "".join(mark.text_content() for mark in marks) == visible(citation.quote)
        target = by_id(tree, f"c{number}")
        assert target is marks[0] or target.getnext() is marks[0] or target.tag == "span"


def test_the_page_loads_and_runs_nothing_but_its_own_style_and_script() -> None:
    assert_self_contained(page(make_brief()), {"https://depeche.example/aurore"})


def test_every_citation_opens_on_exactly_the_words_it_cites() -> None:
    assert_anchors_hold(page(make_brief()), make_brief())


def test_without_a_script_the_marks_are_there_and_anchors_are_plain_links() -> None:
    tree = page(make_brief())
    for link in tree.find_class("cite"):
        assert link.tag == "a"
        assert re.fullmatch(r"#c\d+", link.get("href"))
    (style,) = tree.xpath("//style/text()")
    assert ":root:not(.js) mark:target" in style


@pytest.mark.parametrize("poison", HOSTILE)
def test_hostile_text_in_every_field_is_shown_and_does_nothing(poison: str) -> None:
    brief, texts = poisoned(poison)
    plain, tree = page(make_brief()), page(brief, texts)
    assert_self_contained(tree, links=set())
    assert_anchors_hold(tree, brief)
    shown = " ".join(words(tree).split())
    assert " ".join(visible(poison).split()) in shown
    assert {e.tag for e in tree.iter(lxml_html.etree.Element)} == {
        e.tag for e in plain.iter(lxml_html.etree.Element)
    }
    assert not list(tree.iter(lxml_html.etree.Comment))
    assert not set(html(brief, texts)) & set("\x00\x07\x1b\u202e\u2066\u200b\r")


def test_a_template_expression_in_a_text_is_not_evaluated() -> None:
    brief, texts = poisoned("{{ 7*7 }} {% if 1 %}x{% endif %}")
    (desk,) = page(brief, texts).find_class("desk")
    assert "{{ 7*7 }} {% if 1 %}x{% endif %}" in words(desk)
    assert "49" not in words(desk)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example/x",
        "https://bank.example@evil.example/",
        "https://",
        "http://[broken",
        "ftp://evil.example/",
        "evil.example",
        "https://evil.example/a b",
        "https://evil.example/\u202ea",
    ],
)
def test_only_plain_web_addresses_are_linked(url: str) -> None:
    source = make_source("S1").model_copy(update={"url": url})
    sources = [source, *make_brief().sources[1:]]
    hrefs = page(make_brief(sources=sources)).xpath("//a/@href")
    assert all(href.startswith("#") for href in hrefs)


def test_a_link_shows_the_host_it_goes_to() -> None:
    source = make_source("S1").model_copy(update={"url": "https://dépêche.example/a?b=<c>"})
    tree = page(make_brief(sources=[source, *make_brief().sources[1:]]))
    (link,) = tree.xpath("//a[starts-with(@href, 'http')]")
    assert words(link) == "xn--dpche-bsai.example"
    assert link.get("rel") == "noopener noreferrer nofollow"


def test_nested_and_overlapping_citations_each_show_whole() -> None:
    brief = make_brief(
        fields={
            "facts": [
                make_entry("A", "un", "single", [cite("S1", "mardi matin sur un banc de sable")]),
                make_entry("B", "deux", "single", [cite("S1", "sur un banc")]),
                make_entry("C", "trois", "single", [cite("S1", "banc de sable, à l'entrée")]),
                make_entry(
                    "D", "quatre", "single", [cite("S1", "Le ferry Aurore s'est échoué mardi")]
                ),
            ],
            "quotes": [],
            "people": [],
        },
        lede=[],
        conflicts=[],
        views={},
    )
    tree = page(brief)
    assert_anchors_hold(tree, brief)
    (style,) = tree.xpath("//style/text()")
    for number in (1, 2, 4):
        assert f"#c{number}:target" in style


def test_a_changed_text_is_never_highlighted() -> None:
    texts = TEXTS | {"S1": TEXTS["S1"].replace("Quatre personnes", "Quatorze personnes")}
    brief = make_brief()
    tree = page(brief, texts)
    source = by_id(tree, "s1")
    assert "manque ou a changé" in words(source)
    assert "Quatorze" not in words(tree)
    assert_anchors_hold(tree, brief)


def test_a_missing_text_leaves_the_cited_passages() -> None:
    brief = make_brief()
    tree = page(brief, {})
    assert len(tree.find_class("warning")) == 3
    assert_anchors_hold(tree, brief)


def test_what_surrounds_a_citation_and_what_was_removed_are_shown() -> None:
    source = by_id(page(make_brief()), "s1")
    text = source.find_class("text")[0].text_content()
    assert "Port-Levant" in text
    (gone,) = source.xpath(".//del")
    assert gone.text_content() == "Lire aussi : nos dix plus belles traversées"
    assert "habillage de la page" in gone.get("title")
    (cut,) = by_id(page(make_brief()), "s2").find_class("cut")
    assert words(cut) == "[texte caché]"
    assert cut.get("title") == "buy now"


def test_a_citation_with_a_hidden_character_in_it_is_shown_whole() -> None:
    text = "Quatre personnes ont été\u200b blessées.\n"
    citation = cite("S1", text.strip(), texts={"S1": text})
    removed = [RemovedSpan(source="S1", start=24, end=25, reason="hidden")]
    brief = make_brief(
        fields={"facts": [make_entry("A", "x", "single", [citation])], "quotes": [], "people": []},
        lede=[],
        conflicts=[],
        views={},
        removed=removed,
    )
    tree = page(brief, {"S1": text})
    assert_anchors_hold(tree, brief)
    assert "été⟨U+200B⟩ blessées" in words(tree)


def test_a_very_long_source_says_what_it_leaves_out() -> None:
    texts = TEXTS | {"S1": TEXTS["S1"] + "Du remplissage. " * SHOWN_WHOLE}
    result = html(make_brief(), texts)
    assert len(result) < SHOWN_WHOLE * 4
    assert "caractères non affichés" in result
    assert_anchors_hold(lxml_html.document_fromstring(result), make_brief())


def test_an_entry_shows_who_carries_it_and_who_says_otherwise() -> None:
    entry = entry_of(page(make_brief()), "Quatre personnes")
    first, against = entry.find_class("proof")
    assert words(first.find_class("status")[0]) == "contesté 2 sources, une seule origine"
    assert [words(li) for li in first.xpath(".//li")] == ["3 La Dépêche du Levant", "12 Radio Côte"]
    assert "autre version" in words(against)
    assert [words(li) for li in against.xpath(".//li")] == ["9 Harbour Gazette"]
    assert against.xpath(".//a[@href='#d1']")


def test_single_source_translated_realigned_and_planned_are_marked() -> None:
    tree = page(make_brief())
    assert "rapporté par une seule source" in words(entry_of(tree, "Nordlys"))
    assert "single" in entry_of(tree, "Nordlys").get("class")
    assert "traduit" in words(entry_of(tree, "Les 212 passagers"))
    assert "prévu" in words(entry_of(tree, "Le remorquage est"))
    (found,) = entry_of(tree, "Quatre personnes").find_class("found")
    assert "passage trouvé par le programme" in found.get("title")


def test_a_quote_stands_between_quotation_marks_and_names_its_speaker() -> None:
    entry = entry_of(page(make_brief()), "menacé de couler")
    assert words(entry.xpath(".//blockquote")[0]) == "« Le navire n'a jamais menacé de couler »"
    assert words(entry.find_class("aside")[0]) == "Inès Maurel"


def test_the_chart_says_in_words_what_each_source_does() -> None:
    (table,) = by_id(page(make_brief()), "chart-title").getparent().xpath(".//table")
    heads = [words(th) for th in table.xpath(".//thead//th")][1:]
    assert [head.split()[0] for head in heads] == ["S1", "S2", "S3", "S4"]
    rows = {
        words(row.xpath("./th")[0]): [words(td) for td in row.xpath("./td")]
        for row in table.xpath(".//tbody/tr")
    }
    assert rows["Quatre personnes ont été légèrement blessées"] == [
        "le dit",
        "dit autre chose",
        "le dit",
        "n'en parle pas",
    ]
    assert rows["Les 212 passagers ont été évacués"][1] == "valeur antérieure"
    assert not any("Inès" in row.split("»")[-1] for row in rows)
    assert all(th.get("scope") == "row" for th in table.xpath(".//tbody/tr/th"))


def test_both_sides_of_a_disagreement_stand_side_by_side_with_their_passages() -> None:
    conflict = by_id(page(make_brief()), "d1")
    left, right = conflict.find_class("side")
    assert "selon la préfecture" in words(left)
    assert "« Six people were hurt, the harbour master said. »" in words(right)
    assert "Harbour Gazette" in words(right)
    assert "Harbour Gazette" not in words(left)


def test_withheld_claims_are_one_click_away_with_their_reasons_in_words() -> None:
    section = by_id(page(make_brief()), "withheld")
    (details,) = section.xpath("./details")
    assert details.get("open") is None
    assert "3 affirmations non retenues" in words(details.xpath("./summary")[0])
    assert [words(h3) for h3 in details.xpath("./h3")] == [
        "2 un nombre n'est pas dans les phrases citées",
        "1 les phrases citées ne le portent pas",
    ]
    assert "Seven people were hurt" in words(details)


def test_every_file_is_listed_with_its_state_and_reason() -> None:
    lines = [words(li) for li in page(make_brief()).find_class("index")[0].xpath("./li")]
    assert len(lines) == 8
    assert "copie de La Dépêche du Levant" in lines[4]
    assert "vide il ne contient pas de texte" in lines[5]
    assert "en échec Le modèle n'a pas répondu à temps (demandé une fois)." in lines[6]
    assert (
        "autre événement «\u00a0Un autre port, une autre année.\u00a0»".replace("\u00a0", " ")
        in lines[7]
    )


def test_figures_dates_and_places_lead_to_their_entries() -> None:
    section = by_id(page(make_brief()), "views-title").getparent()
    rows = [[words(td) for td in row.xpath("./td")] for row in section.xpath(".//tr[td]")]
    assert ["jeudi", "6 mars 2031", "Le remorquage est prévu jeudi"] in rows
    assert [row[0] for row in rows] == ["212 passagers", "jeudi", "Port-Levant"]


def test_the_printed_notes_hold_every_citation_under_its_number() -> None:
    (notes,) = page(make_brief()).find_class("notes")
    listed = {int(li.get("value")): words(li) for li in notes.xpath(".//li")}
    numbers = numbers_of(make_brief())
    assert set(listed) == set(range(1, 15))
    for _, citation in citations_of(make_brief()):
        assert citation.quote in listed[numbers.of(citation)]
    assert "https://depeche.example/aurore" in words(notes)


def test_the_page_speaks_the_briefs_language_and_each_source_its_own() -> None:
    tree = page(english(make_brief()))
    assert tree.get("lang") == "en"
    assert "reported by one source only" in words(tree)
    assert "rapporté" not in words(tree)
    assert by_id(tree, "s1").find_class("text")[0].get("lang") == "fr"


def test_ids_no_file_or_model_chose_make_the_anchors() -> None:
    hostile = '"><script>'
    entry = make_brief().fields["facts"][0].model_copy(update={"id": hostile})
    brief = make_brief(
        fields={"facts": [entry], "quotes": [], "people": []}, lede=[], conflicts=[], views={}
    )
    assert_self_contained(page(brief), {"https://depeche.example/aurore"})
    assert_anchors_hold(page(brief), brief)


def test_a_pointer_to_no_entry_does_not_stop_the_page() -> None:
    brief = make_brief(fields={"facts": [], "quotes": [], "people": []}, withheld=[])
    tree = page(brief)
    assert words(tree).count("Rien n'a été rapporté.") == 3
    assert_anchors_hold(tree, brief)


def test_the_same_brief_gives_the_same_page() -> None:
    assert html(make_brief(), TEXTS) == html(make_brief(), dict(reversed(TEXTS.items())))


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_has_the_contrast_wcag_aa_asks_for(theme: int) -> None:
    css = ASSETS.joinpath("page.css").read_text("utf-8")
    block = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[theme]
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", block))
    pairs = [
        (text, back) for text in ("ink", "soft", "link") for back in ("paper", "shelf", "card")
    ]
    pairs += [("ink", "mark"), ("ink", "lit"), ("link", "shelf"), ("gone", "shelf")]
    pairs += [
        (name, back)
        for name in ("says", "against", "earlier", "single")
        for back in ("paper", "shelf")
    ]
    for text, back in pairs:
        assert contrast(colours[text], colours[back]) >= 4.5, (text, back)


@pytest.mark.parametrize("name", ["page.css", "page.js"])
def test_no_asset_can_end_its_own_element(name: str) -> None:
    text = ASSETS.joinpath(name).read_text("utf-8")
    assert "</" not in text
    assert "<!--" not in text
    assert "\r" not in text
