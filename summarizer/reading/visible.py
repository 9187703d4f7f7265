"""What of a text a reader can see: hidden characters found, dropped, and mapped back.

Zero-width characters, direction controls, tag characters, stray variation selectors, soft
hyphens and control characters can carry text nobody sees (Unicode Technical Report 36 and
Technical Standard 39). They stay in `Article.text`, so that offsets hold, and are never shown
to the model. The same characters are left alone where a script needs them: joiners in emoji
and in Arabic, Persian or Indic words, direction marks beside right-to-left letters, flags.
"""

import re
import unicodedata

from summarizer.reading.article import Article, Sentence

Span = tuple[int, int]

_HIDDEN_RUN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\x81\x8d\x8f\x90\x9d\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
# A subdivision flag (England, Scotland, …) is a black flag, two to six tag letters, a full stop.
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f")
# Windows characters that went through Latin-1: U+0092 is an apostrophe to everybody who wrote one.
# U+0085 stays: it is white space.
_MISREAD = {
    code: char
    for code in range(0x80, 0xA0)
    if code != 0x85 and (char := bytes([code]).decode("cp1252", errors="ignore"))  # noqa: PLR2004  as said above
}
_JOINERS = "\u200c\u200d"
_DIRECTION_MARKS = "\u200e\u200f\u061c"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_JOINING_SCRIPTS = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufeff]"
)
_RIGHT_TO_LEFT = ("R", "AL")


def hidden_spans(text: str) -> list[Span]:
    """Find every run of characters of `text` that shows nothing, in order, as code points."""
    flags = [match.span() for match in _FLAG.finditer(text)]
    spans: list[Span] = []
    for run in _HIDDEN_RUN.finditer(text):
        for at in range(*run.span()):
            if _is_needed(text, at) or any(start <= at < end for start, end in flags):
                continue
            if spans and spans[-1][1] == at:
                spans[-1] = (spans[-1][0], at + 1)
            else:
                spans.append((at, at + 1))
    return spans


def _is_needed(text: str, at: int) -> bool:
    """Tell whether the invisible character at `at` does what its script has it for."""
    char = text[at]
    before = text[at - 1] if at else ""
    after = text[at + 1] if at + 1 < len(text) else ""
    if char in _JOINERS:
        if _JOINING_SCRIPTS.match(before) and _JOINING_SCRIPTS.match(after):
            return True
        return char == "\u200d" and _is_pictograph_end(text, at) and _is_pictograph(after)
    if char in _DIRECTION_MARKS:
        return any(
            unicodedata.bidirectional(side or " ") in _RIGHT_TO_LEFT for side in (before, after)
        )
    if "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return _takes_variation(before, char)
    # Mongolian letters take their own variation selectors.
    return "\u180b" <= char <= "\u180f" and "\u1820" <= before <= "\u18aa"


def _is_pictograph(char: str) -> bool:
    return bool(char) and unicodedata.category(char) == "So"


def _is_pictograph_end(text: str, at: int) -> bool:
    """Tell whether an emoji, perhaps with selector and skin tone, ends before `at`."""
    at -= 1
    while at > 0 and (text[at] == "\ufe0f" or ord(text[at]) in _SKIN_TONES):
        at -= 1
    return at >= 0 and _is_pictograph(text[at])


def _takes_variation(before: str, selector: str) -> bool:
    if not before:
        return False
    if selector >= "\U000e0100":
        return unicodedata.name(before, "").startswith("CJK")
    if selector in "\ufe0e\ufe0f":
        return unicodedata.category(before) in {"So", "Sm", "Sk"} or before in "#*0123456789©®‼⁉"
    return unicodedata.category(before) == "Sm" or unicodedata.name(before, "").startswith("CJK")


def repaired(text: str) -> str:
    """Return `text`, same length, with misread Windows punctuation as its writer meant it."""
    return text.translate(_MISREAD)


def without(text: str, spans: list[Span], offset: int = 0) -> str:
    """Return `text` without `spans`, which count from `offset` and are sorted."""
    kept: list[str] = []
    at = 0
    for start, end in spans:
        kept.append(text[at : max(start - offset, at)])
        at = max(at, end - offset)
    kept.append(text[at:])
    return "".join(kept)


def shown(text: str) -> str:
    """Return any text as a reader sees it: nothing hidden, white space collapsed."""
    return " ".join(repaired(without(text, hidden_spans(text))).split())


def visible(article: Article, sentence: Sentence) -> str:
    """Return what the model sees of `sentence`: nothing hidden, white space collapsed."""
    hidden = [
        (max(removal.start, sentence.start), min(removal.end, sentence.end))
        for removal in article.removed
        if removal.reason == "hidden"
        and removal.start < sentence.end
        and removal.end > sentence.start
    ]
    text = article.text[sentence.start : sentence.end]
    return " ".join(repaired(without(text, sorted(hidden), sentence.start)).split())
