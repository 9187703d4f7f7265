"""What must hold inside a brief whatever its sources say: its ids, its ledger, its sides."""

from collections.abc import Iterable, Iterator, Sequence

from summarizer.merging.brief import Brief, Conflict, Entry
from summarizer.output.citing import entries_of, span_of
from summarizer.output.failure import Failure, Fault


def check_structure(brief: Brief) -> Iterator[Failure]:
    """Yield what contradicts itself in `brief`; no file is needed."""
    yield from _unique("sources", [source.id for source in brief.sources])
    yield from _unique("fields", [entry.id for _, entry in entries_of(brief)])
    yield from _unique("conflicts", [conflict.id for conflict in brief.conflicts])
    yield from _fields(brief)
    yield from _references(brief)
    witnesses = [source.id for source in brief.sources if source.status == "used"]
    for where, entry in entries_of(brief):
        yield from _ledger(where, entry, witnesses)
        yield from _status(where, entry, brief.conflicts)
    for index, conflict in enumerate(brief.conflicts):
        yield from _sides(f"conflicts[{index}]", conflict)


def _unique(where: str, ids: Sequence[str]) -> Iterator[Failure]:
    for ident in dict.fromkeys(ids):
        if ids.count(ident) > 1:
            yield _failure(where, "id_repeated", f"{ident!r} stands {ids.count(ident)} times")


def _fields(brief: Brief) -> Iterator[Failure]:
    names = [info.name for info in brief.form]
    if list(brief.fields) != names:
        detail = f"the form has {', '.join(names)}; the brief has {', '.join(brief.fields)}"
        yield _failure("fields", "field_unknown", detail)


def _references(brief: Brief) -> Iterator[Failure]:
    """Check that every entry something points to, and every source, is there."""
    entries = {entry.id for _, entry in entries_of(brief)}
    sources = {source.id for source in brief.sources}
    pointers: list[tuple[str, Iterable[str]]] = [
        (f"lede[{n}].entries", sentence.entries) for n, sentence in enumerate(brief.lede)
    ]
    pointers += [(f"conflicts[{n}].entries", c.entries) for n, c in enumerate(brief.conflicts)]
    for kind in ("figures", "dates", "places"):
        items = getattr(brief.views, kind)
        pointers += [(f"views.{kind}[{n}].entry", [i.entry]) for n, i in enumerate(items)]
    for where, names in pointers:
        for name in names:
            if name not in entries:
                yield _failure(where, "entry_unknown", f"there is no entry {name!r}")
    named = [(f"withheld[{n}].source", claim.source) for n, claim in enumerate(brief.withheld)]
    named += [
        (f"sources[{n}].copy_of", source.copy_of)
        for n, source in enumerate(brief.sources)
        if source.copy_of is not None
    ]
    named += [
        (f"sources[{n}].origin", source.origin)
        for n, source in enumerate(brief.sources)
        if source.origin is not None
    ]
    named += [
        (f"notices[{n}].groups", name)
        for n, notice in enumerate(brief.notices)
        for group in notice.groups
        for name in group
    ]
    if brief.run.extractive is not None:
        named += [("run.extractive.sources", name) for name in brief.run.extractive.sources]
    for where, name in named:
        if name not in sources:
            yield _failure(where, "source_unknown", f"the brief lists no source {name!r}")


def _ledger(where: str, entry: Entry, witnesses: Sequence[str]) -> Iterator[Failure]:
    """Check that support and silence are what the citations say."""
    variants = [citation for variant in entry.variants for citation in variant.citations]
    everywhere = [*entry.citations, *variants]
    says = {citation.source for citation in everywhere if citation.stance == "supports"}
    named = {citation.source for citation in everywhere}
    support = entry.support
    if not says:
        yield _failure(f"{where}.citations", "no_citation", "no passage supports this entry")
    for n, variant in enumerate(entry.variants):
        if not variant.citations:
            yield _failure(f"{where}.variants[{n}]", "no_citation", "no passage carries it")
    if len(set(support.sources)) != len(support.sources) or set(support.sources) != says:
        detail = f"support names {_list(support.sources)}, the citations {_list(sorted(says))}"
        yield _failure(f"{where}.support.sources", "support_differs", detail)
    silent = [ident for ident in witnesses if ident not in named]
    if sorted(support.silent) != sorted(silent):
        detail = f"silent are {_list(silent)}, the brief says {_list(support.silent)}"
        yield _failure(f"{where}.support.silent", "silence_differs", detail)
    grouped = [ident for origin in support.origins for ident in origin.sources]
    if len(support.origins) != support.independent or sorted(grouped) != sorted(support.sources):
        detail = f"{support.independent} origins, but {len(support.origins)} groups of sources"
        yield _failure(f"{where}.support.origins", "count_differs", detail)
    for n, statement in enumerate(support.statements):
        if not statement.sources or not set(statement.sources) <= says:
            detail = f"said by {_list(statement.sources)}, the citations say {_list(sorted(says))}"
            yield _failure(f"{where}.support.statements[{n}]", "support_differs", detail)
    if not 1 <= support.independent <= max(1, len(says)) or support.of < len(says | set(silent)):
        detail = f"{support.independent} origins among {len(says)} sources of {support.of}"
        yield _failure(f"{where}.support", "count_differs", detail)


def _status(where: str, entry: Entry, conflicts: Sequence[Conflict]) -> Iterator[Failure]:
    """Check that the status is what the ledger and the conflicts make it."""
    stances = {citation.stance for citation in entry.citations}
    kinds = {conflict.kind for conflict in conflicts if entry.id in conflict.entries}
    fault = None
    if entry.status in {"agreed", "single"} and "contradicts" in stances:
        fault = "a source says otherwise"
    elif entry.status == "agreed" and entry.support.independent < 2:  # noqa: PLR2004  two make agreement
        fault = "only one independent origin says it"
    elif entry.status == "single" and entry.support.independent != 1:
        fault = f"{entry.support.independent} independent origins say it"
    elif entry.status == "disputed" and "contradicts" not in stances and not kinds:
        fault = "nothing in the brief says otherwise"
    elif entry.status == "updated" and not stances & {"earlier", "later"} and "update" not in kinds:
        fault = "the brief holds no earlier value"
    if fault is not None:
        yield _failure(f"{where}.status", "status_differs", f"{entry.status}, but {fault}")


def _sides(where: str, conflict: Conflict) -> Iterator[Failure]:
    if len(conflict.sides) < 2:  # noqa: PLR2004  a disagreement has two sides at least
        detail = f"a disagreement with {len(conflict.sides)} side(s)"
        yield _failure(f"{where}.sides", "count_differs", detail)
    seen: dict[tuple[str, int, int], int] = {}
    for n, side in enumerate(conflict.sides):
        if not side.citations:
            yield _failure(f"{where}.sides[{n}]", "no_citation", "no passage takes this side")
        for citation in side.citations:
            other = seen.setdefault(span_of(citation), n)
            if other != n:
                place = f"{citation.source}[{citation.start}:{citation.end}]"
                detail = f"sides {other} and {n} both rest on {place}"
                yield _failure(f"{where}.sides[{n}]", "sides_overlap", detail)


def _list(ids: Iterable[str]) -> str:
    return ", ".join(ids) or "nobody"


def _failure(where: str, what: Fault, detail: str) -> Failure:
    return Failure(where=where, what=what, detail=detail)
