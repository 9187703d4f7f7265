"""From articles to cases: which claim, changed how, is put before the gates."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from random import Random
from typing import TypeVar

from summarizer.evaluation.faults import figure_faults, word_faults
from summarizer.evaluation.faults.changes import Changed
from summarizer.evaluation.faults.claims import Reading, Truth
from summarizer.evaluation.faults.tally import FLOORS
from summarizer.evaluation.faults.text import quotations
from summarizer.evaluation.faults.verdict import Case

LANGUAGES = ("en", "fr")
T = TypeVar("T")
# Sentences with two units or a named speaker are rare, so each is changed in several ways.
TRIES = {"unit": 4, "speaker": 3}
PER_ARTICLE = 6  # claims of one kind from one article at most, so that none dominates
MUTATIONS: dict[str, Callable[[Reading, Truth, Random], Changed | None]] = {
    "number": figure_faults.number,
    "date": figure_faults.date,
    "quoted words": word_faults.quoted,
    "unit": figure_faults.unit,
    "speaker": word_faults.speaker,
    "wrong sentence": word_faults.wrong_sentence,
}


def cases(read: Sequence[Reading], per_kind: int, seed: int) -> Iterator[Case]:
    """Yield up to `per_kind` cases of each kind in each language, the same for the same seed."""
    for language in LANGUAGES:
        own = [reading for reading in read if reading.language == language]
        others = sorted({name for reading in own for name in reading.names})
        for kind in FLOORS:
            rng = Random(f"{seed} {kind} {language}")
            streams = [_cases_of(kind, reading, others, rng) for reading in own]
            yield from islice(in_turn(streams), per_kind)


def in_turn(streams: Sequence[Iterator[T]]) -> Iterator[T]:
    """Take one case from each article in turn, at most `PER_ARTICLE` from each."""
    for _ in range(PER_ARTICLE):
        for stream in streams:
            case = next(stream, None)
            if case is not None:
                yield case


def _cases_of(kind: str, reading: Reading, others: list[str], rng: Random) -> Iterator[Case]:
    for truth in reading.truths(rng):
        seen: set[tuple[str, str | None]] = set()
        for _ in range(TRIES.get(kind, 1)):
            case = _case(kind, reading, truth, others, rng)
            if case is not None and (case.text, case.said_by) not in seen:
                seen.add((case.text, case.said_by))
                yield case


def _case(kind: str, reading: Reading, truth: Truth, others: list[str], rng: Random) -> Case | None:
    if kind == "control":
        return _control(reading, truth, rng)
    if kind == "control quote":
        return _control_quote(reading, truth)
    if kind == "name":
        return _planted(kind, reading, truth, word_faults.name(reading, truth, others, rng))
    return _planted(kind, reading, truth, MUTATIONS[kind](reading, truth, rng))


def _planted(kind: str, reading: Reading, truth: Truth, changed: Changed | None) -> Case | None:
    if changed is None:
        return None
    return Case(
        reading=reading,
        kind=kind,
        how=changed.how,
        truth=truth,
        text=changed.text,
        said_by=changed.said_by,
        sentences=changed.sentences,
        needle=changed.needle,
    )


def _control(reading: Reading, truth: Truth, rng: Random) -> Case | None:
    whole = truth.text == reading.sentences[truth.n]
    if whole and rng.random() < 0.7:  # noqa: PLR2004  a share: shortened ones are rarer
        return None
    named = truth.speaker is not None and rng.random() < 0.5  # noqa: PLR2004  a share
    return Case(
        reading=reading,
        kind="control",
        how="whole sentence" if whole else "shortened",
        truth=truth,
        text=truth.text,
        # Models leave the speaker out as often as not.
        said_by=truth.speaker if named else None,
        sentences=[truth.n],
        needle="",
    )


def _control_quote(reading: Reading, truth: Truth) -> Case | None:
    long = [span for span in quotations(reading.sentences[truth.n]) if span.text.count(" ") > 1]
    if truth.speaker is None or not long:
        return None
    return Case(
        reading=reading,
        kind="control quote",
        how="with its speaker",
        truth=truth,
        text="",
        said_by=truth.speaker,
        sentences=[truth.n],
        needle="",
    )
