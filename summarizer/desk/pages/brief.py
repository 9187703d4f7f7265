"""A brief to be checked: its entries on one side, the source with the cited span on the other."""

from dataclasses import dataclass
from typing import Any

from fastapi import Request, Response

from schemas.entries import Align
from summarizer.desk.passages import Marked, marked
from summarizer.desk.rendering import page, words_for
from summarizer.desk.words import Words
from summarizer.errors import NotInStoreError, WrongStateError
from summarizer.extraction.summary import Citation, Source
from summarizer.merging.brief import Brief, Edit, Entry
from summarizer.merging.voice import speaker_to_add
from summarizer.output import disagreement, ledger
from summarizer.output.citing import Numbers, entries_of, numbers_of
from summarizer.output.labels import title_of
from summarizer.output.lede import lede_lines
from summarizer.review.changes import editable
from summarizer.review.standing import Standing, standing
from summarizer.review.states import EDITABLE, after
from summarizer.store.articles import get_articles
from summarizer.store.briefs import Version, get_version
from summarizer.store.connect import Store
from summarizer.values.typed import When


@dataclass(frozen=True, slots=True)
class Tried:
    """What somebody tried and was refused, so that the page can offer it again.

    Attributes:
        about: The entry's id, or "withheld-3".
        text: What they wrote.
        message: Why it was refused.
        gated: A gate refused it, which an editor may overrule.
        passage: Source, start and end of the passage they picked, for a restored claim.

    """

    about: str
    text: str
    message: str
    gated: bool
    passage: tuple[str, int, int] | None = None


def show(request: Request, event: str, version: str = "") -> Response:
    """Show the version of a brief that counts, or an older one, which can only be read."""
    return shown(request, event, version=version)


def shown(
    request: Request,
    event: str,
    *,
    version: str = "",
    tried: Tried | None = None,
    status: int = 200,
) -> Response:
    """Show a brief, with what somebody tried in it and was refused."""
    store: Store = request.app.state.store
    with store.reading() as connection:
        stands = standing(connection, event)
        looked_at = stands.version
        if version and version != looked_at.id:
            looked_at = get_version(connection, event, version)
    context = facts_of(looked_at, words_for(request))
    pane = _first_source(context["brief"], tried)
    return page(
        request,
        "brief.html.jinja",
        status,
        **context,
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
        stands = standing(connection, event)
        looked_at = get_version(connection, event, version) if version else stands.version
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
    """Return a source of a brief with its citations marked; raises NotInStoreError."""
    brief = version.brief
    source = next((s for s in brief.sources if s.id == ident), None)
    article = version.articles.get(ident)
    if source is None or article is None:
        raise NotInStoreError(f"The brief has no source {ident}.")
    with store.reading() as connection:
        stored = get_articles(connection, [article])[0]
    return Pane(
        source=source,
        name=ledger.source_name(source, brief.sources),
        text=marked(stored.article, source, brief, numbers),
        passages=numbers.under(source),
    )


def facts_of(version: Version, words: Words) -> dict[str, Any]:
    """Return what the page tells of a version, in the words of whoever reads it."""
    brief, labels = version.brief, words.labels
    numbers = numbers_of(brief)
    entries = {entry.id: entry for _, entry in entries_of(brief)}
    return {
        "version": version,
        "brief": brief,
        "numbers": numbers,
        "names": {s.id: ledger.source_name(s, brief.sources) for s in brief.sources},
        "anchors": anchors_of(brief),
        "entries": entries,
        "lede": lede_lines(brief, numbers, labels),
        "witnesses": ledger.witnesses(brief),
        "reasons": ledger.by_reason(brief),
        "title": lambda field: title_of(brief, field, labels.language),
        "conflict_anchors": {c.id: f"d{n}" for n, c in enumerate(brief.conflicts, start=1)},
        "conflicts_about": lambda entry: ledger.conflicts_about(brief, entry),
        "tags": lambda conflict, position: disagreement.tags(conflict, position, labels),
        "checks": lambda conflict: disagreement.checks(conflict, brief, labels, str),
        "steps": lambda conflict: disagreement.history(conflict, labels, str),
        "speaker": speaker_to_add,
        "editable": editable,
        "is_quote": lambda entry: entry.align is Align.QUOTE and not entry.translated,
        "checked": lambda entry: checked_by(brief, entry),
        "timeline": timeline(brief, entries),
    }


def anchors_of(brief: Brief) -> dict[str, str]:
    """Return the anchor of every entry on its page."""
    return {entry.id: f"e{n}" for n, (_, entry) in enumerate(entries_of(brief), start=1)}


def checked_by(brief: Brief, entry: Entry) -> list[str]:
    """Return who accepted an entry as it now stands, each once."""
    since: list[Edit] = []
    for edit in brief.edits:
        if edit.entry == entry.id:
            since = [*since, edit] if edit.act == "accept" else []
    return list(dict.fromkeys(edit.by for edit in since))


def timeline(brief: Brief, entries: dict[str, Entry]) -> list[tuple[When, Entry]]:
    """Return the dated entries in the order of their days; those without a day are left out."""
    dated = [
        (item.value, entries[item.entry])
        for item in brief.views.dates
        if isinstance(item.value, When) and item.value.first and item.entry in entries
    ]
    return sorted(dated, key=lambda pair: (pair[0].first or "", pair[0].time or ""))


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
