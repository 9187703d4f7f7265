"""A brief as one self-contained HTML page: the brief on one side, its sources on the other.

Everything an article or a model wrote reaches the page as escaped text through Jinja's
autoescape; the page may load nothing and run nothing but its own style and script, whose hashes
stand in its Content-Security-Policy.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from schemas.entries import Align
from summarizer.extraction.summary import Citation, Source
from summarizer.merging.brief import Brief, Entry
from summarizer.merging.voice import speaker_of_side, speaker_to_add
from summarizer.output import disagreement, ledger
from summarizer.output.citing import Numbers, entries_of, numbers_of
from summarizer.output.labels import Labels, labels_for, title_of
from summarizer.output.lede import lede_lines
from summarizer.output.marks import Piece, pieces_of
from summarizer.output.visible import visible


def html(brief: Brief, texts: Mapping[str, str]) -> str:
    """Return the page for `brief`.

    `texts` holds the text of the sources by id, as `proof.texts_of` re-reads them. A source
    whose text is missing, or no longer carries what the brief cites of it, is shown by its cited
    passages alone, with a warning: the page never highlights words that were not cited.
    """
    labels, numbers = labels_for(brief), numbers_of(brief)
    names = {s.id: ledger.source_name(s, brief.sources) for s in brief.sources}
    views = [_source_view(source, brief, numbers, texts) for source in brief.sources]
    style = asset("page.css") + _split_rules(views)
    script = asset("page.js")
    anchors = {entry.id: f"e{n}" for n, (_, entry) in enumerate(entries_of(brief), start=1)}
    return (
        environment()
        .get_template("page.html.jinja")
        .render(
            brief=brief,
            **words(labels),
            style=Markup(style),  # noqa: S704  our own files and numbers, nothing from outside
            script=Markup(script),  # noqa: S704  our own file
            style_hash=csp_hash(style),
            script_hash=csp_hash(script),
            sources=views,
            names=names,
            numbers=numbers,
            anchors=anchors,
            entries={entry.id: entry for _, entry in entries_of(brief)},
            lede=lede_lines(brief, numbers, labels),
            users=_users(brief, numbers, anchors),
            witnesses=ledger.witnesses(brief),
            chart=ledger.charted(brief),
            reasons=ledger.by_reason(brief),
            title=lambda field: title_of(brief, field, labels.language),
            conflicts_about=lambda entry: ledger.conflicts_about(brief, entry),
            tags=lambda conflict, position: disagreement.tags(conflict, position, labels),
            variant_kind=lambda entry, variant: labels.variant(brief, entry, variant),
            history=lambda conflict: disagreement.history(conflict, labels, str),
            checks=lambda conflict: disagreement.checks(conflict, brief, labels, str),
            conflict_anchors={c.id: f"d{n}" for n, c in enumerate(brief.conflicts, start=1)},
        )
    )


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source as the page shows it: its text in pieces, or its cited passages alone."""

    source: Source
    anchor: str
    link: str | None
    host: str | None
    pieces: list[Piece] | None
    passages: list[tuple[int, Citation]]
    split: frozenset[int]
    removed: int


def _source_view(
    source: Source, brief: Brief, numbers: Numbers, texts: Mapping[str, str]
) -> SourceView:
    passages = numbers.under(source)
    removed = [span for span in brief.removed if span.source == source.id]
    text = texts.get(source.id)
    whole = text is not None and all(text[c.start : c.end] == c.quote for _, c in passages)
    pieces = pieces_of(text, dict(passages), removed) if text is not None and whole else None
    link, host = safe_link(source.url)
    return SourceView(
        source=source,
        anchor=f"s{brief.sources.index(source) + 1}",
        link=link,
        host=host,
        pieces=pieces,
        passages=passages,
        split=_split(pieces or []),
        removed=len(removed),
    )


def _split(pieces: list[Piece]) -> frozenset[int]:
    """Return the citations that overlap others and so are shown in more than one piece."""
    seen: set[int] = set()
    again: set[int] = set()
    for piece in pieces:
        again |= seen & set(piece.cites)
        seen |= set(piece.cites)
    return frozenset(again)


def _split_rules(views: list[SourceView]) -> str:
    """Return style rules that light every piece of a split citation where no script runs."""
    rules = [
        f':root:not(.js):has(#c{n}:target) [data-c~="{n}"]{{background:var(--lit)}}'
        for view in views
        for n in sorted(view.split)
    ]
    return "\n".join(rules)


def safe_link(url: str | None) -> tuple[str | None, str | None]:
    """Return a web address that may be linked, and the host a click goes to, or nothing."""
    if url is None or visible(url) != url or any(char.isspace() for char in url):
        return None, None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return None, None
    if parts.scheme not in {"http", "https"} or not host or parts.username is not None:
        return None, None
    return parts.geturl(), host


def _users(brief: Brief, numbers: Numbers, anchors: Mapping[str, str]) -> dict[int, str]:
    """Return, for every citation number, the anchor in the brief that uses it first."""
    users: dict[int, str] = {}
    for _, entry in entries_of(brief):
        variants = [citation for variant in entry.variants for citation in variant.citations]
        for citation in (*entry.citations, *variants):
            users.setdefault(numbers.of(citation), anchors[entry.id])
    for position, conflict in enumerate(brief.conflicts, start=1):
        for citation in (citation for side in conflict.sides for citation in side.citations):
            users.setdefault(numbers.of(citation), f"d{position}")
    return users


@cache
def environment() -> Environment:
    """Return what every page is made with: all that is put into one is escaped text."""
    environment = Environment(
        loader=PackageLoader("summarizer.output"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.globals.update(
        stance_of=ledger.stance_of,
        cited=ledger.cited,
        is_quote=_is_quote,
        is_name=lambda entry: entry.align is Align.NAME,
    )
    return environment


def words(labels: Labels) -> dict[str, Any]:
    """Return what the templates call to say something in the brief's language."""
    return {
        "language": labels.language,
        "labels": labels,
        "speaker": speaker_to_add,
        "speaker_of_side": speaker_of_side,
        "t": labels.say,
        "tm": lambda key, **values: _filled(labels, key, values),
        "n": labels.count,
        "number": labels.number,
    }


def _is_quote(entry: Entry) -> bool:
    """Quotation marks stand round a source's own words only, never round a translation."""
    return entry.align is Align.QUOTE and not entry.translated


def _shown(value: Any) -> Any:
    """Name hidden characters in every text that is put out; markup made by us passes."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _filled(labels: Labels, key: str, values: Mapping[str, str]) -> Markup:
    """Fill a label with texts from outside, each isolated so that its direction stays its own."""
    isolated = {name: Markup("<bdi>{}</bdi>").format(visible(v)) for name, v in values.items()}
    return Markup(escape(labels.pattern(key))).format(**isolated)  # noqa: S704  escaped just here


def asset(name: str) -> str:
    """Return a style or script of ours."""
    return files("summarizer.output").joinpath("templates", name).read_text("utf-8")


def csp_hash(text: str) -> str:
    """Return the hash of an inline style or script as a Content-Security-Policy names it."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")
