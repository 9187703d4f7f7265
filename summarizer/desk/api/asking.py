"""Routes that ask for a brief, and tell how far it is."""

import asyncio
import hashlib
import json
import secrets
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from summarizer.daily.asked import ask
from summarizer.desk.api.door import Kept, Requester, name_of
from summarizer.desk.api.intake import event_meant, read_texts
from summarizer.desk.api.problems import ProblemError, documented
from summarizer.desk.api.shapes import Job, JobId, Jobs, OfTexts, Wanted
from summarizer.desk.programs import Program
from summarizer.store import jobs
from summarizer.store.connect import Store

router = APIRouter(tags=["asking"])
Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[\x21-\x7e]{1,200}$",
        description="The same key and request again is the same job, not a new one.",
    ),
]
STREAMS = 32  # programs that may listen at once
LISTEN = 600.0  # seconds a program may listen; it may come again
_LOOK = 0.5  # seconds between two looks
_LISTED = 100


@router.post("/briefs", status_code=202, responses=documented(400, 404, 409, 413, 415, 429))
def ask_for_brief(  # noqa: PLR0913, PLR0917  what a route is given
    request: Request,
    response: Response,
    store: Kept,
    program: Requester,
    wanted: Wanted,
    key: Key = None,
) -> Job:
    """Ask for a brief: of an event, of articles the store has, or of texts brought along."""
    asked = hashlib.sha256(wanted.model_dump_json().encode()).hexdigest()
    name = name_of(program)
    ident = _ident(name, key)
    read = read_texts(wanted.texts) if isinstance(wanted, OfTexts) else []
    with store.writing() as connection:
        job = ask(
            connection,
            ident,
            by=name,
            request={"of": wanted.of, "sha256": asked},
            event=lambda: event_meant(connection, wanted, read),
        )
    if job.request["sha256"] != asked:
        raise ProblemError(409, "This Idempotency-Key was used for another request.")
    if (worker := request.app.state.worker) is not None:
        worker.wake()
    response.headers["Location"] = f"{request.scope['root_path']}/jobs/{job.id}"
    return Job.told(job)


@router.get("/jobs")
def list_jobs(store: Kept, program: Requester) -> Jobs:
    """List what this program asked for, newest first, a hundred at most."""
    with store.reading() as connection:
        found = jobs.jobs_of(connection, name_of(program), _LISTED)
    return Jobs(jobs=[Job.told(job) for job in found])


@router.get("/jobs/{job}", responses=documented(404))
def read_job(store: Kept, program: Requester, job: JobId) -> Job:
    """Tell how far a job is; a program sees its own alone."""
    return _own(store, program, job)


_STREAM: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "An event of type `job` with the job as JSON, now and after every change.",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    },
}


@router.get(
    "/jobs/{job}/events",
    response_class=StreamingResponse,
    responses={**_STREAM, **documented(404, 429)},
)
async def listen_to_job(
    request: Request, store: Kept, program: Requester, job: JobId
) -> StreamingResponse:
    """Tell how far a job is as server-sent events, until it is done or failed."""
    first = await run_in_threadpool(_own, store, program, job)
    listeners: asyncio.Semaphore = request.app.state.listeners
    if listeners.locked():
        raise ProblemError(429, "Many programs listen already. Poll.", {"Retry-After": "30"})
    await listeners.acquire()
    told = _told(store, program, first, listeners)
    return StreamingResponse(told, media_type="text/event-stream")


async def _told(
    store: Store, program: Program, job: Job, listeners: asyncio.Semaphore
) -> AsyncIterator[str]:
    """Tell of a job whenever it changed; a comment now and then keeps the line open."""
    try:
        last, left = "", LISTEN
        while left > 0:
            said = job.model_dump_json()
            if said != last:
                yield f"event: job\ndata: {said}\n\n"
                last = said
            elif int(left / _LOOK) % 30 == 0:
                yield ": still here\n\n"
            if job.state in {"done", "failed"}:
                return
            await asyncio.sleep(_LOOK)
            left -= _LOOK
            job = await run_in_threadpool(_own, store, program, job.id)
    finally:
        listeners.release()


def _own(store: Store, program: Program, ident: str) -> Job:
    with store.reading() as connection:
        job = jobs.find_job(connection, ident)
    if job is None or job.asked_by != name_of(program):
        raise ProblemError(404, f"There is no job {ident}.")
    return Job.told(job)


def _ident(name: str, key: str | None) -> str:
    """Return a job's id: of the program and its key, so that the same key finds the same job."""
    if key is None:
        return secrets.token_hex(16)
    return hashlib.sha256(json.dumps([name, key]).encode()).hexdigest()[:32]
