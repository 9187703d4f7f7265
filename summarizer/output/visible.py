"""Characters that hide or reorder text are shown by name, so that what is read is what is there.

Control characters can drive a terminal, bidirectional overrides make text read differently
from what it says, zero-width characters and Unicode tags carry words nobody sees. Which of them
a script or an emoji needs, `reading.visible` tells; those stay.
"""

import re

from summarizer.reading.visible import hidden_spans

# Whatever reading makes of them, these never pass: a terminal or a browser acts on them.
_ACTIVE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_BLANKS = re.compile(r"[ \t\n]+")
_SOFT_HYPHEN = "\u00ad"
_SPACE = 0x20


def visible(text: str) -> str:
    """Return `text` with hidden characters named (`⟨U+202E⟩`, `␛`) and line ends as line feeds.

    Soft hyphens stay: they hide nothing and are common on the web.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts, at = [], 0
    for start, end in hidden_spans(text):
        parts += [text[at:start], "".join(_name(char) for char in text[start:end])]
        at = end
    return _ACTIVE.sub(lambda match: _name(match[0]), "".join([*parts, text[at:]]))


def one_line(text: str) -> str:
    """Return `visible(text)` on one line: runs of blanks and line ends become one space."""
    return _BLANKS.sub(" ", visible(text)).strip(" ")


def _name(char: str) -> str:
    if char == _SOFT_HYPHEN:
        return char
    code = ord(char)
    return chr(0x2400 + code) if code < _SPACE else f"⟨U+{code:04X}⟩"
