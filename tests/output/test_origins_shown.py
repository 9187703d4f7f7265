"""Where reports come from, as every output shows it: copies, agencies, wrong folders."""

from io import StringIO

from lxml import html as lxml_html
from rich.console import Console

from summarizer.merging.brief import Brief, Entry, Notice, Origin, Statement
from summarizer.output.markdown import markdown
from summarizer.output.page import html
from summarizer.output.structure import check_structure
from summarizer.output.terminal import show
from tests.output.samples import TEXTS, english, make_brief

EVIL = "<b>Wire & *Co*</b> {name}"


def changed(**support: object) -> Brief:
    """Return the sample with another support of its first entry, which three sources carry."""
    brief = make_brief()
    first, *others = brief.fields["facts"]
    made = first.support.model_copy(update=support)
    entry = first.model_copy(update={"support": made})
    return brief.model_copy(update={"fields": {**brief.fields, "facts": [entry, *others]}})


def two_origins(name: str | None = "AFP") -> Brief:
    """Return the sample with two of the three sources made one origin."""
    origins = [
        Origin(sources=["S1", "S3"], reason="wire", name=name),
        Origin(sources=["S2"]),
    ]
    return changed(origins=origins, independent=2)


def first_of(brief: Brief) -> Entry:
    """Return the first fact."""
    return brief.fields["facts"][0]


def text_of(brief: Brief) -> str:
    """Return the words of the page."""
    tree: lxml_html.HtmlElement = lxml_html.document_fromstring(html(brief, TEXTS))
    return " ".join(tree.text_content().split())


def screen(brief: Brief) -> str:
    """Return what a terminal shows."""
    out = StringIO()
    show(brief, Console(file=out, width=300))
    return out.getvalue()


def test_an_entry_says_how_many_of_its_sources_are_independent_and_why() -> None:
    brief = two_origins()
    assert "3 sources, 2 origines indépendantes (S1 et S3\u00a0: dépêche AFP)" in markdown(brief)
    assert "S1 et S3\u00a0: dépêche AFP" in html(brief, TEXTS)
    assert "3 sources, 2 independent origins (S1 and S3: AFP report)" in markdown(english(brief))
    assert "3 sources, 2 independent origins" in screen(english(brief))
    assert list(check_structure(brief)) == []


def test_reports_of_one_statement_are_called_that() -> None:
    said = Statement(said_by="la préfecture", channel="post", sources=["S1", "S2", "S3"])
    brief = changed(statements=[said])
    assert "3 sources, 3 origines indépendantes, une seule et même déclaration" in markdown(brief)
    assert "one and the same statement" in text_of(english(brief))
    part = changed(statements=[said.model_copy(update={"sources": ["S1", "S2"]})])
    assert "déclaration" not in markdown(part)


def test_a_source_shows_what_it_copies_and_whom_it_credits() -> None:
    brief = make_brief()
    third = brief.sources[2].model_copy(
        update={"origin": "S1", "origin_reason": "near_copy", "wires": ["AFP", "Reuters"]}
    )
    brief = brief.model_copy(update={"sources": [*brief.sources[:2], third, *brief.sources[3:]]})
    for shown in (markdown(brief), text_of(brief)):
        assert "copie retouchée de S1" in shown
        assert "crédite AFP et Reuters" in shown
    assert "near copy of S1" in markdown(english(brief))


def test_a_date_taken_from_the_other_articles_is_not_shown_as_the_articles_own() -> None:
    brief = make_brief()
    first = brief.sources[0]
    guessed = first.published.model_copy(update={"basis": "siblings"})
    source = first.model_copy(update={"published": guessed})
    brief = brief.model_copy(update={"sources": [source, *brief.sources[1:]]})
    words = "date reprise des autres articles"
    for shown in (markdown, text_of):
        assert words in shown(brief)
        assert words not in shown(make_brief())


def test_an_article_about_another_event_is_named_with_its_reason() -> None:
    brief = make_brief()
    for shown in (markdown(brief), text_of(brief), screen(brief)):
        assert "autre événement" in shown
        assert "Un autre port, une autre année" in shown


def test_a_folder_of_several_events_is_said_at_the_top() -> None:
    notice = Notice(kind="events_differ", groups=[["S1", "S3"], ["S2"]])
    brief = make_brief(notices=[notice])
    for shown in (markdown(brief), text_of(brief), screen(brief)):
        assert "Aucun n'a été écarté" in shown
        assert shown.index("Aucun n'a été écarté") < shown.index("Nordlys rembourse")


def test_an_article_of_which_nothing_is_told_is_named_at_the_top() -> None:
    brief = make_brief(notices=[Notice(kind="nothing_taken", groups=[["S2"]])])
    for shown in (markdown(brief), text_of(brief), screen(brief)):
        assert "Aucune ligne de cette synthèse ne vient de S2" in shown


def test_an_agencys_name_is_text_and_nothing_else() -> None:
    brief = two_origins(EVIL)
    assert EVIL in text_of(brief)
    assert "<b>Wire" not in html(brief, TEXTS)
    assert "<b>Wire" not in markdown(brief)


def test_a_ledger_of_origins_that_does_not_add_up_is_a_fault() -> None:
    lost = changed(origins=[Origin(sources=["S1"]), Origin(sources=["S2"])], independent=2)
    (fault,) = check_structure(lost)
    assert (fault.where, fault.what) == ("fields.facts[0].support.origins", "count_differs")
    double = changed(origins=[*first_of(make_brief()).support.origins], independent=2)
    assert "count_differs" in {fault.what for fault in check_structure(double)}
    stranger = changed(statements=[Statement(sources=["S4"])])
    assert {fault.what for fault in check_structure(stranger)} == {"support_differs"}
    nobody = make_brief(notices=[Notice(kind="events_differ", groups=[["S1"], ["S77"]])])
    assert {fault.what for fault in check_structure(nobody)} == {"source_unknown"}
