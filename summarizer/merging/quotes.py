"""Quotations: the same words, and the same words told or translated differently."""

import re
from collections.abc import Sequence

from summarizer.merging.clusters import Group, claim_order
from summarizer.merging.likeness import Likeness, Reading
from summarizer.values.names import same_name
from summarizer.values.text import fold, words

SAME_SPEAKER = 0.6  # likeness from which two quotations of one speaker are one statement
_DENIAL = re.compile(r"\b(?:pas|jamais|aucune?|rien|not|never|no|nothing)\b|n't\b")
_LONG_ENOUGH = 4  # words; shorter quotations inside longer ones prove nothing


def group_quotes(readings: Sequence[Reading], likeness: Likeness) -> list[Group]:
    """Group quotations of the same statement; order does not matter."""
    ordered = sorted(readings, key=lambda reading: claim_order(reading.claim.id))
    groups: list[Group] = []
    for reading in ordered:
        home = next(
            (
                members
                for members in groups
                if all(same_words(reading, member, likeness) for member in members)
            ),
            None,
        )
        if home is None:
            groups.append([reading])
        else:
            home.append(reading)
    return groups


def same_words(a: Reading, b: Reading, likeness: Likeness) -> bool:
    """Tell whether two quotations are of one statement.

    Either one holds the words of the other, or the same speaker says nearly the same, as
    happens when two outlets translate one statement.
    """
    if contains(a.claim.text, b.claim.text) or contains(b.claim.text, a.claim.text):
        return True
    if not same_voice(a.claim.said_by, b.claim.said_by):
        return False
    denials = [len(_DENIAL.findall(fold(reading.claim.text))) for reading in (a, b)]
    return denials[0] == denials[1] and likeness.score(a, b) >= SAME_SPEAKER


def contains(outer: str, inner: str) -> bool:
    """Tell whether the words of `inner` stand in `outer`, in order and without a gap."""
    long, short = _folded(outer), _folded(inner)
    if len(short) < _LONG_ENOUGH:
        return long == short
    return f" {' '.join(short)} " in f" {' '.join(long)} "


def same_voice(a: str | None, b: str | None) -> bool:
    """Tell whether two speakers, as written, can be one."""
    if a is None or b is None:
        return False
    return a.casefold() == b.casefold() or same_name(a, b)


def _folded(text: str) -> list[str]:
    return [token.folded for token in words(text)]
