"""Who says it: one speaker under a name, an office or a claim's own words."""

from collections.abc import Iterable, Sequence

from schemas.entries import Align
from summarizer.extraction.attribution import attributions_in
from summarizer.extraction.media import is_medium
from summarizer.merging.concepts import common
from summarizer.merging.consensus import Settled
from summarizer.merging.likeness import Reading
from summarizer.values.memo import remembered
from summarizer.values.names import same_name
from summarizer.values.stopwords import STOPWORDS
from summarizer.values.text import content_words, words

_SMALL = STOPWORDS["fr"] | STOPWORDS["en"]

Offices = Sequence[tuple[frozenset[str], str]]
"""The words of every office the articles give somebody, and who holds it."""


def offices_of(entries: Iterable[Settled]) -> Offices:
    """Read off the people of a brief which office each of them holds."""
    people = (entry for entry in entries if entry.shown.claim.align is Align.NAME)
    held = {
        (_telling_words(member.claim.role), entry.shown.claim.text)
        for entry in people
        for member in entry.members
        if member.claim.role
    }
    return sorted(
        ((words_, name) for words_, name in held if words_),
        key=lambda each: (each[1], sorted(each[0])),
    )


def same_voice(a: str | None, b: str | None) -> bool:
    """Tell whether two speakers, as written, can be one."""
    if a is None or b is None:
        return False
    return a.casefold() == b.casefold() or same_name(a, b)


def one_voice(a: str | None, b: str | None, offices: Offices = ()) -> bool:
    """Tell whether two speakers can be one, a person named by an office included."""
    if same_voice(a, b):
        return True
    return bool(offices) and same_voice(holder(a, offices), holder(b, offices))


def one_office(a: str, language: str, b: str, other: str) -> bool:
    """Tell whether two speakers are called by one office, each in its language.

    "Les pompiers" and "the firefighters"; what one adds ("la préfecture", "the local
    prefecture") makes no other of it.
    """
    first, second = _meanings(a, language), _meanings(b, other)
    return bool(first and second) and (first <= second or second <= first)


@remembered(16384)
def _meanings(text: str, language: str) -> frozenset[str]:
    return frozenset(common(each, language) for each in content_words(text, language))


def holder(voice: str | None, offices: Offices) -> str | None:
    """Return the one person who holds the office a voice is named by, else the voice itself."""
    named = _telling_words(voice) if voice else frozenset()
    holders = {name for office, name in offices if named and named <= office}
    return holders.pop() if len(holders) == 1 else voice


def voice_of(reading: Reading) -> str | None:
    """Return who says a claim: the speaker beside it, or the one its own words name.

    "M. Poutine a jugé l'échange franc" is Poutine's judgement, whoever reports it.
    """
    claim = reading.claim
    if claim.said_by is not None or claim.align is not Align.CLAIM:
        return claim.said_by
    return _named_in(claim.text, reading.language)


def _named_in(text: str, language: str) -> str | None:
    for attribution in attributions_in(text, language):
        if attribution.names or not (attribution.pronoun or is_medium(attribution.text)):
            return attribution.names[0].raw if attribution.names else attribution.text
    return None


def _telling_words(text: str) -> frozenset[str]:
    return frozenset(token.folded for token in words(text)) - _SMALL
