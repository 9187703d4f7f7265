"""How many independent origins of reporting stand behind an entry. A copy is not a witness.

Two sources are one origin for an entry when

- one as a whole is a copy or a near copy of the other, often of an agency's report both credit;
- both are of one outlet, or of outlets the editor calls one family;
- what they cite for it stands in passages the two texts share;
- they credit one news agency for it: both in the sentences they cite, or one there and the
  other for its whole report, or both for the whole report and in sentences that are alike.

An agency's name somewhere in a file proves nothing for a sentence unlike the other's. Where
nothing shows a common origin, none is assumed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from summarizer.extraction.evidence import Evidence
from summarizer.extraction.summary import Citation, OriginReason, Source
from summarizer.merging.brief import Origin
from summarizer.merging.origins.families import Families, family_of, outlet_key
from summarizer.merging.origins.passages import Passages
from summarizer.merging.origins.runs import Span
from summarizer.merging.origins.wires import Credit, credits_of

_NEAR_COPY = 0.8  # share of one text that stands in passages of the other
_BOTH = 0.6  # or of both texts
_LONG_ENOUGH = 40  # words two texts share before one is called a copy
_ALIKE = 0.6  # share of the words of the shorter of two sentences that the other has
_WORDS = 5  # words two sentences must have before they can be alike
_STRENGTH: tuple[OriginReason, ...] = (
    "copy",
    "near_copy",
    "passage",
    "wire",
    "outlet",
    "family",
)


@dataclass(frozen=True)
class Link:
    """Why two sources are one origin; `name` is the agency's, outlet's or family's."""

    reason: OriginReason
    name: str | None = None


class Origins:
    """What is known of where the sources of one event have their reports from."""

    def __init__(
        self,
        sources: Mapping[str, Source],
        texts: Mapping[str, Evidence],
        families: Families | None = None,
    ) -> None:
        self._sources = sources
        self._texts = texts
        self._outlets = {ident: outlet_key(source) for ident, source in sources.items()}
        self._families = {
            ident: family_of(source, families or {}) for ident, source in sources.items()
        }
        self._passages = Passages(texts)
        self._credits = {
            ident: credits_of(evidence, sources[ident].outlet) for ident, evidence in texts.items()
        }
        told = [ident for ident, each in sources.items() if each.status in {"used", "copy"}]
        self._whole = {
            (a, b): link
            for a, b in self._perhaps_one(sorted(told, key=_order))
            if (link := self._as_a_whole(a, b)) is not None
        }

    def behind(self, citations: Iterable[Citation]) -> list[Origin]:
        """Group the sources of `citations`, which support one entry, by where they have it from.

        Returns:
            One origin each, with the reason where several sources are one; in order of sources.

        """
        cited: dict[str, set[Span]] = {}
        for citation in citations:
            cited.setdefault(citation.source, set()).add((citation.start, citation.end))
        ordered = sorted(cited, key=_order)
        if len(ordered) == 1:
            return [Origin(sources=ordered)]
        spans = {ident: self._sentences(ident, cited[ident]) for ident in ordered}
        links = {
            (a, b): link
            for a, b in combinations(ordered, 2)
            if (link := self._whole.get((a, b)) or self._for_entry(a, spans[a], b, spans[b]))
        }
        return _grouped(ordered, links)

    def described(self, source: Source) -> Source:
        """Return `source` with the origin of its whole text and the agencies it credits."""
        wires = dict.fromkeys(
            credit.wire for credit in self._credits.get(source.id, ()) if credit.place == "report"
        )
        changes: dict[str, object] = {"wires": list(wires)}
        for origin in self._groups:
            if source.id in origin.sources[1:]:
                link = self._strongest(source.id, origin.sources)
                changes |= {"origin": origin.sources[0], "origin_reason": link.reason}
        return source.model_copy(update=changes)

    @cached_property
    def _groups(self) -> list[Origin]:
        """The sources by the origin of their whole texts."""
        return _grouped(sorted(self._sources, key=_order), self._whole)

    def _strongest(self, source: str, others: Sequence[str]) -> Link:
        pairs = [tuple(sorted((source, other), key=_order)) for other in others if other != source]
        links = [self._whole[pair] for pair in pairs if pair in self._whole]
        return min(links, key=lambda link: _STRENGTH.index(link.reason))

    def _perhaps_one(self, ordered: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield the pairs of sources that may be one as a whole, in order; no others can."""
        place = {ident: at for at, ident in enumerate(ordered)}
        shelves: dict[tuple[str, str | None], list[str]] = defaultdict(list)
        for ident in ordered:
            shelves["text", self._sources[ident].copy_of or ident].append(ident)
            for kind, called in (("outlet", self._outlets), ("family", self._families)):
                if called[ident] is not None:
                    shelves[kind, called[ident]].append(ident)
        pairs = {pair for shelf in shelves.values() for pair in combinations(shelf, 2)}
        for ident in ordered:
            for other in self._passages.partners(ident) & place.keys():
                pairs.add((ident, other) if place[ident] < place[other] else (other, ident))
        yield from sorted(pairs, key=lambda pair: (place[pair[0]], place[pair[1]]))

    def _as_a_whole(self, a: str, b: str) -> Link | None:
        first, second = self._sources[a], self._sources[b]
        if (first.copy_of or a) == (second.copy_of or b):
            return Link("copy")
        if a in self._texts and b in self._texts and self._near_copies(a, b):
            wire = self._one_wire(a, b)
            return Link("wire", wire) if wire else Link("near_copy")
        if self._outlets[a] is not None and self._outlets[a] == self._outlets[b]:
            return Link("outlet", first.outlet)
        family = self._families[a]
        return Link("family", family) if family and family == self._families[b] else None

    def _one_wire(self, a: str, b: str) -> str | None:
        """Return an agency both credit for the whole report."""
        first, second = (
            {credit.wire for credit in self._credits.get(ident, ()) if credit.place == "report"}
            for ident in (a, b)
        )
        return min(first & second, default=None)

    def _near_copies(self, a: str, b: str) -> bool:
        shares = sorted((self._passages.share(a, b), self._passages.share(b, a)))
        if shares[1] < _NEAR_COPY and shares[0] < _BOTH:
            return False
        words = max(self._passages.shared_words(a, b), self._passages.shared_words(b, a))
        return words >= _LONG_ENOUGH

    def _for_entry(self, a: str, said: set[Span], b: str, also: set[Span]) -> Link | None:
        if a not in self._texts or b not in self._texts:
            return None
        if self._from_shared_text(a, b, said) and self._from_shared_text(b, a, also):
            return Link("passage")
        wire = self._common_wire(a, said, b, also)
        return None if wire is None else Link("wire", wire)

    def _from_shared_text(self, source: str, other: str, cited: set[Span]) -> bool:
        """Tell whether all that `source` cites, bare quotations aside, stands in `other` too."""
        carried = self._passages.carried(source, other)
        own = cited - carried
        return len(own) < len(cited) and all(self._passages.bare(source, span) for span in own)

    def _common_wire(self, a: str, said: set[Span], b: str, also: set[Span]) -> str | None:
        """Return the agency both credit for the entry; see the module for the rule."""
        first, second = self._credited(a, said), self._credited(b, also)
        for wire in sorted(first.keys() & second.keys()):
            places = {first[wire], second[wire]}
            if "sentence" in places or self._alike(a, said, b, also):
                return wire
        return None

    def _credited(self, source: str, cited: set[Span]) -> dict[str, str]:
        """Return the agencies credited for the whole report or in the sentences cited."""
        found: dict[str, str] = {}
        for credit in self._credits[source]:
            if credit.place == "report":
                found.setdefault(credit.wire, "report")
            elif _in_any(credit, cited):
                found[credit.wire] = "sentence"
        return found

    def _alike(self, a: str, said: set[Span], b: str, also: set[Span]) -> bool:
        first = frozenset().union(*(self._passages.told(a, span) for span in said))
        second = frozenset().union(*(self._passages.told(b, span) for span in also))
        shorter = min(len(first), len(second))
        return shorter >= _WORDS and len(first & second) >= _ALIKE * shorter

    def _sentences(self, source: str, cited: set[Span]) -> set[Span]:
        """Return the sentences that spans of a source reach into."""
        if source not in self._texts:
            return cited
        return {span for each in cited for span in self._passages.holding(source, each)}


def _in_any(credit: Credit, spans: set[Span]) -> bool:
    return any(start <= credit.start < end for start, end in spans)


def _order(ident: str) -> tuple[int, str]:
    return (int(ident[1:]) if ident[1:].isdigit() else 0, ident)


def _grouped(ordered: Sequence[str], links: Mapping[tuple[str, str], Link]) -> list[Origin]:
    """Join what links join; each group in order, named by its strongest link."""
    home = {ident: [ident] for ident in ordered}
    for a, b in links:
        if home[a] is not home[b]:
            joined = sorted([*home[a], *home[b]], key=_order)
            for ident in joined:
                home[ident] = joined
    groups = {members[0]: members for members in home.values()}
    found = []
    for members in (groups[ident] for ident in sorted(groups, key=_order)):
        inside = [link for pair, link in links.items() if pair[0] in members]
        link = min(inside, key=lambda each: _STRENGTH.index(each.reason), default=None)
        found.append(
            Origin(
                sources=members,
                reason=link.reason if link else None,
                name=link.name if link else None,
            )
        )
    return found
