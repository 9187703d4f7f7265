"""A brief to be checked: its entries on one side, the source with the cited span on the other."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query, Request, Response

from schemas.entries import Align
from summarizer.desk.passages import Marked, marked
from summarizer.desk.portion import page_of_entry, page_of_withheld, portion
from summarizer.desk.rendering import address, page, words_for
from summarizer.desk.squares import frame, grid, picture, strip
from summarizer.desk.versions import asked_for, short
from summarizer.desk.words import Words
from summarizer.errors import NotInStoreError, WrongStateError
from summarizer.extraction.summary import Citation, Source, Withheld
from summarizer.merging.brief import Brief, Edit, Entry
from summarizer.merging.voice import speaker_of_side, speaker_to_add
from summarizer.output import disagreement, ledger
from summarizer.output.citing import Numbers, entries_of, numbers_of
from summarizer.output.labels import title_of
from summarizer.output.lede import lede_lines
from summarizer.review.changes import editable
from summarizer.review.standing import Standing, standing
from summarizer.review.states import EDITABLE, after
from summarizer.store.articles import article_id, get_articles, original_of
from summarizer.store.briefs import Version
from summarizer.store.connect import Store
from summarizer.values.typed import When

Page = Annotated[int, Query(ge=1, le=10_000)]
_TIMED = 60  # lines of the timeline, at most


@dataclass(frozen=True, slots=True)
class Tried:
    """What somebody tried and was refused, so that the page can offer it again.

    Attributes:
        about: The entry's id, or "withheld-3".
        text: What they wrote.
        refusals: Which gate refused it for which source; an editor may overrule them.
        reason: The reason they gave for the change.
        passage: Source, start and end of the passage they picked, for a restored claim.

    """

    about: str
    text: str
    refusals: list[Withheld]
    reason: str = ""
    passage: tuple[str, int, int] | None = None


def show(request: Request, event: str, version: str = "", page: Page = 1) -> Response:
    """Show the version of a brief that counts, or an older one, which can only be read."""
    return shown(request, event, version=version, number=page)


def shown(  # noqa: PLR0913  the last four have defaults
    request: Request,
    event: str,
    *,
    version: str = "",
    number: int = 1,
    tried: Tried | None = None,
    status: int = 200,
) -> Response:
    """Show a brief, with what somebody tried in it and was refused."""
    store: Store = request.app.state.store
    with store.reading() as connection:
        stands = standing(connection, event)
        looked_at = asked_for(connection, stands, version)
    context = facts_of(looked_at, words_for(request))
    if tried is not None:
        number = context["page_of"](tried.about)
    part = portion(looked_at.brief, number)
    pane = _first_source(looked_at.brief, tried)
    witnesses = context["witnesses"]
    stances = grid(witnesses, part.entries)
    moments = timeline(looked_at.brief, context["entries"])
    return page(
        request,
        "brief.html.jinja",
        status,
        **context,
        part=part,
        strip=lambda entry: strip(stances[entry.id]),
        frame=frame(len(witnesses)),
        picture=picture(witnesses, stances),
        timeline=first_lines(moments, _TIMED),
        untold=max(0, sum(len(listed) for _, listed in moments) - _TIMED),
        pane=pane_of(store, looked_at, pane, context["numbers"]) if pane else None,
        stands=stands,
        current=looked_at.id == stands.version.id,
        open=looked_at.id == stands.version.id and stands.state in EDITABLE,
        moves=_moves(stands),
        tried=tried,
    )


def pane(request: Request, event: str, source: str, version: str = "") -> Response:
    """Return the text of one source alone, to be put beside the entries."""
    store: Store = request.app.state.store
    with store.reading() as connection:
        looked_at = asked_for(connection, standing(connection, event), version)
    numbers = numbers_of(looked_at.brief)
    found = pane_of(store, looked_at, source, numbers)
    return page(request, "pane.html.jinja", pane=found, version=looked_at)


@dataclass(frozen=True, slots=True)
class Pane:
    """One source as it is shown beside the entries; without `text` only its passages."""

    source: Source
    name: str
    text: list[Marked] | None
    passages: list[tuple[int, Citation]]


def pane_of(store: Store, version: Version, ident: str, numbers: Numbers) -> Pane:
    """Return a source of a brief with its citations marked; raises NotInStoreError.

    Of a source whose bytes were changed since, nothing is shown but what the brief cites of it.
    """
    brief = version.brief
    source = next((s for s in brief.sources if s.id == ident), None)
    article = version.articles.get(ident)
    if source is None or article is None:
        raise NotInStoreError(f"The brief has no source {ident}.")
    with store.reading() as connection:
        stored = get_articles(connection, [article])[0]
        same = article_id(original_of(connection, article), stored.suffix) == article
    return Pane(
        source=source,
        name=ledger.source_name(source, brief.sources),
        text=marked(stored.article, source, brief, numbers) if same else None,
        passages=numbers.under(source),
    )


def facts_of(version: Version, words: Words) -> dict[str, Any]:
    """Return what the page tells of a version, in the words of whoever reads it."""
    brief, labels = version.brief, words.labels
    numbers = numbers_of(brief)
    anchors = anchors_of(brief)
    about: dict[str, list[str]] = {}
    for conflict in brief.conflicts:
        for entry in conflict.entries:
            about.setdefault(entry, []).append(conflict.id)
    return {
        "version": version,
        "short": short(version.id),
        "brief": brief,
        "numbers": numbers,
        "names": {s.id: ledger.source_name(s, brief.sources) for s in brief.sources},
        "anchors": anchors,
        "page_of": page_finder(brief),
        "entries": {entry.id: entry for _, entry in entries_of(brief)},
        "lede": lede_lines(brief, numbers, labels),
        "witnesses": ledger.witnesses(brief),
        "reasons": ledger.by_reason(brief),
        "title": lambda field: title_of(brief, field, labels.language),
        "conflict_anchors": {c.id: f"d{n}" for n, c in enumerate(brief.conflicts, start=1)},
        "conflicts_about": lambda entry: about.get(entry.id, []),
        "variant_kind": lambda entry, variant: labels.variant(brief, entry, variant),
        "tags": lambda conflict, position: disagreement.tags(conflict, position, labels),
        "checks": lambda conflict: disagreement.checks(conflict, brief, labels, str),
        "steps": lambda conflict: disagreement.history(conflict, labels, str),
        "speaker": speaker_to_add,
        "speaker_of_side": speaker_of_side,
        "editable": editable,
        "is_quote": lambda entry: entry.align is Align.QUOTE and not entry.translated,
        "checked": lambda entry: checked_by(brief, entry),
    }


def anchors_of(brief: Brief) -> dict[str, str]:
    """Return the anchor of every entry on its page."""
    return {entry.id: f"e{n}" for n, (_, entry) in enumerate(entries_of(brief), start=1)}


def page_finder(brief: Brief) -> Callable[[str], int]:
    """Return what tells the page of an entry's id, or of "withheld-3"; 1 for anything else."""
    pages = {entry.id: page_of_entry(brief, n) for n, (_, entry) in enumerate(entries_of(brief))}
    pages |= {f"withheld-{n}": page_of_withheld(n) for n in range(len(brief.withheld))}
    return lambda about: pages.get(about, 1)


def places(event: str, brief: Brief) -> Callable[[str], str]:
    """Return what tells the address of an entry, or of "withheld-3", in the version that counts."""
    pages, anchors, base = page_finder(brief), anchors_of(brief), address("events", event)

    def place(about: str) -> str:
        anchor = anchors.get(about, about if about.startswith("withheld-") else "")
        query = f"?page={number}" if (number := pages(about)) > 1 else ""
        return f"{base}{query}{'#' if anchor else ''}{anchor}"

    return place


def checked_by(brief: Brief, entry: Entry) -> list[str]:
    """Return who accepted an entry as it now stands, each once."""
    since: list[Edit] = []
    for edit in brief.edits:
        if edit.entry == entry.id:
            since = [*since, edit] if edit.act == "accept" else []
    return list(dict.fromkeys(edit.by for edit in since))


Moment = tuple[When, list[Entry]]


def timeline(brief: Brief, entries: dict[str, Entry]) -> list[Moment]:
    """Return the moments in order, each with what is told of it; those without a day are left out.

    What has a time of day is not told under the day alone once more.
    """
    moments: dict[tuple[str, str, str], tuple[When, dict[str, Entry]]] = {}
    for item in brief.views.dates:
        when = item.value
        if isinstance(when, When) and when.first and item.entry in entries:
            key = (when.first, when.last or when.first, when.time or "")
            moments.setdefault(key, (when, {}))[1][item.entry] = entries[item.entry]
    timed = {(key[0], ident) for key, (_, told) in moments.items() if key[2] for ident in told}
    found = []
    for key, (when, told) in sorted(moments.items(), key=lambda moment: moment[0]):
        kept = [e for ident, e in told.items() if key[2] or (key[0], ident) not in timed]
        if kept:
            found.append((when, kept))
    return found


def first_lines(moments: list[Moment], count: int) -> list[Moment]:
    """Return the first moments, with `count` lines in all."""
    found = []
    for when, listed in moments:
        if count <= 0:
            break
        found.append((when, listed[:count]))
        count -= len(listed)
    return found


def _first_source(brief: Brief, tried: Tried | None) -> str | None:
    """Choose the source shown first: the one somebody worked on, else the first that is used."""
    if tried is not None and tried.passage is not None:
        return tried.passage[0]
    used = ledger.witnesses(brief)
    return used[0].id if used else None


def _moves(stands: Standing) -> list[str]:
    """Return the moves the state allows, in the order a brief goes through them."""
    found = []
    for act in ("submit", "approve", "publish", "send_back", "reopen"):
        try:
            after(stands.state, act)
        except WrongStateError:
            continue
        found.append(act)
    return [*found, *(["take_newer"] if stands.newer else [])]
