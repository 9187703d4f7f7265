"""When a watched inbox has a round: as files are whole, feeds are due, or something was left."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

from watchfiles import watch

from summarizer.daily.inbox import Inbox
from summarizer.daily.watching import Round, Watch, one_round
from summarizer.errors import BudgetSpent, InputError, SummarizerError

EVERY = 15.0  # minutes between two looks at the feeds
_LOOK = 0.5  # seconds between two looks whether anything is due
_SCAN = 60.0  # seconds between two walks through all folders: changes can be missed
_PAUSE = 30.0  # seconds after which a round that failed is tried again
_SETTLING = 50  # milliseconds without a further change after which changes are told

Told = Callable[[Round], None]
"""Called with every round that did anything."""


@dataclass(slots=True)
class _Clock:
    """When what is due, in seconds of the clock."""

    scan: float = 0.0
    feeds: float = 0.0
    again: float | None = None
    not_before: float = 0.0


def keep_watch(
    made: Watch, inbox: Inbox, feeds: Sequence[str], told: Told, every: float = EVERY
) -> None:
    """Have a round whenever there is something to do, until interrupted.

    Args:
        made: What rounds are made with.
        inbox: The folders.
        feeds: Addresses asked at once and then `every` so many minutes.
        told: Told of each round.
        every: Minutes; also after which a round is repeated that the model left unfinished.

    Raises:
        KeyboardInterrupt: After Ctrl-C.
        SummarizerError: The first round cannot be done. Later ones that cannot are told as
            notices and tried again.

    """
    clock, rounds = _Clock(), 0
    for changed in _changes(inbox.folders):
        inbox.note(changed)
        now = time.monotonic()
        if now >= clock.scan:
            inbox.look()
            clock.scan = now + _SCAN
        files = inbox.whole()
        due = list(feeds) if now >= clock.feeds else []
        again = clock.again is not None and now >= clock.again
        if now < clock.not_before or not (files or due or again or not rounds):
            continue
        try:
            done = one_round(made, [*map(str, files), *due])
        except SummarizerError as error:
            if not rounds:
                raise
            made.notice(f"{error} Trying again in {_PAUSE:.0f} s.")
            clock.not_before = time.monotonic() + _PAUSE
            continue
        inbox.take(files)
        rounds += 1
        if due:
            clock.feeds = now + every * 60
        left = done.unfinished and not isinstance(done.stopped, BudgetSpent)
        clock.again = time.monotonic() + every * 60 if left else None
        if done.anything:
            told(done)


def _changes(folders: Sequence[Path]) -> Iterator[list[Path]]:
    """Give what has changed in the folders, often an empty list; raises InputError.

    They are watched in a thread, so that this one hears at once when it is to end, and how.
    """
    found: SimpleQueue[list[Path] | Exception] = SimpleQueue()
    stop = threading.Event()
    thread = threading.Thread(target=_watched, args=(folders, found, stop), daemon=True)
    thread.start()
    try:
        while True:
            try:
                changed = found.get(timeout=_LOOK)
            except Empty:
                yield []
                continue
            if isinstance(changed, Exception):
                raise InputError(
                    f"The folders cannot be watched: {changed}. Set WATCHFILES_FORCE_POLLING=1 to "
                    "have them looked through instead."
                ) from changed
            yield changed
    finally:
        stop.set()
        thread.join()


def _watched(
    folders: Sequence[Path], found: "SimpleQueue[list[Path] | Exception]", stop: threading.Event
) -> None:
    """Put what changes in the folders into a queue, or the reason why they cannot be watched."""
    if not folders:
        return
    try:
        for changes in watch(
            *folders,
            watch_filter=None,
            step=_SETTLING,
            rust_timeout=int(_LOOK * 1000),
            stop_event=stop,
            raise_interrupt=False,
            ignore_permission_denied=True,
        ):
            found.put(sorted({Path(name) for _, name in changes}))
    except (OSError, RuntimeError) as error:  # the latter is what watchfiles raises
        found.put(error)
