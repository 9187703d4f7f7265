"""Texts a program brings along, read as records; which event is meant, `daily.asked` says."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection

from summarizer.daily.asked import event_of_articles, event_of_texts, existing_event
from summarizer.desk.api.problems import ProblemError
from summarizer.desk.api.shapes import OfArticles, OfEvent, OfTexts, Uploaded
from summarizer.reading.assemble import NO_TEXT
from summarizer.reading.folder import read_bytes
from summarizer.store.articles import Incoming

_KIND = ".json"


def read_texts(texts: Sequence[Uploaded]) -> list[Incoming]:
    """Read texts a program brings along as records; raises ProblemError for one that is empty.

    They have no address the store would know them by: a text somebody brings never replaces one
    that came from its outlet.
    """
    read = []
    for number, text in enumerate(texts, start=1):
        data = json.dumps(text.model_dump(exclude_none=True), ensure_ascii=True).encode("ascii")
        article = read_bytes(f"upload-{number}{_KIND}", data, f"S{number}")[0]
        if article.status != "used":
            short = article.reason == NO_TEXT and text.text.strip()
            reason = "it is too short to hold a sentence." if short else article.reason
            raise ProblemError(422, f"Text {number} cannot be used: {reason}")
        read.append(Incoming(article, data, _KIND))
    return read


def event_meant(
    connection: Connection, wanted: OfEvent | OfArticles | OfTexts, read: Sequence[Incoming]
) -> str:
    """Return the event a brief is asked for, made where its articles are in none yet.

    Raises NotInStoreError for what is not there, TakenError where some of the articles belong
    to another event.
    """
    if isinstance(wanted, OfEvent):
        return existing_event(connection, wanted.event)
    if isinstance(wanted, OfArticles):
        return event_of_articles(connection, sorted(set(wanted.articles)), wanted.title)
    return event_of_texts(connection, read, wanted.title)
