"""A brief on a terminal, short: what stands, who disagrees, what is missing.

All content goes through `rich.text.Text`, so that brackets in it are brackets and not markup,
and through `one_line`, so that it cannot drive the terminal.
"""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from schemas.entries import Align
from summarizer.merging.brief import Brief, Conflict, Entry
from summarizer.output.citing import Numbers, numbers_of
from summarizer.output.labels import Labels, labels_for, title_of
from summarizer.output.ledger import by_reason, cited, idle, source_name
from summarizer.output.visible import one_line

_MARKS = {"agreed": "●", "single": "○", "disputed": "✕", "updated": "◐"}
_STYLES = {"agreed": "blue", "single": "yellow", "disputed": "red", "updated": "magenta"}


def show(brief: Brief, console: Console) -> None:
    """Print `brief` to `console`: headline, entries, disagreements, idle files, withheld counts."""
    labels, numbers = labels_for(brief), numbers_of(brief)
    console.print()
    console.print(Text(one_line(brief.headline), style="bold"))
    for sentence in brief.lede:
        console.print(Text(one_line(sentence.text)))
    for field, entries in brief.fields.items():
        if entries:
            _heading(console, one_line(title_of(brief, field, labels.language)))
        for entry in entries:
            _print(console, _entry(entry, labels, numbers), indent=2)
    if brief.conflicts:
        _heading(console, labels.say("disagreements"))
    for conflict in brief.conflicts:
        _conflict(console, conflict, brief, labels)
    _sources(console, brief, labels)
    _withheld(console, brief, labels)


def _heading(console: Console, text: str) -> None:
    console.print()
    console.print(Text(text, style="bold underline"))


def _print(console: Console, text: Text, indent: int) -> None:
    console.print(Padding(text, (0, 0, 0, indent)))


def _entry(entry: Entry, labels: Labels, numbers: Numbers) -> Text:
    words = one_line(entry.text)
    if entry.align is Align.QUOTE and not entry.translated:
        words = labels.quoted(words)
    for cell in (entry.value, entry.role):
        if cell is not None:
            words += f", {one_line(cell)}"
    if entry.said_by is not None:
        key = "said" if entry.align is Align.QUOTE else "according_to"
        words += f", {labels.say(key, who=one_line(entry.said_by))}"
    if entry.mode is not None and entry.mode != "happened":
        words += f" ({labels.say(f'mode.{entry.mode}')})"
    marks = "".join(f"[{n}]" for n, _ in numbers.all_of(cited(entry, "supports")))
    status = labels.support(entry)
    if entry.status in {"disputed", "updated"}:
        status = f"{labels.say(entry.status)}, {status}"
    style = _STYLES[entry.status]
    return Text.assemble(
        (f"{_MARKS[entry.status]} ", style), words, (f" {marks}", "cyan"), (f"  {status}", "dim")
    )


def _conflict(console: Console, conflict: Conflict, brief: Brief, labels: Labels) -> None:
    kind = labels.say(f"conflict.{conflict.kind}")
    note = f" ({one_line(conflict.note)})" if conflict.note else ""
    _print(console, Text.assemble((kind, "red"), note), indent=2)
    names = {source.id: source_name(source, brief.sources) for source in brief.sources}
    for side in conflict.sides:
        said = labels.say("according_to", who=one_line(side.said_by)) if side.said_by else ""
        tellers = dict.fromkeys(citation.source for citation in side.citations)
        outlets = labels.listed(one_line(names.get(teller, teller)) for teller in tellers)
        line = ", ".join(part for part in (one_line(side.text), said) if part)
        _print(console, Text.assemble("– ", line, (f"  {outlets}", "dim")), indent=4)


def _sources(console: Console, brief: Brief, labels: Labels) -> None:
    """Name the files that gave nothing; the others are behind the citations."""
    missing = idle(brief)
    if missing:
        _heading(console, labels.say("sources"))
    for source in missing:
        name = one_line(source_name(source, brief.sources))
        state = labels.say(f"source.{source.status}")
        line = Text.assemble(name, (f"  {state}", "yellow"), (f"  {one_line(source.reason)}", "dim"))
        line.rstrip()
        _print(console, line, indent=2)


def _withheld(console: Console, brief: Brief, labels: Labels) -> None:
    if not brief.withheld:
        return
    _heading(console, labels.count("n_withheld", len(brief.withheld)))
    for reason, n in by_reason(brief).items():
        _print(console, Text(f"{labels.number(n)} × {labels.say(f'reason.{reason}')}"), indent=2)
