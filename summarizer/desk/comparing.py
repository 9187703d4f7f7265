"""What differs between two versions of a brief, entry by entry and disagreement by disagreement.

An edit keeps the ids of all other entries; a new run gives new ones. So entries are matched by
id where the one version was made from the other, and by their text where it was not.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from summarizer.merging.brief import Brief, Entry
from summarizer.output.citing import entries_of
from summarizer.store.briefs import Version

Kind = Literal["added", "removed", "changed"]
_ALIKE = 0.6  # share of words and blanks two texts have in common to be shown as one
_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a changed text: in both ("same"), only before ("removed") or after."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs; `parts` is its text, word by word."""

    kind: Kind
    what: Literal["entry", "disagreement", "headline", "lede"]
    id: str
    parts: list[Part]


def differences(old: Version, new: Version) -> list[Difference]:
    """Return what differs from `old` to `new`, in the order of the page."""
    found = []
    if old.brief.headline != new.brief.headline:
        found.append(_changed("headline", "", old.brief.headline, new.brief.headline))
    ledes = [" ".join(s.text for s in v.brief.lede) for v in (old, new)]
    if ledes[0] != ledes[1]:
        found.append(_changed("lede", "", *ledes))
    by_id = old.inputs == new.inputs
    before, after = _entries(old.brief, by_id=by_id), _entries(new.brief, by_id=by_id)
    for key, entry in after.items():
        was = before.get(key)
        if was is None:
            found.append(Difference("added", "entry", entry.id, [Part("added", entry.text)]))
        elif _told(was) != _told(entry):
            found.append(_changed("entry", entry.id, _told(was), _told(entry)))
    found += [
        Difference("removed", "entry", entry.id, [Part("removed", entry.text)])
        for key, entry in before.items()
        if key not in after
    ]
    return [*found, *_conflicts(old.brief, new.brief)]


def _entries(brief: Brief, *, by_id: bool) -> dict[str, Entry]:
    return {entry.id if by_id else entry.text: entry for _, entry in entries_of(brief)}


def _told(entry: Entry) -> str:
    """Return an entry as differences show it: its words, and who carries it."""
    return f"{entry.text} [{', '.join(entry.support.sources)}]"


def _conflicts(old: Brief, new: Brief) -> list[Difference]:
    told = [
        {" / ".join(side.value or side.text for side in c.sides): c.id for c in brief.conflicts}
        for brief in (old, new)
    ]
    return [
        *(
            Difference("added", "disagreement", ident, [Part("added", text)])
            for text, ident in told[1].items()
            if text not in told[0]
        ),
        *(
            Difference("removed", "disagreement", ident, [Part("removed", text)])
            for text, ident in told[0].items()
            if text not in told[1]
        ),
    ]


def _changed(
    what: Literal["entry", "headline", "lede"], ident: str, old: str, new: str
) -> Difference:
    return Difference("changed", what, ident, word_by_word(old, new))


def word_by_word(old: str, new: str) -> list[Part]:
    """Return `new` with what was taken out of `old` and what was put in.

    Two texts that have little in common stand one after the other: woven together, as those of
    two languages would be, nobody could read either.
    """
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if old and new and matcher.ratio() < _ALIKE:
        return [Part("removed", old), Part("same", " "), Part("added", new)]
    parts = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            parts.append(Part("same", "".join(before[a:b])))
            continue
        if b > a:
            parts.append(Part("removed", "".join(before[a:b])))
        if d > c:
            parts.append(Part("added", "".join(after[c:d])))
    return parts
