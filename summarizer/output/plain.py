"""A brief as plain text for a content management system: no mark-up, each line with who says it."""

from collections.abc import Iterator

from schemas.entries import Align
from summarizer.merging.brief import Brief, Conflict, Entry
from summarizer.merging.voice import speaker_to_add
from summarizer.output.citing import numbers_of
from summarizer.output.labels import Labels, labels_for, title_of
from summarizer.output.lede import Line, lede_lines
from summarizer.output.ledger import source_name, witnesses
from summarizer.output.visible import one_line


def plain(brief: Brief) -> str:
    """Return `brief` as lines of text that anything shows letter for letter."""
    labels = labels_for(brief)
    names = {source.id: one_line(source_name(source, brief.sources)) for source in brief.sources}
    blocks = [one_line(brief.headline)]
    if brief.run.extractive is not None:
        blocks.append(one_line(labels.made_by_code(brief)))
    blocks += [one_line(note) for note in labels.notes(brief)]
    if brief.lede:
        told = lede_lines(brief, numbers_of(brief), labels)
        blocks.append(" ".join(one_line(each.text) + _note(each) for each in told))
    for field, entries in brief.fields.items():
        if entries:
            heading = one_line(title_of(brief, field, labels.language)).upper()
            lines = [line for entry in entries for line in _entry(entry, brief, labels, names)]
            blocks.append("\n".join([heading, *lines]))
    if brief.conflicts:
        lines = [
            line for conflict in brief.conflicts for line in _conflict(conflict, labels, names)
        ]
        blocks.append("\n".join([labels.say("disagreements").upper(), *lines]))
    listed = [f"{names[s.id]}, {labels.published(s.published)}" for s in witnesses(brief)]
    blocks.append("\n".join([labels.say("sources").upper(), *listed]))
    return "\n\n".join(blocks) + "\n"


def _note(line: Line) -> str:
    return f" ({line.note})" if line.note else ""


def _entry(entry: Entry, brief: Brief, labels: Labels, names: dict[str, str]) -> Iterator[str]:
    words = one_line(entry.text)
    if entry.align is Align.QUOTE and not entry.translated:
        words = labels.quoted(words)
    extra = [one_line(part) for part in (entry.value, entry.role) if part is not None]
    who = speaker_to_add(entry)
    if who is not None:
        key = "said" if entry.align is Align.QUOTE else "according_to"
        extra.append(labels.say(key, who=one_line(who)))
    said = ", ".join([words.removesuffix(".") if extra else words, *extra])
    notes = [labels.listed(names.get(ident, ident) for ident in entry.support.sources)]
    if entry.status == "single":
        notes.append(
            labels.say("single_source" if len(entry.support.sources) == 1 else "one_origin")
        )
    elif entry.status != "agreed":
        notes.append(labels.say(entry.status))
    if entry.mode is not None and entry.mode != "happened":
        notes.append(labels.say(f"mode.{entry.mode}"))
    notes += [one_line(words) for words in labels.edits(brief, entry)]
    yield f"{said} ({labels.joined(notes)})"


def _conflict(conflict: Conflict, labels: Labels, names: dict[str, str]) -> Iterator[str]:
    yield f"{labels.say(f'conflict.{conflict.kind}')}, {labels.say(f'slot.{conflict.slot}')}"
    for side in conflict.sides:
        tellers = labels.listed(names.get(ident, ident) for ident in side.sources)
        yield f"  {one_line(side.text)} ({tellers})"
