"""From numbers to quantities: scale, currency, unit, bound, range, and the noun that is counted."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from summarizer.values.dates import date_spans
from summarizer.values.folding import Folded, fold_with_offsets
from summarizer.values.number_words import Atom, atoms
from summarizer.values.quantity_groups import RoundNumber, groups, part_hours
from summarizer.values.quantity_lexicon import (
    BOUND_LEFT,
    BOUND_RIGHT,
    CENTURY,
    CHANGE_VERBS,
    FRACTIONS,
    ID_BEFORE,
    LIST_NUMBER,
)
from summarizer.values.quantity_nouns import head_noun, one_counts
from summarizer.values.quantity_units import (
    Measured,
    measured,
    money_before,
    round_duration,
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
_ATTACHED_LEFT = re.compile(r"[a-z][a-z]*-?$|(?:^|[ (])\.$|\d[.,/:]?$|[#/@]$")
_JOINED_RIGHT = re.compile(r"^(?:[a-z]|-[a-z]|/\d|:\d|x\d)")
_MINUS = re.compile(r"(?:^|[ (])-$")
_ABOUT = 0.1
_SCORE = 30  # "3-1", "24-17"


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


def _is_identifier(text: str, folded: Folded, atom: Atom) -> bool:
    """Tell numbers of names and lists: F-16, Covid-19, G7, Boeing 737, n° 5, 4x4."""
    before, after = folded.text[: atom.start], folded.text[atom.end :]
    if not atom.digits:
        return bool(
            re.search(
                r"\b(?:channel|formula|bbc|radio|no|phase|opera|air force|game|lap|chapter|number|platform|article|act|level|stage) $",
                before,
            )
        )
    left = _ATTACHED_LEFT.search(before[-12:])
    if left and not re.search(r"(?:^|[^a-z])(?:us|a|c|nz|hk)[$£€]$|[^a-z](?:d|l)'$", before):
        return True
    if ID_BEFORE.search(before[-24:]):
        return True
    if after.startswith(":") and after[1:2].isdigit():
        return True
    return bool(LIST_NUMBER.search(before) and re.match(r"^[.)] ", after))


def _name_number(text: str, folded: Folded, atom: Atom, item: Measured | None, noun: bool) -> bool:
    """Tell "Apollo 13," and "Radio 4": a capitalised word right before a bare number."""
    if not atom.digits or item is not None or noun or atom.start < 2:  # noqa: PLR2004  a word before
        return False
    word = re.search(r"([a-z'-]+) $", folded.text[: atom.start])
    if word is None or word.start() == 0:
        return False
    if not text[folded.offsets[word.start()]].isupper():
        return False
    return not re.search(r"[.!?:;\"] ?$", folded.text[: word.start()])


def _bound(folded: str, start: int, end: int, kind: str) -> tuple[Bound, int, int]:
    """Read the bound before or after, and return it with the wider span."""
    before = folded[max(0, start - 32) : start]
    for bound, pattern in BOUND_LEFT:
        match = pattern.search(before)
        if match is None:
            continue
        word = match.group().strip()
        if (
            kind == "duration"
            and word in {"over", "under", "above"}
            and not re.search(
                r"(?:last|lasted|took|takes|for|spent|after|of|is|was|been) $",
                before[: match.start()],
            )
        ):
            continue
        if kind == "ordinal":
            continue
        return bound, max(0, start - 32) + match.start(), end
    for bound, pattern in BOUND_RIGHT:
        if match := pattern.match(folded[end : end + 20]):
            return bound, start, end + match.end()
    return "exact", start, end


def _limits(part: Part) -> tuple[float | None, float | None]:
    low, high = part.low, part.high
    if part.bound == "about":
        return low * (1 - part.slack), high * (1 + part.slack)
    if part.bound in {"at_least", "more_than"}:
        return low, None
    if part.bound in {"at_most", "less_than"}:
        return None, high
    return low, high


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
        self._mask_dates()

    def _mask_dates(self) -> None:
        spans = date_spans(self.text, self.language)
        if spans:
            for at, place in enumerate(self.folded.offsets):
                if any(start <= place < end for start, end in spans):
                    self.taken[at] = True

    def _free(self, start: int, end: int) -> bool:
        return not any(self.taken[start:end])

    def _add(self, part: Part) -> None:
        bound, start, end = part.bound, part.start, part.end
        if part.bound in {"exact", "about", "range"}:
            stated, start, end = _bound(self.plain, part.start, part.end, part.kind)
            if stated != "exact" and part.bound != "range":
                bound = stated
        if any(self.taken[start : part.start]):
            start = part.start
        self.taken[start:end] = [True] * (end - start)
        self.parts.append(replace(part, bound=bound, start=start, end=end))

    def run(self) -> list[Quantity]:
        for pattern, share in FRACTIONS:
            for match in pattern.finditer(self.plain):
                end = match.start() + len(match.group().rstrip())
                if self._free(match.start(), end):
                    percent = round(share * 100, 4)
                    self._add(Part(match.start(), end, percent, percent, "percent", "%"))
        for found in part_hours(self.plain):
            if self._free(found.start, found.end):
                self._add(Part(found.start, found.end, found.value, found.value, "duration", "min"))
        for group in groups(self.plain, self.language):
            if self._free(group.start, group.end):
                self._add(self._round(group))
        self._numbers()
        self.parts.sort(key=lambda part: part.start)
        return [_quantity(self.text, self.folded, part) for part in self.parts]

    def _round(self, group: RoundNumber) -> Part:
        """Give a round number its unit ("une centaine d'euros", "une dizaine de jours")."""
        kind: QuantityKind = "count"
        value, unit, end = group.value, None, group.end
        item = measured(self.plain, group.start, end, value, self.language, digits=False)
        if time := round_duration(self.plain, end):
            kind, unit, value, end = "duration", time[0], value * time[1], time[2]
        elif item is not None and item.unit is not None:
            kind, unit, value, end = item.kind, item.unit, item.value, item.end
        else:
            unit = self._noun(end)
        return Part(group.start, end, value, value, kind, unit, group.bound, group.slack)

    def _noun(self, end: int, *, singular: bool = False) -> str | None:
        return head_noun(self.text, self.folded, end, self.language, singular=singular)

    def _numbers(self) -> None:
        pending = [
            atom for atom in atoms(self.folded, self.text, self.language)
            if self._free(atom.start, atom.end)
        ]  # fmt: skip
        at = 0
        while at < len(pending):
            atom = pending[at]
            following = pending[at + 1] if at + 1 < len(pending) else None
            used = 1
            if not self._free(atom.start, atom.end) or self._refused(atom):
                at += 1
                continue
            if (following is not None and (two := self._share(atom, following))) or (
                following is not None and (two := self._range(atom, following))
            ):
                self._add(two)
                used = 2
            elif (one := self._single(atom)) is not None:
                self._add(one)
            at += used

    def _refused(self, atom: Atom) -> bool:
        if _is_identifier(self.text, self.folded, atom):
            return True
        after = self.plain[atom.end : atom.end + 20]
        if atom.ordinal and CENTURY.match(after):
            return True
        return atom.digits and not atom.ordinal and bool(re.match(r"^(?:x\d|s\b|/\d)", after))

    def _signed(self, start: int) -> int:
        """Return where the minus sign before a number stands, or `start`."""
        return start - 1 if _MINUS.search(self.plain[:start]) else start

    def _single(self, atom: Atom, *, ranged: bool = False) -> Part | None:
        if atom.ordinal:
            return Part(atom.start, atom.end, atom.value, atom.value, "ordinal", None)
        item = measured(
            self.plain, atom.start, atom.end, atom.value, self.language, digits=atom.digits
        )
        if item is not None:
            if (
                not atom.digits
                and atom.value == 1
                and not one_counts(self.plain, atom.start, atom.end, self.language, item.kind)
            ):
                return None
            start = money_before(self.plain, atom.start) if item.kind == "money" else atom.start
            start = self._signed(start)
            if item.kind == "count":
                unit = self._noun(item.end)
                return Part(start, item.end, item.value, item.value, "count", unit)
            return Part(start, item.end, item.value, item.value, item.kind, item.unit)
        if (
            atom.digits
            and _JOINED_RIGHT.match(self.plain[atom.end :])
            and not re.match(r"-[a-z]{3,}", self.plain[atom.end :])
        ):
            return None
        if (
            not atom.digits
            and atom.value == 1
            and not one_counts(self.plain, atom.start, atom.end, self.language, "count")
        ):
            return None
        # The second half of a score ("a 3-1 lead") counts nothing by itself.
        score = not ranged and re.search(r"\d-$", self.plain[: atom.start])
        unit = (
            None
            if score and atom.value <= _SCORE
            else self._noun(atom.end, singular=atom.value == 1)
        )
        if _name_number(self.text, self.folded, atom, item, unit is not None):
            return None
        sign = -1 if _MINUS.search(self.plain[: atom.start]) else 1
        return Part(
            self._signed(atom.start), atom.end, sign * atom.value, sign * atom.value, "count", unit
        )

    def _share(self, atom: Atom, following: Atom) -> Part | None:
        """Read "four in ten", "un sur trois" as a percentage."""
        gap = self.plain[atom.end : following.start]
        if following.value not in _SHARE_OF or atom.value >= following.value or atom.value > 99:  # noqa: PLR2004  a share
            return None
        if not _SHARE.match(gap) or not self._free(following.start, following.end):
            return None
        item = measured(self.plain, following.start, following.end, following.value, self.language,
                        digits=following.digits)  # fmt: skip
        if item is not None:
            return None
        percent = 100 * atom.value / following.value
        return Part(atom.start, following.end, percent, percent, "percent", "%")

    def _range(self, atom: Atom, following: Atom) -> Part | None:
        """Read "entre 5 et 7", "de 5 à 7", "5-7 dead", "three or four" as one range."""
        if atom.ordinal or following.ordinal or not self._free(following.start, following.end):
            return None
        first = measured(
            self.plain, atom.start, atom.end, atom.value, self.language, digits=atom.digits
        )
        edge = first.end if first is not None else atom.end
        last = self._single(following, ranged=True)
        if last is None:
            return None
        gap = self.plain[edge : following.start]
        gap = re.sub(r"[$£€]$", "", gap)
        before = self.plain[: atom.start]
        between = _BETWEEN.match(gap) and _BETWEEN_WORD.search(before)
        if not between and not _RANGE.match(gap):
            return None
        low, high = (first.value if first else atom.value), last.low
        if first is not None and first.kind == "money" and last.unit is None:
            last = replace(last, kind="money", unit=first.unit)  # "$5-7 million"
        if first is not None and last.unit != first.unit and first.kind != "count":
            return None
        if low == atom.value and low < high:
            scale = last.low / following.value if following.value else 1
            low = low * scale if low * scale < high else low
        if low >= high:
            return None
        if not between and _FROM_WORD.search(before) and CHANGE_VERBS.search(before[-40:]):
            return None
        if "-" in gap and last.unit is None and not between:
            return None
        word = _BETWEEN_WORD.search(before) if between else _FROM_WORD.search(before)
        start = (
            word.start() if word and (between or re.search(r"\b(?:a|to) $", gap)) else atom.start
        )
        start = money_before(self.plain, start) if last.kind == "money" else start
        if last.unit in {"year", None} and says_age(before):
            last = replace(last, kind="age", unit="year")
        return Part(start, last.end, low, high, last.kind, last.unit, "range")


@lru_cache(maxsize=4096)
def scan(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text, in order, not overlapping."""
    return tuple(_Scan(text, language).run())
