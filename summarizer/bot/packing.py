"""Lines into blocks and blocks into messages, within Slack's limits.

Documented: 50 blocks a message, 100 a modal, 3,000 characters a text. Not documented: messages
are refused as too long near 13,200 characters in all (slackapi/bolt-js, issue 2509). How Slack
counts is not said, so sizes here are those of the JSON in UTF-16 units, which no other way of
counting characters exceeds.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from summarizer.bot.text import Block, cut, units

MESSAGE_BLOCKS = 45
MESSAGE_SIZE = 11_500
MODAL_BLOCKS = 95
MODAL_SIZE = 40_000
_BLOCK_TEXT = 2_400  # units of text in one block

Span = tuple[str, str]  # the text and its style: "", "bold", "italic", "quote"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: spans of text one after the other.

    Attributes:
        bullet: Depth in a list; None for a paragraph.
        quoted: Whether it stands as a quotation.

    """

    spans: Sequence[Span]
    bullet: int | None = None
    quoted: bool = False


@dataclass(slots=True)
class _Open:
    """The block being filled."""

    elements: list[Block] = field(default_factory=list)
    size: int = 0


def size_of(blocks: object) -> int:
    """Measure what is sent."""
    return units(json.dumps(blocks, ensure_ascii=False))


def blocks_of(lines: Iterable[Line]) -> list[Block]:
    """Return rich text blocks with these lines, as few as hold them; no text is lost."""
    blocks: list[Block] = []
    now = _Open()
    for line in lines:
        for piece in _pieces(line):
            size = sum(units(text) + 45 for text, _ in piece.spans) + 70  # with what JSON adds
            if now.elements and now.size + size > _BLOCK_TEXT:
                blocks.append(_closed(now))
                now = _Open()
            _add(now.elements, piece)
            now.size += size
    if now.elements:
        blocks.append(_closed(now))
    return blocks


def _closed(block: _Open) -> Block:
    return {"type": "rich_text", "elements": block.elements}


def _pieces(line: Line) -> Iterable[Line]:
    """Cut a line that is too long for one block into several."""
    now: list[Span] = []
    size = 0
    for text, style in line.spans:
        for piece in cut(text, _BLOCK_TEXT - 200):
            if now and size + units(piece) > _BLOCK_TEXT - 100:
                yield Line(now, line.bullet, line.quoted)
                now, size = [], 0
            now.append((piece, style))
            size += units(piece)
    if now:
        yield Line(now, line.bullet, line.quoted)


def _add(elements: list[Block], line: Line) -> None:
    spans = [_text(text, style) for text, style in line.spans]
    if line.quoted:
        elements.append({"type": "rich_text_quote", "elements": spans})
        return
    section = {"type": "rich_text_section", "elements": spans}
    if line.bullet is None:
        after = elements and elements[-1]["type"] == "rich_text_section"
        if after:  # sections run on without a break of their own
            spans.insert(0, _text("\n", ""))
        elements.append(section)
        return
    last = elements[-1] if elements else None
    if last and last["type"] == "rich_text_list" and last["indent"] == line.bullet:
        last["elements"].append(section)
        return
    elements.append(
        {"type": "rich_text_list", "style": "bullet", "indent": line.bullet, "elements": [section]}
    )


def _text(text: str, style: str) -> Block:
    element: Block = {"type": "text", "text": text}
    if style:
        element["style"] = {style: True}
    return element


def packed(
    blocks: Iterable[Block], *, blocks_each: int, size_each: int, first_less: int = 0
) -> list[list[Block]]:
    """Put blocks into messages in their order; the first leaves so much room."""
    pages: list[list[Block]] = [[]]
    size = first_less
    for block in blocks:
        own = size_of(block)
        if pages[-1] and (len(pages[-1]) >= blocks_each or size + own > size_each):
            pages.append([])
            size = 0
        pages[-1].append(block)
        size += own
    return pages
