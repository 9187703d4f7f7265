"""The lines of a brief for Slack: lede, entries and disagreements, with their citations' marks."""

from collections.abc import Iterator

from schemas.entries import Align
from summarizer.bot.packing import Line, Span, blocks_of
from summarizer.bot.text import Block, cut, escaped, label, marks, units
from summarizer.extraction.summary import Citation
from summarizer.merging.brief import Brief, Conflict, Entry, Side
from summarizer.merging.voice import speaker_of_side, speaker_to_add
from summarizer.output import disagreement
from summarizer.output.citing import Numbers, numbers_of
from summarizer.output.labels import Labels, labels_for, title_of
from summarizer.output.lede import lede_lines
from summarizer.output.ledger import cited, source_name
from summarizer.output.visible import one_line

FIELD = 1_900  # units of text in one column; Slack allows 2,000
_AGAINST = (("contradicts", "otherwise"), ("earlier", "earlier"), ("later", "later"))


class Pages:
    """One brief with its numbers and labels at hand, so that no function carries all three."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.labels: Labels = labels_for(brief)
        self.numbers: Numbers = numbers_of(brief)

    def lede(self) -> list[Block]:
        """Return the lede."""
        spans: list[Span] = []
        for line in lede_lines(self.brief, self.numbers, self.labels):
            spans.append((one_line(line.text), ""))
            spans.append((f" {marks(n for n, _ in line.passages)}", ""))
            if line.note:
                spans.append((f" ({line.note})", "italic"))
            spans.append((" ", ""))
        return blocks_of([Line(spans)] if spans else [])

    def entries(self) -> list[Block]:
        """Return all entries by field, each with who carries it and its variants."""
        return blocks_of(self._lines())

    def _lines(self) -> Iterator[Line]:
        for field, entries in self.brief.fields.items():
            if not entries:
                continue
            yield Line([(one_line(title_of(self.brief, field, self.labels.language)), "bold")])
            for entry in entries:
                yield self._entry(entry)
                for variant in entry.variants:
                    kind = self.labels.variant(self.brief, entry, variant)
                    yield Line(
                        [
                            (f"{kind} – ", "italic"),
                            (one_line(variant.text), ""),
                            self._marks(variant.citations),
                        ],
                        bullet=1,
                    )

    def _entry(self, entry: Entry) -> Line:
        strong = "bold" if entry.status in {"single", "disputed"} else ""
        spans: list[Span] = [(self.words(entry), ""), self._marks(cited(entry, "supports"))]
        spans.append((f" — {self._status(entry)}", strong))
        for stance, key in _AGAINST:
            against = cited(entry, stance)
            if against:
                spans.append((self.labels.joined(["", self.labels.say(key)]), "bold"))
                spans.append(self._marks(against))
        notes = [self.labels.say("translated")] if entry.translated else []
        notes += [one_line(words) for words in self.labels.edits(self.brief, entry)]
        if notes:
            spans.append((self.labels.joined(["", *notes]), "italic"))
        return Line(spans, bullet=0)

    def _status(self, entry: Entry) -> str:
        support = self.labels.support(entry)
        same = self.labels.joined(one_line(words) for words in self.labels.origins(entry))
        if same:
            support = f"{support} ({same})"
        if entry.status in {"disputed", "updated"}:
            support = f"{self.labels.say(entry.status)}, {support}"
        return support

    def words(self, entry: Entry) -> str:
        """Return what an entry says, with its speaker, role and other names."""
        labels = self.labels
        who = speaker_to_add(entry)
        followed = any((entry.value, entry.role, who, entry.aliases))
        text = one_line(entry.text.removesuffix(".") if followed else entry.text)
        if entry.align is Align.QUOTE and not entry.translated:
            text = labels.quoted(text)
        parts = [text, *(one_line(more) for more in (entry.value, entry.role) if more)]
        if who:
            key = "said" if entry.align is Align.QUOTE else "according_to"
            parts.append(labels.say(key, who=one_line(who)))
        if entry.aliases:
            names = labels.listed(one_line(name) for name in entry.aliases)
            parts.append(labels.say("also_written", names=names))
        mode = entry.mode and entry.mode != "happened"
        return ", ".join(parts) + (f" ({labels.say(f'mode.{entry.mode}')})" if mode else "")

    def _marks(self, citations: list[Citation]) -> Span:
        numbers = [n for n, _ in self.numbers.all_of(citations)]
        return (f" {marks(numbers)}" if numbers else "", "")

    def conflicts(self) -> list[Block]:
        """Return the disagreements, their sides in two columns."""
        return [block for conflict in self.brief.conflicts for block in self._conflict(conflict)]

    def _conflict(self, conflict: Conflict) -> Iterator[Block]:
        labels = self.labels
        kind = labels.say(f"conflict.{conflict.kind}")
        spans: list[Span] = [(kind, "bold"), (f", {disagreement.about(conflict, labels)}", "")]
        if conflict.note:
            spans.append((f" — {one_line(conflict.note)}", ""))
        yield from blocks_of([Line(spans)])
        sides = [self._side(conflict, n) for n in range(len(conflict.sides))]
        for left in range(0, len(sides), 2):
            yield from _columns(sides[left : left + 2])
        more = [disagreement.history(conflict, labels, one_line)]
        more += disagreement.checks(conflict, self.brief, labels, one_line)
        yield from blocks_of(Line([(words, "italic")]) for words in more if words)

    def _side(self, conflict: Conflict, position: int) -> str:
        labels = self.labels
        side: Side = conflict.sides[position]
        names = {each.id: source_name(each, self.brief.sources) for each in self.brief.sources}
        outlets = dict.fromkeys(names.get(c.source, c.source) for c in side.citations)
        who = speaker_of_side(side)
        said = f", {labels.say('according_to', who=one_line(who))}" if who else ""
        text = one_line(side.text.removesuffix(".") if said else side.text)
        tags = ", ".join(disagreement.tags(conflict, position, labels))
        about = f"{text}{said} — {one_line(labels.listed(outlets))}"
        numbers = marks(n for n, _ in self.numbers.all_of(side.citations))
        return f"{about} {numbers}{f' ({tags})' if tags else ''}"


def _columns(sides: list[str]) -> Iterator[Block]:
    """Put two sides beside one another; what a column does not hold goes on below it."""
    cuts = [_fitting(side) for side in sides]
    for row in range(max(map(len, cuts))):
        fields = [label(pieces[row] if row < len(pieces) else "–") for pieces in cuts]
        yield {"type": "section", "fields": [{**each, "emoji": False} for each in fields]}


def _fitting(text: str) -> list[str]:
    """Cut text into escaped pieces that fit a column; no entity is split."""
    room = FIELD
    while True:
        pieces = [escaped(piece) for piece in cut(text, room)]
        if all(units(piece) <= FIELD for piece in pieces):
            return pieces
        room //= 2
