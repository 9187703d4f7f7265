"""Quotation marks and brackets: which open, which close, and which belong together.

Press texts use them carelessly (“sans gloire“, d' »extrêmement franc»), so the side that
touches a word says more than the character does.
"""

from dataclasses import dataclass

from summarizer.reading.visible import Span

_FAMILY = {
    "«": "«", "»": "«", "‹": "‹", "›": "‹", "“": "“", "”": "“", "„": "“", "‟": "“", "″": "“",
    '"': '"', "‘": "‘", "’": "‘", "‚": "‘", "'": "'", "(": "(", ")": "(", "[": "[", "]": "[",
}  # fmt: skip
_BRACKETS = "()[]"
_SINGLE = "‘’‚'"
_DEEPEST = 12  # marks open at once; more are a pattern, not quotations


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark or bracket.

    Attributes:
        at: Where it stands.
        opens: True when it opens, False when it closes.

    """

    at: int
    opens: bool


def marks(text: str) -> list[Mark]:
    """Find the quotation marks and brackets of one paragraph; apostrophes are none."""
    found: list[Mark] = []
    open_families: dict[str, bool] = {}
    for at, char in enumerate(text):
        if char not in _FAMILY:
            continue
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        family = _FAMILY[char]
        is_open = open_families.get(family, False)
        opens = (
            _single(before, after, is_open)
            if char in _SINGLE
            else _opens(char, before, after, is_open)
        )
        if opens is not None:
            found.append(Mark(at, opens))
            open_families[family] = opens
    return found


def _opens(char: str, before: str, after: str, is_open: bool) -> bool:
    """Decide about one double mark or bracket from the mark and what it touches."""
    free_left = before.isspace() or before in "([{'’‘—–-/«“"
    free_right = not after.isalnum() and after not in "«“([$€£#@…"
    if char in _BRACKETS:
        return char in "(["
    if char in "«‹„":
        return True
    if char in "»›":
        return free_left and before != "\u00a0" and after.isalnum()
    if char in "“‟":
        return free_left or not free_right
    if free_left == free_right:
        return not is_open if char == '"' else False
    return free_left


def _single(before: str, after: str, is_open: bool) -> bool | None:
    """Decide about one single mark: opening, closing, or an apostrophe (None)."""
    if after.isalnum() and (before.isspace() or before in '([«“"—–:'):
        return True
    if not before.isspace() and not after.isalnum() and (is_open or before in ".!?…"):
        return False
    return None


def pairs(text: str, found: list[Mark]) -> list[Span]:
    """Match opening with closing marks; spans run from mark to mark, both included.

    A mark that opens where one of its kind is already open replaces it: English papers open
    each paragraph of a long quotation and close only the last.
    """
    stack: list[Mark] = []
    spans: list[Span] = []
    for mark in found:
        family = _FAMILY[text[mark.at]]
        if mark.opens:
            if stack and _FAMILY[text[stack[-1].at]] == family and family not in "([":
                stack.pop()
            stack.append(mark)
            del stack[:-_DEEPEST]
            continue
        same = [i for i, opener in enumerate(stack) if _FAMILY[text[opener.at]] == family]
        careless = [i for i, opener in enumerate(stack) if text[opener.at] not in _BRACKETS]
        level = same[-1:] or (careless[-1:] if text[mark.at] not in _BRACKETS + _SINGLE else [])
        if level:
            spans.append((stack[level[0]].at, mark.at + 1))
            del stack[level[0] :]
    return spans
