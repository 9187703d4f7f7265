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
_SINGLE_OPENING = "‘'‹"


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


class _Marks:
    """The marks met so far that are still open, and the spans closed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[tuple[str, int]] = []
        self.spans: list[tuple[int, int]] = []
        self.lost = False  # whether a double mark closed what none had opened

    def double(self, char: str, start: int, end: int) -> None:
        """Take a double mark: close what is open when it stands where a closing one would."""
        side = _side(self.text, start, end)
        is_open = any(opened not in _SINGLE_OPENING for opened, _ in self.open)
        if char in "«„":
            closes = False
        elif char in _CLOSING:
            # A closing mark that opens: d' »extrêmement franc».
            closes = is_open or side != "o"
        elif char in _STRAIGHT:
            closes = is_open and side != "o"
        else:
            closes = is_open and side == "c"  # “sans gloire“
        if closes:
            self._close(start)
        else:
            self.open.append((char, end))

    def _close(self, start: int) -> None:
        """Close the innermost double mark; an unmatched closing mark closes what began before."""
        while self.open and self.open[-1][0] in _SINGLE_OPENING:
            self.open.pop()
        self.lost = self.lost or not self.open
        begin = self.open.pop()[1] if self.open else 0
        self.spans.append((begin, start))

    def single(self, char: str, start: int, end: int) -> None:
        """Take ‘ ’ ' ‹ ›, which count only when they come in a pair."""
        if char in "’'" and _is_apostrophe(self.text, start, end):
            return
        side = _side(self.text, start, end)
        places = [at for at, (opened, _) in enumerate(self.open) if opened in _SINGLE_OPENING]
        if places and char in "’'›" and side != "o":
            self.spans.append((self.open[places[-1]][1], start))
            del self.open[places[-1] :]
        elif char in "‘‹" or (char == "'" and side == "o"):
            self.open.append((char, end))

    def ended(self) -> list[tuple[int, int]]:
        """Return all spans; a double mark never closed runs to the end of the text."""
        rest = [(begin, len(self.text)) for char, begin in self.open if char not in _SINGLE_OPENING]
        return self.spans + rest


def _marked(text: str) -> _Marks:
    marks = _Marks(text)
    for match in _MARK.finditer(text):
        take = marks.single if match.group() in "‘’'‹›‚" else marks.double
        take(match.group(), match.start(), match.end())
    return marks


@lru_cache(maxsize=4096)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    trimmed = {_trim(text, *span) for span in _marked(text).ended()}
    return tuple(sorted((start, end) for start, end in trimmed if start < end))


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


def cut_in_two(text: str) -> bool:
    """Tell whether a quotation mark of the text has lost its other half."""
    marks = _marked(text)
    return marks.lost or any(char not in _SINGLE_OPENING for char, _ in marks.open)
