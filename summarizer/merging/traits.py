"""What a claim's words alone say: negations, states, how sure it is, whether it is over."""

from dataclasses import dataclass

from summarizer.extraction.mood import only_conditional
from summarizer.merging import lexicon
from summarizer.merging.likeness import Reading
from summarizer.merging.tense import told_as_past
from summarizer.values.folding import fold
from summarizer.values.memo import remembered

FIRM, LIKELY, POSSIBLE = 0, 1, 2


@dataclass(frozen=True)
class Traits:
    """What a claim's words alone say, apart from its typed values.

    Attributes:
        folded: The folded text.
        negated: Whether it is a denial, of its own or told of somebody.
        yet: Whether it only says "not yet".
        no_longer: Whether it says "no longer".
        unsaid: Whether it says that somebody has not said so, which is no denial.
        states: (track, rank) of the states it tells of.
        opens: Whether it says that a date or place is not known yet.
        details: (kind, value) of details one thing has once.
        outcomes: What became of the things it counts.

    """

    folded: str
    negated: bool
    yet: bool
    no_longer: bool
    unsaid: bool
    states: frozenset[tuple[str, int]]
    opens: bool
    details: frozenset[tuple[str, str]]
    outcomes: frozenset[str]


@remembered(16384)
def traits(text: str) -> Traits:
    """Read the traits of a claim's text, French or English."""
    folded = fold(text)
    negating = lexicon.NO_NEGATION.sub(" ", folded)
    return Traits(
        folded=folded,
        negated=any(
            pattern.search(negating)
            for pattern in (lexicon.NEGATES, lexicon.DENIES, lexicon.REJECTS)
        ),
        yet=bool(lexicon.NOT_YET.search(folded)),
        no_longer=bool(lexicon.NO_LONGER.search(folded)),
        unsaid=bool(lexicon.UNSAID.search(folded)),
        states=_states(folded),
        opens=bool(lexicon.OPEN.search(folded)),
        details=frozenset(
            (kind, value)
            for kind, context, values in lexicon.DETAILS
            if context.search(folded)
            for value, pattern in values.items()
            if pattern.search(folded)
        ),
        outcomes=frozenset(name for name, found in lexicon.OUTCOMES if found.search(folded)),
    )


def _states(folded: str) -> frozenset[tuple[str, int]]:
    """Return the last state of each track a text tells of: arrested, then released, is released."""
    now = lexicon.AT_FIRST.sub(" ", lexicon.NOT_A_STATE.sub(" ", folded))
    again = lexicon.AGAIN.split(now, maxsplit=1)[1:]
    last: dict[str, int] = {}
    for track, rank, pattern in lexicon.STATES:
        if pattern.search(now):
            last[track] = max(rank, last.get(track, rank))
    for text in again:  # "restarted, but was once again brought to a halt"
        last |= {track: rank for track, rank, pattern in lexicon.STATES if pattern.search(text)}
    return frozenset(last.items())


def tells(claim: str, passage: str) -> bool:
    """Tell whether a passage tells the state and the details a claim does, and is as sure of it.

    Most words of "released after his arrest" stand in a passage on the arrest alone.
    """
    wanted, there = traits(claim), traits(passage)
    if (wanted.no_longer, wanted.yet) != (there.no_longer, there.yet):
        return False
    if {_certainty(claim, None), _certainty(passage, None)} == {FIRM, POSSIBLE}:
        return False
    return all(
        pattern.search(there.folded)
        for track, rank, pattern in lexicon.STATES
        if (track, rank) in wanted.states
    )


def certainty(reading: Reading) -> int:
    """Return how sure a claim is: FIRM, LIKELY or POSSIBLE, by its own words, then its mode."""
    return _certainty(reading.claim.text, reading.claim.mode)


@remembered(16384)
def _certainty(text: str, mode: str | None) -> int:
    folded = lexicon.without_month(fold(text))
    if lexicon.POSSIBLE.search(folded) or (mode == "possible" and not only_conditional(text)):
        return POSSIBLE
    return LIKELY if lexicon.EXPECTED.search(folded) else FIRM


def ahead(reading: Reading) -> bool:
    """Tell whether a claim tells of something still to come when its article appeared.

    Its mode says so and its words or its day do too, for a mode alone is easily wrong; or its verb
    stands in the future, which not every mode takes in.
    """
    if reading.claim.mode is None:
        return False
    if lexicon.FUTURE.search(reading.claim.text):
        return True
    if reading.claim.mode == "happened":
        return False
    if lexicon.AHEAD.search(fold(reading.claim.text)) or certainty(reading) != FIRM:
        return True
    day = (reading.published or "9999")[:10]
    return any(when.first is not None and when.first >= day for when in reading.dates)


def done(reading: Reading) -> bool:
    """Tell whether a claim tells of something that has happened, not of an agreement to do it.

    What is told in the present ("Rubio heads the team") may be as it was planned to be.
    """
    if reading.claim.mode != "happened" or certainty(reading) != FIRM:
        return False
    text = reading.claim.text
    if not told_as_past(text, reading.language):
        return False
    return not lexicon.FUTURE.search(text) and not lexicon.AHEAD.search(fold(text))
