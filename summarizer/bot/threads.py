"""Work with the store in a thread, ended before whoever waits for it ends."""

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from starlette.concurrency import run_in_threadpool

P = ParamSpec("P")
T = TypeVar("T")


async def in_thread(function: Callable[P, T], *args: P.args, **values: P.kwargs) -> T:
    """Return what a function returns, called in a thread.

    A task that is cancelled meanwhile waits for the thread, so that no transaction is left open
    in a store that is being closed.
    """
    work = asyncio.ensure_future(run_in_threadpool(function, *args, **values))
    try:
        return await asyncio.shield(work)
    except asyncio.CancelledError:
        await asyncio.wait([work])
        if not work.cancelled():
            work.exception()  # nobody asks for it any more
        raise
