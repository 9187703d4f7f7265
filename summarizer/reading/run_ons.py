"""Stretches without a full stop that are several: captions, credits and posts run into sentences.

Pages flattened to text lose the line breaks between a picture's caption and the article. A
capital where only a sentence can begin shows where one was; a real sentence is never cut at a
name, a title or a quotation it holds.
"""

import re
from collections.abc import Iterator, Sequence

from summarizer.reading.visible import Span

_FUNCTION_WORDS = (
    "The|She|It|They|But|We|When|While|After|Although|According|This|These|There|His|Her|Their"
    "|Il|Elle|Ils|Elles|Cette|Ces|Mais|Selon|Lors|Depuis|Après"
)
# Words that are nearly always small inside a sentence, before a word that is no part of a title.
_OPENER = re.compile(rf"(?<=[\w%)»”\"'] )(?=(?:{_FUNCTION_WORDS})\s(?:[a-zà-ÿ]|\d+-[a-z]))")
# Less certain: "Vitamin A deficiency", "the Carry On films".
_LONG_OPENER = re.compile(r"(?<=[\w%)»”\"'] )(?=(?:A|He|In|On|As|Ce)\s[a-zà-ÿ])")
# "(Steve Parsons/PA ) A spokesman", "(James Long) Mayor of London": whose picture it is.
_CREDIT = re.compile(
    r"\((?:[A-ZÀ-Þ][\w.’'-]*(?:\s?/\s?|\s))+(?:[A-ZÀ-Þ][\w.’'-]*\s?)?\)\s+(?=[A-ZÀ-Þ«“\"‘])"
    r"|\((?:Reuters|REUTERS|AFP|AP|PA|EPA|BBC|ITN|Rex|SWNS|Twitter|Facebook)\)\s+(?=[A-ZÀ-Þ«“\"‘])"
)
# "-- Name (@handle) November 9, 2016": the end of a post set into the text.
_POST_END = re.compile(
    r"(?:--|[—–])\s[^()\n]{2,50}\(@\w{1,30}\)\s+"
    r"(?:[A-ZÀ-Þ][a-zà-ÿ]+\.? \d{1,2}, \d{2,4}|\d{1,2} [A-Za-zà-ÿ]+ \d{4})\s+(?=\S)"
)
_OPENING_MARK = re.compile(
    r"(?<=\w )(?<!\bthat )(?<!\bthe )(?<!\bof )(?<!\bas )(?<!\bque )(?<!\bde )(?<!\ba )"
    r"(?=[\"“«]\s?[A-ZÀ-Þ])"
)
_SAYS = re.compile(
    r"\b(?:said|says|told|asked|added|wrote|tweeted|called|shouted|read|reads|known|named|titled|"
    r"entitled|adding|saying|asking|posted|chanting|noted|claimed|insisted|argued|warned|declared|"
    r"stated|describe[sd]?|dubbed|calling|remarked|recalled|explained|a\s\w+é|ont\s\w+é|dit|lance|écrit|intitulée?s?|"
    r"baptisée?s?|appelée?s?|nommée?s?)\b"
)
_ENDS = re.compile(r"[.!?…]\s?[\"”»]\s*\Z")
_LONG = 35  # words from which the less certain openers count
_PART = 4  # words each part must have
_QUOTED = 5  # words of a quotation that can be a sentence of its own
_MANY = 2000  # quotations and asides looked at; a paragraph of news has fewer


def run_ons(text: str, start: int, end: int, spans: Sequence[Span]) -> list[int]:
    """Return where the stretch `start` to `end` must be parted, in order.

    Args:
        text: The paragraph.
        start: First code point of a sentence found by its full stop.
        end: One past its last.
        spans: Quotations and asides of the paragraph; inside one nothing is parted.

    """
    cuts = [start]
    near = [span for span in spans[:_MANY] if span[0] < end and start < span[1]]
    for at in sorted({*_places(text, start, end, near)}):
        parts = (text[cuts[-1] : at], text[at:end])
        quoted = any(first < at < last for first, last in near)
        if not quoted and min(len(part.split()) for part in parts) >= _PART:
            cuts.append(at)
    return cuts[1:]


def _places(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[int]:
    yield from (match.start() for match in _OPENER.finditer(text, start, end))
    if len(text[start:end].split()) > _LONG:
        yield from (match.start() for match in _LONG_OPENER.finditer(text, start, end))
    for pattern in (_CREDIT, _POST_END):
        yield from (match.end() for match in pattern.finditer(text, start, end))
    yield from _quotations(text, start, end, spans)


def _quotations(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[int]:
    """Yield where a caption runs into a sentence that is all quotation.

    Nobody is said to speak before it, and it goes on to the end of the stretch.
    """
    for match in _OPENING_MARK.finditer(text, start, end):
        at = match.start()
        if _SAYS.search(text, start, at) or len(text[at:end].split()) < _QUOTED:
            continue
        closes = next((last for first, last in spans if first == at), None)
        if closes is None or (_ENDS.search(text[at:closes]) and not text[closes:end].strip()):
            yield at
