"""What every output must say beside a sentence of the lede: who carries it, who changed it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from summarizer.merging.brief import Brief
from summarizer.output.citing import entries_of
from summarizer.output.ledger import cited, witnesses

Mark = Literal["single_source", "one_origin", "edited", "overruled"]


@dataclass(frozen=True, slots=True)
class Ground:
    """What counts of an entry a sentence rests on.

    Attributes:
        single: Whether one origin alone carries it.
        files: Ids of the sources whose passages support it.

    """

    single: bool
    files: frozenset[str]


def lede_marks(brief: Brief) -> list[list[Mark]]:
    """Return, for each sentence of the lede, what is to be said beside it."""
    grounds = {
        entry.id: Ground(
            entry.status == "single", frozenset(c.source for c in cited(entry, "supports"))
        )
        for _, entry in entries_of(brief)
    }
    return _marks(
        [sentence.entries for sentence in brief.lede],
        grounds,
        edited_entries((e.act, e.entry, e.overruled is not None) for e in brief.edits),
        several=len(witnesses(brief)) > 1,
    )


def marks_in(document: Mapping[str, Any]) -> list[list[Mark]]:
    """Return the same of a brief.json that was parsed and not checked, where speed counts."""
    grounds = {
        entry["id"]: Ground(
            entry["status"] == "single",
            frozenset(c["source"] for c in entry["citations"] if c["stance"] == "supports"),
        )
        for entries in document["fields"].values()
        for entry in entries
    }
    edits = document.get("edits", [])
    return _marks(
        [sentence["entries"] for sentence in document["lede"]],
        grounds,
        edited_entries((e["act"], e["entry"], e["overruled"] is not None) for e in edits),
        several=sum(source["status"] == "used" for source in document["sources"]) > 1,
    )


def headline_marks(brief: Brief) -> list[Mark]:
    """Return what is to be said of the headline: that its words are an editor's."""
    edited = edited_entries((e.act, e.entry, e.overruled is not None) for e in brief.edits)
    return _changed(edited, [e.id for _, e in entries_of(brief) if e.text == brief.headline])


def headline_marks_in(document: Mapping[str, Any]) -> list[Mark]:
    """Return the same of a brief.json that was parsed and not checked; see `marks_in`."""
    edits = document.get("edits", [])
    edited = edited_entries((e["act"], e["entry"], e["overruled"] is not None) for e in edits)
    entries = (entry for named in document["fields"].values() for entry in named)
    return _changed(edited, [e["id"] for e in entries if e["text"] == document["headline"]])


def edited_entries(edits: Iterable[tuple[str, str | None, bool]]) -> dict[str, bool]:
    """Return the entries whose words are an editor's, and whether a check was overruled for them.

    The last text counts: one that passes the checks takes the place of one that did not.
    """
    return {
        entry: overruled
        for act, entry, overruled in edits
        if entry is not None and act in {"edit", "restore"}
    }


def edited_count(brief: Brief) -> int:
    """Count the entries of `brief` that an editor changed or brought back."""
    edited = edited_entries((e.act, e.entry, e.overruled is not None) for e in brief.edits)
    return sum(entry.id in edited for _, entry in entries_of(brief))


def _marks(
    sentences: Sequence[Sequence[str]],
    grounds: Mapping[str, Ground],
    edited: Mapping[str, bool],
    *,
    several: bool,
) -> list[list[Mark]]:
    """`several`: whether more than one source could have said it; else nothing is told by one."""
    found: list[list[Mark]] = []
    for idents in sentences:
        on = [grounds[ident] for ident in idents if ident in grounds]
        marks: list[Mark] = []
        if several and on and all(ground.single for ground in on):
            files = frozenset[str]().union(*(ground.files for ground in on))
            marks.append("single_source" if len(files) == 1 else "one_origin")
        found.append(marks + _changed(edited, idents))
    return found


def _changed(edited: Mapping[str, bool], idents: Sequence[str]) -> list[Mark]:
    changed = [edited[ident] for ident in idents if ident in edited]
    if not changed:
        return []
    return ["overruled" if any(changed) else "edited"]
