"""Merging: checked summaries of one event in, one brief out.

A function of its input: the same summaries in any order give the same bytes. No model is
asked anything here.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from schemas.entries import Align
from summarizer.errors import InputError
from summarizer.extraction.evidence import Evidence
from summarizer.extraction.summary import Claim, FieldInfo, RunInfo, Summary, Usage
from summarizer.merging.brief import Brief, Notice, RemovedSpan
from summarizer.merging.brief_run import Extractive, Run
from summarizer.merging.citations import source_order
from summarizer.merging.clusters import group
from summarizer.merging.conflicts import Measures, disagreements
from summarizer.merging.consensus import Settled, settle_group
from summarizer.merging.corroboration import corroborate, evidences
from summarizer.merging.embeddings import Vectors, by_words
from summarizer.merging.headline import headline
from summarizer.merging.identity import Identity
from summarizer.merging.index import SourceIndex
from summarizer.merging.judging import Judgements, Open, open_pairs
from summarizer.merging.lede import compose
from summarizer.merging.likeness import Likeness, Reading
from summarizer.merging.origins.counting import Origins
from summarizer.merging.origins.families import Families
from summarizer.merging.people import group_names, shown_name
from summarizer.merging.quotes import group_quotes
from summarizer.merging.speakers import Offices, offices_of
from summarizer.merging.views import views
from summarizer.merging.writing import FieldEntries, Writer
from summarizer.merging.wrong_folder import set_aside


def merge(  # noqa: PLR0913  what may be asked of a merge, by name
    summaries: Iterable[Summary],
    *,
    language: str | None = None,
    folder: str | None = None,
    families: Families | None = None,
    vectors: Vectors | None = None,
    judged: Judgements | None = None,
) -> Brief:
    """Merge the checked summaries of one event into a brief.

    Args:
        summaries: One per source, in any order, all made with the same form.
        language: The brief's language; without it the one most used sources are in.
        folder: Where the sources lie, relative to the brief, recorded for later checks.
        families: Outlets that count as one origin, as `families.load_families` reads them.
        vectors: Sentence vectors of the claims (see `embeddings.embed_claims`); without them
            claims find one another by their words.
        judged: What a model thought of pairs that `undecided` returned.

    Raises:
        InputError: There is no summary, two share an id, or they were made with different forms.

    """
    laid = _laid_out(summaries)
    ordered, used, texts, read = laid.ordered, laid.used, laid.texts, laid.fields
    code = language or _majority_language(used or ordered)
    index = SourceIndex(texts)
    compare = _Comparing(vectors, code, judged or {})
    people = {info.name: _people(readings) for info, readings in read}
    offices = offices_of(person for each in people.values() for person in each)
    fields = [
        _field(info, readings, people[info.name], compare, offices) for info, readings in read
    ]
    for each in fields:
        corroborate(each.settled, index, offices)
        each.settled.sort(key=_prominence)
        each.clashes = disagreements(each.settled, each.measures, index)
    sources = {summary.source.id: summary.source for summary in ordered}
    origins = Origins(sources, texts, families)
    writer = Writer(fields, origins, [summary.source for summary in used], offices)
    entries = {each.info.name: writer.entries(each) for each in fields}
    brief = Brief(
        version=ordered[0].run.version,
        language=code,
        headline="",
        lede=[],
        sources=[origins.described(source) for source in sources.values()],
        form=ordered[0].fields,
        fields=entries,
        views=views(entries),
        conflicts=writer.conflicts(),
        notices=[*laid.notices, *_nothing_taken(used)],
        withheld=[item for summary in ordered for item in summary.withheld],
        removed=[
            RemovedSpan(source=summary.source.id, **removal.model_dump())
            for summary in ordered
            for removal in summary.removed
        ],
        run=Run(
            info=_made_by(ordered),
            usage=sum((summary.usage for summary in ordered), Usage()),
            folder=folder,
            candidates=(vectors or by_words("off")).how,
            extractive=_extractive(used),
        ),
    )
    brief = brief.model_copy(update={"headline": headline(brief, used)})
    return brief.model_copy(update={"lede": compose(brief)})


def _made_by(summaries: Sequence[Summary]) -> RunInfo:
    """Return how the answers were made; by the model, where it made any."""
    runs = [summary.run for summary in summaries if summary.source.status == "used"]
    return next((run for run in runs if run.made_by == "model"), (runs or [summaries[0].run])[0])


def _nothing_taken(used: Sequence[Summary]) -> list[Notice]:
    """Say of which sources used no claim is left: an editor would miss what only they tell."""
    without = [summary.source.id for summary in used if not summary.claims]
    return [Notice(kind="nothing_taken", groups=[without])] if without else []


def _extractive(used: Sequence[Summary]) -> Extractive | None:
    """Return which of the sources used were summarised without a model, and why."""
    without = [summary for summary in used if summary.run.made_by == "extractive"]
    if not without:
        return None
    return Extractive(
        sources=[summary.source.id for summary in without],
        whole=len(without) == len(used),
        reasons=sorted({summary.run.reason for summary in without} - {""}),
    )


def undecided(summaries: Iterable[Summary], vectors: Vectors | None = None) -> list[Open]:
    """Return the pairs of claims whose likeness leaves open whether they tell one fact.

    Raises InputError as `merge` does.
    """
    return open_pairs([readings for _, readings in _laid_out(summaries).fields], vectors)


@dataclass(frozen=True)
class _LaidOut:
    """The summaries in order, those of another event set aside, and the claims of each field."""

    ordered: Sequence[Summary]
    used: Sequence[Summary]
    notices: list[Notice]
    texts: Mapping[str, Evidence]
    fields: Sequence[tuple[FieldInfo, list[Reading]]]


def _laid_out(summaries: Iterable[Summary]) -> _LaidOut:
    ordered = _ordered(summaries)
    texts = evidences(ordered)
    ordered, notices = set_aside(ordered, texts)
    used = [summary for summary in ordered if summary.source.status == "used"]
    texts = {summary.source.id: texts[summary.source.id] for summary in used if summary.sentences}
    fields = [(info, _readings(info, used, texts)) for info in ordered[0].fields]
    return _LaidOut(ordered, used, notices, texts, fields)


def _ordered(summaries: Iterable[Summary]) -> list[Summary]:
    ordered = sorted(summaries, key=lambda summary: source_order(summary.source.id))
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


@dataclass(frozen=True)
class _Comparing:
    """What claims are compared by: vectors, the brief's language, what a model thought."""

    vectors: Vectors | None
    language: str
    judged: Judgements


def _readings(
    info: FieldInfo, used: Sequence[Summary], texts: Mapping[str, Evidence]
) -> list[Reading]:
    return [
        Reading(
            claim,
            text_language(claim, summary),
            summary.source.published.value,
            texts.get(summary.source.id),
        )
        for summary in used
        for claim in summary.claims
        if claim.field == info.name
    ]


def _people(readings: Sequence[Reading]) -> list[Settled]:
    named = [reading for reading in readings if reading.claim.align is Align.NAME]
    return [Settled(shown_name(members), members) for members in group_names(named)]


def _field(
    info: FieldInfo,
    readings: Sequence[Reading],
    people: Sequence[Settled],
    by: _Comparing,
    offices: Offices,
) -> FieldEntries:
    likeness = Likeness(readings)
    quotes = [reading for reading in readings if reading.claim.align is Align.QUOTE]
    claims = [reading for reading in readings if reading.claim.align is Align.CLAIM]
    identity = Identity(claims, by.vectors, by.judged)
    settled = [
        *people,
        *(
            Settled(min(members, key=lambda r: len(r.claim.text)), members)
            for members in group_quotes(quotes, likeness, by.vectors, offices)
        ),
        *(
            entry
            for members in group(claims, identity)
            for entry in settle_group(members, identity, by.language)
        ),
    ]
    return FieldEntries(info, settled, Measures(likeness, identity))


def text_language(claim: Claim, summary: Summary) -> str:
    """Return the language of a claim's text: a translated one is in the other of the two."""
    own = summary.source.language
    if not claim.translated:
        return own
    return "en" if own == "fr" else "fr"


def _prominence(entry: Settled) -> tuple[object, ...]:
    """Sort key: most sources first, then what stands nearest the top of an article."""
    top = min(c.start for member in entry.members for c in member.claim.citations)
    return (-len(entry.sources()), top, entry.first_id)


def _majority_language(summaries: Sequence[Summary]) -> str:
    words: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for summary in summaries:
        files[summary.language] += 1
        words[summary.language] += summary.source.words
    return min(files, key=lambda code: (-files[code], -words[code], code)) or "en"
