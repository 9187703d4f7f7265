"""Holding sentences a model wrote for the lede against the entries of the brief.

An entry is all the evidence there is: what its cited sentences say beyond it may be disputed
elsewhere. A sentence is cut into stretches, each of which one entry must carry by itself, so
that nothing is told of one thing that was said of another. Within a stretch the model may
leave words out and move dates and the speaker; it may bring no word of its own, turn no two
round, drop nobody who says so, and lose no word that turns the meaning.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from schemas.lede import Lede, LedeLine
from summarizer.extraction.evidence import language_of
from summarizer.merging.brief import Brief, Entry, LedeSentence
from summarizer.merging.brief_run import RefusedSentence
from summarizer.merging.lede import HIDDEN, LONGEST, MOST, each_side, ended, plain
from summarizer.merging.lede_stretch import TOO_LITTLE, Ground, Missing, carried
from summarizer.values.text import clauses, fold

_SHOWN = 300  # code points of a refused sentence that are kept
_MOST_READ = 12  # sentences of an answer
# What keeps apart two things that are not said by the same voice.
_APART = re.compile(r";|\b(?:mais|tandis que|alors que|but|while|whereas)\b")
_CONTRAST = re.compile(
    r"\b(?:mais|tandis que|alors que|selon|contre(?:di\w+)?|diverge\w*|desaccord|"
    r"but|while|whereas|according to|disagree\w*|differ\w*|contradict\w*|dispute\w*)\b"
)


@dataclass
class CheckedLede:
    """What came of a model's lede."""

    kept: list[LedeSentence] = field(default_factory=list)
    refused: list[RefusedSentence] = field(default_factory=list)


def check_lede(brief: Brief, entries: Sequence[Entry], written: Lede) -> CheckedLede:
    """Check every sentence of `written` against the entries it rests on.

    Args:
        brief: The brief the lede is for.
        entries: What the model was shown, numbered from 1 in this order.
        written: Its answer.

    Returns:
        The sentences that hold, at most `MOST`, each with the entries that carry it, and the
        others with the reason; every sentence ends in one of the two, but for those after the
        twelfth, which are counted in one refusal.

    """
    checked = CheckedLede()
    checker = _Checker(brief, entries)
    for line in written.sentences[:_MOST_READ]:
        outcome = checker.outcome(line, checked.kept)
        if isinstance(outcome, LedeSentence):
            checked.kept.append(outcome)
        else:
            checked.refused.append(outcome)
    if beyond := written.sentences[_MOST_READ:]:
        first = _safe(beyond[0].text[:_SHOWN])
        detail = f"it and all after it, {len(beyond)} in number, were not read"
        refused = RefusedSentence(text=first, entries=[], reason="too_long", detail=detail)
        checked.refused.append(refused)
    return checked


class _Checker:
    """The entries of one brief, ready to be held against sentences."""

    def __init__(self, brief: Brief, entries: Sequence[Entry]) -> None:
        self.brief = brief
        self.grounds = [Ground(entry, brief.language) for entry in entries]

    def outcome(
        self, line: LedeLine, kept: Sequence[LedeSentence]
    ) -> LedeSentence | RefusedSentence:
        numbers = [n for n in dict.fromkeys(line.entries) if 1 <= n <= len(self.grounds)]
        named = [self.grounds[n - 1] for n in numbers]
        chosen = not line.text.strip() and len(named) == 1
        if chosen:
            line = line.model_copy(update={"text": named[0].line})
        text = " ".join(line.text[: 2 * LONGEST].split())
        missing = self._form(text, line, named)
        used: list[Ground] = []
        if missing is None:
            text = ended(text)
            used, missing = self._rest(text, named)
        if missing is None:
            missing = self._standing(text, used, kept)
        if missing is not None:
            return RefusedSentence(
                text=_safe(text[:_SHOWN]),
                entries=[ground.entry.id for ground in named],
                reason=missing.reason,
                detail=missing.detail,
            )
        rests_on = list(dict.fromkeys(ground.entry.id for ground in used))
        return LedeSentence(text=text, entries=rests_on, written_by="chosen" if chosen else "model")

    def _form(self, text: str, line: LedeLine, named: Sequence[Ground]) -> Missing | None:
        """Refuse what is no plain sentence, whatever it says."""
        if not any(char.isalnum() for char in text):
            return Missing("weak_support", "it says nothing")
        if len(line.text) > LONGEST:
            return Missing("too_long", f"{len(line.text)} characters")
        if not plain(text):
            return Missing("markup", "it is no plain sentence")
        unknown = [n for n in line.entries if not 1 <= n <= len(self.grounds)]
        if unknown or not named:
            what = f"there is no entry {unknown[0]}" if unknown else "it names no entry"
            return Missing("unknown_entry", what)
        if language_of(text, self.brief.language) != self.brief.language:
            return Missing("other_language", "the brief is in another language")
        return None

    def _rest(self, text: str, named: Sequence[Ground]) -> tuple[list[Ground], Missing | None]:
        """Find the entries that carry `text`: the ones named, else any that were shown."""
        used, missing = _partition(text, named)
        if missing is not None:
            others = [*named, *(ground for ground in self.grounds if ground not in named)]
            again, still = _partition(text, others)
            if still is None:
                return again, None
        return used, missing

    def _standing(
        self, text: str, used: Sequence[Ground], kept: Sequence[LedeSentence]
    ) -> Missing | None:
        """Refuse what is true but does not belong there: one side of a dispute, a repetition."""
        ids = {ground.entry.id for ground in used}
        for ground in used:
            if ground.entry.status == "disputed" and not self._both_sides(ground, ids, text):
                return Missing("disputed_as_fact", "some say otherwise, and it does not say so")
        if len({ground.speaker for ground in used}) > 1 and not _APART.search(fold(text)):
            return Missing("speaker_not_in_source", "it does not keep apart who says what")
        said = {ident for sentence in kept for ident in sentence.entries}
        headline = {g.entry.id for g in self.grounds if g.entry.text == self.brief.headline}
        if ids <= said | headline:
            return Missing("repeated", "the headline or an earlier sentence says it")
        if len(kept) >= MOST:
            return Missing("too_long", f"a lede has {MOST} sentences")
        return None

    def _both_sides(self, ground: Ground, ids: set[str], text: str) -> bool:
        """Tell whether a sentence that rests on a disputed entry gives the other side, too."""
        about = [c for c in self.brief.conflicts if ground.entry.id in c.entries]
        said = [own.entry for own in self.grounds if own.entry.id in ids]
        whole = all(each_side(c, [entry for entry in said if entry.id in c.entries]) for c in about)
        return bool(about) and whole and _CONTRAST.search(fold(text)) is not None


def _partition(text: str, grounds: Sequence[Ground]) -> tuple[list[Ground], Missing | None]:
    """Cut a sentence into as few stretches as possible, each carried by one entry."""
    spans = clauses(text)
    ends = [start for start, _ in spans[1:]] + [len(text)]
    reached: dict[int, list[Ground]] = {0: []}
    at_start: dict[int, int] = {0: 0} | {i + 1: end for i, end in enumerate(ends)}
    for last in range(1, len(spans) + 1):
        for first in range(last):
            if first not in reached:
                continue
            stretch = text[at_start[first] : at_start[last]].strip(" ,;:")
            holder = next((g for g in grounds if carried(stretch, g) is None), None)
            if holder is None:
                continue
            if last not in reached or len(reached[first]) + 1 < len(reached[last]):
                reached[last] = [*reached[first], holder]
    if len(spans) in reached:
        return reached[len(spans)], None
    return [], _why_not(text, grounds, (at_start[max(reached)], at_start[max(reached) + 1]))


def _why_not(text: str, grounds: Sequence[Ground], stuck: tuple[int, int]) -> Missing:
    """Say what no entry carries: of the clause where cutting got stuck, of the rest, of all."""
    why = TOO_LITTLE
    for start, end in (stuck, (stuck[0], len(text)), (0, len(text))):
        stretch = text[start:end].strip(" ,;:")
        best = max(grounds, key=lambda ground: ground.shares(stretch))
        why = carried(stretch, best) or why
        if why is not TOO_LITTLE:
            break
    return why


def _safe(text: str) -> str:
    """Return `text` without characters that show nothing or turn what is shown."""
    return "".join(c for c in text if unicodedata.category(c) not in HIDDEN)
