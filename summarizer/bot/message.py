"""A brief as messages: the first has headline, lede and buttons, the rest goes into its thread."""

import json
from dataclasses import dataclass

from summarizer.bot.entries import Pages
from summarizer.bot.packing import MESSAGE_BLOCKS, MESSAGE_SIZE, Line, blocks_of, packed, size_of
from summarizer.bot.text import Block, label, plain, shortened
from summarizer.bot.words import Words
from summarizer.errors import WrongStateError
from summarizer.output.visible import one_line
from summarizer.review.standing import Standing
from summarizer.review.states import EDITABLE, after

_HEADER = 150
_ROOM_FOR_BUTTONS = 2_000


@dataclass(frozen=True, slots=True)
class Message:
    """What one message shows: blocks, and the text of its notification."""

    text: str
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a button is about: the event and the version the person has before them."""

    event: str
    version: str

    def value(self) -> str:
        """Return it as a button carries it."""
        return json.dumps({"e": self.event, "v": self.version})


def seen_in(value: object) -> Seen | None:
    """Return what a button is about, or None where it is none of ours."""
    try:
        held = json.loads(str(value))
    except ValueError:
        return None
    if not isinstance(held, dict):
        return None
    event, version = held.get("e"), held.get("v")
    return Seen(event, version) if isinstance(event, str) and isinstance(version, str) else None


def messages_of(stands: Standing, words: Words, desk_url: str | None = None) -> list[Message]:
    """Return the messages of a brief as it stands, first the one with the buttons."""
    brief = stands.version.brief
    pages = Pages(brief)
    flow = [
        *_head(stands, pages, words),
        *pages.lede(),
        *pages.conflicts(),
        *pages.entries(),
    ]
    parts = packed(
        flow, blocks_each=MESSAGE_BLOCKS, size_each=MESSAGE_SIZE, first_less=_ROOM_FOR_BUTTONS
    )
    text = shortened(brief.headline, _HEADER)
    first = list(parts[0])
    if len(parts) > 1:
        first.append(_context(words.say("goes_on")))
    first.append(_buttons(stands, words, desk_url))
    rest = [
        [_context(words.say("part", n=str(n), of=str(len(parts)))), *part]
        for n, part in enumerate(parts[1:], start=2)
    ]
    return [Message(text, blocks) for blocks in (first, *rest)]


def _head(stands: Standing, pages: Pages, words: Words) -> list[Block]:
    """Return headline, what stands behind the brief, and what a reader must know of it."""
    brief, labels = stands.version.brief, pages.labels
    blocks: list[Block] = [{"type": "header", "text": plain(brief.headline, _HEADER)}]
    lines = []
    if shortened(brief.headline, _HEADER) != one_line(brief.headline):
        lines.append(Line([(one_line(brief.headline), "bold")]))
    about = [
        labels.count("n_sources", len(brief.sources)),
        labels.count("n_entries", sum(len(entries) for entries in brief.fields.values())),
        labels.count("n_disagreements", len(brief.conflicts)),
        labels.count("n_withheld", len(brief.withheld)),
    ]
    lines.append(Line([(" · ".join(about), "italic")]))
    state = words.say(f"state.{stands.state}")
    number = str(stands.version.number)
    lines.append(Line([(words.say("stands", state=state, number=number), "bold")]))
    if stands.newer is not None:
        lines.append(Line([(words.say("newer"), "bold")]))
    if brief.run.extractive is not None:
        lines.append(Line([(one_line(labels.made_by_code(brief)), "bold")]))
    lines += [Line([(one_line(note), "bold")]) for note in labels.notes(brief)]
    for line in lines:
        blocks += blocks_of([line])
    return blocks


def _buttons(stands: Standing, words: Words, desk_url: str | None) -> Block:
    """Return the buttons that make sense in the brief's state."""
    seen = Seen(stands.version.event, stands.version.id).value()
    buttons = []
    if _can(stands, "approve"):
        buttons.append(_button("approve", words, seen) | {"style": "primary"})
    if _can(stands, "send_back"):
        buttons.append(_button("send_back", words, seen))
    if stands.state in EDITABLE:
        buttons.append(_button("edit", words, seen))
    buttons.append(_button("sources", words, seen))
    if desk_url is not None:
        url = f"{desk_url.rstrip('/')}/events/{stands.version.event}"
        buttons.append(_button("open", words, seen) | {"url": url})
    if size_of(buttons) > _ROOM_FOR_BUTTONS:
        raise AssertionError("the buttons are larger than the room kept for them")
    return {"type": "actions", "elements": buttons}


def _can(stands: Standing, act: str) -> bool:
    try:
        after(stands.state, act)
    except WrongStateError:
        return False
    return True


def _button(action: str, words: Words, value: str) -> Block:
    text = label(words.say(action))
    return {"type": "button", "action_id": action, "text": text, "value": value}


def _context(text: str) -> Block:
    return {"type": "context", "elements": [label(text)]}
