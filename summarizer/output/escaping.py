"""Text that stays text in Markdown: nothing in it becomes a link, an image, HTML or a heading."""

import re

from summarizer.output.visible import one_line

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# Inline marks of CommonMark, GitHub (mentions, issues, strike-through, mathematics), and of
# template languages a pasted page may be run through.
_INLINE = re.compile(r"[\\`*_\[\]{}#|~$@^=+]")
# What would begin a list, a rule or a numbered list at the start of a line.
_LEADING = re.compile(r"^(?:[-]|\d{1,9}(?=[.)](?:\s|$)))")
_AUTOLINK = re.compile(
    r"(?<!\d):(?=\S)|:(?=[^\s\d])"  # schemes and :emoji:, but not 12:30
    r"|(?<=\w)\.(?=[^\W\d])|(?<=[^\W\d])\.(?=\w)"  # bare domains, but not 3.5
)


def escape(text: str) -> str:
    """Return `text` on one line such that a Markdown renderer shows it letter for letter.

    `<`, `>` and `&` become entities, so that not even a renderer that knows no backslash
    escapes sees a tag. Line ends become spaces; hidden characters are named.
    """
    line = one_line(text)
    lead = _LEADING.match(line)
    head, rest = (line[: lead.end()], line[lead.end() :]) if lead else ("", line)
    if head:
        # "-" itself is escaped; after digits it is the "." or ")" that makes the list.
        head, rest = ("\\-", rest) if head == "-" else (f"{head}\\{rest[0]}", rest[1:])
    rest = _AUTOLINK.sub(r"\\\g<0>", _INLINE.sub(r"\\\g<0>", rest))
    return head + re.sub(r"[&<>]", lambda match: _ENTITIES[match[0]], rest)
