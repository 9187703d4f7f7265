"""Text as Slack shows it letter for letter, and cutting it where nothing is broken.

Everything from outside goes into `plain_text` and `rich_text`, which know no markup, never into
mrkdwn. In plain text Slack still decodes `&amp;`, `&lt;` and `&gt;` and reads `<…>`, so those
three characters are escaped there; in rich text nothing is decoded
(https://docs.slack.dev/messaging/formatting-message-text).
"""

import re
from collections.abc import Iterable
from typing import Any

import regex

from summarizer.output.visible import one_line

Block = dict[str, Any]
_GRAPHEME = regex.compile(r"\X")
_AHEAD = 200  # a character people see as one is not longer than that
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LINK = re.compile(r"<(https?://[^|>\s]+)(?:\|[^>]*)?>")


def units(text: str) -> int:
    """Measure text as the strictest counter would: in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, limit: int) -> list[str]:
    """Cut text into pieces of at most `limit` units, at blanks where there are any.

    No piece ends inside a character as people see it (an emoji of several code points, a letter
    with its accents). The pieces together are the text. Empty text gives no piece.
    """
    pieces = []
    while len(text) > limit or units(text) > limit:
        place = _place(text, limit)
        pieces.append(text[:place])
        text = text[place:]
    return [*pieces, text] if text else pieces


def _place(text: str, limit: int) -> int:
    """Return where the first piece ends."""
    window = text[: limit + _AHEAD]
    wide = units(window) > len(window)  # else a code point is a unit
    last = blank = taken = 0
    for match in _GRAPHEME.finditer(window):
        taken = taken + units(match[0]) if wide else match.end()
        if taken > limit:
            break
        last = match.end()
        if match[0].isspace():
            blank = last
    if last == 0:  # one character longer than a piece: hundreds of accents on one letter
        return limit // 2
    return blank if blank > last // 2 else last


def shortened(text: str, limit: int) -> str:
    """Return text on one line, cut with an ellipsis where it is longer than `limit` units."""
    line = one_line(text)
    if units(line) <= limit:
        return line
    return f"{cut(line, limit - 1)[0].rstrip()}…"


def escaped(text: str) -> str:
    """Escape what Slack reads in plain text."""
    return re.sub(r"[&<>]", lambda match: _ESCAPES[match[0]], text)


def unescaped(text: str) -> str:
    """Return what somebody typed from what Slack makes of it."""
    for char, written in reversed(_ESCAPES.items()):
        text = text.replace(written, char)
    return text


def plain(text: str, limit: int) -> Block:
    """Return a text object that shows `text`, shortened to `limit` units as they are sent."""
    line = one_line(text)
    if units(escaped(line)) > limit:
        # Cut before escaping, so that no entity is split: each makes at most five units of one.
        room = limit
        while units(escaped(line)) > limit:
            line = shortened(line, room)
            room -= max(1, (units(escaped(line)) - limit) // 5)
    return {"type": "plain_text", "text": escaped(line) or "–", "emoji": False}


def label(text: str) -> Block:
    """Return a text object of words of ours, which fit."""
    return {"type": "plain_text", "text": text, "emoji": True}


def raised(number: int) -> str:
    """Return the small mark of a citation."""
    return f"⁽{str(number).translate(_RAISED)}⁾"


def marks(numbers: Iterable[int]) -> str:
    """Return the marks of citations, with thin spaces between them, where lines may be cut."""
    return "\u2009".join(raised(number) for number in numbers)


def links_in(text: str) -> list[str]:
    """Return the addresses in a message, each once, in order."""
    return list(dict.fromkeys(unescaped(found) for found in _LINK.findall(text)))
