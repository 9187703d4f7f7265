"""Batches: which requests are out, with which of the provider's batches, and what came back."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from summarizer.store.clock import now
from summarizer.store.sql import chunked, put_rows
from summarizer.store.tables import batch_requests, batches

EXPIRED = 0  # the status of a request the provider did not get to in time


@dataclass(frozen=True, slots=True)
class Sent:
    """A batch that is out.

    Attributes:
        id: Ours.
        remote: The provider's; None where a crash came before its answer.

    """

    id: str
    remote: str | None


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back for one request.

    Attributes:
        status: HTTP status, `EXPIRED` for one that was not worked on.
        answer: The body of the answer; empty where there is none.
        tries: In how many batches it was sent.

    """

    status: int
    answer: str
    tries: int


def begin_batch(connection: Connection, requests: Sequence[str]) -> str:
    """Write down that these requests are about to be sent; return the batch's id."""
    ident = secrets.token_hex(16)
    row = {"id": ident, "state": "sending", "requests": len(requests), "sent_at": now()}
    connection.execute(insert(batches).values(row))
    before = tries_of(connection, requests)
    rows = [
        {
            "request": request,
            "batch": ident,
            "tries": before.get(request, 0) + 1,
            "status": None,
            "answer": None,
        }
        for request in requests
    ]
    put_rows(connection, batch_requests, rows, key=["request"])
    return ident


def batch_sent(connection: Connection, ident: str, remote: str) -> None:
    """Write down the provider's id of a batch."""
    connection.execute(
        update(batches).where(batches.c.id == ident).values(remote=remote, state="sent")
    )


def batch_ended(connection: Connection, ident: str, results: Mapping[str, tuple[int, str]]) -> None:
    """Keep what came back; requests without a result count as not worked on."""
    query = select(batch_requests).where(batch_requests.c.batch == ident)
    rows = [
        {**row, "status": status, "answer": answer}
        for row in connection.execute(query).mappings()
        for status, answer in [results.get(row["request"], (EXPIRED, ""))]
    ]
    put_rows(connection, batch_requests, rows, key=["request"])
    connection.execute(
        update(batches).where(batches.c.id == ident).values(state="ended", ended_at=now())
    )


def batch_lost(connection: Connection, ident: str) -> None:
    """Write down that the provider knows nothing of a batch: its requests were never sent."""
    connection.execute(
        update(batch_requests)
        .where(batch_requests.c.batch == ident)
        .values(tries=batch_requests.c.tries - 1, status=EXPIRED, answer="")
    )
    connection.execute(
        update(batches).where(batches.c.id == ident).values(state="ended", ended_at=now())
    )


def batches_out(connection: Connection) -> list[Sent]:
    """Return the batches that have not ended, oldest first."""
    query = select(batches).where(batches.c.state != "ended").order_by(batches.c.sent_at)
    return [Sent(row.id, row.remote) for row in connection.execute(query)]


def requests_out(connection: Connection, requests: Sequence[str]) -> set[str]:
    """Return those of these requests that are out."""
    return {
        row.request
        for part in chunked(requests)
        for row in connection.execute(
            select(batch_requests.c.request).where(
                batch_requests.c.request.in_(part), batch_requests.c.status.is_(None)
            )
        )
    }


def returned(connection: Connection, requests: Iterable[str]) -> dict[str, Returned]:
    """Return what came back for these requests, by request."""
    found: dict[str, Returned] = {}
    for part in chunked(list(requests)):
        query = select(batch_requests).where(
            batch_requests.c.request.in_(part), batch_requests.c.status.is_not(None)
        )
        for row in connection.execute(query):
            found[row.request] = Returned(row.status, row.answer or "", row.tries)
    return found


def tries_of(connection: Connection, requests: Sequence[str]) -> dict[str, int]:
    """Return in how many batches these requests were sent; those never sent are left out."""
    columns = (batch_requests.c.request, batch_requests.c.tries)
    return {
        row.request: row.tries
        for part in chunked(requests)
        for row in connection.execute(select(*columns).where(batch_requests.c.request.in_(part)))
    }
