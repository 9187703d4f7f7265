"""The events of a day, ranked, with the state of their briefs and what stands behind each."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select, tuple_

from summarizer.output.lede_marks import Mark, headline_marks_in, marks_in
from summarizer.store.coverage import events_with_news
from summarizer.store.events import StoredEvent, sizes
from summarizer.store.openings import openings, texts
from summarizer.store.sql import chunked
from summarizer.store.tables import brief_versions, events, reviews
from summarizer.values.text import fold


@dataclass(frozen=True, slots=True)
class Gist:
    """What is told of one version of a brief in a list.

    Attributes:
        marks: What must be said beside the headline.
        lede: Its sentences, each with what must be said beside it.

    """

    made_by: str
    headline: str
    marks: tuple[Mark, ...]
    lede: tuple[tuple[str, tuple[Mark, ...]], ...]
    sources: int
    origins: int
    disagreements: int
    withheld: int
    searched: str


Key = tuple[str, str]  # event and version
Gists = dict[Key, Gist]
_KEPT = 5_000


@dataclass(frozen=True, slots=True)
class Row:
    """One event of the day; without a brief `gist` is None.

    Attributes:
        version: The version of its brief that counts.
        made: The newest version code made of the articles, before editors worked on it.
        before: The version code had made before, of other articles; None where there is none.
        opening: The first words of its first article, where it has no brief and no title.

    """

    event: StoredEvent
    articles: int
    state: str | None = None
    newer: bool = False
    gist: Gist | None = None
    version: str = ""
    made: str = ""
    before: str | None = None
    opening: str = ""

    @property
    def title(self) -> str:
        """What the event is called."""
        headline = self.gist.headline if self.gist else ""
        return headline or self.event.title or self.opening or self.event.id


def rows_of(connection: Connection, day: str, gists: Gists) -> list[Row]:
    """Return the events of a day, those most independent origins report first.

    `gists` keeps what was read of versions, from one call to the next.
    """
    return rows_between(connection, day, day, gists)


def rows_between(connection: Connection, first: str, last: str, gists: Gists) -> list[Row]:
    """Return the events of some days, both included; see `rows_of`."""
    found = events_with_news(connection, first, last)
    idents = [event.id for event in found]
    counts = sizes(connection, idents)
    stand = _standing(connection, idents)
    _fill(connection, [(event, at.version) for event, at in stand.items()], gists)
    nameless = [e.id for e in found if e.id not in stand and not e.title]
    opening = openings(connection, nameless)
    rows = []
    for event in found:
        at = stand.get(event.id)
        if at is None:
            first_words = opening.get(event.id, "")
            rows.append(Row(event, counts.get(event.id, 0), opening=first_words))
            continue
        rows.append(
            Row(
                event,
                counts.get(event.id, 0),
                at.state,
                newer=at.newer,
                gist=gists[event.id, at.version],
                version=at.version,
                made=at.made,
                before=at.before,
            )
        )
    return sorted(rows, key=_order)


def _order(row: Row) -> tuple[object, ...]:
    if row.gist is None:
        return (1, -row.articles, row.event.id)
    return (0, -row.gist.origins, -row.gist.sources, -row.gist.disagreements, row.event.id)


def those_about(connection: Connection, rows: Sequence[Row], words: str) -> list[Row]:
    """Return the events whose brief, or articles where there is none, hold all these words."""
    wanted = fold(words).split()
    if not wanted:
        return list(rows)
    said = texts(connection, [row.event.id for row in rows if row.gist is None])
    found = []
    for row in rows:
        told = f"{row.title} {said.get(row.event.id, '')}"
        searched = row.gist.searched if row.gist else fold(told)
        if all(word in searched for word in wanted):
            found.append(row)
    return found


def newest_day(connection: Connection) -> str | None:
    """Return the day of the newest article of any event, or None."""
    query = select(func.max(events.c.last_day)).where(events.c.joined_into.is_(None))
    newest: str | None = connection.execute(query).scalar_one()
    return newest


@dataclass(frozen=True, slots=True)
class _Stands:
    version: str
    state: str
    newer: bool
    made: str
    before: str | None


def _standing(connection: Connection, idents: Sequence[str]) -> dict[str, _Stands]:
    """Return how many events stand, as `review.standing` tells it for one, in few queries.

    Only columns before the document are read: SQLite walks through all of a document, hundreds
    of kilobytes, to what stands behind it.
    """
    found: dict[str, _Stands] = {}
    columns = brief_versions.c
    for part in chunked(idents):
        query = select(
            columns.event, columns.id, columns.number, columns.parent, columns.inputs
        ).where(columns.event.in_(part))
        versions: dict[str, list[_Made]] = {}
        for row in connection.execute(query.order_by(columns.event, columns.number)):
            versions.setdefault(row.event, []).append((row.number, row.id, row.parent, row.inputs))
        reviewed = {
            row.event: row
            for row in connection.execute(select(reviews).where(reviews.c.event.in_(part)))
        }
        for event, made in versions.items():
            found[event] = _stands(made, reviewed.get(event))
    return found


_Made = tuple[int, str, str | None, str]  # number, id, parent, inputs


def _stands(versions: Sequence[_Made], review: Any) -> _Stands:
    """Tell how an event stands from its versions, oldest first, and where its review is."""
    current = versions[-1]
    if review is not None:
        current = next(each for each in versions if each[1] == review.version)
    by_code = [each for each in versions if each[2] is None]
    newer = [each for each in by_code if each[0] > current[0] and each[3] != current[3]]
    made = by_code[-1] if by_code else current
    before = [each for each in by_code if each[0] < made[0] and each[3] != made[3]]
    return _Stands(
        version=current[1],
        state=review.state if review is not None else "draft",
        newer=review is not None and bool(newer),
        made=made[1],
        before=before[-1][1] if before else None,
    )


def _fill(connection: Connection, keys: Sequence[Key], gists: Gists) -> None:
    """Read the versions that were not read before; their ids are hashes, so they never age."""
    if len(gists) > _KEPT:
        gists.clear()
    missing = [key for key in keys if key not in gists]
    for start in range(0, len(missing), 100):
        part = missing[start : start + 100]
        query = select(
            brief_versions.c.event,
            brief_versions.c.id,
            brief_versions.c.document,
            brief_versions.c.made_by,
        ).where(tuple_(brief_versions.c.event, brief_versions.c.id).in_(part))
        for row in connection.execute(query):
            gists[row.event, row.id] = _gist(json.loads(row.document), row.made_by)


def _gist(brief: dict[str, object], made_by: str) -> Gist:
    """Read the little a list needs; the whole brief is only checked where it is worked on."""
    sources = _dicts(brief.get("sources"))
    used = [source for source in sources if source.get("status") == "used"]
    fields = brief.get("fields")
    entries = [
        entry for named in (fields.values() if isinstance(fields, dict) else ()) for entry in named
    ]
    headline = str(brief.get("headline", ""))
    lede = [str(sentence.get("text", "")) for sentence in _dicts(brief.get("lede"))]
    outlets = " ".join(str(source.get("outlet") or "") for source in sources)
    texts = " ".join(str(entry.get("text", "")) for entry in _dicts(entries))
    return Gist(
        made_by=made_by,
        headline=headline,
        marks=tuple(headline_marks_in(brief)),
        lede=tuple(zip(lede, (tuple(marks) for marks in marks_in(brief)), strict=True)),
        sources=len(sources),
        origins=sum(1 for source in used if source.get("origin") is None),
        disagreements=len(_dicts(brief.get("conflicts"))),
        withheld=len(_dicts(brief.get("withheld"))),
        searched=fold(f"{headline} {' '.join(lede)} {outlets} {texts}"),
    )


def _dicts(value: object) -> list[dict[str, object]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
