"""Page furniture in article text: appeals, links, newsletter boxes, credits, bylines.

A real sentence must never go: where it cannot be told how far a piece of furniture reaches,
only what is certain is taken out and the rest stays as a segment of its own.
"""

import re
from dataclasses import dataclass, field

from summarizer.reading.debris import (
    APPEAL,
    BYLINE_START,
    CAPTION_LABEL,
    GALLERY,
    INLINE,
    LINK_LABEL,
    LINK_TAIL,
    LONE_LINK,
    OUTLET_VOICE,
    READER,
    SENTENCE,
    SPOKEN,
)
from summarizer.reading.visible import Span

_LINK_WORDS = 28  # the title of a linked article is no longer than this
_MIN_LINK_WORDS = 3
_TAIL_SENTENCES = 6  # an outlet's own name stands this close to the end
_CAPTION = 600  # code points between two numbers of a picture gallery
_MIN_GALLERY = 3  # pictures; fewer numbers are fractions
_BUNDLE = 2500  # code points a box of links may take up
_FULL_STOP = re.compile(r"(?<![.\d])\.(?=[\"”»’')]*(?:\s|\Z))")
_OPENING_QUOTE = re.compile(r"(?<=\w )[\"“«](?=[A-ZÀ-Þ])")
_PARAGRAPH_END = re.compile(r"[\r\n]|\Z")
_SENTENCE_END = re.compile(r"[.!?…][\"”»’')\]]*(?=\s|\Z)")
# Words that open sentences and are small inside titles: a capital tells where one begins.
_OPENER = re.compile(
    r"(?<=[\w»”\"')] )(?=(?:Ce|Cet|Cette|Ces|Le|La|Les|L[’']|Un|Une|Des|Il|Elle|Ils|Elles|On|Son|Sa"
    r"|Ses|Leur|Leurs|Mais|Selon|Dans|En|Au|Aux|À|A|Pour|Par|Après|Avant|Depuis|Pendant|Lors|Alors"
    r"|Si|Quand|D[’']|C[’']est|The|An|He|She|It|They|We|In|On|At|But|And|As|When|While|After|Before"
    r"|His|Her|Their|This|That|These|There|For|From|With|According|Speaking|Asked|Although|Despite"
    r"|Since|If)(?:\s|(?<=[’'])))"
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of furniture: a span and what it is."""

    start: int
    end: int
    detail: str


@dataclass(slots=True)
class Cuts:
    """What to take out of a text, and where the rest must be parted although nothing goes."""

    cuts: list[Cut] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)


def inline_cuts(text: str) -> Cuts:
    """Find the furniture inside the lines of `text`; the cuts are sorted and do not overlap."""
    result = Cuts()
    found: list[Cut] = []
    byline = BYLINE_START.match(text)
    if byline:
        found.append(Cut(*byline.span(), "byline"))
    for detail, pattern in (*INLINE, *CAPTION_LABEL):
        for match in pattern.finditer(text):
            if _inside_sentence(text, *match.span()):
                continue
            found.append(Cut(*match.span(), detail))
            if (detail, pattern) in CAPTION_LABEL:
                result.breaks += _caption_end(text, match.end())
    found += [Cut(*match.span(), "link") for match in LONE_LINK.finditer(text)]
    found += [Cut(*_link_span(text, match), "link") for match in LINK_LABEL.finditer(text)]
    found += [Cut(*_titled_link(text, match), "link") for match in LINK_TAIL.finditer(text)]
    found += [Cut(*span, "picture gallery") for span in _galleries(text)]
    result.cuts = _merged(text, found)
    return result


def _inside_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence runs on over the furniture: it would be cut in two."""
    before, after = text[:start].rstrip()[-1:], text[end : end + 3].lstrip()[:1]
    return before.isalnum() and (after.islower() or after in ",;") and after != ""


def _merged(text: str, found: list[Cut]) -> list[Cut]:
    """Trim the cuts and join those that touch, naming each kind once."""
    merged: list[Cut] = []
    for cut in sorted(found, key=lambda cut: (cut.start, -cut.end)):
        piece = text[cut.start : cut.end]
        start = cut.start + len(piece) - len(piece.lstrip())
        end = cut.start + len(piece.rstrip())
        if start >= end:
            continue
        if merged and (start <= merged[-1].end or not text[merged[-1].end : start].strip()):
            last = merged[-1]
            detail = last.detail if cut.detail in last.detail else f"{last.detail}, {cut.detail}"
            merged[-1] = Cut(last.start, max(last.end, end), detail)
        else:
            merged.append(Cut(start, end, cut.detail))
    return merged


def _paragraph_end(text: str, at: int) -> int:
    end = _PARAGRAPH_END.search(text, at)
    return end.start() if end else len(text)


def _link_span(text: str, label: re.Match[str]) -> Span:
    """Tell how far the link after a label such as "Lire aussi :" reaches.

    To the end of the line, if nothing there ends like a sentence; else to the first capital
    that opens a sentence; else, when what follows ends with a full stop, only the label goes.
    """
    line_end = _paragraph_end(text, label.end())
    if not label[0].endswith(":"):
        return label.start(), _bundle_end(text, label.end(), line_end)
    sentence = _SENTENCE_END.search(text, label.end(), line_end)
    if not sentence:
        return label.start(), line_end
    for opener in _OPENER.finditer(text, label.end(), line_end):
        title = text[label.end() : opener.start()].rstrip()
        words = len(title.split())
        if words > _LINK_WORDS:
            break
        goes_on = title.endswith((":", "|", "«", "“", ",")) or _inside_quotation(title)
        if words >= _MIN_LINK_WORDS and not goes_on:
            return label.start(), opener.start()
    short = len(text[label.end() : sentence.end()].split()) <= _LINK_WORDS
    if short and text[sentence.start()] in "!?…":
        return label.start(), sentence.end()
    return label.span()


def _bundle_end(text: str, start: int, line_end: int) -> int:
    """Tell where the titles after "Related stories" end.

    Titles have no full stop, so the first full stop ends a sentence of the article; it begins
    after the last question among the titles, or at the last capital that opens a sentence.
    """
    stop = _FULL_STOP.search(text, start, min(line_end, start + _BUNDLE))
    if not stop:
        return start
    asked = [
        m.end()
        for m in _SENTENCE_END.finditer(text, start, stop.start())
        if text[m.start()] in "!?"
    ]
    begin = asked[-1] if asked else start
    openers = [m.start() for m in _OPENER.finditer(text, begin, stop.start())]
    openers += [m.start() for m in _OPENING_QUOTE.finditer(text, begin, stop.start())]
    return max(openers, default=begin)


def _inside_quotation(title: str) -> bool:
    return (
        title.count("«") > title.count("»")
        or title.count("“") > title.count("”")
        or title.count('"') % 2 == 1
    )


def _titled_link(text: str, tail: re.Match[str]) -> Span:
    """Take the title before a "Read more", back to the end of the sentence before it."""
    before = text[: tail.start()]
    ends = [match.end() for match in _SENTENCE_END.finditer(before, max(0, len(before) - 400))]
    start = max([0, before.rfind("\n") + 1, *ends])
    title = before[start:]
    if len(title.split()) > _LINK_WORDS or (not ends and "\n" not in before and start == 0):
        return tail.span()
    return start, tail.end()


def _caption_end(text: str, start: int) -> list[int]:
    """Find where a caption without a full stop runs into the sentence after it."""
    line_end = _paragraph_end(text, start)
    sentence = _SENTENCE_END.search(text, start, line_end)
    opener = _OPENER.search(text, start + 1, sentence.start() if sentence else line_end)
    if opener and len(text[start : opener.start()].split()) >= _MIN_LINK_WORDS:
        return [opener.start()]
    return []


def _galleries(text: str) -> list[Span]:
    """Find captions numbered "1/8 … 8/8", every number there."""
    spans: list[Span] = []
    for first in GALLERY.finditer(text):
        total = int(first["total"])
        at = first.end()
        for number in range(2, total + 1):
            following = re.compile(rf"(?<![\d/]){number}/{total}\s").search(text, at, at + _CAPTION)
            if not following:
                break
            at = following.end()
        else:
            if total >= _MIN_GALLERY:
                opener = _OPENER.search(text, at + 1, min(at + _CAPTION, _paragraph_end(text, at)))
                spans.append((first.start(), opener.start() if opener else at))
    return spans


def furniture_sentences(sentences: list[str], outlet: str | None) -> dict[int, str]:
    """Name the sentences that are furniture as a whole: index → what it is."""
    found: dict[int, str] = {}
    for index, sentence in enumerate(sentences):
        detail = next((name for name, form in SENTENCE if form.fullmatch(sentence)), None)
        if detail:
            found[index] = detail
    last = len(sentences) - _TAIL_SENTENCES
    for index in range(max(0, last), len(sentences)):
        if _is_outlet_name(sentences[index], outlet) and index > 0:
            found[index] = "outlet name"
    return found | _appeals(sentences, outlet)


def _is_outlet_name(sentence: str, outlet: str | None) -> bool:
    if outlet and sentence.strip(" .()-—").casefold() == outlet.casefold():
        return True
    return bool(
        re.fullmatch(
            r"[-–—(]*(?:[A-ZÀ-Þ][\w’'-]*\s){0,3}(?:News|Times|Post|Press|Herald|Tribune|Journal|Monde|Figaro|Libération|"
            r"AFP|Reuters|REUTERS|BBC|CNN|PA|AP|Guardian|Telegraph|Parisien|Echos)[)]*\.?",
            sentence,
        )
    )


def _appeals(sentences: list[str], outlet: str | None) -> dict[int, str]:
    """Find appeals for money and the sentences beside them in which the outlet speaks of itself."""
    sure = {
        index
        for index, sentence in enumerate(sentences)
        if APPEAL.search(sentence) and not SPOKEN.search(sentence)
    }
    found = set(sure)
    for index in sorted(sure):
        for step in (1, -1):
            at = index + step
            while 0 <= at < len(sentences) and at not in sure and _addresses(sentences[at], outlet):
                found.add(at)
                at += step
    return dict.fromkeys(sorted(found), "appeal for money")


def _addresses(sentence: str, outlet: str | None) -> bool:
    """Tell whether the outlet speaks of itself, to or about its readers."""
    own = outlet is not None and sentence.casefold().startswith(outlet.casefold())
    return not SPOKEN.search(sentence) and bool(
        own or OUTLET_VOICE.search(sentence) or READER.search(sentence)
    )
