"""Ctrl-C during a day's run: the first ends it in order, within seconds; a second one at once."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from summarizer.daily.purse import Purse
from summarizer.errors import Interrupted
from summarizer.pipeline.stopping import at_first_press


@contextmanager
def ending_in_order(purse: Purse, loop: asyncio.AbstractEventLoop) -> Iterator[asyncio.Event]:
    """Let the first Ctrl-C stop the purse and set the event that is given; the next raises."""
    pressed = asyncio.Event()

    def begin() -> None:
        purse.stop(Interrupted("Stopped. What came back is kept; run again to go on."))
        pressed.set()

    with at_first_press(lambda: loop.call_soon_threadsafe(begin)):
        yield pressed
