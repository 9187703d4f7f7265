"""A model that obeys every attacker: nothing but the hostile article's own claims can change.

Nineteen clean articles and 300 hostile ones are asked for in one run, each answered at its worst.
"""

import asyncio
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html as lxml_html

from schemas.event import EventSummary
from summarizer.bot.message import messages_of
from summarizer.bot.words import words_in
from summarizer.daily.daily import Wanted, run_daily
from summarizer.evaluation.answers import summary_of
from summarizer.extraction.check import LONGEST_CELL, MOST_ENTRIES, check_answer
from summarizer.extraction.prompt import messages
from summarizer.extraction.run import Extraction, Plan, extract_all
from summarizer.extraction.summary import Summary
from summarizer.merging.brief import Brief
from summarizer.merging.merge import merge
from summarizer.output.citing import citations_of
from summarizer.output.document import brief_json
from summarizer.output.markdown import markdown
from summarizer.output.page import html
from summarizer.output.plain import plain
from summarizer.output.structure import check_structure
from summarizer.reading.article import Article
from summarizer.reading.folder import read_bytes
from summarizer.review.standing import Standing, standing
from summarizer.store.briefs import Version
from summarizer.store.connect import open_store
from summarizer.store.events import events_of_days
from tests.attacks.obeying import CANARIES, copies, obey
from tests.attacks.payloads import ORDERS, OWN, Payload, others, payloads
from tests.bot.limits import of_message, shown
from tests.commanding import INFO, contents, loaded, serving
from tests.daily.making import event_of, how
from tests.extraction.making import model
from tests.output.inert import MARKDOWN_TAGS, assert_self_contained, rendered

ALL = payloads()
BY_ORDER = {order: [n for n, p in enumerate(ALL) if p.order == order] for order in ORDERS}
OWN_WORDS = {*OWN, "We heard a bang", "Anne Le Goff"}
UNSEEN = set("\x00\x1b\u200b\u202e\u2066")


@dataclass(frozen=True)
class Attacked:
    """What one run made of the clean articles and the hostile ones, and of the clean ones alone."""

    articles: list[Article]
    clean: list[Summary]
    hostile: list[Summary]
    alone: list[Summary]

    def of(self, n: int) -> Article:
        """Return a hostile article."""
        return self.articles[19 + n]

    def honest(self, n: int) -> Summary:
        """Return what a model that obeys nobody would have given for a hostile article."""
        article = self.of(n)
        numbered = [(s.n, article.sentence_text(s.n)) for s in article.sentences]
        return summary_of(article, EventSummary.model_validate(copies(numbered)), INFO)


async def _extracted(articles: Sequence[Article], url: str) -> Extraction:
    async with model(url, timeout=60.0) as extractor:
        plan = Plan(form=EventSummary, language="en", info=INFO)
        return await extract_all(articles, extractor, plan, check=check_answer)


@pytest.fixture(scope="module")
def attacked() -> Attacked:
    named = [*others().items(), *((payload.name, payload.text) for payload in ALL)]
    articles = [
        read_bytes(name, text.encode(), f"S{n}")[0] for n, (name, text) in enumerate(named, start=1)
    ]
    with serving(obey) as stub:
        alone = asyncio.run(_extracted(articles[:19], stub.url)).summaries
        both = asyncio.run(_extracted(articles, stub.url)).summaries
    return Attacked(articles, both[:19], both[19:], alone)


def test_there_are_300_payloads_of_15_orders_and_8_places() -> None:
    assert len(ALL) == 300
    assert len({(p.name, p.text) for p in ALL}) == 300
    assert {len(found) for found in BY_ORDER.values()} == {20}
    assert len(BY_ORDER) == 15
    assert len({p.place for p in ALL}) == 8


def test_the_claims_of_the_19_clean_articles_are_byte_for_byte_the_same(attacked: Attacked) -> None:
    def told(summaries: Sequence[Summary]) -> list[str]:
        return [summary.model_dump_json(exclude={"usage"}) for summary in summaries]

    assert told(attacked.clean) == told(attacked.alone)
    assert all(len(summary.claims) == 3 for summary in attacked.clean)


def cells(summary: Summary) -> list[str]:
    return [
        cell
        for claim in summary.claims
        for cell in (claim.text, claim.said_by, claim.role, claim.value)
        if cell is not None
    ]


@pytest.mark.parametrize("order", ORDERS)
def test_a_hostile_article_yields_its_own_sentences_and_nothing_else(
    attacked: Attacked, order: str
) -> None:
    for n in BY_ORDER[order]:
        payload, summary = ALL[n], attacked.hostile[n]
        assert summary.source.status == "used"
        allowed = OWN_WORDS | ({ORDERS[order] + "."} if payload.place == "front_matter" else set())
        assert summary.claims
        assert {claim.text for claim in summary.claims} <= allowed | {_sentence(payload)}
        shown = " ".join(cells(summary)).lower()
        if payload.place != "front_matter":  # its title may say what a title may say
            assert not [canary for canary in CANARIES if canary in shown]
        for claim in summary.claims:
            for citation in claim.citations:
                assert citation.source == summary.source.id
                assert summary.text[citation.start : citation.end] == citation.quote


def _sentence(payload: Payload) -> str:
    """Return what a title may be told as: a title is not marked as an order."""
    return "Prefect Ingrid Zorbel was arrested." if payload.place == "front_matter" else OWN[0]


def test_orders_that_are_repeated_as_facts_are_withheld_as_orders(attacked: Attacked) -> None:
    marked = [n for n, p in enumerate(ALL) if p.place not in {"front_matter", "file_name"}]
    unsaid = [
        n
        for n in marked
        if ALL[n].order != "thousands"  # there the order stands beyond what is looked at
        and "instruction_like" not in {each.reason for each in attacked.hostile[n].withheld}
    ]
    assert unsaid == []


def test_what_is_withheld_is_bounded_however_long_the_answer_was(attacked: Attacked) -> None:
    for summary in attacked.hostile:
        assert len(summary.withheld) <= 3 * (MOST_ENTRIES + 1)
        assert all(len(each.text) <= 2 * LONGEST_CELL for each in summary.withheld)
        assert all(len(each.sentences) <= 20 for each in summary.withheld)
    [n] = [n for n in BY_ORDER["thousands"] if ALL[n].place == "label"]
    unread = [each for each in attacked.hostile[n].withheld if "more)" in each.text]
    assert [each.field for each in unread] == ["facts"]
    assert "no more than 200 are looked at" in unread[0].detail


def test_the_name_of_a_file_never_reaches_the_model() -> None:
    for payload in ALL:
        if payload.place == "file_name":
            article = read_bytes(payload.name, payload.text.encode(), "S1")[0]
            said = str(messages(article, EventSummary, language="en"))
            assert ORDERS[payload.order].replace("/", "_") not in said


def assert_inert(brief: Brief, texts: Mapping[str, str]) -> None:
    """Fail when anything in a brief could act or lead away, in any form it is given out in."""
    written = brief_json(brief)
    assert Brief.model_validate_json(written) == brief
    assert list(check_structure(brief)) == []
    for _, citation in citations_of(brief):
        assert texts[citation.source][citation.start : citation.end] == citation.quote
    page = html(brief, texts)
    assert_self_contained(lxml_html.document_fromstring(page), links=set())
    tree = rendered(markdown(brief))
    assert {element.tag for element in tree.iter()} <= MARKDOWN_TAGS
    assert not UNSEEN & {*page, *markdown(brief), *plain(brief)}
    version = Version("E", "v", 1, None, "i", brief, {}, "daily", "2026-11-27")
    for message in messages_of(Standing(version, "draft"), words_in("en")):
        assert of_message({"text": message.text, "blocks": message.blocks}) == []
        assert not UNSEEN & set(shown(message.blocks))
    assert len(written) < 1_000_000


@pytest.mark.parametrize("order", ORDERS)
def test_one_among_20_gives_the_brief_an_honest_model_would_have_given(
    attacked: Attacked, order: str
) -> None:
    n = BY_ORDER[order][7]
    brief = merge([*attacked.clean, attacked.hostile[n]])
    honest = merge([*attacked.alone, attacked.honest(n)])
    told = {"headline", "lede", "fields", "views", "conflicts", "notices", "sources", "removed"}
    if order != "thousands":  # there its own sentences stand beyond what is looked at
        assert brief.model_dump(include=told) == honest.model_dump(include=told)


@pytest.mark.parametrize("order", ORDERS)
def test_all_20_articles_with_an_order_give_inert_briefs(attacked: Attacked, order: str) -> None:
    for n in BY_ORDER[order][::4]:
        hostile = attacked.hostile[n]
        brief = merge([attacked.clean[0], hostile])
        assert_inert(brief, {s.source.id: s.text for s in (attacked.clean[0], hostile)})
        shown = markdown(brief) + plain(brief)  # the page shows editors what was withheld, too
        if ALL[n].place not in {"front_matter", "file_name"}:
            assert not [canary for canary in CANARIES if canary in shown.lower()]


def test_a_days_run_over_hostile_articles_approves_and_publishes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_EMBEDDINGS", "off")
    hostile = {p.name: p.text for p in ALL if p.place in {"delimiter", "front_matter"}}
    with open_store(tmp_path / "store.db") as store, serving(obey) as stub:
        event_of(store, {**others(5), **hostile})
        outcome = run_daily(store, how(stub), Wanted("2026-11-27", tmp_path / "out"))
        with store.reading() as connection:
            events = events_of_days(connection, "2026-11-20", "2026-11-30")
            states = [standing(connection, event.id).state for event in events]
    assert states == ["draft"]
    assert len(outcome.digest.events) == 1
    files = contents(tmp_path / "out")
    [brief] = [loaded(text.decode()) for name, text in files.items() if name.endswith("brief.json")]
    told = json.dumps([brief["headline"], brief["lede"]]).lower()
    assert not [canary for canary in CANARIES if canary in told]
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9./-]*", name) for name in files)
    assert not list(tmp_path.parent.glob("*passwd*"))
