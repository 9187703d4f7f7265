"""What a person or a program sees: results on stdout, everything else on stderr.

Names and reasons come from files and models, so they are printed as plain text: hidden
characters by name, no markup, nothing that could drive the terminal.
"""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.progress import Progress as Bar

from summarizer.extraction.run import Progress, State
from summarizer.merging.brief import Brief
from summarizer.output.visible import one_line, visible
from summarizer.reading.article import Article

ENDED = frozenset({"used", "refused", "failed"})


def put(text: str) -> None:
    """Write `text` to stdout as UTF-8, whatever the terminal's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def put_json(value: Any) -> None:
    """Write `value` to stdout as one JSON document."""
    put(json.dumps(value, ensure_ascii=True, indent=2) + "\n")


def complain(message: str) -> None:
    """Print an error to stderr."""
    _print(sys.stderr, message)


class Screen:
    """What one command says while it works."""

    def __init__(self, *, quiet: bool = False, as_json: bool = False) -> None:
        self.quiet = quiet
        self.as_json = as_json
        self.console = Console(stderr=True)

    def note(self, message: str) -> None:
        """Tell the person something that is not an error."""
        if not self.quiet:
            _print(sys.stderr, message)

    def results(self, paths: Sequence[Path]) -> None:
        """Print the paths of what was written, one a line."""
        if not self.quiet and not self.as_json:
            for path in paths:
                _print(sys.stdout, str(path))

    def judge(self, brief: Brief) -> None:
        """Say why pairs of claims were not judged, where a model was to judge them."""
        about = brief.run.judge
        left = sum(pair.answer is None for pair in about.pairs) if about is not None else 0
        if about is not None and left:
            self.note(
                f"{left} of {len(about.pairs)} pairs of claims are not judged. {about.reason}"
            )

    def lede(self, brief: Brief) -> None:
        """Say why the lede is not the model's, where a model was to write it."""
        about = brief.run.lede
        if about is not None and not about.written:
            self.note(f"The lede is composed by code. {about.reason}")

    @contextmanager
    def watch(self, articles: Sequence[Article]) -> Iterator[Progress | None]:
        """Show how the articles get on: a bar on a terminal, plain lines elsewhere."""
        if self.quiet:
            yield None
            return
        for article in articles:
            if article.status != "used":
                self.note(f"{_name(article)}: {article.status}, {article.reason}")
        total = sum(article.status == "used" for article in articles)
        if not self.console.is_terminal:
            yield _Times(self.note).tell
            return
        columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Bar(
            *columns,
            TextColumn("{task.description}", markup=False),
            console=self.console,
            transient=True,
        ) as bar:
            task = bar.add_task("", total=total)

            def tell(article: Article, state: State) -> None:
                times.tell(article, state)
                bar.update(task, description=one_line(f"{_name(article)}: {state}"))
                if state in ENDED:
                    bar.advance(task)

            times = _Times(
                lambda line: bar.console.print(
                    visible(line), markup=False, highlight=False, soft_wrap=True
                ),
                only_ended=True,
            )
            yield tell


class _Times:
    """Words each article's progress, with the seconds it took."""

    def __init__(self, say: Any, *, only_ended: bool = False) -> None:
        self.say = say
        self.only_ended = only_ended
        self.began: dict[str, float] = {}

    def tell(self, article: Article, state: State) -> None:
        began = self.began.get(article.id)
        if state not in ENDED:
            self.began.setdefault(article.id, time.monotonic())
            if not self.only_ended:
                self.say(f"{_name(article)}: {state}")
        elif began is None:
            self.say(f"{_name(article)}: {state}, not asked")
        else:
            self.say(f"{_name(article)}: {state}, {time.monotonic() - began:.1f} s")


def _name(article: Article) -> str:
    return f"{article.id} {one_line(article.file)}"


def _print(stream: Any, message: str) -> None:
    stream.write(visible(message) + "\n")
    stream.flush()
