"""Merging: checked summaries of one event in, one brief out.

A function of its input: the same summaries in any order give the same bytes. No model is
asked anything here.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.entries import Align
from summarizer.errors import InputError
from summarizer.extraction.summary import Citation, FieldInfo, Source, Summary, Usage
from summarizer.merging.brief import (
    Brief,
    Conflict,
    Entry,
    LedeSentence,
    RemovedSpan,
    Run,
    Side,
    Status,
    Support,
)
from summarizer.merging.clusters import group
from summarizer.merging.conflicts import Clash, clashes, with_names
from summarizer.merging.consensus import Settled, settle_group
from summarizer.merging.corroboration import corroborate, evidences
from summarizer.merging.likeness import Likeness, Reading
from summarizer.merging.origins import independent
from summarizer.merging.people import aliases, group_names, shown_name
from summarizer.merging.quotes import group_quotes
from summarizer.merging.variants import variants
from summarizer.merging.views import views

_LEDE = 3  # sentences


@dataclass
class _Field:
    """One field of the form with its entries in the making."""

    info: FieldInfo
    settled: list[Settled]
    clashes: list[Clash]


def merge(
    summaries: Iterable[Summary], *, language: str | None = None, folder: str | None = None
) -> Brief:
    """Merge the checked summaries of one event into a brief.

    Args:
        summaries: One per source, in any order, all made with the same form.
        language: The brief's language; without it the one most used sources are in.
        folder: Where the sources lie, relative to the brief, recorded for later checks.

    Raises:
        InputError: There is no summary, two share an id, or they were made with different forms.

    """
    ordered = _ordered(summaries)
    used = [summary for summary in ordered if summary.source.status == "used"]
    fields = [_field(info, used) for info in ordered[0].fields]
    texts = evidences(used)
    for each in fields:
        corroborate(each.settled, texts)
        each.settled.sort(key=_prominence)
        each.clashes = [with_names(clash, texts) for clash in each.clashes]
    origins = {summary.source.id: summary.source for summary in ordered}
    writer = _Writer(fields, origins, [summary.source.id for summary in used])
    entries = {each.info.name: writer.entries(each) for each in fields}
    lede = _lede(entries)
    return Brief(
        version=ordered[0].run.version,
        language=language or _majority_language(used or ordered),
        headline=_headline(entries, used),
        lede=lede,
        sources=[summary.source for summary in ordered],
        form=ordered[0].fields,
        fields=entries,
        views=views(entries),
        conflicts=writer.conflicts(),
        withheld=[item for summary in ordered for item in summary.withheld],
        removed=[
            RemovedSpan(source=summary.source.id, **removal.model_dump())
            for summary in ordered
            for removal in summary.removed
        ],
        run=Run(
            info=ordered[0].run,
            usage=sum((summary.usage for summary in ordered), Usage()),
            folder=folder,
        ),
    )


def _ordered(summaries: Iterable[Summary]) -> list[Summary]:
    ordered = sorted(summaries, key=lambda summary: _number(summary.source.id))
    if not ordered:
        raise InputError("There is no summary to merge: run `summarizer extract` first.")
    ids = Counter(summary.source.id for summary in ordered)
    twice = [ident for ident, count in ids.items() if count > 1]
    if twice:
        raise InputError(
            f"Two summaries are both called {twice[0]}: they come from different runs of "
            "`summarizer extract`. Merge the summaries of one run only."
        )
    if len({summary.form for summary in ordered}) > 1:
        raise InputError(
            "The summaries were made with different forms. Extract all of them again with "
            "one --schema."
        )
    return ordered


def _number(ident: str) -> tuple[int, str]:
    return (int(ident[1:]) if ident[1:].isdigit() else 0, ident)


def _field(info: FieldInfo, used: Sequence[Summary]) -> _Field:
    readings = [
        Reading(claim, summary.source.language, summary.source.published.value)
        for summary in used
        for claim in summary.claims
        if claim.field == info.name
    ]
    likeness = Likeness(readings)
    names = [reading for reading in readings if reading.claim.align is Align.NAME]
    quotes = [reading for reading in readings if reading.claim.align is Align.QUOTE]
    claims = [reading for reading in readings if reading.claim.align is Align.CLAIM]
    settled = [
        *(Settled(shown_name(members), members) for members in group_names(names)),
        *(
            Settled(min(members, key=lambda r: len(r.claim.text)), members)
            for members in group_quotes(quotes, likeness)
        ),
        *(entry for members in group(claims, likeness) for entry in settle_group(members)),
    ]
    return _Field(info, settled, clashes(settled, likeness))


def _prominence(entry: Settled) -> tuple[object, ...]:
    """Sort key: most sources first, then what stands nearest the top of an article."""
    top = min(c.start for member in entry.members for c in member.claim.citations)
    return (-len(entry.sources()), top, entry.first_id)


class _Writer:
    """Turns settled entries and clashes into the brief's own values."""

    def __init__(
        self, fields: Sequence[_Field], sources: dict[str, Source], used: Sequence[str]
    ) -> None:
        self._sources = sources
        self._used = used
        self._ids: dict[int, str] = {}
        self._against: dict[int, list[Citation]] = {}
        self._clashes = [clash for each in fields for clash in each.clashes]
        for each in fields:
            for position, settled in enumerate(each.settled, start=1):
                self._ids[id(settled)] = f"{each.info.name}.{position}"
        for clash in self._clashes:
            self._against.setdefault(id(clash.first), []).extend(clash.side(1))
            self._against.setdefault(id(clash.second), []).extend(clash.side(0))

    def entries(self, each: _Field) -> list[Entry]:
        """Write the entries of one field."""
        return [self._entry(settled) for settled in each.settled]

    def _entry(self, settled: Settled) -> Entry:
        claim = settled.shown.claim
        against = self._against.get(id(settled), [])
        said = settled.sources()
        otherwise = {citation.source for citation in against}
        return Entry(
            id=self._ids[id(settled)],
            text=claim.text,
            values=claim.values,
            align=claim.align,
            said_by=claim.said_by,
            role=_role(settled),
            value=claim.value,
            mode=claim.mode,
            aliases=aliases(settled.members, settled.shown) if claim.align is Align.NAME else [],
            translated=claim.translated,
            status=self._status(said, against),
            support=Support(
                sources=said,
                independent=independent([self._sources[ident] for ident in said]),
                of=len(self._used),
                silent=[i for i in self._used if i not in said and i not in otherwise],
            ),
            citations=[*_unique(settled.citations()), *_opposing(against)],
            variants=variants(settled),
        )

    def _status(self, said: Sequence[str], against: Sequence[Citation]) -> Status:
        if against:
            return "disputed"
        origins = independent([self._sources[ident] for ident in said])
        return "agreed" if origins > 1 else "single"

    def conflicts(self) -> list[Conflict]:
        """Write the conflicts; clashes over the same two values are one conflict."""
        merged: dict[tuple[str, ...], list[Clash]] = {}
        for clash in self._clashes:
            merged.setdefault(tuple(sorted(clash.about)), []).append(clash)
        return [
            self._conflict(f"conflict.{position}", group)
            for position, group in enumerate(merged.values(), start=1)
        ]

    def _conflict(self, ident: str, group: Sequence[Clash]) -> Conflict:
        sides = [_side(name, group) for name in group[0].about]
        entries = [self._ids[id(entry)] for c in group for entry in (c.first, c.second)]
        return Conflict(
            id=ident, kind="contradiction", entries=list(dict.fromkeys(entries)), sides=sides
        )


def _side(name: str, group: Sequence[Clash]) -> Side:
    """Gather one side of clashes over the same two values."""
    taking = [(clash, clash.about.index(name)) for clash in group]
    entries = [(clash.first, clash.second)[position] for clash, position in taking]
    speakers = {entry.shown.claim.said_by for entry in entries}
    return Side(
        text=name,
        said_by=speakers.pop() if len(speakers) == 1 else None,
        citations=_unique(c for clash, position in taking for c in clash.side(position)),
    )


def _role(settled: Settled) -> str | None:
    """Return the shown claim's role, or for lack of one the most frequent of the members."""
    if settled.shown.claim.role:
        return settled.shown.claim.role
    roles = Counter(member.claim.role for member in settled.members if member.claim.role)
    return min(roles, key=lambda role: (-roles[role], len(role), role)) if roles else None


def _opposing(against: Sequence[Citation]) -> list[Citation]:
    return _unique(c.model_copy(update={"stance": "contradicts"}) for c in against)


def _unique(citations: Iterable[Citation]) -> list[Citation]:
    """Each span once, in order of source and place; a cited span before a realigned one."""
    best: dict[tuple[str, int, int], Citation] = {}
    for citation in citations:
        key = (citation.source, citation.start, citation.end)
        if key not in best or citation.grounding == "cited":
            best[key] = citation
    return sorted(best.values(), key=lambda c: (_number(c.source), c.start, c.end))


def _majority_language(summaries: Sequence[Summary]) -> str:
    words: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for summary in summaries:
        files[summary.language] += 1
        words[summary.language] += summary.source.words
    return min(files, key=lambda code: (-files[code], -words[code], code)) or "en"


def _lede(entries: dict[str, list[Entry]]) -> list[LedeSentence]:
    """The best supported claims nobody disputes, word for word, after the one in the headline."""
    claims = [
        entry
        for group in entries.values()
        for entry in group
        if entry.align is Align.CLAIM and entry.status == "agreed"
    ]
    claims.sort(key=lambda entry: -entry.support.independent)
    return [
        LedeSentence(text=entry.text, entries=[entry.id])
        for entry in claims[1 : _LEDE + 1] or claims
    ]


def _headline(entries: dict[str, list[Entry]], used: Sequence[Summary]) -> str:
    """The best supported claim; where none holds, the first title of a source."""
    claims = [e for group in entries.values() for e in group if e.align is Align.CLAIM]
    if claims:
        best = min(
            claims, key=lambda entry: (entry.status == "disputed", -entry.support.independent)
        )
        return best.text
    return next((s.source.title for s in used if s.source.title), "")
