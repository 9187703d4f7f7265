"""Where one paragraph ends and the next begins, also in text wrapped at a fixed width."""

import re
from itertools import pairwise

from summarizer.reading.visible import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_MAX_WIDTH = 120  # wider lines are paragraphs, not wrapped text
_MIN_WIDTH = 50  # narrower ones are verse, lists or headings
_EMPTY_LINE = 2  # line ends with nothing between them
_FINAL = re.compile(r"[.!?…][\"»”’)\]\s]*\Z")


def paragraphs(text: str) -> list[Span]:
    """Return the spans of the paragraphs of `text`, white space at their ends left out.

    A line is a paragraph, unless the lines of its block were wrapped at a fixed width, or it
    goes on in small letters on the next line.
    """
    spans: list[Span] = []
    for block in _blocks(text):
        width = max(end - start for start, end in block)
        joined = block[0]
        for before, line in pairwise(block):
            if _goes_on(text, before, line, width):
                joined = (joined[0], line[1])
            else:
                spans.append(joined)
                joined = line
        spans.append(joined)
    return spans


def _blocks(text: str) -> list[list[Span]]:
    """Group the lines of `text` into blocks parted by empty lines."""
    blocks: list[list[Span]] = []
    last = 0
    for match in _LINE.finditer(text):
        line = match[0]
        if not line.strip():
            continue
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        gap = text[last:start].replace("\r\n", "\n")
        if blocks and sum(gap.count(mark) for mark in "\n\r\u2029") < _EMPTY_LINE:
            blocks[-1].append((start, end))
        else:
            blocks.append([(start, end)])
        last = end
    return blocks


def _goes_on(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether the sentence in `line` goes on in `following`."""
    first_word = text[following[0] : following[1]].split(maxsplit=1)[0]
    length = line[1] - line[0]
    wrapped = _MIN_WIDTH <= width <= _MAX_WIDTH and length + 1 + len(first_word) > width
    if _FINAL.search(text[line[0] : line[1]]):
        return wrapped
    return wrapped or first_word[0].islower()
