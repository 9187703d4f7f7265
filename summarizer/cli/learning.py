"""`eval --from-reviews` and `eval --regression`: what editors decided, counted and replayed."""

import io
from collections.abc import Sequence
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table

from summarizer.cli.edge import DONE, NOTHING, PART, ending
from summarizer.cli.screen import complain, put, put_json
from summarizer.cli.storing import opened
from summarizer.counting import counted
from summarizer.errors import InputError
from summarizer.evaluation.corrections import Corrections, corrections
from summarizer.evaluation.regression import Replay, cases_of, lines, read_cases, replay
from summarizer.evaluation.reviewed import reviewed, reviewed_events
from summarizer.output.files import write_text
from summarizer.output.visible import one_line

_WIDTH = 136  # columns of the tables where no terminal says otherwise
_PROMPT = 12  # characters of a prompt's hash that are shown


def from_reviews(place: str | None, out: Path | None, *, as_json: bool, quiet: bool) -> None:
    """Count what editors corrected, and write the cases to `out`."""
    with opened(place, create=False) as store, store.reading() as connection:
        events = [reviewed(connection, event) for event in reviewed_events(connection)]
    found, cases = corrections(events), cases_of(events)
    if out is not None:
        write_text(out, lines(cases))
    if as_json:
        put_json({**ending(DONE), "corrections": found.model_dump(), "cases": len(cases)})
    elif not quiet:
        put(_corrected(found))
        put(f"{len(cases)} cases{f' written to {out}' if out else ''}.\n")


def regress(  # noqa: PLR0913  one argument an option
    file: Path, place: str | None, out: Path | None, show: int, *, as_json: bool, quiet: bool
) -> None:
    """Replay cases against the articles of the store; raises typer.Exit where some are gone."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read as text. Check the path.") from error
    cases = read_cases(text, str(file))
    with opened(place, create=False) as store, store.reading() as connection:
        found = replay(connection, cases)
    if out is not None:
        write_text(out, found.model_dump_json(indent=1) + "\n")
    code = NOTHING if not found.cases else PART if found.gone or found.moved else DONE
    if as_json:
        put_json({**ending(code), "replay": found.model_dump()})
    elif not quiet:
        put(_replayed(found))
        for miss in found.misses[:show]:
            gate = f" ({miss.gate})" if miss.gate else ""
            put(f"{miss.event} {miss.decision}: {miss.question} no{gate}\n")
            put(f"  {one_line(miss.claim)}\n")
    if found.gone:
        complain(f"{found.gone} cases are about articles this store does not have.")
    if found.moved:
        complain(f"{found.moved} cases are about passages that are read otherwise now.")
    if code != DONE:
        raise typer.Exit(code)


def _corrected(found: Corrections) -> str:
    fields = _table("field", "entries", "kept", "edited", "dropped", "restored")
    for row in found.fields:
        counts = (row.entries, row.kept, row.edited, row.dropped, row.restored)
        fields.add_row(*_maker(row.model, row.prompt_sha256), row.field, *map(str, counts))
    reasons = _table("gate", "withheld", "restored", "overruled")
    for each in found.reasons:
        against = (each.withheld, each.restored, each.overruled)
        reasons.add_row(*_maker(each.model, each.prompt_sha256), each.reason, *map(str, against))
    choices = Table("disagreement", "shown first because", "chosen", "the same side")
    for choice in found.choices:
        choices.add_row(choice.kind, choice.because, str(choice.chosen), str(choice.same))
    decisions, events = counted(found.decisions, "decision"), counted(found.events, "event")
    head = f"{decisions} on the briefs of {events}.\n"
    return head + _drawn([fields, reasons, choices])


def _replayed(found: Replay) -> str:
    table = Table("the editor", "now", "yes", "of", "%")
    for row in found.rows:
        share = row.share
        value = "–" if share.value is None else f"{100 * share.value:.1f}"
        rates = f"{value} ({100 * share.low:.1f}–{100 * share.high:.1f})"
        table.add_row(row.decision, row.question, str(share.right), str(share.of), rates)
    return _drawn([table])


def _table(*columns: str) -> Table:
    table = Table("model", "prompt", *columns)
    for column in table.columns[3:]:
        column.justify = "right"
    return table


def _maker(model: str, prompt: str) -> tuple[str, str]:
    return one_line(model), prompt[:_PROMPT]


def _drawn(tables: Sequence[Table]) -> str:
    out = io.StringIO()
    terminal = Console()
    width = terminal.width if terminal.is_terminal else _WIDTH
    paper = Console(file=out, width=width, color_system=None, markup=False)
    for table in tables:
        if table.row_count:
            paper.print(table)
    return out.getvalue()
