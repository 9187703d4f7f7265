"""The API as a router to include, with the worker that makes the briefs that are asked for.

    app.state.store = store
    app.include_router(router)

The application's state may also have `how`, which says how briefs are made; without it the
settings do, read anew for every job.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.routing import Mount
from starlette.types import Receive, Scope, Send

from summarizer.daily.how import by_settings
from summarizer.desk.api.app import api_app
from summarizer.desk.worker import Worker

PREFIX = "/api/v1"


@asynccontextmanager
async def _working(app: FastAPI) -> AsyncIterator[None]:
    """Make what is asked for while the application runs."""
    worker = Worker(app.state.store, getattr(app.state, "how", by_settings))
    worker.start()
    app.state.worker = worker
    try:
        yield
    finally:
        await run_in_threadpool(worker.stop)


async def _served(scope: Scope, receive: Receive, send: Send) -> None:
    """Serve the API over the store of the application it was included into."""
    state = scope["app"].state
    if not hasattr(state, "api"):
        state.api = api_app(state.store, getattr(state, "worker", None))
    await state.api(scope, receive, send)


router = APIRouter(lifespan=_working, routes=[Mount(PREFIX, app=_served)])
