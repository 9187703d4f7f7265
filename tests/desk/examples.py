"""A store filled from examples/, without a model: code chooses sentences, the gates hold them."""

from pathlib import Path

from schemas.entries import Fact
from schemas.event import EventSummary
from summarizer.daily.ingest import ingest
from summarizer.daily.members import read_members
from summarizer.evaluation.answers import summary_of
from summarizer.extraction.extractive.extractor import ExtractiveExtractor
from summarizer.extraction.summary import Summary
from summarizer.merging.merge import merge
from summarizer.reading.article import Article
from summarizer.store.articles import get_articles
from summarizer.store.briefs import put_version
from summarizer.store.connect import Store
from summarizer.store.coverage import ungrouped
from summarizer.store.events import Membership, put_event, put_members
from tests.commanding import INFO

EXAMPLES = Path(__file__).parents[2] / "examples"
EVENTS = ("port-lannec", "budapest")


def fill_examples(store: Store) -> None:
    """Put both examples into the store, each with a brief of fewer articles before."""
    for event in EVENTS:
        ingest(store, [str(EXAMPLES / event)], _no_net)
        with store.writing() as connection:
            idents = ungrouped(connection)
            days = [each.day for each in get_articles(connection, idents)]
            put_event(connection, event, days)
            put_members(connection, [Membership(ident, event) for ident in idents])
            members = read_members(connection, event)
            made = summaries(members.articles)
            for number, some in enumerate((made[:-1], made)):
                idents_of = {s.source.id: members.idents[s.source.id] for s in some}
                put_version(
                    connection,
                    event,
                    merge(some),
                    inputs=f"{event}.{number}",
                    articles=idents_of,
                    made_by="daily",
                )


def summaries(articles: list[Article]) -> list[Summary]:
    """Summarise the articles of an event; of the first, one claim more that no sentence carries."""
    extractor = ExtractiveExtractor(EventSummary, articles)
    made = []
    for number, article in enumerate(articles):
        answer = extractor.answer(article)
        assert isinstance(answer, EventSummary)
        if not number:
            first = answer.facts[0]
            wrong = Fact(
                sentences=first.sentences,
                text=f"{first.text.rstrip('.')} for 4,711 hours.",
                said_by=None,
                mode="happened",
            )
            answer = answer.model_copy(update={"facts": [*answer.facts, wrong]})
        made.append(summary_of(article, answer, INFO))
    return made


def _no_net(address: str) -> bytes:
    raise AssertionError(f"the examples name no address to fetch: {address}")
