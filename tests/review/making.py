"""A store with one event and its brief, made without a model."""

from sqlalchemy import update

from schemas.entries import Fact, Quote
from schemas.event import EventSummary
from summarizer.evaluation.answers import summary_of
from summarizer.merging.merge import merge
from summarizer.reading.folder import read_bytes
from summarizer.review.acts import On
from summarizer.review.people import Actor
from summarizer.review.standing import Standing, standing
from summarizer.store.articles import Incoming, article_id, put_articles
from summarizer.store.briefs import put_version
from summarizer.store.connect import Store
from summarizer.store.events import Membership, put_event, put_members
from summarizer.store.tables import articles
from tests.commanding import INFO

TEXTS = {
    "01-echo.txt": "The ferry Aurora ran aground near Trevoal on Tuesday. Four people were hurt, "
    "the prefect Anne Le Goff said. Divers looked at the hull in the afternoon.",
    "02-post.txt": "On Tuesday the ferry Aurora ran aground near Trevoal. Nine people were hurt. "
    "“We heard a bang,” said the cook Marc Olive.",
}
CHIEF = Actor("Chris", "chief", "desk")
EDITOR = Actor("Ed", "editor", "desk")
READER = Actor("Rita", "reader", "desk")
EVENT = "e1"
DAY = "2026-11-24"


def answer_for(name: str, text: str) -> EventSummary:
    """Copy every sentence as a fact; one more that no sentence carries, and the quotation."""
    article = read_bytes(name, text.encode())[0]
    facts = [
        Fact(sentences=[s.n], text=article.sentence_text(s.n), said_by=None, mode="happened")
        for s in article.sentences
        if "“" not in article.sentence_text(s.n)
    ]
    if name.startswith("01"):
        wrong = "Divers looked at the hull for 37 hours."
        facts.append(Fact(sentences=[3], text=wrong, said_by=None, mode="happened"))
    quotes = [
        Quote(sentences=[s.n], speaker="Marc Olive")
        for s in article.sentences
        if "“" in article.sentence_text(s.n)
    ]
    return EventSummary(facts=facts, quotes=quotes, people=[])


def fill(store: Store, texts: dict[str, str] | None = None) -> Standing:
    """Put the event and its brief into the store."""
    named = texts or TEXTS
    summaries, idents, incoming = [], {}, []
    for number, (name, text) in enumerate(named.items(), start=1):
        article = read_bytes(name, text.encode(), f"S{number}")[0]
        summaries.append(summary_of(article, answer_for(name, text), INFO))
        idents[f"S{number}"] = article_id(text.encode(), ".txt")
        incoming.append(Incoming(article, text.encode(), ".txt"))
    with store.writing() as connection:
        put_articles(connection, incoming)
        day = {"day": DAY, "ingested_at": f"{DAY}T08:00:00"}
        connection.execute(update(articles).values(**day))
        put_event(connection, EVENT, [DAY])
        put_members(connection, [Membership(ident, EVENT) for ident in idents.values()])
        put_version(
            connection, EVENT, merge(summaries), inputs="i", articles=idents, made_by="daily"
        )
        return standing(connection, EVENT)


def without_brief(store: Store, texts: dict[str, str] | None = None) -> None:
    """Put an event into the store whose articles have no titles, and no brief of it."""
    named = texts or TEXTS
    incoming = [
        Incoming(read_bytes(name, text.encode())[0], text.encode(), ".txt")
        for name, text in named.items()
    ]
    with store.writing() as connection:
        put_articles(connection, incoming)
        day = {"day": DAY, "ingested_at": f"{DAY}T08:00:00"}
        connection.execute(update(articles).values(**day))
        put_event(connection, EVENT, [DAY])
        members = [Membership(article_id(text.encode(), ".txt"), EVENT) for text in named.values()]
        put_members(connection, members)


def on(stands: Standing, actor: Actor = CHIEF) -> On:
    """Act on the version one has before oneself."""
    return On(EVENT, stands.version.id, actor)


def find(stands: Standing, words: str) -> str:
    """Return the id of the entry whose text holds these words."""
    for entries in stands.version.brief.fields.values():
        for entry in entries:
            if words in entry.text:
                return entry.id
    raise AssertionError(words)
