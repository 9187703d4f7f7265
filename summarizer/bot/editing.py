"""The windows in which an entry is edited and a brief sent back."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from summarizer.bot.entries import Pages
from summarizer.bot.message import Seen
from summarizer.bot.packing import MODAL_BLOCKS, MODAL_SIZE, Line, blocks_of, packed
from summarizer.bot.text import Block, label, plain, raised, units
from summarizer.bot.words import Words
from summarizer.merging.brief import Brief, Entry
from summarizer.output.citing import entries_of
from summarizer.output.ledger import source_name
from summarizer.output.visible import one_line
from summarizer.review.changes import entry_of

LONGEST = 3_000  # units one field of a window holds
_GROUP = 100  # entries in one group of the list, and groups in it
_NAME = 75
_ROOM = 4_000  # for the fields of the window


@dataclass(frozen=True, slots=True)
class Place:
    """Where an act began.

    Attributes:
        seen: The brief and version.
        channel: The channel of the message.
        ts: The message; its thread's answers go there.
        entry: The entry that is edited; empty where none is.

    """

    seen: Seen
    channel: str
    ts: str
    entry: str = ""

    def kept(self) -> str:
        """Return it as a window carries it."""
        held = {
            "e": self.seen.event,
            "v": self.seen.version,
            "c": self.channel,
            "t": self.ts,
            "n": self.entry,
        }
        return json.dumps(held)


def place_in(kept: object) -> Place | None:
    """Return where an act began from what a window carries, or None where it is none of ours."""
    try:
        held = json.loads(str(kept))
        event, version, channel, ts, entry = (str(held[name]) for name in "evctn")
    except (ValueError, KeyError, TypeError):
        return None
    return Place(Seen(event, version), channel, ts, entry)


def choosing(brief: Brief, place: Place, words: Words) -> Block:
    """Return the window that asks which entry is to be edited."""
    entries = [entry for _, entry in entries_of(brief)]
    groups = [
        {
            "label": label(f"{start + 1}–{min(start + _GROUP, len(entries))}"),
            "options": [
                {"text": plain(entry.text, _NAME), "value": entry.id}
                for entry in entries[start : start + _GROUP]
            ],
        }
        for start in range(0, min(len(entries), _GROUP * _GROUP), _GROUP)
    ]
    blocks: list[Block] = [{"type": "section", "text": label(words.say("which"))}]
    if groups:
        select = {
            "type": "static_select",
            "action_id": "which",
            "placeholder": label(words.say("which")),
            "option_groups": groups,
        }
        blocks.append({"type": "actions", "block_id": "which", "elements": [select]})
    return _window("choosing", "edit_title", place, words, blocks)


def editing(brief: Brief, place: Place, words: Words) -> Block:
    """Return the window with an entry's text and what it rests on.

    Raises ReviewError when the brief has no such entry.
    """
    _, entry = entry_of(brief, place.entry)
    evidence = list(_evidence(brief, entry, words))
    if units(entry.text) > LONGEST:
        blocks = [*blocks_of([Line([(words.say("too_long"), "bold")])]), *evidence]
        first = packed(blocks, blocks_each=MODAL_BLOCKS, size_each=MODAL_SIZE)[0]
        return _window("choosing", "edit_title", place, words, first)
    fields = [
        _field("text", words.say("new_text"), entry.text, optional=False),
        _field("reason", words.say("why_changed"), "", optional=True),
        _field("overrule", words.say("overrule"), "", optional=True),
    ]
    room = packed(
        evidence, blocks_each=MODAL_BLOCKS - 4, size_each=MODAL_SIZE, first_less=_ROOM + LONGEST
    )[0]
    view = _window("editing", "edit_title", place, words, [*fields, *room])
    return view | {"submit": label(words.say("save"))}


def sending_back(place: Place, words: Words) -> Block:
    """Return the window that asks why a brief is sent back."""
    field = _field("reason", words.say("why"), "", optional=False)
    view = _window("sending_back", "back_title", place, words, [field])
    return view | {"submit": label(words.say("send_back"))}


def typed_in(view: Mapping[str, Any], name: str) -> str:
    """Return what somebody typed into a field of a window."""
    state = view.get("state")
    values = state.get("values") if isinstance(state, dict) else None
    block = values.get(name) if isinstance(values, dict) else None
    field = block.get(name) if isinstance(block, dict) else None
    value = field.get("value") if isinstance(field, dict) else None
    return value if isinstance(value, str) else ""


def _window(kind: str, title: str, place: Place, words: Words, blocks: list[Block]) -> Block:
    return {
        "type": "modal",
        "callback_id": kind,
        "title": label(words.say(title)),
        "close": label(words.say("cancel")),
        "private_metadata": place.kept(),
        "blocks": blocks,
    }


def _field(name: str, title: str, value: str, *, optional: bool) -> Block:
    element: Block = {
        "type": "plain_text_input",
        "action_id": name,
        "multiline": True,
        "max_length": LONGEST,
    }
    if value:
        element["initial_value"] = value
    return {
        "type": "input",
        "block_id": name,
        "label": label(title),
        "element": element,
        "optional": optional,
    }


def _evidence(brief: Brief, entry: Entry, words: Words) -> Iterator[Block]:
    """Yield the passages an entry rests on, and those against it."""
    pages = Pages(brief)
    names = {source.id: source_name(source, brief.sources) for source in brief.sources}
    lines = [Line([(words.say("evidence"), "bold")])]
    for number, citation in pages.numbers.all_of(entry.citations):
        name = one_line(names.get(citation.source, citation.source))
        lines.append(Line([(raised(number), "bold"), (f" {name}", "")]))
        lines.append(Line([(one_line(citation.quote) or "–", "")], quoted=True))
    yield from blocks_of(lines)
