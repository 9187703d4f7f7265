"""A brief as Markdown an editor can paste: cited lines, disagreements, sources with the passages.

Every word that comes from an article, a model or a file name goes through `escape`.
"""

from collections.abc import Iterable, Iterator

from schemas.entries import Align
from summarizer.extraction.summary import Citation, Source
from summarizer.merging.brief import Brief, Conflict, Entry, Side, Variant
from summarizer.merging.voice import speaker_of_side, speaker_to_add
from summarizer.output import disagreement
from summarizer.output.citing import Numbers, entries_of, numbers_of
from summarizer.output.escaping import escape
from summarizer.output.labels import Labels, labels_for, title_of
from summarizer.output.lede import lede_lines
from summarizer.output.ledger import by_reason, cited, idle, source_name, witnesses
from summarizer.reading.own_output import MARK


def markdown(brief: Brief) -> str:
    """Return `brief` as CommonMark, with citations numbered by source and place."""
    page = _Page(brief)
    blocks = [f"# {escape(brief.headline)}", page.facts_about(), *page.notices(), *page.lede()]
    for field, entries in brief.fields.items():
        blocks.append(f"## {escape(title_of(brief, field, page.labels.language))}")
        lines = [line for entry in entries for line in page.entry(entry)]
        blocks.append("\n".join(lines) if lines else page.labels.say("no_entries"))
    blocks += [*page.conflicts(), *page.sources(), *page.withheld()]
    return "\n\n".join([*blocks, MARK]) + "\n"


_AGAINST = (("contradicts", "otherwise"), ("earlier", "earlier"), ("later", "later"))


class _Page:
    """One brief with its numbers and labels at hand, so that no function carries all three."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.labels: Labels = labels_for(brief)
        self.numbers: Numbers = numbers_of(brief)
        self.by_id = {entry.id: entry for _, entry in entries_of(brief)}

    def facts_about(self) -> str:
        """Return the line under the headline: how much stands behind the brief."""
        brief, count = self.brief, self.labels.count
        parts = [
            count("n_files", len(brief.sources)),
            count("n_used", len(witnesses(brief))),
            count("n_entries", len(self.by_id)),
            count("n_disagreements", len(brief.conflicts)),
            count("n_withheld", len(brief.withheld)),
        ]
        return " · ".join(parts)

    def notices(self) -> Iterator[str]:
        if self.brief.run.extractive is not None:
            yield f"**{escape(self.labels.made_by_code(self.brief))}**"
        for note in self.labels.notes(self.brief):
            yield f"**{escape(note)}**"

    def lede(self) -> Iterator[str]:
        sentences = []
        for line in lede_lines(self.brief, self.numbers, self.labels):
            note = f" ({line.note})" if line.note else ""
            cites = self.marks(citation for _, citation in line.passages)
            sentences.append(f"{escape(line.text)}{cites}{note}")
        if sentences:
            yield " ".join(sentences)

    def marks(self, citations: Iterable[Citation]) -> str:
        """Return " [1][4]" for the passages cited, or nothing."""
        marks = "".join(f"[{number}]" for number, _ in self.numbers.all_of(citations))
        return f" {marks}" if marks else ""

    def entry(self, entry: Entry) -> Iterator[str]:
        """Yield the lines of one entry: the line itself, then one for each variant."""
        labels = self.labels
        notes = [self._status(entry)]
        notes += [labels.say(word) for word in ("translated",) if entry.translated]
        notes += [escape(words) for words in labels.edits(self.brief, entry)]
        yield (
            f"- {self._words(entry)}{self.marks(cited(entry, 'supports'))} — "
            f"{labels.joined(note for note in notes if note)}"
        )
        for variant in entry.variants:
            yield f"  - {self._variant(entry, variant)}"

    def _words(self, entry: Entry) -> str:
        labels = self.labels
        who = speaker_to_add(entry)
        followed = any((entry.value, entry.role, who, entry.aliases))
        words = escape(entry.text.removesuffix(".") if followed else entry.text)
        if entry.align is Align.QUOTE and not entry.translated:
            words = labels.quoted(words)
        parts = [words]
        if entry.value is not None:
            parts.append(escape(entry.value))
        if entry.role is not None:
            parts.append(escape(entry.role))
        if who is not None:
            key = "said" if entry.align is Align.QUOTE else "according_to"
            parts.append(labels.say(key, who=escape(who)))
        if entry.aliases:
            names = labels.listed(escape(name) for name in entry.aliases)
            parts.append(labels.say("also_written", names=names))
        said = ", ".join(parts)
        if entry.mode is not None and entry.mode != "happened":
            said += f" ({labels.say(f'mode.{entry.mode}')})"
        return said

    def _status(self, entry: Entry) -> str:
        labels = self.labels
        support = labels.support(entry)
        same = labels.joined(escape(words) for words in labels.origins(entry))
        if same:
            support = f"{support} ({same})"
        if entry.status == "single":
            support = f"**{support}**"
        if entry.status == "disputed":
            support = f"**{labels.say('disputed')}**, {support}"
        if entry.status == "updated":
            support = f"{labels.say('updated')}, {support}"
        for stance, key in _AGAINST:
            marks = self.marks(cited(entry, stance))
            if marks:
                support = labels.joined([support, f"{labels.say(key)}{marks}"])
        return support

    def _variant(self, entry: Entry, variant: Variant) -> str:
        kind = self.labels.variant(self.brief, entry, variant)
        return f"{kind}{self.labels.colon} {escape(variant.text)}{self.marks(variant.citations)}"

    def conflicts(self) -> Iterator[str]:
        if self.brief.conflicts:
            yield f"## {self.labels.say('disagreements')}"
        for conflict in self.brief.conflicts:
            yield self._conflict(conflict)

    def _conflict(self, conflict: Conflict) -> str:
        labels = self.labels
        kind, help_ = (
            labels.say(f"{key}.{conflict.kind}") for key in ("conflict", "conflict_help")
        )
        lines = [f"**{kind}**, {disagreement.about(conflict, labels)} — {help_}"]
        if conflict.note:
            lines[0] += f" {escape(conflict.note)}"
        lines.append("")
        for position, side in enumerate(conflict.sides):
            tags = ", ".join(disagreement.tags(conflict, position, labels))
            lines.append(f"- {self._side(side)}{f' ({tags})' if tags else ''}")
        steps = disagreement.history(conflict, labels, escape)
        if steps:
            lines += ["", labels.say("history", steps=steps)]
        for check in disagreement.checks(conflict, self.brief, labels, escape):
            lines += ["", labels.say("to_check", what=check)]
        return "\n".join(lines)

    def _side(self, side: Side) -> str:
        labels = self.labels
        names = {
            source.id: source_name(source, self.brief.sources) for source in self.brief.sources
        }
        who = speaker_of_side(side)
        said = f", {labels.say('according_to', who=escape(who))}" if who else ""
        tellers = dict.fromkeys(citation.source for citation in side.citations)
        outlets = labels.listed(escape(names.get(teller, teller)) for teller in tellers)
        words = side.text.removesuffix(".") if said else side.text
        return f"{escape(words)}{said} — {outlets}{self.marks(side.citations)}"

    def sources(self) -> Iterator[str]:
        labels = self.labels
        yield f"## {labels.say('sources')}"
        lines = []
        for source in witnesses(self.brief):
            lines.append(f"- {self._source(source)}")
            lines += [f"  - {self._note(*note)}" for note in self.numbers.under(source)]
        for source in idle(self.brief):
            state = self._state(source)
            reason = (
                f"{labels.colon} {escape(labels.reason(source.reason))}" if source.reason else ""
            )
            lines.append(f"- {self._source(source)} — {state}{reason}")
            lines += [f"  - {self._note(*note)}" for note in self.numbers.under(source)]
        yield "\n".join(lines) if lines else labels.say("no_entries")

    def _source(self, source: Source) -> str:
        labels = self.labels
        parts = [f"**{source.id}**"] if source.id.isalnum() else [escape(source.id)]
        if source.outlet:
            parts.append(escape(source.outlet))
        if source.title:
            parts.append(labels.quoted(escape(source.title)))
        parts.append(labels.published(source.published))
        if source.url:
            parts.append(escape(source.url))
        parts.append(f"{labels.say('file')} {escape(source.file)}")
        parts += [escape(words) for words in labels.provenance(source, self.brief.run.extractive)]
        return ", ".join(parts)

    def _state(self, source: Source) -> str:
        if source.copy_of is not None:
            return self.labels.say("copy_of", name=escape(source.copy_of))
        return f"**{self.labels.say(f'source.{source.status}')}**"

    def _note(self, number: int, citation: Citation) -> str:
        labels = self.labels
        line = labels.say("line", n=str(citation.line))
        found = f" ({labels.say('realigned')})" if citation.grounding == "realigned" else ""
        quote = labels.passage(escape(citation.quote))
        return f"[{number}] {line}{found}{self.labels.colon} {quote}"

    def withheld(self) -> Iterator[str]:
        if not self.brief.withheld:
            return
        labels = self.labels
        yield f"## {labels.say('withheld')}"
        counts = by_reason(self.brief)
        total = labels.count("n_withheld", len(self.brief.withheld))
        lines = [
            f"- {labels.number(n)} × {labels.say(f'reason.{reason}')}"
            for reason, n in counts.items()
        ]
        yield "\n".join([f"{total}{self.labels.colon}", "", *lines])
