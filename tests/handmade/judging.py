"""Holding a brief against what is expected of it, by the labels of the claims it shows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import product
from types import MappingProxyType
from typing import Any

import pytest
import yaml

from summarizer.evaluation.comparing import Remembered
from summarizer.extraction.summary import Citation
from summarizer.merging.brief import Brief, Conflict, Entry
from summarizer.merging.embedders import EmbeddedVectors
from summarizer.merging.embeddings import embed_claims
from summarizer.merging.merge import merge
from tests.handmade.building import HERE, Handmade, Label, from_articles, without_articles

BUILT = ("synthetic", "articles")


@dataclass(frozen=True)
class Expected:
    """A conflict or a set of variants that a brief should show.

    Attributes:
        kind: Kind of the conflict or of the variants.
        sides: The letters of the articles that take each side.
        also: Articles that may stand on a side too, or a side that may be there too.

    """

    kind: str
    sides: Mapping[str, str]
    also: Mapping[str, str] = field(default_factory=dict)


def expected(event: str) -> dict[str, dict[str, Any]]:
    """Read what the brief of an event should hold."""
    text = (HERE / event / "expected.yml").read_text(encoding="utf-8")
    content: dict[str, dict[str, Any]] = yaml.safe_load(text)
    for kind in ("conflicts", "variants"):
        content[kind] = {name: Expected(**row) for name, row in content.get(kind, {}).items()}
    return content


@cache
def embedder() -> Remembered:
    """Return the embedder of `summarizer brief`, loaded once; ImportError where there is none."""
    return Remembered(EmbeddedVectors())


@cache
def judged(event: str, how: str, by: str = "vectors") -> "Judged":
    """Return the brief of an event, or skip the test where its articles are not at hand.

    Args:
        event: The event.
        how: Built from its "articles" or "synthetic".
        by: Claims are compared by "vectors", as `summarizer brief` does, or by "words" alone.

    """
    made = without_articles(event) if how == "synthetic" else from_articles(event)
    if made is None:
        pytest.skip("the real articles are not here: SUMMARIZER_TEST_DATA names their folder")
    return Judged(made, by)


def cases(names: Iterable[str], not_yet: Mapping[str, str] = MappingProxyType({})) -> list[object]:
    """Give a case for each way to build and name; marked where it is known not to hold yet.

    `not_yet` says why, by name, or by "articles-name" where only one way to build fails.
    """
    return [
        pytest.param(
            how,
            name,
            marks=[pytest.mark.xfail(strict=True, reason=reason)]
            if (reason := not_yet.get(name, not_yet.get(f"{how}-{name}")))
            else [],
        )
        for name in names
        for how in BUILT
    ]


class Judged:
    """The brief of summaries written by hand, with what its entries are known to say."""

    def __init__(self, made: Handmade, by: str = "vectors") -> None:
        self.made = made
        self.by = by

    @cached_property
    def brief(self) -> Brief:
        """The brief of all summaries."""
        summaries = self.made.summaries
        found = embed_claims(summaries, embedder()) if self.by == "vectors" else None
        return merge(summaries, vectors=found)

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """All entries by id."""
        return {entry.id: entry for each in self.brief.fields.values() for entry in each}

    @cached_property
    def _claims(self) -> dict[tuple[str, str], list[Label]]:
        found: dict[tuple[str, str], list[Label]] = {}
        for summary in self.made.summaries:
            for claim in summary.claims:
                key = (summary.source.id, claim.text)
                found.setdefault(key, []).append(self.made.labels[claim.id])
        return found

    def letters(self, sources: Iterable[str]) -> str:
        """Return sources as the letters of their articles, in order."""
        return "".join(sorted({self.made.letters[source] for source in sources}))

    def labels(self, text: str, sources: Iterable[str]) -> list[Label]:
        """Return the labels of the claims of these sources that read `text`."""
        return [label for source in sources for label in self._claims.get((source, text), [])]

    def of(self, entry: Entry) -> list[Label]:
        """Return the labels of the claim an entry shows."""
        return self.labels(entry.text, entry.support.sources)

    def takes(self, entry: Entry, name: str, side: str) -> bool:
        """Tell whether the claim an entry shows takes a side of a conflict."""
        return any(label.sides.get(name) == side for label in self.of(entry))

    def about(self, ident: str) -> list[Entry]:
        """Return the entries that state a fact."""
        return [e for e in self.entries.values() if any(ident in x.same for x in self.of(e))]

    def credited(self, ident: str) -> list[str]:
        """Return the files each entry about a fact names; entries in conflict count as one.

        An entry is left out when all its files state the fact twice ("more than 300" by one
        voice, "about 320" by another): two values of one article are never one entry.
        """
        joined: list[set[str]] = []
        for entry in self.about(ident):
            group = {entry.id}
            for conflict in self.brief.conflicts:
                if entry.id in conflict.entries:
                    group |= set(conflict.entries) & {e.id for e in self.about(ident)}
            merged = [other for other in joined if other & group]
            joined = [other for other in joined if not other & group]
            joined.append(group.union(*merged))
        found = [
            self.letters(s for ident in group for s in self.entries[ident].support.sources)
            for group in joined
        ]
        whole = max(found, key=len, default="")
        return [whole, *(f for f in _rest(found, whole) if not self._told_twice(ident, f))]

    def _told_twice(self, ident: str, files: str) -> bool:
        times: dict[str, int] = {}
        for claim, label in self.made.labels.items():
            if ident in label.same and ".facts." in claim:
                letter = self.made.letters[claim.partition(".")[0]]
                times[letter] = times.get(letter, 0) + 1
        return all(times.get(letter, 0) > 1 for letter in files)

    def sides(self, conflict: Conflict) -> list[str]:
        """Return the letters on each side of a conflict."""
        return [self._cited(side.citations) for side in conflict.sides]

    def topics(self, conflict: Conflict) -> set[str]:
        """Return the ids of the conflicts in which the entries of a conflict take sides."""
        return {
            topic
            for ident in conflict.entries
            for label in self.of(self.entries[ident])
            for topic in label.sides
        }

    def matches(self, conflict: Conflict, name: str, wanted: Expected) -> bool:
        """Tell whether a conflict is the one wanted: its subject, its kind and its sides."""
        if conflict.kind != wanted.kind or name not in self.topics(conflict):
            return False
        left = sorted(self.sides(conflict))
        options = [
            (files, "".join(sorted({*files, *wanted.also.get(side, "")})))
            for side, files in wanted.sides.items()
        ]
        options += [("", files) for side, files in wanted.also.items() if side not in wanted.sides]
        return any(sorted(filter(None, choice)) == left for choice in product(*options))

    def shows(self, name: str, wanted: Expected) -> bool:
        """Tell whether one entry stands on all files wanted and shows their ways to say it."""
        files = {letter for each in wanted.sides.values() for letter in each}
        for entry in self.entries.values():
            shown = {label.sides[name] for label in self.of(entry) if name in label.sides}
            if shown and files <= set(self.letters(entry.support.sources)):
                told = self._told(entry, name, wanted) | {wanted.sides[side] for side in shown}
                if files <= {letter for each in told for letter in each}:
                    return True
        return False

    def _told(self, entry: Entry, name: str, wanted: Expected) -> set[str]:
        """Return the files of the sides an entry's variants of the kind wanted tell."""
        told = set()
        for variant in entry.variants:
            if variant.kind != wanted.kind:
                continue
            sources = sorted({citation.source for citation in variant.citations})
            find = self._by_voice if variant.kind == "attribution" else self.labels
            labels = find(variant.text, sources)
            told |= {wanted.sides[x.sides[name]] for x in labels if name in x.sides}
        return told

    def _by_voice(self, voice: str, sources: Sequence[str]) -> list[Label]:
        """Return the labels of the claims these sources give to a voice, or tell in its name."""
        return [
            self.made.labels[claim.id]
            for summary in self.made.summaries
            if summary.source.id in sources
            for claim in summary.claims
            if voice == claim.said_by or (claim.said_by is None and voice in claim.text)
        ]

    def _cited(self, citations: Sequence[Citation]) -> str:
        return self.letters(citation.source for citation in citations)


def _rest(items: Sequence[str], taken: str) -> list[str]:
    at = items.index(taken) if taken in items else len(items)
    return [item for position, item in enumerate(items) if position != at]
