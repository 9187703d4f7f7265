"""Slack's limits as documented, held by a validator of our own: the SDK accepts too much.

Each violation is one line of text. Texts are measured in UTF-16 units, the strictest way.
https://docs.slack.dev/reference/block-kit
"""

import json
import re
from collections.abc import Iterator
from typing import Any

Block = dict[str, Any]
READ_AS = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
ENTITY = re.compile(r"&(?:amp|lt|gt);")
TEXT = {"header": 150, "button": 75, "section": 3_000, "field": 2_000, "label": 2_000, "modal": 24}
WHOLE = 13_200  # where messages begin to be refused, slackapi/bolt-js issue 2509


def units(text: str) -> int:
    """Measure text in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def of_message(payload: Block) -> list[str]:
    """Return what of a message Slack would refuse or cut."""
    faults = list(_blocks(payload.get("blocks", []), 50, "message"))
    if not 1 <= units(payload.get("text", "")) <= 4_000:
        faults.append(f"text of {units(payload.get('text', ''))}")
    if units(json.dumps(payload.get("blocks", []), ensure_ascii=False)) > WHOLE:
        faults.append("the message as a whole is too long")
    return faults


def of_view(view: Block) -> list[str]:
    """Return what of a window Slack would refuse."""
    faults = list(_blocks(view["blocks"], 100, "modal"))
    for name in ("title", "submit", "close"):
        if name in view:
            faults += _plain(view[name], TEXT["modal"], name)
    if units(view["private_metadata"]) > 3_000:
        faults.append("private_metadata")
    if units(view["callback_id"]) > 255:
        faults.append("callback_id")
    if any(block["type"] == "input" for block in view["blocks"]) and "submit" not in view:
        faults.append("fields without a button that sends them")
    if units(json.dumps(view, ensure_ascii=False)) > 250_000:
        faults.append("the window as a whole is too long")
    return faults


def _blocks(blocks: list[Block], most: int, what: str) -> Iterator[str]:
    if not 1 <= len(blocks) <= most:
        yield f"{len(blocks)} blocks in a {what}"
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    if len(set(ids)) != len(ids) or any(units(ident) > 255 for ident in ids):
        yield f"block ids {ids}"
    for block in blocks:
        yield from _KINDS[block["type"]](block)


def _header(block: Block) -> Iterator[str]:
    yield from _plain(block["text"], TEXT["header"], "header")


def _section(block: Block) -> Iterator[str]:
    if "text" in block:
        yield from _plain(block["text"], TEXT["section"], "section")
    fields = block.get("fields", [])
    if len(fields) > 10 or not (fields or "text" in block):
        yield f"{len(fields)} fields"
    for each in fields:
        yield from _plain(each, TEXT["field"], "field")
    if "accessory" in block:
        yield from _element(block["accessory"])


def _context(block: Block) -> Iterator[str]:
    if not 1 <= len(block["elements"]) <= 10:
        yield "elements of a context"
    for each in block["elements"]:
        yield from _plain(each, TEXT["section"], "context")


def _actions(block: Block) -> Iterator[str]:
    names = [each["action_id"] for each in block["elements"]]
    if not 1 <= len(names) <= 25 or len(set(names)) != len(names):
        yield f"actions {names}"
    for each in block["elements"]:
        yield from _element(each)


def _input(block: Block) -> Iterator[str]:
    yield from _plain(block["label"], TEXT["label"], "label")
    yield from _element(block["element"])


def _rich(block: Block) -> Iterator[str]:
    if not block["elements"]:
        yield "an empty rich text"
    text = "".join(_texts(block))
    if units(text) > TEXT["section"]:
        yield f"a rich text of {units(text)}"
    for part in block["elements"]:
        inner = part["elements"]
        if part["type"] == "rich_text_list":
            if part["style"] != "bullet" or not 0 <= part["indent"] <= 8:
                yield "a list"
            inner = [element for section in inner for element in section["elements"]]
        elif part["type"] not in {"rich_text_section", "rich_text_quote"}:
            yield f"a {part['type']}"
        for element in inner:
            yield from _inline(element)


def _inline(element: Block) -> Iterator[str]:
    if element["type"] not in {"text", "link"}:
        yield f"an element {element['type']}"
    if not element["text"]:
        yield "an empty text"
    if element["type"] == "link" and element["url"] != element["text"]:
        yield "a link that shows something else"
    if not set(element.get("style", {})) <= {"bold", "italic", "strike", "code"}:
        yield "a style"


_KINDS = {
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "rich_text": _rich,
}


def _element(element: Block) -> Iterator[str]:
    if units(element["action_id"]) > 255:
        yield "action_id"
    yield from _ELEMENTS[element["type"]](element)


def _button(element: Block) -> Iterator[str]:
    yield from _plain(element["text"], TEXT["button"], "button")
    if units(element.get("value", "")) > 2_000 or units(element.get("url", "")) > 3_000:
        yield "the value or address of a button"


def _select(element: Block) -> Iterator[str]:
    yield from _plain(element["placeholder"], 150, "placeholder")
    groups = element["option_groups"]
    if not 1 <= len(groups) <= 100:
        yield f"{len(groups)} groups"
    for group in groups:
        yield from _plain(group["label"], 75, "group")
        if not 1 <= len(group["options"]) <= 100:
            yield f"{len(group['options'])} options"
        for option in group["options"]:
            yield from _plain(option["text"], 75, "option")
            if not 1 <= units(option["value"]) <= 150:
                yield "an option's value"


def _typed(element: Block) -> Iterator[str]:
    if not 1 <= element["max_length"] <= 3_000:
        yield "max_length"
    if units(element.get("initial_value", "")) > element["max_length"]:
        yield "initial_value"


_ELEMENTS = {"button": _button, "static_select": _select, "plain_text_input": _typed}


def _plain(text: Block, most: int, what: str) -> list[str]:
    """Hold a text object: plain, within its limit, no entity split, nothing Slack would read."""
    if text["type"] != "plain_text":
        return [f"{what} is {text['type']}"]
    faults = []
    if not 1 <= units(text["text"]) <= most:
        faults.append(f"{what} of {units(text['text'])}")
    if re.search(r"[&<>]", ENTITY.sub("", text["text"])):
        faults.append(f"{what} is not escaped: {text['text'][:60]!r}")
    return faults


def _texts(block: Block) -> Iterator[str]:
    """Yield every text of a rich text block as it is shown: letter for letter."""
    for part in block["elements"]:
        for element in part["elements"]:
            if element["type"] == "rich_text_section":  # an item of a list
                for inner in element["elements"]:
                    yield inner["text"]
            else:
                yield element["text"]


def shown(blocks: list[Block]) -> str:
    """Return the text blocks show, block after block."""
    lines: list[str] = []
    for block in blocks:
        if block["type"] == "rich_text":
            lines += _texts(block)
            continue
        for text in _plain_texts(block):
            lines.append(ENTITY.sub(lambda found: READ_AS[found[0]], text))
    return "\n".join(lines)


def _plain_texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("type") == "plain_text":
            yield value["text"]
        for each in value.values():
            yield from _plain_texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _plain_texts(each)
