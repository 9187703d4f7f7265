"""The edge of the program: every error becomes one message and an exit code, never a traceback.

0    done
1    nothing could be done, or a check failed
2    called the wrong way
3    done in part: a file could not be used, or a budget ended the run
130  stopped with Ctrl-C
143  stopped by the system (SIGTERM)
"""

import functools
import inspect
import io
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Annotated, Any, NoReturn, cast

import typer
from typer.core import TyperGroup

from summarizer.errors import SummarizerError, fault_of_machine

DONE, NOTHING, USAGE, PART, INTERRUPTED, ENDED = 0, 1, 2, 3, 130, 143
ENDINGS = {
    DONE: "done",
    NOTHING: "nothing",
    USAGE: "usage",
    PART: "part",
    INTERRUPTED: "interrupted",
    ENDED: "interrupted",
}

Debug = Annotated[bool, typer.Option("--debug", help="Show where an error comes from.")]
Command = Callable[..., None]


def at_the_edge(command: Command) -> Command:
    """Give `command` a --debug option, and let nothing but typer.Exit out of it."""

    @functools.wraps(command)
    def guarded(*, debug: bool = False, **values: Any) -> None:
        try:
            command(**values)
        except typer.Exit:
            raise
        except KeyboardInterrupt as stop:
            _stopped(stop, INTERRUPTED, as_json=bool(values.get("as_json")))
        except SystemExit as stop:
            if stop.code != ENDED:
                raise
            _stopped(stop, ENDED, as_json=bool(values.get("as_json")))
        except BrokenPipeError:
            # Whoever read our output has gone; there is nobody left to tell.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(NOTHING) from None
        except Exception as error:  # noqa: BLE001  no traceback in front of a person
            if debug:
                traceback.print_exc()
            code = error.exit_code if isinstance(error, SummarizerError) else NOTHING
            _end(told(error), code, as_json=bool(values.get("as_json")), error=error)

    own = inspect.signature(command, eval_str=True)
    extra = inspect.Parameter(
        "debug", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=Debug
    )
    cast("Any", guarded).__signature__ = own.replace(parameters=[*own.parameters.values(), extra])
    return guarded


class Group(TyperGroup):
    """The program's commands; a wrong value is told without the words of the library below."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command of the group."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise


def prepare() -> None:
    """Make the process ready, before any command.

    Nothing that is printed fails for want of a character in the terminal's encoding, and a
    polite request to end (SIGTERM) clears up as Ctrl-C does.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(ENDED))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def ending(code: int) -> dict[str, Any]:
    """Return what every --json document begins with."""
    return {"ending": ENDINGS.get(code, "nothing"), "exit_code": code}


def told(error: Exception) -> str:
    """Word `error` for a person: what happened, to which file, what to do."""
    if isinstance(error, SummarizerError):
        return str(error)
    if isinstance(error, MemoryError):
        return "There is not enough memory. Close other programs, or give fewer articles at once."
    if isinstance(error, OSError):
        return fault_of_machine(error)
    return (
        f"The program itself failed ({type(error).__name__}: {error}). Nothing is wrong with what "
        "you typed. Run again with --debug and report what it shows."
    )


def _stopped(stop: BaseException, code: int, *, as_json: bool) -> NoReturn:
    """End a command that was stopped; the notes on `stop` say what is kept of its work."""
    from summarizer.cli.screen import complain, put

    message = " ".join(["Stopped.", *getattr(stop, "__notes__", [])])
    complain(message)
    if as_json:
        # In one line: `watch` prints a document a line, and is always ended so.
        put(json.dumps({**ending(code), "stopped": message}, ensure_ascii=False) + "\n")
    embedded = sys.modules.get("summarizer.extraction.embedded")
    if embedded is not None and embedded.left_running():
        os._exit(code)  # all is written and told; a model at work would hold the end up
    raise typer.Exit(code)


def _end(message: str, code: int, *, as_json: bool, error: Exception | None = None) -> NoReturn:
    from summarizer.cli.screen import complain, put_json

    complain(message)
    if as_json:
        sources = getattr(error, "sources", None)
        kind = type(error).__name__
        put_json(
            {
                **ending(code),
                "error": {"kind": kind, "message": message},
                **({"sources": [s.model_dump(mode="json") for s in sources]} if sources else {}),
            }
        )
    raise typer.Exit(code)
