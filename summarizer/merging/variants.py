"""Variants: other ways of saying the same, in conflict with nothing, that an editor should see."""

from collections.abc import Sequence
from typing import Literal

from schemas.entries import Align
from summarizer.merging.brief import Variant
from summarizer.merging.citations import unique
from summarizer.merging.consensus import Settled
from summarizer.merging.likeness import Reading
from summarizer.merging.quotes import contains
from summarizer.merging.speakers import Offices, one_office, one_voice, voice_of
from summarizer.values.quantities import compatible, vaguer
from summarizer.values.typed import TypedValue

Kind = Literal["precision", "vaguer", "translation", "attribution", "wording"]
_OTHER_WORDS = 0.5  # share of the shown claim's words below which a claim is worded otherwise
_OF_VALUES = {"precision", "vaguer"}
_LONG_ENOUGH = 4  # content words from which that says anything


def variants(settled: Settled, offices: Offices = ()) -> list[Variant]:
    """Return what members of an entry say more precisely, in other words, or by another voice.

    Members that say one thing more are one variant, whatever their words: the files of each
    value or voice stand together. Claims worded nearly alike are no variants: their citations
    show that.
    """
    joined: dict[tuple[Kind, object], list[Reading]] = {}
    for member in settled.members:
        if member is settled.shown:
            continue
        for key in _kinds(member, settled.shown, offices):
            joined.setdefault(key, []).append(member)
    return [_made(kind, members) for (kind, _), members in joined.items()]


def _kinds(member: Reading, shown: Reading, offices: Offices) -> list[tuple[Kind, object]]:
    """Return the kinds of variant a member is, each with what makes it that one."""
    if member.claim.align is Align.NAME:
        return []  # other spellings are aliases
    found: list[tuple[Kind, object]] = []
    voice = _voice(member, shown, offices)
    if voice is not None:
        found.append(("attribution", voice))
    if member.claim.align is Align.QUOTE:
        short, long = sorted((member.claim.text, shown.claim.text), key=len)
        if not contains(long, short):
            found.append(("translation", member.key))
    elif (values := _values(member, shown)) != _values(shown, member) and (
        kind := _by_values(member, shown)
    ):
        found.append((kind, frozenset(values)))
    elif not found and _worded_otherwise(member, shown):
        found.append(("wording", member.key))
    return found


def _voice(member: Reading, shown: Reading, offices: Offices) -> str | None:
    """Return who a member says said it, folded, where the shown claim names somebody else."""
    theirs, ours = voice_of(member), voice_of(shown)
    if theirs is None or ours is None or one_voice(theirs, ours, offices):
        return None
    across = member.language != shown.language
    if across and one_office(theirs, member.language, ours, shown.language):
        return None
    return theirs.casefold()


def _worded_otherwise(member: Reading, shown: Reading) -> bool:
    if member.language != shown.language or len(member.stems) < _LONG_ENOUGH:
        return False
    return len(member.stems & shown.stems) < _OTHER_WORDS * len(shown.stems)


def _by_values(member: Reading, shown: Reading) -> Kind | None:
    """Return what the values of a claim make it beside the one shown; None where they say less."""
    pairs = [
        (q, next((x for x in shown.quantities if compatible(q, x)), None))
        for q in member.quantities
    ]
    wider = any(x is not None and vaguer(q, x) for q, x in pairs)
    narrower = any(x is None or vaguer(x, q) for q, x in pairs)
    told = {(when.first, when.last, when.time) for when in shown.dates}
    more = any((when.first, when.last, when.time) not in told for when in member.dates)
    if narrower or more:
        return "wording" if wider else "precision"
    return "vaguer" if wider else None


def _made(kind: Kind, members: Sequence[Reading]) -> Variant:
    first = members[0]
    values: list[TypedValue] = [*first.quantities, *first.dates] if kind in _OF_VALUES else []
    return Variant(
        kind=kind,
        text=str(voice_of(first)) if kind == "attribution" else first.claim.text,
        values=values,
        citations=unique(c for member in members for c in member.claim.citations),
    )


def _values(reading: Reading, other: Reading) -> set[tuple[object, ...]]:
    """The values a claim gives, comparably: bounds for quantities, days for dates.

    What is counted has another name in another language, and is no value.
    """
    across = reading.language != other.language
    quantities = {
        (q.low, q.high, None if across and q.kind == "count" else q.unit)
        for q in reading.quantities
    }
    return quantities | {(d.first or d.key, d.last, d.time) for d in reading.dates}
