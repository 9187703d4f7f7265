"""An event loop in a thread of its own, so that long work does not silence the first one.

Reading and merging take seconds without giving way. A worker's signs of life must go on
meanwhile, or others take it for dead.
"""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

Elsewhere = Callable[[Coroutine[Any, Any, None]], "asyncio.Future[None]"]
"""Runs work in the other loop; cancelled, it cancels that."""


@contextmanager
def beside() -> Iterator[Elsewhere]:
    """Run a second event loop until the end of the block; what is left in it is cancelled."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="beside")
    thread.start()
    try:
        yield lambda work: asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, loop))
    finally:
        asyncio.run_coroutine_threadsafe(_cancelled(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _cancelled() -> None:
    """Cancel everything else in this loop, and wait until it has ended."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    loop = asyncio.get_running_loop()
    await loop.shutdown_asyncgens()
    await loop.shutdown_default_executor()
