"""Ctrl-C while a run asks a model: it is told of at once, and the run ends within seconds."""

import _thread
import asyncio
import signal
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, TypeVar

PATIENCE = 2.5  # seconds what is under way has to end after the first Ctrl-C; five to the end

ResultT = TypeVar("ResultT")


@contextmanager
def at_first_press(begin: Callable[[], object]) -> Iterator[None]:
    """Have the first Ctrl-C call `begin`; the next one raises KeyboardInterrupt.

    Half a second after `PATIENCE` the next one comes by itself, so that work which cannot be
    interrupted otherwise does not hold the end up. Only the main thread is told of Ctrl-C;
    elsewhere nothing changes.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    timers: list[threading.Timer] = []

    def on_signal(_: int, __: FrameType | None) -> None:
        if timers:
            raise KeyboardInterrupt
        timers.append(threading.Timer(PATIENCE + 0.5, _thread.interrupt_main))
        timers[0].daemon = True
        timers[0].start()
        begin()

    before = signal.signal(signal.SIGINT, on_signal)
    try:
        yield
    finally:
        for timer in timers:
            timer.cancel()
        signal.signal(signal.SIGINT, before)


def run_stoppable(
    work: Coroutine[Any, Any, ResultT], on_press: Callable[[], None] | None = None
) -> ResultT:
    """Run `work` to its end; the first Ctrl-C calls `on_press` and cancels it.

    Raises KeyboardInterrupt after Ctrl-C, when what was cancelled has ended.
    """

    async def watched() -> ResultT:
        task = asyncio.ensure_future(work)
        loop = asyncio.get_running_loop()
        pressed: list[bool] = []

        def begin() -> None:
            pressed.append(True)
            if on_press is not None:
                on_press()
            loop.call_soon_threadsafe(task.cancel)

        try:
            with at_first_press(begin):
                return await task
        except asyncio.CancelledError:
            if not pressed:
                raise  # SystemExit is on its way
            raise KeyboardInterrupt from None
        finally:
            task.cancel()

    return asyncio.run(watched())
