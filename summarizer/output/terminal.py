"""A brief on a terminal, short: what stands, who disagrees, what is missing.

All content goes through `rich.text.Text`, so that brackets in it are brackets and not markup,
and through `one_line`, so that it cannot drive the terminal.
"""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from schemas.entries import Align
from summarizer.merging.brief import Brief, Conflict, Entry
from summarizer.merging.voice import speaker_of_side, speaker_to_add
from summarizer.output import disagreement
from summarizer.output.citing import Numbers, numbers_of
from summarizer.output.labels import Labels, labels_for, title_of
from summarizer.output.lede import lede_lines
from summarizer.output.ledger import by_reason, cited, idle, source_name
from summarizer.output.visible import one_line

_MARKS = {"agreed": "●", "single": "○", "disputed": "✕", "updated": "◐"}
_STYLES = {"agreed": "blue", "single": "yellow", "disputed": "red", "updated": "magenta"}


def show(brief: Brief, console: Console) -> None:
    """Print `brief` to `console`: headline, entries, disagreements, idle files, withheld counts."""
    labels, numbers = labels_for(brief), numbers_of(brief)
    console.print()
    console.print(Text(one_line(brief.headline), style="bold"))
    if brief.run.extractive is not None:
        console.print(Text(one_line(labels.made_by_code(brief)), style="yellow"))
    for note in labels.notes(brief):
        console.print(Text(one_line(note), style="yellow"))
    for line in lede_lines(brief, numbers, labels):
        marks = "".join(f"[{n}]" for n, _ in line.passages)
        note = f"  {line.note}" if line.note else ""
        console.print(Text.assemble(one_line(line.text), (f" {marks}", "cyan"), (note, "dim")))
    for field, entries in brief.fields.items():
        if entries:
            _heading(console, one_line(title_of(brief, field, labels.language)))
        _rows(console, [_entry(entry, brief, labels, numbers) for entry in entries])
    if brief.conflicts:
        _heading(console, labels.say("disagreements"))
    for conflict in brief.conflicts:
        _conflict(console, conflict, brief, labels)
    _sources(console, brief, labels)
    _withheld(console, brief, labels)


def _heading(console: Console, text: str) -> None:
    console.print()
    console.print(Text(text, style="bold underline"))


def _rows(console: Console, rows: Iterable[tuple[Text, Text]], indent: int = 2) -> None:
    """Print marks and texts in two columns, so that wrapped text stays beside its mark."""
    grid = Table.grid(padding=(0, 1))
    for mark, text in rows:
        grid.add_row(Text(" " * indent).append(mark), text)
    console.print(grid)


def _entry(entry: Entry, brief: Brief, labels: Labels, numbers: Numbers) -> tuple[Text, Text]:
    who = speaker_to_add(entry)
    followed = any((entry.value, entry.role, who))
    words = one_line(entry.text.removesuffix(".") if followed else entry.text)
    if entry.align is Align.QUOTE and not entry.translated:
        words = labels.quoted(words)
    for cell in (entry.value, entry.role):
        if cell is not None:
            words += f", {one_line(cell)}"
    if who is not None:
        key = "said" if entry.align is Align.QUOTE else "according_to"
        words += f", {labels.say(key, who=one_line(who))}"
    if entry.mode is not None and entry.mode != "happened":
        words += f" ({labels.say(f'mode.{entry.mode}')})"
    marks = "".join(f"[{n}]" for n, _ in numbers.all_of(cited(entry, "supports")))
    status = labels.support(entry)
    if entry.status in {"disputed", "updated"}:
        status = f"{labels.say(entry.status)}, {status}"
    status = labels.joined([status, *(one_line(each) for each in labels.edits(brief, entry))])
    text = Text.assemble(words, (f" {marks}", "cyan"), (f"  {status}", "dim"))
    return Text(_MARKS[entry.status], style=_STYLES[entry.status]), text


def _conflict(console: Console, conflict: Conflict, brief: Brief, labels: Labels) -> None:
    kind = labels.say(f"conflict.{conflict.kind}")
    note = f" ({one_line(conflict.note)})" if conflict.note else ""
    slot = disagreement.about(conflict, labels)
    console.print(Text.assemble("  ", (kind, "red"), f", {slot}", note))
    names = {source.id: source_name(source, brief.sources) for source in brief.sources}
    rows = []
    for position, side in enumerate(conflict.sides):
        who = speaker_of_side(side)
        said = labels.say("according_to", who=one_line(who)) if who else ""
        tellers = dict.fromkeys(citation.source for citation in side.citations)
        outlets = labels.listed(one_line(names.get(teller, teller)) for teller in tellers)
        line = ", ".join(part for part in (one_line(side.text), said) if part)
        marks = "".join(f"  {tag}" for tag in disagreement.tags(conflict, position, labels))
        rows.append((Text("–"), Text.assemble(line, (f"  {outlets}", "dim"), (marks, "cyan"))))
    steps = disagreement.history(conflict, labels, one_line)
    if steps:
        rows.append((Text("↦"), Text(labels.say("history", steps=steps))))
    rows += [
        (Text("?"), Text(labels.say("to_check", what=check), style="yellow"))
        for check in disagreement.checks(conflict, brief, labels, one_line)
    ]
    _rows(console, rows, indent=4)


def _sources(console: Console, brief: Brief, labels: Labels) -> None:
    """Name the files that gave nothing; the others are behind the citations."""
    missing = idle(brief)
    if not missing:
        return
    _heading(console, labels.say("sources"))
    rows = []
    for source in missing:
        name = one_line(source_name(source, brief.sources))
        state = labels.say(f"source.{source.status}")
        reason = f"  {one_line(labels.reason(source.reason))}" if source.reason else ""
        rows.append((Text(name), Text.assemble((state, "yellow"), (reason, "dim"))))
    _rows(console, rows)


def _withheld(console: Console, brief: Brief, labels: Labels) -> None:
    if not brief.withheld:
        return
    _heading(console, labels.count("n_withheld", len(brief.withheld)))
    counts = by_reason(brief)
    _rows(
        console,
        [
            (Text(f"{labels.number(n)} ×"), Text(labels.say(f"reason.{reason}")))
            for reason, n in counts.items()
        ],
    )
