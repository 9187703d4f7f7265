"""Where the words between quotation marks stand, also with the careless marks found in press text.

A straight or wrongly turned mark opens when the text before it ends a word and closes when it
follows one. What is never closed ends where the quotation is opened anew after a full stop, as
each paragraph of a long one does, else it runs to the end of the text.
"""

import re
from collections.abc import Iterable, Iterator

from summarizer.reading.visible import repaired
from summarizer.values.memo import remembered

_OPENING = "«“„‟〝"
_CLOSING = "»”〞"
_STRAIGHT = '"＂'
_SINGLE = "‘’‹›'‚"
_MARK = re.compile(f"[{re.escape(_OPENING + _CLOSING + _STRAIGHT + _SINGLE)}]|''|``")
_OPENS_A_LINE = tuple('«“„"')
_SINGLE_OPENING = "‘'‹"
_FULL_STOPS = (".", "!", "?", "…")


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
        self.text = repaired(text)
        self.open: list[tuple[str, int]] = []
        self.begun: list[tuple[str, int]] = []  # every double mark that opened, with its start
        self.spans: list[tuple[int, int]] = []
        self.lost: int | None = None  # where a double mark closed what none had opened

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
            # What only closes has lost its other half before this text; not so an inch mark.
            closes = side != "o" if is_open else side == "c" and not self.text[start - 1].isdigit()
        else:
            closes = is_open and side == "c"  # “sans gloire“
        if closes:
            self._close(start)
        else:
            self.open.append((char, end))
            self.begun.append((char, start))

    def _close(self, start: int) -> None:
        """Close the innermost double mark; an unmatched closing mark closes what began before."""
        while self.open and self.open[-1][0] in _SINGLE_OPENING:
            self.open.pop()
        if not self.open and self.lost is None:
            self.lost = start
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
        """Return all spans, those of double marks never closed too."""
        doubles = [(char, begin) for char, begin in self.open if char not in _SINGLE_OPENING]
        return self.spans + [(begin, self._reach(char, begin)) for char, begin in doubles]

    def _reach(self, char: str, begin: int) -> int:
        """Return where a quotation of whole sentences that is never closed ends.

        The next one of its kind opens behind it: it ends there, or where its last whole sentence
        does, for then somebody else's words stand between the two.
        """
        first = self.text[begin:].lstrip()[:1]
        again = next((at for opened, at in self.begun if opened == char and at > begin), None)
        if again is None or not (first.isupper() or first.isdigit()):
            return len(self.text)
        return max(self.text.rfind(stop, begin, again) + 1 for stop in _FULL_STOPS) or again


def _marked(text: str) -> _Marks:
    marks = _Marks(text)
    for match in _MARK.finditer(marks.text):
        take = marks.single if match.group() in "‘’'‹›‚" else marks.double
        take(match.group(), match.start(), match.end())
    return marks


@remembered(4096)
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
    span of their own. A quotation that is opened and not closed runs to where it is opened anew or
    to the end of the text; one that is closed and not opened starts at the beginning. Single marks
    count only when they cannot be apostrophes.
    """
    return list(_spans(text))


def blanked(text: str, spans: Iterable[tuple[int, int]], by: str = " ") -> str:
    """Return the text with the character `by` all over these spans, so that offsets hold."""
    for start, end in spans:
        text = text[:start] + by * (end - start) + text[end:]
    return text


def halves(text: str) -> tuple[int | None, int | None]:
    """Return where a quotation that began before the text ends, and where one begins that goes on.

    None for what the text does not have.
    """
    marks = _marked(text)
    begun = [begin for char, begin in marks.open if char not in _SINGLE_OPENING]
    return marks.lost, begun[-1] if begun else None


def cut_in_two(text: str) -> bool:
    """Tell whether a quotation mark of the text has lost its other half."""
    return halves(text) != (None, None)


def running_quotations(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """Yield the quotations of a text whose end is known, those over several lines too.

    None of more than `longest` code points is one. A mark left open counts to the line that closes
    it, or to the end of its line where the next one opens anew. Else its closing mark was forgotten
    and what stands behind it may be anybody's.
    """
    at, begun = 0, None
    for line in text.splitlines(keepends=True):
        if begun is not None and line.lstrip()[:1] in _OPENS_A_LINE:
            yield begun, at
            begun = None
        ends, begins = halves(line)
        if begun is not None and ends is not None and at + ends - begun <= longest:
            yield begun, at + ends
        for start, end in quoted_spans(line):
            if end - start <= longest and line[end:].strip():
                yield at + start, at + end
        if begins is not None:
            begun = at + begins
        elif ends is not None or quoted_spans(line):
            begun = None
        at += len(line)
