"""What a brief says that an earlier one of the same event did not: a function of the two.

An entry is the same entry when it says the same, or rests on the same passages: sources are
known by the hash of their files, since their numbers change from brief to brief.
"""

from collections.abc import Iterable, Mapping

from summarizer.merging.brief import Brief, Conflict, ConflictKind, Entry, Status
from summarizer.reading.article import Frozen
from summarizer.values.text import fold

Passage = tuple[str, int, int]


class NewEntry(Frozen):
    """An entry only one of the two briefs has; `entry` is its id in that one."""

    entry: str
    text: str


class ChangedEntry(Frozen):
    """An entry both briefs have, in other words or with another standing.

    Attributes:
        entry: Its id in the newer brief.
        text: What it says now.
        before: What it said.
        status: How it stands now.
        was: How it stood.

    """

    entry: str
    text: str
    before: str
    status: Status
    was: Status


class NewConflict(Frozen):
    """A disagreement that is new; `values` are what its sides say, the one shown first first."""

    conflict: str
    kind: ConflictKind
    values: list[str]


class News(Frozen):
    """What is new in a brief.

    Attributes:
        first: There is no earlier brief of the event, so all of it is new; nothing is listed.
        sources: Files of articles that came in since.
        left: Files of articles that are no longer there.
        entries: Entries that are new.
        changed: Entries that changed.
        gone: Entries of the earlier brief that are no longer there.
        conflicts: Disagreements that are new; updates of a value among them.
        settled: Number of disagreements that are no longer there.

    """

    first: bool = False
    sources: list[str] = []
    left: list[str] = []
    entries: list[NewEntry] = []
    changed: list[ChangedEntry] = []
    gone: list[NewEntry] = []
    conflicts: list[NewConflict] = []
    settled: int = 0

    @property
    def anything(self) -> bool:
        """Tell whether there is any."""
        return self != News()


def news(old: Brief | None, new: Brief) -> News:
    """Compare two briefs of one event.

    Args:
        old: The earlier one; None where there is none.
        new: The later one.

    """
    if old is None:
        return News(first=True)
    before, after = _Known(old), _Known(new)
    same = _matched(before, after)
    known = set(same.values())
    conflicts, settled = _conflicts(before, after, same)
    return News(
        sources=[s.file for s in new.sources if s.sha256 not in before.hashes],
        left=[s.file for s in old.sources if s.sha256 not in after.hashes],
        entries=[
            NewEntry(entry=entry.id, text=entry.text)
            for entry in after.entries.values()
            if entry.id not in known
        ],
        changed=[
            ChangedEntry(
                entry=now.id, text=now.text, before=was.text, status=now.status, was=was.status
            )
            for was, now in _pairs(before, after, same)
            if _differ(was, now)
        ],
        gone=[
            NewEntry(entry=entry.id, text=entry.text)
            for entry in before.entries.values()
            if entry.id not in same
        ],
        conflicts=conflicts,
        settled=settled,
    )


class _Known:
    """A brief's entries with their fields and the passages they rest on."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.hashes = {source.sha256 for source in brief.sources}
        hashes = {source.id: source.sha256 for source in brief.sources}
        self.entries: dict[str, Entry] = {}
        self.fields: dict[str, str] = {}
        self.passages: dict[str, frozenset[Passage]] = {}
        for field, entry in ((name, e) for name, entries in brief.fields.items() for e in entries):
            self.entries[entry.id] = entry
            self.fields[entry.id] = field
            self.passages[entry.id] = frozenset(
                (hashes.get(c.source, c.source), c.start, c.end)
                for c in entry.citations
                if c.stance == "supports"
            )


def _matched(before: _Known, after: _Known) -> dict[str, str]:
    """Return, by the id of an earlier entry, the id of the later one that is the same."""
    by_text: dict[tuple[str, str, str], str] = {}
    for ident, entry in after.entries.items():
        by_text.setdefault((after.fields[ident], *_words(entry)), ident)
    same: dict[str, str] = {}
    taken: set[str] = set()
    for ident, entry in before.entries.items():
        found = by_text.get((before.fields[ident], *_words(entry)))
        if found is not None and found not in taken:
            same[ident] = found
            taken.add(found)
    by_passage: dict[Passage, list[str]] = {}
    for ident, passages in after.passages.items():
        for passage in passages:
            by_passage.setdefault(passage, []).append(ident)
    shared = sorted(
        {
            (-len(passages & after.passages[other]), ident, other)
            for ident, passages in before.passages.items()
            if ident not in same
            for passage in passages
            for other in by_passage.get(passage, ())
            if other not in taken and after.fields[other] == before.fields[ident]
        }
    )
    for _, ident, other in shared:
        if ident not in same and other not in taken:
            same[ident] = other
            taken.add(other)
    return same


def _words(entry: Entry) -> tuple[str, str]:
    return (" ".join(fold(entry.text).split()), " ".join(fold(entry.said_by or "").split()))


def _pairs(before: _Known, after: _Known, same: Mapping[str, str]) -> Iterable[tuple[Entry, Entry]]:
    was = {now: ident for ident, now in same.items()}
    return (
        (before.entries[was[ident]], entry)
        for ident, entry in after.entries.items()
        if ident in was
    )


def _differ(was: Entry, now: Entry) -> bool:
    return was.status != now.status or _words(was) != _words(now)


def _conflicts(
    before: _Known, after: _Known, same: Mapping[str, str]
) -> tuple[list[NewConflict], int]:
    known = {_about(each, same) for each in before.brief.conflicts}
    now = [(each, _about(each, {})) for each in after.brief.conflicts]
    found = [
        NewConflict(
            conflict=each.id,
            kind=each.kind,
            values=[side.value or side.text for side in each.sides],
        )
        for each, about in now
        if about not in known
    ]
    return found, len(known - {about for _, about in now})


def _about(conflict: Conflict, same: Mapping[str, str]) -> tuple[object, ...]:
    """Return what makes two disagreements one: kind, slot, entries and the values."""
    entries = frozenset(same.get(ident, ident) for ident in conflict.entries)
    return (conflict.kind, conflict.slot, entries, frozenset(s.value for s in conflict.sides))
