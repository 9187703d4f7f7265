"""What comes from Slack, kept in the store before Slack is told that it came.

Slack repeats a delivery it got no answer for, and people click twice; a repeated one has the
same key and is kept once. What came at the same time is kept in one transaction, since each
costs a write to the disk.
"""

import asyncio
import hashlib
import json
from typing import Any

from summarizer.bot.threads import in_thread
from summarizer.store.connect import Store
from summarizer.store.slack import keep_requests


def key_of(*parts: str) -> str:
    """Return the key of a delivery from what Slack names it by."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


class Inbox:
    """Keeps requests; `news` is set when there are any."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._came: dict[str, tuple[dict[str, Any], list[asyncio.Future[None]]]] = {}
        self._writing: asyncio.Task[None] | None = None
        self.news = asyncio.Event()

    async def keep(self, key: str, request: dict[str, Any]) -> None:
        """Keep a request; returns when it is safe, raises StoreError when it cannot be."""
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._came.setdefault(key, (request, []))[1].append(kept)
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        await kept

    async def _write(self) -> None:
        while self._came:
            came, self._came = self._came, {}
            try:
                await in_thread(self._put, {key: each[0] for key, each in came.items()})
            except BaseException as error:
                _settle(came, error)
                if not isinstance(error, Exception):
                    raise
            else:
                _settle(came, None)
                self.news.set()

    def _put(self, asked: dict[str, dict[str, Any]]) -> None:
        with self._store.writing() as connection:
            keep_requests(connection, asked)


def _settle(
    came: dict[str, tuple[dict[str, Any], list[asyncio.Future[None]]]],
    error: BaseException | None,
) -> None:
    for _, waiting in came.values():
        for each in waiting:
            if each.done():
                continue
            if error is None:
                each.set_result(None)
            else:
                each.set_exception(error)
