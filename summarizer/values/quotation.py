"""Where the words between quotation marks stand, also with the careless marks found in press text.

A straight or wrongly turned mark opens when the text before it ends a word and closes when it
follows one; what is never closed runs to the end of the text.
"""

import re
from functools import lru_cache

_OPENING = "«“„‟〝"
_CLOSING = "»”〞"
_STRAIGHT = '"＂'
_SINGLE = "‘’‹›'‚"
_MARK = re.compile(f"[{re.escape(_OPENING + _CLOSING + _STRAIGHT + _SINGLE)}]|''|``")
_PAIRS = {"“": '“”„"', "„": '“”"', "«": "»", '"': '"', "‘": "’'", "'": "'’", "‹": "›"}


def _before(text: str, at: int) -> str:
    return text[at - 1] if at > 0 else " "


def _after(text: str, at: int) -> str:
    return text[at] if at < len(text) else " "


def _side(text: str, start: int, end: int) -> str:
    """Tell from the neighbours whether a mark can open ("o"), close ("c") or both ("b")."""
    left, right = _before(text, start), _after(text, end)
    left_word = left.isalnum() or left in ".,!?…%)]’"
    right_word = right.isalnum() or right in "([…¿¡$€£#@"
    if left_word and not right_word:
        return "c"
    if right_word and not left_word:
        return "o"
    return "b"


def _is_apostrophe(text: str, start: int, end: int) -> bool:
    """Tell an apostrophe (aujourd'hui, l'an, Trump's) from a single quotation mark."""
    left, right = _before(text, start), _after(text, end)
    if left.isalnum() and right.isalnum():
        return True
    # "d' »extrêmement…»": an elision with a space after it is still an elision.
    return bool(
        re.search(r"(?:^|[^\w])(?:[cdjlmnst]|qu|jusqu|lorsqu)$", text[:start], re.IGNORECASE)
    )


@lru_cache(maxsize=4096)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for mark in _MARK.finditer(text):
        char, start, end = mark.group(), mark.start(), mark.end()
        if char in "‘’'‹›‚":
            _single(text, char, start, end, stack, spans)
            continue
        side = _side(text, start, end)
        is_open = bool(stack) and any(opened not in "‘'‹" for opened, _ in stack)
        if char in "«„" or (char in "“‟〝``" and not (is_open and side == "c")):
            closes = char in "“„" and is_open and side == "c"
        elif char in _CLOSING:
            # A closing mark that opens: d' »extrêmement franc».
            closes = is_open or side == "c"
        else:
            closes = is_open and (side == "c" or (side == "b" and _closes_straight(stack)))
        if closes:
            _close(stack, spans, start)
        else:
            stack.append((char, end))
    spans.extend((begin, len(text)) for char, begin in stack if char not in "‘'‹")
    return tuple(sorted({(a, b) for a, b in (_trim(text, *span) for span in spans) if a < b}))


def _closes_straight(stack: list[tuple[str, int]]) -> bool:
    return any(opened in '"“”»«' for opened, _ in stack)


def _close(stack: list[tuple[str, int]], spans: list[tuple[int, int]], start: int) -> None:
    """Close the innermost double mark; an unmatched closing mark closes what began before."""
    while stack and stack[-1][0] in "‘'‹":
        stack.pop()
    begin = stack.pop()[1] if stack else 0
    spans.append((begin, start))


def _single(
    text: str,
    char: str,
    start: int,
    end: int,
    stack: list[tuple[str, int]],
    spans: list[tuple[int, int]],
) -> None:
    """Handle ‘ ’ ' ‹ ›, which count only when they come in a pair."""
    if char in "’'" and _is_apostrophe(text, start, end):
        return
    side = _side(text, start, end)
    opened = next((at for at in range(len(stack) - 1, -1, -1) if stack[at][0] in "‘'‹"), None)
    if opened is not None and char in "’'›" and side != "o":
        spans.append((stack[opened][1], start))
        del stack[opened:]
    elif char in "‘‹" or (char == "'" and side == "o"):
        stack.append((char, end))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "   "):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of the words between quotation marks, in text order.

    The marks themselves and the white space inside them are left out. Nested quotations give a
    span of their own. A quotation that is opened and not closed runs to the end of the text; one
    that is closed and not opened starts at the beginning. Single marks count only when they
    cannot be apostrophes.
    """
    return list(_spans(text))
