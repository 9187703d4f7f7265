"""Whom an entry is shown as said by, and when its own words already say so."""

from schemas.entries import Align
from summarizer.extraction.attribution import attributions_in
from summarizer.merging.brief import Entry, Side
from summarizer.values.folding import fold
from summarizer.values.names import same_name


def speaker_to_add(entry: Entry) -> str | None:
    """Return the speaker to name after an entry's words; None where the words name them.

    "Trump a annoncé une rencontre" needs no "selon Trump". An entry may be in another language
    than the brief, so both are read.
    """
    if entry.align is not Align.CLAIM:
        return entry.said_by
    return _beside(entry.text, entry.said_by)


def speaker_of_side(side: Side) -> str | None:
    """Return the speaker to name after the words of a side, as `speaker_to_add` does."""
    return _beside(side.text, side.said_by)


def _beside(text: str, said_by: str | None) -> str | None:
    if said_by is None:
        return None
    named = [a for code in ("fr", "en") for a in attributions_in(text, code)]
    for attribution in named:
        if fold(said_by) in fold(attribution.text) or any(
            same_name(name.raw, said_by) for name in attribution.names
        ):
            return None
    return said_by
