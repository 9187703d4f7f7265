"""Following the jobs that were asked for in Slack: one message each, which becomes the brief."""

import logging

from summarizer.bot.doing import said
from summarizer.bot.posting import Poster
from summarizer.bot.threads import in_thread
from summarizer.bot.words import Words
from summarizer.errors import SlackError
from summarizer.store import jobs
from summarizer.store.connect import Store
from summarizer.store.jobs import Job
from summarizer.store.slack import Request, asked_requests, change_request

_LOG = logging.getLogger(__name__)


class Follower:
    """Tells how far jobs are, and posts what they made."""

    def __init__(self, store: Store, poster: Poster) -> None:
        self._store = store
        self._poster = poster

    async def step(self) -> None:
        """Look at every job once; raises SlackError, StoreError, and goes on the next time."""
        for request, job in await in_thread(self._read):
            try:
                await self._tell(request, job)
            except SlackError as error:
                if not error.code:  # Slack is away: the next step goes on
                    raise
                _LOG.warning("How far a brief is cannot be told in Slack: %s", error)
                await self._change(request, state="done")

    async def _tell(self, request: Request, job: Job) -> None:
        channel, message = request.channel or "", request.message or ""
        if job.state == "done" and job.event is not None:
            await self._poster.post(job.event, channel, request.thread, over=message)
            await self._change(request, state="done")
            return
        told = _told(job, self._poster.words)
        if told != request.told:
            await self._poster.slack.update(channel, message, said(told))
            state = "done" if job.state == "failed" else "asked"
            await self._change(request, state=state, told=told)

    def _read(self) -> list[tuple[Request, Job]]:
        with self._store.reading() as connection:
            asked = asked_requests(connection)
            found = [(each, jobs.find_job(connection, each.job or "")) for each in asked]
        return [(request, job) for request, job in found if job is not None]

    async def _change(self, request: Request, **values: object) -> None:
        def changed() -> None:
            with self._store.writing() as connection:
                change_request(connection, request.id, **values)

        await in_thread(changed)


def _told(job: Job, words: Words) -> str:
    title = str(job.request.get("title") or job.event or "")
    if job.state == "failed":
        return words.say("failed", title=title, why=words.labels.reason(job.error))
    if job.state == "waiting":
        return words.say("in_line", title=title)
    if job.progress:
        return words.say("progress", title=title, progress=job.progress)
    return words.say("working", title=title)
