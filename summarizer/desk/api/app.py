"""The API as one application, to be mounted: `app.mount("/api/v1", api_app(store, worker))`.

Whoever mounts it starts and stops the worker.
"""

import asyncio
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute

import summarizer
from summarizer.desk.api import asking, reading, reviewing
from summarizer.desk.api.door import Door, is_guarded
from summarizer.desk.api.problems import MEDIA, documented, install
from summarizer.desk.worker import Worker
from summarizer.store.connect import Store

_ABOUT = """Briefs of events: list them, read them with their sources, ask for them, review them.

Every request needs a token with the scope its operation names. An act on a brief names the
version it is about; errors are problem details (RFC 9457)."""


def api_app(store: Store, worker: Worker | None) -> FastAPI:
    """Make the API over a store.

    Args:
        store: The open store.
        worker: Makes the briefs that are asked for; None where another program does.

    """
    api = FastAPI(
        title="Newsroom briefs",
        version=summarizer.__version__,
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        responses=documented(401, 403, 422, 503),
    )
    api.state.store = store
    api.state.worker = worker
    api.state.listeners = asyncio.Semaphore(asking.STREAMS)
    install(api)
    for router in (reading.router, asking.router, reviewing.router):
        _expect_guarded(router.routes)
        api.include_router(router)
    api.add_middleware(Door, store=store)
    plain = api.openapi
    api.openapi = lambda: _exact(plain())  # type: ignore[method-assign]
    return api


def _expect_guarded(routes: Any) -> None:
    """Refuse a route anybody with a token could call."""
    for route in routes:
        guarded = isinstance(route, APIRoute) and is_guarded(
            [each.call for each in route.dependant.dependencies]
        )
        if not guarded:
            raise AssertionError(f"{route} names no scope")


def _exact(document: dict[str, Any]) -> dict[str, Any]:
    """Say of errors in the OpenAPI document that they are problem details."""
    for path in document["paths"].values():
        for operation in path.values():
            for status, response in operation["responses"].items():
                if status >= "400" and "application/json" in response.get("content", {}):
                    response["content"] = {MEDIA: response["content"]["application/json"]}
    return document
