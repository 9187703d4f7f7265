"""What editors decided, read from the acts and versions the store has: nothing is judged anew.

A decision is the last thing done to an entry as code made it: an entry edited twice is one edit,
a claim restored and dropped again is none. Entries of a later run's brief are others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import Connection, select

from summarizer.extraction.summary import Withheld
from summarizer.merging.brief import Brief, Conflict, Entry
from summarizer.review.history import Happened, history
from summarizer.store.briefs import Version, versions_of
from summarizer.store.tables import acts as acts_table

What = Literal["keep", "edit", "drop", "restore"]
_WHAT: Mapping[str, What] = {"accept": "keep", "edit": "edit", "drop": "drop", "restore": "restore"}


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about one entry, or about one withheld claim.

    Attributes:
        base: The version code made, in which the entry or claim stands.
        made: The version in which the decision was last made.
        field: Field of the form.
        entry: The entry as code made it; None for a withheld claim.
        restored: The entry made of a withheld claim.
        claim: The withheld claim.
        after: The text that stands after it; empty where it was dropped.
        overruled: The gate that was overruled.
        reason: In the editor's words.

    """

    what: What
    base: Version
    made: Version
    field: str
    after: str
    overruled: str | None
    reason: str
    entry: Entry | None = None
    restored: Entry | None = None
    claim: Withheld | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A side an editor had shown first: the disagreement, and which side that was before."""

    base: Version
    conflict: Conflict
    side: int


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was decided about the briefs of one event.

    Attributes:
        bases: The versions code made that somebody worked on.

    """

    event: str
    bases: list[Version]
    decisions: list[Decision]
    choices: list[Choice]


def reviewed_events(connection: Connection) -> list[str]:
    """Return the events somebody did something to, in order of their ids."""
    query = select(acts_table.c.event).distinct().order_by(acts_table.c.event)
    return list(connection.execute(query).scalars())


def reviewed(connection: Connection, event: str) -> Reviewed:
    """Return what was decided about an event's briefs; raises UnprovedError for a changed one."""
    versions = {version.id: version for version in versions_of(connection, event)}
    by_entry: dict[tuple[str, str], list[Happened]] = {}
    bases: dict[str, Version] = {}
    choices = []
    for act in history(connection, event):
        seen = versions.get(act.version or "")
        if seen is None or act.act not in {*_WHAT, "choose"}:
            continue
        base = _base(versions, seen)
        bases[base.id] = base
        if act.act == "choose":
            choices += _choice(base, seen, versions[act.made or ""], act.entry or "")
        else:
            by_entry.setdefault((base.id, act.entry or ""), []).append(act)
    decisions = [
        decided
        for (base_id, entry), done in by_entry.items()
        if (decided := _decision(versions, versions[base_id], entry, done)) is not None
    ]
    return Reviewed(event, list(bases.values()), decisions, choices)


def entries_of(brief: Brief) -> Iterator[tuple[str, Entry]]:
    """Give every entry with its field."""
    for field, entries in brief.fields.items():
        for entry in entries:
            yield field, entry


def _base(versions: Mapping[str, Version], version: Version) -> Version:
    while version.parent is not None and version.parent in versions:
        version = versions[version.parent]
    return version


def _find(brief: Brief, ident: str) -> tuple[str, Entry] | None:
    return next(((f, e) for f, e in entries_of(brief) if e.id == ident), None)


def _decision(
    versions: Mapping[str, Version], base: Version, ident: str, done: Sequence[Happened]
) -> Decision | None:
    """Put what was done to one entry together; None where it left all as code had it."""
    last, first = done[-1], done[0]
    made = versions[last.made or ""]
    after = _find(made.brief, ident)
    # What was accepted after an edit is still an edit of what code had made.
    changed = [act for act in done if act.act != "accept"]
    act = changed[-1] if changed else last
    decided = Decision(
        what=_WHAT[act.act],
        base=base,
        made=made,
        field="",
        after=after[1].text if after else "",
        overruled=(act.detail or {}).get("overruled"),
        reason=act.reason,
    )
    if first.act == "restore":
        claim = _taken(versions[first.version or ""].brief, versions[first.made or ""].brief)
        if claim is None or after is None:
            return None
        return replace(decided, what="restore", field=claim.field, claim=claim, restored=after[1])
    before = _find(base.brief, ident)
    if before is None:
        return None
    decided = replace(decided, field=before[0], entry=before[1])
    same = after is not None and after[1].text == before[1].text
    return replace(decided, what="keep") if decided.what == "edit" and same else decided


def _taken(before: Brief, after: Brief) -> Withheld | None:
    """Return the claim that was withheld before and is not after."""
    rest = list(after.withheld)
    for claim in before.withheld:
        if claim in rest:
            rest.remove(claim)
        else:
            return claim
    return None


def _choice(base: Version, seen: Version, made: Version, ident: str) -> list[Choice]:
    before = next((c for c in seen.brief.conflicts if c.id == ident), None)
    after = next((c for c in made.brief.conflicts if c.id == ident), None)
    if before is None or after is None:
        return []
    return [Choice(base, before, before.sides.index(after.sides[0]))]
