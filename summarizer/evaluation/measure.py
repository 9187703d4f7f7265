"""What a brief made of a case: found or missed, with exactly the right files, and what besides."""

from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.evaluation.cases import CONFLICTS, VARIANTS, Expected
from summarizer.extraction.summary import Citation
from summarizer.merging.brief import Brief, Conflict, Entry

_TWO = 2  # sides of a planted disagreement


@dataclass(frozen=True, slots=True)
class Finding:
    """How a brief answers to what was expected of it.

    Attributes:
        found: Whether the expected conflict, variant or copy is there; for a compatible pair,
            whether nothing was flagged.
        exact: Whether every report of it has exactly the right files on each side.
        ordered: Whether an update has its older side as the earlier one.
        wrong: Kinds of all conflicts and variants that are reported and should not be.
        flagged: Whether any conflict was reported that should not be.
        joined: For a compatible pair that says one thing, whether one entry holds all its
            sources; None for other cases.

    """

    found: bool
    exact: bool
    ordered: bool
    wrong: tuple[str, ...]
    flagged: bool
    joined: bool | None = None


def measure(brief: Brief, expected: Expected) -> Finding:
    """Compare a brief with what was expected of it."""
    right: list[bool] = []
    wrong: list[str] = []
    ordered = True
    for conflict in brief.conflicts:
        exact = _sides_exact(conflict, expected)
        if exact is None:
            wrong.append(conflict.kind)
        else:
            right.append(exact)
            if conflict.kind == "update":
                ordered = ordered and _in_order(brief, conflict, expected)
    flagged = bool(wrong)
    for group in brief.fields.values():
        for entry in group:
            told, others = _variants(entry, expected)
            right += [told] if told is not None else []
            wrong += others
    if expected.outcome == "copy":
        right = [_one_origin(brief, expected)] if _one_origin(brief, expected) else []
    if expected.outcome == "none":
        joined = _one_entry(brief, expected) if expected.sides else None
        return Finding(not flagged, not flagged, True, tuple(wrong), flagged, joined)
    found = bool(right) and (ordered or expected.outcome != "update")
    return Finding(found, found and all(right), ordered, tuple(wrong), flagged)


def files(citations: Iterable[Citation]) -> frozenset[str]:
    """Return the ids of the sources cited."""
    return frozenset(citation.source for citation in citations)


def _sides_exact(conflict: Conflict, expected: Expected) -> bool | None:
    """Tell whether the files of a conflict are exact; None when it is not the expected one."""
    if conflict.kind != expected.outcome or expected.outcome not in CONFLICTS:
        return None
    sides = [files(side.citations) for side in conflict.sides]
    first, second = expected.sides
    ones = [side for side in sides if side & first and not side & second]
    others = [side for side in sides if side & second and not side & first]
    if not ones or not others:
        return None
    return len(sides) == _TWO and ones == [first] and others == [second]


def _in_order(brief: Brief, conflict: Conflict, expected: Expected) -> bool:
    """Tell whether the older side, and it alone, is marked as earlier."""
    older, newer = expected.sides
    entries = [entry for group in brief.fields.values() for entry in group]
    cited = [
        *(citation for side in conflict.sides for citation in side.citations),
        *(c for entry in entries if entry.id in conflict.entries for c in entry.citations),
    ]
    earlier = files(citation for citation in cited if citation.stance == "earlier")
    return bool(earlier & older) and not earlier & newer


def _variants(entry: Entry, expected: Expected) -> tuple[bool | None, list[str]]:
    """Tell whether an entry's variants of the expected kind have exactly one side's files.

    None where there is none of it; beside it the kinds of variants that should not be there.
    Several variants of one kind are told as one: they word one difference in several ways.
    """
    kinds: list[str] = [variant.kind for variant in entry.variants]
    allowed = expected.tolerated | {"wording"}
    if expected.outcome not in VARIANTS:
        return None, [kind for kind in kinds if kind not in allowed]
    others = [kind for kind in kinds if kind not in allowed | {expected.outcome}]
    here = files(
        c
        for variant in entry.variants
        if variant.kind == expected.outcome
        for c in variant.citations
    )
    everyone, (first, second) = set(entry.support.sources), expected.sides
    if not here:
        return None, others
    if not (everyone & first and everyone & second) or (here & first and here & second):
        return None, [*others, expected.outcome]
    return here in (first, second) and everyone == first | second, others


def _one_entry(brief: Brief, expected: Expected) -> bool:
    """Tell whether one entry holds every source of a claim told in two ways."""
    telling = frozenset().union(*expected.sides)
    return any(
        telling <= set(entry.support.sources)
        for name, group in brief.fields.items()
        for entry in group
        if name != "people"
    )


def _one_origin(brief: Brief, expected: Expected) -> bool:
    """Tell whether every claim only the copies carry counts as one origin's."""
    (copies,) = expected.sides
    entries = [entry for group in brief.fields.values() for entry in group]
    within = [entry for entry in entries if set(entry.support.sources) <= copies]
    shared = [entry for entry in within if len(entry.support.sources) > 1]
    return bool(shared) and all(entry.support.independent == 1 for entry in within)
