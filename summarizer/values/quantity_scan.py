"""From numbers to quantities: one pass over one text that takes every stretch once.

Shares and round nouns first, then plain numbers with their units, ranges and bounds. Dates and
clock times are taken out beforehand.
"""

import re
from dataclasses import dataclass, replace

from summarizer.values.dates import date_spans
from summarizer.values.folding import Folded, fold_with_offsets
from summarizer.values.memo import remembered
from summarizer.values.number_words import Atom, atoms
from summarizer.values.quantity_bounds import stated_bound
from summarizer.values.quantity_groups import RoundNumber, groups, part_hours
from summarizer.values.quantity_identity import follows_name, is_glued, is_identifier
from summarizer.values.quantity_lexicon import CHANGE_VERBS, FRACTIONS
from summarizer.values.quantity_money import sign_before
from summarizer.values.quantity_nouns import head_noun, one_counts
from summarizer.values.quantity_units import (
    Measured,
    Number,
    measured,
    measured_round,
    says_age,
)
from summarizer.values.typed import Bound, Quantity, QuantityKind

_RANGE = re.compile(r"^(?: ?- ?| (?:a|to|ou|or) (?:environ |about )?)$")
_BETWEEN = re.compile(r"^ (?:et|and) $")
_BETWEEN_WORD = re.compile(r"\b(?:entre|between)(?: environ| about)? ?(?:[$£€] ?)?$")
_FROM_WORD = re.compile(r"\b(?:de|from) ?(?:[$£€] ?)?$")
_SHARE = re.compile(
    r"^ (?:sur|in(?: every)?|out of(?: every)?|of every) $|^ [a-z]+ (?:sur|out of) $"
)
_SHARE_OF = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000})
_MINUS = re.compile(r"(?:^|[ (])-$")
_SCORE_BEFORE = re.compile(r"\d-$")
_BACK = 64  # characters before a number that are looked at: all that any pattern here needs
_SCORE = 30  # "3-1", "24-17"
_ABOUT = 0.1


@dataclass(frozen=True, slots=True)
class Part:
    """A quantity in the making, in offsets of the folded text."""

    start: int
    end: int
    low: float
    high: float
    kind: QuantityKind
    unit: str | None
    bound: Bound = "exact"
    slack: float = _ABOUT


def _limits(part: Part) -> tuple[float | None, float | None]:
    if part.bound == "about":
        ends = sorted((part.low * (1 - part.slack), part.high * (1 + part.slack)))
        return ends[0], ends[1]
    if part.bound in {"at_least", "more_than"}:
        return part.low, None
    if part.bound in {"at_most", "less_than"}:
        return None, part.high
    return part.low, part.high


def _plain(number: float) -> int | float:
    rounded = round(number, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def _quantity(text: str, folded: Folded, part: Part) -> Quantity:
    start, end = folded.span(part.start, part.end)
    low, high = _limits(part)
    return Quantity(
        raw=text[start:end],
        kind=part.kind,
        bound=part.bound,
        number=_plain(part.low),
        low=None if low is None else _plain(low),
        high=None if high is None else _plain(high),
        unit=part.unit,
        start=start,
        end=end,
    )


class _Scan:
    """One pass over one text."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language if language in {"fr", "en"} else "en"
        self.folded = fold_with_offsets(text)
        self.plain = self.folded.text
        self.taken = [False] * (len(self.plain) + 1)
        self.parts: list[Part] = []
        spans = date_spans(text, self.language)
        for at, place in enumerate(self.folded.offsets if spans else ()):
            self.taken[at] = any(start <= place < end for start, end in spans)

    def run(self) -> list[Quantity]:
        self._shares()
        for group in groups(self.plain, self.language):
            if self._free(group.start, group.end):
                self._add(self._round(group))
        self._numbers()
        self.parts.sort(key=lambda part: part.start)
        return [_quantity(self.text, self.folded, part) for part in self.parts]

    def _free(self, start: int, end: int) -> bool:
        return not any(self.taken[start:end])

    def _before(self, start: int) -> str:
        """Return what stands right before a place; more would make long lists of numbers slow."""
        return self.plain[max(0, start - _BACK) : start]

    def _add(self, part: Part) -> None:
        if part.bound in {"exact", "about"}:
            bound, start, end = stated_bound(self.plain, part.start, part.end, part.kind)
            if any(self.taken[start : part.start]):
                start = part.start
            bound = part.bound if bound == "exact" else bound
            part = replace(part, bound=bound, start=start, end=end)
        self.taken[part.start : part.end] = [True] * (part.end - part.start)
        self.parts.append(part)

    def _shares(self) -> None:
        for pattern, share in FRACTIONS:
            for match in pattern.finditer(self.plain):
                end = match.start() + len(match.group().rstrip())
                if self._free(match.start(), end):
                    percent = round(share * 100, 4)
                    self._add(Part(match.start(), end, percent, percent, "percent", "%"))
        for found in part_hours(self.plain):
            if self._free(found.start, found.end):
                self._add(Part(found.start, found.end, found.value, found.value, "duration", "min"))

    def _round(self, group: RoundNumber) -> Part:
        """Give a round number its unit ("une centaine d'euros", "une dizaine de jours")."""
        item = measured_round(
            Number(self.plain, group.start, group.end, group.value, self.language, digits=False)
        )
        if item is None:
            unit = self._noun(group.end)
            item = Measured(group.value, unit, "count", group.end)
        ends = (group.start, item.end, item.value, item.value)
        return Part(*ends, item.kind, item.unit, group.bound, group.slack)

    def _noun(self, end: int, *, singular: bool = False) -> str | None:
        return head_noun(self.text, self.folded, end, self.language, singular=singular)

    def _measured(self, atom: Atom) -> Measured | None:
        return measured(
            Number(self.plain, atom.start, atom.end, atom.value, self.language, atom.digits)
        )

    def _numbers(self) -> None:
        found = atoms(self.folded, self.text, self.language)
        pending = [atom for atom in found if self._free(atom.start, atom.end)]
        at = 0
        while at < len(pending):
            atom = pending[at]
            at += 1
            if not self._free(atom.start, atom.end) or is_identifier(self.folded, atom):
                continue
            following = pending[at] if at < len(pending) else None
            both = following and (self._share(atom, following) or self._range(atom, following))
            part = both or self._single(atom)
            at += 1 if both else 0
            if part is not None:
                self._add(part)

    def _single(self, atom: Atom, *, ranged: bool = False) -> Part | None:
        """Read one number; `ranged` when it is the end of a range and so no score."""
        if atom.ordinal:
            return Part(atom.start, atom.end, atom.value, atom.value, "ordinal", None)
        item = self._measured(atom)
        spelled_one = not atom.digits and atom.value == 1
        kind = item.kind if item is not None else "count"
        if spelled_one and not one_counts(self.plain, atom.start, atom.end, self.language, kind):
            return None
        if item is not None:
            unit = self._noun(item.end) if item.kind == "count" else item.unit
            start = self._beginning(atom.start, item.kind)
            return Part(start, item.end, item.value, item.value, item.kind, unit)
        return None if is_glued(self.folded, atom) else self._count(atom, ranged=ranged)

    def _count(self, atom: Atom, *, ranged: bool) -> Part | None:
        """Read a bare number and the noun it counts."""
        # The second half of a score ("a 3-1 lead") counts nothing by itself.
        score = not ranged and _SCORE_BEFORE.search(self._before(atom.start))
        unit = None
        if not score or atom.value > _SCORE:
            unit = self._noun(atom.end, singular=atom.value == 1)
        if unit is None and follows_name(self.text, self.folded, atom):
            return None
        start = self._beginning(atom.start, "count")
        value = atom.value if start == atom.start else -atom.value
        return Part(start, atom.end, value, value, "count", unit)

    def _beginning(self, start: int, kind: QuantityKind) -> int:
        """Return where a number begins with its currency or minus sign."""
        sign = sign_before(self.plain, start) if kind == "money" else None
        start = sign[1] if sign is not None else start
        return start - 1 if _MINUS.search(self._before(start)) else start

    def _share(self, atom: Atom, following: Atom) -> Part | None:
        """Read "four in ten", "un sur trois" as a percentage."""
        gap = self.plain[atom.end : following.start]
        if following.value not in _SHARE_OF or not 0 < atom.value < following.value:
            return None
        if not _SHARE.match(gap) or not self._free(following.start, following.end):
            return None
        if _SCORE_BEFORE.search(self._before(atom.start)):
            return None  # "won 8-7 in ten innings"
        if self._measured(following) is not None:
            return None
        percent = 100 * atom.value / following.value
        return Part(atom.start, following.end, percent, percent, "percent", "%")

    def _range(self, atom: Atom, following: Atom) -> Part | None:
        """Read "entre 5 et 7", "de 5 à 7", "5-7 dead", "three or four" as one range."""
        if atom.ordinal or following.ordinal or not self._free(following.start, following.end):
            return None
        first = self._measured(atom)
        gap = self.plain[first.end if first else atom.end : following.start]
        gap = re.sub(r"[$£€]$", "", gap)
        before = self._before(atom.start)
        between = _BETWEEN_WORD.search(before) if _BETWEEN.match(gap) else None
        if between is None and not _RANGE.match(gap):
            return None
        step = gap in {" a ", " to "} and _FROM_WORD.search(before)
        changed = step and CHANGE_VERBS.search(before[-40:])  # "rose from 5 to 7"
        last = self._single(following, ranged=True)
        if last is None or (changed and not between):
            return None
        last = self._matched(first, last, before)
        if last is None or ("-" in gap and last.unit is None):
            return None
        low = self._low(atom, following, first, last)
        if low >= last.low:
            return None
        word = between or (_FROM_WORD.search(before) if "-" not in gap else None)
        first_word = atom.start - len(before) + word.start() if word else atom.start
        start = self._beginning(first_word, last.kind)
        return Part(start, last.end, low, last.low, last.kind, last.unit, "range")

    def _matched(self, first: Measured | None, last: Part, before: str) -> Part | None:
        """Give both ends of a range one unit; None when they measure different things."""
        if first is not None and first.kind == "money" and last.unit is None:
            last = replace(last, kind="money", unit=first.unit)  # "$5-7 million"
        if last.unit in {"year", None} and says_age(before):
            last = replace(last, kind="age", unit="year")
        if first is not None and first.kind != "count" and last.unit != first.unit:
            return None
        return last

    def _low(self, atom: Atom, following: Atom, first: Measured | None, last: Part) -> float:
        """Return the lower end, with the scale or unit written only after the upper one."""
        low = first.value if first is not None else atom.value
        if low == atom.value and following.value:
            factor = last.low / following.value
            low = low * factor if low * factor < last.low else low
        return low


@remembered(4096)
def scan(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text, in order, not overlapping."""
    return tuple(_Scan(text, language).run())
