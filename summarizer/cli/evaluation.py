"""`eval`: the benchmark, as a table, as JSON, and held against floors."""

import io
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.table import Table

from summarizer.cli.edge import DONE, NOTHING, PART, ending
from summarizer.cli.screen import Screen, complain, put, put_json
from summarizer.errors import InputError, UsageError
from summarizer.evaluation.cases import Planted
from summarizer.evaluation.comparing import Comparing, Merger
from summarizer.evaluation.copy_run import Copies, copies
from summarizer.evaluation.evaluators import evaluate
from summarizer.evaluation.floors import fallen, read_floors
from summarizer.evaluation.generate import KINDS, planted
from summarizer.evaluation.real import planted_in
from summarizer.evaluation.report import Failure, Gates, Report, reported
from summarizer.evaluation.support_run import gates
from summarizer.evaluation.tally import ALL, Share
from summarizer.evaluation.typed import scores
from summarizer.merging.embedders import EmbeddedVectors
from summarizer.merging.merge import merge
from summarizer.output.files import write_text
from summarizer.output.visible import visible

_WIDTH = 136  # columns of the table where no terminal says otherwise


@dataclass(frozen=True, slots=True)
class Request:
    """What to measure, and where to put it."""

    folders: tuple[Path, ...]
    per_kind: int
    seed: int
    kinds: tuple[str, ...]
    floors: Path | None
    out: Path | None
    show: int
    vectors: Comparing = "all"
    support: tuple[Path, ...] = ()
    language: str = "en"


def run(request: Request, *, as_json: bool, quiet: bool) -> None:
    """Run the benchmark; raises typer.Exit when a figure is below its floor."""
    unknown = [kind for kind in request.kinds if kind not in KINDS]
    if unknown:
        raise UsageError(f"There is no kind {unknown[0]!r}. Kinds: {', '.join(KINDS)}.")
    floors = read_floors(request.floors) if request.floors else None
    screen = Screen(quiet=quiet, as_json=as_json)
    report, empty = _measured(request, screen)
    if request.out:
        write_text(request.out, report.model_dump_json(indent=1, by_alias=True) + "\n")
    lines = fallen(report, floors) if floors else []
    code = NOTHING if lines else PART if empty else DONE
    if as_json:
        document = report.model_dump(mode="json")
        put_json({**ending(code), "fallen": lines, "report": document})
    elif not quiet:
        put(_tables(report, screen.console))
        put("".join(_shown(report.failures, request.show)))
    for folder in empty:
        complain(f"{folder}: no sentence in it offers anything to plant.")
    for line in lines:
        complain(line)
    if code != DONE:
        raise typer.Exit(code)


def _measured(request: Request, screen: Screen) -> tuple[Report, list[Path]]:
    """Make the cases and evaluate them; also return the folders that gave none."""
    cases, empty = _cases(request)
    whole = not request.folders and not request.kinds
    model = _model() if request.vectors != "words" else None
    vectors: Comparing = request.vectors if model else "words"
    if model is None and request.vectors != "words":
        complain("No embedding model is installed: the cases are compared by words alone.")
    merging = Merger(model, vectors) if model else merge
    with _bar(screen, len(cases)) as advance:
        results = evaluate(cases, merging, progress=advance)
    data = [os.path.normpath(folder) for folder in request.folders] or ["invented events"]
    report = reported(
        results,
        data=data,
        seed=request.seed,
        per_kind=request.per_kind,
        values=scores() if whole else [],
        copies=copies(request.seed) if whole else None,
        vectors=vectors,
    )
    judged = [row for file in request.support for row in gates(file, request.language)]
    return report.model_copy(update={"support": judged}), empty


def _model() -> EmbeddedVectors | None:
    try:
        return EmbeddedVectors()
    except ImportError:
        return None


def _cases(request: Request) -> tuple[list[Planted], list[Path]]:
    kinds = request.kinds or tuple(KINDS)
    if not request.folders:
        return planted(request.per_kind, request.seed, kinds), []
    cases: list[Planted] = []
    empty = []
    for folder in request.folders:
        own = planted_in(folder, request.per_kind, request.seed, kinds)
        cases += own
        empty += [] if own else [folder]
    if not cases:
        raise InputError(
            f"No sentence of {', '.join(map(str, empty))} offers anything to plant: give a folder "
            "of English or French articles, or what `summarizer extract` wrote."
        )
    return sorted(cases, key=lambda case: kinds.index(case.kind)), empty


@contextmanager
def _bar(screen: Screen, total: int) -> Iterator[Callable[[int], None] | None]:
    """Show how far the cases have got, on a terminal."""
    if screen.quiet or not screen.console.is_terminal:
        yield None
        return
    columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=screen.console, transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda done: bar.advance(task, done)


def _tables(report: Report, console: Console) -> str:
    """Return the tables of kinds and of values as text."""
    out = io.StringIO()
    width = console.width if console.is_terminal else _WIDTH
    paper = Console(file=out, width=width, color_system=None)
    paper.print(_kinds(report))
    if report.values:
        paper.print(_values(report))
    if report.copies:
        paper.print(_copies(report.copies))
    if report.support:
        paper.print(_support(report.support))
    return out.getvalue()


def _kinds(report: Report) -> Table:
    """One line a kind; the sums at the end also by language. The JSON has every line."""
    table = Table(
        "kind",
        "language",
        "cases",
        "recall %",
        "precision %",
        "exact files %",
        "joined %",
        "flagged %",
    )
    table.columns[0].no_wrap = True
    for column in table.columns[2:]:
        column.justify = "right"
    group = None
    for row in report.rows:
        if ALL not in {row.kind, row.language}:
            continue
        if group not in {None, row.group}:
            table.add_section()
        group = row.group
        name = f"all: {row.group}" if row.kind == ALL and row.group != ALL else row.kind
        cases = f"{row.cases}" + (f" (+{row.withheld})" if row.withheld else "")
        shares = (row.recall, row.precision, row.exact, row.joined, row.flagged)
        table.add_row(name, row.language, cases, *map(_worded, shares))
    return table


def _values(report: Report) -> Table:
    table = Table("values read right", "set aside %", "the others %")
    for score in report.values:
        table.add_row(score.table, _worded(score.held), _worded(score.open))
    return table


def _copies(found: Copies) -> Table:
    table = Table("copies", "cases", "right %")
    table.add_row("ten copies, one origin", str(found.whole.of), _worded(found.whole))
    table.add_row("a changed fact is kept", str(found.kept.of), _worded(found.kept))
    table.add_row("shared passages, F1", str(found.pairs), f"{100 * found.f1:.1f}")
    return table


def _support(rows: Sequence[Gates]) -> Table:
    table = Table(
        "judged claims",
        "judged by",
        "half",
        "pairs",
        "precision %",
        "clear cases %",
        "recall %",
        "accepted by label %",
    )
    for row in rows:
        accepted = ", ".join(f"{label} {_worded(share)}" for label, share in row.accepted.items())
        shares = map(_worded, (row.precision, row.clear, row.recall))
        table.add_row(
            visible(row.data), row.judge, row.half, str(row.pairs), *shares, visible(accepted)
        )
    return table


def _worded(share: Share | None) -> str:
    if share is None or share.value is None:
        return "–"
    low, value, high = (f"{100 * rate:.1f}" for rate in (share.low, share.value, share.high))
    return f"{value} ({low}–{high})"


def _shown(failures: Sequence[Failure], show: int) -> Iterator[str]:
    """Word the first `show` failures of each kind."""
    seen: dict[str, int] = {}
    for failure in failures:
        seen[failure.kind] = seen.get(failure.kind, 0) + 1
        if seen[failure.kind] > show:
            continue
        sides = " | ".join(", ".join(side) for side in failure.sides)
        yield visible(f"\n{failure.name} ({failure.how}): {failure.verdict}\n")
        yield visible(f"  expected {failure.expected} {sides}\n")
        for sentence in failure.sentences:
            yield visible(f"  {sentence.source} {sentence.published}: {sentence.text}\n")
        for line in failure.reported:
            yield visible(f"  reported {line}\n")
