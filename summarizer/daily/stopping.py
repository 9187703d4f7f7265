"""Ctrl-C during a run: the first ends it in order, within seconds; a second one at once."""

import _thread
import asyncio
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from summarizer.daily.purse import Purse
from summarizer.errors import Interrupted

PATIENCE = 2.5  # seconds answers under way have to arrive after the first Ctrl-C; five to the end


@contextmanager
def ending_in_order(purse: Purse, loop: asyncio.AbstractEventLoop) -> Iterator[asyncio.Event]:
    """Let the first Ctrl-C stop the purse and set the event that is given; the next raises.

    `PATIENCE` seconds after the first one the next comes by itself, so that work which cannot
    be interrupted otherwise does not hold the end up. Only the main thread is told of Ctrl-C;
    elsewhere nothing changes.
    """
    pressed = asyncio.Event()
    if threading.current_thread() is not threading.main_thread():
        yield pressed
        return
    timers: list[threading.Timer] = []

    def begin() -> None:
        purse.stop(Interrupted("Stopped. What came back is kept; run again to go on."))
        pressed.set()

    def on_signal(_: int, __: FrameType | None) -> None:
        if timers:
            raise KeyboardInterrupt
        timers.append(threading.Timer(PATIENCE + 0.5, _thread.interrupt_main))
        timers[0].daemon = True
        timers[0].start()
        loop.call_soon_threadsafe(begin)

    before = signal.signal(signal.SIGINT, on_signal)
    try:
        yield pressed
    finally:
        for timer in timers:
            timer.cancel()
        signal.signal(signal.SIGINT, before)
