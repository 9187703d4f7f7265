"""Writing a disagreement down as the brief's own value: sides, order in time, checks."""

from collections.abc import Mapping, Sequence

from summarizer.merging.brief import Conflict, Side
from summarizer.merging.citations import source_order, unique
from summarizer.merging.conflicts import weighing
from summarizer.merging.conflicts.clash import Taking
from summarizer.merging.conflicts.groups import Disagreement
from summarizer.merging.moments import moment
from summarizer.merging.origins.counting import Origins
from summarizer.merging.speakers import voice_of


def conflict(
    ident: str,
    made: Disagreement,
    ids: Mapping[int, str],
    origins: Origins,
    published: Mapping[str, str | None],
) -> Conflict | None:
    """Write one disagreement.

    Args:
        ident: Its id.
        made: The disagreement.
        ids: The ids of entries, by the identity of what they were made from.
        origins: Counts the origins of a side.
        published: When each source appeared, by its id.

    Returns:
        The conflict; None where its sides rest on the same passages and so are no two sides.

    """
    sides = [_side(takings, ids, origins, published) for takings in made.sides]
    if not _each_its_own(sides):
        return None
    shown, because = weighing.first(made, sides)
    order = [shown, *(n for n in range(len(sides)) if n != shown)]
    placed = {old: new for new, old in enumerate(order)}
    checks = weighing.checks(made, sides)
    newest = made.history[-1] if made.history else None
    best, precise = weighing.best_supported(sides), weighing.most_precise(made)
    return Conflict(
        id=ident,
        kind=made.kind,
        slot=made.slot,
        entries=list(dict.fromkeys(entry for side in sides for entry in side.entries)),
        sides=[sides[n] for n in order],
        because=because,
        latest=None if newest is None else placed[newest],
        most_precise=None if precise is None else placed[precise],
        best_supported=None if best is None else placed[best],
        order=made.order,
        history=[placed[n] for n in made.history],
        checks=[
            check.model_copy(update={"side": None if check.side is None else placed[check.side]})
            for check in checks
        ],
    )


def _side(
    takings: Sequence[Taking],
    ids: Mapping[int, str],
    origins: Origins,
    published: Mapping[str, str | None],
) -> Side:
    citations = unique(citation for taking in takings for citation in taking.citations)
    sources = sorted({citation.source for citation in citations}, key=source_order)
    entries = [taking.entry for taking in takings if taking.entry is not None]
    speakers = {entry.shown.claim.said_by for entry in entries}
    # A speaker only other sources of the entry name is not put into the mouths of these.
    named = any(
        voice_of(member) is not None
        for entry in entries
        for member in entry.members
        if member.source in sources
    )
    dated = [published[ident] for ident in sources if moment(published.get(ident))]
    moments = sorted((m, day) for day in dated if day and (m := moment(day)))
    return Side(
        text=takings[0].text,
        value=next((taking.raw for taking in takings if taking.raw), ""),
        said_by=speakers.pop() if named and len(speakers) == 1 else None,
        entries=list(dict.fromkeys(ids[id(entry)] for entry in entries)),
        sources=sources,
        independent=len(origins.behind(citations)),
        first_said=moments[0][1] if moments else None,
        citations=citations,
    )


def _each_its_own(sides: Sequence[Side]) -> bool:
    """Tell whether no passage stands on two sides."""
    spans = [{(c.source, c.start, c.end) for c in side.citations} for side in sides]
    return all(spans) and sum(map(len, spans)) == len(set().union(*spans))
